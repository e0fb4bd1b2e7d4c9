"""Patterns in the `regex` package's syntax, parsed into a small tree.

The subset is an allow-list: literals, escapes, classes, groups of all ordinary sorts, flags i s m x V0 V1,
lookarounds, quantifiers, anchors, back references, ``\\X``, ``\\R``, ``\\K``. What is outside it (fuzzy matching, calls
of groups, conditionals, verbs, named lists, ``\\G``, the flags a b e f L p r w) raises `Unsupported`, and so does a
pattern that `regex` would refuse. The tree is for texts of one line: `.` and the classes never hold a line feed.
"""

from __future__ import annotations

import regex

from cleantext.patterns.characters import CONTROL, IGNORECASE, V0, V1, VERBOSE, Reader
from cleantext.patterns.codepoints import Ranges, variants
from cleantext.patterns.tree import DOT, EMPTY, Alt, Atomic, Back, Chars, Edge, Look, Node, Repeat, Seq, Unsupported

_SUPPORTED_FLAGS = IGNORECASE | VERBOSE | V0 | V1 | int(regex.S | regex.M | regex.U)
_INLINE = {"i": IGNORECASE, "s": int(regex.S), "m": int(regex.M), "x": VERBOSE}
_VERSIONS = {"0": V0, "1": V1}
_EDGES = {"A": "start", "Z": "end", "z": "end", "b": "word", "m": "word", "M": "word"}
_LOOKS = ("=", "!", "<=", "<!")
_LINE_ENDS: Ranges = ((0x0B, 0x0D), (0x85, 0x85), (0x2028, 0x2029))
_DEEPEST = 60


def parse(pattern: str, flags: int = 0) -> Node:
    """The tree of `pattern`. Raises `Unsupported`."""
    if flags & ~_SUPPORTED_FLAGS:
        raise Unsupported(f"flags {regex.RegexFlag(flags & ~_SUPPORTED_FLAGS)!r}", 0)
    parser = _Parser(pattern, int(flags))
    node = parser.alternatives(0)
    if parser.pos < len(pattern):
        raise Unsupported("unbalanced )", parser.pos)
    return node


class _Parser(Reader):
    def __init__(self, text: str, flags: int) -> None:
        super().__init__(text, flags)
        self.groups: dict[str, tuple[Node, int] | None] = {}  # None: open still
        self.count = 0
        self.opening = 0  # where the flags at the very start end

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
            return self.char_class()
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
        self.groups.update((n, (node, flags & IGNORECASE)) for n in names)
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
        if known is None or known[1] != self.flags & IGNORECASE:
            return Back(None, False)
        return Back(known[0], bool(self.flags & IGNORECASE))

    def flagged(self, depth: int) -> Node | None:
        start = self.pos
        on = self.flag_set()
        off = 0
        if self.match("-"):
            off = self.flag_set()
            if not off or off & (V0 | V1):
                raise Unsupported("flags", start)
        versions = V0 | V1
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
        item = self.escaped(char, start)
        if isinstance(item, str):
            return Chars(variants(item, 0)) if char in CONTROL else self.literal(item)
        return Chars(item)

    def numbered(self, first: str) -> Node:
        number = first
        if self.peek().isdecimal() and self.peek().isascii():
            number += self.take()
            if self.peek() in set("01234567") and set(number) <= set("01234567"):
                return self.literal(chr(int(number + self.take(), 8) & 0x1FF))
        return self.back(number)
