"""How well, and how fast, detectors name legacy encodings: python benchmarks/decoding.py

Made from `sentences.py`: for each encoding and language an article (all sentences, three times) and each sentence by
itself. An answer is right when it decodes the bytes to the very text that was encoded; the name does not matter.
"""

from __future__ import annotations

import argparse
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

from sentences import SENTENCES

from cleantext.decoding import decode
from cleantext.errors import NotText

Reader = Callable[[bytes], str | None]
"""Bytes to text; None where it gives up."""
Detector = Callable[[bytes], str | None]
"""Bytes to the name of an encoding."""

OURS = "cleantext"
KINDS = ("article", "short")
"""The two that `samples` gives."""
WEST = "en de fr es pt it nl sv da fi"
CASES = {
    "cp1252": WEST + " is", "iso8859-1": "de fr es pt it nl sv da fi is", "iso8859-15": "de fr es it fi",
    "mac-roman": "de fr es it", "cp850": "de fr es da", "cp437": "de fr es", "cp1250": "pl cs hu ro hr",
    "iso8859-2": "pl cs hu ro hr", "cp852": "pl cs hu", "mac-latin2": "pl cs", "iso8859-16": "pl hu",
    "cp1251": "ru uk bg", "koi8-r": "ru", "koi8-u": "uk", "iso8859-5": "ru bg", "cp866": "ru",
    "mac-cyrillic": "ru bg", "cp1253": "el", "iso8859-7": "el", "mac-greek": "el", "cp1254": "tr",
    "iso8859-9": "tr", "cp1255": "he", "iso8859-8": "he", "cp1256": "ar", "iso8859-6": "ar", "cp1257": "lt lv et",
    "iso8859-13": "lt lv et", "iso8859-4": "lt lv et", "cp1258": "vi", "tis-620": "th", "cp874": "th",
    "shift-jis": "ja", "cp932": "ja", "euc-jp": "ja", "iso2022-jp": "ja", "gbk": "zh", "gb18030": "zh zh-hant",
    "hz": "zh", "big5": "zh-hant", "euc-kr": "ko", "cp949": "ko", "iso2022-kr": "ko",
    "utf-16-le": "en ru zh ja ko ar", "utf-16-be": "en ru zh ja ko ar", "utf-32-le": "en ru zh",
}  # fmt: skip


def samples(encoding: str, language: str) -> tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]]:
    """Articles and single sentences that the encoding can hold, with more than ASCII in them."""
    single = []
    for sentence in SENTENCES[language]:
        text = _fitting(sentence, encoding)
        data = text.encode(encoding)
        if not data.isascii() or encoding.startswith(("utf", "iso2022", "hz")):
            single.append((text, data))
    text = "\n\n".join([t for t, _ in single] * 3) + "\n"
    return [(text, text.encode(encoding))], single


def _fitting(text: str, encoding: str) -> str:
    """What somebody with that encoding would have typed: plain quotes and dashes where it has no others."""
    try:
        text.encode(encoding)
        return text
    except UnicodeEncodeError:
        pass
    if encoding == "cp1258":  # letters with the tone as a mark of its own
        text = "".join(_vietnamese(c) for c in text)
    plain = str.maketrans(dict(zip("“”„«»’–—…€£", ['"'] * 5 + ["'", "-", "-", "...", "EUR", "GBP"], strict=True)))
    out = "".join(c if _holds(c, encoding) else c.translate(plain) for c in text)
    return "".join(c for c in out if _holds(c, encoding))


def _vietnamese(c: str) -> str:
    parts = unicodedata.normalize("NFD", c)
    tones = [p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323"]
    return unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones)) + "".join(tones)


def _holds(c: str, encoding: str) -> bool:
    try:
        c.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def detectors() -> dict[str, Detector]:
    """Name -> bytes to the name of an encoding; those that are installed."""
    found: dict[str, Detector] = {}

    def add(name: str, module: str, make: Callable[[Any], Detector]) -> None:
        try:
            found[name] = make(import_module(module))
        except ImportError:
            print(f"{name}: not installed, left out")

    add("charset-normalizer", "charset_normalizer", lambda m: lambda b: (r := m.from_bytes(b).best()) and r.encoding)
    add("chardet", "chardet", lambda m: lambda b: m.detect(b)["encoding"])
    add("faust-cchardet", "cchardet", lambda m: lambda b: m.detect(b)["encoding"])
    add("resiliparse", "resiliparse.parse.encoding", lambda m: lambda b: m.detect_encoding(b, max_len=len(b)))
    return found


