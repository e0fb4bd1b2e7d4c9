"""Short lines that are a text's own, for rules to leave alone: list items, subheadings, speech, verses, rows of tables.

Written for this project, and of no rule's words: whatever takes one of them takes others of its sort.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleantext.keys import core

OWN_LINES: dict[str, tuple[str, ...]] = {
    "an item of a list": (
        "- two coils of tarred rope",
        "* Oatmeal, butter and a pinch of salt",
        "• a kettle",
        "1. Peel the quinces and cut them into quarters",
        "2) Warm the cellar a day before",
        "- zwei Rollen geteertes Seil",
    ),
    "a subheading": (
        "The second winter",
        "Aftermath",
        "## What the miller knew",
        "Why did the bell fall silent?",
        "THE YEARS ON THE ISLAND",
        "Der zweite Winter",
        "Ce que savait le meunier",
        "El segundo invierno",
        "Вторая зима",
        "第二个冬天",
        "二度目の冬",
        "الشتاء الثاني",
    ),
    "a line of speech": (
        "“And the boat?”",
        "\"It sank,\" he said.",
        "— Where were you all night?",
        "MARA: Who let the dog in?",
        "« Et la barque ? »",
        "„Und das Boot?“",
        "— А лодка?",
        "「舟は？」",
    ),
    "a verse": (
        "The tide comes in, the tide goes out,",
        "and nobody asks why",
        "O harbour of my younger days!",
        "he rowed, he sang,",
        "der Mond steht überm Wehr",
    ),
    "a row of a table": (
        "| barley | 31 | 27 |",
        "rye\t12\t9",
        "oats   40   38",
        "Draught: 2.4 m",
    ),
    "a short paragraph": (
        "Nobody answered.",
        "So they waited, as they had been told to.",
        "Niemand antwortete.",
        "没有人回答。",
    ),
}  # fmt: skip
"""What a line is -> such lines. Each may stand by itself, and those of one sort together."""

_SORTS = {core(line): sort for sort, lines in OWN_LINES.items() for line in lines}
_ENDS = ("The second winter", "Why did the bell fall silent?", "Вторая зима", "第二个冬天"), (
    "“And the boat?”", "and nobody asks why", "Nobody answered.", "没有人回答。",
)  # fmt: skip
"""First and last lines of texts."""


def sort_of(line: str) -> str:
    """What a line of these is; empty of any other."""
    return _SORTS.get(core(line), "")


def own_texts(paragraphs: Sequence[str]) -> Iterator[str]:
    """Texts of these paragraphs (two or more) with such lines: each by itself between two of them, all of a sort in a row,
    and the plainest at both ends, where rules for a head or a tail may ask for less."""
    first, second = paragraphs[:2]
    # What is made smaller keeps what stands last: the plainest.
    alone = [line for lines in OWN_LINES.values() for line in lines][::-1]
    between = (part for n, line in enumerate(alone) for part in (line, paragraphs[n % len(paragraphs)]))
    yield "\n\n".join((first, second, *between, first))
    for lines in OWN_LINES.values():
        yield "\n\n".join((first, second, "\n".join(lines), first, second))
    for title, last in zip(*_ENDS, strict=True):
        yield "\n\n".join((title, first, second, last))
