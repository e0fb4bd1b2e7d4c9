"""What kind of page it is, by the words of its short lines.

In a forum what others answered is main text, below an article it is not; a shop's long sentences are often not what its
page is about. So the trees are told how much a page's labels, menus and buttons are like those of each genre.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from cleantext.scoring.arrays import Columns, Ints, begins_of, order_of
from cleantext.scoring.bounds import Bounds
from cleantext.scoring.word_weights import BITS, ONE, Features, Table

GENRES: Final = ("forum", "product", "list", "service", "documentation")
"""What a page is, if it is no article. In a forum what stands apart are answers."""

ANSWERS: Final = -ONE
"""The score of a page that may be a forum; one article in 1,700 reaches it."""


def page_features(of_short: Features, at: Bounds) -> Features:
    """The features of each document's short lines, each of them once, as if they were one line."""
    both = at.order.take(of_short.line) << BITS | of_short.bucket
    both = both[order_of(both.view(np.uint64))]
    both = both[begins_of(both)]
    document: Ints = both >> BITS
    number = np.bincount(document, minlength=len(at.heads))
    return Features(both & (1 << BITS) - 1, document, np.zeros(0, np.int64), number)


@dataclass(frozen=True)
class Genres:
    """A table of weights for each genre."""

    tables: tuple[Table, ...]

    def columns(self, at: Bounds, of_short: Features) -> Columns:
        """How much each line's page is like one of the genre, in parts of `ONE`, by the features of its short lines."""
        features = page_features(of_short, at)
        heads = begins_of(features.line)
        sums = np.zeros(len(at.heads), np.int64)
        out = {}
        for name, table in zip(GENRES, self.tables, strict=True):
            # as `table.score`, in half of the time: the features of a document stand together
            sums[features.line[heads]] = np.add.reduceat(table.weights.take(features.bucket), heads, dtype=np.int64)
            out[f"page {name}"] = at.spread(table.scaled(sums, features.number))
        return out