class Answers:
    """Right answers and all answers, by encoding and by column of the table (reader and kind of text); and the time taken."""

    def __init__(self, readers: dict[str, Reader], show_wrong: bool) -> None:
        self._readers, self._show_wrong = readers, show_wrong
        self._right: Counter[tuple[str, str]] = Counter()
        self._all: Counter[tuple[str, str]] = Counter()
        self._seconds: dict[str, float] = dict.fromkeys(readers, 0.0)
        self._bytes = 0
        self._columns = [f"{name} {kind}" for kind in KINDS for name in readers]

    def ask(self, encoding: str, language: str) -> None:
        """Asks all readers about all texts of a language in an encoding."""
        for kind, items in zip(KINDS, samples(encoding, language), strict=True):
            for text, data in items:
                self._bytes += len(data) if kind == "article" else 0
                for name, read in self._readers.items():
                    got, took = timed(read, data)
                    self._seconds[name] += took if kind == "article" else 0
                    cell = encoding, f"{name} {kind}"
                    self._right[cell] += got == text
                    self._all[cell] += 1
                    if self._show_wrong and got != text and name == OURS:
                        print(encoding, language, kind, (got or "-")[:60].replace("\n", " "))

    def show(self) -> None:
        """Prints the table, and how fast each reader was."""
        print("| encoding | " + " | ".join(self._columns) + " |\n|---|" + "---|" * len(self._columns))
        encodings = list(dict.fromkeys(encoding for encoding, _ in self._all))
        for encoding in encodings:
            cells = [f"{self._right[encoding, k]}/{self._all[encoding, k]}" for k in self._columns]
            print(f"| {encoding} | " + " | ".join(cells) + " |")
        shares = [
            sum(self._right[e, k] for e in encodings) / sum(self._all[e, k] for e in encodings) for k in self._columns
        ]
        print("| all | " + " | ".join(f"{100 * share:.1f} %" for share in shares) + " |")
        for name, read in self._readers.items():
            on_articles = self._bytes / self._seconds[name] / 1e6
            print(f"{name}: {on_articles:.2f} MB/s on articles of about 1.5 kB, ", end="")
            print(f"{_on_large_files(read):.1f} MB/s on files of 200 kB")


def timed(read: Reader, data: bytes) -> tuple[str | None, float]:
    """What a reader makes of the bytes, and the CPU seconds that it takes."""
    start = time.process_time()
    got = read(data)
    return got, time.process_time() - start


def _on_large_files(read: Reader) -> float:
    """MB a CPU second."""
    took, size = 0.0, 0
    for encoding in ("cp1252", "cp1250", "cp1251", "gb18030", "cp932"):
        ((_, data),) = samples(encoding, CASES[encoding].split()[0])[0]
        data *= 1 + 200_000 // len(data)
        took += timed(read, data)[1]
        size += len(data)
    return size / took / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", help="one encoding")
    parser.add_argument("--wrong", action="store_true", help="show each wrong answer")
    parser.add_argument("--skip", default="", help="detectors to leave out, by commas")
    args = parser.parse_args()
    skip = args.skip.split(",")
    readers: dict[str, Reader] = {k: partial(_by_name, v) for k, v in detectors().items() if k not in skip}
    answers = Answers({**readers, OURS: _ours}, args.wrong)
    for encoding, languages in CASES.items():
        if args.only in (None, encoding):
            for language in languages.split():
                answers.ask(encoding, language)
    answers.show()


def _ours(data: bytes) -> str | None:
    """The whole of `decode`, since what it does before it asks a detector is part of the answer."""
    try:
        return decode(data).text
    except NotText:
        return None


def _by_name(detector: Detector, data: bytes) -> str | None:
    encoding = detector(data)
    try:
        return data.decode(encoding).removeprefix("\ufeff") if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


if __name__ == "__main__":
    main()
