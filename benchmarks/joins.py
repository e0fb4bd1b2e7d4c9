"""How good and how fast is the repair of run-together words, beside other tools?

    python benchmarks/joins.py --data FOLDER [--language en] [--threshold 0.5] [--thin | --sentences]

FOLDER holds `*.LANGUAGE.jsonl.gz`; a row is a paragraph: source, lang, correct, broken, joins (offsets in `broken`
where a space was lost), maybe (offsets that count neither way), defects (the same, in `correct`).
`training/joins/pages.py` makes such files from HTML. Each tool gets a page's paragraphs, a line each. `--sentences`: the
whole of cleantext on single sentences, each with two of its words run together, its language told or not.
Damage is spaces put into the correct text, per 100,000 words. wordninja and symspellpy are measured where installed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import Any

from labelled import data_option, folder_of

from cleantext import Cleaner
from cleantext.joins import Joiner, with_spaces

Repair = Callable[[str], str]
WORD = re.compile(r"[^\W\d_]+")
UNDONE = 0.85


def pages(folder: Path, language: str) -> list[list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for file in sorted(folder.glob(f"*.{language}.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["lang"] == language:
                    found.setdefault(row["source"], []).append(row)
    return list(found.values())


def thinned(row: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The row with most of its joins undone, as in real articles."""
    broken: str = row["broken"]
    undone = [j for j in row["joins"] if chance.random() < UNDONE]
    cuts = [0, *undone, len(broken)]
    moved = {j: j + sum(u < j for u in undone) for j in (*row["joins"], *row.get("maybe", ()))}
    return row | {
        "broken": " ".join(broken[a:b] for a, b in pairwise(cuts)),
        "joins": [moved[j] for j in row["joins"] if j not in set(undone)],
        "maybe": [moved[j] for j in row.get("maybe", ())],
    }


def thinned_page(page: list[dict[str, Any]]) -> list[dict[str, Any]]:
    chance = random.Random(page[0]["source"])
    return [thinned(row, chance) for row in page]


def inserted(source: str, result: str) -> set[int]:
    """Offsets in the source before which the result has a space that the source hasn't. Other changes are refused."""
    out = set()
    i = 0
    for c in result:
        if i < len(source) and c == source[i]:
            i += 1
        elif c == " ":
            out.add(i)
        else:
            raise ValueError(f"the tool changed more than spaces at {source[i - 10 : i + 10]!r}")
    return out


