"""The plan is only a filter: the same text and ledger with and without it, on real documents, in batches and one by one.

    python benchmarks/exact.py --data FOLDER [--documents 1000] [--profile page] [--random-rules 100 [--seed 0]]

Prints every document that differs; exits with 1 when there is one. The plain path is slow: some ten documents a second.
Texts of 30,000 characters and more are left out: one alone may take it a minute.
`--random-rules` tries rules drawn from the words of the documents instead of the built-in ones, every document in a batch
and by itself.
"""

from __future__ import annotations

import argparse
import random
import sys

from labelled import data_option, folder_of, rows
from random_rules import random_pack

from cleantext.cleaner import Cleaner

LONGEST = 30_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data_option(parser)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--profile", choices=["article", "page"], default="article")
    parser.add_argument("--random-rules", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    found = list(rows(folder_of(args)))
    random.Random(1).shuffle(found)
    drawn = [
        (row["id"], row["raw_text"] if n % 2 else row.get("gold_text") or row["raw_text"])
        for n, row in enumerate(found)
    ]
    drawn = [(name, text) for name, text in drawn if len(text) < LONGEST][: args.documents]
    texts = [text for _, text in drawn]
    packs = [random_pack(texts, args.random_rules, args.seed)] if args.random_rules else []
    fast = Cleaner(packs, builtin=not packs, profile=args.profile)
    plain = Cleaner(packs, builtin=not packs, profile=args.profile, prefilter=False)
    differ = changed = 0
    for (name, text), result in zip(drawn, fast.run_many(texts), strict=True):
        others = [plain.run(text), *([fast.run(text)] if packs else [])]
        changed += bool(result.edits)
        odd = sorted({edit.rule for other in others for edit in set(other.edits) ^ set(result.edits)})
        if odd or any(other.text != result.text for other in others):
            differ += 1
            print(f"differs: {name}: {', '.join(odd)}", flush=True)
    print(f"{differ} of {len(texts)} documents differ, {changed} are changed")
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
