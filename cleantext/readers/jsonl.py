"""JSON Lines: one document a line, its text under one key; everything else in the line is carried through untouched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import orjson
import regex

from cleantext.readers.base import (
    MAX_DOCUMENT,
    MB,
    NO_KEY,
    NOT_A_STRING,
    SHARD_BYTES,
    File,
    InputDocument,
    Options,
    Refused,
    Shard,
    id_of,
    unread_rest,
)
from cleantext.readers.compressed import UnreadableError, opened

BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PIECE = 1 << 18
"""Bytes that are taken from a stream at once."""
_DEEP = 400
"""Opening brackets in a line from which it is looked at for depth."""
_SPACE = regex.compile(r"[ \t\n\r]*+")
_scan = json.JSONDecoder().scan_once  # type: ignore[attr-defined]
_scan_long = json.JSONDecoder(parse_int=float).scan_once  # type: ignore[attr-defined]
"""The same, slower, where a whole number has more digits than Python reads."""


def parts(file: File, options: Options) -> Iterator[tuple[bytes, int]]:
    """Whole lines of a file, about `SHARD_BYTES` at a time, and how many.

    Raises:
        UnreadableError: the file, or the rest of it, cannot be read.
    """
    with opened(file.path, file.size) as stream:
        for n, block in enumerate(blocks(stream)):
            if not n and block.startswith(_UTF_16):
                raise UnreadableError("not JSON Lines: these are UTF-8, and the file is UTF-16; convert it first")
            yield block, block.count(b"\n")


def blocks(stream: Any) -> Iterator[bytes]:
    """The bytes of a stream in whole lines; where a block ends depends on the bytes alone, not on how they come.

    Of a line longer than a document may be only the beginning is kept, enough to show that it is too long. When the
    stream breaks off with an error, the whole lines before it come first.
    """
    held = bytearray()
    searched = SHARD_BYTES - 1
    over = False  # within a line that is too long
    while True:
        try:
            piece = stream.read1(_PIECE)
        except Exception:
            whole = held[: held.rfind(b"\n") + 1]
            if whole:
                yield bytes(whole)
            raise
        if not piece:
            break
        if over:
            at = piece.find(b"\n")
            if at < 0:
                continue
            over = False
            piece = piece[at:]
        held += piece
        while len(held) > searched:
            at = held.find(b"\n", searched)
            if at < 0:
                searched = len(held)
                over = len(held) > MAX_DOCUMENT + SHARD_BYTES
                break
            yield bytes(memoryview(held)[: at + 1])
            del held[: at + 1]
            searched = SHARD_BYTES - 1
    if held:
        yield bytes(held)


class Line(NamedTuple):
    """A line as it stood in the file."""

    raw: bytes
    key: str


def read(shard: Shard, options: Options) -> Iterator[InputDocument | Refused | bytes]:
    """The documents of a shard; blank lines come as they are."""
    file = shard.files[0]
    index = count()
    for number, raw in enumerate(_lines(shard.data), shard.first):
        body = raw.removeprefix(BOM)  # within a file, too, that was put together out of several
        if not body.strip():
            yield raw
            continue
        yield _document(next(index), raw, body, file, number, options)
    yield from unread_rest(shard, next(index), some=bool(shard.data))


def _lines(data: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(data):
        end = data.find(b"\n", start) + 1 or len(data)
        yield data[start:end]  # of a single line the bytes themselves, no copy: it may have 100 MB
        start = end


def _document(
    index: int, raw: bytes, body: bytes, file: File, number: int, options: Options
) -> InputDocument | Refused:
    where = f"{file.name}:{number}"
    place = {"file": file.name, "line": number}
    if len(body) > MAX_DOCUMENT:
        return Refused(index, where, f"a line of more than {MAX_DOCUMENT // MB} MB", place)
    try:
        record = loads(body)
        if isinstance(record, dict) and isinstance(record.get(options.id_key), float):
            record = json.loads(body, parse_int=_whole)  # two integers of more than 64 bits are one float to orjson
    except (ValueError, RecursionError) as error:
        return Refused(index, where, f"not JSON: {_why(error)}", place)
    if not isinstance(record, dict):
        return Refused(index, where, f"a JSON object was expected, not {_kind(record)}", place)
    id, own = id_of(record.get(options.id_key), where)
    if options.text_key not in record:
        known = ", ".join(list(record)[:8]) or "none"
        inside = isinstance(record.get(options.text_key.partition(".")[0]), dict)
        what = "--text-key names a key of the record itself, one" if inside else "--text-key names the right one"
        return Refused(index, id, f"no key {options.text_key!r}: {what} of {known}", place, NO_KEY)
    text = record[options.text_key]
    if not isinstance(text, str):
        reason = f"the value of {options.text_key!r} is {_kind(text)}, not a string"
        return Refused(index, id, reason, place, NOT_A_STRING)
    url = record.get("url")
    site = url if isinstance(url, str) else file.site
    return InputDocument(index, id, text, site, place, {}, Line(raw, options.text_key), own)


def loads(body: bytes) -> Any:
    """The value of a line. NaN, lone surrogates and numbers of any length, which Python writes and strict parsers refuse,
    are let in.

    Raises:
        ValueError: it is not JSON.
        RecursionError: it is nested too deep.
    """
    try:
        value = orjson.loads(body)
    except orjson.JSONDecodeError:
        return json.loads(body.decode(), parse_int=_whole)
    if body.count(b"[") + body.count(b"{") > _DEEP:
        json.loads(body)  # `value_span` goes no deeper than this
    return value


def _whole(digits: str) -> int | float:
    """A whole number; where it has more digits than Python reads, as a float, which is infinite then."""
    try:
        return int(digits)
    except ValueError:
        return float(digits)


def dumps(value: Any) -> bytes:
    """JSON; lone surrogates, which no UTF-8 can hold, are escaped."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        return json.dumps(value, separators=(",", ":")).encode()


def value_span(raw: bytes, key: str) -> tuple[int, int]:
    """Where the value of `key` stands in a line that is a JSON object; of equal keys the last counts, as in `loads`."""
    line = raw.decode("latin-1")  # a character a byte, which changes nothing between JSON's own signs
    found = (0, 0)
    at = _SPACE.match(line, line.index("{") + 1).end()
    while line[at] == '"':
        begin = at
        _, at = scanstring(line, at + 1)
        name = raw[begin:at]
        at = _SPACE.match(line, at).end() + 1  # the colon
        start = _SPACE.match(line, at).end()
        try:
            _, at = _scan(line, start)
        except ValueError:
            _, at = _scan_long(line, start)
        if (json.loads(name) if b"\\" in name else name[1:-1].decode()) == key:
            found = (start, at)
        at = _SPACE.match(line, at).end()
        if line[at] != ",":
            break
        at = _SPACE.match(line, at + 1).end()
    return found


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.removesuffix(' at')} at character {error.pos + 1}"
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start + 1} is not UTF-8, in which JSON Lines are; convert the file first"
    return "nested too deep" if isinstance(error, RecursionError) else str(error)


def _kind(value: Any) -> str:
    names = {
        dict: "an object",
        list: "a list",
        str: "a string",
        bool: "true or false",
        int: "a number",
        float: "a number",
    }
    return names.get(type(value), "null")
