"""How often the language of a labelled page is told right: by the packs' stop words and langdetect, by langdetect alone.

    python benchmarks/languages.py --data FOLDER

Of the clean text and of the whole page's; pages in languages that no pack is for are left out.
"""

from __future__ import annotations

import argparse

from labelled import data_option, folder_of, rows
from langdetect import DetectorFactory, LangDetectException, detect

from cleantext.cleaner import Cleaner

SHORTEST = 200
"""Characters that a text has at least."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data_option(parser)
    parser.add_argument("--limit", type=int, default=0, help="pages; langdetect alone reads some fifty a second")
    args = parser.parse_args()
    cleaner = Cleaner()
    languages = cleaner.engine.languages
    known = {language for pack in cleaner.packs for language in pack.stopwords}
    DetectorFactory.seed = 0
    pages = [row for row in rows(folder_of(args)) if (row.get("lang") or "")[:2] in known]
    for field in ("gold_text", "raw_text"):
        texts = [(row["lang"][:2], row[field]) for row in pages if len(row.get(field) or "") >= SHORTEST]
        texts = texts[: args.limit or None]
        votes = [languages.vote(text) for _, text in texts]
        told = [languages.detect(text, vote)[:1] for (_, text), vote in zip(texts, votes, strict=True)]
        asked = sum(not vote.clear and bool(vote.languages) for vote in votes)
        ours = sum(first == (right,) for first, (right, _) in zip(told, texts, strict=True))
        alone = sum(_alone(text) == right for right, text in texts)
        print(
            f"{field:<10} {len(texts)} texts: {ours / len(texts):.4f} right, langdetect asked for {asked}; "
            f"langdetect alone {alone / len(texts):.4f}"
        )


def _alone(text: str) -> str:
    try:
        return str(detect(text)).partition("-")[0]
    except LangDetectException:
        return ""


if __name__ == "__main__":
    main()
