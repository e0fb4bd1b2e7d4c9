"""The stages in order, on batches of documents, the ledger composed.

Documents travel in batches, for speed; each is cleaned by itself, and what else is in the batch makes no difference.
All stages are run again on a document that they changed, until nothing changes: cleaning a clean text does nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from cleantext.decoding import Decoded
from cleantext.edits import apply, compose, settle
from cleantext.engine.guard import guarded
from cleantext.engine.plan import Plan, Seen
from cleantext.engine.removal import healed
from cleantext.engine.signs import Hits
from cleantext.engine.sites import matches
from cleantext.errors import RuleGrowth
from cleantext.kinds import Rule
from cleantext.languages import Languages, Vote
from cleantext.lines import Lines
from cleantext.model import Edit, Held

_OF_CHARACTERS = ("encoding", "characters")
"""The stages that mend the characters of a text."""

ALONE = "no other rule takes anything from this text"
"""Why a rule with `unless: {alone: true}` is held back."""

MAX_ROUNDS = 50
"""Rounds after which a document that still changes is left as it is (rules that undo one another)."""

RESTLESS = (
    f"after {MAX_ROUNDS} rounds rules still change this text; `cleantext rules test` shows which undo one another"
)
"""Why the next round's change is held back then."""

MOST_GROWTH = 20
"""A document that becomes so many times as long would go on growing."""


_ALL = sys.maxsize
"""Stands for a step behind all others."""


class State:
    """A document on its way through the stages."""

    __slots__ = (
        "changed", "decoded", "edits", "languages", "last_before", "last_now", "latest", "lines", "seen", "site", "source",
        "spared", "told", "vote", "voted",
    )  # fmt: skip

    def __init__(self, text: str, decoded: Decoded | None, site: str) -> None:
        self.source, self.decoded, self.site = text, decoded, site
        self.lines = Lines(text)
        self.edits: list[Edit] = []
        self.latest: tuple[Edit, Lines] | None = None
        """One of the edits of the stage that changed it last, and the text that this was made in."""
        self.spared: dict[Plan, list[Held]] = {}
        """What was held back, by each plan, when it was last asked for."""
        self.seen: dict[Plan, Seen] = {}
        """What each plan saw last."""
        self.vote: Vote | None = None
        self.voted: Lines | None = None
        """The text that the vote is on."""
        self.languages: tuple[str, ...] | None = None
        self.told: tuple[str, ...] = ()
        """The languages when they were last asked for, maybe of a text that has changed since."""
        self.changed = False
        """Whether this round has changed it."""
        self.last_before = _ALL
        """The last step that changed it in the round before, by number."""
        self.last_now = 0
        """The last one in this round."""

    def due(self, step: int) -> bool:
        """Whether a step may find something: those behind the last change of the round before have seen this text."""
        return self.changed or step <= self.last_before

    @property
    def held(self) -> list[Held]:
        """What was held back."""
        return [held for by_plan in self.spared.values() for held in by_plan]

    @property
    def language(self) -> str | None:
        """Its (first) language; None where that is unclear and no rule had to know."""
        languages = self.languages
        if languages is None:
            languages = self.vote.languages if self.vote is not None and self.vote.clear else self.told
        return languages[0] if languages else None


