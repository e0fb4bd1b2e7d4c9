"""What bytes clearly are: binary, or UTF-16 or UTF-32 without a mark."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal
from unicodedata import category

_SAMPLE = 65_536  # bytes, enough to tell binary and wide encodings by
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\f\r\x1b"))
_MAGIC = {
    b"\x89PNG": "a PNG image", b"GIF8": "a GIF image", b"\xff\xd8\xff": "a JPEG image", b"PK\x03\x04": "a ZIP archive, as DOCX and EPUB are",
    b"\x1f\x8b": "gzip", b"(\xb5/\xfd": "zstd", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program", b"\xd0\xcf\x11\xe0": "an old Office document", b"SQLite format 3\0": "a SQLite database",
    b"OggS": "Ogg", b"ID3": "MP3", b"wOFF": "a font", b"wOF2": "a font", b"PAR1": "Parquet",
}  # fmt: skip
_PDF = re.compile(rb"%PDF-\d\.\d\s*[\r\n%]")
Wide = Literal["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]


def binary_kind(data: bytes, *, is_utf8: bool) -> str | None:
    """What the bytes are, where they are clearly no text; None where they may be."""
    if _PDF.match(data):
        return "a PDF"
    if data.startswith(b"{\\rtf1"):
        return "RTF"
    sample = data[: 16 * _SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if is_utf8:  # zeros between fields, say; but one control character in ten is more than any text has
        return "binary" if controls > 3 and controls > len(sample) / 10 else None
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            return kind
    return "binary" if controls > len(sample) / 50 else None


def sniff_wide(data: bytes) -> Wide | None:
    """UTF-16 or UTF-32 without a byte order mark, where there is no doubt."""
    if len(data) < 4 or len(data) % 2:
        return None
    sample = data[:_SAMPLE]
    if len(data) % 4 == 0:
        names: tuple[Wide, ...] = ("utf-32-le", "utf-32-be")
        for encoding in names:
            if (text := _decoded(sample, encoding)) and _readable(text):
                return encoding
    names = ("utf-16-le", "utf-16-be")
    for encoding in names:
        text = _decoded(sample, encoding)
        if text and _readable(text) and (_one_block(sample, encoding) or _east_asian(text)):
            return encoding
    return None


def _decoded(sample: bytes, encoding: str) -> str | None:
    try:
        return sample.decode(encoding)
    except UnicodeDecodeError as error:  # the sample may end within a character
        return sample[: error.start].decode(encoding) if error.start >= _SAMPLE - 4 else None


def _readable(text: str) -> bool:
    """Hardly any characters that are unassigned, private or controls."""
    odd = sum(n for c, n in Counter(text).items() if category(c) in ("Cn", "Co", "Cc") and c not in "\t\n\f\r\x1b")
    return odd <= len(text) // 100


def _one_block(sample: bytes, encoding: str) -> bool:
    """Nearly all characters are in the first block of 256 and one more: an alphabet in UTF-16."""
    high, low = (sample[1::2], sample[::2]) if encoding == "utf-16-le" else (sample[::2], sample[1::2])
    if not any(high):
        return True
    return 0 in high and max(high) <= 0x30 and _of_two(high) >= 0.9 > _of_two(low)


def _of_two(column: bytes) -> float:
    return sum(n for _, n in Counter(column).most_common(2)) / len(column)


_EAST = re.compile("[\u2010-\u2026\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef\n\r -~]")
_EAST_SIGNS = re.compile("[\u3001\u3002\uff0c\n \u3041-\u3093]")


def _east_asian(text: str) -> bool:
    """Han, kana and Hangul, with the signs that such text cannot do without. (Other double-byte encodings, read as
    UTF-16, give ideographs or syllables as well, but not these.)"""
    return len(_EAST.findall(text)) >= 0.95 * len(text) and len(_EAST_SIGNS.findall(text)) >= len(text) / 50
