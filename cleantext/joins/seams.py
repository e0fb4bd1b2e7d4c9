"""Where a token might be two words: the candidates, and what the token alone says about each of them.

A token is a run of letters, apostrophes inside included. Candidates come from changes of case, from the best path over
known pieces (at most with unknown ones between them, priced by their spelling), and from an acronym with a word behind.
Everything here depends on the token and the language alone, so it is computed once a word and kept in a bounded memo.
"""

from __future__ import annotations

import re
from array import array
from itertools import accumulate, pairwise, repeat
from typing import NamedTuple, TypeAlias

from cleantext.joins.bloom import digest
from cleantext.joins.german import whole
from cleantext.joins.keep import GARBLED
from cleantext.joins.names import AGED, MONTHS, SUBSTANCE, inside, named, people
from cleantext.joins.tables import Lexicon, fold

RUN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SHORTEST = 3
"""Letters of the shortest token that is looked at; in such a one only for a capital word behind another: ofA, toI."""
SHORTEST_PATH = 4
"""And of the shortest one that is read as several words without a change of case."""
LONGEST = 60
"""Longer runs of letters are no words; they are left alone."""
MAX_PIECE = 24
_GARBLED = re.compile(GARBLED)
ACRONYM = re.compile(r"([A-ZÀ-ÖØ-ÞА-Я]{2,})([a-zß-öø-ÿа-я]{2,})$")
_NAME_HEADS_TEXT = """
    Mc Mac De Di La Le Van Von Du Fitz St Des Del Da El Al Ma Bin Ben Ter O Lo San Saint Te Ua Dal Dela Las Los
"""
NAME_HEADS = frozenset(_NAME_HEADS_TEXT.split())
"""What names with a capital inside begin with."""
_PIECE = 9.3
"""Price of a piece: log10 of the words in the sample that a zipf frequency counts in, and a little."""
_CHEAPEST = 1.3
"""No piece costs less: no word is every tenth of a text."""
_UNKNOWN = 2.5
_GAIN = -1.5
"""log10 by which the pieces must at least explain a word better than its spelling as one does."""
_ROUNDING = 1e-6
"""More than sums of such numbers are off."""

Vector: TypeAlias = "array[float]"
"""Features, as C doubles: thousands of seams are remembered, and numpy takes rows of them as they are."""


class Seam(NamedTuple):
    """A place in a token where a space may be missing."""

    at: int
    """Characters from the chunk's start."""
    left: str
    """The piece before the seam, in lower case, and the one after it."""
    right: str
    before: str
    """The piece before `left` in the same token, and the one after `right`; empty at the token's ends."""
    after: str
    raw_left: str
    raw_right: str
    alone: Vector
    """Features of the token alone, in the order of ALONE (or of MARK_ALONE)."""
    token: str
    """The letters around the seam; for a seam at a mark the part of the chunk that is open."""
    start: int
    """Where the token begins in the chunk."""
    letters: bool
    """Between two letters."""


def seams(lexicon: Lexicon, token: str) -> tuple[Seam, ...]:
    """The candidates of a token that is a chunk by itself, from left to right; empty for most."""
    if not SHORTEST <= len(token) <= LONGEST:
        return ()
    low = fold(token)
    if len(low) != len(token):  # a letter that changes its length with its case
        return ()
    camel: list[int] = []
    if low[1:] != token[1:]:
        camel = [i for i in range(1, len(token)) if token[i].isupper() and token[i - 1].islower()]
    if not camel and lexicon.zipf(low):
        return ()
    if len(token) < SHORTEST_PATH and (camel != [2] or low[2] not in lexicon.singles):
        return ()
    found = set(camel)
    ends = [0, *camel, len(token)]
    for start, end in pairwise(ends):
        found.update(start + i for i in _inner(lexicon, token[start:end], low[start:end]))
    if camel:
        found -= inside(token)
        camel = [i for i in camel if i in found]
    if not found or SUBSTANCE.search(token) or AGED.match(token) or _GARBLED.search(token):
        return ()
    cuts = [0, *sorted(found), len(token)]
    if lexicon.language == "de":
        cuts = whole(lexicon, token, cuts)
        if len(cuts) == 2:
            return ()
    reading = _reading(lexicon, token, low, cuts, camel)
    return tuple([_seam(lexicon, reading, k) for k in range(len(cuts) - 2)])


