"""What extractors make of the labelled pages, line by line, with the share of each line that the gold text has.

    python -m training.article.texts --data FOLDER --cache CACHE --out TEXTS

Reads the `build` part of the labelled pages in FOLDER, and in CACHE what extractors made of them (which is made and kept
there where it is missing); writes the pickle TEXTS. Takes ten minutes where CACHE is full.

Labels are the gold texts of the sets whose terms allow it. The pages of the other sets are learned from by what another
extractor says of them (of trafilatura's text readability; of resiliparse's both, where they agree), and by the lines
that repeat on the pages of a site, as `cleantext learn` finds them; none of their human labels.
"""

import argparse
import pickle
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labelled import extracted, part, rows, site_of, tokens

from cleantext.keys import core
from cleantext.learn import Counts, shape_of
from training.scoring.labels import LEARN, label

SILVER = {"daniel", "trafilatura_eval"}
EXTRACTORS = ("trafilatura", "readability", "resiliparse", "newspaper4k")
OTHERS = ("justext", "boilerpy3")
"""Extractors whose texts are learned from where a row has them, but never measured."""
VOTES = {"trafilatura": ("readability",), "resiliparse": ("readability", "trafilatura")}
"""Whose lines are labelled by whose, where there is no gold."""
MOST = 400_000
"""Longest text that is learned from, in characters."""

Row = dict[str, Any]
Repeated = set[tuple[str, str]]
"""Site and shape of the lines that repeat on its pages."""


@dataclass
class Text:
    """One extractor's text of one page."""

    id: str
    source: str
    extractor: str
    site: str
    lines: list[str]
    share: list[float]  # of each line that the gold text, or the mean of the votes, has
    gold: str | None
    cut_off: bool  # gold leaves out much of what all extractors take

    def cleaned(self) -> list[str] | None:
        """What is left when all has gone that should; None: all of it, or nobody knows."""
        kept = [line for line, share in zip(self.lines, self.share, strict=True) if share >= 0.5]
        known = self.source not in SILVER and self.extractor != "page"
        return kept if known and len(kept) < len(self.lines) else None


def size(texts: list[str], chosen: list[bool]) -> int:
    """Words of the chosen ones."""
    return sum(len(tokens(t)) for t, c in zip(texts, chosen, strict=True) if c)


def repeated(pages: Sequence[Row]) -> Repeated:
    """The lines that repeat on the pages of a site."""
    with Counts() as counts:
        for row in pages:
            counts.add(site_of(row), row["id"], row["raw_text"])
        return {(found.site, found.shape) for found in counts.repeated()}


def of_row(row: Row, cache: Path, repeat: Repeated) -> list[Text]:
    """What each extractor makes of one page, labelled; nothing where there are no labels."""
    gold = None if row["set"] in SILVER else row["gold_text"]
    if not gold and row["set"] not in SILVER:
        return []
    found = {name: text for name in EXTRACTORS if (text := extracted(row, name, cache)) and len(text) < MOST}
    out = []
    for name, text in found.items():
        lines = text.split("\n")
        others = {other: label(lines, found[other]) for other in found if other != name}
        voted = [others[other] for other in VOTES.get(name, ()) if other in others]
        if not gold and not voted:
            continue
        share = label(lines, gold) if gold else [sum(line) / len(line) for line in zip(*voted, strict=True)]
        if not gold:
            site = site_of(row)
            again = [(site, shape_of(core(line))) in repeat for line in lines]
            share = [0.0 if chrome else s for s, chrome in zip(share, again, strict=True)]
        agreed = [min(line) if line else 0.0 for line in zip(*others.values(), strict=True)] or [0.0] * len(lines)
        missed = size(lines, [m >= 0.99 and s < 0.5 for m, s in zip(agreed, share, strict=True)])
        cut_off = missed > 0.5 * size(lines, [s >= 0.5 for s in share])
        out.append(Text(row["id"], row["set"], name, site_of(row), lines, share, gold, cut_off))
    if gold and not any(t.cut_off for t in out):
        out += [by_other(row, name) for name in OTHERS if 0 < len(row.get(f"out_{name}") or "") < MOST]
    return out


def by_other(row: Row, name: str) -> Text:
    """What an extractor gives that isn't measured: it goes wrong in ways of its own."""
    lines = row[f"out_{name}"].split("\n")
    return Text(row["id"], row["set"], name, site_of(row), lines, label(lines, row["gold_text"]), None, False)


def with_foot(row: Row) -> list[Text]:
    """The main text as the page has it, and some of what follows there, as an extractor that goes on too long would."""
    if row["set"] in SILVER or not row.get("gold_text") or not row.get("raw_text"):
        return []
    lines = row["raw_text"].split("\n")
    share = label(lines, row["gold_text"])
    main_text = [i for i, s in enumerate(share) if s >= 0.5 and len(lines[i]) > 60]
    if len(main_text) < 3:
        return []
    luck = random.Random(row["id"])
    first = max(0, main_text[0] - luck.choice((0, 0, 2, 8)))
    end = main_text[-1] + 1 + luck.choice((4, 10, 20, 40, 80))
    some = slice(first, end)
    return [Text(row["id"], row["set"], "page", site_of(row), lines[some], share[some], None, False)]


def read(path: Path) -> list[Text]:
    """The texts that this script wrote."""
    return [Text(**fields) for fields in pickle.loads(path.read_bytes())]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    texts: list[Text] = []
    pages = [row for row in rows(options.data, sorted(LEARN | SILVER)) if part(row) == "build"]
    repeat = repeated([row for row in pages if row["set"] in SILVER])
    for n, row in enumerate(pages, 1):
        texts += of_row(row, options.cache, repeat) + with_foot(row)
        if n % 100 == 0:
            print(f"{n} of {len(pages)} pages, {len(texts)} texts", flush=True)
    options.out.write_bytes(pickle.dumps([vars(t) for t in texts]))


if __name__ == "__main__":
    main()
