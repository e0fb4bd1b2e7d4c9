"""What bytes look like: binary, UTF-16 or UTF-32 without a mark, or a legacy encoding.

The detector of legacy encodings asks of each code page what the bytes would read as, and how likely a text in one of
its languages is to look so: its letters by frequency, its case, its scripts, signs where signs stand. It needs no model
and no library, and is right more often than those that are to be had (docs/characters.md has the table).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from math import exp, log
from typing import Literal
from unicodedata import category, name

import numpy as np

from cleantext.alphabets import CODE_PAGES, HAN, HAN_JAPANESE, HAN_TRADITIONAL, HANGUL, LETTERS, SIGNS

_SAMPLE = 65_536  # bytes, enough to tell binary and wide encodings by
_DENSE = 8_192  # bytes of lines that are not ASCII, enough to know a language by
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\f\r\x1b"))
_MAGIC = {
    b"\x89PNG": "a PNG image", b"GIF8": "a GIF image", b"\xff\xd8\xff": "a JPEG image", b"PK\x03\x04": "a ZIP archive, as DOCX and EPUB are",
    b"\x1f\x8b": "gzip", b"(\xb5/\xfd": "zstd", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"7z\xbc\xaf": "a 7z archive",
    b"\x7fELF": "a program", b"\xd0\xcf\x11\xe0": "an old Office document", b"SQLite format 3\0": "a SQLite database",
    b"OggS": "Ogg", b"ID3": "MP3", b"wOFF": "a font", b"wOF2": "a font", b"PAR1": "Parquet",
}  # fmt: skip
_PDF = re.compile(rb"%PDF-\d\.\d\s*[\r\n%]")
_HIGH = re.compile(rb"[\x80-\xff]")
_APART = re.compile(rb"[\x00-\x2f]")  # no double-byte encoding has these within a character
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


# ---- legacy encodings: log-likelihoods, per byte beyond ASCII

_DOUBLE = ("cp932", "euc_jp", "gb18030", "big5hkscs", "cp949")
_USUAL = "\u00a0\u00ad’“”–—„…«»€"
_POSSIBLE = "‘‚°§·•™®©£¡¿½²³ºª´×±№"
_FOREIGN, _SIGN, _CONTROL, _UNDEFINED = -8.0, -7.5, -11.0, -13.0
_WORST = -6.0
"""A text whose bytes beyond ASCII are less likely than this on average is none that we know."""
_RARITY = {"cp1252": 0.0, "cp125": -1.5, "koi8": -1.5, "iso": -2.0, "cp874": -1.5}
_RAREST = -3.0  # of DOS and of the old Macintosh


def sniff_legacy(data: bytes) -> str | None:
    """The most likely legacy encoding, as Python names it; None where none explains the bytes."""
    sample = _dense(data)
    bytes_ = Counter(b for b in sample if b >= 0x80)
    total = sum(bytes_.values())
    if not total:
        return "ascii"
    pairs = [(a, b, n) for (a, b), n in Counter(pairwise(sample)).most_common() if a >= 0x80 or b >= 0x80]
    best, found = _WORST * total, None
    weights, firsts = _weights()
    by_page = np.maximum.reduceat(weights @ [bytes_[b] for b in range(0x80, 0x100)], firsts)
    for page, score in zip(CODE_PAGES, by_page.tolist(), strict=True):
        score = _with_context(page, pairs, _rarity(page) + score, best)
        if score > best:
            best, found = score, page
    for encoding in _DOUBLE:
        score = _double(sample, encoding)
        if score > best:
            best, found = score, encoding
    return found


def _dense(data: bytes) -> bytes:
    """Lines that hold more than ASCII, as many as it takes."""
    lines, size = [], 0
    at = 0
    while size < _DENSE and (m := _HIGH.search(data, at)):
        start = max(data.rfind(b"\n", 0, m.start()) + 1, m.start() - 1024, at)
        end = data.find(b"\n", m.start(), m.start() + 2048) + 1
        if not end:
            apart = _APART.search(data, m.start() + 2048, m.start() + _DENSE)
            end = apart.end() if apart else min(m.start() + _DENSE, len(data))
        lines.append(data[start:end])
        size += end - start
        at = end
    return b"\n" + b"\n".join(lines)


@lru_cache(64)
def _table(page: str) -> str:
    """The 256 characters of a code page; U+FFFD where it has none."""
    return bytes(range(256)).decode(page, "replace")


@lru_cache(1)
def _weights() -> tuple[np.ndarray[tuple[int, int], np.dtype[np.float64]], list[int]]:
    """How likely each byte from 0x80 is among the bytes beyond ASCII: rows for all code pages, for each as many as its
    languages write in ways; and the first row of each code page."""
    rows: list[list[float]] = []
    firsts = []
    for page, languages in CODE_PAGES.items():
        firsts.append(len(rows))
        beyond = _table(page)[0x80:]
        rows += [
            [_likelihood(c, likely) for c in beyond] for language in languages.split() for likely in _ways(language)
        ]
    return np.array(rows), firsts


@lru_cache(64)
def _ways(language: str) -> list[dict[str, float]]:
    """The log-likelihoods of a language's letters. English writes signs, and who writes one of them writes it again: a
    text has apostrophes and nothing else, or dashes."""
    letters, steep, least = LETTERS[language], 3.0, 0.02
    orders = [letters]
    if language == "en":
        orders, steep, least = [sign + SIGNS.replace(sign, "") + letters for sign in SIGNS], 20.0, 0.005
    ways = []
    for order in orders:
        shares = {c: exp(-steep * k / len(order)) + least for k, c in enumerate(order)}
        whole = sum(shares.values())
        ways.append({c: log(share / whole) for c, share in shares.items()})
    return ways


def _likelihood(c: str, likely: dict[str, float]) -> float:
    if c in likely:
        return likely[c]
    if c.lower() in likely:  # they begin a sentence
        return likely[c.lower()] - 1.5
    if c in _USUAL:
        return -3.5
    if c in _POSSIBLE:
        return -5.0
    kind = category(c)
    if c == "\ufffd":
        return _UNDEFINED
    return _CONTROL if kind in ("Cc", "Co") else _FOREIGN if kind[0] in "LM" else _SIGN


@lru_cache(64)
def _classes(page: str) -> tuple[str, ...]:
    """For each byte the class of its character: a letter's script with `l`, `u` or `o` behind it (lower, upper,
    neither); `m` mark, `d` digit, `s` sign, `t` sign behind a word, `w` white space, `n` no-break space, `q` closing
    quote, `a` any other."""
    return tuple(map(_class, _table(page)))


_CLASS_OF = {
    " ": "w", "\t": "w", "\n": "w", "\r": "w", "\u00a0": "n", "\u00ad": "a", "×": "a", "’": "q", "”": "q",
    "®": "t", "™": "t", "²": "t",
}  # fmt: skip


def _class(c: str) -> str:
    if c in _CLASS_OF:
        return _CLASS_OF[c]
    kind = category(c)
    if kind[0] == "L" and c not in "ªºµ":
        return name(c).split()[0] + {"Ll": "l", "Lu": "u"}.get(kind, "o")
    if kind[0] == "M":
        return "m"
    if kind == "Nd":
        return "d"
    return "s" if kind[0] in "LNSC" else "a"


@lru_cache(4096)
def _beside(a: str, b: str) -> float:
    """What it costs that a character of class a stands before one of class b."""
    letter_a, letter_b = len(a) > 1, len(b) > 1
    if letter_a and letter_b:
        if a[:-1] != b[:-1]:
            return -6.0
        return -4.0 if a[-1] == "l" and b[-1] == "u" else 0.0
    if (letter_a and b == "s") or (letter_b and a in "st"):
        return -2.0
    if a == "w" and b in "nq":
        return -2.5 if b == "q" else -1.5
    if b == "m" and not letter_a and a != "m":
        return -4.0
    return -1.5 if (letter_a and b == "d") or (letter_b and a == "d") else 0.0


def _rarity(page: str) -> float:
    return next((cost for start, cost in _RARITY.items() if page.startswith(start)), _RAREST)


def _with_context(page: str, pairs: list[tuple[int, int, int]], score: float, best: float) -> float:
    """The score, less what stands beside what costs; given up once it is below the best."""
    classes = _classes(page)
    for a, b, n in pairs:
        if score <= best:
            break
        score += n * _beside(classes[a], classes[b])
    return score


@lru_cache(8)
def _common(encoding: str) -> frozenset[str]:
    if encoding == "cp949":
        return frozenset(HANGUL)
    return frozenset(HAN_JAPANESE + HAN if encoding in ("cp932", "euc_jp") else HAN + HAN_TRADITIONAL)


def _double(sample: bytes, encoding: str) -> float:
    """The likelihood of a text of ideographs, kana or Hangul."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end < len(sample) - 1:
            return -1e9
        text = sample[: error.start].decode(encoding) + "\ufffd"
    common, score = _common(encoding), -1.5
    for c, n in Counter(text).items():
        if c < "\x80":
            continue
        if c in common:
            score -= 5 * n
        elif "\u3041" <= c <= "\u30fe":
            score -= (4.5 if encoding in ("cp932", "euc_jp") else 9) * n
        elif c in "，。、：；！？「」『』（）《》“”‘’…—·　":
            score -= 5 * n
        elif "\u4e00" <= c <= "\u9fff":
            score -= (9 if encoding != "cp949" else 12) * n
        elif "\uac00" <= c <= "\ud7a3" or "\uff10" <= c <= "\uff5a":
            score -= 8 * n
        else:
            score -= 14 * n
    return score
