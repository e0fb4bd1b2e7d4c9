"""Hypothesis strategies for scraped documents: prose in several scripts with chrome around it.

For a pipeline's own tests as much as for rules:

    >>> from hypothesis import given, settings
    >>> from cleantext import testing
    >>> @settings(deadline=None)
    ... @given(testing.scraped(["en"]))
    ... def test_prose_survives(page):
    ...     cleaned = my_pipeline(page.text)
    ...     assert all(paragraph in cleaned for paragraph in page.prose)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from hypothesis import strategies as st

from cleantext.testing.prose import CHROME, CLUSTERS, HEADINGS, PROSE

Strategy = st.SearchStrategy

SEPARATORS = ("\n\n", "\n", "\r\n\r\n", "\n\n\n", "\r\n")


class Scraped(NamedTuple):
    """A page as an extractor leaves it, and what in it is what."""

    text: str
    prose: tuple[str, ...]
    """Its paragraphs: what a cleaner has to keep."""
    chrome: tuple[str, ...]
    """The lines around them."""
    headings: tuple[str, ...]
    """Headings among the paragraphs. One with nothing but chrome below may be a teaser's title, for all that a cleaner sees."""


def paragraphs(languages: Sequence[str] = ()) -> Strategy[str]:
    """A paragraph of prose, one line of forty words or more.

    Args:
        languages: codes, of `cleantext.testing.PROSE`; none: all of them.

    Raises:
        ValueError: there are no paragraphs in these languages.
    """
    chosen = [text for code, texts in PROSE.items() if not languages or code in languages for text in texts]
    if not chosen:
        raise ValueError(f"no paragraphs in {', '.join(languages)}; there are: {', '.join(PROSE)}")
    return st.sampled_from(chosen)


def chrome_lines() -> Strategy[str]:
    """A line such as stands around a text: menus, counters, prompts."""
    return st.sampled_from(CHROME)


def headings() -> Strategy[str]:
    """A line that is content, short, without a full stop."""
    return st.sampled_from(HEADINGS)


def clusters() -> Strategy[str]:
    """A word or sign of several code points that must not be cut: an emoji family, a flag, a Persian word with its
    ZWNJ."""
    return st.sampled_from(CLUSTERS)


@st.composite
def scraped(draw: Any, languages: Sequence[str] = (), chrome: Strategy[str] | None = None) -> Scraped:
    """A page: paragraphs, with chrome before, between and after them.

    Args:
        draw: given by Hypothesis.
        languages: of the paragraphs; none: any, mixed.
        chrome: lines to put around them instead of the usual ones, your own site's say.
    """
    lines = chrome if chrome is not None else chrome_lines()
    head = draw(st.lists(lines, max_size=3))
    body = draw(st.lists(st.one_of(paragraphs(languages), paragraphs(languages), headings()), min_size=1, max_size=4))
    tail = draw(st.lists(lines, max_size=4))
    between = draw(st.lists(lines, max_size=1)) if len(body) > 1 else []
    at = draw(st.integers(1, len(body) - 1)) if between else 0
    blocks = [*head, *body[:at], *between, *body[at:], *tail]
    separator = draw(st.sampled_from(SEPARATORS))
    end = draw(st.sampled_from(("", "\n")))
    prose, titles = (tuple(part for part in body if (part in HEADINGS) == wanted) for wanted in (False, True))
    return Scraped(separator.join(blocks) + end, prose, (*head, *between, *tail), titles)


def documents(languages: Sequence[str] = ()) -> Strategy[str]:
    """The text of a page (see `scraped`), or now and then any text at all, lone surrogates included."""
    odd = st.text(st.characters(exclude_categories=()), max_size=40)
    return st.one_of(
        scraped(languages).map(lambda page: page.text), scraped(languages).map(lambda page: page.text), odd
    )
