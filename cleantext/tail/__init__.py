"""The tail model of the `article` profile: where an extracted article is over, and where it has not begun yet.

It weighs lines as the page model does (`cleantext.page`), with numbers learned from what extractors give, and then takes
nothing but one stretch from the end (`tail`) and one from the beginning (`head`). How it works: docs/tail-model.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cleantext.page import Verdict
from cleantext.page.trees import Tests, Trees
from cleantext.tail.ends import Ends
from cleantext.tail.gate import PARTS, may
from cleantext.tail.weigh import Weigh

__all__ = ["PARTS", "TailModel", "may"]

BATCH: Final = 1 << 17
"""Characters that are judged at once; more only fill the cache."""

KEPT: Final = Verdict(True, 1.0, "", "")


class _Part(NamedTuple):
    """Lines of a document, one end (at first: both) of which is to be looked at."""

    document: int
    ends: tuple[str, ...]
    first: int
    end: int


class _Cut(NamedTuple):
    """Of a text the first line that stays, the one behind the last, and how sure that is, in thousandths."""

    first: int
    end: int
    head: int
    tail: int


class TailModel:
    """Judges the lines of extracted texts. Holds numbers only, is never changed, and may be shared between threads."""

    def __init__(self, weigh: Weigh, tail: Ends, head: Ends) -> None:
        self._weigh, self._tail, self._head = weigh, tail, head

    @classmethod
    def load(cls) -> TailModel:
        """The shipped model; read once a process. Raises ModelMismatch for numbers learned from other columns."""
        return _shipped()

    def judge(self, documents: Sequence[Sequence[str]]) -> list[list[Verdict]]:
        """A verdict for each line (without its line feed) of each document. Blank lines always stay.

        The probability is that of the whole stretch being main text, not of the line. What is left when a tail (a head)
        has gone is looked at again, so that nothing more goes when the outcome is judged.
        """
        out = [[KEPT] * len(document) for document in documents]
        parts = [_Part(n, PARTS, 0, len(document)) for n, document in enumerate(documents)]
        while parts:
            texts = [documents[part.document][part.first : part.end] for part in parts]
            left = []
            for part, text, cut in zip(parts, texts, self._cuts(texts), strict=True):
                verdicts, first, end = out[part.document], part.first, part.end
                if "tail" in part.ends and cut.end < len(text):
                    reason = f"the article is over at {_quote(text[cut.end])}"
                    end = first + cut.end
                    verdicts[end : part.end] = [Verdict(False, 1 - cut.tail / 1000, "tail", reason)] * (part.end - end)
                    left.append(_Part(part.document, ("tail",), first, end))
                if "head" in part.ends and cut.first:
                    reason = f"the article begins at {_quote(text[cut.first])}"
                    verdict = Verdict(False, 1 - cut.head / 1000, "head", reason)
                    for i in range(first, first + cut.first):
                        verdicts[i] = verdict if verdicts[i].keep else verdicts[i]
                    left.append(_Part(part.document, ("head",), first + cut.first, part.end))
            parts = [part for part in left if may("\n".join(documents[part.document][part.first : part.end]))]
        return [_settled(verdicts, document) for verdicts, document in zip(out, documents, strict=True)]

    def _cuts(self, texts: Sequence[Sequence[str]]) -> list[_Cut]:
        """Where each of the texts is over and where it begins."""
        out: list[_Cut] = []
        first = size = 0
        for n, text in enumerate(texts, 1):
            size += sum(map(len, text)) + len(text)
            if size >= BATCH or n == len(texts):
                out += self._batch(texts[first:n])
                first, size = n, 0
        return out

    def _batch(self, texts: Sequence[Sequence[str]]) -> list[_Cut]:
        out = [_Cut(0, len(text), 0, 0) for text in texts]
        lines = self._weigh.read(texts)
        if not lines.n:
            return out
        below, above = self._weigh(lines)
        at, (tails, sure_of_tail), (heads, sure_of_head) = below.at, self._tail(below), self._head(above)
        # the heads were read from the last text to the first
        found = zip(at.heads, at.sizes, tails, sure_of_tail, heads[::-1], sure_of_head[::-1], strict=True)
        for begin, size, tail, tail_sure, head, head_sure in (map(int, row) for row in found):
            place, n = lines.place, int(lines.document[begin])
            head = min(head, size - tail) % size
            out[n] = _Cut(
                int(place[begin + head]) if head else 0,
                int(place[begin + size - tail]) if tail else len(texts[n]),
                head_sure,
                tail_sure,
            )
        return out


def _settled(verdicts: list[Verdict], document: Sequence[str]) -> list[Verdict]:
    """Blank lines stay; and where head and tail, each by itself, would take all, the head stays."""
    blank = [not line or line.isspace() for line in document]
    some = any(verdict.keep and not empty for verdict, empty in zip(verdicts, blank, strict=True))
    return [
        KEPT if empty or (verdict.part == "head" and not some) else verdict
        for verdict, empty in zip(verdicts, blank, strict=True)
    ]


def _quote(line: str, most: int = 40) -> str:
    line = " ".join(line.split())
    return repr(line if len(line) <= most else line[: most - 1] + "…")


def _numbers(name: str) -> dict[str, NDArray[Any]]:
    with files(__package__).joinpath(f"data/{name}.npz").open("rb") as file, np.load(file) as numbers:
        return dict(numbers)


@lru_cache(maxsize=1)
def _shipped() -> TailModel:
    ends = _numbers("ends")
    tail, head = (
        Ends(Trees(Tests(*(ends[f"{part} {field}"] for field in Tests.__dataclass_fields__))), int(sure))
        for part, sure in zip(PARTS, ends["sure"].tolist(), strict=True)
    )
    return TailModel(Weigh.of(_numbers("tail")), tail, head)
