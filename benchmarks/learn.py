"""What a learned pack is worth: lines that repeat on a site are learned from what an extractor gives of its pages, and
taken from it.

    python benchmarks/learn.py --data FOLDER [--sets daniel] [--extractors trafilatura resiliparse] [--cache FOLDER]

This is `cleantext learn` on a folder of extracted texts, then `cleantext clean --pack` on the same folder. No labels are
learned from. The packs are used as they come, without the review that they ask for.
"""

from __future__ import annotations

import argparse
import tempfile
from itertools import groupby
from pathlib import Path

from labelled import data_option, extracted, folder_of, mean, rows, score

from cleantext import Cleaner, Document
from cleantext.learn import Counts, pack_of


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data_option(parser)
    parser.add_argument("--sets", nargs="*", default=["daniel"])
    parser.add_argument("--extractors", nargs="*", default=["trafilatura", "resiliparse"])
    parser.add_argument("--cache", type=Path, help="folder that keeps what extractors gave")
    args = parser.parse_args()
    for name in args.sets:
        pages = [row for row in rows(folder_of(args), [name]) if row.get("gold_text") and row.get("domain")]
        for extractor in args.extractors:
            given = [(row, text) for row in pages if (text := extracted(row, extractor, args.cache))]
            learned = _learned([(row["domain"].removeprefix("www."), row["id"], text) for row, text in given])
            cleaners = {"built-in rules": Cleaner(), "and learned packs": learned}
            count = sum(rule.id.startswith("learned-") for rule in learned.rules)
            print(f"{name}, {extractor}: {len(given)} texts, {count} learned rules")
            print(f"  {'as it comes':<24}", *_numbers([(row["gold_text"], text) for row, text in given]))
            for label, cleaner in cleaners.items():
                documents = [Document(text, f"https://{row['domain']}/") for row, text in given]
                results = cleaner.run_many(documents)
                pairs = [(row["gold_text"], result.text) for (row, _), result in zip(given, results, strict=True)]
                print(f"  {label:<24}", *_numbers(pairs), flush=True)


def _learned(texts: list[tuple[str, str, str]]) -> Cleaner:
    """The built-in rules, and what is learned from these texts (site, name, text)."""
    with Counts() as counts, tempfile.TemporaryDirectory() as folder:
        mended = Cleaner(["encoding", "characters"], builtin=False)  # as `cleantext learn` counts
        for site, name, text in texts:
            counts.add(site, name, mended(text))
        packs: list[Path] = []
        for _, found in groupby(counts.repeated(), key=lambda each: each.site):
            packs.append(Path(folder) / f"{len(packs)}.yaml")
            packs[-1].write_text(pack_of(found, f"learned-{len(packs)}"), "utf-8")
        return Cleaner(packs)


def _numbers(pairs: list[tuple[str, str]]) -> tuple[str, ...]:
    total = mean([score(gold, text) for gold, text in pairs])
    return f"P {total.precision:.3f}", f"R {total.recall:.3f}", f"F1 {total.f1:.3f}"


if __name__ == "__main__":
    main()
