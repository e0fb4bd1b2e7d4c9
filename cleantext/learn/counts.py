"""Counts lines over any number of documents, by site and by what they say.

Lines are counted once a document; digits are set aside, so that a counter or a date that differs is one line. The counts
lie in SQLite, on disk, so that memory does not grow with the corpus; sums do not depend on the order of files.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from cleantext.cleaner import Cleaner
from cleantext.engine.sites import host_and_path
from cleantext.keys import core, key
from cleantext.kinds.base import SHORT
from cleantext.kinds.cued import Where
from cleantext.learn.places import Page, Places, is_doubtful, where_to_take
from cleantext.lines import Lines
from cleantext.readers import read
from cleantext.readers.base import InputDocument, Options, Refused, Shard
from cleantext.types import Result

LEAST_PAGES = 3
LEAST_PROSE = 6
"""Pages that a line of prose must stand on: an article may be on a site twice or three times, beside other chrome."""
LEAST_SHARE = 0.01
"""And of the pages of its site so many."""
FILES = 3
"""Files that a rule names as evidence."""

_BATCH = 200_000
DIGITS = re.compile(r"[0-9]+")
_PLACES = ", ".join(Places._fields)
_SCHEMA = f"""
CREATE TABLE page (site TEXT, digest BLOB, file TEXT, PRIMARY KEY (site, digest)) WITHOUT ROWID;
CREATE TABLE seen (site TEXT, shape TEXT, line TEXT, digest BLOB, prose INT, {_PLACES});
"""


class Repeated(NamedTuple):
    """A line that repeats on the pages of a site."""

    site: str
    shape: str
    """What the line says (`shape_of`)."""
    line: str
    """The line as it stands, in the first of the files."""
    fixed: bool
    """Whether it is the same everywhere, digits included."""
    on: int
    """Documents that hold it."""
    pages: int
    """Documents of the site."""
    files: tuple[str, ...]
    where: Where
    places: Places = Places()
    """On how many of its pages it stands where."""
    doubtful: bool = False
    """Whether it may be a text's own."""


class Counts:
    """Counts lines over any number of documents, on disk. Use as a context manager."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="cleantext-learn-")
        self._store = sqlite3.connect(Path(self._folder.name) / "lines.sqlite")
        self._store.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_SCHEMA}")
        self._rows: list[tuple[object, ...]] = []

    def __enter__(self) -> Counts:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()
        self._folder.cleanup()

    def add(self, site: str, file: str, text: str) -> None:
        """Counts the lines of a document; a text that the site has shown before is not counted again."""
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
        named = site, digest, file
        if not self._store.execute("INSERT OR IGNORE INTO page VALUES (?, ?, ?)", named).rowcount:
            # Which of the files came first makes no difference.
            self._store.execute("UPDATE page SET file = ?3 WHERE site = ?1 AND digest = ?2 AND file > ?3", named)
            return
        lines = Lines(text)
        at: dict[str, list[int]] = {}
        for i in range(len(lines)):
            line = core(lines[i])
            if len(line) <= SHORT and (shape := shape_of(line)):
                at.setdefault(shape, []).append(i)
        page = Page(lines)
        for shape, found in at.items():
            line = core(lines[found[0]])
            self._rows.append((site, shape, line, digest, lines.prose(found[0]), *page.places(found)))
        if len(self._rows) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        marks = ", ".join("?" * (5 + len(Places._fields)))
        self._store.executemany(f"INSERT INTO seen VALUES ({marks})", self._rows)
        self._rows.clear()

    def repeated(self, least: int = LEAST_PAGES, share: float = LEAST_SHARE) -> Iterator[Repeated]:
        """The lines on at least `least` pages and this share of the pages of their site, the most frequent first;
        prose on twice as many, word for word."""
        self._flush()
        pages: dict[str, int] = dict(self._store.execute("SELECT site, COUNT(*) FROM page GROUP BY site"))
        self._store.execute("CREATE INDEX IF NOT EXISTS by_shape ON seen (site, shape)")
        totals = ", ".join(f"SUM({name})" for name in Places._fields)
        found = self._store.execute(
            f"SELECT site, shape, COUNT(*) AS n, COUNT(DISTINCT line), {totals} FROM seen"
            " GROUP BY site, shape HAVING n >= ? AND (NOT SUM(prose) OR n >= ? AND COUNT(DISTINCT line) = 1) ORDER BY site, n DESC, shape",
            (least, least * LEAST_PROSE // LEAST_PAGES),
        ).fetchall()
        for site, shape, count, spellings, *sums in found:
            if count < share * pages[site]:
                continue
            examples = self._store.execute(
                "SELECT file, line FROM seen JOIN page USING (site, digest) WHERE site = ? AND shape = ?"
                " ORDER BY file, line LIMIT ?",
                (site, shape, FILES),
            ).fetchall()
            line, places = examples[0][1], Places(*sums)
            where = where_to_take(line, count, places, least)
            if where is not None:
                files = tuple(file for file, _ in examples)
                doubtful = is_doubtful(count, pages[site], places)
                yield Repeated(site, shape, line, _same(spellings, shape), count, pages[site], files, where, places, doubtful)


def shape_of(line: str) -> str:
    """What a line says, whatever its numbers: its key, each run of digits replaced by 0."""
    return DIGITS.sub("0", key(line))


def _same(spellings: int, shape: str) -> bool:
    """Whether a shape stands for one line: it holds no digit, or its digits never differ."""
    return "0" not in shape or spellings == 1


def count(shards: Iterable[Shard], options: Options, counts: Counts) -> tuple[int, int, str]:
    """Counts the lines of all documents of an input, as rules for lines will see them -> how many documents there were, how
    many could not be read, and why the first of these."""
    cleaner = Cleaner(["encoding", "characters"], builtin=False)
    total = lost = 0
    why = ""
    for shard in shards:
        # Of a path, only what stands below the input is a site: a pack is used elsewhere, too.
        named = {file.site: file.name for file in shard.files}
        entries = list(read(shard, options))
        documents = [entry for entry in entries if isinstance(entry, InputDocument)]
        refused = [f"{entry.id}: {entry.reason}" for entry in entries if isinstance(entry, Refused)]
        results = cleaner.attempts([entry.document for entry in documents])
        for document, result in zip(documents, results, strict=True):
            if isinstance(result, Result):
                counts.add(site_of(named.get(document.site, document.site)), document.id, result.text)
                total += 1
            else:
                refused.append(f"{document.id}: {result}")
        lost += len(refused)
        why = why or next(iter(refused), "")
    return total, lost, why


def site_of(site: str) -> str:
    """The site of a document: the host of its URL, or the folder that its file lies in; empty at the top."""
    host, path = host_and_path(site)
    return host.removeprefix("www.") if "://" in site else path.rpartition("/")[0]
