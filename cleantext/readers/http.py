"""What stands between a page and its text in a WARC record or a saved file: transfer, compression, encoding."""

from __future__ import annotations

import codecs
import contextlib
import zlib
from collections.abc import Mapping

import regex

from cleantext.decoding import codec_name, decode
from cleantext.errors import UsageError
from cleantext.optional import needed
from cleantext.readers.base import MAX_DOCUMENT
from cleantext.readers.compressed import UnreadableError

_ZLIB = ("gzip", "x-gzip", "deflate")
"""Compressions of pages that are read."""
_BINARY = regex.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
"""Stands in no page, and soon in everything that is compressed."""
_CHUNK = regex.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")
_META = regex.compile(
    rb"""(?:<meta\b[^>]{0,300}?\bcharset|<\?xml\b[^>]{0,100}?\bencoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""",
    regex.IGNORECASE,
)
_PIECE = 1 << 14
"""Bytes that are decompressed at once."""
_TOP = 4096
"""Bytes of a page in which it may say what it is encoded in."""
_CODECS = {
    "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "iso8859-11": "cp874",
    "utf-16-le": "utf-16",  # the bytes tell which half comes first
}  # fmt: skip
"""Python's codecs for what browsers mean by these names of theirs: a larger set than Python does."""


def payload(body: bytes, headers: Mapping[str, str]) -> bytes:
    """The body of an HTTP response without what it was wrapped in on its way.

    Crawlers differ on whether they unwrap it themselves and leave the headers as they were: what is not wrapped stays.

    Raises:
        UnreadableError: it is compressed in a way that is not read, or damaged.
    """
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    for name in reversed(headers.get("content-encoding", "").lower().replace(" ", "").split(",")):
        plain = _inflated(body) if name in _ZLIB else None
        if plain is None and name and _BINARY.search(body[:512]):
            why = "and damaged" if name in _ZLIB else "which is not read"
            raise UnreadableError(f"a page compressed with {name}, {why}")
        body = body if plain is None else plain
    return body


def page(data: bytes, declared: str | None) -> str:
    """The text of a page: as `declared`, failing that in UTF-8, failing that as the page itself says, or as it looks.

    Raises:
        NotText: the bytes are binary, or nothing explains them.
        UsageError: `declared` is no encoding.
    """
    own = None if declared else _says(data)
    if own is None:
        return decode(data, declared).text
    try:
        return data.decode()
    except UnicodeDecodeError:
        text = decode(data, own).text
    lost = text.count("\ufffd")
    return text if 20 * lost <= 20 + sum(not char.isascii() for char in text) else decode(data).text


def known(charset: str | None) -> str | None:
    """The codec that a name in a header or a page stands for, if it stands for one; people write what they like.

    It is what browsers take the name for, or a name of Python's.

    Raises:
        UsageError: resiliparse, which has the browsers' table, is not installed.
    """
    if not charset:
        return None
    browsers = needed("resiliparse.parse.encoding", "html", "HTML").map_encoding_to_html5
    try:
        name = browsers(charset.strip(), fallback_utf8=False) or codecs.lookup(charset.strip()).name
        name = browsers(name, fallback_utf8=False) or name
        name = _CODECS.get(name, name)
        codec_name(name)
    except (LookupError, ValueError, UsageError):
        return None
    return str(name)


def _says(data: bytes) -> str | None:
    """The encoding that a page names at its top; what is in UTF-8 or UTF-16 is better told by its bytes."""
    match = _META.search(data[:_TOP])
    name = known(match[1].decode("ascii", "replace")) if match else None
    return None if name is None or name.replace("-", "").replace("_", "").startswith("utf") else name


def _joined(body: bytes) -> bytes:
    """The chunks put together, also where the crawler cut the page off; what is not in chunks, as it is."""
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        if (match := _CHUNK.match(body, at)) is None:
            return body
        size = int(match[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(body[match.end() : match.end() + size])
        at = match.end() + size
        if body[at : at + 1] not in (b"\r", b"\n", b""):  # a number that says nothing of what is below it
            return body
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return b"".join(parts) if len(parts) > 1 else body  # one size alone may be the page's own number


def _inflated(body: bytes) -> bytes | None:
    """The body decompressed; None where zlib knows no way to do it."""
    for bits in (47, -15):  # with a header, gzip's or zlib's; without one, as some servers send `deflate`
        with contextlib.suppress(zlib.error):
            if (plain := _members(memoryview(body), bits)) is not None:
                return plain
    return None


def _members(body: memoryview, bits: int) -> bytes | None:
    """What is compressed in one piece, or in several members of gzip; None where it breaks off."""
    parts: list[bytes] = []
    size = at = 0
    stream = zlib.decompressobj(bits)
    while at < len(body) and size <= MAX_DOCUMENT:
        piece = body[at : at + _PIECE]  # a little at once: what a member leaves of it is copied
        parts.append(stream.decompress(piece))
        size += len(parts[-1])
        at += len(piece) - len(stream.unused_data)
        if stream.eof:
            if bytes(body[at : at + 2]) != b"\x1f\x8b":
                break
            stream = zlib.decompressobj(bits)
    return b"".join(parts) if stream.eof or size > MAX_DOCUMENT else None
