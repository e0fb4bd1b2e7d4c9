"""The `article` profile on what extractors give: does it remove chrome, and nothing else?

    python benchmarks/article.py --data FOLDER [--cache FOLDER] [--part check] [--rules] [--show RULE]

For every set and extractor: F1, recall before and after, and the documents that lost more than a fifth of their gold
words. `--rules`: for every rule the lines that it took, and how many of them are not in the gold text; a line of a page
counts once, however many extractors leave it. Some gold texts hold soft hyphens, or letters apart from their accents:
both sides are compared in NFC and without soft hyphens, as a reader sees them (`--bytes`: as they are).

Clean gold texts hold chrome as well (the foot of a page, a form, a byline), so that not every line of theirs that goes is
harm. What can be told without reading them: whether it is a sentence (eight words or more, and a sentence's end), and
whether it stood above all sentences, below all, or between two, where an article would be cut.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from labelled import EXTRACTORS, Mean, data_option, extracted, folder_of, mean, part, rows, score, tokens

from cleantext.cleaner import Cleaner
from cleantext.prose import weight
from cleantext.types import Edit, Result

OTHER = "wcxb_dev_other"
"""The set of shops, listings, forums and manuals."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data_option(parser)
    parser.add_argument("--cache", type=Path, help="folder that keeps what extractors gave")
    parser.add_argument("--part", choices=["build", "check", "all"], default="check")
    parser.add_argument("--sets", nargs="*")
    parser.add_argument("--extractors", nargs="*", default=list(EXTRACTORS))
    parser.add_argument("--disable", nargs="*", default=[])
    parser.add_argument("--rules", action="store_true", help="precision of every rule")
    parser.add_argument("--bytes", action="store_true", help="compare the texts as they are")
    parser.add_argument("--show", help="print what this rule took")
    args = parser.parse_args()
    cleaner = Cleaner(disable=args.disable)
    pages = [r for r in rows(folder_of(args), args.sets) if r.get("gold_text") and args.part in ("all", part(r))]
    as_read = str if args.bytes else _seen
    pages = [{**row, "gold_text": as_read(row["gold_text"])} for row in pages]
    by_rule: dict[str, set[tuple[str, str, bool]]] = defaultdict(set)
    gains = []
    print(
        f"{'set':<20}{'extractor':<14}{'docs':>5}  {'F1':>6} -> {'F1':<6} {'gain':>6}   {'recall':>6} -> {'recall':<6}  lost>1/5"
    )
    for name in sorted({r["set"] for r in pages}):
        for extractor in args.extractors:
            chosen = [(r, text) for r in pages if r["set"] == name and (text := extracted(r, extractor, args.cache))]
            if not chosen:
                continue
            results = list(cleaner.run_many([text for _, text in chosen]))
            texts = [
                (row["gold_text"], as_read(text), as_read(result.text))
                for (row, text), result in zip(chosen, results, strict=True)
            ]
            gains.append(_show(name, extractor, texts))
            for (row, _), result in zip(chosen, results, strict=True):
                _count(row, result, by_rule, args.show)
    print(f"mean gain {sum(gains) / len(gains):+.4f}, worst {min(gains):+.4f}")
    _gold_lines(pages, cleaner, args.show)
    if args.rules:
        _show_rules(by_rule)
    sys.stdout.flush()


def _show(name: str, extractor: str, texts: list[tuple[str, str, str]]) -> float:
    """Prints the row of a set and an extractor, from gold texts, texts before and texts after -> the gain of F1."""
    before, after, lost = _scores(texts)
    gain = after.f1 - before.f1
    print(
        f"{name:<20}{extractor:<14}{before.documents:>5}  {before.f1:.4f} -> {after.f1:.4f} {gain:+.4f}"
        f"   {before.recall:.4f} -> {after.recall:.4f}  {lost}"
    )
    return gain


def _show_rules(by_rule: dict[str, set[tuple[str, str, bool]]]) -> None:
    print(f"\n{'rule':<40}{'lines':>7}  not in gold")
    for rule, found in sorted(by_rule.items(), key=lambda item: -len(item[1])):
        print(f"{rule:<40}{len(found):>7}  {sum(right for *_, right in found) / len(found):.3f}")


