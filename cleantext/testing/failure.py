"""What a test of a rule found: the text, what came out, which property fell, and where the rule stands."""

from __future__ import annotations

from typing import NamedTuple

from cleantext.shorten import shortened


class Failure(NamedTuple):
    """One property that does not hold for one rule."""

    rule: str
    """Full id of the rule; of a property of the pack as a whole, the pack's name."""
    property: str
    """Name of the property, as docs/properties.md lists them."""
    message: str
    """What that means here, and what to do."""
    path: str = ""
    line: int = 0
    """Where the rule stands, counted from 1."""
    texts: tuple[tuple[str, str], ...] = ()
    """What to look at: a label (`text`, `came out`, `wanted`) and a text each. The first is the smallest that was
    found."""
    severity: str = "error"
    """`error`, or `warning` for what holds and should be looked at."""

    def render(self) -> str:
        """The failure for a terminal, several lines."""
        mark = "" if self.severity == "error" else f"{self.severity}: "
        out = [f"{self.path}:{self.line}: {self.rule}: {mark}{self.property}", f"    {self.message}"]
        width = max((len(label) for label, _ in self.texts), default=0)
        for label, text in zip(
            (label for label, _ in self.texts), _alike([text for _, text in self.texts]), strict=True
        ):
            first, *rest = shown(text).split("\n")
            out.append(f"      {label:>{width}} | {first}".rstrip())
            out += [f"      {'':>{width}} | {line}".rstrip() for line in rest]
        return "\n".join(out)


_MOST_LINES = 14
_CONTEXT = 2


def _alike(texts: list[str]) -> list[str]:
    """The texts; of long ones, the lines with which all begin or end alike are left out, but for some."""
    lines = [text.split("\n") for text in texts]
    if max(map(len, lines), default=0) <= _MOST_LINES:
        return texts
    shortest = min(map(len, lines))
    head = next((i for i in range(shortest) if len({some[i] for some in lines}) > 1), shortest)
    rest = shortest - head
    tail = next((i for i in range(rest) if len({some[-1 - i] for some in lines}) > 1), rest)
    head, tail = max(head - _CONTEXT, 0), max(tail - _CONTEXT, 0)
    if len(texts) < 2:
        head, tail = 0, shortest - _MOST_LINES
    return ["\n".join([*_left_out(head), *some[head : len(some) - tail], *_left_out(tail)]) for some in lines]


def _left_out(count: int) -> list[str]:
    return [f"[… {count} line{'' if count == 1 else 's'}]"] if count else []


_WIDEST = 160
"""Characters of a line that are shown; the middle of a longer one is left out."""


def shown(text: str) -> str:
    """`text` with what cannot be seen made visible: controls, format characters and odd spaces as escapes, spaces at the
    end of a line as dots. A text of no characters is shown as `(nothing)`."""
    if not text:
        return "(nothing)"
    lines = []
    for line in text.split("\n"):
        body = line.rstrip(" ")
        lines.append("".join(map(_visible, shortened(body, _WIDEST, 40))) + "·" * (len(line) - len(line.rstrip(" "))))
    return "\n".join(lines)


def _visible(char: str) -> str:
    """The character, or its escape where nobody would see it."""
    if char == " " or char.isprintable():
        return char
    return _SHORT.get(char) or (f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}")


_SHORT = {"\t": "\\t", "\r": "\\r"}
