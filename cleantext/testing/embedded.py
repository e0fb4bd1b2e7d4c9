"""A rule's change examples among paragraphs: what stands around them makes no difference, and stays as it is."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from cleantext.keys import core
from cleantext.kinds import Rule
from cleantext.kinds.cued import CuedRule
from cleantext.patterns.matcher import compiled
from cleantext.testing.failure import Failure
from cleantext.testing.prose import PROSE
from cleantext.testing.rounds import once

EVERYWHERE = [(True, False), (False, True), (True, True)]


def places(rule: Rule) -> list[tuple[bool, bool]]:
    """Where paragraphs may stand, before and after an example, by what the rule itself says of its place."""
    if rule.weighs:  # it weighs the whole document
        return []
    if not rule.whole_lines:
        return EVERYWHERE
    if rule.kind == "repeat":  # looks at the head of a document alone
        return [(False, True)]
    if not isinstance(rule, CuedRule):
        return EVERYWHERE
    before, after = rule.where != "head", rule.where != "tail" and rule.unless.prose_after is None
    out = [(True, False)] if before else []
    out += [(False, True)] if after else []
    return out + ([(True, True)] if before and after and rule.where == "anywhere" else [])


BLANK_LINES = (
    "Only blank lines differ: `kind: line` takes whole lines, and the blank ones around them; what takes something out of "
    "a line leaves the line there, empty."
)


def examples_hold_inside(rule: Rule, examples: int, seed: int = 0) -> Iterator[Failure]:
    """The change examples, each among paragraphs in the rule's languages and in others, `examples` times in all."""
    random = Random(f"{seed} {rule.id}")
    own = [text for code in rule.languages for text in PROSE.get(code, ())]
    pool = [*own, *PROSE["en"], *(texts[0] for texts in PROSE.values())]
    if rule.inserts_only is not None and own:  # what words are run together, only their own language can tell
        pool = own
    shapes = places(rule)
    changes = [(n, c) for n, c in enumerate(rule.examples.change, 1) if _movable(c.before, c.after)]
    # An example that fails by itself has been reported, and would only fail again.
    changes = [(n, c) for n, c in changes if once(rule, c.before).text == c.after]
    if not shapes or not changes:
        return
    for k in range(max(examples, len(shapes) * len(changes))):
        n, change = changes[k % len(changes)]
        with_before, with_after = shapes[k // len(changes) % len(shapes)]
        before = random.choice(pool) if with_before else ""
        after = random.choice(pool) if with_after else ""
        if after and _holds_back(rule, after):
            after = ""
        text = _joined(before, change.before, after)
        wanted = _joined(_alone(rule, before), change.after, _alone(rule, after))
        found = once(rule, text)
        if found.text != wanted:
            place = (
                "between paragraphs" if before and after else "after a paragraph" if before else "before a paragraph"
            )
            held = f" It was held back: {found.held[0].reason}." if found.held and found.text == text else ""
            blank = f" {BLANK_LINES}" if not rule.whole_lines and _same_but_for_blanks(found.text, wanted) else ""
            message = f"Change example {n} comes out otherwise when it stands {place}.{held}{blank}"
            texts = (("text", text), ("came out", found.text), ("wanted", wanted))
            yield Failure(rule.id, "inside paragraphs", message, texts=texts)
            return


def _same_but_for_blanks(text: str, other: str) -> bool:
    return [line for line in text.split("\n") if line.strip()] == [line for line in other.split("\n") if line.strip()]


def _holds_back(rule: Rule, following: str) -> bool:
    """Whether the rule says of itself that this line after an example holds it back."""
    if not isinstance(rule, CuedRule) or rule.unless.next is None:
        return False
    return compiled(rule.unless.next, rule.ignore_case).search(core(following)) is not None


def _movable(before: str, after: str) -> bool:
    """Whether an example can stand among others: blank lines at its ends would melt into theirs."""
    return before.strip("\r\n") == before and after.strip("\r\n") == after


def _joined(*blocks: str) -> str:
    return "\n\n".join(block for block in blocks if block)


def _alone(rule: Rule, paragraph: str) -> str:
    """A paragraph as the rule leaves it: whole lines must not go; what a rule does within lines it does everywhere."""
    return paragraph if rule.whole_lines or not paragraph else once(rule, paragraph).text
