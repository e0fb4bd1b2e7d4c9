"""The kinds: what a rule can extend. One file a kind."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cleantext.kinds.base import Change, Examples, Rule, Sought, Wake
from cleantext.kinds.line import LineRule
from cleantext.kinds.repeat import RepeatRule
from cleantext.kinds.replace import ReplaceRule
from cleantext.kinds.score import ScoreRule
from cleantext.kinds.section import SectionRule
from cleantext.kinds.split_words import SplitWordsRule
from cleantext.kinds.transform import TransformRule

KINDS: dict[str, type[Rule]] = {
    "line": LineRule,
    "repeat": RepeatRule,
    "replace": ReplaceRule,
    "score": ScoreRule,
    "section": SectionRule,
    "split_words": SplitWordsRule,
    "transform": TransformRule,
}

AnyRule = Annotated[
    LineRule | RepeatRule | ReplaceRule | ScoreRule | SectionRule | SplitWordsRule | TransformRule,
    Field(discriminator="kind"),
]

__all__ = [
    "KINDS", "AnyRule", "Change", "Examples", "LineRule", "RepeatRule", "ReplaceRule", "Rule", "ScoreRule", "SectionRule",
    "Sought", "SplitWordsRule", "TransformRule", "Wake",
]  # fmt: skip
