"""Repeated lines to packs of YAML, all their rules candidates that somebody is to review."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

import yaml

from cleantext.errors import UsageError
from cleantext.keys import key
from cleantext.kinds.base import PHRASE, SHORT
from cleantext.learn.counts import DIGITS, Repeated
from cleantext.learn.ids import id_of

_APOSTROPHE = re.compile("['’]")
_DOUBT = ", as an author's lines do: over a paragraph, or as a statement below one"
_NUMBER = 6
"""Bytes by which a rule's id may get longer beside another site's rule of the same id."""


def packs_of(repeated: Iterable[Repeated], name: str, most: int) -> Iterator[tuple[str, str]]:
    """Names and contents of as many packs as it takes for none to have more than `most` bytes; a site's rules stay
    together.

    Raises:
        UsageError: the rules of one site alone have more.
    """
    held: list[Repeated] = []
    size = count = 0
    for site, found in groupby(_without_doubles(repeated), key=lambda each: each.site):
        some = list(found)
        own = len(pack_of(some, _numbered(name, count + 2)).encode()) + _NUMBER * len(some)
        if own > most:
            raise UsageError(
                f"the rules of {site or 'this site'} alone have {own:,} bytes, more than a pack may have ({most:,}): "
                "ask for more pages with --least or --share"
            )
        if held and size + own > most:
            count += 1
            yield _numbered(name, count), pack_of(held, _numbered(name, count))
            held, size = [], 0
        held += some
        size += own
    yield _numbered(name, count + 1), pack_of(held, _numbered(name, count + 1))


def _without_doubles(repeated: Iterable[Repeated]) -> Iterator[Repeated]:
    """The lines without those that a rule for documents of no site (which come first, and whose rules are for all) takes
    as well."""
    everywhere: dict[str, Repeated] = {}
    for found in repeated:
        if not found.site:
            everywhere[found.shape] = found
        elif (other := everywhere.get(found.shape)) and _takes(other, found):
            continue
        yield found


def _takes(rule: Repeated, other: Repeated) -> bool:
    """Whether the rule for a line takes another of the same shape, wherever that stands."""
    if rule.where not in ("anywhere", other.where):
        return False
    if _is_phrase(rule):
        return other.fixed and key(rule.line) == key(other.line)
    return re.fullmatch(_pattern(rule.line), other.line, re.IGNORECASE) is not None


def _numbered(name: str, n: int) -> str:
    return name if n == 1 else f"{name}-{n}"


def pack_of(repeated: Iterable[Repeated], name: str) -> str:
    """The pack, as YAML, all its rules candidates. Lines with the same evidence (a menu, a footer) are one rule."""
    groups: dict[object, list[Repeated]] = {}
    for n, found in enumerate(repeated):
        together = found._replace(shape="", line="", fixed=True) if _is_phrase(found) else n
        groups.setdefault(together, []).append(found)
    ids: set[str] = set()
    rules = [_rule(group, ids) for group in sorted(groups.values(), key=lambda group: group[0].doubtful)]
    head = {"pack": name, "version": "0.1.0", "description": "Learned: lines that repeat on the pages of their site."}
    text = yaml.dump({**head, "rules": rules}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return (
        "# Made by `cleantext learn`. Read each rule, delete what is text and not chrome, and take `status: candidate`\n"
        "# away from what you have reviewed. Rules in a pack that you name work whether they are candidates or not;\n"
        "# those with `status: doubtful`, at the end, do nothing until you take that line away.\n"
        + text
    )


def _is_phrase(found: Repeated) -> bool:
    """Whether it can be told word for word; another line needs a pattern."""
    return found.fixed and len(found.line) <= PHRASE


def _rule(group: list[Repeated], ids: set[str]) -> dict[str, object]:
    found = group[0]
    before = "The ferry left at nine, and nobody was late for it."
    site = f" of {found.site}" if found.site else ""
    verb = "Stands" if len(group) == 1 else "Stand"
    rule: dict[str, object] = {
        "id": _id(found.shape, ids),
        "kind": "line",
        "why": f"{verb} on {found.on} of {found.pages} pages{site}{_DOUBT if found.doubtful else ''}.",
        "status": "doubtful" if found.doubtful else "candidate",
        "evidence": {
            "count": found.on,
            "share": round(found.on / found.pages, 3),
            "above": found.places.above,
            "within": found.places.within,
            "below": found.places.tail,
            "files": list(found.files),
        },
    }
    if found.site:
        rule["sites"] = [found.site]
    if _is_phrase(found):
        rule["phrases"] = [each.line for each in group]
    else:
        rule["pattern"] = f"^{_pattern(found.line)}$"
    rule["where"] = found.where
    rule["longest"] = SHORT
    changed = f"{found.line}\n\n{before}" if found.where == "head" else f"{before}\n\n{found.line}"
    rule["examples"] = {
        "change": [{"in": changed, "out": before}],
        "keep": [f"“{found.line}” was written on the wall.", f"{found.line} and so on, he said."],
    }
    return rule


def _pattern(line: str) -> str:
    """The line as a pattern: its digits may differ, and so may its apostrophes, as they may in a key."""
    parts = (re.escape(part).replace("\\ ", " ") for part in DIGITS.split(line))
    return "[0-9]+".join(_APOSTROPHE.sub("['’]", part) for part in parts)


def _id(shape: str, taken: set[str]) -> str:
    name, n = id_of(shape), 2
    words = name
    while name in taken:
        name, n = f"{words}-{n}", n + 1
    taken.add(name)
    return name


class _Dumper(yaml.SafeDumper):
    """Strings that YAML 1.1 and 1.2 read differently are quoted, lines stand one below the other, nothing is an alias."""

    def ignore_aliases(self, data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: _Dumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
# What begins like a number is quoted: YAML 1.2 takes more for one (`1e5`) than 1.1, which PyYAML goes by.
_Dumper.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+.]?[0-9].*"), list("-+.0123456789"))
