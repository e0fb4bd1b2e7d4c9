"""What a list of lines showed that was written before anybody looked at a pack."""

from __future__ import annotations

import pytest
import regex

from cleantext import Cleaner
from cleantext.packs.load import builtin, builtin_files

ARTICLE = "The bridge stays closed all summer, the mayor told the council yesterday."
STRAIGHT = regex.compile(r"(?<=\p{L})'(?=\p{L})")
CLASS = regex.compile(r"\[(?:\\.|[^\]\\])+\]")


@pytest.mark.parametrize("pack", [name for name in builtin_files() if name.startswith("web-")])
def test_442_no_pattern_knows_the_straight_apostrophe_alone(pack: str) -> None:
    """A phrase is compared with both; of a pattern both have to be said: most pages write the curly one."""
    for rule in builtin(pack).rules:
        for field in ("pattern", "until"):
            said = getattr(rule, field, None) or ()
            for pattern in (said,) if isinstance(said, str) else said:
                assert not STRAIGHT.search(CLASS.sub("", pattern)), (rule.id, pattern)


@pytest.mark.parametrize("line", ["You've reached your limit of free articles.", "Don't have an account? Sign up"])
def test_442_either_apostrophe_will_do(line: str) -> None:
    clean = Cleaner(language="en")
    for said in (line, line.replace("'", "’")):
        assert clean(f"{ARTICLE}\n\n{said}") == ARTICLE


@pytest.mark.parametrize(("language", "label"), [("en", "EXCLUSIVE"), ("es", "EN VIVO"), ("it", "ULTIM’ORA"), ("tr", "SON DAKİKA")])  # fmt: skip
def test_444_a_label_over_the_title_never_goes_alone(language: str, label: str) -> None:
    clean = Cleaner(language=language)
    assert clean(f"{label}\n\n{ARTICLE}") == f"{label}\n\n{ARTICLE}"
    assert clean(f"{label}\n\n{ARTICLE}\n\n© 2024 Mill Weekly") == ARTICLE
