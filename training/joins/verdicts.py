"""What a person said of places in correct texts at which a model believed that a space was lost.

`verdicts.LANGUAGE.tsv` holds no text: a line is the hash of a paragraph's correct text, an offset in it, and the verdict:
`J` the page itself ran two words together there, `N` no space belongs there, `?` both ways are customary, or nobody can tell:
then a text is left as it is.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path
from typing import Any

OWN, NONE, UNCLEAR = "J", "N", "?"


def paragraph(correct: str) -> str:
    """The hash that a paragraph goes by."""
    return blake2b(correct.encode(), digest_size=6).hexdigest()


def load(language: str) -> dict[str, dict[int, str]]:
    """Paragraph -> offset -> verdict; empty if nobody has read pages in the language."""
    out: dict[str, dict[int, str]] = {}
    file = Path(__file__).with_name(f"verdicts.{language}.tsv")
    for line in file.read_text().splitlines() if file.exists() else ():
        text, offset, verdict = line.split("\t")
        out.setdefault(text, {})[int(offset)] = verdict
    return out


def applied(row: dict[str, Any], verdicts: dict[str, dict[int, str]]) -> dict[str, Any]:
    """The row with the page's own joins, which are neither right nor wrong, among its `defects` and `maybe`, and as
    `refuted` the offsets in `correct` at which no space is to be put."""
    own = verdicts.get(paragraph(row["correct"]), {})
    either = {at for at, verdict in own.items() if verdict == OWN}
    lost = sorted((*row["joins"], *row.get("maybe", ())))
    in_broken = {at + sum(j <= at for j in lost): at for at in range(len(row["broken"]))} if either else {}
    return row | {
        "defects": sorted({*row.get("defects", ()), *either}),
        "maybe": sorted({*row.get("maybe", ()), *(in_broken[at] for at in either if at in in_broken)}),
        "refuted": sorted(at for at, verdict in own.items() if verdict != OWN),
    }
