"""A line that a model gives up, and how a reason quotes a line."""

from typing import Final

Removal = tuple[int, float, str]
"""A line that goes: its index in the document, the probability that it is main text (0 to 1), and the reason. A plain
tuple, as a class of its own would take longer to fill than the lines to judge."""

QUOTED: Final = 40
"""Characters of a line that a reason quotes."""


def quoted(line: str) -> str:
    """The beginning of a line in quotation marks, its white space single."""
    line = " ".join(line.split())
    return repr(line if len(line) <= QUOTED else line[: QUOTED - 1] + "…")
