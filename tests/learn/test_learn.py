"""Learned packs: what repeats is found, the pack works, and nothing depends on the order of files."""

import random
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleantext.cleaner import Cleaner
from cleantext.cli.learn import command
from cleantext.kinds import LineRule
from cleantext.learn import Counts, Repeated, pack_of, packs_of, site_of
from cleantext.packs import load_pack
from cleantext.testing import failures_of
from cleantext.types import Document

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
    assert rules["quay/seen-0-times"].evidence.count == 6
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


def found(pages: list[tuple[str, str, str]], **options: float) -> dict[str, tuple[int, int, str]]:
    with Counts() as counts:
        for site, file, text in pages:
            counts.add(site, file, text)
        return {each.line: (each.on, each.pages, each.where) for each in counts.repeated(**options)}


def test_a_line_counts_once_a_document_and_for_its_site_alone() -> None:
    pages = [("quay", f"quay/{n}", f"Menu {n}a\n\nWrite to us\nWrite to us\nWrite to us") for n in range(2)]
    assert found([*pages, ("mill", "mill/1", "Write to us")]) == {}
    assert found([*pages, ("quay", "quay/9", "Write to us")])["Write to us"][:2] == (3, 3)


def test_a_menu_is_one_rule_and_a_host_one_site() -> None:
    pages = [("quay", f"quay/{n}", f"Menu\n\nAbout the quay\n\n{BODY.format(n=n)}") for n in range(3)]
    assert learned(pages).count("kind: line") == 1
    assert "phrases:\n      - About the quay\n      - Menu" in learned(pages)
    assert site_of("https://www.example.org:80/a/b") == site_of("http://example.org/c") == "example.org"


def test_it_needs_a_share_of_the_sites_pages() -> None:
    pages = [("quay", f"quay/{n}", f"Page {'abcdefghij'[n]}\n{'Write to us' if n < 3 else ''}") for n in range(10)]
    assert "Write to us" in found(pages, share=0.3)
    assert "Write to us" not in found(pages, share=0.31)
    assert "Write to us" not in found(pages, least=4)


def test_without_a_word_it_needs_three_pages_and_a_hundredth_of_them() -> None:
    pages = [("quay", f"{n}", f"Page {n:b}\n{'Write to us' if n < 3 else ''}") for n in range(301)]
    assert "Write to us" not in found(pages)
    assert "Write to us" in found(pages[:300])
    assert "Write to us" not in found(pages[1:300])


@pytest.mark.parametrize(("size", "lines"), [(300, 1), (301, 0)])
def test_a_long_line_is_never_learned(size: int, lines: int) -> None:
    assert len(found([("quay", f"{n}", f"{'-' * 9 + 'x' * size}\nPage {'abc'[n]}") for n in range(3)])) == lines


def test_lines_of_marks_alone_are_never_learned() -> None:
    assert found([("quay", f"{n}", f"…\n\n---\n=\n~ ~\nPage {'abc'[n]}") for n in range(3)]) == {}


def test_a_line_is_told_as_it_stands_in_the_first_of_the_files() -> None:
    pages = [("quay", f"{n}", f"{'Write to us' if n else 'WRITE TO US'}\nPage {'abc'[n]}") for n in (2, 0, 1)]
    assert "WRITE TO US" in found(pages)


def test_lines_are_learned_mended_though_other_rules_know_them(tmp_path: Path) -> None:
    """Encoding and characters come before rules for lines see them; no other rule has a say."""
    (tmp_path / "in").mkdir()
    for n in range(3):
        (tmp_path / f"in/{n}.txt").write_text(f"{BODY.format(n=n)}\n\nWhatâ€™s on .\n\nLeave a Comment", "utf-8")
    pack = tmp_path / "quay.yaml"
    assert CliRunner().invoke(command, [str(tmp_path / "in"), "-o", str(pack)]).exit_code == 0
    (rule,) = load_pack(pack).rules
    assert isinstance(rule, LineRule)
    assert set(rule.phrases) == {"Leave a Comment", "What’s on ."}


def test_the_outcome_does_not_depend_on_when_lines_go_to_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [("quay", f"quay/{n:02}.txt", page(n)) for n in range(20)]
    whole = learned(pages)
    monkeypatch.setattr("cleantext.learn.counts._BATCH", 3)
    assert learned(pages) == whole