class Engine:
    """Runs the stages over batches of documents.

    There is one plan for the rules that mend the characters of a text, and for those that find the main text of a page;
    and one for all that read the words of what is left. Most changes to clean texts are of the first kind, most of a page
    is not main text, and what is dear (votes on languages, phrases, run-together words, ends of texts) is looked for once
    these are made. A step is a stage of a plan.
    """

    def __init__(self, rules: Sequence[Rule], languages: Languages, guard: float | None, prefilter: bool) -> None:
        self.languages = languages
        self.guard = guard
        self._proven = frozenset(rule.id for rule in rules if rule.evidence is not None)
        groups: tuple[list[Rule], list[Rule]] = [], []
        for rule in rules:
            groups[0 if rule.stage in _OF_CHARACTERS or rule.finds_main_text else 1].append(rule)
        self.plans = tuple(Plan(group, prefilter) for group in groups if group)
        self._first_step = {plan: sum(len(p.stages) for p in self.plans[:i]) for i, plan in enumerate(self.plans)}

    def run(self, states: Sequence[State]) -> None:
        """Cleans the documents, each until nothing changes. Raises RuleGrowth or RuleTimeout for a user's rules."""
        active = list(states)
        for _ in range(MAX_ROUNDS):
            for state in active:
                state.changed = False
            for plan in self.plans:
                self._pass(plan, [state for state in active if state.due(self._first_step[plan])])
            active = [state for state in active if state.changed]
            for state in active:
                state.last_before = state.last_now
                _check_growth(state)
            if not active:
                return
        for state in active:
            assert state.latest is not None  # it has changed
            edit, lines = state.latest
            i = lines.at(edit.start)
            state.spared.setdefault(self.plans[-1], []).append(Held(edit.rule, i + 1, lines[i][:80], RESTLESS))

    def _pass(self, plan: Plan, states: Sequence[State]) -> None:
        """The stages of a plan, in order."""
        if plan.by_language:
            self._vote_on(states)
        self._look(plan, states)
        for step, (stage, rules) in enumerate(plan.stages, self._first_step[plan]):
            some = [state for state in states if state.due(step)]
            if stage == "boilerplate":
                for state in some:
                    state.spared[plan] = []
            plan.find_joins(rules, [state.seen[plan] for state in some])
            changed = [state for state in self._woken(plan, some, rules) if self._advance(plan, state, stage, rules)]
            for state in changed:
                state.changed, state.last_now = True, step
            self._look(plan, changed)

    def _vote_on(self, states: Sequence[State]) -> None:
        """In each round a document is in the languages that its text has then: what is clean must be so by itself."""
        for state in states:
            if state.voted is not state.lines:
                vote = self.languages.vote(state.lines.text)
                if vote != state.vote or not vote.clear:  # langdetect may see it otherwise now
                    state.last_before = _ALL
                state.vote, state.voted, state.languages = vote, state.lines, None

    @staticmethod
    def _look(plan: Plan, states: Sequence[State]) -> None:
        """What may fire on each text, as it is now."""
        new, grown = [], []
        for state in states:
            seen = state.seen.get(plan)
            if seen is None or (plan.by_language and seen.vote != state.vote):
                new.append(state)
            elif seen.lines is not state.lines:
                grown.append(state)
        hits: list[Hits] = []
        if new:
            hits += plan.scan([state.lines for state in new], [state.vote for state in new])
        if grown:
            hits += plan.rescan([state.seen[plan] for state in grown], [state.lines for state in grown])
        for state, found in zip((*new, *grown), hits, strict=True):
            state.seen[plan] = Seen(state.lines, state.vote, found)

    def _woken(self, plan: Plan, states: Sequence[State], rules: range) -> list[State]:
        """The documents that some of these rules may change; kinds that work on many at once do so here."""
        woken = [state for state in states if any(n in rules for n in state.seen[plan].hits)]
        for n in plan.preparing:
            if n in rules:
                rule = plan.rules[n]
                rule.prepare([
                    state.lines for state in woken if n in state.seen[plan].hits and self._applies(rule, state)
                ])  # fmt: skip
        return woken

    def _applies(self, rule: Rule, state: State) -> bool:
        """Whether the rule is for this document; this may ask langdetect."""
        if rule.sites and not matches(state.site, rule.sites):
            return False
        return not rule.languages or any(code in rule.languages for code in self._languages(state))

    def _languages(self, state: State) -> tuple[str, ...]:
        if state.languages is None:
            assert state.vote is not None  # a plan with rules for one language votes first
            assert state.voted is not None
            state.languages = state.told = self.languages.detect(state.voted.text, state.vote)
        return state.languages

    def _found(self, rule: Rule, state: State, at: Sequence[int] | None) -> list[Edit | Held]:
        """What a rule that woke would do. Where the language would have to be asked for, which is dear, that mostly comes
        last."""
        unclear = state.languages is None and state.vote is not None and not state.vote.clear
        last = bool(rule.languages) and unclear and not rule.dearer_than_language(state.lines)
        if not last and not self._applies(rule, state):
            return []
        lines = state.lines
        found = list(rule.edits(lines, range(len(lines)) if at is None else at))
        return found if not last or (found and self._applies(rule, state)) else []

    def _advance(self, plan: Plan, state: State, stage: str, rules: range) -> bool:
        """One stage of one document -> whether it changed."""
        lines, hits = state.lines, state.seen[plan].hits
        spared = state.spared.setdefault(plan, [])
        edits: list[Edit] = []
        taking: dict[str, Rule] = {}
        for n in sorted(n for n in hits if n in rules):
            rule = plan.rules[n]
            for found in self._found(rule, state, hits[n]):
                if isinstance(found, Edit):
                    edits.append(found)
                    taking[rule.id] = rule
                else:
                    spared.append(found)
        if not edits:
            return False
        if len(taking) == 1 and next(iter(taking.values())).doubts:
            at = [(edit.rule, lines.at(edit.start)) for edit in edits]
            spared += [Held(name, i + 1, lines[i][:80], ALONE) for name, i in at]
            return False
        edits = settle(edits)
        if stage == "boilerplate":
            if self.guard is not None:
                edits, held = guarded(lines, edits, self.guard, self._proven, spared, taking)
                spared += held
            edits = healed(lines, edits)
        if not edits:
            return False
        new = apply(lines.text, edits)
        if new == lines.text:
            return False
        state.edits = compose(state.edits, edits)
        state.latest = edits[0], lines
        state.lines = Lines(new)
        return True


def _check_growth(state: State) -> None:
    if len(state.lines.text) > MOST_GROWTH * (len(state.source) + 100):
        raise RuleGrowth(
            f"the text has become {MOST_GROWTH} times as long: {state.edits[0].rule} makes more of what it looks for; "
            "`cleantext rules test` shows where"
        )
