"""Patterns in the `regex` package's syntax, parsed into a small tree.

The subset is an allow-list: literals, escapes, classes, groups of all ordinary sorts, flags i s m x V0 V1,
lookarounds, quantifiers, anchors, back references, ``\\X``, ``\\R``, ``\\K``. What is outside it (fuzzy matching, calls
of groups, conditionals, verbs, named lists, ``\\G``, the flags a b e f L p r w) raises `Unsupported`, and so does a
pattern that `regex` would refuse. The tree is for texts of one line: `.` and the classes never hold a line feed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import regex

from cleantext.patterns.codepoints import ANY, Ranges, ask, complement, size, union, variants

_I, _X, _V0, _V1 = int(regex.I), int(regex.X), int(regex.V0), int(regex.V1)  # `&` of flags proper is slow
SUPPORTED_FLAGS = _I | _X | _V0 | _V1 | int(regex.S | regex.M | regex.U)
_INLINE = {"i": _I, "s": int(regex.S), "m": int(regex.M), "x": _X}
_VERSIONS = {"0": _V0, "1": _V1}
_CONTROL = {"a": "\a", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_EDGES = {"A": "start", "Z": "end", "z": "end", "b": "word", "m": "word", "M": "word"}
_HEX = {"x": 2, "u": 4, "U": 8}
_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")
_LOOKS = ("=", "!", "<=", "<!")
_LINE_ENDS: Ranges = ((0x0B, 0x0D), (0x85, 0x85), (0x2028, 0x2029))
_MANY_ID = 256  # a range longer than this is asked of `regex` as a whole
_DEEPEST = 60


class Unsupported(ValueError):
    """The pattern uses what this parser does not know; `at` is the place in the pattern."""

    def __init__(self, what: str, at: int) -> None:
        super().__init__(f"{what} at {at}")
        self.at = at


@dataclass(frozen=True, slots=True)
class Chars:
    """One character out of a set. The empty set matches nothing."""

    ranges: Ranges


@dataclass(frozen=True, slots=True)
class Edge:
    """A place between characters: `start`, `end`, or `word` (a word's edge)."""

    kind: str


@dataclass(frozen=True, slots=True)
class Seq:
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alt:
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`item` from `low` to `high` times (None: without end); `span` is its place in the pattern."""

    item: Node
    low: int
    high: int | None
    possessive: bool = False
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Look:
    item: Node
    ahead: bool
    positive: bool


@dataclass(frozen=True, slots=True)
class Atomic:
    item: Node


@dataclass(frozen=True, slots=True)
class Back:
    """What a group matched, once more, `folded`: or the same in another case. None when it may be anything."""

    item: Node | None
    folded: bool


Node = Chars | Edge | Seq | Alt | Repeat | Look | Atomic | Back
EMPTY = Seq(())
DOT = Chars(ANY)


def parse(pattern: str, flags: int = 0) -> Node:
    """The tree of `pattern`. Raises `Unsupported`."""
    if flags & ~SUPPORTED_FLAGS:
        raise Unsupported(f"flags {regex.RegexFlag(flags & ~SUPPORTED_FLAGS)!r}", 0)
    parser = _Parser(pattern, int(flags))
    node = parser.alternatives(0)
    if parser.pos < len(pattern):
        raise Unsupported("unbalanced )", parser.pos)
    return node


class _Parser:
    def __init__(self, text: str, flags: int) -> None:
        self.text, self.pos, self.flags = text, 0, flags
        self.groups: dict[str, tuple[Node, int] | None] = {}  # None: open still
        self.count = 0
        self.opening = 0  # where the flags at the very start end

    # ---- characters of the pattern
    def skip(self) -> None:
        """Blanks and comments of the verbose mode."""
        if not self.flags & _X:
            return
        text = self.text
        while self.pos < len(text):
            if text[self.pos].isspace():
                self.pos += 1
            elif text[self.pos] == "#":
                end = text.find("\n", self.pos)
                self.pos = len(text) if end < 0 else end
            else:
                return

    def peek(self) -> str:
        self.skip()
        return self.text[self.pos : self.pos + 1]

    def take(self) -> str:
        char = self.peek()
        self.pos += len(char)
        return char

    def raw(self) -> str:
        """The next character, blank or not."""
        char = self.text[self.pos : self.pos + 1]
        self.pos += 1
        if not char:
            raise Unsupported("end of pattern", len(self.text))
        return char

    def match(self, token: str) -> bool:
        self.skip()
        found = self.text.startswith(token, self.pos)
        self.pos += len(token) if found else 0
        return found

    def expect(self, token: str) -> None:
        if not self.match(token):
            raise Unsupported(f"missing {token}", self.pos)

    # ---- structure
    def alternatives(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise Unsupported("groups nested too deeply", self.pos)
        branches = [self.sequence(depth)]
        while self.match("|"):
            branches.append(self.sequence(depth))
        return branches[0] if len(branches) == 1 else Alt(tuple(branches))

    def sequence(self, depth: int) -> Node:
        items: list[Node] = []
        while (char := self.peek()) and char not in "|)":
            start = self.pos
            item = self.atom(depth)
            if item is None:  # flags or a comment
                continue
            items.append(self.quantified(item, start))
        return items[0] if len(items) == 1 else Seq(tuple(items))

    def atom(self, depth: int) -> Node | None:
        char = self.take()
        if char == "(":
            return self.group(depth)
        if char == "[":
            return self.set()
        if char == "\\":
            return self.escape()
        if char == ".":
            return DOT
        if char == "^":
            return Edge("start")
        if char == "$":
            return Edge("end")
        if char in "*+?":
            raise Unsupported("nothing to repeat", self.pos - 1)
        if char == "{":
            self.plain_brace()
        return self.literal(char)

    def plain_brace(self) -> None:
        """A brace may be just that, but not where it could open a quantifier or a fuzzy constraint."""
        if self.peek() in set("0123456789,dies"):
            raise Unsupported("fuzzy matching", self.pos - 1)

    def quantified(self, item: Node, start: int) -> Node:
        bounds = self.bounds()
        if bounds is None:
            return item
        mode = self.peek()
        if mode in ("?", "+"):
            self.take()
        low, high = bounds
        end = self.pos
        if self.bounds() is not None:
            raise Unsupported("multiple repeat", end)
        if isinstance(item, Edge):
            return item if low else EMPTY
        if item == EMPTY or (low, high) == (1, 1):
            return item
        return Repeat(item, low, high, mode == "+", (start, end))

    def bounds(self) -> tuple[int, int | None] | None:
        char = self.peek()
        if char in ("*", "+", "?"):
            self.take()
            return {"*": (0, None), "+": (1, None), "?": (0, 1)}[char]
        if char != "{":
            return None
        start = self.pos
        self.take()
        low = high = self.digits()
        comma = self.match(",")
        if comma:
            high = self.digits()
        if not (low or comma) or not self.match("}"):
            self.pos = start
            return None
        most = int(high) if high else None
        if most is not None and int(low or 0) > most:
            raise Unsupported("bounds the wrong way round", start)
        return int(low or 0), most

    def digits(self) -> str:
        out = ""
        while (char := self.peek()) and char in "0123456789":
            out += self.take()
        if len(out) > 9:
            raise Unsupported("repeat count too big", self.pos)
        return out

    def group(self, depth: int) -> Node | None:
        start = self.pos - 1
        if self.text[self.pos : self.pos + 1] == "*":
            raise Unsupported("verb", start)
        if self.text[self.pos : self.pos + 1] != "?":
            return self.captured(depth, None)
        self.pos += 1
        for opening in _LOOKS:
            if self.text.startswith(opening, self.pos):
                self.pos += len(opening)
                return Look(self.body(depth), ahead=opening[0] != "<", positive=opening[-1] == "=")
        char = self.raw()
        if char == ">":
            return Atomic(self.body(depth))
        if char == "#":
            while (char := self.raw()) != ")":
                self.pos += char == "\\"
            return None
        if char == "P" and self.text.startswith("=", self.pos):
            self.pos += 1
            return self.back(self.name(")"))
        if char == "P" and self.text.startswith("<", self.pos):
            self.pos += 1
            char = "<"
        if char == "<":
            return self.captured(depth, self.name(">"))
        self.pos -= 1
        return self.flagged(depth)

    def body(self, depth: int) -> Node:
        """What stands in a group; flags set inside end with it."""
        flags = self.flags
        node = self.alternatives(depth + 1)
        self.expect(")")
        self.flags = flags
        return node

    def captured(self, depth: int, name: str | None) -> Node:
        if name in self.groups:
            raise Unsupported("two groups of one name", self.pos)
        self.count += 1
        names = [n for n in (str(self.count), name) if n]
        for n in names:
            self.groups[n] = None
        flags = self.flags
        node = self.body(depth)
        self.groups.update((n, (node, flags & _I)) for n in names)
        return node

    def name(self, closing: str) -> str:
        end = self.text.find(closing, self.pos)
        name = self.text[self.pos : max(end, self.pos)]
        if not (name.isidentifier() or name.isdecimal()):
            raise Unsupported("group name", self.pos)
        self.pos = end + 1
        return name

    def back(self, name: str) -> Node:
        known = self.groups.get(name)
        if known is None or known[1] != self.flags & _I:
            return Back(None, False)
        return Back(known[0], bool(self.flags & _I))

    def flagged(self, depth: int) -> Node | None:
        start = self.pos
        on = self.flag_set()
        off = 0
        if self.match("-"):
            off = self.flag_set()
            if not off or off & (_V0 | _V1):
                raise Unsupported("flags", start)
        versions = _V0 | _V1
        if on & versions and (self.count or start > 2):  # regex parses the whole once more with it
            raise Unsupported("version flag inside the pattern", start)
        flags = (self.flags | on) & ~off
        if self.match(")"):
            if start - 2 != self.opening:  # older versions of `regex` apply these to what stands before, too
                raise Unsupported("flags in the middle of the pattern", start)
            self.flags, self.opening = flags, self.pos
            return None
        self.expect(":")
        before, self.flags = self.flags, flags
        node = self.alternatives(depth + 1)
        self.flags = before
        self.expect(")")
        return node

    def flag_set(self) -> int:
        flags = 0
        while True:
            char = self.text[self.pos : self.pos + 1]
            if char in ("-", ":", ")", ""):
                return flags
            version = self.text[self.pos + 1 : self.pos + 2]
            if char == "V" and version in _VERSIONS:
                flags |= _VERSIONS[version]
                self.pos += 1
            elif char in _INLINE:
                flags |= _INLINE[char]
            else:
                raise Unsupported(f"(?{char}", self.pos)
            self.pos += 1

    # ---- single characters
    def case(self) -> int:
        """The flags that say what a letter matches."""
        if self.flags & _I and self.flags & _V1:
            raise Unsupported("full case folding (V1 with i)", self.pos)
        return self.flags & (_I | _V0 | _V1)

    def literal(self, char: str) -> Node:
        return Chars(variants(char, self.case()))

    def asked(self, token: str) -> Ranges:
        try:
            return ask(token, self.case())
        except regex.error as error:
            raise Unsupported(str(error), self.pos) from error

    def escape(self) -> Node:
        start = self.pos - 1
        char = self.raw()
        if char in _EDGES:
            return Edge(_EDGES[char])
        if char in "BK":  # \B is no more than a place, for a filter; \K moves only the start of what was found
            return EMPTY
        if char == "X":
            return Repeat(DOT, 1, None, False, (start, self.pos))
        if char == "R":
            return Chars(_LINE_ENDS)
        if char == "g":
            self.expect("<")
            return self.back(self.name(">"))
        if char in "GL":
            raise Unsupported(f"\\{char}", start)
        if char in "123456789":
            return self.numbered(char)
        item = self.one(char, start)
        if isinstance(item, str):
            return Chars(variants(item, 0)) if char in _CONTROL else self.literal(item)
        return Chars(item)

    def numbered(self, first: str) -> Node:
        number = first
        if self.peek().isdecimal() and self.peek().isascii():
            number += self.take()
            if self.peek() in set("01234567") and set(number) <= set("01234567"):
                return self.literal(chr(int(number + self.take(), 8) & 0x1FF))
        return self.back(number)

    def one(self, char: str, start: int) -> str | Ranges:
        """An escape that stands for one character, given as such, or for a set."""
        if char in _HEX:
            digits = self.text[self.pos : self.pos + _HEX[char]]
            if len(digits) != _HEX[char] or not _HEX_DIGITS.issuperset(digits) or int(digits, 16) > 0x10FFFF:
                raise Unsupported("hexadecimal escape", start)
            self.pos += len(digits)
            return chr(int(digits, 16))
        if char == "0":
            digits = char
            while len(digits) < 3 and self.text[self.pos : self.pos + 1] in tuple("01234567"):
                digits += self.raw()
            return chr(int(digits, 8))
        if char == "N":
            end = self.text.find("}", self.pos)
            if not self.text.startswith("{", self.pos) or end < 0:
                raise Unsupported("\\N", start)
            name, self.pos = self.text[self.pos + 1 : end], end + 1
            try:
                return unicodedata.lookup(name)
            except KeyError as error:
                raise Unsupported(f"character {name}", start) from error
        if char in "pP":
            following = self.text[self.pos : self.pos + 1]
            if following == "{":
                end = self.text.find("}", self.pos)
                if end < 0:
                    raise Unsupported("property", start)
                self.pos = end + 1
            elif following and following in "CLMNPSZ":
                self.pos += 1
            else:
                raise Unsupported("property", start)
            return self.asked(self.text[start : self.pos])
        if char in "dDhsSwW":
            return self.asked("\\" + char)
        if char in _CONTROL:
            return _CONTROL[char]
        if char.isascii() and char.isalnum():
            raise Unsupported(f"\\{char}", start)
        return char

    # ---- classes
    def set(self) -> Node:
        start = self.pos - 1
        flags, self.flags = self.flags, self.flags & ~_X
        nested = bool(self.flags & _V1)
        negative = self.match("^")
        ranges = self.members(nested)
        self.flags = flags
        if nested or ranges is None:
            return Chars(self.asked(self.text[start : self.pos]))
        return Chars(complement(ranges) if negative else ranges)

    def members(self, nested: bool) -> Ranges | None:
        """The members up to the closing bracket; None when they are too many to put together here."""
        sets: list[Ranges | None] = [self.member(nested)]
        while not self.match("]"):
            sets.append(self.member(nested))
        return None if None in sets else union(s for s in sets if s is not None)

    def member(self, nested: bool) -> Ranges | None:
        first = self.item(nested)
        if not isinstance(first, str) or self.text[self.pos : self.pos + 1] != "-":
            return self.ranged(first, first) if isinstance(first, str) else first
        self.pos += 1
        if self.text[self.pos : self.pos + 1] == "]" or (nested and self.text[self.pos : self.pos + 1] == "-"):
            self.pos -= 1
            return self.ranged(first, first)
        last = self.item(nested)
        if isinstance(last, str):
            if last < first:
                raise Unsupported("range the wrong way round", self.pos)
            return self.ranged(first, last)
        return None if last is None else union([variants(first, self.case()), variants("-", 0), last])

    def item(self, nested: bool) -> str | Ranges | None:
        start = self.pos
        char = self.raw()
        if char == "\\":
            char = self.raw()
            found = "\b" if char == "b" else self.one(char, start)
            # in a class, and without regard to case, \p{L} holds more than by itself
            return None if self.flags & _I and char in "wWDSpP" and not isinstance(found, str) else found
        if char == "[" and self.text.startswith(":", self.pos):
            end = self.text.find(":]", self.pos)
            if end > 0 and self.text[self.pos + 1 : end].strip("^").replace("_", "").isalnum():
                self.pos = end + 2
                return None if self.flags & _I else self.asked(f"[{self.text[start : self.pos]}]")
            raise Unsupported("[: in a class", start)
        if char == "[" and nested:
            self.match("^")
            return self.members(nested)
        return char

    def ranged(self, first: str, last: str) -> Ranges | None:
        flags = self.case()
        low, high = ord(first), ord(last)
        if not flags & _I:
            return complement(complement(((low, high),)))
        if high - low > _MANY_ID:
            return None
        return union(variants(chr(c), flags) for c in range(low, high + 1))


def widest(node: Chars) -> bool:
    """Whether nearly every character is in the set."""
    return size(node.ranges) > 1_000_000
