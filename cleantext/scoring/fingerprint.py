"""Whether learned numbers fit the code that would use them: a fingerprint of what it measures, kept with the numbers."""

from __future__ import annotations

import hashlib
from typing import Final

import numpy as np

from cleantext.errors import CleantextError
from cleantext.scoring.arrays import Columns
from cleantext.scoring.lines import LineArrays
from cleantext.scoring.store import Arrays
from cleantext.scoring.word_weights import Scores

PROBE: Final = (
    ("Home", "", "How the pier was built", "By Marit Holm", "3 March 2025, 14:05"),
    (
        "The ferry sails at nine. It waits for nobody, the harbour master said on Tuesday, and least of all for him.",
        "",
        "“Who would row?” asked Marit Holm, 41; nobody did.",
        "Паром отходит в девять часов утра.",
        "渡轮九点开船，谁也不等。",
        "- a boat",
        "- a boat",
        "Share | Tweet…",
        "© 2025 Estuary Press",
    ),
)
"""Two texts, of which a fingerprint is taken."""


class ModelMismatch(CleantextError):
    """Learned numbers that don't fit the code that would use them."""


def invented_scores(n: int) -> Scores:
    """What words might say of `n` lines: a fingerprint is taken of columns, whatever was learned of words."""
    ramp = np.arange(n) * 97 % 700 - 200
    return Scores(ramp, ramp[::-1].copy(), ramp // 2)


def fingerprint(lines: LineArrays, columns: Columns) -> str:
    """Of the columns' names and of what they are for the lines of `PROBE`: it differs wherever learned numbers would not
    fit."""
    of = hashlib.sha256()
    for name, values in columns.items():
        of.update(f"{name} {values.tolist()}\n".encode())
    of.update(f"{lines.masked.tolist()} {lines.stems.tolist()} {lines.whole_masked.tolist()}".encode())
    return of.hexdigest()[:16]


def refuse_other(model: str, arrays: Arrays, here: str) -> None:
    """Raises ModelMismatch where the numbers were learned from other columns than those with the fingerprint `here`.

    Args:
        model: its name, `page` or `article`.
        arrays: its numbers.
    """
    learned = str(arrays["fingerprint"]) if "fingerprint" in arrays else "none"
    if learned != here:
        raise ModelMismatch(
            f"the {model} model was learned from other columns (fingerprint {learned}) than the code has now ({here}); "
            f"learn it anew: docs/{model}-model.md says how"
        )
