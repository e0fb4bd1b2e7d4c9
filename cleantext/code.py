"""Lines of code, commands, queries and logs, in which marks and spaces stand as they do on purpose.

A line is asked in one of three ways, each for what follows from it:

- `is_code`: it looks like code by itself, so that no word in it was run together. Tunes and chords do, too.
- `may_be_code`: so does its place, or it may be a command: a space in it may mean something.
- `has_marks_of_code`: brackets and semicolons where prose has none. Many such lines make a text about code.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from cleantext.lines import Lines

WIDEST = 300
"""Characters of the longest line that is read for code; a longer one is a paragraph."""
WIDEST_MARKED = 200
"""And of the longest that is read for the marks of code alone."""


class Known(NamedTuple):
    """Something that is known by its looks."""

    name: str
    pattern: str
    """Found anywhere in it. `\\w` and `\\b` are ASCII."""
    example: str
    """One that this pattern of its list knows, and no other."""


_BEFORE_NAME = (
    "export|default|async|public|private|protected|internal|static|abstract|final|virtual|override|inline|pub|unsafe|extern"
    "|const|unsigned"
)
_DEFINES = "def|func|fn|fun|function|sub|proc|class|struct|enum|interface|trait|void|int|char|float|double|long|bool|boolean|string|String"
_DECLARES = "int|char|float|bool|boolean"
_DECLARES_VALUE = "double|long|string|String|var|let|const|val|auto"
_HEADS = "if|elif|else if|for|foreach|while|switch|catch|until|unless|with|except"
_LEVEL = r"\[?(?:INFO|WARN|WARNING|ERROR|DEBUG|FATAL|TRACE|NOTICE)\b"
_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_TOOLS = (
    "sudo|git|docker|kubectl|npm|npx|yarn|pip3?|apt(?:-get)?|brew|cargo|rsync|curl|wget|ssh|scp|chmod|chown|mkdir|grep|sed"
    "|awk|systemctl|ffmpeg|openssl"
)

CODE = (
    Known(
        "definition",
        rf"^\s*(?:(?:{_BEFORE_NAME})\s+)*(?:{_DEFINES})\s+[*&]*[\w.$]+\(.*[)\]{{:;,>]$",
        "def login(request):",
    ),
    Known(
        "definition in Basic",
        r"^\s*(?:(?:Private|Public|Friend)\s+(?:Shared\s+)?(?:Sub|Function|Property)\s+\w+\s?\(|Dim\s+\w+\s+As\b)",
        "Dim boat As String,quay As String",
    ),
    Known("import of names", r"^\s*from\s+[\w.]+\s+import\s+[\w*(]", "from boats import swan,coot"),
    Known(
        "import",
        r"^\s*import\s+(?:[\w.]+(?:\s?,\s?[\w.]+)*(?:\s+as\s+\w+)?;?$|.*\sfrom\s+['\"]|[({\"'])",
        "import os,sys",
    ),
    Known("directive", r"^\s*#\s?(?:include|define|ifdef|pragma)\b", "#define boat(swan,coot)"),
    Known("condition in brackets", rf"^\s*(?:[}})]\s*)?(?:{_HEADS})\s?\(.*[):{{;]$", "while (tide,wind)"),
    Known("loop", r"^\s*for\s+\w+(?:,\s?\w+)*\s+in\s+[\w.]+(?:\(.*\))?:$", "for name,boat in boats:"),
    Known(
        "branch", r"^\s*(?:else|try|finally|do|default|lambda\b[^:]*|case\s+\S+):\s?[\w\"'(]", "lambda boat:boat.Name"
    ),
    Known(
        "declaration",
        rf"^\s*(?:(?:{_DECLARES})\s+[*&]*\w+(?:\[\w*\])?\s?[=;,]|(?:{_DECLARES_VALUE})\s+\w+\s?=|(?:my|our)\s+[$@%]\w)",
        "char *boat;int quay;",
    ),
    Known(
        "assignment",
        r"^\s*[$@]?[A-Za-z_][\w.\[\]\"'$-]*\s?(?:[-+*/%|&^.:?]|\*\*|<<|>>|//)?=(?!=)\s?\S",
        "boat = find(name,year)",
    ),
    Known(
        "statement that ends in a call or a value",
        r"\w\((?!e?s\))[^()]*\)+;$|(?:[={}_]|\$[a-z]).*;$",
        "wait moor(boat,quay);",
    ),
    Known(
        "nothing but a call",
        r"^\s*(?:(?:await|return|yield|throw|new|print)\s+)*[a-z_$][\w.$]*\((?!e?s\))[^()]*(?:\([^()]*\)[^()]*)*\)\s?[;:]?$",
        "plot(tide,wind)",
    ),
    Known(
        "value that is returned",
        r"^\s*(?:return|raise|throw|yield|await|assert)\b.*[(\[=\"'].*[)\]}\"';]$",
        'return boats["swan"],tide[0]',
    ),
    Known(
        "operator",
        r"[\w)\]]\s?=>|(?<![=!<>])[=!]==?(?!=)|&&|:=|\+=|<-\s?\w|[\w)]->[a-z_]|</\w|<\?\w|\$\{|\(\)[.;:{)]|\(\{|\}\)",
        "(tide)=>wait,boat",
    ),
    Known("end of a block", r"^\s*[})\]]+\s*(?:[;,)]|else\b|catch\b|finally\b|while\b|\.\w+\(|$)", "} else wait,moor"),
    Known("beginning of a block, or a line that goes on", r"[{\\]$", "boats {"),
    Known(
        "key with its value",
        r"^\s*(?P<quote>['\"])[^'\"]{1,40}(?P=quote)\s?:\s?(?:['\"\[{\d-]|true\b|false\b|null\b)",
        '"name":"Swan",',
    ),
    Known(
        "prompt",
        r"^\s*(?:\$ [a-z./~_]|>>> |\w+@[\w.-]+:\S*[$#] |[A-Z]:\\[^>]*>|PS [A-Z]:|In ?\[\d+\]:)",
        "$ cut boats,quays",
    ),
    Known(
        "command",
        rf"^\s*(?:(?:{_TOOLS})\s+(?:\S+\s+){{0,9}}?(?:--?\w|\S*[:/.@=$+]\S)|echo\s+[\"'$-])",
        "git push origin main:release",
    ),
    Known(
        "commands in a row",
        r"^\s*[a-z]\S*\s[^.!?]*;\s?(?:cd|ls|rm|mv|cp|echo|wc|fi|done)\b",
        "make boats;cd boats",
    ),
    Known(
        "query",
        r"^\s*(?:SELECT\s.+\sFROM\s|select\s+(?:\*|[\w.]+\.\w+|\w+\s?,\s?\w+)[\w.*(), ]*\s+from\s)",
        "SELECT name,year FROM boats",
    ),
    Known(
        "change of a table",
        r"^\s*(?:INSERT INTO|DELETE FROM|(?:CREATE|ALTER|DROP) TABLE|UPDATE \w+ SET)\b",
        "INSERT INTO boats(name,year)",
    ),
    Known(
        "line of a log",
        rf"^\s*\[?(?:\d{{4}}[-/]\d\d[-/]\d\d[T ])?\d\d:\d\d(?::\d\d)?[\d.,]*(?:Z|[+-]\d\d:?\d\d)?\]?\s+(?:\S+\s+)?{_LEVEL}",
        "04:12:10 WARN pump:off",
    ),
    Known(
        "line of a system's log",
        rf"^\s*(?:{_MONTH}) {{1,2}}\d{{1,2}} \d\d:\d\d:\d\d \S+ \S+:",
        "Mar  5 04:12:11 quay tided:gauge",
    ),
    Known(
        "line of a server's log",
        r"^\s*\d+\.\d+\.\d+\.\d+ - \S+ \[",
        "10.0.0.3 - - [05/Mar/2024:04:12:14 +0000] GET,POST",
    ),
    Known("place of an error", r"^\s*(?:at\s+[\w.$]+\.\w+\(|\w+(?:Error|Exception):)", "at Boat.Open(String,int)"),
    Known("time in brackets before a line", r"^\s*\[\d{1,2}:\d\d(?:[:.]\d\d)?\]\S", "[00:12.50]Row the boat"),
    Known(
        "chords between words", r"(?:^|\s)\[[A-G][#b]?\w{0,5}\]\w.*\[[A-G][#b]?\w{0,5}\]\w", "[Am]The boat is [G]gone"
    ),
    Known("bars of a tune", r"\|:|:\||\|\]", "|:def g2e|dBG A2B|"),
    Known("comment", r"^\s*(?://\s|/\*|<!--)", "// boat,quay"),
    Known(
        "step of an image",
        r"^(?:FROM|RUN|CMD|COPY|ADD|ENV|EXPOSE|ENTRYPOINT|WORKDIR|ARG|USER|VOLUME)\s+[a-z./\[\d]",
        "FROM harbour:latest",
    ),
)
"""What a line of code is known by."""
_BEGINS, _HOLDS = (
    re.compile("|".join(f"(?:{known.pattern})" for known in CODE if known.pattern.startswith("^") is begins), re.ASCII)
    for begins in (True, False)
)
"""Apart, since what only the beginning of a line can match is not to be tried at each of its characters."""
_SIGN = re.compile(r"[=&<>{}\\|;]|\(\)|\]\S")
"""Without such a sign `_HOLDS` finds nothing."""


def is_code(line: str) -> bool:
    """Whether a line looks like code by itself."""
    if len(line) > WIDEST:
        return False
    return _BEGINS.match(line) is not None or (_SIGN.search(line) is not None and _HOLDS.search(line) is not None)


_FENCE = re.compile(r"[ >]{0,8}(```|~~~)")
_INDENTED = re.compile(r" {4}|\t")
_SENTENCE = regex.compile(r"\s*[\"“'‘(\[]?\p{Lu}[\p{Ll} ’']")
"""How a sentence begins: in programs a word with a capital at its head is rare there."""
_COMMAND = re.compile(r"\s*[a-z][\w.+-]*(?: +[^\sA-Z,;!?]\S*)*\s*$", re.ASCII)
_WORDS = re.compile(
    r"\b(?:the|an|and|of|to|in|on|at|with|was|is|are|were|had|has|said|he|she|they|we|that|by|his|her|its|their)\b"
)
"""What tells the rest of a sentence from a command."""
_LONGEST_COMMAND = 80


def may_be_code(lines: Lines, i: int) -> bool:
    """Whether line `i` is code or a command by its looks, or stands in a block of such: between fences (```), or set in and no
    sentence."""
    line = lines[i]
    if is_code(line) or i in fenced(lines):
        return True
    if _INDENTED.match(line) and not lines.prose(i) and not _SENTENCE.match(line):
        return True
    return len(line) <= _LONGEST_COMMAND and _COMMAND.match(line) is not None and not _WORDS.search(line)


def fenced(lines: Lines) -> frozenset[int]:
    """The lines between fences, worked out once for all rules; one that nothing closes reaches to the end of the text."""
    return lines.once("fenced", _fenced)


def _fenced(lines: Lines) -> frozenset[int]:
    within: set[int] = set()
    fence = ""
    for i in range(len(lines)) if "```" in lines.text or "~~~" in lines.text else ():
        mark = _FENCE.match(lines[i])
        if mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
        elif fence:
            within.add(i)
    return frozenset(within)


_MARKS = regex.compile(
    r'^[\s{}\[\]();,]*[{}\[\]();][\s{}\[\]();,]*$|[{\\]$|;(?<=[\x21-\x7e];)(?<!&\w{2,8};)$|^\s*"[^"]+"\s*:\s*\S'
)
"""Nothing but brackets, an opening brace or a semicolon at the end (not a Greek question), a line that goes on, or a key
with its value."""


def has_marks_of_code(line: str) -> bool:
    """Whether a line has the marks of code where prose has none."""
    return len(line) <= WIDEST_MARKED and _MARKS.search(line.rstrip()) is not None
