"""A report as one HTML page that needs nothing else: no scripts, no fonts, no network."""

from __future__ import annotations

import re
from html import escape
from typing import Any

from cleantext.report.gather import Example, HeldBack, Loss, Report
from cleantext.shorten import shortened

_BEFORE_BREAK = re.compile(r"\r(?=\n|\Z)")
"""The carriage return of a line's ending, which is of no interest where the line is shown."""
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --gone: #c22; --new: #283; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
.tiles { display: flex; flex-wrap: wrap; gap: .75rem; padding: 0; list-style: none; }
.tiles li { background: var(--soft); border-radius: .5rem; padding: .5rem 1rem; min-width: 6rem; }
.tiles b { display: block; font-size: 1.4rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .3rem .5rem; vertical-align: top; }
th { font-weight: 600; } tr + tr td, thead + tbody td { border-top: 1px solid var(--line); }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
details { border-top: 1px solid var(--line); padding: .4rem 0; } summary { cursor: pointer; overflow: hidden; }
summary span { float: right; opacity: .7; } .why { opacity: .8; margin: .3rem 0 .6rem; }
del { color: var(--gone); } ins { color: var(--new); text-decoration: none; } .edit { white-space: pre-wrap; }
td { unicode-bidi: plaintext; } td, code { overflow-wrap: anywhere; }
.doc { opacity: .6; font-size: .85rem; } td.doc { width: 25%; text-align: right; }
"""


def render(report: Report) -> str:
    """The page."""
    documents = report.manifest["documents"]
    rules: dict[str, dict[str, int]] = report.manifest["rules"]
    parts = [
        '<!doctype html><html lang="en"><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>cleantext: {escape(report.output)}</title><style>{_STYLE}</style>",
        f"<h1>What cleantext did in <code>{escape(report.output)}</code></h1>",
        _tiles(documents),
        "<h2>Rules</h2><p>Open one for why it is there and for examples; <code>--disable</code> and its name switch it off.</p>",
        *(_rule(rule, rules[rule], report) for rule in sorted(rules, key=lambda r: (-rules[r]["edits"], r))),
    ]
    if not rules:
        parts.append("<p>No rule changed anything.</p>")
    elif not (report.examples or report.held):
        parts.append("<p>For examples, run <code>cleantext clean</code> with <code>--ledger</code>.</p>")
    parts += [
        _losses(report.losses),
        _quarantine(report.quarantine, documents["quarantined"]),
        _run(report.manifest),
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _tiles(documents: dict[str, int]) -> str:
    names = {
        "in": "documents", "changed": "changed", "emptied": "empty now", "held": "with removals held back",
        "quarantined": "in quarantine",
    }  # fmt: skip
    return '<ul class="tiles">' + "".join(f"<li><b>{documents[k]:,}</b>{names[k]}</li>" for k in names) + "</ul>"


def _rule(rule: str, counts: dict[str, int], report: Report) -> str:
    held = f", held back: {counts['held']:,}" if counts["held"] else ""
    numbers = f"edits: {counts['edits']:,}, documents: {counts['documents']:,}{held}"
    why = report.whys.get(rule, "")
    rows = "".join([*map(_example, report.examples.get(rule, ())), *map(_held, report.held.get(rule, ()))])
    table = f"<table><tbody>{rows}</tbody></table>" if rows else ""
    return (
        f"<details><summary><code>{escape(rule)}</code><span>{numbers}</span></summary>"
        f'<p class="why">{escape(why)}</p>{table}</details>'
    )


def _example(example: Example) -> str:
    removed = f"<del>{escape(_shown(example.removed))}</del>" if example.removed else ""
    replacement = f"<ins>{escape(_shown(example.replacement))}</ins>" if example.replacement else ""
    note = f'<div class="doc">{escape(_visible(example.note))}</div>' if example.note else ""
    before, after = escape(_visible(example.before)), escape(_visible(example.after))
    name = escape(_shown(example.document))
    return f'<tr><td class="edit">{before}{removed}{replacement}{after}{note}</td><td class="doc">{name}</td></tr>'


def _held(held: HeldBack) -> str:
    text, reason, name = escape(_shown(held.text)), escape(_visible(held.reason)), escape(_shown(held.document))
    return f'<tr><td>{text}<div class="doc">held back: {reason}</div></td><td class="doc">{name}</td></tr>'


def _shown(text: str) -> str:
    """A text with what would not be seen made visible, and its middle left out where it is long."""
    text = shortened(text, 400, 80)
    if text.strip(" \n\r\t"):
        return _visible(text.strip("\n"))
    return "".join({" ": "␣", "\n": "⏎", "\t": "⇥", "\r": "␍"}[c] for c in text)


def _visible(text: str) -> str:
    text = _BEFORE_BREAK.sub("", text)
    return "".join(c if c.isprintable() or c in "\n\t" else f"[U+{ord(c):04X}]" for c in text)


def _losses(losses: list[Loss]) -> str:
    if not losses:
        return ""
    rows = "".join(
        f'<tr><td>{escape(_shown(loss.document))}</td><td class="n">{loss.words:,}</td></tr>' for loss in losses
    )
    head = '<thead><tr><th>document</th><th class="n">words that went</th></tr></thead>'
    return f"<h2>Documents that lost most</h2><table>{head}<tbody>{rows}</tbody></table>"


def _quarantine(entries: list[dict[str, Any]], total: int) -> str:
    if not total:
        return ""
    rows = "".join(
        f"<tr><td>{escape(_shown(entry['id']))}</td><td>{escape(_visible(entry['reason']))}</td>"
        f'<td class="doc">{escape(_visible(_place(entry)))}</td></tr>'
        for entry in entries
    )
    more = f"<p>The first {len(entries)} of {total}.</p>" if total > len(entries) else ""
    head = "<thead><tr><th>document</th><th>reason</th><th></th></tr></thead>"
    return f"<h2>Quarantine</h2>{more}<table>{head}<tbody>{rows}</tbody></table>"


def _place(entry: dict[str, Any]) -> str:
    """Where a document stood whose id does not say so."""
    number = entry.get("line", entry.get("row"))
    place = entry["file"] if number is None else f"{entry['file']}:{number}"
    return "" if place == entry["id"] else place


def _run(manifest: dict[str, Any]) -> str:
    rows = "".join(
        f"<tr><td>{name}</td><td><code>{escape(str(manifest.get(key, '')))}</code></td></tr>"
        for name, key in (("version", "cleantext"), ("fingerprint", "fingerprint"), ("inputs", "inputs"))
    )
    return f"<h2>The run</h2><table><tbody>{rows}</tbody></table>"
