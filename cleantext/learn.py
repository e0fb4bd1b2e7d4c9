"""Lines that repeat on the pages of a site become a pack that a person can read, trim and commit.

A line that stands on three or more pages of its site is the best single sign of chrome there is. Lines are counted once
a document, by site and by what they say (digits set aside, so that a counter or a date that differs is one line). The
counts lie in SQLite, on disk, so that memory does not grow with the corpus; sums do not depend on the order of files.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import yaml

from cleantext.cleaner import Cleaner
from cleantext.errors import UsageError
from cleantext.kinds.base import PHRASE, SHORT
from cleantext.lines import Lines, core, key
from cleantext.model import Result
from cleantext.readers import read
from cleantext.readers.base import InputDocument, Options, Refused, Shard
from cleantext.runner.work import cleaned

LEAST_PAGES = 3
LEAST_PROSE = 6
"""Pages that a line of prose must stand on: an article may be on a site twice or three times, beside other chrome."""
LEAST_SHARE = 0.01
FILES = 3
"""Files that a rule names as evidence."""
AT_ONE_END = 0.9
"""Share of its occurrences by which a line belongs to the head or the tail."""

_BATCH = 200_000
_DIGITS = re.compile(r"[0-9]+")
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile("['’]")
_SCHEMA = """
CREATE TABLE page (site TEXT, digest BLOB, file TEXT, PRIMARY KEY (site, digest)) WITHOUT ROWID;
CREATE TABLE seen (site TEXT, shape TEXT, line TEXT, digest BLOB, head INT, tail INT, prose INT);
"""


class Repeated(NamedTuple):
    """A line that repeats on the pages of a site."""

    site: str
    shape: str
    """The line's key, its digits replaced by 0."""
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
            shape = _DIGITS.sub("0", key(line))
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
        entries = list(read(shard, options))
        documents = [entry for entry in entries if isinstance(entry, InputDocument)]
        refused = [f"{entry.id}: {entry.reason}" for entry in entries if isinstance(entry, Refused)]
        for document, result in zip(documents, cleaned(cleaner, documents), strict=True):
            if isinstance(result, Result):
                counts.add(site_of(document.site), document.id, result.text)
                total += 1
            else:
                refused.append(f"{document.id}: {result}")
        lost += len(refused)
        why = why or next(iter(refused), "")
    return total, lost, why


def site_of(site: str) -> str:
    """The site of a document: the host of its URL, or the folder that its file lies in; empty at the top."""
    if "://" in site:
        return (urlsplit(site).hostname or "").removeprefix("www.")
    return site.strip("/").rpartition("/")[0]


def packs_of(repeated: Iterable[Repeated], name: str, most: int) -> Iterator[tuple[str, str]]:
    """Names and contents of as many packs as it takes for none to have more than `most` bytes; a site's rules stay
    together.

    Raises:
        UsageError: the rules of one site alone have more.
    """
    held: list[Repeated] = []
    size = count = 0
    for site, found in groupby(repeated, key=lambda each: each.site):
        some = list(found)
        own = len(pack_of(some, name).encode())
        if own > most:
            raise UsageError(
                f"the rules of {site or 'this site'} alone have {own:,} bytes, more than a pack may have ({most:,}): "
                "ask for more pages with --least or --share"
            )
        if held and size + own > most:
            count += 1
            yield _numbered(name, count), pack_of(held, _numbered(name, count))
            held, size = [], 0
        held += some
        size += own
    yield _numbered(name, count + 1), pack_of(held, _numbered(name, count + 1))


def _numbered(name: str, n: int) -> str:
    return name if n == 1 else f"{name}-{n}"


def pack_of(repeated: Iterable[Repeated], name: str) -> str:
    """The pack, as YAML, all its rules candidates. Lines with the same evidence (a menu, a footer) are one rule."""
    groups: dict[object, list[Repeated]] = {}
    for n, found in enumerate(repeated):
        together = (found.site, found.on, found.where, found.files) if _is_phrase(found) else n
        groups.setdefault(together, []).append(found)
    ids: set[str] = set()
    rules = [_rule(group, ids) for group in groups.values()]
    head = {"pack": name, "version": "0.1.0", "description": "Learned: lines that repeat on the pages of their site."}
    text = yaml.dump({**head, "rules": rules}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)
    return (
        "# Made by `cleantext learn`. Read each rule, delete what is text and not chrome, and take `status: candidate`\n"
        "# away from what you have reviewed. Rules in a pack that you name work whether they are candidates or not.\n"
        + text
    )


def _is_phrase(found: Repeated) -> bool:
    """Whether it can be told word for word; another line needs a pattern."""
    return found.fixed and len(found.line) <= PHRASE


def _rule(group: list[Repeated], ids: set[str]) -> dict[str, object]:
    found = group[0]
    before = "The ferry left at nine, and nobody was late for it."
    site = f" of {found.site}" if found.site else ""
    verb = "Stands" if len(group) == 1 else "Stand"
    rule: dict[str, object] = {
        "id": _id(found.shape, ids),
        "kind": "line",
        "why": f"{verb} on {found.on} of {found.pages} pages{site}.",
        "status": "candidate",
        "evidence": {
            "count": found.on,
            "share": round(found.on / found.pages, 3),
            "files": list(found.files),
        },
    }
    if found.site:
        rule["sites"] = [found.site]
    if _is_phrase(found):
        rule["phrases"] = [each.line for each in group]
    else:
        rule["pattern"] = f"^{_pattern(found.line)}$"
    rule["where"] = found.where
    rule["longest"] = SHORT
    changed = f"{found.line}\n\n{before}" if found.where == "head" else f"{before}\n\n{found.line}"
    rule["examples"] = {
        "change": [{"in": changed, "out": before}],
        "keep": [f"“{found.line}” was written on the wall.", f"{found.line} and so on, he said."],
    }
    return rule


def _pattern(line: str) -> str:
    """The line as a pattern: its digits may differ, and so may its apostrophes, as they may in a key."""
    parts = (re.escape(part).replace("\\ ", " ") for part in _DIGITS.split(line))
    return "[0-9]+".join(_APOSTROPHE.sub("['’]", part) for part in parts)


def _id(shape: str, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", shape).encode("ascii", "ignore").decode()  # ö is o
    words = "-".join(_WORD.findall(plain)[:5])[:40].strip("-") or "line"
    name, n = words, 2
    while name in taken:
        name, n = f"{words}-{n}", n + 1
    taken.add(name)
    return name


class _Dumper(yaml.SafeDumper):
    """Strings that YAML 1.1 and 1.2 read differently are quoted, lines stand one below the other, nothing is an alias."""

    def ignore_aliases(self, data: object) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: _Dumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
# What begins like a number is quoted: YAML 1.2 takes more for one (`1e5`) than 1.1, which PyYAML goes by.
_Dumper.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"[-+.]?[0-9].*"), list("-+.0123456789"))
