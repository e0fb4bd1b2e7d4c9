"""A page's plain text as other tools make it: what they take for a line differs.

The labels are drawn anew: what of these lines stands in the text that the page's own lines are labelled by.
"""

from collections.abc import Callable, Sequence

import lxml.etree
import lxml.html
from blocks import parse
from corpus import fold_of
from labels import TOKEN, label
from resiliparse.extract.html2text import extract_plain_text

HIDDEN = ("script", "style", "noscript", "template")
HELD = 0.8
"""Share of the words of main text that another tool's text must hold as well: HTML that was slimmed has lost some."""


def as_it_stands(html: str) -> str:
    """The text nodes one after the other, line breaks as they stand in the source: menus run together."""
    return "".join(_nodes(html))


def by_node(html: str) -> str:
    """Every text node a line, so that a link within a sentence is one as well."""
    return "\n".join(text.strip() for text in _nodes(html) if text.strip())


def by_resiliparse(html: str) -> str:
    return str(extract_plain_text(html, main_content=False))


def _nodes(html: str) -> list[str]:
    root = parse(html)
    if root is None:
        return []
    lxml.etree.strip_elements(root, *HIDDEN, with_tail=False)
    return [str(text) for text in root.itertext()]


TOOLS: Sequence[Callable[[str], str]] = (as_it_stands, by_node, by_resiliparse)


def flattened(
    page_id: str, lines: Sequence[str], y: Sequence[float], html: str
) -> tuple[list[str], list[float]] | None:
    """The page's lines and labels as one of the tools would have them; which, is drawn by its name. None where its HTML
    doesn't hold the main text."""
    main = "\n".join(line for line, share in zip(lines, y, strict=True) if share >= 0.5)
    other = TOOLS[fold_of("flat " + page_id, len(TOOLS))](html).split("\n")
    shares = label(other, main)
    held = sum(share * len(TOKEN.findall(line)) for line, share in zip(other, shares, strict=True))
    return (other, shares) if held >= HELD * len(TOKEN.findall(main)) else None