def _inner(lexicon: Lexicon, part: str, low: str) -> list[int]:
    """Seams within a part of a token that has no change from lower to upper case."""
    if len(part) < 3 or lexicon.zipf(low):
        return []
    acronym = ACRONYM.match(part)
    if acronym:  # NATOand, USHave, GPUsand
        end = acronym.end(1)
        places = (end - 1, end, end + 1) if low[end] == "s" else (end - 1, end)
        halves = [(lexicon.zipf(low[:at]), lexicon.zipf(low[at:]), at) for at in places]
        known, _, at = max((right > 0, left + right, at) for left, right, at in halves)
        if known and at >= 2:
            return [at]
    return best_path(lexicon, low)


def best_path(lexicon: Lexicon, low: str, gain: float = _GAIN) -> list[int]:
    """Seams of the best way to read an unknown word as two or more pieces, if it explains it so much better than as one.

    Known pieces cost what their frequency says, others what their spelling does.
    A shortest path as in Norvig, "Natural Language Corpus Data" (2009), with the spelling model for unknown words.
    """
    n = len(low)
    cost = [0.0, *accumulate(lexicon.spelling(low))]  # of the letters up to each place, as one word
    enough = gain - cost[-1] - _ROUNDING
    barely = enough + _CHEAPEST  # before the last piece: with less, nothing that may follow makes it enough
    best = [0.0, *repeat(barely, n - 1), enough]
    back = [0] * (n + 1)
    known_to = [True] + [False] * n  # the last piece of the path is a known word
    for i in range(n):
        here = best[i]
        if here == barely:
            continue
        for word, number in lexicon.pieces(low[i:]):
            end = i + len(word)
            zipf = lexicon.frequency(number)
            if here + zipf - _PIECE <= best[end]:
                continue
            if end < i + 4:  # short words are found by chance
                if end == i + 1 and word not in lexicon.singles:
                    continue
                if end == i + 2 and zipf < 4.2:
                    zipf -= 1.5
                elif end == i + 3 and zipf < 3.5:
                    zipf -= 0.7
            score = here + zipf - _PIECE
            if score > best[end]:
                best[end], back[end], known_to[end] = score, i, True
        if known_to[i] and low[i] != "'":  # never two unknown pieces in a row
            base = here - _UNKNOWN + cost[i]
            for end in range(i + 3, min(n - (i == 0), i + MAX_PIECE) + 1):
                score = base - cost[end]
                if score > best[end]:
                    best[end], back[end], known_to[end] = score, i, False
                elif score <= enough:  # the longer, the dearer
                    break
    if best[n] + cost[n + 1] < gain:
        return []
    at = back[n]
    out = []
    while at:
        out.append(at)
        at = back[at]
    return out[::-1] if len(out) < 9 else []


WHOLE = (
    "seams", "camels", "zipf_token", "known_token", "length", "rarest", "unknown_pieces", "apostrophe", "all_upper",
    "spell_token", "path", "strange_token", "written_token", "product_token", "package_token",
)  # fmt: skip
PAIR = (
    "zipf_left", "zipf_right", "zipf_both", "zipf_min", "zipf_sum", "len_left", "len_right", "len_min", "pair", "pmi",
    "spell_both", "spell_left", "spell_right", "spell_seam", "upper_left", "upper_right", "acro_left", "acro_right",
    "tail_right", "head_left", "name_head", "unknown_left", "unknown_right", "zipf_left_upper", "zipf_right_upper",
    "one_left", "one_right", "two_left", "two_right", "camel", "camel_known", "common_left", "common_right",
    "spell_gain", "month_left", "month_right", "given_left", "given_right", "family_left", "family_right",
    "listed_left", "listed_right", "unseen", "strange_both", "written_both", "product_both",
    "package_both",
)  # fmt: skip
ALONE = WHOLE + PAIR
_NAMED = 4
"""The last ones of each are what `_named` says."""


