"""The whole pipeline beside `ftfy.fix_text`, on the same documents in one run, in MB of text per CPU second on one core.

    python benchmarks/speed.py [--data FOLDER] [--megabytes 4] [--rules 1000]

Without labelled pages the documents are made of sentences written for this project. Machines differ and so do runs;
the ratios are what counts. The rules of a language are compiled when a text is first in it, and kept: run it twice, the
second time tells. `--rules N` adds N made-up rules, to see whether speed falls with their number.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from string import ascii_lowercase

import ftfy
from labelled import data_option
from sentences import SENTENCES
from timing import documents, in_batches, seconds, speed

from cleantext.cleaner import Cleaner
from cleantext.kinds import LineRule
from cleantext.packs import Pack, builtin_files
from cleantext.packs.pack import PackHead
from cleantext.readers.html import extracted


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data_option(parser)
    parser.add_argument("--megabytes", type=float, default=4.0)
    parser.add_argument("--rules", type=int, default=0)
    args = parser.parse_args()
    clean, rows = documents(Path(args.data) if args.data else None, args.megabytes)
    pages = [row["raw_text"] for row in rows]
    half = len(clean) // 2
    warm, fresh = clean[:half], clean[half:]
    baseline = speed(lambda: [ftfy.fix_text(text) for text in warm], warm)
    print(f"{'ftfy.fix_text, clean articles':<50}{baseline:8.2f} MB/s")
    for extra in sorted({0, args.rules}):
        cleaner = Cleaner([_made_up(extra)] if extra else [])
        set_up = seconds(partial(in_batches, cleaner, warm[:3]))
        name = f"article{f', {extra} more rules' if extra else ''}"
        print(f"{name + ': set-up':<50}{set_up:8.2f} s")
        in_batches(cleaner, warm)
        _report(f"{name}: clean articles, batches", partial(in_batches, cleaner, warm), warm, baseline)
        if not extra:  # once a process: what is learned of words outlives a cleaner
            on_fresh = speed(lambda: [ftfy.fix_text(text) for text in fresh], fresh, 1)
            print(f"{'ftfy.fix_text, documents not seen before':<50}{on_fresh:8.2f} MB/s")
            _report(f"{name}: documents not seen before", partial(in_batches, cleaner, fresh), fresh, on_fresh, 1)
        _report(f"{name}: one document a call", partial(_each, cleaner, warm), warm, baseline)
    if given := [text for row in rows if (text := extracted(row["html"], True).strip())]:
        on_given = speed(lambda: [ftfy.fix_text(text) for text in given], given)
        print(f"{'ftfy.fix_text, what an extractor gave':<50}{on_given:8.2f} MB/s")
        cleaner = Cleaner()
        in_batches(cleaner, given)
        _report("article: what an extractor gave, batches", partial(in_batches, cleaner, given), given, on_given)
    short = [part for text in warm for part in re.split(r"(?<=[.!?。])\s+|\n", text) if 20 < len(part) < 160][:4000]
    on_short = speed(lambda: [ftfy.fix_text(text) for text in short], short)
    print(f"{f'ftfy.fix_text, {len(short)} single sentences':<50}{on_short:8.2f} MB/s")
    cleaner = Cleaner()
    in_batches(cleaner, short)
    _report("article: single sentences, batches", partial(in_batches, cleaner, short), short, on_short)
    _report("article: single sentences, one a call", partial(_each, cleaner, short), short, on_short)
    slow = {"1 letter in 30 misread": list(map(_misread, warm[:200])), "languages without a pack": _without_pack(300)}
    for name, (first, texts) in {name: (texts[:40], texts[40:]) for name, texts in slow.items()}.items():
        on_these = speed(lambda: [ftfy.fix_text(text) for text in texts], texts, 1)  # noqa: B023
        print(f"{f'ftfy.fix_text, {name}':<50}{on_these:8.2f} MB/s")
        cleaner = Cleaner()
        in_batches(cleaner, first)  # tables are read
        _report(f"article: {name}, batches", partial(in_batches, cleaner, texts), texts, on_these, 1)
    if pages:
        on_pages = speed(lambda: [ftfy.fix_text(text) for text in pages], pages)
        print(f"{'ftfy.fix_text, whole pages':<50}{on_pages:8.2f} MB/s")
        cleaner = Cleaner(profile="page")
        in_batches(cleaner, pages[:3])
        _report("page: whole pages, batches", partial(in_batches, cleaner, pages), pages, on_pages)


def _each(cleaner: Cleaner, texts: Sequence[str]) -> None:
    for text in texts:
        cleaner.run(text)


def _misread(text: str) -> str:
    """A text as a machine read it from paper: most of its words are unknown, and each is another."""
    dice = random.Random(text)
    return "".join(dice.choice(ascii_lowercase) if c.isalpha() and dice.random() < 1 / 30 else c for c in text)


def _without_pack(count: int) -> list[str]:
    dice = random.Random(2)
    texts = [found for code, found in SENTENCES.items() if f"web-{code[:2]}" not in builtin_files()]
    return ["\n\n".join(" ".join(dice.choices(found, k=4)) for _ in range(8)) for found in dice.choices(texts, k=count)]


def _report(name: str, work: Callable[[], object], texts: Sequence[str], baseline: float, runs: int = 2) -> None:
    ours = speed(work, texts, runs)
    print(f"{name:<50}{ours:8.2f} MB/s  {ours / baseline:6.1f} x ftfy")


def _made_up(count: int) -> Pack:
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
