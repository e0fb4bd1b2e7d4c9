"""The parser: what a letter or a class holds is what `regex` says, and the rest of a tree has the right shape."""

from __future__ import annotations

import pytest
import regex
from hypothesis import assume, given, settings

from cleantext.patterns.codepoints import ask
from cleantext.patterns.syntax import parse
from cleantext.patterns.tree import Chars, Repeat, Seq, Unsupported
from tests.patterns.strategies import classes


@settings(max_examples=150)
@given(classes())
def test_a_class_holds_what_regex_says(text: str) -> None:
    for flags in (0, int(regex.I)):
        try:
            node = parse(text, flags)
        except Unsupported:
            assume(False)
        assert node == Chars(ask(text, flags))


@pytest.mark.parametrize("text", [r"[^\s\S]", r"[^\P{Lu}\p{Lu}]"])
def test_a_class_that_some_releases_of_regex_take_for_its_opposite_is_refused(text: str) -> None:
    with pytest.raises(Unsupported):
        parse(text, 0)


@pytest.mark.parametrize("letter", "kKsSiIıİſKßẞǅθéΣς1-")
def test_a_letter_holds_what_regex_says(letter: str) -> None:
    assert parse(letter, int(regex.I)) == Chars(ask(regex.escape(letter), int(regex.I)))


def test_a_repeat_knows_its_place() -> None:
    tree = parse(r"ab(?:c|d){2,}+e")
    assert isinstance(tree, Seq)
    repeat = tree.items[2]
    assert isinstance(repeat, Repeat)
    assert (repeat.low, repeat.high, repeat.possessive, repeat.span) == (2, None, True, (2, 14))


def test_verbose_patterns_lose_their_blanks() -> None:
    assert parse("(?x) a b # more\n [ c]") == parse("ab[ c]")


def test_flags_end_with_their_group() -> None:
    assert parse("(?i:a)b") == Seq((parse("a", int(regex.I)), parse("b")))


@pytest.mark.parametrize(
    ("pattern", "at"), [("ab(?R)", 4), ("a{e<=1}", 1), ("a(?i)b", 3), (r"\L<x>", 0), ("ab)", 2), ("(?:" * 99, 183)]
)
def test_what_is_outside_names_its_place(pattern: str, at: int) -> None:
    with pytest.raises(Unsupported) as caught:
        parse(pattern)
    assert caught.value.at == at
