"""What is never cut, whatever it looks like: addresses, handles, hashtags, paths, code, numbers of documents and things."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleantext.code import Known

_ENDS = (
    "com|org|net|edu|gov|io|co|de|fr|es|uk|ru|it|pl|at|ch|eu|info|tv|me|us|ca|au|nz|in|jp|cn|br|mx|nl|be|se|no|dk|fi"
    "|dev|app|ai|blog|html|htm|php|js|py|pdf|jpg|png|gif|md|txt|json|xml|exe|css|yml|yaml|sh|rb|java|cpp"
)
_OBJECTS = "self|this|args|obj|cls|ctx|req|res|e|list|array|dict|string|str|console|Console|Math|System"
_BUILT_IN = (
    "print|printf|println|len|range|str|int|float|sum|min|max|abs|sqrt|sin|cos|tan|log|exp|type|isinstance|sizeof"
)
_STARTS = (
    "A|About|After|All|Also|An|And|Any|As|At|Because|Before|Both|But|By|Can|Do|Each|Even|Every|First|For|From|Get|He|Her|Here"
    "|His|How|However|I|If|In|Is|It|Its|Just|Let|Like|Many|More|Most|My|No|Not|Now|Of|On|One|Or|Our|Please|She|Since|So|Some"
    "|Still|That|The|Their|Then|There|These|They|This|Those|To|Try|Under|Until|Was|We|What|When|Where|Which|While|Who|Why"
    "|Will|With|Yes|You|Your"
)
"""Words that sentences begin with."""
_LOCANT = r"[A-Za-z]|\d[A-Z]|alpha|beta|gamma|delta|cis|trans|all-trans"
_CAPITAL = "A-ZА-ЯЁ"
_BEFORE, _AFTER = rf"(?<![\w{_CAPITAL}а-яё-])", rf"(?![\w{_CAPITAL}а-яё])"

GARBLED = r"[ÃÂ](?:[\x80-\xbf€ŒœŠšŸŽž]|[„–][a-z])"
"""A letter of UTF-8, read as Latin-1 or Windows-1252."""


KEPT = (
    # addresses, handles, paths
    Known("address", r"://", "ftp://Quay"),
    Known("name of a site", r"www\.", "www.Quay"),
    Known("the same, or a file", rf"[\w-]+\.(?:{_ENDS})\b(?![A-Z])", "QUAY.com"),
    Known("handle, mail", r"@", "boat@Quay"),
    Known("hashtag, anchor", r"#(?:[^\s\d]|\d+[a-z])", "#7ferryman"),
    Known("octets of an address", r"%[0-9A-F]{2}", "Quay%20Road"),
    Known("path", r"\w/\w+/", "Quay/boat/Keel"),
    Known("path from the root", r"^[(\"“]*/\w", "(/Quay)"),
    Known("path with backslashes", r"\\", "C:\\Boats"),
    Known("page of a manual in a folder", r"\w/[\w-]+\.\d", "man8/Ferry.8"),
    Known("forum or user", r"\b[ru]/\w", "r/Boats"),
    Known("page of a browser", r"\babout:[a-z]", "about:config"),
    Known("address of another kind", r"\b(?:mailto|tel|urn|javascript|localhost|host|og|xmlns):\w", "mailto:keeper"),
    # what an earlier stage mends
    Known("letters that a wrong encoding took apart", GARBLED, "FÃ¤hrmann"),
    # code
    Known("brackets and signs of code", r"[<>={}_`~]", "Boat=Keel"),
    Known("variable", r"\$[A-Za-z{(]", "$HOME"),
    Known("name in a space of names", r"::", "Boat::Keel"),
    Known(
        "dotted name",
        r"(?!(?:\b|(?<=\d))(?:e\.g|i\.e|[ap]\.m)\.)(?<!\d[ap]\.)[a-z]\.(?:[a-z]{2}|[a-z]\.)",
        "core.worktree",
    ),
    Known("call without arguments", r"[a-z]\(\)", "moor()"),
    Known("call of a method", r"^[a-z]+\.[A-Za-z]{3,}\(", "set.Append(boats in"),
    Known("call with a string, a name or several values", r"\w\((?:['\"]|[a-z]+[A-Z]|\w+;)", "SUM(first;second)"),
    Known("call of what every language has", rf"\b(?:{_BUILT_IN})\([a-z_]\w*\)", "print(boat)"),
    Known("call with several names", r"^[(\"“]?[A-Za-z_][\w.]*\(\w+(?:,\w+)+\)", "Moor(boat,quay)"),
    Known("call with a number", r"[^\W\d]\(\d{1,3}(?:\.\d+)?\)", "sleep(0.5)"),
    Known("call of a macro", r"\w!\(\"", 'println!("Boat'),
    Known(
        "member of what programs call so",
        rf"\b(?:(?:{_OBJECTS})\.(?!(?:{_STARTS})\b)[A-Z]\w|request\.[A-Z]{{3}})",
        "self.Name",
    ),
    Known("value by its key", r"\w\[['\"]", "Boats['Swan']"),
    Known("key and value", r"\bkey:value\b", "key:value"),
    Known("option with its value in brackets", r"^-+\w[\w-]*\[", "-T[device]"),
    Known("option with its value behind it", r"^-[a-z][A-Z]", "-vVersion"),
    Known("list of quoted names", r"\",\"", 'quay","boat'),
    Known("name between bars, row of a table", r"^\|[^|]+\|", "|Boat|Quay|"),
    Known("quotation mark beside a bar", r"\|['\"“]|['\"“]\|", "|'mouse"),
    # notations
    Known("place in a molecule", rf"\b(?:{_LOCANT})['′]?(?:,(?:{_LOCANT})['′]?)+\)?-[\w(]", "alpha,beta-unsaturated"),
    Known("rest of a molecule", r"[a-z][(\[](?:[a-z]+|\d(?:\.\d)+)[)\]][a-z]", "tris(hydroxymethyl)aminomethane"),
    Known("coordinates", r"\d[°'′″\"]*[NSEW],\d|[NS]\d+°|\b(?:lat|lon|lng):-?\d", "54°12'N,10°33'E"),
    Known("move of chess", r"\b\d{1,3}\.(?:\.\.)?(?:O-O|[KQRBN]?[a-h]?[1-8]?x?[a-h][1-8])", "2.Nf3"),
    Known("codes in a row", r"\b[A-Za-z]{1,3}\d{1,2},[A-Za-z]{1,4}\d", "K2,P2,yo"),
    # words and numbers
    Known("abbreviation with a mark inside", r"\b(?i:tl;dr|n/a)\b", "TL;DR"),
    Known("version before its release", r"\d\.\d+[-.]?(?i:alpha|beta|rc|pre|dev|post)\.?\d*\b", "1.0.0-rc1"),
    Known("version of a package", r"-\d+\.\d+\.\d+[-.]\w", "Boat-6.1.0-Keel"),
    Known("architecture", r"\bamd64\b", "boat-amd64"),
    Known("number of a paper", r"(?i:doi|bibcode|arxiv|s2cid|issn|pmid):", "PMID:22"),
    Known("work by its year", r"\b[A-Z][a-z]+\d{4}[a-z]\b", "Holm2004a,b"),
    Known("paragraph of a law", r"\(\w{1,4}\)\(\w{1,4}\)|\b[A-Za-z]{1,5}\.\d+[A-Z]?\(\w{1,4}\)", "Sch.2(3)"),
    Known("verses", r"\d:\d+[a-z]?(?:[-–]\d+[a-z]?)?,\d|(?<![;\d])\d{1,3}\(\d{1,3}\):\d", "118(117):2"),
    Known("years of a life", r"\b[bd]\.\d{4}\b", "b.1941,d.2031"),
    Known("place in a journal", r";\d+(?:\(\d[^()]*\))?:\w?\d", "2015;38(12):1211–8"),
    Known("key of a licence", r"\b(?=[A-Z-]*\d)(?:[A-Z\d]{4,6}-){2,}[A-Z\d]{3,6}\b", "ABCDE-12KLM-NOPQR"),
    Known("letter with an exclamation mark", r"^[A-Z]![A-Z]", "E!News"),
    Known("letter to press", r"^[(\[][A-Z][)\]][a-z]", "(A)ttack"),
    Known("address of a network card", r"(?:[0-9A-F]{2}:){3}", "00:16:3E:C2:07:EE"),
    Known("hash, letters and digits in turn", r"(?:[A-Za-z+/]+\d+){5}", "SHA256:k3q9g7o4l2"),
    Known("hash, sixteen hexadecimal digits", r"(?=\w*\d)\b[0-9a-f]{16}", "beadfeedcafedad8"),
    Known(
        "number of a file: AZ1234/2023B, T-604/18",
        rf"{_BEFORE}(?:[{_CAPITAL}]+-?\d[{_CAPITAL}\d-]*|\d+[{_CAPITAL}]+-?\d[{_CAPITAL}\d-]*)/\d[{_CAPITAL}\d]*{_AFTER}",
        "ABC1234/2023DEF",
    ),
    Known("the same, in three parts", rf"{_BEFORE}[A-Z]{{2,}}-[A-Z]+\d+/\d+[A-Z]*{_AFTER}", "PE-CONS12/20REV"),
    Known(
        "number with two changes between letters and digits: AB12CDE, 1234AB56",
        rf"{_BEFORE}(?:[{_CAPITAL}]{{1,4}}\d+[{_CAPITAL}]{{1,4}}|\d+[{_CAPITAL}]{{1,4}}\d+)[{_CAPITAL}\d]*{_AFTER}",
        "AB12CDE",
    ),
    Known("number with three runs of both, as of an account", r"(?<![A-Z])(?:[A-Z]+\d+){3}", "WVWZZZ1JZ3W386752"),
    Known("law with its year", rf"{_BEFORE}[A-Z]{{2,5}}\(\d{{4}}\)\d", "COM(2020)123"),
)
"""The first of them, addresses to calls, come from a study of run-together words that came before this project and was not
published; most others from what earlier versions cut in manuals of programs, encyclopedias and crawled pages. A number that
goes on in capitals (2023NEWS, 11/50US) is not among them: that may be a word glued on."""
KEEP = re.compile("|".join(f"(?:{known.pattern})" for known in KEPT), re.ASCII)
"""In a chunk of non-space characters: nothing in it is touched, but what `open_parts` says."""
_BEGINS = re.compile(r"https?(?=://)|www(?=\.\w)|[@#](?=[^\W\d_])(?!\w*(?:[.-]\w|@))")
"""Where a web address, a handle or a hashtag begins, but for e-mail addresses: what is glued to its front may be split off."""
_ENDS_WITH = re.compile(
    r"(?<=(?<!\bjava)\.)(?:com|org|net|edu|gov|io|uk)(?=[^\W\d_]|(?:[,;:!?)\]\"”’]|\.(?=[A-Z]))+[^\W\d_])"
)
"""The end of the name of a site with a word glued to it."""


class Part(NamedTuple):
    """A part of a chunk that may be split."""

    start: int
    text: str
    first: int = 0
    """Where its first seam must be, if that is between letters; 0 where it may be anywhere."""


def open_parts(chunk: str) -> list[Part]:
    """All of a chunk; of one that holds something to be kept what is glued to the front or the end of an address."""
    if not KEEP.search(chunk):
        return [Part(0, chunk)]
    parts = []
    begin = _BEGINS.search(chunk, 1)
    if begin and not KEEP.search(chunk[: begin.start()]):
        parts.append(Part(0, chunk[: begin.end()] if begin[0].isalpha() else chunk[: begin.end() + 1]))
    end = _ENDS_WITH.search(chunk)
    if end and not KEEP.search(chunk, end.start()):
        parts.append(Part(end.start(), chunk[end.start() :], len(end[0])))
    return parts
