"""A rule that a pattern alone cannot write: it looks up what it finds."""

from collections.abc import Iterable, Sequence
from typing import Literal

import regex

from cleantext.kinds import Change, Examples, Rule, Sought, Wake
from cleantext.lines import Lines
from cleantext.types import Edit

KNOWN = frozenset({"ACME", "COYT"})
_TICKER = r" ?\((?:NYSE|NASDAQ): ?([A-Z]{1,5})\)"


class TickerRule(Rule):
    """Takes stock tickers of companies that are on the list."""

    kind: Literal["ticker"] = "ticker"
    stage: Literal["repair"] = "repair"

    def wake(self) -> Wake:
        return Wake(sought=Sought(_TICKER, 0))

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        for i in at:
            for match in regex.finditer(_TICKER, lines[i]):
                if match[1] in KNOWN:
                    start = lines.starts[i]
                    yield Edit(
                        start + match.start(), start + match.end(), "", self.id, note=f"{match[1]} is on the list"
                    )


RULES = [
    TickerRule(
        id="ticker",
        why="Tickers that the agency's feed puts behind every company's name.",
        traps=("A company that is not on the list.",),
        examples=Examples(
            change=(Change(before="Acme (NYSE: ACME) rose.", after="Acme rose."),),
            keep=("Road (NYSE: ROAD) fell.", "Acme (ACME) rose."),
        ),
    )
]
