"""`cleantext diff`: which documents a changed pack changes, by which rule."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleantext.cli import main
from cleantext.packs import builtin_files
from tests.authoring.samples import FULL, written
from tests.command_line import HOUSE, MESSY, Command

PACK = FULL.replace("    sites: [example.org]\n", "").replace("languages: [en]\n", "")


def run(folder: Path, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["diff", str(folder), "--no-builtin", *map(str, arguments)])


def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.txt").write_text("The bridge is closed. [listen]\n\nShare this page\n", encoding="utf-8")
    (folder / "b.txt").write_text("The bridge is open.\n", encoding="utf-8")
    (folder / "c.jsonl").write_text(
        '{"id": "one", "text": "It rains.\\n\\nTweet this"}\n{"id": "two", "text": "It snows."}\n', encoding="utf-8"
    )
    return folder


def test_against_nothing_every_edit_is_new(tmp_path: Path) -> None:
    done = run(site(tmp_path), "--pack", written(tmp_path, PACK))
    assert done.exit_code == 1, done.output
    assert (
        "a.txt\n  line 1  + house/listen\n   before  The bridge is closed. [listen]\n    after  The bridge is closed.\n"
        in done.output
    )
    assert "  line 3  + house/share\n   before  Share this page\n    after  (nothing)\n" in done.output
    assert "1 of 4 documents comes out otherwise" in done.output
    assert "b.txt" not in done.output


def test_two_versions(tmp_path: Path) -> None:
    old = written(tmp_path, PACK, "old.yaml")
    new = written(tmp_path, PACK.replace("[share this page, ", "[tweet this, "), "new.yaml")
    done = run(site(tmp_path), "--pack", new, "--against", old)
    assert done.exit_code == 1
    assert (
        "a.txt\n  line 3  - house/share  no longer\n    stays  Share this page\n      was  (nothing)\n" in done.output
    )
    assert "c.jsonl: one\n  line 3  + house/share\n   before  Tweet this\n" in done.output
    assert "2 of 4 documents come out otherwise" in done.output
    table = [line.split() for line in done.output.split("\n") if line.startswith("  house/share")]
    assert table == [["house/share", "2", "1", "1"]]


def test_379_the_packs_stand_in_the_place_of_that_of_the_settings(tmp_path: Path) -> None:
    """Of a pack in use nothing seemed new, since it was on both sides."""
    folder = site(tmp_path)
    old = written(tmp_path, PACK, "old.yaml")
    new = written(tmp_path, PACK.replace("[share this page, ", "[tweet this, "), "new.yaml")
    (folder / "cleantext.yaml").write_text("packs: [../old.yaml]\n", "utf-8")
    assert "2 of 4 documents come out otherwise" in run(folder, "--pack", new, "--against", old).output
    assert "1 of 4 documents comes out otherwise" in run(folder, "--pack", old).output


def test_of_one_line_what_was_done_stands_before_what_is_done_now(tmp_path: Path) -> None:
    old = written(tmp_path, PACK, "old.yaml")
    new = written(tmp_path, PACK.replace("with: ''", "with: '…'"), "new.yaml")
    out = run(site(tmp_path), "--pack", new, "--against", old).output
    sides = [line.split()[2] for line in out.split("\n") if line.startswith("  line 1")]
    assert sides == ["-", "+"], out


def test_no_change_is_exit_code_0(tmp_path: Path) -> None:
    old = written(tmp_path, PACK, "old.yaml")
    done = run(site(tmp_path), "--pack", old, "--against", old)
    assert done.exit_code == 0
    assert done.output == "0 of 4 documents come out otherwise\n"


def test_the_same_text_by_another_rule_is_no_difference(tmp_path: Path) -> None:
    old = written(tmp_path, PACK, "old.yaml")
    new = written(tmp_path, PACK.replace("id: share", "id: sharing"), "new.yaml")
    done = run(site(tmp_path), "--pack", new, "--against", old)
    assert done.exit_code == 0
    assert done.output == "0 of 4 documents come out otherwise\n1 more comes out the same, by other rules\n"


def test_a_line_that_goes_with_fewer_blank_lines_than_before_is_no_difference(tmp_path: Path) -> None:
    """Of two lines that go, the first takes the blank lines above both."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.txt").write_text("It rains.\n\nTweet this\n\nShare this page", encoding="utf-8")
    new = written(tmp_path, PACK.replace("[share this page, ", "[tweet this, share this page, "), "new.yaml")
    done = run(folder, "--pack", new, "--against", written(tmp_path, PACK, "old.yaml"))
    assert "+ house/share\n   before  Tweet this" in done.output
    assert "Share this page" not in done.output


