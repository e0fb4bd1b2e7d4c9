"""Languages where the stop words leave them open: langdetect chooses, always alike, and only among those that may be."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from langdetect import DetectorFactory

from cleantext import Cleaner
from cleantext.languages import Languages, Vote, vote
from cleantext.languages.detector import UNMISTAKABLE, detected
from cleantext.testing.prose import PROSE

KNOWN = Languages({"en": frozenset({"the", "of"}), "fr": frozenset({"le", "de"})})
POLISH = "Prom nie wypłynie tego lata z portu, powiedział w poniedziałek zarząd portu, a nikt się temu nie dziwił."


@pytest.mark.parametrize(
    "text", ["no man is an island de la mer", "data plan model", "Oslo Bergen Trondheim Stavanger"]
)
def test_the_same_text_is_always_in_the_same_language(text: str) -> None:
    """Unseeded, langdetect finds two or three in each of these."""
    assert len({detected.__wrapped__(text) for _ in range(20)}) == 1


def test_a_language_that_the_stop_words_do_not_name_is_none_of_ours() -> None:
    assert KNOWN.detect(POLISH, Vote(("en", "fr"), False)) == ()
    assert KNOWN.detect(POLISH, Vote(("en", "pl"), False)) == ("pl",)
    assert KNOWN.detect(POLISH, Vote(("fr",), True)) == ("fr",), "a clear vote is not questioned"


def test_few_kana_among_many_kanji_are_japanese() -> None:
    """As in the headlines of a newspaper; without any it is Chinese."""
    headline = "東京都港湾局は夏季渡船運航中止を決定、利用者の反応を注視へ"
    assert sum("\u3040" <= character <= "\u30ff" for character in headline) < len(headline) / 3
    assert KNOWN.vote(headline).languages[0] == "ja"
    assert KNOWN.vote("东京都港湾局决定夏季渡轮停航，关注乘客的反应").languages[0] == "zh"


@pytest.fixture(scope="module")
def unpacked() -> Any:
    """langdetect with its tables as they come."""
    profiles = sorted((files("langdetect") / "profiles").iterdir(), key=lambda entry: entry.name)
    factory = DetectorFactory()
    factory.load_json_profile([entry.read_text("utf-8") for entry in profiles if entry.name not in UNMISTAKABLE])
    return factory


@pytest.mark.parametrize("language", sorted(PROSE))
def test_packed_tables_say_what_langdetect_says(language: str, unpacked: Any) -> None:
    """Of a paragraph, and of few words, where it is a close run."""
    for sample in (PROSE[language][0], *PROSE[language][0].split(". "), PROSE[language][0][:12]):
        detector = unpacked.create()
        detector.seed = 0
        detector.n_trial = 3
        detector.append(sample)
        found = detector.get_probabilities()
        assert detected(sample) == (found[0].lang.partition("-")[0] if found else None)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Timetable of the island ferry", []),
        ("Timetable of the islandferry and theharbour bus", ["Timetable of the islandferry and theharbour bus"]),
    ],
)
def test_of_a_short_text_the_language_is_asked_for_when_there_is_something_to_mend(
    text: str, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Six words are too few for a clear vote; langdetect takes ten times as long as all else."""
    seen: list[str] = []

    def detecting(sample: str) -> str:
        seen.append(sample)
        return "en"

    monkeypatch.setattr(vote, "detected", detecting)
    cleaner = Cleaner()
    assert cleaner.run(text).edits or not asked
    assert seen == asked
