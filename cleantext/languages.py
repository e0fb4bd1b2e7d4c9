"""Which language a document is in: the packs' own stop words vote; langdetect, seeded, decides what they leave open.

A vote costs microseconds, langdetect some 20 ms, so it is asked once a document (again only when what it looked at has
changed), on a sample of it, and only when a rule for one language could fire. Scripts that one language of ours alone
writes in need no vote.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
import regex
from numpy.typing import NDArray

from cleantext.stopwords import StopWords

SAMPLE = 1800
"""Characters of a document that are looked at: a third each from its beginning, middle and end."""
CLEAR_SHARE = 0.12
"""Of the words, how many must be the first language's stop words for the vote to stand."""
LEAST_SHARE = 0.05
"""With fewer stop words than that among `ENOUGH_WORDS`, a document is in none of our languages."""
ENOUGH_WORDS = 20
CLEAR_LEAD = 1.6
"""How many times as many as the second language's."""
SECOND_SHARE = 0.10
"""Of the words in one part of the document, how many make a second language."""

_RARELY = 8
"""Of a Japanese text, one character in so many is kana at least."""
_UNMISTAKABLE = frozenset({"bn", "gu", "he", "kn", "ml", "pa", "ta", "te", "th"})
"""Languages that no stop words of ours are from, in scripts of their own: langdetect's tables for them are large."""
_BEYOND_LATIN = regex.compile(
    r"[\u0370-\u03ff\u0590-\u05ff\u0e00-\u0e7f\u1100-\u11ff\u1f00-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
_SCRIPTS = (
    ("ja", regex.compile(r"[\u3040-\u30ff]+")),
    ("ko", regex.compile(r"[\uac00-\ud7a3\u1100-\u11ff]+")),
    ("zh", regex.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")),
    ("el", regex.compile(r"[\u0370-\u03ff\u1f00-\u1fff]+")),
    ("th", regex.compile(r"[\u0e00-\u0e7f]+")),
    ("he", regex.compile(r"[\u0590-\u05ff]+")),
)


class Vote(NamedTuple):
    """What the stop words say."""

    languages: tuple[str, ...]
    """The languages that came out ahead, first the strongest; empty when there is nothing to go by."""
    clear: bool
    """Whether that can stand without asking langdetect."""


class Languages:
    """The languages that the loaded packs know.

    Args:
        stopwords: language -> its commonest words, lower case.
        only: the language that every document is in, where that is known.
    """

    def __init__(self, stopwords: Mapping[str, frozenset[str]], only: str = "") -> None:
        self._only = only
        self.known = frozenset(stopwords)
        self._words = StopWords(stopwords)
        self._languages = sorted({*stopwords, *(language for language, _ in _SCRIPTS)})
        self._columns = [self._languages.index(language) for language in self._words.languages]
        self._clear = [Vote((language,), True) for language in self._languages]

    def vote(self, text: str) -> Vote:
        """The languages of a document as its stop words have it."""
        return self.votes([text])[0]

    def votes(self, texts: Sequence[str]) -> list[Vote]:
        """`vote` of each of many documents."""
        if self._only or not texts:
            return [Vote((self._only,), True)] * len(texts)
        samples = [_sample(text) for text in texts]
        parts = [part for sample in samples for part in sample]
        votes = np.zeros((len(parts), len(self._languages)), np.int64)
        votes[:, self._columns], words = self._words.count(parts)
        for i, part in enumerate(parts):
            script = None if part.isascii() else _script(part)
            if script is not None:  # then a document needs no words
                votes[i] = 0
                votes[i, self._languages.index(script[0])], words[i] = script[1:]
        of_part = np.cumsum([0, *map(len, samples)])
        total = np.add.reduceat(votes, of_part[:-1])
        first = total.argmax(1)
        n = total.max(1)
        second = np.partition(total, -2, 1)[:, -2]
        size = np.add.reduceat(words, of_part[:-1])
        total[(size >= ENOUGH_WORDS) & (n < LEAST_SHARE * size)] = 0  # words that happen to be spelt as stop words are
        clear = (size >= 8) & (n >= 3) & (n >= CLEAR_SHARE * size) & (n >= CLEAR_LEAD * second)
        best = votes.argmax(1)
        many = (words >= 20) & (votes.max(1) >= np.maximum(SECOND_SHARE * words, 1))
        many &= best != np.repeat(first, np.diff(of_part))
        out = [self._clear[k] if sure else self._unclear(row) for k, sure, row in zip(first, clear, total, strict=True)]
        for i in np.flatnonzero(many).tolist():
            document = int(np.searchsorted(of_part, i, "right")) - 1
            if clear[document]:  # a part of it is in another language
                main, *others = out[document].languages
                out[document] = Vote((main, *sorted({*others, self._languages[best[i]]})), True)
        return out

    def _unclear(self, votes: NDArray[np.int64]) -> Vote:
        n = votes.max()
        ranked = [k for k in np.argsort(-votes, kind="stable").tolist() if n and 2 * votes[k] >= n]
        return Vote(tuple(self._languages[k] for k in ranked), False)

    def detect(self, text: str, vote: Vote) -> tuple[str, ...]:
        """The languages of a document. Where the vote is unclear langdetect chooses among those that it named.

        Without a single stop word there is nothing to choose from, and no language.
        """
        if vote.clear or not vote.languages:
            return vote.languages
        guess = _langdetect("\n".join(_sample(text)))
        return (guess,) if guess in vote.languages else ()


def _script(part: str) -> tuple[str, int, int] | None:
    """The language whose script a part of a document is in, where one of ours alone writes in it; what that weighs as
    stop words, and in how many words."""
    letters = len(part) - part.count(" ")
    beyond = len(part.encode("utf-8", "surrogatepass")) - len(part)  # at least so many are outside ASCII
    if beyond * _RARELY <= letters or not _BEYOND_LATIN.search(part):
        return None
    for language, script in _SCRIPTS:
        found = sum(map(len, script.findall(part)))
        if found * (_RARELY if language == "ja" else 3) > letters:
            per = 5 if language in ("el", "he") else 2  # such a character is part of a word
            return language, max(1, found // (3 * per)), max(found // per, 20)
    return None


def _sample(text: str) -> list[str]:
    third = SAMPLE // 3
    if len(text) <= SAMPLE:
        return [text]
    middle = (len(text) - third) // 2
    return [text[:third], text[middle : middle + third], text[-third:]]


@lru_cache(maxsize=512)
def _langdetect(sample: str) -> str | None:
    from langdetect import LangDetectException

    detector = _factory().create()
    detector.seed = 0  # otherwise two calls may disagree
    detector.append(sample)
    try:
        return str(detector.get_probabilities()[0].lang).partition("-")[0]
    except (LangDetectException, IndexError):  # no letters at all, or none that tell
        return None


@lru_cache(maxsize=1)
def _factory() -> Any:
    """langdetect with the profiles of languages that a vote could be mistaken about; in a fixed order."""
    from langdetect import DetectorFactory

    folder = files("langdetect") / "profiles"
    profiles = sorted(
        (entry for entry in folder.iterdir() if entry.name not in _UNMISTAKABLE), key=lambda entry: entry.name
    )
    factory = DetectorFactory()
    factory.load_json_profile([entry.read_text("utf-8") for entry in profiles if not entry.name.startswith((".", "_"))])
    return factory