def test_what_cannot_be_read_or_cleaned_is_counted(tmp_path: Path) -> None:
    folder = site(tmp_path)
    (folder / "d.bin").write_bytes(bytes(range(256)) * 9)
    (folder / "c.jsonl").write_text('{"id": "one"}\n', encoding="utf-8")
    done = run(folder, "--pack", written(tmp_path, PACK))
    assert "1 of 4 documents comes out otherwise" in done.output
    assert "2 could not be read or cleaned" in done.output


def test_what_one_side_alone_cannot_clean_is_counted(tmp_path: Path) -> None:
    growing = PACK.replace(r"' \[listen\]'", "bridge").replace("with: ''", "with: bridge bridge")
    folder, pack = site(tmp_path), written(tmp_path, growing)
    for sides in (("--pack", pack), ("--pack", written(tmp_path, PACK, "new.yaml"), "--against", pack)):
        done = run(folder, *sides)
        assert "a.txt" not in done.output
        assert "2 could not be read or cleaned" in done.output, done.output


def test_an_edit_that_takes_blank_lines_alone_is_seen(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.txt").write_text("\n\nIt rains.\n\n\n\nIt snows.\n\n\n", encoding="utf-8")
    out = CliRunner().invoke(main, ["diff", str(folder), "--no-builtin", "--pack", "layout", "--json"]).output
    changes = json.loads(out.splitlines()[0])["changes"]
    assert [change["line"] for change in changes] == [1, 5, 8]
    assert all(change["before"] != change["after"] for change in changes)


def test_json_and_limit(tmp_path: Path) -> None:
    folder, pack = site(tmp_path), written(tmp_path, PACK)
    lines = [json.loads(line) for line in run(folder, "--pack", pack, "--json").output.splitlines()]
    assert [line["id"] for line in lines[:-1]] == ["a.txt"]
    assert lines[-1]["rules"]["house/listen"] == {"documents": 1, "new": 1, "gone": 0}
    limited = run(folder, "--pack", pack, "--limit", 0).output
    assert "… and 1 more document (--limit shows more)\n" in limited
    assert "a.txt" not in limited


def test_options_hold_on_both_sides(tmp_path: Path) -> None:
    folder, pack = site(tmp_path), written(tmp_path, PACK.replace("pack: house\n", "pack: house\nlanguages: [en]\n"))
    assert "house/share" in run(folder, "--pack", pack, "--language", "en").output
    assert "0 of 4 documents" in run(folder, "--pack", pack, "--language", "de").output
    (folder / "cleantext.yaml").write_text("format: text\n", encoding="utf-8")
    assert "of 3 documents" in run(folder, "--pack", pack, "--language", "en").output


def test_long_lines_are_cut(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"The bridge " + b"x" * 200 + b" is closed. [listen]\r\n\r\nShare this page\r\n")
    out = run(folder, "--pack", written(tmp_path, PACK)).output
    assert f"before  …{'x' * 39} is closed. [listen]\n" in out
    assert f"after  …{'x' * 39} is closed.\n" in out
    assert "\r" not in out


def test_a_pack_that_is_wrong_is_exit_code_2(tmp_path: Path) -> None:
    assert run(site(tmp_path), "--pack", written(tmp_path, "pack: [")).exit_code == 2


def test_a_rule_of_one_side_is_switched_off_there(tmp_path: Path) -> None:
    """The other side has none of that name; a name that neither has is an error all the same."""
    new = written(tmp_path, PACK, "new.yaml")
    folder = site(tmp_path)
    done = run(folder, "--pack", new, "--disable", "house/listen")
    assert done.exit_code == 1
    assert "house/share" in done.output
    assert "house/listen" not in done.output
    wrong = run(folder, "--pack", new, "--disable", "house/listens")
    assert wrong.exit_code == 2
    assert "cannot disable 'house/listens'" in wrong.output
    assert "did you mean 'house/listen'?" in wrong.output


SPLIT = json.dumps({"text": "half \ud800 of a pair .\n\nLeave a Comment"})


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_114_a_difference_in_a_text_with_a_lone_surrogate(
    cleantext: Command, tmp_path: Path, form: tuple[str, ...]
) -> None:
    """It was a traceback."""
    (tmp_path / "a.jsonl").write_text(SPLIT)
    result = cleantext("diff", "a.jsonl", "--no-builtin", "--pack", "house.yaml", *form)
    assert result.exit_code == 1
    assert "half \\ud800 of a pair" in result.stdout
    if form:
        assert json.loads(result.stdout.splitlines()[0])["changes"][0]["before"].startswith("half \ud800 of")


def test_121_what_another_rule_takes_now_is_no_difference(cleantext: Command, tmp_path: Path) -> None:
    """It was said of the line that it stays, and twice."""
    (tmp_path / "a.txt").write_text("It rained .\n\nLeave a Comment")
    (tmp_path / "other.yaml").write_text(HOUSE.replace("id: comment", "id: form").replace('with: "."', 'with: "!"'))
    call = ("diff", "a.txt", "--no-builtin", "--against", "house.yaml", "--pack", "other.yaml")
    result = cleantext(*call)
    assert "no longer\n    stays  It rained ." in result.stdout
    assert "after  It rained!" in result.stdout
    assert "Leave a Comment" not in result.stdout


def test_201_a_language_without_rules_is_noted_once(cleantext: Command, tmp_path: Path) -> None:
    """Each side of a comparison noted it; also where the new pack is the first one for the language."""
    (tmp_path / "a.txt").write_text("It rained.")
    said = cleantext("diff", "a.txt", "--pack", "house.yaml", "--language", "la").stderr
    assert said.count("note: no rule is for the language 'la'") == 1
    (tmp_path / "latin.yaml").write_text(HOUSE.replace("pack: house", "pack: latin\nlanguages: [la]"))
    assert cleantext("diff", "a.txt", "--pack", "latin.yaml", "--language", "la").stderr == ""


def test_239_what_only_one_side_of_a_diff_has_can_be_switched_off(cleantext: Command, tmp_path: Path) -> None:
    """The other side refused the name, so that without --against no rule of the pack could be."""
    (tmp_path / "a.txt").write_text(MESSY)
    call = ("diff", "a.txt", "--no-builtin", "--pack", "house.yaml")
    out = cleantext(*call, "--disable", "house/comment").stdout
    assert "1 of 1 document comes out otherwise" in out
    assert "house/space-stop" in out
    assert "house/comment" not in out
    assert "(did you mean 'house/comment'?)" in cleantext(*call, "--disable", "house/coment").stderr
    (tmp_path / "cleantext.yaml").write_text("disable: [house]\n")
    assert "0 of 1 document comes" in cleantext(*call).stdout


BODY = "On the {n}th day the ferry left an hour late, because its pilot had been up all night with a sick child."


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


def test_553_the_limit_holds_with_json_as_well(tmp_path: Path) -> None:
    folder, pack = site(tmp_path), written(tmp_path, PACK)
    lines = run(folder, "--pack", pack, "--json", "--limit", 0).output.splitlines()
    assert [json.loads(line)["changed"] for line in lines] == [1]


def test_523_a_changed_copy_of_a_built_in_pack_is_compared_with_that(cleantext: Command, tmp_path: Path) -> None:
    """Rules that the copy had no more went on, since those of the built-in one did."""
    text = builtin_files()["layout"].read_text("utf-8")
    copy = written(tmp_path, text[: text.index("\nrules:")] + "\nrules: []\n", "copy.yaml")
    (tmp_path / "a.txt").write_text("The ferry is late. \n", "utf-8")
    out = cleantext("diff", "a.txt", "--pack", copy, "--against", "layout").stdout
    assert "  - layout/" in out
    assert "1 of 1 document comes out otherwise" in out
