"""All tests of a pack: each rule's examples and properties, then those of the rules together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import chain, islice

from cleantext.cleaner import Cleaner
from cleantext.engine.plan import Plan
from cleantext.kinds import Rule
from cleantext.packs import Pack
from cleantext.testing.around import about, paragraphs_for, swept
from cleantext.testing.bounded_time import time_bounded
from cleantext.testing.content import own_texts
from cleantext.testing.embedded import examples_hold_inside
from cleantext.testing.examples import examples_hold
from cleantext.testing.failure import Failure
from cleantext.testing.keeps import keeps_guard
from cleantext.testing.properties import Broken, broken_by
from cleantext.testing.search import search
from cleantext.testing.together import rules_together

EXAMPLES = 100
"""Texts that are tried per rule when nothing is said."""


def try_rule(rule: Rule, *, plan: Plan | None = None, examples: int = EXAMPLES, seed: int = 0) -> list[Failure]:
    """The failures of one rule by itself; empty when all of its tests hold.

    Args:
        rule: any rule, of a pack or of Python.
        plan: holds the rule, for the test that the quick scan misses nothing; None leaves that test out.
        examples: texts that are tried; 20 find most faults, 1,000 the rare ones.
        seed: the same seed tries the same texts.
    """
    try:
        failures = [*examples_hold(rule), *keeps_guard(rule), *time_bounded(rule)]
        failures += examples_hold_inside(rule, max(examples // 5, 1), seed)
    except Exception as error:  # a rule that raises fails; the others still have to be tried
        message = f"The rule raises {type(error).__name__}: {error}"
        return [Failure(rule.id, "total", message, texts=tuple(islice(_raising(rule), 1)))]
    if any(failure.property == "bounded time" for failure in failures):
        return failures  # random texts would take for ever

    if plan is not None and rule.wake().joins:
        plan = None  # woken by the document's language, which a rule alone does not have

    def falls(text: str) -> list[Broken]:
        return broken_by(rule, text, plan)

    plain = chain(swept([rule]), own_texts(paragraphs_for([rule])))
    for broken in search(plain, about(rule), falls, examples, seed):
        failures.append(Failure(rule.id, broken.property, broken.message, texts=broken.texts))
    return failures


def _raising(rule: Rule) -> Iterator[tuple[str, str]]:
    """The examples on which it raises."""
    for change in rule.examples.change:
        if any(broken.property == "total" for broken in broken_by(rule, change.before)):
            yield "text", change.before


def try_pack(
    pack: Pack, *, examples: int = EXAMPLES, seed: int = 0, only: Container[str] | None = None
) -> Iterator[list[Failure]]:
    """The failures of a pack, rule by rule as they are found, then those of its rules together: one list each.

    Args:
        pack: its own rules are tested, not those of the packs that it extends.
        examples: texts that are tried per rule.
        seed: the same seed tries the same texts.
        only: full ids of the rules to test; None: all, and all together.
    """
    own = own_rules(pack)
    plan = plan_for(pack, own)
    sound = []
    for rule in own:
        if only is None or rule.id in only:
            failures = try_rule(rule, plan=plan, examples=examples, seed=seed)
            if is_sound(failures):
                sound.append(rule)
            yield [placed(failure, pack) for failure in failures]
    if only is None:
        yield [placed(failure, pack) for failure in rules_together(pack, sound, examples=examples, seed=seed)]


def is_sound(failures: Iterable[Failure]) -> bool:
    """Whether a rule with these failures can be tried with others: some would raise there once more, or take for ever."""
    return not any(failure.property in ("total", "bounded time") for failure in failures)


def failures_of(pack: Pack, *, examples: int = EXAMPLES, seed: int = 0) -> list[Failure]:
    """All of `try_pack` at once."""
    return [failure for failures in try_pack(pack, examples=examples, seed=seed) for failure in failures]


def own_rules(pack: Pack) -> tuple[Rule, ...]:
    """The rules of a pack without those of the packs that it extends, doubtful ones as if they were on; an overridden rule
    counts as its own."""
    own = (rule for rule in pack.rules if rule.id.partition("/")[0] == pack.name or rule.id in pack.head.override)
    return tuple(rule.model_copy(update={"status": "active"}) if rule.status == "doubtful" else rule for rule in own)


def placed(failure: Failure, pack: Pack) -> Failure:
    """The failure with the place of its rule."""
    path, line = pack.places.get(failure.rule, (pack.origin, 1))
    return failure._replace(path=path, line=line)


def plan_for(pack: Pack, rules: tuple[Rule, ...]) -> Plan:
    """The compiled scan for these rules of a pack."""
    return Plan(Cleaner(packs=[pack.model_copy(update={"rules": rules})], builtin=False, guard=None).rules)
