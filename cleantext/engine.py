"""The stages in order, on batches of documents, the ledger composed.

Documents travel in batches, for speed; each is cleaned by itself, and what else is in the batch makes no difference.
All stages are run again on a document that they changed, until nothing changes: cleaning a clean text does nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.decoding import Decoded
from cleantext.edits import apply, compose, settle
from cleantext.guard import guarded
from cleantext.kinds import Rule
from cleantext.languages import Languages, Vote
from cleantext.lines import Lines
from cleantext.model import STAGES, Edit, Held, Stage
from cleantext.plan import Hits, Plan
from cleantext.removal import healed
from cleantext.sites import matches

MAX_ROUNDS = 50
"""Rounds after which a document that still changes is left as it is (rules that undo one another)."""


class State:
    """A document on its way through the stages."""

    __slots__ = (
        "before", "changed", "decoded", "edits", "held", "hits", "languages", "last", "lines", "now", "site", "source", "vote"
    )  # fmt: skip

    def __init__(self, text: str, decoded: Decoded | None, site: str) -> None:
        self.source, self.decoded, self.site = text, decoded, site
        self.lines = self.before = Lines(text)
        self.edits: list[Edit] = []
        self.held: list[Held] = []
        self.hits: Hits = {}
        self.vote: Vote | None = None
        self.languages: tuple[str, ...] | None = None
        self.changed = False
        self.last = len(STAGES)
        """The last stage that changed it in the round before, by number."""
        self.now = 0
        """The last one in this round."""

    @property
    def language(self) -> str | None:
        """Its (first) language; None where that is unclear and no rule had to know."""
        if self.languages is None and self.vote is not None and self.vote.clear:
            return self.vote.languages[0]
        return self.languages[0] if self.languages else None


class Engine:
    """Runs a plan over batches of documents."""

    def __init__(self, rules: Sequence[Rule], languages: Languages, guard: float | None, prefilter: bool) -> None:
        self.plan = Plan(rules, languages, prefilter)
        self.languages = languages
        self.guard = guard
        self._preparing = [n for n, rule in enumerate(self.plan.rules) if type(rule).prepare is not Rule.prepare]
        self._stages: list[tuple[Stage, range]] = []
        at = 0
        for n, stage in enumerate(STAGES):
            count = self.plan.stage_of.count(n)
            if count:
                self._stages.append((stage, range(at, at + count)))
            at += count

    def run(self, states: Sequence[State]) -> None:
        """Cleans the documents, each until nothing changes."""
        self._take(states, *self.plan.scan([state.lines for state in states]))
        active = [state for state in states if state.hits]
        for n in range(MAX_ROUNDS):
            if n:
                self._vote_again(active)
            for state in active:
                state.changed = False
            for number, (stage, rules) in enumerate(self._stages):
                # What came behind the last change of the round before has seen this text already.
                some = [state for state in active if state.changed or number <= state.last]
                if stage == "boilerplate":
                    for state in some:
                        state.held = []
                changed = [state for state in self._woken(some, rules) if self._advance(state, stage, rules)]
                if changed:
                    for state in changed:
                        state.changed, state.now = True, number
                    before = [(state.before, state.hits, state.vote) for state in changed]
                    hits = self.plan.rescan(before, [state.lines for state in changed])
                    self._take(changed, hits, [state.vote for state in changed])
            active = [state for state in active if state.changed]
            for state in active:
                state.last = state.now
            if not active:
                return

    def _vote_again(self, states: Sequence[State]) -> None:
        """In each round a document is in the languages that its text has then: what is clean must be so by itself."""
        votes = self.plan.votes([state.lines for state in states])
        others = []
        for state, vote in zip(states, votes, strict=True):
            state.languages = None
            if vote is not None and not vote.clear:  # langdetect may see it otherwise now
                state.last = len(STAGES)
            if vote != state.vote:
                state.vote, state.last = vote, len(STAGES)
                others.append(state)
        self._take(others, *self.plan.scan([state.lines for state in others], [state.vote for state in others]))

    @staticmethod
    def _take(states: Sequence[State], hits: Sequence[Hits], votes: Sequence[Vote | None]) -> None:
        for state, found, vote in zip(states, hits, votes, strict=True):
            state.hits, state.vote = found, vote

    def _woken(self, states: Sequence[State], rules: range) -> list[State]:
        """The documents that some of these rules may change; kinds that work on many at once do so here."""
        woken = [state for state in states if any(n in rules for n in state.hits)]
        for n in self._preparing:
            if n in rules:
                rule = self.plan.rules[n]
                rule.prepare([state.lines for state in woken if n in state.hits and self._applies(rule, state)])
        return woken

    def _applies(self, rule: Rule, state: State) -> bool:
        """Whether the rule is for this document; this may ask langdetect."""
        if rule.sites and not matches(state.site, rule.sites):
            return False
        return not rule.languages or any(code in rule.languages for code in self._languages(state))

    def _languages(self, state: State) -> tuple[str, ...]:
        if state.languages is None:
            state.languages = self.languages.detect(state.lines.text, self._vote(state))
        return state.languages

    def _vote(self, state: State) -> Vote:
        if state.vote is None:
            state.vote = self.languages.vote(state.lines.text)
        return state.vote

    def _found(self, rule: Rule, state: State, at: Sequence[int] | None) -> list[Edit | Held]:
        """What a rule that woke would do. Where the language would have to be asked for, that comes last: it is dear."""
        dear = (
            bool(rule.languages) and not rule.loads_tables and state.languages is None and not self._vote(state).clear
        )
        if not dear and not self._applies(rule, state):
            return []
        lines = state.lines
        found = list(rule.edits(lines, range(len(lines)) if at is None else at))
        return found if not dear or (found and self._applies(rule, state)) else []

    def _advance(self, state: State, stage: Stage, rules: range) -> bool:
        """One stage of one document -> whether it changed."""
        lines = state.lines
        edits: list[Edit] = []
        for n in sorted(n for n in state.hits if n in rules):
            for found in self._found(self.plan.rules[n], state, state.hits[n]):
                if isinstance(found, Edit):
                    edits.append(found)
                else:
                    state.held.append(found)
        if not edits:
            return False
        edits = settle(edits)
        if stage == "boilerplate":
            if self.guard is not None:
                edits, held = guarded(lines, edits, self.guard)
                state.held += held
            edits = healed(lines, edits)
        if not edits:
            return False
        new = apply(lines.text, edits)
        if new == lines.text:
            return False
        state.edits = compose(state.edits, edits)
        state.before, state.lines = lines, Lines(new)
        return True
