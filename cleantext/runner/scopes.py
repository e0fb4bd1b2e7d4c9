"""Packs for some sites or languages alone, of which a run has no document: they do nothing, and somebody wonders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from cleantext.engine.sites import Sites
from cleantext.packs import builtin_files

if TYPE_CHECKING:
    from cleantext.cleaner import Cleaner
    from cleantext.kinds import Rule
    from cleantext.runner.tally import Tally

MOST_NAMED = 3
"""Sites or languages that are named."""


def sites_of_packs(cleaner: Cleaner) -> dict[str, Sites]:
    """Pack -> the sites that its rules are for; of packs all of whose rules are for some sites alone."""
    return {pack: Sites(sites) for pack, sites in _scopes(cleaner, lambda rule: rule.sites)}


def idle(cleaner: Cleaner, tally: Tally) -> Iterator[str]:
    """What is to be said of packs for whose sites or languages no document was there."""
    if not tally.documents["out"]:
        return
    told = set()
    for pack, sites in _scopes(cleaner, lambda rule: rule.sites):
        if pack not in tally.fitting:
            told.add(pack)
            yield (
                f"pack {pack} did nothing: no document is of its sites ({_some(sites)}), which are hosts of a record's "
                "`url` or folders above a file"
            )
    used = {rule.partition("/")[0] for rule in chain(tally.edits, tally.held)}
    for pack, languages in _scopes(cleaner, lambda rule: rule.languages):
        if not (pack in used or pack in told or any(code in tally.languages for code in languages)):
            found = [code for code, _ in tally.languages.most_common()]
            yield (
                f"pack {pack} did nothing: no document was found to be in its languages ({_some(languages)})"
                + (f", but in {_some(found)}" if found else "")
            )


def _scopes(cleaner: Cleaner, scope: Callable[[Rule], tuple[str, ...]]) -> Iterator[tuple[str, list[str]]]:
    """The packs that somebody added, all of whose rules have such a scope -> what is in these."""
    scopes: dict[str, list[tuple[str, ...]]] = {}
    for rule in cleaner.rules:
        scopes.setdefault(rule.id.rpartition("/")[0], []).append(scope(rule))
    for pack, found in scopes.items():
        if pack not in builtin_files() and all(found):
            yield pack, list(dict.fromkeys(chain.from_iterable(found)))


def _some(names: Iterable[str]) -> str:
    first, rest = list(names)[:MOST_NAMED], list(names)[MOST_NAMED:]
    return ", ".join([*first, *([f"and {len(rest)} more"] if rest else [])])
