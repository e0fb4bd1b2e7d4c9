"""Which legacy encoding bytes are most likely in.

The detector asks of each code page what the bytes would read as, and how likely a text in one of its languages is to look
so: its letters by frequency, its case, its scripts, signs where signs stand. It needs no model and no library, and is right
more often than those that are to be had (docs/characters.md has the table).

Scores are natural logarithms of likelihoods, per byte beyond ASCII. What no frequency says (a control character, a letter
of another script, a code page that is rare) costs what was found by trial: benchmarks/decoding.py says what that is worth.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from math import exp, log
from unicodedata import category, name

import numpy as np

from cleantext.decoding.alphabets import CODE_PAGES, HAN, HAN_JAPANESE, HAN_TRADITIONAL, HANGUL, LETTERS, SIGNS

_DENSE = 8_192  # bytes of lines that are not ASCII, enough to know a language by
_HIGH = re.compile(rb"[\x80-\xff]")
_APART = re.compile(rb"[\x00-\x2f]")  # no double-byte encoding has these within a character
_DOUBLE = ("cp932", "euc_jp", "gb18030", "big5hkscs", "cp949")
_USUAL = "\u00a0\u00ad’“”–—„…«»€"
_POSSIBLE = "‘‚°§·•™®©£¡¿½²³ºª´×±№"
_FOREIGN, _SIGN, _CONTROL, _UNDEFINED = -8.0, -7.5, -11.0, -13.0
_WORST = -6.0
"""A text whose bytes beyond ASCII are less likely than this on average is none that we know."""
_RARITY = {"cp1252": 0.0, "cp125": -1.5, "koi8": -1.5, "iso": -2.0, "cp874": -1.5}
_RAREST = -3.0  # of DOS and of the old Macintosh
_RARITY_OF_DOUBLE = -1.5


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
    """How likely each byte from 0x80 is among the bytes beyond ASCII: a row for each way in which a language of a code page
    is written; and which row is the first of each code page."""
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
    beyond_ascii = [(c, n) for c, n in Counter(text).items() if c >= "\x80"]
    return _RARITY_OF_DOUBLE - sum(n * _cost(c, encoding) for c, n in beyond_ascii)


def _cost(c: str, encoding: str) -> float:
    """How unlikely a character is in a text of this encoding's languages."""
    if c in _common(encoding):
        return 5
    if "\u3041" <= c <= "\u30fe":  # kana
        return 4.5 if encoding in ("cp932", "euc_jp") else 9
    if c in "，。、：；！？「」『』（）《》“”‘’…—·　":
        return 5
    if "\u4e00" <= c <= "\u9fff":  # ideographs
        return 9 if encoding != "cp949" else 12
    if "\uac00" <= c <= "\ud7a3" or "\uff10" <= c <= "\uff5a":  # Hangul, full-width letters and digits
        return 8
    return 14
