"""YAML 1.2 with positions: a pack file as plain data, and where each key and value stands.

PyYAML's C parser gives the events; what scalars mean (YAML 1.2: `no` is a word, `012` is twelve) is decided here.
Anchors, aliases, tags, duplicate keys, deep nesting and large files are refused: a pack needs none of them.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from cleantext.errors import PackError, Problem
from cleantext.kinds.pattern import CALL
from cleantext.packs.not_yaml import explained
from cleantext.packs.position import Scalar, place

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MOST_DIGITS = 1000
"""Of a number; Python reads some thousands, and more is none."""
TOO_DEEP = f"nested more than {MAX_DEPTH} deep; no pack needs that"
Keys = tuple[str | int, ...]
"""Where a value stands in a file: keys and indices, from the top."""

try:
    _Loader: Any = yaml.CSafeLoader
except AttributeError:  # PyYAML built without libyaml: slower, and it refuses an unquoted `? ` in a list
    _Loader = yaml.SafeLoader

_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS = {"": None, "~": None, "null": None, "Null": None, "NULL": None, "true": True, "True": True, "TRUE": True,
          "false": False, "False": False, "FALSE": False}  # fmt: skip


class Source(NamedTuple):
    """A pack file, read."""

    path: str
    data: Any
    places: dict[Keys, tuple[int, int]]
    """Line and column, from 1, of each value's key or item."""
    values: dict[Keys, Scalar]
    """Where each plain value itself begins, and how it is written."""
    lines: list[str]

    def inside(self, keys: Keys, index: int, message: str, severity: str = "error", rule: str = "") -> Problem:
        """A problem at character `index` of the text that stands there; of a list of texts, as if `|` were between them."""
        keys, index = self._item(keys, index)
        if keys not in self.values or CALL.search(str(_at(self.data, keys))):  # what it calls stands elsewhere
            return self.problem(keys, message, severity, rule)
        line, column = place(self.lines, self.values[keys], index)
        return problem_at(self.path, self.lines, line, column, message, severity, rule)

    def _item(self, keys: Keys, index: int) -> tuple[Keys, int]:
        """Of a place in a list of texts: the item, and the place in that."""
        n = 0
        while (*keys, n) in self.values:
            length = len(str(_at(self.data, (*keys, n))))
            if index <= length:
                return (*keys, n), index
            index -= length + 1
            n += 1
        return keys, index

    def problem(self, keys: Keys, message: str, severity: str = "error", rule: str = "") -> Problem:
        """A problem at the value that stands there, or at the nearest one around it."""
        while keys and keys not in self.places:
            keys = keys[:-1]
        line, column = self.places.get(keys, (1, 1))
        return problem_at(self.path, self.lines, line, column, message, severity, rule)


def _at(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data[key]
    return data


def problem_at(
    path: str, lines: list[str], line: int, column: int, message: str, severity: str = "error", rule: str = ""
) -> Problem:
    """A problem with the line of the file that it is in."""
    source = lines[line - 1] if 0 < line <= len(lines) else ""
    return Problem(path, line, column, message, source, severity, rule)


def read(path: str, raw: bytes) -> Source:
    """The data and the places of a pack.

    Raises:
        PackError: with everything that is wrong with the file as YAML.
    """
    if len(raw) > MAX_BYTES:
        raise PackError(
            [Problem(path, 1, 1, f"the pack has {len(raw):,} bytes; {MAX_BYTES:,} is the most: split it in two")]
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PackError([Problem(path, line, 1, f"not UTF-8 (byte {error.start}); save the pack as UTF-8")]) from None
    builder = _Builder(path, text.split("\n"))
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.YAMLError as error:
        line, column, message = explained(error, text, builder.lines, builder.quoted)
        # libyaml has a limit of its own, far above ours, and looks ahead
        builder.wrong(line, column, TOO_DEEP if "nesting depth" in message else f"not YAML: {message}")
    if builder.problems:
        raise PackError(builder.problems)
    return Source(path, builder.root, builder.places, builder.values, builder.lines)


class _Open(NamedTuple):
    """A mapping or list that is being filled."""

    value: dict[str, Any] | list[Any]
    keys: Keys
    pending: list[str]  # of a mapping: the key whose value comes next


class _Builder:
    """Builds data from YAML events, without recursion."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self.path, self.lines = path, [line.rstrip("\r") for line in lines]
        self.root: Any = None
        self.places: dict[Keys, tuple[int, int]] = {}
        self.values: dict[Keys, Scalar] = {}
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.documents = 0
        self.quoted = (0, 0, 0)
        """Line and column where the last quoted value begins, and the line where it ends."""

    def wrong(self, line: int, column: int, message: str) -> None:
        self.problems.append(problem_at(self.path, self.lines, line, column, message))

    def take(self, event: Any) -> None:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.wrong(line, column, "a second YAML document begins here; a pack is one document")
        elif isinstance(event, yaml.AliasEvent):
            self.wrong(line, column, f"the alias *{event.anchor}: packs have no aliases; write the value out")
            self._put(None, line, column)
        elif isinstance(event, yaml.ScalarEvent):
            self._marked(event, line, column)
            if event.style in ("'", '"') and event.end_mark is not None:
                self.quoted = line, column, event.end_mark.line + 1
            keys = self._put(event.value if event.style else plain(event.value), line, column)  # quoted, or a block
            if keys in self.places and not (self.stack and self.stack[-1].pending):  # a value, not a key
                self.values[keys] = Scalar(line, column, event.style or "", "" if event.style else event.value)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._marked(event, line, column)
            value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
            self.stack.append(_Open(value, self._put(value, line, column), []))
            if len(self.stack) > MAX_DEPTH:
                self.wrong(line, column, TOO_DEEP)
                raise PackError(self.problems)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()

    def _marked(self, event: Any, line: int, column: int) -> None:
        """Refuses anchors and tags: mostly a text was meant, which would lose its beginning without a word."""
        for what, sign, mark in (("anchor", "&", event.anchor), ("tag", "", event.tag)):
            if mark is not None:
                why = f"packs have no {what}s; write the plain value, in quotes where it begins with & or !"
                self.wrong(line, column, f"the {what} {sign}{mark}: {why}")

    def _put(self, value: Any, line: int, column: int) -> Keys:
        if not self.stack:
            if self.documents <= 1:
                self.root = value
            return ()
        inside = self.stack[-1]
        if isinstance(inside.value, list):
            inside.value.append(value)
            keys = (*inside.keys, len(inside.value) - 1)
            self.places[keys] = (line, column)
            return keys
        if not inside.pending:  # this is a key
            key = str(value) if isinstance(value, (str, int, float, bool)) or value is None else ""
            if not isinstance(value, (str, int, float, bool)):
                self.wrong(line, column, "a key must be a plain word")
            if key in inside.value:
                first = self.places[(*inside.keys, key)][0]
                self.wrong(line, column, f"the key '{key}' stands here a second time (first in line {first})")
            inside.pending.append(key)
            self.places.setdefault((*inside.keys, key), (line, column))
            return (*inside.keys, key)
        key = inside.pending.pop()
        inside.value[key] = value
        return (*inside.keys, key)


def plain(value: str) -> Any:
    """What a scalar means that stands there without quotes."""
    if value in _WORDS:
        return _WORDS[value]
    if _INT.fullmatch(value):
        return int(value) if len(value) <= MOST_DIGITS else value
    if _FLOAT.fullmatch(value):
        return float(value)
    return value
