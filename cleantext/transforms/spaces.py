"""Odd spaces within a line, and those at its end."""

from __future__ import annotations

import re

import regex

from cleantext.transforms.base import Span, Transform
from cleantext.transforms.clusters import on_clusters
from cleantext.transforms.substitution import substitute

# NBSP, the typographic spaces of U+2000, line and paragraph separators, medium mathematical space. U+202F between
# Mongolian letters holds a suffix to its word. U+3000 is the space of East Asian text and odd only where none of it
# stands around. The Ogham space mark is a stroke that one sees.
_EAST_ASIAN = r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}"
_EAST_ASIAN += r"\u3001-\u303f\uff00-\uffef]"
_ODD = regex.compile(
    rf"""(?x)
    [\u00a0\u2000-\u200a\u2028\u2029\u205f]
    | (?<!\p{{Script=Mongolian}}) \u202f | \u202f (?!\p{{Script=Mongolian}})
    | (?<!{_EAST_ASIAN}|\u3000) \u3000+ (?!{_EAST_ASIAN}|\u3000)
    """
)
_ALL = " \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_RUN = re.compile(f"[{_ALL}]+")


def _spaces(line: str) -> list[Span]:
    return substitute(_ODD, lambda old: " " * len(old), line)


def _trailing(line: str) -> list[Span]:
    kept = len(line.rstrip(_ALL + "\r"))  # carriage returns among the spaces may be line endings, and stay
    return on_clusters(line, [(*m.span(), "") for m in _RUN.finditer(line, kept)])


SPACES = Transform(
    "spaces",
    "line",
    (r"\xc2\xa0|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80",),
    lambda t: not t.isascii() and _ODD.search(t) is not None,
    _spaces,
)
TRAILING_SPACES = Transform(
    "trailing-spaces",
    "line",
    (r"(?:[ \t]|\xc2\xa0|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80)\r*$",),
    lambda t: t.rstrip("\r").endswith(tuple(_ALL)),
    _trailing,
)
