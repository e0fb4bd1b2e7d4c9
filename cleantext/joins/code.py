"""Lines that look like code, commands, queries and logs, in which marks stand without spaces on purpose."""

from __future__ import annotations

import re

from cleantext.joins.keep import Kept

WIDEST = 300
"""Characters of the longest line that is read for code; a longer one is a paragraph."""
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
    Kept(
        "definition",
        rf"^\s*(?:(?:{_BEFORE_NAME})\s+)*(?:{_DEFINES})\s+[*&]*[\w.$]+\(.*[)\]{{:;,>]$",
        "def login(request):",
    ),
    Kept(
        "definition in Basic",
        r"^\s*(?:(?:Private|Public|Friend)\s+(?:Shared\s+)?(?:Sub|Function|Property)\s+\w+\s?\(|Dim\s+\w+\s+As\b)",
        "Dim boat As String,quay As String",
    ),
    Kept("import of names", r"^\s*from\s+[\w.]+\s+import\s+[\w*(]", "from boats import swan,coot"),
    Kept(
        "import",
        r"^\s*import\s+(?:[\w.]+(?:\s?,\s?[\w.]+)*(?:\s+as\s+\w+)?;?$|.*\sfrom\s+['\"]|[({\"'])",
        "import os,sys",
    ),
    Kept("directive", r"^\s*#\s?(?:include|define|ifdef|pragma)\b", "#define boat(swan,coot)"),
    Kept("condition in brackets", rf"^\s*(?:[}})]\s*)?(?:{_HEADS})\s?\(.*[):{{;]$", "while (tide,wind)"),
    Kept("loop", r"^\s*for\s+\w+(?:,\s?\w+)*\s+in\s+[\w.]+(?:\(.*\))?:$", "for name,boat in boats:"),
    Kept(
        "branch", r"^\s*(?:else|try|finally|do|default|lambda\b[^:]*|case\s+\S+):\s?[\w\"'(]", "lambda boat:boat.Name"
    ),
    Kept(
        "declaration",
        rf"^\s*(?:(?:{_DECLARES})\s+[*&]*\w+(?:\[\w*\])?\s?[=;,]|(?:{_DECLARES_VALUE})\s+\w+\s?=|(?:my|our)\s+[$@%]\w)",
        "char *boat;int quay;",
    ),
    Kept(
        "assignment",
        r"^\s*[$@]?[A-Za-z_][\w.\[\]\"'$-]*\s?(?:[-+*/%|&^.:?]|\*\*|<<|>>|//)?=(?!=)\s?\S",
        "boat = find(name,year)",
    ),
    Kept(
        "statement that ends in a call or a value",
        r"\w\((?!e?s\))[^()]*\)+;$|(?:[={}_]|\$[a-z]).*;$",
        "wait moor(boat,quay);",
    ),
    Kept(
        "nothing but a call",
        r"^\s*(?:(?:await|return|yield|throw|new|print)\s+)*[a-z_$][\w.$]*\((?!e?s\))[^()]*(?:\([^()]*\)[^()]*)*\)\s?[;:]?$",
        "plot(tide,wind)",
    ),
    Kept(
        "value that is returned",
        r"^\s*(?:return|raise|throw|yield|await|assert)\b.*[(\[=\"'].*[)\]}\"';]$",
        'return boats["swan"],tide[0]',
    ),
    Kept(
        "operator",
        r"[\w)\]]\s?=>|(?<![=!<>])[=!]==?(?!=)|&&|:=|\+=|<-\s?\w|[\w)]->[a-z_]|</\w|<\?\w|\$\{|\(\)[.;:{)]|\(\{|\}\)",
        "(tide)=>wait,boat",
    ),
    Kept("end of a block", r"^\s*[})\]]+\s*(?:[;,)]|else\b|catch\b|finally\b|while\b|\.\w+\(|$)", "} else wait,moor"),
    Kept("beginning of a block, or a line that goes on", r"[{\\]$", "boats {"),
    Kept(
        "key with its value",
        r"^\s*(?P<quote>['\"])[^'\"]{1,40}(?P=quote)\s?:\s?(?:['\"\[{\d-]|true\b|false\b|null\b)",
        '"name":"Swan",',
    ),
    Kept(
        "prompt",
        r"^\s*(?:\$ [a-z./~_]|>>> |\w+@[\w.-]+:\S*[$#] |[A-Z]:\\[^>]*>|PS [A-Z]:|In ?\[\d+\]:)",
        "$ cut boats,quays",
    ),
    Kept(
        "command",
        rf"^\s*(?:(?:{_TOOLS})\s+(?:\S+\s+){{0,9}}?(?:--?\w|\S*[:/.@=$+]\S)|echo\s+[\"'$-])",
        "git push origin main:release",
    ),
    Kept(
        "commands in a row",
        r"^\s*[a-z]\S*\s[^.!?]*;\s?(?:cd|ls|rm|mv|cp|echo|wc|fi|done)\b",
        "make boats;cd boats",
    ),
    Kept(
        "query",
        r"^\s*(?:SELECT\s.+\sFROM\s|select\s+(?:\*|[\w.]+\.\w+|\w+\s?,\s?\w+)[\w.*(), ]*\s+from\s)",
        "SELECT name,year FROM boats",
    ),
    Kept(
        "change of a table",
        r"^\s*(?:INSERT INTO|DELETE FROM|(?:CREATE|ALTER|DROP) TABLE|UPDATE \w+ SET)\b",
        "INSERT INTO boats(name,year)",
    ),
    Kept(
        "line of a log",
        rf"^\s*\[?(?:\d{{4}}[-/]\d\d[-/]\d\d[T ])?\d\d:\d\d(?::\d\d)?[\d.,]*(?:Z|[+-]\d\d:?\d\d)?\]?\s+(?:\S+\s+)?{_LEVEL}",
        "04:12:10 WARN pump:off",
    ),
    Kept(
        "line of a system's log",
        rf"^\s*(?:{_MONTH}) {{1,2}}\d{{1,2}} \d\d:\d\d:\d\d \S+ \S+:",
        "Mar  5 04:12:11 quay tided:gauge",
    ),
    Kept(
        "line of a server's log",
        r"^\s*\d+\.\d+\.\d+\.\d+ - \S+ \[",
        "10.0.0.3 - - [05/Mar/2024:04:12:14 +0000] GET,POST",
    ),
    Kept("place of an error", r"^\s*(?:at\s+[\w.$]+\.\w+\(|\w+(?:Error|Exception):)", "at Boat.Open(String,int)"),
    Kept("time in brackets before a line", r"^\s*\[\d{1,2}:\d\d(?:[:.]\d\d)?\]\S", "[00:12.50]Row the boat"),
    Kept(
        "chords between words", r"(?:^|\s)\[[A-G][#b]?\w{0,5}\]\w.*\[[A-G][#b]?\w{0,5}\]\w", "[Am]The boat is [G]gone"
    ),
    Kept("bars of a tune", r"\|:|:\||\|\]", "|:def g2e|dBG A2B|"),
    Kept("comment", r"^\s*(?://\s|/\*|<!--)", "// boat,quay"),
    Kept(
        "step of an image",
        r"^(?:FROM|RUN|CMD|COPY|ADD|ENV|EXPOSE|ENTRYPOINT|WORKDIR|ARG|USER|VOLUME)\s+[a-z./\[\d]",
        "FROM harbour:latest",
    ),
)
"""What a line of code is known by."""
_BEGINS, _HOLDS = (
    re.compile("|".join(f"(?:{kept.pattern})" for kept in CODE if kept.pattern.startswith("^") is begins), re.ASCII)
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
