"""Packs that were learned, as they are written and used."""

from __future__ import annotations

import json
from pathlib import Path

from cleantext import Cleaner, load_pack
from cleantext.checks import check
from cleantext.engine.sites import matches
from cleantext.learn import Repeated, pack_of, packs_of
from cleantext.testing import failures_of
from cleantext.types import Document
from tests.command_line import Command

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


def test_434_no_learned_pack_is_larger_than_a_pack_may_be() -> None:
    """Two sites with the same lines: the ids of one get numbers in a pack with the other's, and were counted without."""
    lines = [f"Berth {a}{b}" for a in "abcdefghijklmnop" for b in "abcdefghijklmnop"]
    found = [
        Repeated(site, line.lower(), line, True, 5 + n, 900, (f"{n}.txt",), "head")
        for site in ("a.example", "b.example")
        for n, line in enumerate(lines)
    ]
    half = len(pack_of(found[: len(lines)], "learned").encode())
    for most in (half + 4000, 2 * half, 2 * half + 4000):
        packs = [text for _, text in packs_of(found, "learned", most)]
        assert max(len(text.encode()) for text in packs) <= most
        assert sum(text.count("kind: line") for text in packs) == len(found)
    assert len(packs) == 1


def test_a_doubtful_rule_is_off_and_said_to_be(cleantext: Command, tmp_path: Path) -> None:
    found = Repeated("", "next stop", "Next stop", True, 3, 9, ("1.txt",), "anywhere", doubtful=True)
    (tmp_path / "learned.yaml").write_text(pack_of([found], "learned"), "utf-8")
    (tmp_path / "a.txt").write_text(f"{BODY}\n\nNext stop\n\n{BODY}", "utf-8")
    listed = cleantext("rules", "list", "--pack", "learned.yaml").stdout
    assert "off: `status: doubtful`" in listed
    assert "it is switched off" in cleantext("explain", "a.txt:3", "--pack", "learned.yaml").stdout
    (tmp_path / "own.yaml").write_text(
        "pack: own\nextends: [learned.yaml]\noverride:\n  learned/next-stop: {status: active}\n", "utf-8"
    )
    assert "Next stop" not in cleantext("clean", "-q", "a.txt", "--pack", "own.yaml").stdout
