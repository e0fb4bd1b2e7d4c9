"""HTML files: each is one document, the text that an extractor takes out of it. Its path is the id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cleantext.errors import NotText
from cleantext.optional import needed
from cleantext.readers.base import InputDocument, Options, Refused, Shard, short_digest
from cleantext.readers.compressed import UnreadableError
from cleantext.readers.http import page
from cleantext.readers.text import content

DEEP = 4
"""See `_lists_deeper`."""


def extracted(source: str, main_content: bool) -> str:
    """The text of a page: its main content, or all that it shows.

    Raises:
        UsageError: resiliparse is not installed.
    """
    resiliparse = needed("resiliparse.extract.html2text", "html", "HTML")
    page = _lists_deeper(source) if main_content else source
    text: str = resiliparse.extract_plain_text(page, main_content=main_content, alt_texts=False, links=False)
    return text


def _lists_deeper(source: str) -> Any:
    """The page with each list that is not mostly links deeper within: resiliparse takes one that has fewer than `DEEP` elements
    around it for a menu, which is no main content."""
    tree = needed("resiliparse.parse.html", "html", "HTML").HTMLTree.parse(source)
    for listed in tree.body.get_elements_by_tag_name("ul") if tree.body else ():
        linked = sum(len(link.text) for link in listed.get_elements_by_tag_name("a"))
        if listed.parent.tag != "li" and 2 * linked < len(listed.text):
            inner = outer = tree.create_element("div")
            for _ in range(DEEP - 2):  # body and this one make two
                inner = inner.append_child(tree.create_element("div"))
            listed.parent.replace_child(outer, listed)
            inner.append_child(listed)
    return tree


def read(shard: Shard, options: Options) -> Iterator[InputDocument | Refused]:
    """The documents of a shard of HTML files."""
    for number, file in enumerate(shard.files):
        place = {"file": file.name}
        try:
            text = extracted(page(content(shard, number), options.encoding), options.main_content)
        except (NotText, UnreadableError) as error:
            yield Refused(number, file.name, str(error), place)
            continue
        if not text.strip():
            yield Refused(number, file.name, "no text: the extractor found none in the page", place)
            continue
        restore = {"encoding": "utf-8"}
        if options.ledger:
            restore["check"] = short_digest(text.encode("utf-8", "surrogatepass"))
        yield InputDocument(number, file.name, text, file.site, place, restore)
