"""The report: every rule of the run is in it, with examples, and nothing of a document is taken for HTML."""

import importlib.util
import re
import shutil
from pathlib import Path

import pytest

from cleantext.cli import main
from cleantext.errors import UsageError
from cleantext.readers.jsonl import dumps
from cleantext.report import Report, gather, render
from cleantext.report.gather import Example, HeldBack, Loss
from tests.command_line import HOUSE


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    (folder / "in").mkdir()
    text = "It <b>stood</b> there.\n\nThe wind fell .\n\nShare <script>alert(1)</script>: now\n\nLeave a Pebble\n\nLeave a Comment\n"
    (folder / "in" / "a.txt").write_text(text, "utf-8")
    (folder / "in" / "b.txt").write_bytes(bytes(range(256)) * 20)
    prose = (
        "The ferry stayed at its quay because of the wind, said the harbour master to us, and nobody minded that much. "
    )
    (folder / "in" / "c.txt").write_text(
        f"{prose}\n\nRelated Articles\n\n{prose}It came later, and with it the post.\n"
    )
    (folder / "house.yaml").write_text(
        HOUSE.replace("eave a comment", "eave a pebble").replace("Leave a Comment", "Leave a Pebble")
    )
    with pytest.raises(SystemExit) as stop:
        main(["clean", str(folder / "in"), "-o", str(folder / "out"), "--ledger", "--pack", str(folder / "house.yaml")])
    assert stop.value.code == 1  # b is in quarantine
    return folder / "out"


def test_rules_examples_and_quarantine_are_shown(output: Path) -> None:
    page = render(gather(output))
    assert "repair/space-before-stop" in page
    assert "<del>␣</del>" in page
    assert "Leave a Comment" in page
    assert "b.txt" in page
    assert "Heading of the comment form under each notice." in page, "the why of a user's pack"
    assert re.search(r"web-en/related.*Related Articles<div class=\"doc\">held back: \d+ words of prose follow", page)
    assert "<script>" not in page


