"""Which documents a rule with `sites` is for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit


def matches(site: str, patterns: Iterable[str]) -> bool:
    """Whether a document's URL or path is one of these sites.

    A pattern without a slash is a host (`example.org`, which holds for `www.example.org` too) or the name of one of the
    folders above the file; one with a slash is host and path, or some folders of a path, and what is below them. `*`
    stands for anything, every other character for itself: folders are called `[old] news`, too.
    """
    return any(_matches(site, pattern) for pattern in patterns)


def host_and_path(site: str) -> tuple[str, str]:
    """Host and path of a document's URL; of a path, no host; of a URL that nobody can read (`http://[`), neither."""
    if "://" not in site:
        return "", site.strip("/")
    try:
        parts = urlsplit(site)
        return parts.hostname or "", parts.path
    except ValueError:
        return "", ""


@lru_cache(maxsize=4096)
def _matches(site: str, pattern: str) -> bool:
    site, pattern = site.casefold(), pattern.casefold()
    host, path = host_and_path(site)
    whole = host + path
    pattern = pattern.strip("/")
    several = "/" in pattern
    if host:
        if several:
            whole, pattern = whole.removeprefix("www."), pattern.removeprefix("www.")
            return _is(whole, pattern) or _is(whole, f"{pattern}/*")
        return _is(host, pattern) or _is(host, f"*.{pattern}")
    folders = whole.split("/")
    if several:  # one may clean a folder, or one above it
        ends = ["/".join(folders[k:]) for k in range(len(folders))]
        return any(_is(end, pattern) or _is(end, f"{pattern}/*") for end in ends)
    return any(_is(folder, pattern) for folder in folders[:-1] or [""])


def _is(text: str, pattern: str) -> bool:
    return _compiled(pattern).fullmatch(text) is not None


@lru_cache(maxsize=32_768)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, pattern.split("*"))), re.DOTALL)
