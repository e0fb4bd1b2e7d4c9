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
AT_ONE_END = 0.9
"""Share of its occurrences by which a line belongs to the head or the tail."""

_BATCH = 200_000
DIGITS = re.compile(r"[0-9]+")
_SCHEMA = """
CREATE TABLE page (site TEXT, digest BLOB, file TEXT, PRIMARY KEY (site, digest)) WITHOUT ROWID;
CREATE TABLE seen (site TEXT, shape TEXT, line TEXT, digest BLOB, head INT, tail INT, prose INT);
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
    where: str


class Counts:
    """Counts lines over any number of documents, on disk. Use as a context manager."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="cleantext-learn-")
        self._store = sqlite3.connect(Path(self._folder.name) / "lines.sqlite")
        self._store.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; {_SCHEMA}")
        self._rows: list[tuple[str, str, str, bytes, int, int, int]] = []

    def __enter__(self) -> Counts:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()
        self._folder.cleanup()

    def add(self, site: str, file: str, text: str) -> None:
        """Counts the lines of a document; a text that the site has shown before is not counted again."""
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
        page = site, digest, file
        if not self._store.execute("INSERT OR IGNORE INTO page VALUES (?, ?, ?)", page).rowcount:
            # Which of the files came first makes no difference.
            self._store.execute("UPDATE page SET file = ?3 WHERE site = ?1 AND digest = ?2 AND file > ?3", page)
            return
        lines = Lines(text)
        known: set[str] = set()
        for i in range(len(lines)):
            line = core(lines[i])
            if len(line) > SHORT:
                continue
            shape = shape_of(line)
            if shape and shape not in known:
                known.add(shape)
                head, tail = i < lines.head(0, len(lines)), i >= lines.tail(0, len(lines))
                self._rows.append((site, shape, line, digest, head, tail, lines.prose(i)))
        if len(self._rows) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        self._store.executemany("INSERT INTO seen VALUES (?, ?, ?, ?, ?, ?, ?)", self._rows)
        self._rows.clear()

    def repeated(self, least: int = LEAST_PAGES, share: float = LEAST_SHARE) -> Iterator[Repeated]:
        """The lines on at least `least` pages and this share of the pages of their site, the most frequent first;
        prose on twice as many, word for word."""
        self._flush()
        pages: dict[str, int] = dict(self._store.execute("SELECT site, COUNT(*) FROM page GROUP BY site"))
        self._store.execute("CREATE INDEX IF NOT EXISTS by_shape ON seen (site, shape)")
        found = self._store.execute(
            "SELECT site, shape, COUNT(*) AS n, COUNT(DISTINCT line), SUM(head), SUM(tail) FROM seen"
            " GROUP BY site, shape HAVING n >= ? AND (NOT SUM(prose) OR n >= ? AND COUNT(DISTINCT line) = 1) ORDER BY site, n DESC, shape",
            (least, least * LEAST_PROSE // LEAST_PAGES),
        ).fetchall()
        for site, shape, count, spellings, head, tail in found:
            if count < share * pages[site]:
                continue
            examples = self._store.execute(
                "SELECT file, line FROM seen JOIN page USING (site, digest) WHERE site = ? AND shape = ?"
                " ORDER BY file, line LIMIT ?",
                (site, shape, FILES),
            ).fetchall()
            where = _place(head / count, tail / count)
            files = tuple(file for file, _ in examples)
            yield Repeated(site, shape, examples[0][1], _same(spellings, shape), count, pages[site], files, where)


def shape_of(line: str) -> str:
    """What a line says, whatever its numbers: its key, each run of digits replaced by 0."""
    return DIGITS.sub("0", key(line))


def _same(spellings: int, shape: str) -> bool:
    """Whether a shape stands for one line: it holds no digit, or its digits never differ."""
    return "0" not in shape or spellings == 1


def _place(head: float, tail: float) -> str:
    if head >= AT_ONE_END and tail < AT_ONE_END:
        return "head"
    if tail >= AT_ONE_END and head < AT_ONE_END:
        return "tail"
    return "anywhere"


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
