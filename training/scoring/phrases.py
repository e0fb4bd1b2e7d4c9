"""The table of `cleantext.scoring.phrases`, from the phrases of the packs in `rules/web/`."""

import numpy as np

from cleantext.packs import builtin, builtin_files
from cleantext.scoring.characters import Characters
from cleantext.scoring.lines import read
from cleantext.scoring.phrases import FAMILIES, SHIFT, Phrases

RULES = {
    "comments": ("comment-prompt", "comment-form"),
    "related": ("related", "latest-news", "related-link", "read-more"),
    "share": ("share", "follow", "channels", "counters"),
    "about": ("byline", "credits", "photo-credit", "date", "agency", "reading-time"),
}
"""The rules (their ids after the language) of each family; every other rule's phrases are of `site`."""

MOST = 14
"""Words of the longest phrase."""


def family_of(rule: str) -> int:
    """The family of a rule's phrases, as `cleantext.scoring.phrases` counts them."""
    named = [family for family, rules in RULES.items() if rule in rules]
    return 1 + FAMILIES.index(named[0] if named else "site")


def gather(characters: Characters) -> Phrases:
    """Every phrase by itself, with a number after it and with one before it."""
    found: dict[str, int] = {}
    for name in sorted(builtin_files()):
        if not name.startswith("web-"):
            continue
        for rule in builtin(name).rules:
            for phrase in getattr(rule, "phrases", ()):
                found.setdefault(phrase.lower(), family_of(rule.id.split("/")[-1].split(".")[-1]))
    lines = [variant for phrase in found for variant in (phrase, f"{phrase} 1", f"1 {phrase}")]
    known = read([lines], characters)
    keys = (known.whole_masked >> SHIFT).astype(np.uint32)
    family = np.repeat(list(found.values()), 3).astype(np.uint8)[known.place]
    short = (known.form["words"] > 0) & (known.form["words"] <= MOST)
    keys, first = np.unique(keys[short], return_index=True)
    return Phrases(keys, family[short][first])
