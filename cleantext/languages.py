"""Which language a document is in: the packs' own stop words vote; langdetect, seeded, decides what they leave open.

A vote costs microseconds, langdetect some 20 ms, so it is asked once a document (again only when what it looked at has
changed), on a sample of it, and only when a rule for one language could fire. Scripts that one language of ours alone
writes in need no vote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

import regex

SAMPLE = 1800
"""Characters of a document that are looked at: a third each from its beginning, middle and end."""
CLEAR_SHARE = 0.12
"""Of the words, how many must be the first language's stop words for the vote to stand."""
CLEAR_LEAD = 1.6
"""How many times as many as the second language's."""
SECOND_SHARE = 0.10
"""Of the words in one part of the document, how many make a second language."""

_RARELY = 8
"""Of a Japanese text, one character in so many is kana at least."""
_BEYOND_LATIN = regex.compile(
    r"[\u0370-\u03ff\u0590-\u05ff\u0e00-\u0e7f\u1100-\u11ff\u1f00-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
_SCRIPTS = (
    ("ja", regex.compile(r"[\u3040-\u30ff]")),
    ("ko", regex.compile(r"[\uac00-\ud7a3\u1100-\u11ff]")),
    ("zh", regex.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")),
    ("el", regex.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("th", regex.compile(r"[\u0e00-\u0e7f]")),
    ("he", regex.compile(r"[\u0590-\u05ff]")),
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
        of: dict[str, tuple[str, ...]] = {}
        for language in sorted(stopwords):
            for word in stopwords[language]:
                of[word] = (*of.get(word, ()), language)
        self._sharing = sorted(set(of.values()))
        number = {languages: n for n, languages in enumerate(self._sharing)}
        self._of = {word: number[languages] for word, languages in of.items()}

    def vote(self, text: str) -> Vote:
        """The languages of a document as its stop words have it."""
        if self._only:
            return Vote((self._only,), True)
        total: dict[str, int] = {}
        words = 0
        shares: list[tuple[str, float]] = []
        for part in _sample(text):
            votes, count = self._count(part)
            for language, n in votes.items():
                total[language] = total.get(language, 0) + n
            words += count
            if votes and count >= 20:
                best, n = max(votes.items(), key=lambda item: (item[1], item[0]))
                shares.append((best, n / count))
        if not total:
            return Vote((), False)
        ranked = sorted(total.items(), key=lambda item: (-item[1], item[0]))
        first, n = ranked[0]
        second = ranked[1][1] if len(ranked) > 1 else 0
        clear = words >= 8 and n >= 3 and n / words >= CLEAR_SHARE and n >= CLEAR_LEAD * second
        others = sorted({language for language, share in shares if language != first and share >= SECOND_SHARE})
        if clear:
            return Vote((first, *others), True)
        return Vote(tuple(language for language, k in ranked if 2 * k >= n), False)

    def _count(self, part: str) -> tuple[dict[str, int], int]:
        """Votes and words of a part. In a script of its own a document needs no words."""
        if not part.isascii():
            letters = len(part) - part.count(" ")
            beyond = len(part.encode("utf-8", "surrogatepass")) - len(part)  # at least so many are outside ASCII
            if beyond * _RARELY > letters and _BEYOND_LATIN.search(part):
                for language, script in _SCRIPTS:
                    found = len(script.findall(part))
                    if found * (_RARELY if language == "ja" else 3) > letters:
                        # Such a character is part of a word, so it weighs less than a stop word does.
                        per = 5 if language in ("el", "he") else 2
                        return {language: max(1, found // (3 * per))}, max(found // per, 20)
        words = part.lower().split()
        votes: dict[str, int] = {}
        # Counted by the languages that share a word; with a comma behind it a stop word is rarely one.
        for shared, count in Counter(map(self._of.get, words)).items():
            for language in self._sharing[shared] if shared is not None else ():
                votes[language] = votes.get(language, 0) + count
        return votes, len(words)

    def detect(self, text: str, vote: Vote) -> tuple[str, ...]:
        """The languages of a document. Where the vote is unclear langdetect chooses among those that it named.

        Without a single stop word there is nothing to choose from, and no language.
        """
        if vote.clear or not vote.languages:
            return vote.languages
        guess = _langdetect("\n".join(_sample(text)))
        return (guess,) if guess in vote.languages else ()


def _sample(text: str) -> list[str]:
    third = SAMPLE // 3
    if len(text) <= SAMPLE:
        return [text]
    middle = (len(text) - third) // 2
    return [text[:third], text[middle : middle + third], text[-third:]]


@lru_cache(maxsize=512)
def _langdetect(sample: str) -> str | None:
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0  # otherwise two calls may disagree
    try:
        best = detect_langs(sample)[0]
    except LangDetectException:  # no letters at all
        return None
    return str(best.lang).partition("-")[0]
