"""A new pack that works: a rule of each kind that packs mostly hold, to be changed into one's own."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

from cleantext import atomic
from cleantext.errors import UsageError
from cleantext.packs.find import refuse_builtin_name
from cleantext.packs.schema import ID, schema
from cleantext.packs.source import plain

_TEMPLATE = """\
# yaml-language-server: $schema={schema}
#
# Try it:  cleantext rules check {file}
#          cleantext rules test {file}
#          cleantext clean page.txt --pack {file}

pack: {name}
version: 1.0.0
description: Rules of our own, on top of the built-in ones.
# languages: [en]         # for documents in these languages only; without it, all
# sites: [example.org]    # for documents from there only, by host or by folder
# extends: [web-en]       # rules of another pack come first; `disable` and `override` change single ones

rules:
  # A whole line goes, known by its words. Write the phrases in any case; punctuation around them doesn't count.
  - id: app-banner
    kind: line
    why: Banner for the site's app, which stands on every page above the text.
    phrases: [read this story in our app, open in app]
    where: edge           # head, tail, edge (either) or anywhere
    traps: [A sentence about an app.]
    examples:
      change:
        - in: |-
            Open in app

            The bridge was closed for repairs on Monday.
          out: The bridge was closed for repairs on Monday.
      keep:                 # what looks alike and must stay
        - Readers can open in app form what used to be a paper.
        - The new button says “Open in app”.

  # A heading opens a block of short lines; it goes with them, down to the next prose or the end.
  - id: more-stories
    kind: section
    why: List of teasers that the site puts under each article.
    phrases: [more stories like this, stories for you]
    unless: {{prose_after: 25}}     # held back when that many words of prose follow
    traps: [A chapter of the text with such a heading, and prose below it.]
    examples:
      change:
        - in: |-
            The bridge was closed for repairs on Monday.

            More stories like this
            Ferry times change in May
            Market hall opens again
          out: The bridge was closed for repairs on Monday.
      keep:
        - More stories like this one should be told, she said.
        - |-
          Stories for you
          The first is about the bridge. It has carried the town since it was built, and will outlive all of us, says the mayor who crosses it daily.

  # Within a line, what the pattern matches gives way to something else.
  - id: read-aloud
    kind: replace
    why: Label of the button that reads a paragraph aloud; the site's markup glues it to the paragraph's end.
    pattern: '(?<=[.!?]) ?\\[listen\\]$'
    with: ''
    examples:
      change:
        - {{in: "The bridge was closed for repairs on Monday. [listen]", out: "The bridge was closed for repairs on Monday."}}
      keep:
        - "The stage direction says [listen] and nothing else."
        - "He wrote [listen] in the margin."
"""


def new_pack(path: Path) -> list[Path]:
    """Writes a pack to start from, and its schema beside it -> the files that were written.

    Raises:
        UsageError: the pack's file is there already, or its name makes no pack's name.
    """
    name = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    if path.suffix not in (".yaml", ".yml"):
        meant = f"{path.name}.yaml" if name not in ("", "yaml", "yml") else "house.yaml, say"
        raise UsageError(f"a pack is a YAML file: call it {meant}")
    if not name:
        raise UsageError(f"{path.name} has none of a-z and 0-9 to name the pack by; call the file house.yaml, say")
    refuse_builtin_name(name)
    if path.exists():
        raise UsageError(f"{path} is there already; give another name, or remove it first")
    beside = path.parent / ID
    written = [path]
    text = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
    if not beside.exists() or beside.read_text(encoding="utf-8") != text:
        atomic.write(beside, text.encode())
        written.append(beside)
    as_yaml = name if plain(name) == name else json.dumps(name)  # 2024 without quotes would be a number
    pack = _TEMPLATE.format(schema=f"./{ID}", file=shlex.quote(path.name), name=as_yaml)
    atomic.write(path, pack.encode())
    return written
