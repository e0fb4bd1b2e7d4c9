"""What packs that were learned, their `sites`, `diff` and `report` did wrong; numbered as in test_regressions.py."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleantext import Cleaner, load_pack
from cleantext.checks import check
from cleantext.engine.sites import matches
from cleantext.errors import UsageError
from cleantext.model import Document
from cleantext.testing import failures_of
from tests.command_line import CLEAN, MESSY, Command

BODY = "On the {n}th day the ferry left an hour late, because its pilot had been up all night with a sick child."


def pages(folder: Path, name: str, *lines: str) -> None:
    """Three pages with these lines below their text."""
    for n in range(3):
        page = folder / name.format(n=n)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("\n\n".join([BODY.format(n=f"{n}{len(name)}"), *lines]), "utf-8")


def test_312_a_folder_with_brackets_in_its_name(cleantext: Command, tmp_path: Path) -> None:
    """They stood for one of the letters within, so what was learned there was never used."""
    pages(tmp_path, "in/[old] news?/{n}.txt", "Write to the quay")
    assert cleantext("learn", "in", "-o", "quay.yaml").exit_code == 0
    cleaner = Cleaner("quay.yaml", builtin=False)
    text = f"{BODY}\n\nWrite to the quay"
    assert cleaner.run(Document(text, "[old] news?/9.txt")).text == BODY
    assert cleaner.run(Document(text, "o news?/9.txt")).text == text
    assert cleaner.run(Document(text, "[old] newsy/9.txt")).text == text
    assert matches("https://a.example.org/b.c", ["*.example.org"])
    assert not matches("https://example-org/", ["example.org"])


@pytest.mark.parametrize(
    ("site", "pattern", "is_for"),
    [
        ("crawl/quay/deep/1.txt", "crawl/quay", True),
        ("crawl/quayside/1.txt", "crawl/quay", False),
        ("crawl/quay.txt", "crawl/quay", False),
        ("crawl/quay.txt", "crawl/quay.txt", True),
        ("crawl/quayside/1.txt", "crawl/quay*", True),
        ("home/quay/1.txt", "/quay/", True),
        ("home/quayside/1.txt", "/quay/", False),
        ("https://www.example.org/news/1", "www.example.org/news", True),
        ("https://example.org/news/1", "www.example.org/news", True),
        ("https://example.org.invalid/", "example.org/", False),
        ("https://news.example.org/1", "example.org/", True),
    ],
)
def test_313_folders_end_where_they_end_and_hosts_may_begin_with_www(site: str, pattern: str, is_for: bool) -> None:
    """`crawl/quay` held for `crawl/quayside`, too, and `www.example.org/news` for nothing."""
    assert matches(site, [pattern]) == is_for


def test_314_what_is_learned_at_the_top_is_not_learned_again_below(cleantext: Command, tmp_path: Path) -> None:
    """A rule of no site is for all of them: `rules check` refused the pack that `learn` had just written."""
    pages(tmp_path, "in/{n}.txt", "Write to the quay", "Founded in 1871", "Seen {n} times", "The end")
    pages(tmp_path, "in/mill/{n}.txt", "WRITE to the quay!", "Founded in 1950", "The mill")
    for folder in ("in", "in/mill"):
        for n in range(3):
            page = tmp_path / folder / f"{n}.txt"
            page.write_text(page.read_text("utf-8") + f"\n\nRead by {n * 7}", "utf-8")
    assert cleantext("learn", "in", "-o", "learned.yaml").exit_code == 0
    pack = load_pack("learned.yaml")
    assert check(["learned.yaml"]) == []
    assert not failures_of(pack, examples=5)
    cleaner = Cleaner(pack, builtin=False)
    below = "Write to the quay\n\nFounded in 1950\n\nThe mill\n\nRead by 99"
    assert cleaner.run(Document(f"{BODY}\n\n{below}", "mill/9.txt")).text == BODY
    above = below.replace("99", "8")
    left = f"{BODY}\n\nFounded in 1950\n\nThe mill"
    assert cleaner.run(Document(f"{BODY}\n\n{above}", "9.txt")).text == left


def test_315_what_changes_within_a_long_paragraph_is_seen(cleantext: Command, tmp_path: Path) -> None:
    """`diff` left out the middle of the line, before and after looked alike, and each of thousands of edits in one line
    held the whole of it twice."""
    story = BODY.format(n=7) + " "
    (tmp_path / "a.txt").write_text(f"{story * 3}It rained . {story * 3}", "utf-8")
    (tmp_path / "b.txt").write_text("It rained . " * 20_000, "utf-8")
    out = cleantext("diff", "a.txt", "--pack", "house.yaml", "--no-builtin").output
    assert "sick child. It rained . On the 7th" in out
    assert "sick child. It rained. On the 7th" in out
    long = cleantext("diff", "b.txt", "--pack", "house.yaml", "--no-builtin", "--json").output
    assert long.count('"rule"') == 20_000
    assert len(long) < 10_000_000


def test_329_an_address_that_is_none(cleantext: Command, tmp_path: Path) -> None:
    """One broken URL stopped `learn` with a traceback, and sent the document to quarantine where a rule had `sites`."""
    urls = ["http://[quay/", "http://[not-a-number]/1", "file:///srv/1", "https:///1", "https://quay.example/1"]
    records = [{"text": f"{BODY.format(n=n)}\n\nWrite to the quay", "url": url} for n, url in enumerate(urls)]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    learned = cleantext("learn", "in.jsonl", "-o", "quay.yaml")
    assert "5 documents: 1 repeated line on 1 site" in learned.output
    for url in urls:
        assert not matches(url, ["srv.example", "quay.example/news", "quay"])
    assert matches(urls[-1], ["quay.example"])


def test_331_a_site_that_is_none(house: Path) -> None:
    """As a table gives it; the first rule with `sites` that woke raised AttributeError."""
    house.write_text(house.read_text().replace("version: 1.0.0", "sites: [quay.example]"))
    cleaner = Cleaner(house, builtin=False)
    assert cleaner.run(Document(MESSY, None)).text == MESSY  # type: ignore[arg-type]
    assert cleaner.run(Document(MESSY, "https://quay.example")).text == CLEAN
    with pytest.raises(UsageError, match=r"site is a str, its URL or path, not nan \(float\)"):
        cleaner.run(Document(MESSY, float("nan")))  # type: ignore[arg-type]
