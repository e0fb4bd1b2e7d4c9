"""Make rows as `pages.py` does from the translated messages of open software: their Markdown is glued at, as tags are.

    python -m training.joins.messages OUT.jsonl.gz LANGUAGE PACKAGE.whl ...

A page is a file of messages; a row is a paragraph. Messages are full of brands and compounds that no table holds, and few
of them lost a space. The weights have learned from the wheels of homeassistant (Apache 2.0), kolibri and thonny (MIT), with
`pip download --no-deps`.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from training.joins.pages import SPACE, Row, glued

MESSAGES = re.compile(
    r"/(?:translations/(\w+)\.json|locale/(\w+)/LC_MESSAGES/\S*\.(?:json|po)|locale/(\w+)/HELP\w*/\w+\.rst)$"
)
"""Files of messages; a group holds the language."""
COUNTRY = {"pt": ("pt", "pt_BR")}
"""Where the country that comes first isn't the language's own."""
MARKUP = re.compile(r"\*\*|__|</?(?:b|strong|i|em|a|code|u)\b[^>]*>|`|\[(?=[^\]]*\]\()|\]\([^)]*\)")
CODE = re.compile(r'https?:|www\.|[{}$\\|_<>"]|%\(|%[sd]|&[a-z#]|\.(?:com|io|py|yaml|json|org|de|net)\b|\(\)')
"""What a reader of the message never sees as it stands here, or what isn't language."""
ENGLISH = re.compile(r"\b(?:the|this|your|you|with|of|is)\b", re.IGNORECASE)
"""In a message that nobody has translated."""
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
PO = re.compile(r'^msgstr(?:\[\d\])? ((?:"(?:[^"\\]|\\.)*"\s*)+)', re.MULTILINE)
LEAST = 40
"""Words that a page must have."""


def strings(data: object) -> Iterator[str]:
    """All texts in a tree of JSON."""
    if isinstance(data, dict):
        for value in data.values():
            yield from strings(value)
    elif isinstance(data, str):
        yield data


def messages(name: str, text: str) -> list[str]:
    """The paragraphs of a file."""
    if name.endswith(".json"):
        return [part for string in strings(json.loads(text)) for part in string.split("\n")]
    if name.endswith(".po"):
        return ["".join(json.loads(part) for part in QUOTED.findall(found[1])) for found in PO.finditer(text)]
    parts = [SPACE.sub(" ", part) for part in re.split(r"\n\s*\n", text)]
    return [part for part in parts if not any(mark in part for mark in ("::", "===", "---"))]


def rows(texts: list[str], seen: set[str]) -> Iterator[Row]:
    """The paragraphs of running text that aren't `seen` yet."""
    for text in texts:
        text = text.strip()
        parts = [SPACE.sub(" ", part) for part in MARKUP.split(text)]
        if len(text.split()) < 5 or ENGLISH.search(text) or CODE.search("".join(parts)):
            continue
        row = glued(parts)
        if 5 <= len(row["correct"].split()) <= 600 and row["correct"] not in seen:
            seen.add(row["correct"])
            yield row


def main(out: str, language: str, files: list[str]) -> None:
    seen: set[str] = set()
    pages = words = lost = 0
    with gzip.open(out, "wt", encoding="utf-8") as sink:
        for file in files:
            with zipfile.ZipFile(file) as wheel:
                for name in wheel.namelist():
                    place = MESSAGES.search(name)
                    own = next(filter(None, place.groups())) if place else ""
                    if own not in COUNTRY.get(language, (language, f"{language}_{language.upper()}")):
                        continue
                    path = PurePosixPath(name)
                    found = list(rows(messages(name, wheel.read(name).decode()), seen))
                    size = sum(len(row["correct"].split()) for row in found)
                    if size < LEAST:
                        continue
                    pages, words = pages + 1, words + size
                    site = path.parts[2] if path.parent.name == "translations" else path.parts[0]
                    for row in found:
                        lost += len(row["joins"])
                        origin = {"source": f"{path.parts[0]}/{site}/{path.name}", "site": site, "lang": language}
                        sink.write(json.dumps({**origin, **row}, ensure_ascii=False) + "\n")
    print(f"{out}: {pages} pages, {words} words, {lost} joins")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
