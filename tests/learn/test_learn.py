"""Learned packs: what repeats is found, the pack works, and nothing depends on the order of files."""

import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleantext.batches import Document
from cleantext.cleaner import Cleaner
from cleantext.cli.learn import command
from cleantext.learn import Counts, pack_of
from cleantext.packs import load_pack

BODY = "On the {n}th day the ferry left an hour late, because its pilot had been up all night with a sick child."


def page(n: int) -> str:
    return f"The Quay Post\n\nFerry late again, part {n}\n\n{BODY.format(n=n)}\n\nSeen {n * 7} times\nWrite to the quay"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n in range(1, 9):
        file = tmp_path / "in" / ("quay" if n < 7 else "other") / f"{n}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page(n) if n < 7 else f"Alone {n}\n\n{BODY.format(n=n)}", "utf-8")
    return tmp_path / "in"


def learned(pages: list[tuple[str, str, str]]) -> str:
    with Counts() as counts:
        for site, file, text in pages:
            counts.add(site, file, text)
        return pack_of(counts.repeated(), "learned")


def test_a_learned_pack_loads_and_takes_what_repeats(folder: Path, tmp_path: Path) -> None:
    pack = tmp_path / "quay.yaml"
    outcome = CliRunner().invoke(command, [str(folder), "-o", str(pack)])
    assert outcome.exit_code == 0, outcome.output
    rules = {rule.id: rule for rule in load_pack(pack).rules}
    assert set(rules) == {
        "quay/the-quay-post",
        "quay/seen-0-times",
        "quay/write-to-the-quay",
        "quay/ferry-late-again-part-0",
    }
    assert all(rule.status == "candidate" and rule.evidence is not None for rule in rules.values())
    assert rules["quay/seen-0-times"].evidence.count == 6  # type: ignore[union-attr]
    cleaner = Cleaner([pack], builtin=False, disable=["quay/ferry-late-again-part-0"])
    clean = cleaner.run(Document(page(40), "quay/40.txt")).text
    assert clean == f"Ferry late again, part 40\n\n{BODY.format(n=40)}"
    assert cleaner.run(Document(page(40), "elsewhere/40.txt")).text == page(40)


def test_the_order_of_files_makes_no_difference() -> None:
    pages = [("quay", f"quay/{n:02}.txt", page(n // 2)) for n in range(20)]  # each text is there twice
    mixed = pages[:]
    random.Random(3).shuffle(mixed)
    assert mixed != pages
    assert learned(mixed) == learned(pages) == learned(pages[::-1])
    assert "quay/00.txt" in learned(pages)
    assert "quay/01.txt" not in learned(pages)


def test_the_same_text_twice_is_no_repetition() -> None:
    assert "rules: []" in learned([("quay", f"{n}.txt", page(1)) for n in range(9)])


def test_a_pack_that_is_there_is_not_replaced_by_itself(folder: Path, tmp_path: Path) -> None:
    pack = tmp_path / "quay.yaml"
    pack.write_text("kept", "utf-8")
    outcome = CliRunner().invoke(command, [str(folder), "-o", str(pack)])
    assert outcome.exit_code != 0
    assert pack.read_text("utf-8") == "kept"
