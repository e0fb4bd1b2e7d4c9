"""Which documents a rule with `sites` is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit


def matches(site: str, patterns: Iterable[str]) -> bool:
    """Whether a document's URL or path is one of these sites.

    A pattern without a slash is a host (`example.org`, which holds for `www.example.org` too) or the name of one of the
    folders above the file; one with a slash is host and path, or some folders of a path, and what is below them. `*`
    stands for anything, every other character for itself: folders are called `[old] news`, too.
    """
    return any(_matches(site, pattern) for pattern in patterns)


class Sites:
    """Patterns, asked about many documents: of some thousand in hardly more time than of one."""

    def __init__(self, patterns: Iterable[str]) -> None:
        folded = [pattern.casefold().strip("/") for pattern in patterns]
        plain = [pattern for pattern in folded if pattern and "*" not in pattern]
        self._plain = frozenset(plain).union(pattern.removeprefix("www.") for pattern in plain if "/" in pattern)
        self._other = tuple(pattern for pattern in folded if not pattern or "*" in pattern)
        self._parts = max((pattern.count("/") + 1 for pattern in plain), default=0)

    def hold(self, site: str) -> bool:
        """What `matches` says."""
        return not self._plain.isdisjoint(_names(site.casefold(), self._parts)) or matches(site, self._other)


def _names(site: str, parts: int) -> Iterator[str]:
    """What a pattern without `*` may call a site, of up to so many parts between slashes."""
    host, path = host_and_path(site)
    if host:
        labels = host.split(".")
        yield from (".".join(labels[k:]) for k in range(len(labels)))
        folders = (host.removeprefix("www.") + path).split("/")
        yield from ("/".join(folders[:k]) for k in range(2, min(parts, len(folders)) + 1))
    else:
        folders = path.split("/")
        yield from folders[:-1]
        for k in range(2, min(parts, len(folders)) + 1):
            yield from ("/".join(folders[i : i + k]) for i in range(len(folders) - k + 1))


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
