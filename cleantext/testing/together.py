"""What must hold of a pack's rules together: their order within a stage, their languages, the quick scan, coming to
rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cleantext.cleaner import Cleaner
from cleantext.engine import MAX_ROUNDS, has_grown
from cleantext.kinds import Rule
from cleantext.kinds.asking import ask_alone
from cleantext.lines import Lines
from cleantext.packs import Pack
from cleantext.testing.around import about_all, swept
from cleantext.testing.failure import Failure
from cleantext.testing.properties import Broken
from cleantext.testing.rounds import made
from cleantext.testing.search import search
from cleantext.types import PROFILES, STAGES, Edit, Result

NO_LANGUAGE = "zxx"
"""The code for `no language`: no rule is for it."""


def rules_together(pack: Pack, rules: Sequence[Rule], *, examples: int, seed: int) -> Iterator[Failure]:
    """The failures of these rules of a pack as a whole."""
    yield from _other_languages(pack, rules)
    if not rules:
        return
    trial = _Trial(pack, rules)
    for broken in search(swept(rules), about_all(rules), trial.broken_by, examples, seed):
        yield Failure(pack.name, broken.property, broken.message, texts=broken.texts)


def _other_languages(pack: Pack, rules: Sequence[Rule]) -> Iterator[Failure]:
    """Rules for one language leave documents in another alone."""
    scoped = [rule for rule in rules if rule.languages]
    if not scoped:
        return
    for cleaner in _cleaners(pack, scoped, language=NO_LANGUAGE):
        for rule in scoped:
            for change in rule.examples.change:
                out = cleaner.run(change.before)
                if out.text != change.before:
                    message = (
                        f"In a document in another language than {', '.join(rule.languages)} the rule still fires."
                    )
                    yield Failure(
                        rule.id, "other languages", message, texts=(("text", change.before), ("came out", out.text))
                    )


class _Trial:
    """The rules of a pack on one text: forwards, backwards, twice, and without the scan."""

    def __init__(self, pack: Pack, rules: Sequence[Rule]) -> None:
        languages = sorted({code for rule in rules for code in rule.languages})
        language = languages[0] if len(languages) == 1 else "auto"
        self.rules = rules
        self.quick = _cleaners(pack, rules, language=language)
        self.plain = _cleaners(pack, rules, language=language, prefilter=False)
        self.backwards = _cleaners(pack, tuple(reversed(rules)), language=language, prefilter=False)

    def broken_by(self, text: str) -> list[Broken]:
        try:
            return self._broken_by(text)
        except Exception as error:  # a text must not make a pack raise, whatever it is
            return [
                Broken(
                    "total",
                    f"On this text the pack raises {type(error).__name__}: {str(error)[:200]}",
                    (("text", text),),
                )
            ]

    def _broken_by(self, text: str) -> list[Broken]:
        out = list(_restless(self.rules, text))
        if out:  # without a last round there is no outcome to compare
            return out
        for quick, plain, backwards in zip(self.quick, self.plain, self.backwards, strict=True):
            first = plain.run(text)
            out += _differs(first, quick.run(text), text)
            other = backwards.run(text)
            if other.text != first.text:
                names = ", ".join(sorted(_rules(first) ^ _rules(other))) or ", ".join(sorted(_rules(first)))
                message = (
                    "The outcome depends on the order of the rules, here of "
                    f"{names}. Let their patterns exclude each other."
                )
                out.append(
                    Broken(
                        "any order", message, (("text", text), ("came out", first.text), ("other order", other.text))
                    )
                )
        return out


def _restless(rules: Sequence[Rule], text: str) -> Iterator[Broken]:
    """Rules that undo one another, so that no round is the last. The engine gives up after some rounds, and what it then
    leaves may by chance be what it began with: the rounds are gone through one by one here."""
    seen = [text]
    by: list[set[str]] = []
    while len(by) < MAX_ROUNDS and not has_grown(seen[-1], text):
        now, names = _round(rules, seen[-1])
        if not names:
            return
        by.append(names)
        if now in seen:
            circle = set().union(*by[seen.index(now) :])
            how = "what one rule makes, another takes back" if len(circle) > 1 else "the rule takes back what it makes"
            message = f"The text becomes what it was before, by {_listed(circle)}: {how}."
            yield Broken("comes to rest", message, (("text", text), ("a round", seen[-1]), ("the next", now)))
            return
        seen.append(now)
    before, now = seen[-2:]
    how = "each round makes more of it" if len(now) > len(before) else "each round does a little more"
    message = f"After {len(by)} rounds the text still changes, by {_listed(by[-1])}: {how}."
    yield Broken("comes to rest", message, (("text", text), ("a round", before), ("the next", now)))


def _listed(names: set[str]) -> str:
    return " and ".join(sorted(names))


def _round(rules: Sequence[Rule], text: str) -> tuple[str, set[str]]:
    """The text after all stages, once, and the rules that had a hand in it: none where no stage changed it."""
    names: set[str] = set()
    for stage in STAGES:
        lines = Lines(text)
        answers = [answer for rule in rules if rule.stage == stage for answer in ask_alone(rule, lines)]
        edits = [answer for answer in answers if isinstance(answer, Edit)]
        made_of_it = made(lines, stage, edits)
        if made_of_it.text != text:
            names |= {edit.rule for edit in made_of_it.edits}
            text = made_of_it.text
    return text, names


def _differs(plain: Result, quick: Result, text: str) -> Iterator[Broken]:
    if plain.text != quick.text or plain.edits != quick.edits:
        names = ", ".join(sorted(_rules(plain) ^ _rules(quick) or _rules(plain)))
        message = (
            f"With the quick scan and without it the outcome differs, by {names}: a rule's `wake` promises too little."
        )
        yield Broken(
            "same without scan", message, (("text", text), ("without scan", plain.text), ("with the scan", quick.text))
        )


def _rules(result: Result) -> set[str]:
    return {rule for edit in result.edits for rule in (edit.rule, *edit.also)}


def _cleaners(pack: Pack, rules: Sequence[Rule], **options: Any) -> list[Cleaner]:
    """A cleaner for each profile that makes a difference to these rules."""
    some = pack.model_copy(update={"rules": tuple(rules)})
    profiles = PROFILES if any(rule.profiles for rule in rules) else PROFILES[:1]
    return [Cleaner(packs=[some], builtin=False, guard=None, profile=profile, **options) for profile in profiles]
