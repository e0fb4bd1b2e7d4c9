"""The quick scan at its bounds: lines as long as it looks at, patterns that it cannot take, texts in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import Cleaner
from cleantext.kinds.base import PHRASE, SHORT
from cleantext.patterns.database import Database, RefusedPatterns
from tests.small_packs import ENGLISH, GERMAN, pack

BODY = "The ferry stayed at its quay."


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_phrase_and_a_line_as_long_as_they_may_be(tmp_path: Path, ending: str) -> None:
    phrase = ("quay " * PHRASE)[: PHRASE - 1] + "s"
    longest = "Timetable " + "0" * (SHORT - 10)
    rules = [
        {"id": "phrase", "kind": "line", "phrases": [phrase]},
        {"id": "pattern", "kind": "line", "pattern": "^timetable 0+$", "longest": SHORT},
    ]
    cleaner = Cleaner(pack(tmp_path, "house", *rules), builtin=False, guard=None)
    assert len(phrase) == PHRASE
    assert len(longest) == SHORT
    assert cleaner(ending.join([phrase, BODY, longest, BODY])) == ending.join([BODY, BODY])
    assert cleaner(ending.join([f"{longest}0", BODY])) == ending.join([f"{longest}0", BODY])


def test_a_pattern_that_no_byte_pattern_stands_for(tmp_path: Path) -> None:
    """Fuzzy matching, and what is on every line: such rules are asked about every line."""
    fuzzy = {"id": "fuzzy", "kind": "replace", "pattern": r"\b(?:Quay){s<=1}(?=!)", "with": "Quay"}
    common = {"id": "common", "kind": "replace", "pattern": r"(?<=\w)e(?=\?)", "with": ""}
    cleaner = Cleaner(pack(tmp_path, "house", fuzzy, common), builtin=False)
    assert cleaner("Seen at Quuy! The ferrye?") == "Seen at Quay! The ferry?"


def test_what_hyperscan_refuses_is_asked_directly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the first round and in those after it, on lines that were there and on new ones; other rules have their scan."""
    rules = [
        {"id": "refused", "kind": "replace", "pattern": "harbor", "with": "harbour"},
        {"id": "other", "kind": "replace", "pattern": "quai", "with": "quay"},
        {"id": "line", "kind": "line", "phrases": ["to top"], "pattern": "^harbor$", "longest": 6},
        {"id": "makes", "kind": "replace", "pattern": "haven", "with": "harbor", "stage": "layout"},
    ]
    real = Database.__init__

    def refuses(self: Database, patterns: tuple[str, ...]) -> None:
        if wrong := [pattern for pattern in patterns if "harbor" in pattern]:
            raise RefusedPatterns(wrong)
        real(self, patterns)

    monkeypatch.setattr(Database, "__init__", refuses)
    cleaner = Cleaner(pack(tmp_path, "house", *rules), builtin=False)
    text = "The harbor.\nHarbor\nThe quai.\nTo top\nThe haven."
    assert cleaner(text) == "The harbour.\nThe quay.\nThe harbour."
    assert cleaner("The harbour.\nHarbor\nTo top →") == "The harbour.\nTo top →", "one line is too long, not all"


def test_rules_of_each_language_of_a_text(tmp_path: Path) -> None:
    stop = {"kind": "replace", "pattern": r" +\.(?=\s|$)", "with": "."}
    packs = [
        pack(tmp_path, "english", {"id": "mark", "kind": "replace", "pattern": r" +!", "with": "!"}, languages=["en"],
             stopwords=list(ENGLISH)),
        pack(tmp_path, "german", {"id": "stop", **stop}, languages=["de"], stopwords=list(GERMAN)),
    ]  # fmt: skip
    english = "The ferry was on the way to the quay, and he was in it, and that was the end of the day !"
    german = "Das ist nicht der Hafen und die Ufer ist ein Weg auf das Meer mit der Flut, und das ist sich ein Ende ."
    text = "\n".join([english] * 20 + [german] * 10)
    expected = text.replace(" !", "!").replace(" .", ".")
    for prefilter in (True, False):
        assert Cleaner(packs, builtin=False, prefilter=prefilter)(text) == expected
