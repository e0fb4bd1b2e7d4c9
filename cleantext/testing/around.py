"""Documents about one rule: what it is about, alone, glued, quoted in prose, decorated, beside joined characters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

from cleantext.kinds import ReplaceRule, Rule
from cleantext.testing.drawn import triggers
from cleantext.testing.prose import CHROME, CLUSTERS, PROSE
from cleantext.testing.rounds import once
from cleantext.testing.strategies import SEPARATORS, Strategy

_SWEEPS = 2
_FIRSTS = 3
_DECORATIONS = ("• {}", "**{}**", "{} ", "| {} |", "\u00a0{}", "“{}”", "{}.", "> {}", "# {}")


def subjects(rule: Rule) -> list[str]:
    """What the rule is about: what it takes from its change examples, their lines, texts drawn from its pattern, phrases.
    Never empty."""
    taken: list[str] = []
    lines: list[str] = []
    for change in rule.examples.change:
        taken += [change.before[edit.start : edit.end] for edit in once(rule, change.before).raw]
        lines += [line for line in change.before.split("\n") if line.strip()]
    short = [piece for piece in taken if piece and "\n" not in piece]
    return list(dict.fromkeys((*sorted(short, key=len), *sorted(lines, key=len), *triggers(rule)))) or ["area"]


def paragraphs_for(rules: Sequence[Rule]) -> list[str]:
    """Paragraphs in the languages of these rules first, then one of each other script."""
    own = [text for rule in rules[:1] for code in rule.languages for text in PROSE.get(code, ())]
    return list(dict.fromkeys((*own, *PROSE["en"], *(texts[0] for texts in PROSE.values()))))


def about(rule: Rule) -> Strategy[str]:
    """Documents in which the rule may have work to do, or nearly."""
    return about_all([rule])


def about_all(rules: Sequence[Rule]) -> Strategy[str]:
    """Documents about several rules at once."""
    return _documents(_Texts(rules))


@st.composite
def _documents(draw: Any, texts: _Texts) -> str:
    blocks = draw(_BLOCKS)
    separator = SEPARATORS[draw(_SEPARATOR)]
    out = []
    for form, a, b in blocks:
        out.append(draw(_ODD) if form == len(_FORMS) else _FORMS[form](texts, a, b))
    return separator.join(out) + str(draw(_END))


def swept(rules: Sequence[Rule]) -> Iterator[str]:
    """The plainest of these documents: each form once for the first subjects, and each subject of every rule. Chance would
    leave some of them out."""
    texts = _Texts(rules)
    yield from texts.firsts
    yield from texts.changes
    yield from texts.doubled
    for n in range(_SWEEPS):
        for form in _FORMS:
            yield form(texts, n, n + 1)


class _Texts:
    """What documents about some rules are put together from."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        each = [subjects(rule) for rule in rules]
        self.subjects = [text for texts in each for text in texts]
        self.firsts = [text for texts in each for text in texts[:_FIRSTS]]
        self.doubled = [text * 2 for rule in rules if isinstance(rule, ReplaceRule) for text in triggers(rule)]
        self.changes = [change.before for rule in rules for change in rule.examples.change]
        self.keeps = [keep for rule in rules for keep in rule.examples.keep]
        self.prose = paragraphs_for(rules)


def _pick(items: Sequence[str], n: int) -> str:
    return items[n % len(items)]


def _quoted(texts: _Texts, a: int, b: int) -> str:
    """A subject in the middle of a paragraph."""
    paragraph = _pick(texts.prose, b)
    return _put_in(paragraph, _pick(texts.subjects, a), len(paragraph) // 2)


def _quoted_twice(texts: _Texts, a: int, b: int) -> str:
    """A subject near both ends of a paragraph: what reaches from one match to the next takes most of it."""
    paragraph, subject = _pick(texts.prose, b), _pick(texts.subjects, a)
    sixth = len(paragraph) // 6
    return _put_in(_put_in(paragraph, subject, 5 * sixth), subject, sixth)


def _put_in(paragraph: str, subject: str, at: int) -> str:
    """The paragraph with a subject behind the word that is at this place."""
    space = paragraph.find(" ", at)
    at = space if space > 0 else at
    return f"{paragraph[:at]} {subject.strip()}{paragraph[at:]}"


_FORMS = (
    lambda t, a, b: _pick(t.subjects, a),
    lambda t, a, b: _pick(t.prose, a),
    lambda t, a, b: _pick(t.changes, a),
    lambda t, a, b: f"{_pick(t.subjects, a)}{_pick(t.subjects, b)}",
    lambda t, a, b: f"{_pick(t.subjects, a)} {_pick(t.subjects, b)}",
    _quoted,
    _quoted_twice,
    lambda t, a, b: _pick(_DECORATIONS, b).format(_pick(t.subjects, a)),
    lambda t, a, b: f"{_pick(t.subjects, a)} {_pick(CLUSTERS, b)}",
    lambda t, a, b: f"{_pick(CLUSTERS, b)} {_pick(t.subjects, a)}",
    lambda t, a, b: f"{_pick(CLUSTERS, a)} {_pick(CLUSTERS, b)}",
    lambda t, a, b: f"{_pick(t.subjects, a)}{_pick(CLUSTERS, b)}",
    lambda t, a, b: _pick(t.keeps, a),
    lambda t, a, b: _pick(CHROME, a),
    lambda t, a, b: _pick(t.subjects, a).swapcase(),
)
_BLOCKS = st.lists(
    st.tuples(st.integers(0, len(_FORMS)), st.integers(0, 63), st.integers(0, 63)), min_size=1, max_size=5
)
_SEPARATOR = st.integers(0, len(SEPARATORS) - 1)
_ODD = st.text(st.characters(exclude_categories=()), max_size=12)
_END = st.sampled_from(("", "\n"))
