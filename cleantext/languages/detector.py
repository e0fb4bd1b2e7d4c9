"""langdetect with its tables packed: one trie, kept between runs, instead of tens of thousands of lists.

The package's own tables take 54 MB and half a second to load; these take 5 MB and 50 milliseconds, and say the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import marisa_trie  # type: ignore[import-not-found]

from cleantext import cache

UNMISTAKABLE = frozenset({"bn", "gu", "he", "kn", "ml", "pa", "ta", "te", "th"})
"""Languages that no stop words of ours are from, in scripts of their own: their profiles are large."""
_ROW = "<Bf"
"""Number of a language, and how probable the n-gram is in it."""
_REMEMBERED = 1 << 12


@lru_cache(maxsize=512)
def detected(sample: str) -> str | None:
    """The code of the language that langdetect takes a sample for, the same every time; None where nothing tells."""
    from langdetect import LangDetectException

    detector = _factory().create()
    detector.seed = 0  # otherwise two calls may disagree
    detector.n_trial = 3  # of 7: half the time, and right as often
    detector.append(sample)
    try:
        return str(detector.get_probabilities()[0].lang).partition("-")[0]
    except (LangDetectException, IndexError):  # no letters at all, or none that tell
        return None


class _Probabilities(marisa_trie.RecordTrie):  # type: ignore[misc]
    """n-gram -> how probable it is in each language, as langdetect looks it up; a row is unpacked when it is asked for."""

    def __init__(self, packed: bytes, languages: int) -> None:
        super().__init__(_ROW)
        self.frombytes(packed)
        self._languages = languages
        self._rows: dict[str, list[float]] = {}

    def __getitem__(self, gram: str) -> list[float]:
        row = self._rows.get(gram)
        if row is None:
            row = [0.0] * self._languages
            for language, probability in super().__getitem__(gram):
                row[language] = probability
            if len(self._rows) >= _REMEMBERED:
                self._rows.clear()
            self._rows[gram] = row
        return row


@lru_cache(maxsize=1)
def profiled() -> frozenset[str]:
    """The languages that langdetect knows. It is not imported for that, which takes a while."""
    spec = find_spec("langdetect")
    folders = (spec.submodule_search_locations if spec else None) or ()
    return frozenset(file.name.partition("-")[0] for folder in folders for file in Path(folder, "profiles").iterdir())


@lru_cache(maxsize=1)
def _factory() -> Any:
    """langdetect with the profiles of languages that a vote could be mistaken about; in a fixed order."""
    from langdetect import DetectorFactory

    folder = files("langdetect") / "profiles"
    languages = sorted(
        entry.name
        for entry in folder.iterdir()
        if entry.name not in UNMISTAKABLE and not entry.name.startswith((".", "_"))
    )

    def work() -> bytes:
        return bytes(marisa_trie.RecordTrie(_ROW, _rows(languages)).tobytes())

    key = (cache.sources("languages/detector.py"), version("langdetect"), languages, _ROW)
    packed = cache.remembered("languages", key, work)
    factory = DetectorFactory()
    factory.langlist = languages
    factory.word_lang_prob_map = _Probabilities(packed, len(languages))
    return factory


def _rows(languages: list[str]) -> Iterator[tuple[str, tuple[int, float]]]:
    """The n-grams of all profiles, each with its share of those of its length: what `DetectorFactory` makes of them."""
    folder = files("langdetect") / "profiles"
    for number, language in enumerate(languages):
        profile = json.loads((folder / language).read_text("utf-8"))
        for gram, count in profile["freq"].items():
            if 1 <= len(gram) <= 3:
                yield gram, (number, count / profile["n_words"][len(gram) - 1])
