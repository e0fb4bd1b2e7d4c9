"""Speed of the encoding stage beside `ftfy.fix_text`, in one run: python benchmarks/mojibake.py [--data FILE…]

Three corpora: clean articles in ten languages; the same with one document in ten wholly broken (UTF-8 read as
Windows-1252); all of them broken. Without --data the articles are made of `sentences.py`, shuffled; with it they are
the `text` fields (or --key) of JSON lines. What is timed is CPU time; the two take turns, the best of each counts. The
outcome is checked: each line as ftfy, with the same settings, has it when it has become stable.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

import ftfy
from sentences import SENTENCES
from timing import seconds

from cleantext import Cleaner
from cleantext.transforms.mojibake import CONFIG

LANGUAGES = ["en", "de", "fr", "es", "pl", "ru", "el", "tr", "vi", "ja"]
PACK = Path(__file__).parents[1] / "rules" / "encoding.yaml"
BATCH = 100_000


def articles(count: int) -> list[str]:
    """Documents of some 2,500 characters, one language each."""
    draw = random.Random(5)
    out = []
    for n in range(count):
        sentences = SENTENCES[LANGUAGES[n % len(LANGUAGES)]]
        paragraphs = [" ".join(draw.choices(sentences, k=draw.randint(2, 5))) for _ in range(9)]
        out.append("\n\n".join(paragraphs) + "\n")
    return out


def read(files: list[str], key: str, most: int) -> list[str]:
    """Texts of JSON lines."""
    texts: list[str] = []
    for name in files:
        with (gzip.open if name.endswith(".gz") else open)(name, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line).get(key)
                if isinstance(text, str) and text:
                    texts.append(text)
                if len(texts) >= most:
                    return texts
    return texts


def broken(text: str) -> str:
    """The text as a program shows it that takes UTF-8 for Windows-1252, as browsers read that."""
    return text.encode("utf-8", "replace").decode("sloppy-windows-1252")


def batches(texts: list[str]) -> Iterator[list[str]]:
    """The texts, about `BATCH` characters at a time."""
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if sum(map(len, batch)) >= BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def stable(text: str) -> str:
    """ftfy, a line at a time, till nothing changes."""
    out = []
    for line in text.split("\n"):
        while (new := ftfy.fix_text(line, CONFIG)) != line:
            line = new
        out.append(line)
    return "\n".join(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", nargs="*", default=[], help="JSON lines, gzipped or not")
    parser.add_argument("--key", default="text", help="field that holds the text")
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--no-check", action="store_true", help="do not compare the outcomes")
    args = parser.parse_args()

    clean = read(args.data, args.key, args.documents) if args.data else articles(args.documents)
    corpora = {
        "clean": clean,
        "one in ten broken": [broken(t) if n % 10 == 3 else t for n, t in enumerate(clean)],
        "all broken": [broken(t) for t in clean],
    }
    cleaner = Cleaner(packs=[PACK], builtin=False)
    cleaner("warm up")
    print(f"{len(clean)} documents, {sum(map(len, clean)) / 1e6:.2f} million characters")
    print("| corpus | ftfy MB/s | cleantext MB/s | times | same outcome |\n|---|---|---|---|---|")
    for name, texts in corpora.items():
        size = sum(len(t.encode("utf-8", "replace")) for t in texts) / 1e6
        theirs, ours = [], []
        for _ in range(args.turns):
            theirs.append(seconds(lambda: [ftfy.fix_text(t, CONFIG) for t in texts]))  # noqa: B023
            ours.append(seconds(lambda: [cleaner.run_batch(b) for b in batches(texts)]))  # noqa: B023
        same = "not checked"
        if not args.no_check:
            results = [r.text for b in batches(texts) for r in cleaner.run_batch(b)]
            same = f"{sum(a == stable(t) for a, t in zip(results, texts, strict=True))} of {len(texts)}"
        a, b = min(theirs), min(ours)
        print(f"| {name} | {size / a:.2f} | {size / b:.2f} | {a / b:.2f} | {same} |", flush=True)


if __name__ == "__main__":
    main()