def test_its_place_is_where_nearly_all_of_it_stands() -> None:
    texts = [f"{'Top' if n else 'Elsewhere'}\n\n" + "\n\n".join([BODY.format(n=n)] * 5) + "\n\nFoot" for n in range(9)]
    middle = "\n\n".join([BODY.format(n=77)] * 5)
    both = [f"Both\n\n{text}\n\nBoth" if n % 2 else f"{text}\n\nBoth" for n, text in enumerate(texts)]
    amid = [f"{text}\n\nAmid\n\n{middle}" for text in texts]
    where = {line: place for line, (_, _, place) in found([("s", str(n), text) for n, text in enumerate(both)]).items()}
    assert (where["Top"], where["Foot"], where["Both"]) == ("head", "tail", "anywhere")
    assert found([("s", str(n), text) for n, text in enumerate(amid)])["Amid"][2] == "anywhere"


def test_a_line_at_both_ends_of_texts_without_prose_has_no_place() -> None:
    assert found([("quay", f"{n}", f"Menu\nPage {'abc'[n]}") for n in range(3)])["Menu"][2] == "anywhere"


def test_prose_must_stand_on_twice_as_many_pages_word_for_word() -> None:
    prose = "What is said in this column is its author's opinion, and the harbour board does not answer for any of it."
    pages = [("quay", f"{n}", f"Page {'abcdef'[n]}\n\n{prose}") for n in range(6)]
    assert prose in found(pages)
    assert prose not in found(pages[:5])
    assert found([(*page[:2], page[2].replace("column", f"column {n}")) for n, page in enumerate(pages)]) == {}
    assert prose in found(pages[:4], least=2)
    assert prose not in found(pages[:3], least=2)


def test_what_was_counted_is_gone_when_the_counts_are() -> None:
    with Counts() as counts:
        folder = Path(counts._folder.name)
        assert any(folder.iterdir())
    assert not folder.exists()


def test_a_line_of_the_tail_is_learned_for_the_tail(tmp_path: Path) -> None:
    (tmp_path / "learned.yaml").write_text(learned([("", f"{n}", f"{BODY.format(n=n) * 3}\n\nFoot") for n in range(3)]))
    cleaner = Cleaner(tmp_path / "learned.yaml", builtin=False)
    assert [rule.where for rule in cleaner.rules if isinstance(rule, LineRule)] == ["tail"]
    long = f"Foot\n\n{BODY * 5}\n\nFoot"
    assert cleaner(long) == f"Foot\n\n{BODY * 5}"


def test_the_same_text_twice_is_no_repetition() -> None:
    assert "rules: []" in learned([("quay", f"{n}.txt", page(1)) for n in range(9)])