def letters(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalpha() and text[at].isalpha()


def measure(name: str, repair: Repair, data: list[list[dict[str, Any]]]) -> None:
    counts = {True: [0, 0, 0, 0], False: [0, 0, 0, 0]}  # letters? -> hits, wrong, wanted, damage
    words = sum(len(row["correct"].split()) for page in data for row in page)
    seconds = {}
    repair("Warm up.")
    for key in ("broken", "correct"):
        texts = ["\n".join(row[key] for row in page) for page in data]
        start = time.perf_counter()
        results = [repair(text) for text in texts]
        seconds[key] = time.perf_counter() - start
        for page, text, result in zip(data, texts, results, strict=True):
            got = inserted(text, result)
            at = 0
            for row in page:
                wanted = set(row["joins"]) if key == "broken" else set()
                either = set(row.get("maybe" if key == "broken" else "defects", ()))
                here = {x - at for x in got if at <= x < at + len(row[key])}
                at += len(row[key]) + 1
                for x in here | wanted:
                    count = counts[letters(row[key], x)]
                    count[2] += x in wanted
                    if x in here and x not in either:
                        count[3 if key == "correct" else 0 if x in wanted else 1] += 1
    print(f"{name:26}", end="")
    for both in (False, True):
        hit, wrong, want, damage = (
            counts[True][i] + (counts[False][i] if both else 0) for i in range(4)
        )  # fmt: skip
        p, r = hit / max(1, hit + wrong), hit / max(1, want)
        f1 = 2 * p * r / max(1e-9, p + r)
        kind = "all" if both else "letters"
        print(f"  {kind} P {p:.3f} R {r:.3f} F1 {f1:.3f} damage {1e5 * damage / words:8.2f}", end="")
    speeds = (f"{words / seconds[key]:>11,.0f} {key}" for key in seconds)
    print(f"  words/s {' '.join(speeds)}", flush=True)


def by_word(split: Callable[[str], list[str]], known: Callable[[str], bool]) -> Repair:
    """A segmenter used as a careful user would: on unknown words only, and only where it keeps the letters."""

    def one(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) < 4 or known(word.lower()):
            return word
        parts = split(word)
        return " ".join(parts) if "".join(parts) == word else word

    return lambda text: WORD.sub(one, text)


def peers() -> Iterable[tuple[str, Repair]]:
    camel = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])")
    yield "camel-case regex", lambda text: camel.sub(" ", text)
    try:
        import wordninja
    except ImportError:
        print("wordninja is not installed", file=sys.stderr)
    else:
        costs = wordninja.DEFAULT_LANGUAGE_MODEL._wordcost
        yield "wordninja, unknown words", by_word(wordninja.split, costs.__contains__)
    try:
        from importlib.resources import files

        from symspellpy import SymSpell
    except ImportError:
        print("symspellpy is not installed", file=sys.stderr)
    else:
        speller = SymSpell(0)
        speller.load_dictionary(str(files("symspellpy") / "frequency_dictionary_en_82_765.txt"), 0, 1)
        yield (
            "symspellpy, unknown words",
            by_word(
                lambda word: _cased(word, speller.word_segmentation(word.lower(), 0).segmented_string.split()),
                speller.words.__contains__,
            ),
        )


def _cased(word: str, parts: list[str]) -> list[str]:
    out, at = [], 0
    for part in parts:
        out.append(word[at : at + len(part)])
        at += len(part)
    return out


def sentences(data: list[list[dict[str, Any]]], language: str) -> None:
    """How many sentences come back from one lost space, as texts by themselves, and how many that lost none are changed."""
    chance = random.Random(0)
    whole, joined = [], []
    for row in (row for page in data for row in page):
        for sentence in re.split(r"(?<=[.!?])\s+|\n", row["correct"]):
            places = [found.start() for found in re.finditer(r"(?<=[^\W\d_]) (?=[^\W\d_])", sentence)]
            if 25 < len(sentence) < 160 and places:
                at = chance.choice(places)
                whole.append(sentence)
                joined.append(sentence[:at] + sentence[at + 1 :])
    for told in ("auto", language):
        cleaner = Cleaner(language=told)
        after, mended = ([result.text for result in cleaner.run_many(texts)] for texts in (whole, joined))
        print(
            f"{len(whole)} sentences, language {told}: {mean(map(str.__eq__, after, mended)):.3f} mended, "
            f"{mean(map(str.__ne__, after, whole)):.3f} of those without a lost space changed"
        )


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data_option(ask)
    ask.add_argument("--language", default="en")
    ask.add_argument("--threshold", type=float, nargs="*", default=[0.5, 0.9])
    ask.add_argument("--thin", action="store_true", help="with 85 %% of the joins undone")
    ask.add_argument("--alone", action="store_true", help="without the other tools")
    ask.add_argument("--sentences", action="store_true", help="single sentences, their language told or not")
    options = ask.parse_args()
    data = pages(folder_of(options), options.language)
    if not data:
        ask.error(f"no *.{options.language}.jsonl.gz with pages in {options.data}")
    if options.sentences:
        sentences(data, options.language)
        return
    if options.thin:
        data = [thinned_page(page) for page in data]
    joiner = Joiner(options.language)
    for threshold in options.threshold:
        measure(f"cleantext at {threshold}", lambda text: with_spaces(text, joiner.splits(text, threshold)), data)  # noqa: B023
    if not options.alone:
        for name, repair in peers():
            measure(name, repair, data)


if __name__ == "__main__":
    main()
