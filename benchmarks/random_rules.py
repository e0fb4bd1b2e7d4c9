"""A pack of rules drawn at random from the words of documents, to try the plan with what nobody would write."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import regex

from cleantext.errors import PackError
from cleantext.kinds import KINDS, Rule
from cleantext.packs import Pack
from cleantext.packs.pack import PackHead

_EXAMPLES = {"change": [{"in": "a", "out": ""}], "keep": ["a", "b"]}
_WHY = "Drawn at random, to see that the plan is exact."


def random_pack(texts: Sequence[str], count: int, seed: int) -> Pack:
    """`count` rules of the kinds that look for words, each true of some line of the texts or nearly so."""
    dice = random.Random(seed)
    lines = [
        line for text in dice.sample(texts, min(len(texts), 200)) for line in text.split("\n") if len(line.split()) > 1
    ]
    rules: list[Rule] = []
    while len(rules) < count:
        kind = dice.choice(["line", "line", "section", "replace"])
        fields = _replacing(dice, lines) if kind == "replace" else _taking(dice, lines)
        if dice.random() < 0.3:
            fields["languages"] = [dice.choice(["en", "de", "zh", "pl"])]
        name = f"rule-{len(rules)}"
        try:
            rule = KINDS[kind].model_validate({"id": name, "kind": kind, "why": _WHY, "examples": _EXAMPLES, **fields})
        except (ValueError, PackError):  # such as a phrase without a word
            continue
        rules.append(rule.model_copy(update={"id": f"random/{name}"}))
    return Pack(head=PackHead(pack="random"), rules=tuple(rules), origin="random")


def _taking(dice: random.Random, lines: Sequence[str]) -> dict[str, object]:
    fields: dict[str, object] = {
        "where": dice.choice(["head", "tail", "edge", "anywhere"]), "longest": dice.choice([40, 80, 160, 300, 500])
    }  # fmt: skip
    line = dice.choice(lines)
    if dice.random() < 0.4:
        fields["phrases"] = [dice.choice([line.upper(), line.lower(), line.strip(), f"- {line.strip()} :"])[:150]]
    else:
        edges = dice.choice([("^", ""), ("", "$"), ("^", "$"), ("", "")])
        fields["pattern"] = edges[0] + _pattern(dice, line) + edges[1]
        fields["ignore_case"] = dice.random() < 0.7
    if dice.random() < 0.3:
        fields["unless"] = {"prose_after": dice.randint(0, 60)}
    return fields


def _replacing(dice: random.Random, lines: Sequence[str]) -> dict[str, object]:
    pattern = _pattern(dice, dice.choice(lines))
    return {"pattern": pattern, "with": dice.choice(["", "x", "\u2026"]), "ignore_case": dice.random() < 0.5}


def _pattern(dice: random.Random, line: str) -> str:
    words = line.split()
    at = dice.randrange(len(words))
    gap = dice.choice([r"\s+", " ", r"\W+", ".{0,20}", "[ -]?"])
    return gap.join(_word(dice, word) for word in words[at : at + dice.randint(1, 3)])


def _word(dice: random.Random, word: str) -> str:
    plain = regex.escape(word, special_only=True)
    ways: list[Callable[[], str]] = [
        lambda: plain,
        lambda: rf"\b{plain}\b",
        lambda: f"(?:{plain}|{regex.escape(word[::-1], special_only=True)})",
        lambda: regex.sub(r"\d+", lambda _: r"\d{1,4}", plain),
        lambda: rf"(?<!\w){plain}(?!\w)",
        lambda: f"(?:{plain})?" + r"\p{L}+",
        lambda: plain[:1] + "+" + plain[1:] if plain[:1].isalpha() else plain,
        lambda: f"[{plain[0]}{plain[0].swapcase()}]{plain[1:]}" if plain[0].isalpha() else plain,
    ]
    return dice.choice(ways)()
