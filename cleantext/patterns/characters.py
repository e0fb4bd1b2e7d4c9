"""Reading a pattern character by character: letters, escapes that stand for characters, classes."""

from __future__ import annotations

import unicodedata

import regex

from cleantext.patterns.codepoints import Ranges, ask, complement, union, variants
from cleantext.patterns.tree import Chars, Node, Unsupported

IGNORECASE, VERBOSE, V0, V1 = int(regex.I), int(regex.X), int(regex.V0), int(regex.V1)  # `&` of flags proper is slow
CONTROL = {"a": "\a", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_HEX = {"x": 2, "u": 4, "U": 8}
_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")
_MANY_CASED = 256  # a range longer than this is asked of `regex` as a whole


class Reader:
    """A pattern, the place in it, and the flags that hold there."""

    def __init__(self, text: str, flags: int) -> None:
        self.text, self.pos, self.flags = text, 0, flags

    def skip(self) -> None:
        """Blanks and comments of the verbose mode."""
        if not self.flags & VERBOSE:
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
        """The next character that means something; none at the end."""
        self.skip()
        return self.text[self.pos : self.pos + 1]

    def take(self) -> str:
        """The same, and the place moves behind it."""
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
        """Whether this comes next; if so, the place moves behind it."""
        self.skip()
        found = self.text.startswith(token, self.pos)
        self.pos += len(token) if found else 0
        return found

    def expect(self, token: str) -> None:
        """Moves behind what must come next. Raises Unsupported when it doesn't."""
        if not self.match(token):
            raise Unsupported(f"missing {token}", self.pos)

    # ---- single characters
    def case_flags(self) -> int:
        """The flags that say what a letter matches."""
        if self.flags & IGNORECASE and self.flags & V1:
            raise Unsupported("full case folding (V1 with i)", self.pos)
        return self.flags & (IGNORECASE | V0 | V1)

    def literal(self, char: str) -> Node:
        """What a character by itself matches."""
        return Chars(variants(char, self.case_flags()))

    def asked(self, token: str) -> Ranges:
        """What `regex` says that a part of the pattern matches. Raises Unsupported where it says that it is none."""
        try:
            return ask(token, self.case_flags())
        except regex.error as error:
            raise Unsupported(str(error), self.pos) from error

    def escaped(self, char: str, start: int) -> str | Ranges:
        """What an escape stands for: a character, given as such, or a set.

        Args:
            char: the one behind the backslash, which has been read.
            start: the place of the backslash.
        """
        if char in _HEX:
            return self._hexadecimal(_HEX[char], start)
        if char == "0":
            return self._octal(char)
        if char == "N":
            return self._named(start)
        if char in "pP":
            return self._property(start)
        if char in "dDhsSwW":
            return self.asked("\\" + char)
        if char in CONTROL:
            return CONTROL[char]
        if char.isascii() and char.isalnum():
            raise Unsupported(f"\\{char}", start)
        return char

    def _hexadecimal(self, width: int, start: int) -> str:
        digits = self.text[self.pos : self.pos + width]
        if len(digits) != width or not _HEX_DIGITS.issuperset(digits) or int(digits, 16) > 0x10FFFF:
            raise Unsupported("hexadecimal escape", start)
        self.pos += width
        return chr(int(digits, 16))

    def _octal(self, digits: str) -> str:
        while len(digits) < 3 and self.text[self.pos : self.pos + 1] in tuple("01234567"):
            digits += self.raw()
        return chr(int(digits, 8))

    def _named(self, start: int) -> str:
        end = self.text.find("}", self.pos)
        if not self.text.startswith("{", self.pos) or end < 0:
            raise Unsupported("\\N", start)
        name, self.pos = self.text[self.pos + 1 : end], end + 1
        try:
            return unicodedata.lookup(name)
        except KeyError as error:
            raise Unsupported(f"character {name}", start) from error

    def _property(self, start: int) -> Ranges:
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

    # ---- classes
    def char_class(self) -> Node:
        """A class, behind its opening bracket."""
        start = self.pos - 1
        flags, self.flags = self.flags, self.flags & ~VERBOSE
        nested = bool(self.flags & V1)
        negative = self.match("^")
        ranges = self.members(nested)
        self.flags = flags
        if nested or ranges is None:
            return Chars(self.asked(self.text[start : self.pos]))
        if not negative:
            return Chars(ranges)
        if not (rest := complement(ranges)):  # `[^\s\S]` holds nothing, but `regex` says everything
            raise Unsupported("a class without characters", self.pos)
        return Chars(rest)

    def members(self, nested: bool) -> Ranges | None:
        """The members up to the closing bracket; None when they are too many to put together here."""
        sets: list[Ranges | None] = [self.member(nested)]
        while not self.match("]"):
            sets.append(self.member(nested))
        return None if None in sets else union(s for s in sets if s is not None)

    def member(self, nested: bool) -> Ranges | None:
        """A character or a range of a class, an escape, or a class within; None as for `members`."""
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
        return None if last is None else union([variants(first, self.case_flags()), variants("-", 0), last])

    def item(self, nested: bool) -> str | Ranges | None:
        """The same without ranges: a character that may begin one is given as such."""
        start = self.pos
        char = self.raw()
        if char == "\\":
            char = self.raw()
            found = "\b" if char == "b" else self.escaped(char, start)
            # in a class, and without regard to case, \p{L} holds more than by itself
            return None if self.flags & IGNORECASE and char in "wWDSpP" and not isinstance(found, str) else found
        if char == "[" and self.text.startswith(":", self.pos):
            end = self.text.find(":]", self.pos)
            if end > 0 and self.text[self.pos + 1 : end].strip("^").replace("_", "").isalnum():
                self.pos = end + 2
                return None if self.flags & IGNORECASE else self.asked(f"[{self.text[start : self.pos]}]")
            raise Unsupported("[: in a class", start)
        if char == "[" and nested:
            self.match("^")
            return self.members(nested)
        return char

    def ranged(self, first: str, last: str) -> Ranges | None:
        """What a range of a class matches; None as for `members`."""
        flags = self.case_flags()
        low, high = ord(first), ord(last)
        if not flags & IGNORECASE:
            return complement(complement(((low, high),)))
        if high - low > _MANY_CASED:
            return None
        return union(variants(chr(c), flags) for c in range(low, high + 1))
