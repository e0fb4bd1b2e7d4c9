"""What HTML extractors make of the training pages: the votes that silver labels are counted from.

One row a page: its id and one text an extractor. An extractor that fails on a page has the vote "".
"""

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import justext
import lxml.html
import readability
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

STOPLISTS = {
    "en": "English",
    "de": "German",
    "pl": "Polish",
    "ru": "Russian",
    "el": "Greek",
    "es": "Spanish",
    "fr": "French",
}


def by_trafilatura(html: str, lang: str) -> str:
    return trafilatura.extract(html, include_comments=False) or ""


def by_trafilatura_precise(html: str, lang: str) -> str:
    return trafilatura.extract(html, include_comments=False, include_tables=False, favor_precision=True) or ""


def by_readability(html: str, lang: str) -> str:
    summary = readability.Document(html).summary(html_partial=True)
    return extract_plain_text(summary, main_content=False, preserve_formatting=True, list_bullets=False)


def by_resiliparse(html: str, lang: str) -> str:
    return extract_plain_text(html, main_content=True, list_bullets=False)


def by_justext(html: str, lang: str) -> str:
    words = justext.get_stoplist(STOPLISTS[lang]) if lang in STOPLISTS else frozenset()
    thresholds = {} if words else {"stopwords_low": 0.0, "stopwords_high": 0.0}
    return "\n".join(p.text for p in justext.justext(html, words, **thresholds) if not p.is_boilerplate)


EXTRACTORS: dict[str, Callable[[str, str], str]] = {
    "trafilatura": by_trafilatura,
    "precise": by_trafilatura_precise,
    "readability": by_readability,
    "resiliparse": by_resiliparse,
    "justext": by_justext,
}


def rows(folder: Path) -> Iterator[dict[str, object]]:
    """The pages that have HTML."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf8") as lines:
            for line in lines:
                row = json.loads(line)
                if row.get("html"):
                    yield row


def votes(html: str, lang: str) -> dict[str, str]:
    """What each extractor makes of a page."""
    found = {}
    for name, extractor in EXTRACTORS.items():
        try:
            found[name] = extractor(html, lang)
        except (
            lxml.etree.LxmlError,
            readability.readability.Unparseable,
            justext.core.JustextError,
            ValueError,
            AssertionError,
        ) as error:
            print(f"{name}: {error!r}")
            found[name] = ""
    return found


def extract(folder: Path, cache: Path) -> None:
    """Run every extractor on every page of `folder` and write the votes to `cache`."""
    with gzip.open(cache.with_suffix(".tmp"), "wt", encoding="utf8") as out:
        for row in rows(folder):
            out.write(
                json.dumps({"id": row["id"], "source": row["source"], **votes(str(row["html"]), str(row["lang"]))})
                + "\n"
            )
    cache.with_suffix(".tmp").rename(cache)
