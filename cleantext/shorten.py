"""Texts that are too long to be shown."""

from __future__ import annotations


def shortened(text: str, most: int, last: int = 0) -> str:
    """The text; of one with more than `most` characters the beginning and `…`, or with `last` its two ends.

    Args:
        most: characters of what is shown, the mark of what is left out among them.
        last: so many of them are of the text's end.
    """
    if len(text) <= most:
        return text
    if not last:
        return text[: most - 1] + "…"
    return f"{text[: most - last - 5]} […] {text[-last:]}"