def test_what_is_too_much_for_one_pack_goes_to_several(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for site in ("mill", "pier"):
        for n in range(1, 4):
            (folder / site).mkdir(exist_ok=True)
            (folder / site / f"{n}.txt").write_text(f"Alone at the {site}\n\n{BODY.format(n=f'{n}{site}')}", "utf-8")
    whole = tmp_path / "whole.yaml"
    assert CliRunner().invoke(command, [str(folder), "-o", str(whole)]).exit_code == 0
    wanted = {rule.id.partition("/")[2] for rule in load_pack(whole).rules}
    monkeypatch.setattr("cleantext.learn.packs_of", lambda repeated, name, most: packs_of(repeated, name, 4000))
    outcome = CliRunner().invoke(command, [str(folder), "-o", str(tmp_path / "parts.yaml")])
    assert outcome.exit_code == 0, outcome.output
    parts = sorted(path.name for path in tmp_path.glob("parts*.yaml"))
    assert parts == ["parts-2.yaml", "parts.yaml"]
    assert all(name in outcome.output for name in parts)
    packs = [load_pack(tmp_path / name) for name in parts]
    assert [pack.name for pack in packs] == ["parts-2", "parts"]
    assert {rule.id.partition("/")[2] for pack in packs for rule in pack.rules} == wanted
    monkeypatch.setattr("cleantext.learn.packs_of", lambda repeated, name, most: packs_of(repeated, name, 900))
    assert "--least" in str(CliRunner().invoke(command, [str(folder), "-o", str(tmp_path / "no.yaml")]).exception)


@pytest.mark.parametrize(("where", "rules"), [("head", 2), ("tail", 1), ("anywhere", 2)])
def test_a_rule_of_no_site_spares_another_where_it_takes_its_line(where: str, rules: int) -> None:
    found = [
        Repeated(site, "write to us", "Write to us", True, 5, 9, ("1.txt",), place)
        for site, place in (("", "tail"), ("quay", where))
    ]
    ((_, pack),) = packs_of(found, "learned", 10_000)
    assert pack.count("kind: line") == rules


def test_a_pack_that_is_there_is_not_replaced_by_itself(folder: Path, tmp_path: Path) -> None:
    pack = tmp_path / "quay.yaml"
    pack.write_text("kept", "utf-8")
    outcome = CliRunner().invoke(command, [str(folder), "-o", str(pack)])
    assert outcome.exit_code != 0
    assert pack.read_text("utf-8") == "kept"


@pytest.mark.parametrize(
    ("file", "name"), [("My House.yaml", "my-house"), ("Über_2.yml", "ber-2"), ("_", "learned"), ("no.yaml", "no")]
)
def test_a_pack_is_called_like_its_file(folder: Path, tmp_path: Path, file: str, name: str) -> None:
    assert CliRunner().invoke(command, [str(folder), "-o", str(tmp_path / file)]).exit_code == 0
    assert load_pack(tmp_path / file).name == name


@pytest.mark.parametrize(
    ("settings", "said", "lines"),
    [
        ("", [], 0),
        ("profile: page\n", [], 1),
        ("", ["--profile", "page"], 1),
        ("profile: page\n", ["--profile", "article"], 0),
    ],
)
def test_289_of_pages_that_is_learned_which_the_profile_reads(
    tmp_path: Path, settings: str, said: list[str], lines: int
) -> None:
    """Nothing but a settings file had whole pages read."""
    pytest.importorskip("resiliparse")
    (tmp_path / "cleantext.yaml").write_text(settings)
    (tmp_path / "in").mkdir()
    for n in range(3):
        page = f"<body><nav>Out to sea</nav><main><p>{BODY.format(n=n)}</p></main></body>"
        (tmp_path / f"in/{n}.html").write_text(page)
    pack = tmp_path / "learned.yaml"
    assert CliRunner().invoke(command, [str(tmp_path / "in"), "-o", str(pack), *said]).exit_code == 0
    assert len(load_pack(pack).rules) == lines


@pytest.mark.parametrize(
    "wrong", [["-o", "x.yaml"], ["in"], ["in", "-o", "x", "--least", "1"], ["in", "-o", "x", "--share", "2"]]
)
def test_a_wrong_call_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("Write to us")
    outcome = CliRunner().invoke(command, wrong)
    assert (outcome.exit_code, "Usage:" in outcome.output) == (2, True)
    assert not (tmp_path / "x.yaml").exists()


def test_a_learned_rule_reads_well_and_its_examples_guard_it(tmp_path: Path) -> None:
    pages = [("quay", f"quay/{n}", f"Abo\n\nGrüße aus Übersee\n\n{BODY.format(n=n)}") for n in range(3)]
    pack = tmp_path / "learned.yaml"
    pack.write_text(learned([*pages, ("quay", "quay/3", "Grüße aus Übersee")]), "utf-8")
    assert "        - in: |-\n            Grüße aus Übersee\n\n            The ferry" in pack.read_text("utf-8")
    assert [rule.id for rule in load_pack(pack).rules] == ["learned/grusse-aus-ubersee", "learned/abo"]
    assert not failures_of(load_pack(pack), examples=5)  # nor a warning


def loaded(folder: Path, *ends: str) -> Cleaner:
    """What is learned of three pages, each with an end of its own, as a cleaner."""
    pack = folder / "learned.yaml"
    pages = [("", f"{n}", f"{BODY.format(n=n)}\n\n{end}") for n, end in enumerate(ends)]
    pack.write_text(learned(pages), "utf-8")
    return Cleaner(pack, builtin=False)


def test_digits_that_never_differ_are_a_part_of_the_line(tmp_path: Path) -> None:
    cleaner = loaded(tmp_path, *["Founded in 1871"] * 3)
    assert cleaner(f"{BODY}\n\nFounded in 1871") == BODY
    assert cleaner(f"{BODY}\n\nFounded in 1950") == f"{BODY}\n\nFounded in 1950"


def test_lines_that_begin_alike_are_rules_of_their_own(tmp_path: Path) -> None:
    seen = "Seen {} times by the people of the {}"
    ends = ["\n".join(seen.format(n, place) for place in ("mill", "pier", "quay")) for n in range(3)]
    cleaner = loaded(tmp_path, *ends)
    assert [rule.id for rule in cleaner.rules] == [f"learned/seen-0-times-by-the{n}" for n in ("", "-2", "-3")]


def test_what_yaml_would_read_as_a_number_is_learned_as_text(tmp_path: Path) -> None:
    cleaner = loaded(tmp_path, *["1e5\n.5\n0x1F\nno"] * 3)
    assert cleaner(f"{BODY}\n\n1e5\n.5\n0x1F\nno") == BODY
