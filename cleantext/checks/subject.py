"""What a check looks at: the rules of one file that could be read, and where they stand."""

from __future__ import annotations

from typing import NamedTuple

from cleantext.errors import Problem
from cleantext.kinds import Rule
from cleantext.packs.source import Keys, Source


class Subject(NamedTuple):
    """One pack under check. Rules that could not be read are not here; what is wrong with them has been said."""

    name: str
    rules: tuple[Rule, ...]
    """The pack's own, in order, with full ids."""
    extended: tuple[Rule, ...]
    """Those of the packs that it extends, which run before."""
    source: Source | None
    """None where the rules come from Python."""
    order: dict[str, int]
    """Full id -> place in the file's `rules`; none for a rule that it overrides."""
    places: dict[str, tuple[str, int]]
    stopword_languages: frozenset[str] | None
    """Languages of which the pack, or one that it extends, has stop words; None where nobody can say."""

    def problem(self, rule: Rule, keys: Keys, message: str, *, at: int | None = None, warn: bool = False) -> Problem:
        """A problem of a rule, or of the pack's head where that says of all rules what this one does not.

        Args:
            rule: whose.
            keys: of the field, from the rule down.
            message: what is wrong and what to do.
            at: character of the field's text, from 0, that is meant.
            warn: it works, and should be looked at.
        """
        severity = "warning" if warn else "error"
        of_rule = f"rule '{rule.id.partition('/')[2]}': {message}"
        if self.source is None:
            path, line = self.places.get(rule.id, (self.name, 1))
            return Problem(path, line, 1, of_rule, "", severity, rule.id)
        own = ("rules", self.order[rule.id], *keys) if rule.id in self.order else ("override", rule.id, *keys)
        if own[:3] not in self.source.places and keys[:1] in self.source.places:
            return self.source.problem(keys, message, severity)
        if at is not None:
            return self.source.inside(own, at, of_rule, severity, rule.id)
        return self.source.problem(own, of_rule, severity, rule.id)
