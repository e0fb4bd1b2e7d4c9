"""Random patterns of the subset that `syntax` knows, and random lines that they have a fair chance to match."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from cleantext.patterns.tree import Alt, Atomic, Back, Chars, Look, Node, Repeat, Seq

LETTERS = "aAbBsSkKiIſKİıßẞéÉяЯǅθϑ"
OTHERS = "19٣_-.,|•“ \t\u00a0\u2003\u200b\x1c\x85\u2028\r\u0301\ud800\udfff\U0001f600\U00010400中"
EVERYTHING = LETTERS + OTHERS

characters = st.sampled_from(LETTERS + LETTERS + OTHERS)
lines = st.text(characters, max_size=8)


def _escaped(char: str) -> str:
    return "\\" + char if char in "-.|" else char


literals = characters.map(_escaped)
escapes = st.sampled_from(
    [
        r"\d",
        r"\D",
        r"\w",
        r"\W",
        r"\s",
        r"\S",
        r"\h",
        r"\p{L}",
        r"\p{Lu}",
        r"\P{Lu}",
        r"\p{Ll}",
        r"\pN",
        r"\P{L}",
        r"\p{Cyrillic}",
        r"\p{^L}",
        r"\x41",
        r"\u00e9",
        r"\U0001F600",
        r"\N{BULLET}",
        r"\t",
        r"\X",
        r"\R",
        r".",
        r".",
    ]
)
members = st.one_of(
    characters.map(_escaped),
    st.sampled_from(
        [
            r"a-z",
            r"A-Z",
            r"0-9",
            r"à-ÿ",
            r"а-я",
            r"\d",
            r"\w",
            r"\s",
            r"\W",
            r"\S",
            r"\p{L}",
            r"\P{Lu}",
            r"\p{Lu}",
            r"a-я",
            r"\x00-\x1f",
            r"\b",
            r"[:alpha:]",
            r"[:^digit:]",
            r"\U00010000-\U0010ffff",
        ]
    ),
)


@st.composite
def classes(draw: st.DrawFn) -> str:
    return "[" + draw(st.sampled_from(["", "", "^"])) + "".join(draw(st.lists(members, min_size=1, max_size=4))) + "]"


edges = st.sampled_from([r"\b", r"\b", r"\B", "^", "$", r"\A", r"\Z", r"\K", r"\m", r"\M", "(?#note)"])
quantifiers = st.sampled_from(
    [
        "*",
        "+",
        "?",
        "*?",
        "+?",
        "??",
        "*+",
        "++",
        "?+",
        "{2}",
        "{2,}",
        "{,2}",
        "{1,3}",
        "{0,1}",
        "{1,8}",
        "{3}?",
        "{2,30}",
        "{9,}",
        "{1,3}+",
        "{0}",
        "{40}",
    ]
)
opening = st.sampled_from(["(", "(?:", "(?:", "(?>", "(?i:", "(?-i:", "(?s:", "(?x: "])
looking = st.sampled_from(["(?=", "(?!", "(?<=", "(?<!"])


def _extended(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.tuples(opening, st.lists(inner, min_size=1, max_size=3), st.sampled_from(["|", ""])).map(
            lambda t: t[0] + t[2].join(t[1]) + ")"
        ),
        st.tuples(inner, quantifiers).map(lambda t: f"(?:{t[0]}){t[1]}"),
        st.tuples(st.one_of(literals, escapes, classes()), quantifiers).map("".join),
        st.tuples(looking, inner).map(lambda t: f"{t[0]}{t[1]})"),
        inner.map(lambda s: rf"({s})\1"),
        inner.map(lambda s: rf"(?P<n>{s})-?(?P=n)"),
    )


pieces = st.recursive(st.one_of(literals, literals, escapes, classes(), edges), _extended, max_leaves=7)
patterns = st.tuples(
    st.sampled_from(["", "", "(?i)", "(?i)", "(?ix)", "(?m)", "(?si)", "(?V1)"]),
    st.lists(pieces, min_size=1, max_size=3).map("".join),
).map("".join)


def sample(node: Node, dice: random.Random) -> str:
    """A text that `node` may match: its places and negative looks are not heeded."""
    match node:
        case Chars(ranges):
            if not ranges:
                return ""
            liked = [c for c in EVERYTHING if any(a <= ord(c) <= b for a, b in ranges)]
            if liked and dice.random() < 0.8:
                return dice.choice(liked)
            low, high = dice.choice(ranges)
            return chr(dice.choice((low, high, dice.randint(low, high))))
        case Seq(items):
            return "".join(sample(item, dice) for item in items)
        case Alt(items):
            return sample(dice.choice(items), dice)
        case Repeat(item, low, high):
            times = dice.choice((low, low + 1, low + 3)) if high is None else dice.randint(low, high)
            return "".join(sample(item, dice) for _ in range(times))
        case Look(item, _, True) | Atomic(item):
            return sample(item, dice)
        case Back(item, _) if item is not None:
            return sample(item, dice)
        case _:
            return ""
