"""Single words that are not several, though they look it: names of firms, products and substances, identifiers."""

from __future__ import annotations

import functools
import re
from importlib import resources

from cleantext.joins.bloom import Bloom

_VERBS = "get set add create update delete remove init parse load enable disable toggle render handle fetch use"
_IDENTIFIER = re.compile(rf"(?:{'|'.join(_VERBS.split())})(?:[A-Z][a-z]+)+$|[a-z]+(?:[A-Z][a-z]+)+ById$")

SUBSTANCE = re.compile(
    r"(?:(?:meth|eth|prop|but|pent|hex|oct|laur|cetear|glycer|phen|benz|acet|vin|sil|ethin)yl|(?:hydr|meth|eth|phen|per)oxy"
    r"|chloro|fluoro|bromo|nitro|sulfo|hydrogen|sorbitan)[a-z]{2,}(?:ose|ene|ane|ate|ite|ide|ine?|one|ole?|furan|fural|onium|silyl)s?$",
    re.IGNORECASE,
)
"""Hydroxypropylmethylcellulose, hydrogencarbonate: a part that is seldom a word by itself, and the ending of a substance."""
AGED = re.compile(r"(?:twen|thir|for|fif|six|seven|eigh|nine)tysomethings?$", re.IGNORECASE)
"""Fiftysomething."""

_MONTHS = """
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    januar februar märz mai juni juli oktober dezember okt dez montag dienstag mittwoch donnerstag freitag samstag
    sonntag janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi
    vendredi enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes
    miércoles gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì martedì mercoledì giovedì
    venerdì janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
"""
MONTHS = frozenset(_MONTHS.split())
"""Months and days of the week, in lower case, of all languages."""


_AHEAD = """
    of the in on at by to for from with under over through and
    de du des le la les au aux en sans sous sur dans par pour entre un une
    del el los las con por sin al un una
    il lo gli della dello dei delle dal dalla di da nel
    do da dos das no na com sem um uma
    vom von zum zur im am auf aus unter
    van den der ter het op na nad pod po za
"""
AHEAD = frozenset(_AHEAD.split())
"""Small words that family names begin with (Delmonte, Dubois, Underhill), in lower case: behind a given name no sentence
has them with a capital."""


@functools.cache
def people() -> tuple[frozenset[str], frozenset[str]]:
    """Given names and family names in lower case (US Census 1990; `training/joins/build_tables.py`)."""
    given, family = (resources.files(__package__) / "data" / "people.txt").read_text("utf-8").splitlines()
    return frozenset(given.split()), frozenset(family.split())


@functools.cache
def named() -> tuple[Bloom, Bloom]:
    """Words that are names of products and firms, and of packages of software (`training/joins/build_names.py`)."""
    data = resources.files(__package__) / "data"
    return Bloom((data / "products.bloom").read_bytes()), Bloom((data / "packages.bloom").read_bytes())


@functools.cache
def names() -> re.Pattern[str]:
    """One of `data/names.txt`, anywhere in a token; the longest first."""
    text = (resources.files(__package__) / "data" / "names.txt").read_text("utf-8")
    words = [w for line in text.splitlines() if not line.startswith("#") for w in line.split()]
    return re.compile("|".join(map(re.escape, sorted(set(words), key=lambda w: (-len(w), w)))))


def inside(token: str) -> frozenset[int]:
    """Places in a token that are inside such a word: no seam there."""
    if _IDENTIFIER.match(token):
        return frozenset(range(1, len(token)))
    return frozenset(i for found in names().finditer(token) for i in range(found.start() + 1, found.end()))
