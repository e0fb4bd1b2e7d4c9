"""Runs the stages in order, and composes the ledger.

Documents travel in batches, for speed; each is cleaned by itself, and what else is in the batch makes no difference.
All stages are run again on a document that they changed, until nothing changes: cleaning a clean text does nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from cleantext.edits import apply, compose, settle
from cleantext.engine.buffer import Hits
from cleantext.engine.details import kept_whole
from cleantext.engine.guard import guarded
from cleantext.engine.plan import Plan, Scanned
from cleantext.engine.removal import healed
from cleantext.engine.sites import matches
from cleantext.engine.state import State
from cleantext.errors import RuleGrowth
from cleantext.kinds.asking import ask
from cleantext.kinds.base import Rule, Spare, held_line
from cleantext.languages import Languages
from cleantext.lines import Lines
from cleantext.types import Edit, Held

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
"""A document that becomes so many times as long, and a little, would go on growing."""


class Engine:
    """Runs the stages over batches of documents.

    There is one plan for the rules that mend the characters of a text, and for those that find the main text of a page;
    and one for all that read the words of what is left. Most changes to clean texts are of the first kind, most of a page
    is not main text, and what is dear (votes on languages, phrases, run-together words, ends of texts) is looked for once
    these are made. A step is a stage of a plan; steps are counted through all plans.

    Args:
        rules: all of them, in the order of the packs.
        languages: tells the language of a document.
        guard: share of a document's words, above 0 and up to 1, that the boilerplate stage may take; None: any.
        prefilter: False asks every rule about every line.
    """

    def __init__(self, rules: Sequence[Rule], languages: Languages, guard: float | None, prefilter: bool) -> None:
        self.languages = languages
        self.guard = guard
        self._proven = frozenset(rule.id for rule in rules if rule.evidence is not None)
        groups: tuple[list[Rule], list[Rule]] = [], []
        for rule in rules:
            groups[0 if rule.stage in _OF_CHARACTERS or rule.finds_main_text else 1].append(rule)
        self.plans = tuple(Plan(group, prefilter) for group in groups if group)

    def run(self, states: Sequence[State]) -> None:
        """Cleans the documents, each until nothing changes. Where a rule fails on one (RuleGrowth, RuleTimeout), that one has
        an `error`. What a rule raises that works on many at once is raised."""
        active = list(states)
        for _ in range(MAX_ROUNDS):
            for state in active:
                state.changed = False
            for plan in self.plans:
                self._run_plan(plan, [state for state in active if state.error is None])
            active = [state for state in active if state.changed and state.error is None and not _grows(state)]
            if not active:
                return
        for state in active:
            assert state.latest is not None  # it has changed
            edit, lines = state.latest
            note = held_line(edit.rule, lines, lines.at(edit.start), RESTLESS)
            state.held_by_plan[self.plans[-1]].append(note)

    def _run_plan(self, plan: Plan, states: Sequence[State]) -> None:
        """The stages of a plan, in order."""
        if plan.by_language:
            self._vote_on(states)
        self._scan(plan, states)
        for state in states:
            state.held_by_plan[plan] = []
        for stage, rules in plan.stages:
            plan.find_joins(rules, [state.scanned[plan] for state in states])
            changed = [
                state for state in self._woken(plan, states, rules) if self._try_stage(plan, state, stage, rules)
            ]
            for state in changed:
                state.changed = True
            if changed:
                self._scan(plan, changed)

    def _vote_on(self, states: Sequence[State]) -> None:
        """In each round a document is in the languages that its text has then: what is clean must be so by itself."""
        for state in states:
            if state.voted_on is not state.lines:
                state.vote, state.voted_on, state.languages = self.languages.vote(state.lines.text), state.lines, None

    @staticmethod
    def _scan(plan: Plan, states: Sequence[State]) -> None:
        """Finds out which rules may fire on each text as it is now, unless that is known."""
        new, grown = [], []
        for state in states:
            known = state.scanned.get(plan)
            if known is None or (plan.by_language and known.vote != state.vote):
                new.append(state)
            elif known.lines is not state.lines:
                grown.append(state)
        hits: list[Hits] = []
        if new:
            hits += plan.scan([state.lines for state in new], [state.vote for state in new])
        if grown:
            hits += plan.rescan([state.scanned[plan] for state in grown], [state.lines for state in grown])
        for state, found in zip((*new, *grown), hits, strict=True):
            state.scanned[plan] = Scanned(state.lines, state.vote, found)

    def _woken(self, plan: Plan, states: Sequence[State], rules: range) -> list[State]:
        """The documents that some of these rules may change; kinds that work on many at once do so here."""
        woken = [state for state in states if not state.error and any(n in rules for n in state.scanned[plan].hits)]
        for n in plan.preparing:
            if n in rules:
                rule = plan.rules[n]
                rule.prepare([
                    state.lines for state in woken if n in state.scanned[plan].hits and self._applies(rule, state)
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
            assert state.voted_on is not None
            state.languages = state.last_languages = self.languages.detect(state.voted_on.text, state.vote)
        return state.languages

    def _ask(self, rule: Rule, state: State, at: Sequence[int] | None) -> list[Edit | Held]:
        """What a rule that woke would do with the lines `at` (None: all).

        To find out a language may take longer than to ask a rule: then it is found out only where the rule would do
        something.
        """
        lines = state.lines
        unclear = state.languages is None and state.vote is not None and not state.vote.clear
        rule_first = bool(rule.languages) and unclear and not rule.dearer_than_language(lines)
        if not rule_first and not self._applies(rule, state):
            return []
        found = ask(rule, lines, at)
        return found if not rule_first or (found and self._applies(rule, state)) else []

    def _ask_all(self, plan: Plan, state: State, rules: range) -> tuple[list[Edit], dict[str, Rule], str]:
        """What those of these rules would do that woke: their edits, the rules that these are by, and why one spares the
        text. What they hold back is noted."""
        hits, held = state.scanned[plan].hits, state.held_by_plan[plan]
        edits: list[Edit] = []
        taking: dict[str, Rule] = {}
        spared = ""
        for n in sorted(n for n in hits if n in rules):
            rule = plan.rules[n]
            for answer in self._ask(rule, state, hits[n]):
                if isinstance(answer, Edit):
                    edits.append(answer)
                    taking[rule.id] = rule
                    continue
                held.append(Held(*answer))
                if isinstance(answer, Spare):
                    spared = answer.reason
        return edits, taking, spared

    def _try_stage(self, plan: Plan, state: State, stage: str, rules: range) -> bool:
        """`_run_stage`; a document on which a rule fails is given up, and the others of its batch go on."""
        try:
            return self._run_stage(plan, state, stage, rules)
        except Exception as error:
            state.error = error
            return False

    def _run_stage(self, plan: Plan, state: State, stage: str, rules: range) -> bool:
        """One stage of one document -> whether it changed."""
        lines, held = state.lines, state.held_by_plan[plan]
        edits, taking, spared = self._ask_all(plan, state, rules)
        if not edits:
            return False
        if state.alone and len(taking) == 1 and (only := next(iter(taking.values()))).never_alone:
            held += [only.hold(lines, lines.at(edit.start), ALONE) for edit in edits]
            return False
        edits = settle(edits)
        if stage == "boilerplate":
            if self.guard is not None:
                edits, of_lists = kept_whole(lines, edits, self._proven)
                edits, too_much = guarded(lines, edits, self.guard, self._proven, spared, taking)
                held += of_lists + too_much
            edits = healed(lines, edits)
        if not edits:
            return False
        new = apply(lines.text, edits)
        if new == lines.text:
            return False
        state.alone = state.alone and stage != "boilerplate"
        state.edits = compose(state.edits, edits)
        state.latest = edits[0], lines
        state.lines = Lines(new)
        return True


def has_grown(text: str, source: str) -> bool:
    """Whether a text has become so much longer than its source that it would go on growing."""
    return len(text) > MOST_GROWTH * (len(source) + 100)


def _grows(state: State) -> bool:
    """Whether a document becomes longer and longer, and is given up."""
    if has_grown(state.lines.text, state.source):
        growing = max(state.edits, key=lambda edit: len(edit.replacement) - (edit.end - edit.start))
        state.error = RuleGrowth(
            f"the text has become {MOST_GROWTH} times as long: {growing.rule} makes more of what it looks for; "
            "`cleantext rules test` shows where"
        )
    return state.error is not None
