"""What weights are worth on pages that had no part in them: precision, recall and damage; and the errors, for people."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cleantext.joins.certain import CONFIDENCE
from training.joins.collect import Page


def scored(pages: list[Page], chances: list[np.ndarray]) -> Iterator[tuple[Page, bool, int, float, str]]:
    """Page, whether between letters, answer, chance and text of every place. What is certain counts in documents alone in which
    the networks look at something."""
    for page, chance in zip(pages, chances, strict=True):
        certain = dict(page.certain) if chance.any() else {}
        chance = _beside_bars(page, chance)
        for place, seam, answer, p, shown in zip(
            page.places, page.seams, page.answers, chance.tolist(), page.shown, strict=True
        ):
            p = CONFIDENCE if certain.pop(place, None) else 0.0 if place in page.never else p
            yield page, seam.letters, answer, p, shown
        for place, (answer, letters) in certain.items():
            yield page, letters, answer, CONFIDENCE, f"certain, at {place}"


def _beside_bars(page: Page, chance: np.ndarray) -> np.ndarray:
    """Both sides of a bar between words have the same chance, as `Joiner` has it."""
    out = chance.copy()
    for i, seam in enumerate(page.seams[:-1]):
        if page.places[i + 1] == page.places[i] + 1 and seam.token[seam.at - seam.start] == "|" and not seam.letters:
            logit = sum(np.log(p / (1 - p)) for p in np.clip(chance[i : i + 2], 1e-6, 1 - 1e-6)) / 2
            out[i : i + 2] = 1 / (1 + np.exp(-logit))
    return out


def report(pages: list[Page], chances: list[np.ndarray]) -> None:
    rows = list(scored(pages, chances))
    words = sum(page.true_words for page in pages if page.state == "correct")
    passed = [(chance > 0).sum() for page, chance in zip(pages, chances, strict=True) if page.state == "correct"]
    wakes, number = sum(map(bool, passed)), sum(passed)
    print(f"{words} words; correct pages that wake {wakes}, seams in them {1e5 * number / words:.0f} in 100,000 words")
    for kind in ("letters", "all"):
        for threshold in (0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97):
            line = f"{kind} {threshold}"
            for state in ("broken", "thin", "sparse", "lone", "short", "again", "twice"):
                want = sum(
                    n for page in pages if page.state.startswith(state)
                    for letters, n in page.joins.items() if letters or kind == "all"
                )  # fmt: skip
                hits = [
                    answer for page, letters, answer, p, _ in rows
                    if page.state.startswith(state) and p >= threshold and answer >= 0 and (letters or kind == "all")
                ]  # fmt: skip
                precision, recall = sum(hits) / max(1, len(hits)), sum(hits) / max(1, want)
                f1 = 2 * precision * recall / max(1e-9, precision + recall)
                line += f"   {state} P {precision:.4f} R {recall:.4f} F1 {f1:.4f}"
            bad = sum(
                page.state == "correct" and p >= threshold and answer == 0 and (letters or kind == "all")
                for page, letters, answer, p, _ in rows
            )
            print(f"{line}   damage {bad} = {1e5 * bad / words:.2f}")


def show(pages: list[Page], chances: list[np.ndarray], file: str) -> None:
    """The errors, worst first, for people."""
    wrong = [
        (abs(p - answer), page.state, "letters" if letters else "marks", "missed" if answer else "wrong", shown)
        for page, letters, answer, p, shown in scored(pages, chances)
        if answer >= 0 and (p >= 0.5) != bool(answer)
    ]
    with open(file, "w") as out:
        for p, state, kind, what, shown in sorted(wrong, reverse=True):
            out.write(f"{p:.3f}\t{state}\t{kind}\t{what}\t{shown!r}\n")