class _Reading(NamedTuple):
    """A token, and the pieces that its seams cut it into, with what several seams ask of them."""

    token: str
    low: str
    cuts: list[int]
    """Where the pieces begin, and where the last one ends."""
    pieces: list[str]
    """In lower case."""
    zipfs: list[float]
    spelled: list[float]
    """What the spelling of each piece costs, as a word."""
    sizes: list[int]
    camel: list[int]
    whole: Vector


def _reading(lexicon: Lexicon, token: str, low: str, cuts: list[int], camel: list[int]) -> _Reading:
    pieces = [low[a:b] for a, b in pairwise(cuts)]
    zipfs = [lexicon.zipf(piece) for piece in pieces]
    zipf = lexicon.zipf(low)
    spelled = lexicon.spelling(low)
    whole = array("d", (
        len(cuts) - 2, len(camel), zipf, zipf > 0, len(low), min(zipfs), zipfs.count(0), "'" in low,
        token.isupper(), sum(spelled) / len(spelled), (sum(zipfs) - _PIECE * len(pieces)) / len(low), *_named(lexicon, token, low),
    ))  # fmt: skip
    costs = [sum(lexicon.spelling(piece)) for piece in pieces]
    return _Reading(token, low, cuts, pieces, zipfs, costs, [len(piece) for piece in pieces], camel, whole)


def _named(lexicon: Lexicon, word: str, low: str) -> tuple[bool, bool, bool, bool]:
    """Whether a word that looks like several is known as one: as rare or foreign, as it is written, as the name of a product or
    a firm, of a package of software."""
    mark = digest(low)
    products, packages = named()
    return lexicon.strange.holds(mark), lexicon.written(word), products.holds(mark), packages.holds(mark)


def _seam(lexicon: Lexicon, reading: _Reading, k: int) -> Seam:
    """What is said of the seam behind piece `k`."""
    token, low, cuts, pieces, zipfs, costs, sizes, camels, whole = reading
    start, at, end = cuts[k : k + 3]
    left, right = pieces[k : k + 2]
    raw_left, raw_right = token[start:at], token[at:end]
    zl, zr = zipfs[k : k + 2]
    nl, nr = sizes[k : k + 2]
    if len(pieces) == 2:
        both, names = low, whole[-_NAMED:]
    else:
        both = low[start:end]
        names = array("d", _named(lexicon, token[start:end], both))
    zb = lexicon.zipf(both)
    spelled = lexicon.spelling(both)
    spell_both = sum(spelled)
    pair = lexicon.pair(left, right)
    given, family = people()
    camel = at in camels
    upper_left, upper_right = raw_left[0].isupper(), raw_right[0].isupper()
    alone = array("d", (
        zl, zr, zb, min(zl, zr), zl + zr, nl, nr, min(nl, nr), pair, pair - (zl + zr - 9) if pair else 0.0,
        spell_both / (nl + nr + 1), costs[k] / (nl + 1), costs[k + 1] / (nr + 1), (spelled[nl] + spelled[nl + 1]) / 2,
        upper_left, upper_right,
        nl > 1 and raw_left.isupper(), nr > 1 and raw_right.isupper(), lexicon.tail(right), lexicon.head(left),
        raw_left in NAME_HEADS, zl == 0, zr == 0, zl if upper_left else -1.0, zr if upper_right else -1.0,
        nl == 1, nr == 1, nl == 2, nr == 2, camel, camel and zb > 0, zl > 5.5, zr > 5.5,
        spell_both - costs[k] - costs[k + 1], left in MONTHS, right in MONTHS,
        upper_left and left in given, upper_right and right in given,
        upper_left and left in family, upper_right and right in family,
        lexicon.listed(left), lexicon.listed(right), 0.0 if pair else zl + zr - 9, *names,
    ))  # fmt: skip
    before = pieces[k - 1] if k else ""
    after = pieces[k + 2] if k + 2 < len(pieces) else ""
    return Seam(at, left, right, before, after, raw_left, raw_right, whole + alone, token, 0, True)