def test_examples_are_spread_and_few(tmp_path: Path, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(gather.__globals__, "EXAMPLES", 2)
    monkeypatch.setitem(gather.__globals__, "QUARANTINED", 0)
    out = tmp_path / "out"
    shutil.copytree(output, out)
    edit = {"start": 0, "end": 1, "replacement": "", "rule": "house/x", "removed": "a"}
    held = {"rule": "house/x", "line": 1, "text": "b", "reason": "c"}
    entries = [
        {"id": name, "file": name, "edits": [edit, edit], "held": [{**held, "text": text}, held]}
        for name, text in (("1", "c"), ("1b", "c"), ("2", "d"), ("3", "e"))
    ]
    (out / "ledger/00000000.jsonl").write_bytes(b"".join(dumps(entry) + b"\n" for entry in entries))
    report = gather(out)
    assert [example.document for example in report.examples["house/x"]] == ["1", "1b"]
    assert [(kept.document, kept.text) for kept in report.held["house/x"]] == [("1", "c"), ("1b", "b")]
    assert report.quarantine == []
    assert "The first 0 of 1." in render(report)


def test_documents_that_lost_most_come_first(tmp_path: Path, output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(gather.__globals__, "LOST_MOST", 3)
    out = tmp_path / "out"
    shutil.copytree(output, out)

    def entry(name: str, *edits: tuple[str, str]) -> dict[str, object]:
        rule = {"rule": "house/x", "start": 0, "end": 1}
        return {"id": name, "file": name, "edits": [{**rule, "removed": old, "replacement": new} for old, new in edits]}

    entries = [
        entry("little", ("a quay", "a pier")), entry("two", ("one", ""), ("more and more", "more")), entry("none"),
        entry("most", ("the old ferry\nand its bell", "")), entry("also two", ("a boat, a quay", "")),
        entry("spaces", (" .", ".")), entry("more", ("ferryman", "ferry man")), entry("last", ("one", "")),
    ]  # fmt: skip
    (out / "ledger/00000000.jsonl").write_bytes(b"".join(dumps(entry) + b"\n" for entry in entries))
    report = gather(out)
    assert report.losses == [(6, "most"), (4, "also two"), (3, "two")]
    assert "Documents that lost most" in render(report)


def test_a_manifest_names_no_folder_of_the_installation(output: Path) -> None:
    packs = {pack["name"]: pack for pack in gather(output).manifest["packs"]}
    assert "origin" not in packs["web-en"]
    assert packs["house"]["origin"].endswith("house.yaml")


def test_nothing_that_comes_from_a_document_or_a_pack_is_taken_for_html() -> None:
    bad = "<script>"
    counts = {"edits": 1, "documents": 1, "held": 1}
    documents = dict.fromkeys(("in", "changed", "emptied", "held", "quarantined"), 1)
    manifest = {"documents": documents, "rules": {bad: counts}, "cleantext": bad, "fingerprint": bad, "inputs": [bad]}
    report = Report(
        bad,
        manifest,
        {bad: [Example(bad, bad, bad, bad)]},
        {bad: [HeldBack(bad, bad, bad)]},
        [{"id": bad, "reason": bad, "file": bad, "line": 2}],
        {bad: bad},
        [Loss(1, bad)],
    )
    page = render(report)
    assert bad not in page
    # title, rule, why, example, held, loss, quarantine, run
    assert page.count("&lt;script&gt;") == 2 + 1 + 1 + 4 + 3 + 1 + 3 + 3


def test_330_what_would_turn_a_line_around_is_made_visible_in_names_too() -> None:
    """A name that ends in U+202E and `txt.exe` looked like another one, and turned the reason behind it around."""
    odd = "a\u202eb"
    documents = dict.fromkeys(("in", "changed", "emptied", "held", "quarantined"), 1)
    manifest = {"documents": documents, "rules": {"house/x": {"edits": 1, "documents": 1, "held": 1}}}
    edits, held = [Example(odd, odd, odd, odd, odd, odd)], [HeldBack(odd, odd, odd)]
    entry = {"id": odd, "reason": odd, "file": odd, "line": 2}
    page = render(Report("out", manifest, {"house/x": edits}, {"house/x": held}, [entry]))
    assert odd not in page
    assert page.count("a[U+202E]b") == 6 + 3 + 3  # example, held, quarantine


def _removed(text: str) -> str:
    """How the page shows what was removed."""
    counts = {"edits": 1, "documents": 1, "held": 0}
    documents = dict.fromkeys(("in", "changed", "emptied", "held", "quarantined"), 0)
    example = Example("a.txt", text, "")
    page = render(Report("out", {"documents": documents, "rules": {"house/x": counts}}, {"house/x": [example]}))
    (shown,) = re.findall("<del>(.*)</del>", page, re.S)
    return str(shown)


def test_407_line_ends_of_windows_are_no_odd_characters() -> None:
    """Every removed line of such a file ended in `[U+000D]`."""
    assert _removed("\r\nShare this\r\nLeave a Comment\r") == "\nShare this\nLeave a Comment"
    assert _removed("Share\rthis") == "Share[U+000D]this"
    assert _removed("\r") == "␍"


def _page(rules: dict[str, dict[str, int]], **more: dict[str, list[Example]]) -> str:
    documents = dict.fromkeys(("in", "changed", "emptied", "held", "quarantined"), 0)
    return render(Report("out", {"documents": documents, "rules": rules}, **more))


def test_only_what_there_is_is_spoken_of() -> None:
    counts = {"edits": 1, "documents": 1, "held": 0}
    assert "No rule changed anything" in _page({})
    assert "--ledger" not in _page({}), "there would be no examples with it either"
    assert "For examples, run" in _page({"house/x": counts})
    page = _page({"house/x": counts}, examples={"house/x": [Example("a.txt", "b", "c")]})
    for absent in ("No rule changed anything", "For examples, run", "held back: ", '<div class="doc">'):
        assert absent not in page
    page = _page({"house/x": {**counts, "held": 2}}, examples={"house/x": [Example("a.txt", "b", "c", "sure")]})
    assert "documents: 1, held back: 2<" in page
    assert '<div class="doc">sure</div>' in page


def test_the_same_lines_of_the_next_page_are_no_example(tmp_path: Path, output: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(output, out)

    def entry(name: str, removed: str) -> bytes:
        edit = {"start": 0, "end": len(removed), "replacement": "", "rule": "house/x", "removed": removed}
        return dumps({"id": name, "file": name, "edits": [edit]}) + b"\n"

    pages = [("1", "\nShare this"), ("2", "\n\nShare this"), ("3", "\nTweet this"), ("4", "a"), ("5", "a")]
    (out / "ledger/00000000.jsonl").write_bytes(b"".join(entry(*page) for page in pages))
    shown = [example.document for example in gather(out).examples["house/x"]]
    assert shown == ["1", "3", "4", "5"], "within a line, what stands around it is another"


def test_of_a_long_text_the_middle_is_left_out() -> None:
    shown = _removed(f"begins{'x' * 500}ends")
    assert (shown[:6], shown[-4:], len(shown)) == ("begins", "ends", 400)


def test_the_command_writes_the_page(output: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "report.html"
    with pytest.raises(SystemExit) as stop:
        main(["report", str(output), "-o", str(page)])
    assert stop.value.code == 0
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert capsys.readouterr().err == f"wrote {page}\n"


def test_edits_within_a_line_stand_in_their_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their documents are found again in every format, however many are in quarantine; unless the output was changed."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    line = 'It rained <{} days . It snowed ."}}\n'
    records = ['{"text": "' + line.format(n) for n in range(3)]
    Path("in/a.jsonl").write_text(records[0] + "no JSON\n\n" + records[1] + records[2])
    Path("in/b.txt").write_text("x" * 80 + " It froze . " + "y" * 80 + "\nand thawed .\n")
    Path("in/c.txt").write_text("It wasnâ€™t hail.\n")
    Path("in/e.txt").write_text("Itâ€™s dry.\nThe wind fell .\n\nLeave a Comment\n")
    if importlib.util.find_spec("pyarrow"):
        import pyarrow
        import pyarrow.parquet

        texts = pyarrow.array(["dry", None, "It blew ."])
        pyarrow.parquet.write_table(pyarrow.table({"text": texts}), "in/d.parquet")
    with pytest.raises(SystemExit):
        main(["clean", "in", "-o", "out", "--ledger", "--workers", "1"])
    Path("out/c.txt").write_text("Who has been here?\n")
    found = gather("out").examples
    assert [example.before for example in found["encoding/mojibake"]] == ["", "It"], "c.txt is another text now"
    assert [example[1:] for example in found["web-en/comment-prompt"]] == [
        ("\n\nLeave a Comment", "", "heading", "", "")
    ]
    sides = {example.document: (example.before, example.after) for example in found["repair/space-before-stop"]}
    assert sides == {
        "b.txt": ("…" + "x" * 51 + " It froze", ". " + "y" * 58 + "…"),
        "e.txt": ("The wind fell", "."),
        **{f"a.jsonl:{at}": (f"It rained <{n} days", ". It snowed.") for n, at in enumerate((1, 4, 5))},
        **({"d.parquet:3": ("It blew", ".")} if Path("in/d.parquet").exists() else {}),
    }
    assert "It rained &lt;1 days<del>␣</del>. It snowed." in render(gather("out"))


def test_lines_that_go_together_are_one_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A heading alone would not show what went with it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(gather.__globals__, "BLOCK", 30)
    prose = (
        "The ferry stayed at its quay because of the wind, said the harbour master to us, and nobody minded that much."
    )
    teasers = "\nRelated articles\nFerry fares rise\nFog on the river\nThe crane is back"
    Path("a.txt").write_text(f"{prose}\n{teasers}\n\nLeave a Comment\nName")
    with pytest.raises(SystemExit):
        main(["clean", "a.txt", "-o", "out", "--ledger"])
    found = {rule: [example.removed for example in some] for rule, some in gather("out").examples.items()}
    assert found["web-en/related"] == ["\n\nRelated articles\nFerry fares rise"]
    assert found["web-en/comment-prompt"] == ["\nLeave a Comment\nName"]


def test_no_run_no_report(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no manifest"):
        gather(tmp_path)
