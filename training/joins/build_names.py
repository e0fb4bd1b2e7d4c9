"""Build cleantext/joins/data/products.bloom and packages.bloom: names that are one word though they look like several.

    npm install --prefix NAMES PACKAGE ...
    python -m training.joins.build_names NAMES/node_modules

The packages are those of `PRODUCTS` and `PACKAGES`: the words of cspell's dictionaries for programmers (MIT; Django's
WTFPL), the brands of name-suggestion-index (BSD-3-Clause), the titles of simple-icons (CC0), the names of apps in arcticons
(CC BY-SA 4.0), the firms of the IEEE's list in oui-data (BSD-2-Clause), and the names of all npm packages (MIT). Of these the
filters hold what the tables of a language would take for joins. The same versions give the same bytes.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cleantext.joins.bloom import filled
from cleantext.joins.tables import Lexicon, available
from training.joins.build_tables import HERE, like_joins

DICTIONARIES = [
    "aws",
    "bash",
    "companies",
    "cpp",
    "cryptocurrencies",
    "css",
    "data-science",
    "django",
    "docker",
    "dotnet",
    "filetypes",
    "fullstack",
    "gaming-terms",
    "golang",
    "google",
    "html",
    "java",
    "k8s",
    "latex",
    "makefile",
    "markdown",
    "node",
    "npm",
    "php",
    "pokemon",
    "public-licenses",
    "python",
    "r",
    "ruby",
    "rust",
    "scientific-terms-us",
    "software-terms",
    "sql",
    "swift",
    "terraform",
    "typescript",
    "vim",
    "win32",
]
PRODUCTS = [*(f"@cspell/dict-{name}" for name in DICTIONARIES), "name-suggestion-index", "simple-icons", "oui-data"]
PRODUCTS += ["@iconify-json/arcticons"]
PACKAGES = ["all-the-package-names"]
BITS = {"products": 16, "packages": 10}
"""Of a filter for each of its words. There are few products, so that to be taken for one means something."""
WORD = re.compile(r"[A-Za-z]+")


def words(text: str) -> Iterator[str]:
    """The words of a text, in lower case."""
    return (word.lower() for word in WORD.findall(text))


def products(modules: Path) -> Iterator[str]:
    """The names of products and firms in the packages that are installed here. Raises FileNotFoundError if one isn't."""
    for name in DICTIONARIES:
        for file in sorted((modules / "@cspell" / f"dict-{name}").rglob("*.txt*")):
            data = file.read_bytes()
            yield from words((gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8"))
    for group in _json(modules / "name-suggestion-index/dist/json/nsi.json")["nsi"].values():
        for item in group.get("items", ()):
            yield from words(" ".join([item["displayName"], *map(str, item["tags"].values())]))
    for icon in _json(modules / "simple-icons/data/simple-icons.json"):
        yield from words(icon["title"])
    yield from (name.replace("-", "") for name in _json(modules / "@iconify-json/arcticons/icons.json")["icons"])
    for firm in _json(modules / "oui-data/index.json").values():
        yield from words(firm.split("\n")[0])


def packages(modules: Path) -> Iterator[str]:
    """The names of npm packages, without the names of who made them."""
    return (name.split("/")[-1] for name in _json(modules / "all-the-package-names/names.json"))


def _json(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))


def chosen(names: Iterable[str], lexicons: Iterable[Lexicon]) -> list[str]:
    """Those of the names that look like several words in one of the languages, in order."""
    plain = sorted({name for name in names if name.isalpha() and name.isascii()})
    return sorted({name for lexicon in lexicons for name in like_joins(lexicon, plain)})


def main(modules: Path) -> None:
    lexicons = [Lexicon.load(language) for language in sorted(available())]
    for name, found in (("products", products(modules)), ("packages", packages(modules))):
        own = chosen(found, lexicons)
        blob = filled(own, BITS[name])
        (HERE / f"{name}.bloom").write_bytes(blob)
        print(f"{name}: {len(own):,} names, {len(blob):,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
