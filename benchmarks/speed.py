"""The whole pipeline beside `ftfy.fix_text`, on the same documents in one run, in MB of text per CPU second on one core.

    python benchmarks/speed.py [--data FOLDER] [--megabytes 4] [--rules 1000]

Without labelled pages the documents are made of sentences written for this project. Machines differ and so do runs;
the ratios are what counts. `--rules N` adds N made-up rules, to see whether speed falls with their number.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import ftfy
from labelled import data_option, rows
from sentences import SENTENCES

from cleantext.cleaner import Cleaner
from cleantext.packs import Pack
from cleantext.packs.pack import PackHead


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data_option(parser)
    parser.add_argument("--megabytes", type=float, default=4.0)
    parser.add_argument("--rules", type=int, default=0)
    args = parser.parse_args()
    clean, pages = _documents(Path(args.data) if args.data else None, args.megabytes)
    half = len(clean) // 2
    warm, fresh = clean[:half], clean[half:]
    baseline = _speed(lambda: [ftfy.fix_text(text) for text in warm], warm)
    print(f"{'ftfy.fix_text, clean articles':<50}{baseline:8.2f} MB/s")
    for extra in sorted({0, args.rules}):
        cleaner = Cleaner([_made_up(extra)] if extra else [])
        started = time.process_time()
        list(cleaner.run_many(warm[:3]))
        name = f"article{f', {extra} more rules' if extra else ''}"
        print(f"{name + ': set-up':<50}{time.process_time() - started:8.2f} s")
        list(cleaner.run_many(warm))
        _report(f"{name}: clean articles, batches", lambda c=cleaner: list(c.run_many(warm)), warm, baseline)
        _report(f"{name}: documents not seen before", lambda c=cleaner: list(c.run_many(fresh)), fresh, baseline, 1)
        _report(f"{name}: one document a call", lambda c=cleaner: [c.run(text) for text in warm], warm, baseline)
    if pages:
        on_pages = _speed(lambda: [ftfy.fix_text(text) for text in pages], pages)
        print(f"{'ftfy.fix_text, whole pages':<50}{on_pages:8.2f} MB/s")
        cleaner = Cleaner(profile="page")
        list(cleaner.run_many(pages[:3]))
        _report("page: whole pages, batches", lambda: list(cleaner.run_many(pages)), pages, on_pages)


def _documents(folder: Path | None, megabytes: float) -> tuple[list[str], list[str]]:
    limit = int(megabytes * 1e6)
    if folder is None:
        return _take(_articles(), limit), []
    found = [row for row in rows(folder) if row.get("gold_text") and len(row["gold_text"]) > 500]
    random.Random(0).shuffle(found)
    return _take((row["gold_text"] for row in found), limit), _take((row["raw_text"] for row in found), limit // 2)


def _articles() -> Sequence[str]:
    dice = random.Random(0)
    texts = list(SENTENCES.values())
    out = []
    for _ in range(4000):
        sentences = dice.choice(texts)
        paragraphs = [" ".join(dice.choices(sentences, k=4)) for _ in range(12)]
        out.append("\n\n".join(paragraphs))
    return out


def _take(texts: object, limit: int) -> list[str]:
    out: list[str] = []
    size = 0
    for text in texts:  # type: ignore[attr-defined]
        out.append(text)
        size += len(text.encode("utf-8", "surrogatepass"))
        if size >= limit:
            break
    return out


def _speed(work: Callable[[], object], texts: Sequence[str], runs: int = 2) -> float:
    best = min(_time(work) for _ in range(runs))
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) / 1e6 / best


def _time(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _report(name: str, work: Callable[[], object], texts: Sequence[str], baseline: float, runs: int = 2) -> None:
    speed = _speed(work, texts, runs)
    print(f"{name:<50}{speed:8.2f} MB/s  {speed / baseline:6.1f} x ftfy")


def _made_up(count: int) -> Pack:
    from cleantext.kinds import LineRule

    dice = random.Random(1)
    syllables = ["ba", "ko", "ri", "ne", "tu", "la", "mo", "si", "ve", "da", "po", "ke"]
    rules = []
    for n in range(count):
        words = ["".join(dice.choices(syllables, k=dice.randint(2, 4))) for _ in range(3)]
        rules.append(
            LineRule.model_validate({
                "id": f"made-{n}",
                "kind": "line",
                "why": "Made up, to see what a rule costs.",
                "pattern": rf"^(?:see|read|{words[0]})\s+{words[1]}\b.{{0,40}}{words[2]}$",
                "examples": {"change": [{"in": "a", "out": ""}], "keep": ["a", "b"]},
            }).model_copy(update={"id": f"made/made-{n}"})
        )  # fmt: skip
    return Pack(head=PackHead(pack="made"), rules=tuple(rules), origin="made up")


if __name__ == "__main__":
    main()
