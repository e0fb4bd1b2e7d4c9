"""WARC and WET: one document a page. The output is JSON Lines: id, url, date, and the text under the text key.

Of a WARC file the responses that hold HTML or plain text are documents, of a WET file the conversions; what else there is
(requests, images, metadata, what a server says of a page that it does not have) is none.
"""

from __future__ import annotations

import gzip
import pickle
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

import regex

from cleantext.errors import NotText, UsageError
from cleantext.optional import needed
from cleantext.readers.base import (
    MAX_DOCUMENT,
    MB,
    SHARD_BYTES,
    File,
    InputDocument,
    Options,
    Refused,
    Shard,
    unread_rest,
)
from cleantext.readers.compressed import UnreadableError, compression, read_at_most, why_unread
from cleantext.readers.html import extracted
from cleantext.readers.http import known, page, payload
from cleantext.readers.jsonl import Line, dumps
from cleantext.readers.remote import is_remote, open_remote

_LONGEST = 1 << 16
"""Bytes of a line in the head of a record."""
_HEAD = regex.compile(
    rb"\nWARC/\d\.\d\r?\n(?:[^\r\n]+\r?\n){0,99}?Content-Length:[ \t]*(\d{1,12})[ \t]*\r?\n(?:[^\r\n]+\r?\n){0,99}+\r?\n",
    regex.IGNORECASE,
)
_LOOKED = 16 * MB
"""Bytes of a record that is no page, up to which it is looked at: larger ones are films."""
_BREAKS = 4
"""Bytes between two records; fastwarc looks past so many when a length is wrong."""
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")


class Record(NamedTuple):
    """A page as it stands in the file."""

    id: str
    url: str
    date: str
    kind: str
    """Its content type."""
    charset: str | None
    body: bytes
    coding: dict[str, str]
    """Of its HTTP headers those that say how the body is wrapped."""
    flaw: str = ""
    """Why there is no page to be had of it."""


def parts(file: File, options: Options) -> Iterator[tuple[bytes, int]]:
    """Runs of pages of a file, about `SHARD_BYTES` each, and how many they are; one at least.

    Raises:
        UnreadableError: the file, or the rest of it, cannot be read; the pages before come first.
    """
    held: list[Record] = []
    size = 0
    broken = ""
    try:
        for record in _records(file):
            if size >= SHARD_BYTES:
                yield pickle.dumps(held), len(held)
                held, size = [], 0
            held.append(record)
            size += len(record.body)
    except UsageError:
        raise
    except UnreadableError as error:
        broken = str(error)
    except Exception as error:  # whatever fastwarc makes of damaged data
        broken = why_unread(error, "damaged")
        if held:  # what stands behind it is no record: it may be its own end
            broken += f"; the page before, {held[-1].id or held[-1].url}, may lack its end"
    yield pickle.dumps(held), len(held)
    if broken:
        raise UnreadableError(broken)


def _records(file: File) -> Iterator[Record]:
    warc = needed("fastwarc.warc", "warc", "WARC")
    types = warc.WarcRecordType
    with_pages = types.response | types.conversion
    if compression(file.path) == ".zst":  # fastwarc would find no record in it, and say nothing
        raise UnreadableError("a WARC file in .zst: decompress it first, or compress it with gzip")
    last = 0
    with open_remote(file.path) if is_remote(file.path) else open(file.path, "rb") as stream:
        for record in warc.ArchiveIterator(stream, record_types=types.any_type, parse_http=True):
            last = record.stream_pos
            kind = record.http_content_type if record.is_http else record.headers.get("Content-Type", "")
            kind = (kind or "").partition(";")[0].strip().lower()
            is_page = kind in _PAGES and record.record_type & with_pages and _served(record)
            body = read_at_most(record.reader, MAX_DOCUMENT + 1) if is_page or record.content_length <= _LOOKED else b""
            flaw = "another record stands in this one: its Content-Length is wrong" if _swallows(body) else ""
            if not is_page and not flaw:
                continue
            charset = record.http_charset if record.is_http else None
            http = {k.lower(): v for k, v in record.http_headers.items()} if record.is_http else {}
            if len(body) < min(record.content_length, MAX_DOCUMENT + 1):  # fastwarc says nothing of it
                raise UnreadableError("the file ends within a record")
            yield Record(
                record.headers.get("WARC-Record-ID", "").strip("<>"),
                record.headers.get("WARC-Target-URI", ""),
                record.headers.get("WARC-Date", ""),
                kind,
                charset,
                b"" if flaw else body,
                {name: http[name] for name in ("transfer-encoding", "content-encoding") if name in http},
                flaw,
            )
        if not _whole(stream, last):
            raise UnreadableError("the file ends within a record")


def _served(record: Any) -> bool:
    """Whether a server gave what it was asked for, as far as is known."""
    status = record.http_headers.status_code if record.is_http else None
    return status is None or 200 <= status < 300


def _swallows(body: bytes) -> bool:
    """Whether a record has taken in those behind it: one whose head stands in its body ends where it ends itself. Behind a
    head that a page only quotes, there is other text."""
    if b"\nWARC/" not in body:  # as nearly always
        return False
    return any(abs(match.end() + int(match[1]) - len(body)) <= _BREAKS for match in _HEAD.finditer(body))


def _whole(stream: IO[bytes], at: int) -> bool:
    """Whether the records from here on are whole: of one that breaks off in its head, or is no page, fastwarc says nothing."""
    stream.seek(at)
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(at)
    data = gzip.GzipFile(fileobj=stream) if packed else stream
    try:
        while line := data.readline(_LONGEST):
            if not line.strip():
                continue  # between two records
            if not line.startswith(b"WARC/"[: len(line)]):
                return True  # what else may stand there is no record
            left = 0
            while (line := data.readline(_LONGEST)).strip():
                name, _, value = line.partition(b":")
                left = int(value) if name.strip().lower() == b"content-length" else left
            while piece := data.read(min(left, MB)):
                left -= len(piece)
            if left or not line:
                return False
    except EOFError:  # within what is compressed
        return False
    return True


def read(shard: Shard, options: Options) -> Iterator[InputDocument | Refused]:
    """The documents of a shard."""
    file = shard.files[0]
    records: list[Record] = pickle.loads(shard.data)
    for number, record in enumerate(records):
        place = {"file": file.name, "line": shard.first + number, "url": record.url}
        yield _document(number, record, place, file.site, options)
    yield from unread_rest(shard, len(records), some=bool(records))


def _document(
    number: int, record: Record, place: dict[str, Any], site: str, options: Options
) -> InputDocument | Refused:
    id = record.id or f"{place['file']}:{place['line']}"
    if record.flaw:
        return Refused(number, id, record.flaw, place)
    try:
        body = payload(record.body, record.coding)
        if len(body) > MAX_DOCUMENT:
            return Refused(number, id, f"a page of more than {MAX_DOCUMENT // MB} MB", place)
        text = page(body, options.encoding or known(record.charset))
    except (NotText, UnreadableError) as error:
        return Refused(number, id, str(error), place)
    if record.kind != "text/plain":
        text = extracted(text, options.main_content)
    if not text.strip():
        return Refused(number, id, "no text: the extractor found none in the page", place)
    line = {"id": id, "url": record.url, "date": record.date, options.text_key: text}
    carrier = Line(dumps(line) + b"\n", options.text_key)
    return InputDocument(number, id, text, record.url or site, place, {}, carrier, record.id)
