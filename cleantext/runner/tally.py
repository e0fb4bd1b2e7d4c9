"""What is counted in a run: documents, edits by rule, languages, encodings."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cleantext.engine.engine import RESTLESS
from cleantext.types import Result

DOCUMENTS = ("in", "out", "changed", "emptied", "held", "quarantined")


class Tally:
    """Counts of a shard, or of a whole run."""

    def __init__(self) -> None:
        self.documents: Counter[str] = Counter()
        """`in`, `out`, `changed`, `emptied` (none of its words is left), `held` (with a removal that was held back), `quarantined`."""
        self.edits: Counter[str] = Counter()
        """Edits by rule."""
        self.touched: Counter[str] = Counter()
        """Documents by rule that changed them."""
        self.held: Counter[str] = Counter()
        """Removals that were held back, by rule."""
        self.languages: Counter[str] = Counter()
        self.encodings: Counter[str] = Counter()
        self.noted: Counter[str] = Counter()
        """What is counted and kept (`bidi-controls`, …), texts that look like `html`, and `restless` ones."""
        self.fitting: Counter[str] = Counter()
        """Packs that are for some sites alone -> shards with a document from there."""
        self.reasons: Counter[str] = Counter()
        """Documents in quarantine, by the first words of the reason."""

    def add(self, result: Result, changed: bool, encoding: str) -> None:
        """Counts a clean document."""
        self.documents.update(("in", "out"))
        if changed:
            self.documents["changed"] += 1
            if not result.text.strip() and any(edit.removed.strip() for edit in result.edits):
                self.documents["emptied"] += 1
        held = [note.rule for note in result.held if note.reason != RESTLESS]
        if held:
            self.documents["held"] += 1
            self.held.update(held)
        if len(held) < len(result.held):
            self.noted["restless"] += 1
        rules = [edit.rule for edit in result.edits]
        self.edits.update(rules)
        self.touched.update(set(rules))
        if result.language:
            self.languages[result.language] += 1
        if encoding:
            self.encodings[encoding] += 1
        self.noted.update(result.counts)

    def refuse(self, reason: str) -> None:
        """Counts a document that goes to quarantine."""
        self.documents.update(("in", "quarantined"))
        self.reasons[reason.partition(":")[0][:60]] += 1

    def merge(self, data: dict[str, dict[str, int]]) -> None:
        """Adds what `as_data` gave."""
        for name, counts in data.items():
            getattr(self, name).update(counts)

    def as_data(self) -> dict[str, dict[str, int]]:
        """All counts as plain, sorted data."""
        return {name: dict(sorted(counts.items())) for name, counts in vars(self).items() if counts}

    def summary(self) -> dict[str, Any]:
        """The counts as they stand in the manifest."""
        return {
            "documents": {name: self.documents[name] for name in DOCUMENTS},
            "rules": {
                rule: {"edits": self.edits[rule], "documents": self.touched[rule], "held": self.held[rule]}
                for rule in sorted({*self.edits, *self.held})
            },
            "languages": dict(sorted(self.languages.items())),
            "encodings": dict(sorted(self.encodings.items())),
            "noted": dict(sorted(self.noted.items())),
            "quarantine": dict(sorted(self.reasons.items())),
        }
