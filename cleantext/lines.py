"""A text as lines: what every kind asks of them (prose or not, what stands before and after)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeVar

import regex

from cleantext.keys import core, key
from cleantext.prose import SHORTEST_PROSE, is_prose, is_speech, weight
from cleantext.scripts import CLOSING, ENDS
from cleantext.shorten import shortened

_T = TypeVar("_T")
_STOPPED = regex.compile(f"[{ENDS}…:;]{CLOSING}$")
_ENDED = regex.compile(f"(?<![.…])[{ENDS}]{CLOSING}$")  # "read more..." ends no sentence
_HEADING = regex.compile(r"[ ]{0,3}(#{1,6})[ \t]")
_CITED = 40
"""Characters of a line that a reason cites."""
DETAIL = r"[^:：]{2,30}(?::\s|：)\s*+\S.{0,80}$"
"""A pattern for what a line says of something by name: `Camera: Vera Lind`."""
_FULL = range(45, 121)
"""Characters of a line in a paragraph that was set to a width."""


def cited(line: str) -> str:
    """The beginning of a line in quotation marks, its white space single: for a reason that names it."""
    return repr(shortened(" ".join(line.split()), _CITED))


class Lines:
    """The lines of one text. Lines end at U+000A alone; a U+000D before it belongs to the line's ending."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._memo: dict[str, Any] = {}
        """What was worked out once for the whole text, by the names that `once` was given."""
        self._cores: dict[int, str] = {}
        self._keys: dict[int, str] = {}
        self._prose: dict[int, bool] = {}
        self._paragraphs: dict[int, range] = {}
        self._ends: dict[tuple[str, int, int], int] = {}
        """Heads and tails that were asked for."""

    def once(self, name: str, work: Callable[[Lines], _T]) -> _T:
        """What `work` makes of the text, worked out when it is first asked for by this name."""
        if name not in self._memo:
            self._memo[name] = work(self)
        known: _T = self._memo[name]
        return known

    @staticmethod
    def once_for_all(texts: Sequence[Lines], name: str, work: Callable[[Sequence[Lines]], Iterable[_T]]) -> None:
        """What `work` makes of several texts together, one thing each, where that is faster: `once` knows it then."""
        fresh = [lines for lines in texts if name not in lines._memo]
        for lines, found in zip(fresh, work(fresh) if fresh else (), strict=True):
            lines._memo[name] = found

    @cached_property
    def raw(self) -> list[str]:
        """The lines with the U+000D of their endings."""
        raw = self.text.split("\n")
        if len(raw) > 1 and not raw[-1]:
            raw.pop()  # behind the final newline there is no line
        return raw

    @cached_property
    def bare(self) -> list[str]:
        """The lines without their endings."""
        return [line.removesuffix("\r") for line in self.raw] if "\r" in self.text else self.raw

    def __len__(self) -> int:
        return len(self.raw)

    def __getitem__(self, i: int) -> str:
        """Line `i`, counted from 0, without its ending."""
        return self.bare[i]

    def core(self, i: int) -> str:
        """Line `i` without the marks around its words (`cleantext.keys.core`)."""
        if i not in self._cores:
            self._cores[i] = core(self.bare[i])
        return self._cores[i]

    def key(self, i: int) -> str:
        """What line `i` is compared by (`cleantext.keys.key`)."""
        if i not in self._keys:
            self._keys[i] = key(self.bare[i])
        return self._keys[i]

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return [at + i for i, at in enumerate(accumulate(map(len, self.raw[:-1]), initial=0))]

    def span(self, i: int) -> tuple[int, int]:
        """First character of line `i` and the place behind its last, its ending left out."""
        start = self.starts[i]
        return start, start + len(self.bare[i])

    def at(self, position: int) -> int:
        """The line that holds this character."""
        return bisect_right(self.starts, position) - 1

    def blank(self, i: int) -> bool:
        """Whether line `i` is empty but for white space."""
        line = self.raw[i]
        return not line or line.isspace()

    @cached_property
    def compact(self) -> bool:
        """Whether no blank line parts the paragraphs, as in what some extractors give."""
        return not any(map(self.blank, range(len(self.raw))))

    def prose(self, i: int) -> bool:
        """Whether line `i` is prose, by itself or as a part of a paragraph that was set to a width."""
        if i not in self._prose:
            if len(self.bare[i]) < SHORTEST_PROSE and not (i and len(self.bare[i - 1]) >= _FULL.start):
                return False  # as most lines of a menu
            paragraph = self.paragraph(i)
            self._prose.update(dict.fromkeys(paragraph, is_prose(self.joined(paragraph))))
        return self._prose[i]

    def paragraph(self, i: int) -> range:
        """The lines of the paragraph that line `i` is of: itself alone, unless one runs on into the other."""
        if i not in self._paragraphs:
            first = last = i
            while self.runs_on(first):
                first -= 1
            while last + 1 < len(self.bare) and self.runs_on(last + 1):
                last += 1
            whole = range(first, last + 1)
            self._paragraphs.update(dict.fromkeys(whole, whole))
        return self._paragraphs[i]

    def joined(self, paragraph: range) -> str:
        """These lines as one."""
        return " ".join(map(str.strip, self.bare[paragraph.start : paragraph.stop]))

    def prose_words(self, i: int) -> int:
        """Words of line `i` where it is prose, else 0."""
        return weight(self.raw[i]) if self.prose(i) else 0

    def prose_before(self, i: int) -> int:
        """Words of prose before line `i`."""
        return self._prose_so_far[i]

    def prose_after(self, i: int) -> int:
        """Words of prose after line `i`."""
        return self._prose_so_far[-1] - self._prose_so_far[i + 1]

    @cached_property
    def _prose_so_far(self) -> list[int]:
        """Words of prose before each line, and in all: added up once, since thousands of cues may ask for them."""
        return list(accumulate(map(self.prose_words, range(len(self.raw))), initial=0))

    def runs_on(self, i: int) -> bool:
        """Whether line `i` goes on with a sentence of the line right above it, as in a paragraph that was set to a width.

        The line above is full and has no end of a sentence; this one doesn't begin as a line of its own would, and is full
        as well, or ends that sentence.
        """
        if not i or len(self.bare[i - 1]) < _FULL.start:
            return False
        above = self.bare[i - 1].rstrip()
        if len(above) not in _FULL or _STOPPED.search(above):
            return False
        line = self.core(i)
        if not line[:1].islower() and not (line.isupper() and above.isupper()):
            return False
        whole = self.bare[i].rstrip()
        return len(whole) in _FULL or _ENDED.search(whole) is not None

    def dialogue(self, i: int) -> bool:
        """Whether line `i` is speech, and not the only line of that sort."""
        return is_speech(self.raw[i]) and self._speeches > 1

    @cached_property
    def _speeches(self) -> int:
        return sum(map(is_speech, self.raw))

    def heading(self, i: int) -> bool:
        """Whether line `i` is marked as a heading, as Markdown does it."""
        return _HEADING.match(self.raw[i]) is not None

    def level(self, i: int) -> int:
        """Of what level such a heading is, 1 the highest; 0 for any other line."""
        found = _HEADING.match(self.raw[i])
        return len(found[1]) if found else 0

    def head(self, most: int, lines: int) -> int:
        """How many lines the head has: at most `most` words of prose stand before each of them, and fewer than `lines`
        lines with words."""
        key = "head", most, lines
        if key not in self._ends:
            self._ends[key] = self._head(most, lines)
        return self._ends[key]

    def _head(self, most: int, lines: int) -> int:
        words = rank = 0
        for i in range(len(self.raw)):
            if words > most or rank >= lines:
                return i
            words += self.prose_words(i)
            rank += not self.blank(i)
        return len(self.raw)

    def tail(self, most: int, lines: int) -> int:
        """Where the tail begins: the first line after which stand at most `most` words of prose. A text that has no more
        than that in all is not all tail: there the tail has `lines` lines with words."""
        key = "tail", most, lines
        if key not in self._ends:
            self._ends[key] = self._tail(most, lines)
        return self._ends[key]

    def _tail(self, most: int, lines: int) -> int:
        words = rank = short = 0
        for i in reversed(range(len(self.raw))):
            if words > most:
                return i + 1
            words += self.prose_words(i)
            rank += not self.blank(i)
            if rank == lines:
                short = short or i
        return short if words <= most else 0

    def next(self, i: int, step: int = 1) -> int | None:
        """The nearest line after `i` (before it, with step -1) that is not blank."""
        i += step
        while 0 <= i < len(self.raw):
            if not self.blank(i):
                return i
            i += step
        return None
