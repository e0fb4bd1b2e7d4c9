"""Which language a document is in: the packs' own stop words vote; langdetect, seeded, decides what they leave open.

A vote costs microseconds, langdetect milliseconds, so it is asked once a document (again only when what it looked at has
changed), on a sample of it, and only when a rule for one language has found something, or would have a long text to read.
Scripts that one language of ours alone writes in need no vote.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat
from struct import Struct
from typing import NamedTuple

import regex

from cleantext.languages.detector import detected, profiled
from cleantext.languages.letters import OFTEN, doubtful, foreign

SAMPLE = 1800
"""Characters of a document that are looked at: a third each from its beginning, middle and end."""
ASKED = 900
"""And how many of these langdetect sees: with more it takes longer and is right as often."""
CLEAR_SHARE = 0.12
"""Of the words, how many must be the first language's stop words for the vote to stand."""
LEAST_SHARE = 0.05
"""With fewer stop words than that among `ENOUGH_WORDS`, a document is in none of our languages."""
ENOUGH_WORDS = 20
CLEAR_LEAD = 1.6
"""How many times as many as the second language's."""
UNHEARD_LEAD = 1.3
"""The same for a language that langdetect does not know, as Basque: asked, it would name a neighbour."""
LEAST_WORDS, LEAST_VOTES = 8, 3
"""With fewer words, or fewer stop words among them, no vote is clear."""
SECOND_SHARE = 0.10
"""Of the words in one part of the document, how many say that it is in a language of its own."""
VARIED = 3
"""So many of that language's stop words stand there: links that all begin with `la` are no text of another language."""
SHORTEST_PART = 80
"""Characters; what is shorter than three of these has no parts."""
LONGEST_WORD = 40
"""Characters in which a part looks for a space to end at."""
_COUNTER = 16
"""Bits: a sample has fewer words than they can count."""

_RARELY = 8
"""Of a Japanese text, one character in so many is kana at least."""
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
SCRIPTS = frozenset(language for language, _ in _SCRIPTS)
"""Languages that are known by their script."""


class Vote(NamedTuple):
    """What the stop words say."""

    languages: tuple[str, ...]
    """The languages that came out ahead, first the strongest; empty when there is nothing to go by. Others are not
    thought of any more: the scan looks for signs of the rules for these alone."""
    clear: bool
    """Whether that can stand without asking langdetect."""


class Languages:
    """The languages that the loaded packs know.

    Args:
        stopwords: language -> its commonest words, lower case; not needed where `only` is given.
        only: the language that every document is in, where that is known.
    """

    def __init__(self, stopwords: Mapping[str, frozenset[str]], only: str = "") -> None:
        self._only = only
        self._languages = sorted({*stopwords, *(language for language, _ in _SCRIPTS)})
        self._packed: dict[str, int] = {}
        """Stop word -> one for each language that has it, `_COUNTER` bits apart: a sum of these counts them all."""
        for language, words in stopwords.items():
            one = 1 << (_COUNTER * self._languages.index(language))
            for word in words:
                self._packed[word] = self._packed.get(word, 0) | one
        self._unpack = Struct(f"<{len(self._languages)}H")

    def vote(self, text: str) -> Vote:
        """The languages of a document as its stop words have it."""
        if self._only:
            return Vote((self._only,), True)
        sample = _parts(text)
        parts = [self._counted(part) for part in sample]
        size = sum(words for _, words in parts)
        votes = [votes for votes, _ in parts]
        total = votes[0] if len(votes) == 1 else tuple(map(sum, zip(*votes, strict=True)))
        n = max(total)
        if not n:
            return Vote((), False)
        first = total.index(n)
        each = [(part, _clearly(*counts)) for part, counts in zip(sample, parts, strict=True)]
        apart = {k for part, k in each if k is not None and k != first and self._varied(part, k)}
        lead = CLEAR_LEAD if self._languages[first] in profiled() else UNHEARD_LEAD
        if size >= LEAST_WORDS and n >= LEAST_VOTES and n >= CLEAR_SHARE * size and n >= lead * sorted(total)[-2]:
            clear = not apart and not doubtful(self._languages[first], "".join(sample))
            return Vote(tuple(self._languages[k] for k in (first, *sorted(apart))), clear)
        if size >= ENOUGH_WORDS and n < LEAST_SHARE * size:  # words that happen to be spelt as stop words are
            return Vote((), False)
        ranked = sorted((-votes, k) for k, votes in enumerate(total) if 2 * votes >= n or k in apart)
        return Vote(tuple(self._languages[k] for _, k in ranked), False)

    def _counted(self, part: str) -> tuple[tuple[int, ...], int]:
        """How many words of each language's stop words a part of a document has, and how many words."""
        if not part.isascii() and (found := _script(part)):  # then it needs no words
            language, votes, size = found
            return tuple(votes if known == language else 0 for known in self._languages), size
        words = part.lower().split()
        packed = sum(map(self._packed.get, words, repeat(0)))
        return self._unpack.unpack(packed.to_bytes(self._unpack.size, "little")), len(words)

    def _varied(self, part: str, k: int) -> bool:
        """Whether several words of a part of a document say that it is in language `k`, or its script does."""
        if self._languages[k] in SCRIPTS:
            return True
        one = 1 << (_COUNTER * k)
        return len({word for word in part.lower().split() if self._packed.get(word, 0) & one}) >= VARIED

    def detect(self, text: str, vote: Vote) -> tuple[str, ...]:
        """The languages of a document. Where the vote is unclear langdetect chooses among those that it named; where the
        document's parts are in different languages, it is asked about each.

        Without a single stop word there is nothing to choose from, and no language.
        """
        if vote.clear or not vote.languages:
            return vote.languages
        apart = [
            (self._languages[k], part)
            for part in _parts(text)
            if (k := _clearly(*self._counted(part))) is not None and self._varied(part, k)
        ]
        if len({language for language, _ in apart}) > 1:
            told = {language for language, part in apart if _guessed(part) == language}
            return tuple(language for language in vote.languages if language in told)
        guess = _guessed("\n".join(_sample(text, ASKED)))
        return (guess,) if guess in vote.languages else ()


def _guessed(sample: str) -> str | None:
    """The language that langdetect takes a sample for; None where its letters are too often those of another one, which
    langdetect may not know."""
    guess = detected(sample)
    return None if guess is None or foreign(guess, sample) * OFTEN > len(sample) else guess


def _clearly(votes: Sequence[int], words: int) -> int | None:
    """The language that has the clear majority of a part's stop words, by its number; None where that is open."""
    if words < ENOUGH_WORDS:
        return None
    n = max(votes)
    if n < SECOND_SHARE * words:
        return None
    return votes.index(n) if n >= CLEAR_LEAD * sorted(votes)[-2] else None


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
            return language, max(1, found // (3 * per)), max(found // per, ENOUGH_WORDS)
    return None


def _parts(text: str) -> list[str]:
    """The sample that votes, in three parts: each may be in a language of its own."""
    if len(text) > SAMPLE or len(text) < 3 * SHORTEST_PART:
        return _sample(text)
    out = []
    start, third = 0, len(text) // 3
    for at in (third, 2 * third):
        end = text.find(" ", at, at + LONGEST_WORD)  # no word is cut; where there are no spaces, none is noticed
        end = at if end < 0 else end
        out.append(text[start:end])
        start = end
    return [*out, text[start:]]


def _sample(text: str, size: int = SAMPLE) -> list[str]:
    third = size // 3
    if len(text) <= size:
        return [text]
    middle = (len(text) - third) // 2
    return [text[:third], text[middle : middle + third], text[-third:]]
