"""Bytes to text and exactly back.

UTF-8 first: most files are, and Python tells at memory speed. Then what says of itself what it is (byte order marks,
UTF-16 and UTF-32 by the place of their zero bytes, ISO-2022 by its escapes), then lines that are UTF-8 beside lines
that are not, then a detector for what is left. Whatever no codec writes back as it was is kept beside the text.
"""

from __future__ import annotations

import codecs
import re
import threading
from collections.abc import Iterable
from typing import NamedTuple

from cleantext.decoding.codepages import sniff_legacy
from cleantext.decoding.damage import LOST, has_few_accents, mended
from cleantext.decoding.sniffing import binary_kind, sniff_wide
from cleantext.errors import NotText, UsageError

Patch = tuple[int, int, bytes]
"""Characters from start to end of a text, and the bytes they came from."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ISO_2022 = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$", "iso2022_jp"), (b"\x1b$", "iso2022_jp_ext"))
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
_ASCII = bytes(range(128))
_MOST_LOST = 0.05
"""Share of the bytes beyond ASCII that may be undecodable in text."""

_MOST_LOST_OF_ALL = 0.03
"""Share of all bytes that may be: a text with few accents is one all the same."""

_ONE_CHARACTER = 3
"""Bytes that may be lost of any text: what is left of a character that was cut."""

DECLARE = (
    "if you know which it is in, declare it (by --encoding, in Python by Document(content, encoding=…)): what that cannot "
    "read is lost, and the rest is kept"
)
"""What to do about bytes that are refused."""


class Decoded(NamedTuple):
    """A text, and all that it takes to get its bytes again."""

    text: str
    encoding: str
    """Python's name of the codec; of a file in several, that of most of it."""
    bom: bytes = b""
    """The byte order mark that stood before the text."""
    patches: tuple[Patch, ...] = ()
    """What the codec does not write back as it was, in order: undecodable bytes (U+FFFD in the text), lines in another
    encoding, bytes for which the codec knows others."""


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file.

    Args:
        data: the whole file.
        encoding: what it is declared to be in (any name that Python knows). It wins over all that the bytes look like;
            what it cannot explain becomes U+FFFD.

    Raises:
        NotText: the bytes are binary, or no decoder explains them.
        UsageError: there is no such encoding.
    """
    if encoding is not None:
        return _declared(data, encoding)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _marked(data, bom, name)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _foreign(data)
    if b"\0" in data:
        if wide := sniff_wide(data):
            return _decoded(data, wide)
        _refuse_binary(data, is_utf8=True)
    elif b"\x1b$" in data:
        for mark, name in _ISO_2022:
            if mark in data and (found := _strict(data, name)):
                return found
    elif data.startswith((b"%PDF-", b"{\\rtf1")):
        _refuse_binary(data, is_utf8=True)
    return Decoded(text, "utf-8")


def encode(decoded: Decoded) -> bytes:
    """The bytes that a text came from, byte for byte."""
    text, out, at = decoded.text, [decoded.bom], 0
    for start, end, raw in decoded.patches:
        out += (text[at:start].encode(decoded.encoding), raw)
        at = end
    out.append(text[at:].encode(decoded.encoding))
    return b"".join(out)


def codec_name(encoding: str) -> str:
    """Python's own name of an encoding.

    Raises:
        UsageError: there is no such encoding of text.
    """
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
        b"a".decode(name, "backslashreplace")
    except (LookupError, ValueError):  # `undefined` is one of Python's names, and `idna`, which reads no damaged text
        known = "names are those that Python knows, such as utf-8, cp1252 or shift_jis"
        raise UsageError(f"there is no text encoding {encoding!r}; {known}") from None
    return name


def _declared(data: bytes, encoding: str) -> Decoded:
    name = codec_name(encoding)
    for bom, own in _BOMS:
        if data.startswith(bom) and own.startswith(name.removesuffix("-sig")):
            return _decoded(data[len(bom) :], own, bom)
    if name in ("utf-16", "utf-32"):  # no mark says which half comes first
        name = sniff_wide(data) or f"{name}-le"
    return _decoded(data, name.removesuffix("-sig"))


def _marked(data: bytes, bom: bytes, name: str) -> Decoded:
    """Bytes behind a byte order mark."""
    body = data[len(bom) :]
    try:
        return _explained(_decoded(body, name, bom), data)
    except NotText:
        if name != "utf-8":
            raise
        return _foreign(body)._replace(bom=bom)  # some editors put the mark before a file in any encoding


def _foreign(data: bytes) -> Decoded:
    """Bytes that are not UTF-8 from end to end."""
    if wide := sniff_wide(data):
        return _decoded(data, wide)
    _refuse_binary(data, is_utf8=False)
    if found := _in_halves(data):
        return found
    lines = _lines(data)
    kinds = [_kind(line, last=k == len(lines) - 1) for k, line in enumerate(lines)]
    odd = b"".join(line for line, kind in zip(lines, kinds, strict=True) if kind == "legacy")
    if 20 * _beyond_ascii(odd) > 19 * _beyond_ascii(data):  # a few short lines may pass for UTF-8 by chance
        name = sniff_legacy(data)
        if name is not None:
            return _explained(_decoded(data, name), data)
        if _beyond_ascii(data) > 1 + _MOST_LOST_OF_ALL * len(data):
            raise NotText(f"no known encoding explains these bytes; {DECLARE}")
        return _decoded(data, "utf-8")
    legacy = sniff_legacy(odd) or "cp1252"
    found = _by_line(lines, ["utf-8" if kind != "legacy" else legacy for kind in kinds], "utf-8")
    return _explained(found._replace(text=mended(found.text, found.patches)), data)


def _in_halves(data: bytes) -> Decoded | None:
    """UTF-8 but for characters that stand there as the two halves that UTF-16 writes them in, or one of these where a text
    was cut between them. None where it is not that."""
    try:
        halves = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    text = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    patches: list[Patch] = []
    pairs = 0
    for found in _HALVES.finditer(halves):
        at = found.start() - pairs
        patches.append((at, at + 1, found[0].encode("utf-8", "surrogatepass")))
        pairs += len(found[0]) - 1
    return Decoded(text, "utf-8", b"", tuple(patches))


def _lines(data: bytes) -> list[bytes]:
    """Lines with their line feeds."""
    lines = [line + b"\n" for line in data.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    return lines


def _kind(line: bytes, *, last: bool) -> str:
    """`ascii`, `utf-8`, `broken` (UTF-8 that was damaged) or `legacy`."""
    if line.isascii():
        return "ascii"
    try:
        line.decode()
        return "utf-8"
    except UnicodeDecodeError as error:
        if last and error.reason == "unexpected end of data":  # cut off within a character
            return "broken" if error.start and not line[: error.start].isascii() else "legacy"
    kept = line.decode("utf-8", "ignore")
    good = len(kept) - (len(line) - _beyond_ascii(line))
    bad = len(line) - len(kept.encode())
    few = bad <= 2 * good and has_few_accents(line, kept)
    return "broken" if few or good > 2 * bad else "legacy"


def _strict(data: bytes, name: str) -> Decoded | None:
    """The text, if the codec explains every byte and writes it back."""
    try:
        decoded = Decoded(data.decode(name), name)
        return decoded if encode(decoded) == data else None
    except UnicodeError:
        return None


def _decoded(data: bytes, name: str, bom: bytes = b"") -> Decoded:
    """The text in one encoding: at once where that gives the bytes back, otherwise with patches."""
    if found := _strict(data, name):
        return found._replace(bom=bom)
    if name.startswith(("utf-16", "utf-32")):
        text, patches = _patched(data, name)
        return Decoded(text, name, bom, tuple(patches))
    lines = _lines(data)
    found = _by_line(lines, [name] * len(lines), name)
    if encode(found) != data:  # a codec with a memory, which writes lines together otherwise than one by one
        found = found._replace(patches=((0, len(found.text), data),))
    return found._replace(bom=bom)


def _by_line(lines: Iterable[bytes], names: Iterable[str], base: str) -> Decoded:
    """Each line in its encoding; patches for those that `base` would not write as they were."""
    texts: list[str] = []
    patches: list[Patch] = []
    at = 0
    for line, name in zip(lines, names, strict=True):
        found = _strict(line, name)
        text, own = (found.text, []) if found else _patched(line, name)
        if name != base and not line.isascii():
            own = [(0, len(text), line)]
        patches += [(at + start, at + end, raw) for start, end, raw in own]
        texts.append(text)
        at += len(text)
    return Decoded("".join(texts), base, b"", tuple(patches))


_lost = threading.local()


def _note_lost(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    _lost.spans.append((error.start, error.end))
    return LOST, error.end


codecs.register_error("cleantext-lost", _note_lost)


def _patched(data: bytes, name: str) -> tuple[str, list[Patch]]:
    """The text, U+FFFD for what the codec cannot read, and patches for all that it would write otherwise."""
    _lost.spans = []
    text = data.decode(name, "cleantext-lost")
    spans, _lost.spans = [*_lost.spans, (len(data), len(data))], []
    out: list[str] = []
    patches: list[Patch] = []
    at = size = 0
    for start, end in spans:
        piece = _strict(data[at:start], name)
        if piece is None:  # a codec with a memory, or one that reads what it does not write
            return text, [(0, len(text), data)]
        out += (piece.text, LOST[: end - start])
        size += len(piece.text)
        if end > start:
            patches.append((size, size + 1, data[start:end]))
            size += 1
        at = end
    return "".join(out), patches


def _explained(decoded: Decoded, data: bytes) -> Decoded:
    """The same, unless too much of it was lost."""
    lost = sum(len(raw) for start, end, raw in decoded.patches if decoded.text[start:end] == LOST)
    if lost > _ONE_CHARACTER + max(_MOST_LOST * _beyond_ascii(data), _MOST_LOST_OF_ALL * len(data)):
        tried = (
            "UTF-8 does not explain"
            if decoded.encoding == "utf-8"
            else f"neither UTF-8 nor {decoded.encoding} explains"
        )
        raise NotText(f"not text: {tried} {lost} of its {len(data)} bytes; {DECLARE}")
    return decoded


def _beyond_ascii(data: bytes) -> int:
    return len(data.translate(None, _ASCII))


def _refuse_binary(data: bytes, *, is_utf8: bool) -> None:
    if kind := binary_kind(data, is_utf8=is_utf8):
        raise NotText(f"not text but {kind}" if kind != "binary" else "not text: too many control characters")
