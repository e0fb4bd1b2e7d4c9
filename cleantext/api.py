"""The shortest way in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from cleantext import edits as spans
from cleantext.cleaner import Cleaner
from cleantext.errors import UsageError, did_you_mean
from cleantext.kinds.base import NAME
from cleantext.packs import builtin, builtin_files
from cleantext.types import Edit, Profile, names


def clean(text: str, *, profile: Profile = "article", language: str = "auto") -> str:
    """`text` as the built-in rules clean it. For other options, and for many texts, make a `Cleaner`.

    Args:
        profile: `article` (text that an extractor has been through) or `page` (a whole page's text).
        language: `auto`, or the code of the language that the text is in.

    Raises:
        UsageError: an option is wrong.
    """
    try:
        cleaner = _cleaner(profile, language)
    except TypeError:  # what cannot be kept by its value is no option, and a Cleaner says what is wrong with it
        cleaner = Cleaner(profile=profile, language=language)
    return cleaner.run(text).text


@lru_cache(maxsize=8)
def _cleaner(profile: Profile, language: str) -> Cleaner:
    return Cleaner(profile=profile, language=language)


def undo(text: str, edits: Iterable[Edit | Mapping[str, Any]], rule: str | None = None) -> str:
    """The source of which `edits` made `text`, exactly.

    Args:
        text: the cleaned text.
        edits: its whole ledger: `edits` of a Result, or of a line of a ledger file.
        rule: take back only the edits in which this rule had a hand: its full id; or its own name, for the rules of
            that name in all packs; or a pack's, for all of its rules. Of a rule that did nothing here, nothing is taken
            back.

    Raises:
        LedgerMismatch: something else stands where an edit put its replacement, or the text ends before. Where an edit
            only took out, nothing is left to compare: a text that was changed there gives back a text all the same.
        UsageError: `edits` are none; or no rule can be called so: it is no name, or a built-in pack has no such rule, nor has an edit.
    """
    ledger = list(map(spans.edit_from, edits))
    if rule is not None:
        _refuse_unknown(rule, ledger)
    return spans.undo(text, ledger, rule)


def _refuse_unknown(rule: str, edits: list[Edit]) -> None:
    """Raises UsageError for what no rule or pack can be called. Whether a pack that is not built in has a rule, nobody can
    say here; whoever takes one back in many texts meets some where it did nothing."""
    known = {name for edit in edits for one in (edit.rule, *edit.also) for name in names(one)}
    if rule in known:
        return
    pack = rule.partition("/")[0] if isinstance(rule, str) else ""
    if "/" in str(rule) and pack in builtin_files():
        known |= {one.id for one in builtin(pack).rules}
    elif pack and re.fullmatch(f"{NAME}(/{NAME})?", rule):
        return
    if rule not in known:
        raise UsageError(f"no rule or pack is called {rule!r}{did_you_mean(str(rule), known)}")
