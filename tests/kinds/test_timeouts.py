"""Every pattern of a rule has a time limit: a user's exponential one ends a document, not a run."""

from typing import Any

import pytest

from cleantext.errors import RuleTimeout
from cleantext.kinds import LineRule, SectionRule, cued
from cleantext.lines import Lines

SLOW = "^(?:a|aa)+c(?<!c)"
TEXT = Lines("Related\n" + "a" * 60)
EXAMPLES = {"change": [{"in": "Related", "out": ""}], "keep": ["a", "b"]}
FIELDS: dict[str, Any] = {"id": "slow", "why": "Made up, and slow.", "stage": "boilerplate", "examples": EXAMPLES}


@pytest.mark.parametrize(
    "rule",
    [
        LineRule.model_validate({**FIELDS, "kind": "line", "pattern": SLOW}),
        LineRule.model_validate({**FIELDS, "kind": "line", "phrases": ["Related"], "unless": {"next": SLOW}}),
        SectionRule.model_validate({**FIELDS, "kind": "section", "phrases": ["Related"], "until": SLOW}),
    ],
)
def test_a_pattern_that_takes_too_long_is_given_up(
    rule: LineRule | SectionRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cued, "TIMEOUT", 0.05)
    with pytest.raises(RuleTimeout, match="slow"):
        list(rule.edits(TEXT, range(len(TEXT))))
