"""Where each line of a page's text stands in its HTML: what only the teacher of the silver labels sees.

The blocks of the HTML are walked in order and met with the lines by their letters; a line that isn't found has none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import lxml.etree
import lxml.html

# fmt: off
BLOCK = {
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "noscript", "ol", "option",
    "p", "pre", "section", "select", "summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr",
    "ul",
}
# fmt: on
TAGS = ["p", "h1", "h2", "h3", "h4", "li", "td", "div", "a", "figcaption", "blockquote", "pre", "dt", "dd", "span"]
AROUND = [
    "nav",
    "header",
    "footer",
    "aside",
    "article",
    "main",
    "form",
    "figure",
    "ul",
    "table",
    "section",
    "blockquote",
]
NAME = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
WINDOW = 400
"""Blocks behind the last one that was found in which a line is looked for."""


@dataclass
class Block:
    """A stretch of text between two block boundaries."""

    key: str
    tag: str
    depth: int
    linked: int  # letters inside links
    letters: int
    around: tuple[bool, ...]
    names: list[str] = field(default_factory=list)  # of the classes and ids around it, with their distance


def letters(text: str) -> str:
    """The text without its white space."""
    return "".join(text.split())


def parse(html: str) -> lxml.html.HtmlElement | None:
    """The page's tree; None for a page that is empty."""
    try:
        return lxml.html.document_fromstring(
            re.sub(r"^\s*<\?xml[^>]*>", "", html).encode("utf-8", "replace"),
            parser=lxml.html.HTMLParser(encoding="utf-8"),
        )
    except lxml.etree.ParserError:
        return None


def describe(element: lxml.html.HtmlElement, key: str, linked: int) -> Block:
    """What is known of a stretch of text that begins in this element."""
    chain = [element, *element.iterancestors()]
    tags = [e.tag for e in chain if isinstance(e.tag, str)]
    names = []
    for distance, e in enumerate(chain[:9]):
        for name in NAME.findall(f"{e.get('class') or ''} {e.get('id') or ''}")[:12]:
            names.append(f"{name.lower()} {min(distance // 2, 2)}")
        if isinstance(e.tag, str):
            names.append(f"<{e.tag} {min(distance, 3)}")
    return Block(key, tags[0] if tags else "", len(chain), linked, len(key), tuple(t in tags for t in AROUND), names)


def blocks(html: str) -> Iterator[Block]:
    """The stretches of text between the edges of blocks, in the order of the page."""
    root = parse(html)
    if root is None:
        return
    text: list[str] = []
    linked = 0
    owner = root

    def flush() -> Iterator[Block]:
        nonlocal linked
        key = letters("".join(text))
        if key:
            yield describe(owner, key, linked)
        text.clear()
        linked = 0

    for event, element in lxml.etree.iterwalk(root, events=("start", "end", "comment")):
        if not isinstance(element.tag, str):
            tail = element.tail if event == "comment" else None
            if tail and tail.strip():
                text.append(tail)
            continue
        if element.tag in ("script", "style", "title"):
            continue
        edge = element.tag in BLOCK
        if event == "start":
            if edge:
                yield from flush()
            piece, holder = element.text, element
        else:
            if edge:
                yield from flush()
            piece, holder = element.tail, element.getparent()
        if piece and piece.strip() and holder is not None:
            if not text:
                owner = holder
            text.append(piece)
            if any(e.tag == "a" for e in (holder, *holder.iterancestors())):
                linked += len(letters(piece))
    yield from flush()


def locate(lines: Sequence[str], html: str) -> list[Block | None]:
    """The block of each line."""
    all_blocks = list(blocks(html))
    at = 0
    out: list[Block | None] = []
    for line in lines:
        key = letters(line)
        found = None
        if key:
            for j in range(at, min(at + WINDOW, len(all_blocks))):
                other = all_blocks[j].key
                if key == other or (
                    len(key) > 12 and (other.startswith(key[:40]) or (key.startswith(other[:40]) and len(other) > 12))
                ):
                    found, at = all_blocks[j], j + (1 if key == other else 0)
                    break
        out.append(found)
    return out
