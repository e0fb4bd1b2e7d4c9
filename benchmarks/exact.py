"""The plan is only a filter: the same text and ledger with and without it, on real documents, in batches and one by one.

    python benchmarks/exact.py --data FOLDER [--documents 1000] [--profile page]

Prints every document that differs; exits with 1 when there is one. The plain path is slow: some ten documents a second.
"""

from __future__ import annotations

import argparse
import random
import sys

from labelled import data_option, folder_of, rows

from cleantext.cleaner import Cleaner


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data_option(parser)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--profile", choices=["article", "page"], default="article")
    args = parser.parse_args()
    found = list(rows(folder_of(args)))
    random.Random(1).shuffle(found)
    texts = [row["raw_text"] if n % 2 else row.get("gold_text") or row["raw_text"] for n, row in enumerate(found)]
    texts = [text for text in texts if len(text) < 30_000][: args.documents]
    fast = Cleaner(profile=args.profile)
    plain = Cleaner(profile=args.profile, prefilter=False)
    differ = 0
    for row, text, result in zip(found, texts, fast.run_many(texts), strict=False):
        slow = plain.run(text)
        if (slow.text, slow.edits) != (result.text, result.edits):
            differ += 1
            odd = sorted({edit.rule for edit in set(slow.edits) ^ set(result.edits)})
            print(f"differs: {row['id']}: {', '.join(odd)}", flush=True)
    print(f"{differ} of {len(texts)} documents differ")
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    main()
