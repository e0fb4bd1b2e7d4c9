"""Mojibake and HTML entities, as ftfy repairs them, line by line and to a fixed point.

Of ftfy only what repairs damage is used: decoding again, C1 controls read as Windows-1252, pairs of surrogates made
whole (half a pair becomes U+FFFD), entities. Quotes, ligatures, width, line breaks, normalization, control characters
and terminal escapes are left to rules of their own.

The two rules share their work. ftfy unescapes, then decodes again, in turns, and the outcome depends on the turns; so
with both switched on each of them computes the whole, and takes those edits that are its own (`BESIDE_…`).
"""

from __future__ import annotations

import re
from functools import lru_cache, partial

import ftfy
from ftfy import TextFixerConfig
from ftfy.badness import BADNESS_RE
from ftfy.chardata import HTML_ENTITY_RE
from ftfy.fixes import SURROGATE_RE, fix_c1_controls, fix_surrogates, unescape_html

from cleantext.patterns.database import Database
from cleantext.transforms.base import Span, Transform
from cleantext.transforms.bytepatterns import alternatives
from cleantext.transforms.clusters import on_clusters
from cleantext.transforms.difference import difference

CONFIG = TextFixerConfig(
    unescape_html="auto",
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
"""ftfy's settings that do no harm. `repaired` is what `ftfy.fix_text` with them gives on a line, till it is stable."""

_LONGEST = CONFIG.max_decode_length  # characters; ftfy repairs longer lines in pieces
_BAD = "|".join((*alternatives(BADNESS_RE.pattern, BADNESS_RE.flags), r"\xed[\xa0-\xbf]"))  # one: a line is hit once
_ENTITY = r"&#?[0-9A-Za-z]{1,24};"
_ESCAPED_TWICE = re.compile(r"(?:&(?:#?[0-9A-Za-z]{1,24};)+)+")  # `&amp;lt;` and the like, or once only


def repaired(line: str, *, mojibake: bool = True, entities: bool = True) -> str:
    """The line without the damage. A `<` anywhere in it says that it is about HTML: then entities stay."""
    while True:
        unescape = entities and "<" not in line
        if len(line) <= _LONGEST:
            new = _segment(line, mojibake, unescape)
        else:
            cuts = range(0, len(line), _LONGEST)
            new = "".join(_segment(line[k : k + _LONGEST], mojibake, unescape) for k in cuts)
        settled = len(line) <= _LONGEST and not (entities and ("&" in line or "&" in new))
        if new == line or settled:  # without entities a segment is stable at once
            return new
        line = new


def _segment(text: str, mojibake: bool, unescape: bool) -> str:
    """ftfy's loop (`fix_and_explain`), less the looks that could find nothing."""
    while True:
        old = text
        if unescape:
            text = unescaped(text)
        if mojibake and not text.isascii():
            text = _decoded_again(text)
        if text == old or not (unescape and "&" in text):  # decoding again came to its own end
            return text


def _decoded_again(text: str) -> str:
    """`fix_encoding`, C1 controls and surrogates, till nothing changes or no sign of trouble is left."""
    while True:
        old = text
        text = _one_step(text, CONFIG).text
        if text == old:
            text = fix_surrogates(fix_c1_controls(text))
            if text == old:
                return text
        if text.isascii() or not _looks_bad(text):
            return text


def _looks_bad(text: str) -> bool:
    """Whether the text may be bad: ftfy's pattern, at Hyperscan's speed where that is to be had."""
    if not Database.available():
        return _bad(text)
    ids, _ = _database().scan(text.encode("utf-8", "surrogatepass"))
    return len(ids) > 0


@lru_cache(1)
def _database() -> Database:
    return Database((_BAD,))


# One look costs ftfy half of its time, and `fix_encoding` takes one too many; its single step is not public, though.
_one_step = getattr(ftfy, "_fix_encoding_one_step_and_explain", ftfy.fix_encoding_and_explain)


def unescaped(text: str) -> str:
    """Entities, once; one that stands for a line break becomes a space, since an edit within a line stays within it."""
    return HTML_ENTITY_RE.sub(lambda m: _character(m[0]), text) if "&" in text else text


@lru_cache(4096)
def _character(entity: str) -> str:
    new = unescape_html(entity)
    return " " if new in ("\n", "\r", "\f") else new


def _edits(line: str, mojibake: bool, entities: bool) -> tuple[list[Span], list[Span]]:
    """The edits of mojibake, and those of entities."""
    body = line.removesuffix("\r")
    new = repaired(body, mojibake=mojibake, entities=entities)
    if new == body:
        return [], []
    if not entities:
        return difference(body, new), []
    found = list(HTML_ENTITY_RE.finditer(body))
    if found and "<" not in body and unescaped(body) == new:
        return [], on_clusters(body, [(*m.span(), to) for m in found if (to := _character(m[0])) != m[0]])
    both: tuple[list[Span], list[Span]] = ([], [])
    for edit in difference(body, new):
        both[not mojibake or _ESCAPED_TWICE.fullmatch(body, *edit[:2]) is not None].append(edit)
    return both


_paired_edits = lru_cache(1)(partial(_edits, mojibake=True, entities=True))


def _bad(text: str) -> bool:
    return not text.isascii() and (BADNESS_RE.search(text) is not None or SURROGATE_RE.search(text) is not None)


def _escaped(text: str) -> bool:
    return "&" in text and HTML_ENTITY_RE.search(text) is not None


MOJIBAKE = Transform("mojibake", "line", (_BAD,), _bad, lambda line: _edits(line, True, False)[0])
ENTITIES = Transform("entities", "line", (_ENTITY,), _escaped, lambda line: _edits(line, False, True)[1])


BESIDE_ENTITIES = MOJIBAKE._replace(
    name="mojibake-beside-entities",
    wakes=(f"{_BAD}|{_ENTITY}",),
    may=lambda text: _escaped(text) or _bad(text),
    edits=lambda line: list(_paired_edits(line)[0]),
)
BESIDE_MOJIBAKE = ENTITIES._replace(
    name="entities-beside-mojibake",
    edits=lambda line: list(_paired_edits(line)[1]),
)
