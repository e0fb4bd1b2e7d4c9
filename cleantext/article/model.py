"""The article model: extracted texts in, the lines that go out.

It weighs lines as the page model does (`cleantext.scoring`), with numbers learned from what extractors give, and then takes
one stretch from the end (`tail`) and one from the beginning (`head`). Single lines (`anywhere`) go only where much of a
text is hardly main text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np

from cleantext.article.anywhere import anywhere
from cleantext.article.ends import Ends
from cleantext.article.gate import ENDS, End, ends_to_look_at, may_find
from cleantext.article.weigher import Weigher
from cleantext.lines import cited
from cleantext.scoring import Removal
from cleantext.scoring.lines import stretches
from cleantext.scoring.store import Arrays, part_of
from cleantext.scoring.trees import Tests, Trees

PARTS: Final = (*ENDS, "anywhere")
"""The named parts of the model."""
BATCH: Final = 1 << 17
"""Characters that are judged at once; more only fill the cache."""
LOOKS: Final = 12
"""How often an end is looked at. Whole pages take seven looks at most; a text that goes on losing end after end is many
texts in one, which has no end to lose, and would take a look at all of it for each."""


class _Rest(NamedTuple):
    """What is left of a document: its lines from `first` to `end`, and the ends at which they are to be looked at (at first
    both, then one)."""

    document: int
    ends: tuple[End, ...]
    first: int
    end: int

    def of(self, documents: Sequence[Sequence[str]]) -> Sequence[str]:
        return documents[self.document][self.first : self.end]

    def let_through(self, documents: Sequence[Sequence[str]]) -> _Rest:
        """The same, with those of its ends that the gate lets through."""
        return self._replace(ends=ends_to_look_at("\n".join(self.of(documents)), self.ends))

    def removals(self, text: Sequence[str], first: int, end: int, sure: int, reason: str) -> list[Removal]:
        """These lines of this text, but for the blank ones."""
        lines = (i for i in range(first, end) if text[i] and not text[i].isspace())
        return [(self.first + i, 1 - sure / 1000, reason) for i in lines]


class _Verdict(NamedTuple):
    """Of a text the first line that stays, the one behind the last, and how sure that is, in thousandths; and what goes
    anywhere."""

    first: int
    end: int
    head: int = 0
    tail: int = 0
    strewn: Sequence[Removal] = ()


class ArticleModel:
    """Judges the lines of extracted texts. Holds numbers only, is never changed, and may be shared between threads."""

    def __init__(self, weigher: Weigher, tail: Ends, head: Ends) -> None:
        self.weigher, self.tail, self.head = weigher, tail, head

    @classmethod
    def load(cls) -> ArticleModel:
        """The shipped model; read once a process. Raises ModelMismatch for numbers learned from other columns."""
        return _shipped()

    def chances(self, document: Sequence[str]) -> dict[int, float]:
        """How probably each line of one document (its lines, without their line feeds) is main text, by itself and at the
        first look; blank lines are left out, and all are where neither end calls for a look."""
        lines = self.weigher.read([document] if may_find("\n".join(document)) else [])
        if not lines.n:
            return {}
        likely = self.weigher(lines, [document])[0].seen.likely
        return {line: chance / 1000 for line, chance in zip(lines.place.tolist(), likely.tolist(), strict=True)}

    def removals(self, documents: Sequence[Sequence[str]]) -> list[dict[str, list[Removal]]]:
        """Of each document (its lines, without their line feeds) those that go, by part. Blank lines are not named.

        The probability is that of the whole stretch being main text, not of the line. What is left when a tail (a head)
        has gone is looked at again, so that nothing more goes when the outcome is cleaned; an end at which there would be
        something to take after `LOOKS` looks stays whole. What goes anywhere is told by the first look, which is at all of
        the text; lines that go with an end are not named again.
        """
        out: list[dict[str, list[Removal]]] = [{} for _ in documents]
        left = [_Rest(n, ENDS, 0, len(document)) for n, document in enumerate(documents)]
        strewn: dict[int, Sequence[Removal]] = {}
        looks = 0
        while rests := [rest for each in left if (rest := each.let_through(documents)).ends]:
            looks += 1
            texts = [rest.of(documents) for rest in rests]
            left = []
            verdicts = self._verdicts(texts, [rest.ends for rest in rests])
            for rest, text, found in zip(rests, texts, verdicts, strict=True):
                gone = out[rest.document]
                strewn.setdefault(rest.document, found.strewn)
                if looks > LOOKS:
                    if found.end < len(text) or found.first:
                        del gone[rest.ends[0]]  # from the second look on, a rest has one end
                    continue
                if found.end < len(text):
                    reason = f"the article is over at {cited(text[found.end])}"
                    gone["tail"] = gone.get("tail", []) + rest.removals(text, found.end, len(text), found.tail, reason)
                    left.append(rest._replace(ends=("tail",), end=rest.first + found.end))
                if found.first:
                    reason = f"the article begins at {cited(text[found.first])}"
                    gone["head"] = gone.get("head", []) + rest.removals(text, 0, found.first, found.head, reason)
                    left.append(rest._replace(ends=("head",), first=rest.first + found.first))
        for gone in out:  # each end is looked for by itself; where they meet the head stays
            if len(gone) == 2 and gone["head"][-1][0] >= min(gone["tail"])[0]:
                del gone["head"]
        for n, lines in strewn.items():
            with_ends = {line for removals in out[n].values() for line, *_ in removals}
            if single := [removal for removal in lines if removal[0] not in with_ends]:
                out[n]["anywhere"] = single
        return out

    def _verdicts(self, texts: Sequence[Sequence[str]], ends: Sequence[tuple[End, ...]]) -> list[_Verdict]:
        """Where each of the texts is over and where it begins, of those of its ends that are asked about; and what is strewn
        in it."""
        out: list[_Verdict] = []
        for first, some in stretches(texts, BATCH):
            out += self._batch(some, ends[first : first + len(some)])
        return out

    def _batch(self, texts: Sequence[Sequence[str]], ends: Sequence[tuple[End, ...]]) -> list[_Verdict]:
        out = [_Verdict(0, len(text)) for text in texts]
        lines = self.weigher.read(texts)
        if not lines.n:
            return out
        below, above, of_code = self.weigher(lines, texts)
        goes, share = anywhere(below, above, of_code)
        at, none = below.at, (np.zeros(len(below.at.heads), np.int64),) * 2
        tails, sure_of_tail = self.tail(below) if any("tail" in of for of in ends) else none
        heads, sure_of_head = self.head(above) if any("head" in of for of in ends) else none
        # the heads were read from the last text to the first
        found = zip(at.heads, at.sizes, tails, sure_of_tail, heads[::-1], sure_of_head[::-1], strict=True)
        for begin, size, tail, tail_sure, head, head_sure in (map(int, row) for row in found):
            place, n = lines.place, int(lines.document[begin])
            tail = tail if "tail" in ends[n] else 0  # what other texts are asked about makes no difference
            head = min(head, size - tail) % size if "head" in ends[n] else 0
            reason = (
                f"{share[begin] // 10} % of this text's words are hardly main text, and this line is unlikely to be"
            )
            strewn = (begin + np.flatnonzero(goes[begin : begin + size])).tolist()
            out[n] = _Verdict(
                int(place[begin + head]) if head else 0,
                int(place[begin + size - tail]) if tail else len(texts[n]),
                head_sure,
                tail_sure,
                [(int(place[i]), int(below.seen.likely[i]) / 1000, reason) for i in strewn],
            )
        return out


def _arrays(name: str) -> Arrays:
    with files(__package__).joinpath(f"data/{name}.npz").open("rb") as file, np.load(file) as arrays:
        return dict(arrays)


@lru_cache(maxsize=1)
def _shipped() -> ArticleModel:
    ends = _arrays("ends")
    tail, head = (
        Ends(Trees(part_of(Tests, ends, part)), sure) for part, sure in zip(ENDS, ends["sure"].tolist(), strict=True)
    )
    return ArticleModel(Weigher.of(_arrays("article")), tail, head)
