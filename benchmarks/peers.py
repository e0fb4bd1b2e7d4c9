"""cleantext beside other cleaners of text, on the same text in one run: MB of text per CPU second of one core.

    python benchmarks/peers.py [--data FOLDER] [--megabytes 2] [--clean-text FOLDER]

Peers that are not installed are named, with what would install them. Machines differ and so do runs: compare within one.
Each peer does another job; what it does is said beside it. `clean-text` imports under our name, so it must stand apart:
`pip install --target FOLDER clean-text`. Without labelled pages the documents are made of sentences of this project's,
and peers that need HTML are left out.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[name] = "1"

from labelled import data_option  # noqa: E402
from timing import documents, in_batches, seconds, size_of  # noqa: E402

from cleantext.cleaner import Cleaner  # noqa: E402
from cleantext.types import STAGES  # noqa: E402

Clean = Callable[[Any], object]


class Absent(Exception):
    """A peer that is not installed; the message says what would install it."""


class Peer(NamedTuple):
    """A cleaner of one document."""

    name: str
    does: str
    make: Callable[[], Clean]
    needs: str = ""
    """What `pip install` takes."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data_option(parser)
    parser.add_argument("--megabytes", type=float, default=2.0, help="of articles; half of that of pages")
    parser.add_argument("--clean-text", metavar="FOLDER", help="where `pip install --target FOLDER clean-text` went")
    args = parser.parse_args()
    articles, pages = documents(Path(args.data) if args.data else None, 2 * args.megabytes)
    texts, fresh = articles[: len(articles) // 2], articles[len(articles) // 2 :]
    _of_text(texts, fresh, args.clean_text)
    if pages:
        _of_pages(pages)
    else:
        print("\nwhole pages: left out, there are no labelled pages (--data)")


def _of_text(texts: list[str], fresh: list[str], clean_text: str | None) -> None:
    print(f"clean articles: {len(texts)} documents, {sum(map(size_of, texts)) / 1e6:.2f} MB of text")
    table = _Table("MB/s")
    table.add("floor", "read a JSON line, decode, split, join, write", _floor(texts), texts)
    cleaner = Cleaner()
    in_batches(cleaner, fresh)  # tables are loaded, memos hold other documents' words
    table.add(
        "cleantext article, not seen before", "in batches, edits and ledger", lambda: in_batches(cleaner, texts), texts
    )
    table.add("cleantext article", "in batches, seen before", lambda: in_batches(cleaner, texts), texts)
    table.add("cleantext article, one a call", "", lambda: [cleaner.run(text) for text in texts], texts)
    for stage in STAGES:
        one = Cleaner(disable=[rule.id for rule in cleaner.rules if rule.stage != stage])
        in_batches(one, texts)
        table.add(f"cleantext, {stage} alone", f"{len(one.rules)} rules", partial(in_batches, one, texts), texts)
    for peer in [*TEXT_PEERS, _clean_text(clean_text)]:
        table.measure(peer, texts, texts)
    table.show("ftfy.fix_text")


def _of_pages(pages: list[dict[str, Any]]) -> None:
    texts = [page["raw_text"] for page in pages]
    html = [page["html"] for page in pages]
    print(f"\nwhole pages: {len(pages)}, {sum(map(size_of, texts)) / 1e6:.2f} MB of plain text, ", end="")
    print(f"{sum(map(size_of, html)) / 1e6:.2f} MB of HTML")
    table = _Table("MB/s of the plain text", len(pages))
    cleaner = Cleaner(profile="page")
    in_batches(cleaner, texts[:3])
    table.add("cleantext page", "the main text, out of the plain text", lambda: in_batches(cleaner, texts), texts)
    for peer in PAGE_PEERS:
        table.measure(peer, html if "HTML" in peer.does else texts, texts)
    table.show("trafilatura")


def _each(clean: Clean, documents: Sequence[Any], failed: set[int]) -> None:
    for i, document in enumerate(documents):
        try:
            clean(document)
        except Exception:  # such as a page without an element: an error of theirs, told below the table
            failed.add(i)


class _Table:
    def __init__(self, unit: str, pages: int = 0) -> None:
        self._unit, self._pages = unit, pages
        self._rows: list[tuple[str, str, float, float]] = []
        self._absent: list[str] = []

    def measure(self, peer: Peer, documents: Sequence[Any], texts: Sequence[str]) -> None:
        """Runs a peer over all documents, where it is installed."""
        try:
            clean = peer.make()
            clean(documents[0])  # what is loaded at the first call is no part of its speed
        except (ImportError, Absent) as error:
            self._absent.append(f"{peer.name}: not measured, {error} (pip install {peer.needs})")
            return
        failed: set[int] = set()
        self.add(peer.name, peer.does, lambda: _each(clean, documents, failed), texts)
        if failed:
            self._absent.append(f"{peer.name}: failed on {len(failed)} documents")

    def add(self, name: str, does: str, work: Callable[[], object], texts: Sequence[str]) -> None:
        took = seconds(work)
        if took < 3 and "not seen" not in name:
            took = min(took, seconds(work))
        speed = sum(map(size_of, texts)) / 1e6 / took
        self._rows.append((name, does, speed, self._pages / took))
        print(f"  {name}: {speed:.2f}", file=sys.stderr)

    def show(self, beside: str) -> None:
        """The table, fastest first."""
        base = next((speed for name, _, speed, _ in self._rows if name == beside), 0.0)
        pages = " pages/s |" if self._pages else ""
        print(f"\n| | {self._unit} |{pages} times {beside} | what it does |\n|---|---|---|---|{'---|' * bool(pages)}")
        for name, does, speed, rate in sorted(self._rows, key=lambda row: -row[2]):
            times = f"{speed / base:.2f}" if base else ""
            print(f"| {name} | {speed:.2f} |{f' {rate:.0f} |' if pages else ''} {times} | {does} |")
        for line in self._absent:
            print(line)


def _floor(texts: Sequence[str]) -> Callable[[], None]:
    import orjson

    folder = tempfile.mkdtemp()
    source, target = Path(folder, "in.jsonl"), Path(folder, "out.jsonl")
    source.write_bytes(b"".join(orjson.dumps({"text": text}) + b"\n" for text in texts))

    def work() -> None:
        with open(source, "rb") as lines, open(target, "wb") as out:
            for line in lines:
                text = "\n".join(orjson.loads(line)["text"].split("\n"))
                out.write(orjson.dumps({"text": text}) + b"\n")

    return work


def _module(name: str) -> Any:
    return importlib.import_module(name)


def _ftfy() -> Clean:
    fix: Clean = _module("ftfy").fix_text
    return fix


def _clean_text(folder: str | None) -> Peer:
    """clean-text, whose package is called `cleantext` like ours, under another name."""

    def make() -> Clean:
        if folder is None:
            raise Absent("no --clean-text FOLDER")
        file = Path(folder, "cleantext", "__init__.py")
        sys.path.append(folder)  # for what it needs itself
        spec = importlib.util.spec_from_file_location("clean_text", file, submodule_search_locations=[str(file.parent)])
        if spec is None or spec.loader is None:
            raise Absent(f"there is no {file}")
        module: Any = importlib.util.module_from_spec(spec)
        sys.modules["clean_text"] = module
        spec.loader.exec_module(module)
        return lambda text: module.clean(text, lower=False, to_ascii=False)

    return Peer("clean-text", "ftfy, then spaces and line breaks", make, "--target FOLDER clean-text")


def _textacy() -> Clean:
    preprocessing = _module("textacy.preprocessing")
    use = preprocessing.normalize
    clean: Clean = preprocessing.make_pipeline(
        use.unicode, use.bullet_points, use.hyphenated_words, use.quotation_marks, use.whitespace
    )
    return clean


def _unstructured() -> Clean:
    core = _module("unstructured.cleaners.core")
    return lambda text: core.clean(core.replace_unicode_quotes(text), extra_whitespace=True, dashes=True, bullets=True)


def _datatrove_ftfy() -> Clean:
    clean: Clean = _module("datatrove.pipeline.formatters").FTFYFormatter().format
    return clean


def _datatrove_c4() -> Clean:
    document = _module("datatrove.data").Document
    step = _module("datatrove.pipeline.filters").C4QualityFilter()
    return lambda text: step.filter(document(text=text, id=""))


def _data_juicer() -> Clean:
    names = {
        "fix_unicode": "FixUnicodeMapper",
        "punctuation_normalization": "PunctuationNormalizationMapper",
        "whitespace_normalization": "WhitespaceNormalizationMapper",
        "clean_links": "CleanLinksMapper",
        "clean_email": "CleanEmailMapper",
        "clean_copyright": "CleanCopyrightMapper",
    }
    mappers = [getattr(_module(f"data_juicer.ops.mapper.{name}_mapper"), kind)() for name, kind in names.items()]

    def clean(text: str) -> object:
        samples = {"text": [text]}
        for mapper in mappers:
            samples = mapper.process_batched(samples)
        return samples

    return clean


def _trafilatura() -> Clean:
    clean: Clean = _module("trafilatura").extract
    return clean


def _justext() -> Clean:
    justext = _module("justext")
    words = justext.get_stoplist("English")
    return lambda html: justext.justext(html, words)


def _readability() -> Clean:
    document = _module("readability").Document
    return lambda html: document(html).summary()


def _resiliparse() -> Clean:
    extract = _module("resiliparse.extract.html2text").extract_plain_text
    return lambda html: extract(html, main_content=True)


TEXT_PEERS = [
    Peer("ftfy.fix_text", "mojibake, entities, odd characters", _ftfy, "ftfy"),
    Peer("textacy preprocessing", "unicode, bullets, hyphens, quotes, spaces", _textacy, "textacy"),
    Peer("unstructured's cleaners", "quotes, dashes, bullets, spaces", _unstructured, "unstructured"),
    Peer("datatrove FTFYFormatter", "ftfy", _datatrove_ftfy, "datatrove ftfy"),
    Peer("datatrove C4QualityFilter", "drops lines and documents by length and punctuation", _datatrove_c4, "datatrove[processing]"),
    Peer("data-juicer's mappers", "ftfy, punctuation, spaces, links, e-mail, copyright", _data_juicer, "py-data-juicer"),
]  # fmt: skip
PAGE_PEERS = [
    Peer("ftfy.fix_text", "characters of the plain text alone", _ftfy, "ftfy"),
    Peer("trafilatura", "the main text, out of the HTML", _trafilatura, "trafilatura"),
    Peer("jusText", "the main text, out of the HTML", _justext, "jusText"),
    Peer("readability-lxml", "the main part, out of the HTML", _readability, "readability-lxml"),
    Peer("resiliparse", "the main text, out of the HTML", _resiliparse, "resiliparse"),
]


if __name__ == "__main__":
    main()