def _seen(text: str) -> str:
    """The text as a reader sees it."""
    return unicodedata.normalize("NFC", text).replace("\u00ad", "")


def _scores(texts: list[tuple[str, str, str]]) -> tuple[Mean, Mean, int]:
    """Of gold texts, texts before and texts after."""
    before = [score(gold, text) for gold, text, _ in texts]
    after = [score(gold, text) for gold, _, text in texts]
    lost = 0
    for gold, text, cleaned in texts:
        had, has = score(gold, text, 1).recall, score(gold, cleaned, 1).recall
        lost += had is not None and has is not None and has < 0.8 * had
    return mean(before), mean(after), lost


def _count(
    row: dict[str, Any], result: Result, by_rule: dict[str, set[tuple[str, str, bool]]], show: str | None
) -> None:
    """Counts whole lines that went, by rule. Right: the gold text lacks them, or another copy of them is still there."""
    gold = row["gold_text"]
    lost_words = " " + " ".join(tokens(gold)).casefold() + " "
    gold_lines = _lines(gold)
    left = _lines(result.text)
    for edit in result.edits:
        if edit.replacement or "\n" not in edit.removed:
            continue
        for line in edit.removed.split("\n"):
            words = " ".join(tokens(line)).casefold()
            if words:
                in_gold = (
                    gold_lines[words] > left[words]
                    if len(words) < 40
                    else f" {words} " in lost_words and not left[words]
                )
                by_rule[edit.rule].add((row["id"], words, not in_gold))
                if show and edit.rule.startswith(show):
                    mark = "GOLD" if in_gold else "ok  "
                    print(f"  {mark} {edit.rule} | {line.strip()[:150]} | {edit.note[:50]}")


def _lines(text: str) -> Counter[str]:
    return Counter(" ".join(tokens(line)).casefold() for line in text.split("\n"))


def _gold_lines(pages: list[dict[str, Any]], cleaner: Cleaner, show: str | None) -> None:
    """Lines of clean gold text that would go, of articles and of other pages."""
    gone: dict[str, Counter[str]] = defaultdict(Counter)
    for row, result in zip(pages, cleaner.run_many([r["gold_text"] for r in pages]), strict=True):
        found = gone["other pages" if row["set"] == OTHER else "articles"]
        lines = row["gold_text"].split("\n")
        found["lines"] += sum(map(bool, map(str.strip, lines)))
        lost = {i: edit for edit in result.edits for i in _whole_lines(edit, row["gold_text"])}
        stays = [i for i, line in enumerate(lines) if i not in lost and _is_sentence(line)]
        for i, edit in lost.items():
            place = "above" if not stays or i < stays[0] else "below" if i > stays[-1] else "between"
            found.update(("gone", place, *(["sentences"] if _is_sentence(lines[i]) else [])))
            if show and edit.rule.startswith(show):
                print(f"  CLEAN {place} {edit.rule} | {lines[i].strip()[:150]} | {edit.note[:50]}")
    print(
        f"{'clean gold text':<20}{'lines':>8}{'gone':>6}  1 in {'sentences':>10}{'above all':>11}{'between':>9}{'below all':>11}"
    )
    for kind, found in gone.items():
        share = found["lines"] // max(found["gone"], 1)
        print(
            f"{kind:<20}{found['lines']:>8}{found['gone']:>6}{share:>6} {found['sentences']:>10}"
            f"{found['above']:>11}{found['between']:>9}{found['below']:>11}"
        )


def _whole_lines(edit: Edit, text: str) -> list[int]:
    """The lines with words that an edit takes as a whole."""
    if edit.replacement or "\n" not in edit.removed:
        return []
    first = text.count("\n", 0, edit.start)
    return [i for i, line in enumerate(edit.removed.split("\n"), first) if line.strip()]


def _is_sentence(line: str) -> bool:
    return weight(line) >= 8 and re.search(r"[.!?…。！？।؟][\"'”’»“)\]」』]*$", line.strip()) is not None


if __name__ == "__main__":
    main()
