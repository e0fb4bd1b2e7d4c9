"""Codes of languages, as people and programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import Cleaner, UsageError
from cleantext.checks import check
from tests.command_line import HOUSE, Command
from tests.small_packs import pack


def test_126_a_language_in_capitals(cleantext: Command, tmp_path: Path) -> None:
    """No rule was for it."""
    (tmp_path / "a.txt").write_text("It rained.\n\nLeave a Comment")
    result = cleantext("clean", "a.txt", "--language", "EN", builtin=True)
    assert result.stdout == "It rained."
    assert "note:" not in result.stderr


@pytest.mark.parametrize("code", ["nb", "nn", "nb-NO", "nob", "nno", "no"])
def test_208_norwegian_has_one_code(tmp_path: Path, code: str) -> None:
    """langdetect says `no` of either of its forms: what was for `nb` never came to a text."""
    assert Cleaner(builtin=False, language=code).language == "no"
    path = tmp_path / "house.yaml"
    path.write_text(HOUSE.replace("version:", f"languages: [{code}]\nstopwords: [og, i, det]\nversion:"))
    told = [problem.message for problem in check([path]) if "language" in problem.message]
    assert [f"`{code}` is no language code (did you mean `no`?)" in message for message in told] == [True] * (
        code != "no"
    )


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner(language="en")


@pytest.mark.parametrize("tag", ["EN", "eng", "en-US", "en_GB.UTF-8", "eng_Latn"])
def test_269_a_language_by_any_tag_that_stands_for_it(cleaner: Cleaner, tag: str) -> None:
    """`en-US` was refused, `eng` accepted, and no rule was for it."""
    assert Cleaner(language=tag).fingerprint == cleaner.fingerprint


@pytest.mark.parametrize(
    ("code", "meant"),
    [("cz", "cs"), ("cz-CZ", "cs"), ("gr", "el"), ("iw", "he"), ("czech", "cs"), ("xx", ""), ("auto-en", ""), ("", "")],
)
def test_270_a_code_that_is_no_language(code: str, meant: str) -> None:
    """It was accepted without a word, and no rule was for it."""
    with pytest.raises(UsageError, match="`auto` or a code such as `en`") as refused:
        Cleaner(language=code)
    assert str(refused.value).partition(" (")[2] == (f"did you mean `{meant}`?)" if meant else "")


@pytest.mark.parametrize("code", ["la", "no", "da", "yue", "zxx", "uk"])
def test_271_a_language_without_rules_of_its_own_is_one(code: str) -> None:
    assert Cleaner(builtin=False, language=code).language == code


@pytest.mark.parametrize(
    ("written", "packs"), [("deu", "de"), ("ger", "de"), ("zho", "zh"), ("zh-TW", "zh"), ("cze", "cs")]
)
def test_272_packs_go_by_two_letters(tmp_path: Path, written: str, packs: str) -> None:
    """A pack for `deu` was never used; the command line is told what it means."""
    assert Cleaner(builtin=False, language=written).language == packs
    rule = {"id": "share", "kind": "line", "phrases": ["share this page"]}
    (problem,) = check([pack(tmp_path, "house", rule, languages=[written])])
    assert problem.message.startswith(f"`{written}` is no language code (did you mean `{packs}`?)")
