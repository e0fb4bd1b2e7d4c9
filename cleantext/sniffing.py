"""What bytes look like: binary, UTF-16 or UTF-32 without a mark, or a legacy encoding."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal
from unicodedata import category

from charset_normalizer import from_bytes

_SAMPLE = 65_536  # bytes, enough to know an encoding by
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\f\r\x1b"))
_MAGIC = {
    b"\x89PNG": "a PNG image", b"GIF8": "a GIF image", b"\xff\xd8\xff": "a JPEG image", b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "gzip", b"(\xb5/\xfd": "zstd", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program", b"\xd0\xcf\x11\xe0": "an old Office document", b"SQLite format 3\0": "a SQLite database",
    b"OggS": "Ogg", b"ID3": "MP3", b"wOFF": "a font", b"wOF2": "a font", b"PAR1": "Parquet",
}  # fmt: skip
_PDF = re.compile(rb"%PDF-\d\.\d\s*[\r\n%]")
_WideName = Literal["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


def binary_kind(data: bytes, *, is_utf8: bool) -> str | None:
    """What the bytes are, where they are clearly no text; None where they may be."""
    if _PDF.match(data):
        return "a PDF"
    controls, size = _controls(data)
    if is_utf8:  # zeros between fields, say; but one control character in ten is more than any text has
        return "binary" if controls > 3 and controls > size / 10 else None
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            return name
    return "binary" if controls > size / 50 else None


def _controls(data: bytes) -> tuple[int, int]:
    """How many bytes are control characters of ASCII that text has not, and of how many."""
    sample = data[: 16 * _SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)), len(sample)


def sniff_wide(data: bytes) -> _WideName | None:
    """UTF-16 or UTF-32 without a byte order mark, where there is no doubt."""
    if len(data) < 4 or len(data) % 2:
        return None
    sample = data[:_SAMPLE]
    names: tuple[_WideName, ...] = ("utf-32-le", "utf-32-be") if len(data) % 4 == 0 else ()
    for name in names:
        text = _decoded(sample, name)
        if text and _readable(text):
            return name
    for name in ("utf-16-le", "utf-16-be"):
        text = _decoded(sample, name)
        if text and _readable(text) and (_one_block(sample, name) or _east_asian(text)):
            return name
    return None


def _decoded(sample: bytes, name: str) -> str | None:
    try:
        return sample.decode(name)
    except UnicodeDecodeError as error:
        # the sample may end within a character
        return sample[: error.start].decode(name) if error.start >= _SAMPLE - 4 else None


def _readable(text: str) -> bool:
    """No characters that are unassigned, private or controls."""
    odd = sum(n for c, n in Counter(text).items() if category(c) in ("Cn", "Co", "Cc") and c not in "\t\n\f\r\x1b")
    return odd <= len(text) // 100


def _one_block(sample: bytes, name: str) -> bool:
    """Nearly all characters are in the first block of 256 and one more: an alphabet in UTF-16."""
    high, low = (sample[1::2], sample[::2]) if name == "utf-16-le" else (sample[::2], sample[1::2])
    return _of_two(high) >= 0.9 and high.count(0) > 0 and (max(high) <= 0x30) and _of_two(low) < 0.9 or not any(high)


def _of_two(column: bytes) -> float:
    return sum(n for _, n in Counter(column).most_common(2)) / len(column)


def _east_asian(text: str) -> bool:
    """Han, kana and Hangul, with the signs that such text cannot do without. (Other double-byte encodings, read as
    UTF-16, give ideographs or syllables as well, but not these.)"""
    inside = sum("\u3000" <= c <= "\u30ff" or "\u4e00" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" or "\uff00" <= c <= "\uffef" or c < "\x7f" for c in text)
    signs = sum(c in "\u3001\u3002\uff0c\n " or "\u3041" <= c <= "\u3093" for c in text)
    return inside >= 0.95 * len(text) and signs >= len(text) / 50


def sniff_legacy(data: bytes) -> str | None:
    """The most likely legacy encoding, as Python names it; None where none explains the bytes."""
    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else None
