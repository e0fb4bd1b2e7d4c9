"""Writes the rule reference, docs/reference/, from the packs themselves: one page a pack, and an index.

python docs/generate_reference.py            # writes the pages
python docs/generate_reference.py --check    # exit code 1 when they are not current
"""

from __future__ import annotations

import sys
from pathlib import Path

from cleantext.kinds import Rule
from cleantext.kinds.cued import CuedRule
from cleantext.kinds.replace import ReplaceRule
from cleantext.packs import Pack, builtin, builtin_files, default_files
from cleantext.packs.find import rules_folder
from cleantext.testing.failure import shown

HERE = Path(__file__).parent / "reference"
HEAD = "<!-- Written by docs/generate_reference.py from the packs; do not edit. -->\n\n"
SHARED = {
    "id",
    "why",
    "traps",
    "examples",
    "kind",
    "stage",
    "phrases",
    "titles",
    "pattern",
    "status",
    "evidence",
    "ignore_case",
}
MOST_PHRASES = 60


def pages() -> dict[str, str]:
    """Name of each file -> its text."""
    packs = {name: builtin(name) for name in builtin_files()}
    return {"index.md": index(packs), **{f"{name}.md": page(pack) for name, pack in packs.items()}}


def index(packs: dict[str, Pack]) -> str:
    """The table of all packs."""
    on = default_files()
    out = [
        f"{HEAD}# Rule reference\n",
        "Every built-in rule, from the packs themselves: what it looks for, what it changes, and what it leaves alone. Its",
        "full name, such as `web-en/byline`, is what `--disable` takes. Packs that are not on by themselves are used by",
        "name: `cleantext clean … --pack unwrap`.\n",
    ]
    out += ["| Pack | On | Rules | Languages | What it is for |", "|---|---|---|---|---|"]
    for name, pack in packs.items():
        head = pack.head
        languages = ", ".join(head.languages) or "all"
        state = "yes" if name in on else "by name"
        what = head.description or ", ".join(rule.id.partition("/")[2] for rule in pack.rules)
        out.append(f"| [{name}]({name}.md) | {state} | {len(pack.rules)} | {languages} | {_cell(what)} |")
    return "\n".join(out) + "\n"


def page(pack: Pack) -> str:
    """The page of one pack."""
    head = pack.head
    source = Path(pack.places[pack.rules[0].id][0]) if pack.rules else Path()
    out = [f"{HEAD}# {pack.name}\n"]
    if head.description:
        out.append(f"{_prose(head.description)}\n")
    facts = [f"Version {head.version}", f"languages: {', '.join(head.languages) or 'all'}"]
    facts += [f"profiles: {', '.join(head.profiles)}"] if head.profiles else []
    if pack.rules:
        folder = rules_folder().resolve()
        facts.append(f"source: `rules/{source.resolve().relative_to(folder).as_posix()}`")
    out.append(" · ".join(facts) + "\n")
    out += [section(pack, rule) for rule in pack.rules]
    return "\n".join(out)


def section(pack: Pack, rule: Rule) -> str:
    """What there is to say of one rule."""
    name = rule.id.partition("/")[2]
    out = [
        f"## {name}\n",
        f"`{rule.id}` · kind [{rule.kind}](../kinds/{rule.kind.replace('_', '-')}.md) · stage {rule.stage}\n",
        f"{_prose(rule.why)}\n",
    ]
    for what in ("phrases", "titles"):
        phrases = [f"`{phrase}`" for phrase in getattr(rule, what, ())]
        more = f" and {len(phrases) - MOST_PHRASES} more" if len(phrases) > MOST_PHRASES else ""
        if phrases:
            out.append(f"**{what.capitalize()}:** {', '.join(phrases[:MOST_PHRASES])}{more}\n")
    pattern = getattr(rule, "pattern", None)
    if pattern:
        out.append(f"**Pattern:**\n\n```text\n{pattern}\n```\n")
    settings = _settings(pack, rule)
    if settings:
        out.append(f"**Settings:** {', '.join(settings)}\n")
    if rule.traps:
        out.append("**Must stay:**\n\n" + "\n".join(f"- {_prose(trap)}" for trap in rule.traps) + "\n")
    out.append("**Changes**\n")
    out += [f"{_block(change.before)}\nbecomes\n\n{_block(change.after)}" for change in rule.examples.change]
    out.append("**Stays**\n")
    out += [_block(keep) for keep in rule.examples.keep]
    return "\n".join(out)


def _settings(pack: Pack, rule: Rule) -> list[str]:
    """What the rule sets to something else than the default of its kind, or than its pack."""
    out = []
    for field, value in rule.model_dump(exclude_unset=True, by_alias=True).items():
        if field in SHARED or value == getattr(pack.head, field, None):
            continue
        if field == "unless" and isinstance(rule, CuedRule | ReplaceRule):
            out += [f"`unless.{k}: {v}`" for k, v in rule.unless.model_dump(exclude_defaults=True).items()]
        else:
            out.append(f"`{field}: {', '.join(value) if isinstance(value, tuple) else value}`")
    return out


def _block(text: str) -> str:
    """A text as it is, invisible characters shown; fenced so that Markdown leaves it alone."""
    body = "\n".join(_line(line) for line in text.split("\n"))
    return f"```text\n{body if text else '(nothing)'}\n```\n"


def _line(line: str) -> str:
    return shown(line) if line and not line.isprintable() else line


def _prose(text: str) -> str:
    """A sentence that Markdown takes as it is meant."""
    return text.replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_")


def _cell(text: str) -> str:
    return _prose(text).replace("|", "\\|")


def main() -> int:
    wanted = pages()
    there = {file.name: file.read_text(encoding="utf-8") for file in HERE.glob("*.md")}
    if "--check" in sys.argv[1:]:
        stale = sorted(name for name in {*wanted, *there} if wanted.get(name) != there.get(name))
        if stale:
            print(f"not current: {', '.join(stale)}; run python docs/generate_reference.py", file=sys.stderr)
        return int(bool(stale))
    HERE.mkdir(exist_ok=True)
    for name in there.keys() - wanted.keys():
        (HERE / name).unlink()
    for name, text in wanted.items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(wanted)} pages in {HERE.name}/")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
