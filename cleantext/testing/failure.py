"""What a test of a rule found: the text, what came out, which property fell, and where the rule stands."""

from __future__ import annotations

from typing import NamedTuple


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
        for label, text in self.texts:
            first, *rest = shown(text).split("\n")
            out.append(f"      {label:>{width}} | {first}".rstrip())
            out += [f"      {'':>{width}} | {line}".rstrip() for line in rest]
        return "\n".join(out)


_WIDEST = 160
"""Characters of a line that are shown; the middle of a longer one is left out."""


def shown(text: str) -> str:
    """`text` with what cannot be seen made visible: controls, format characters and odd spaces as escapes, spaces at
    the
    end of a line as dots. A text of no characters is shown as `(nothing)`."""
    if not text:
        return "(nothing)"
    lines = []
    for line in text.split("\n"):
        body = line.rstrip(" ")
        if len(body) > _WIDEST:
            body = f"{body[: _WIDEST - 50]} […] {body[-40:]}"
        lines.append("".join(map(_visible, body)) + "·" * (len(line) - len(line.rstrip(" "))))
    return "\n".join(lines)


def _visible(char: str) -> str:
    """The character, or its escape where nobody would see it."""
    if char == " " or char.isprintable():
        return char
    return _SHORT.get(char) or (f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}")


_SHORT = {"\t": "\\t", "\r": "\\r"}
