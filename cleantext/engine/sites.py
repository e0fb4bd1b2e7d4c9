"""Which documents a rule with `sites` is for."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import lru_cache
from urllib.parse import urlsplit


def matches(site: str, patterns: Iterable[str]) -> bool:
    """Whether a document's URL or path is one of these sites.

    A pattern without a slash is a host (`example.org`, which holds for `www.example.org` too) or the name of one of the
    folders above the file; one with a slash is the beginning of host and path, or some folders of a path and what is
    below them. `*` stands for anything.
    """
    return any(_matches(site, pattern) for pattern in patterns)


@lru_cache(maxsize=4096)
def _matches(site: str, pattern: str) -> bool:
    site, pattern = site.casefold(), pattern.casefold()
    if "://" in site:
        parts = urlsplit(site)
        host, path = parts.hostname or "", parts.path
        whole = host + path
    else:
        host, whole = "", site.strip("/")
    below = pattern.strip("/") + "*"
    if host:
        if "/" in pattern:
            return fnmatchcase(whole.removeprefix("www."), below)
        return fnmatchcase(host, pattern) or fnmatchcase(host, f"*.{pattern}")
    folders = whole.split("/")
    if "/" in pattern:  # one may clean a folder, or one above it
        return any(fnmatchcase("/".join(folders[k:]), below) for k in range(len(folders)))
    return any(fnmatchcase(folder, pattern) for folder in folders[:-1] or [""])
