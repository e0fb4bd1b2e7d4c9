"""`cleantext explain`, `rules list` and `rules show`."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

from cleantext import Cleaner
from cleantext.readers.base import InputDocument
from cleantext.runner.explain import Explanation
from tests.command_line import MESSY, Command

SLUG = """
pack: site
rules:
  - id: slug
    kind: line
    why: The site's name.
    sites: [{}]
    phrases: [quay daily]
    where: head
    examples:
      change: [{{in: "Quay Daily\\n\\nIt rained.", out: It rained.}}]
      keep: [Quay Daily News, It rained.]
"""
PROSE = "The harbour was busy all morning, and the men on the quay said that it would be so until the evening came. "


def document(text: str) -> InputDocument:
    return InputDocument(0, "a.txt", text, "", {})


def test_every_edit_with_before_after_rule_and_why(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MESSY)
    out = cleantext("explain", "a.txt").stdout
    assert 'line 1: house/space-stop\n    before: " "\n    after:  ""\n    why:    A space before' in out
    assert "line 3: house/comment" in out
    assert "Heading of the comment form under each notice." in out
    assert "2 edits" in out


def test_why_a_line_went_changed_or_stayed(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Leave a comment\n\n{PROSE * 9}\n\nIt rained .\n\nLeave a Comment\n")
    first = cleantext("explain", "a.txt:1").stdout
    assert "line 1: kept" in first
    assert "house/comment" in first
    assert "the rule is for the tail" in first
    changed = cleantext("explain", "a.txt:5").stdout
    assert "line 5: changed" in changed
    assert 'now: "It rained."' in changed
    gone = cleantext("explain", "a.txt:7").stdout
    assert "line 7: gone" in gone
    assert "house/comment" in gone
    plain = cleantext("explain", "a.txt:3").stdout
    assert "line 3: kept" in plain
    assert "no rule knows it" in plain
    missing = cleantext("explain", "a.txt:70")
    assert missing.exit_code == 2
    assert "the document has 7" in missing.stderr
    assert "there is no line 0" in cleantext("explain", "a.txt:0").stderr


def test_how_probably_a_line_of_a_page_is_main_text() -> None:
    menu = ["Home", "World", "Sport", "Sign in", "Subscribe", "About us", "Contact", "Terms of use", "Cookie policy"]
    page = document("\n".join([*menu, "", PROSE * 4, "", "It rained.", "", PROSE * 3, "", *menu]))
    explanation = Explanation(Cleaner(profile="page"), page)
    (knowing,) = explanation.line(11).knowing
    assert float(knowing.reason.removeprefix("main text with probability ")) > 0.5
    assert explanation.line(1).outcome == "gone"
    assert [knowing.rule for knowing in Explanation(Cleaner(), page).line(11).knowing] == ["the article model"]


def test_of_a_short_text_the_language_is_told_though_no_rule_had_to_know_it() -> None:
    """Five words are too few for a clear vote, and nothing is mended in them."""
    explanation = Explanation(Cleaner(disable=["web-de/share"]), document("Das Boot.\n\nTeilen\n\nIm Hafen."))
    assert explanation.result.language is None
    assert [knowing.rule for knowing in explanation.line(3).knowing] == ["web-de/share"]


def test_why_a_rule_that_knows_the_words_left_the_line(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(
        """
pack: shop
rules:
  - id: short
    kind: line
    why: A slug of the shop's, never long.
    pattern: ^slug
    longest: 10
    examples: {change: [{in: "It rained.\\n\\nSlug 7", out: It rained.}], keep: [A slug., It rained.]}
  - id: german
    kind: line
    why: The same on the German pages.
    languages: [de]
    phrases: [zum laden]
    examples: {change: [{in: "Es regnet.\\n\\nZum Laden", out: Es regnet.}], keep: [Zum Laden ging er., Es regnet.]}
  - id: sited
    kind: line
    why: The name of the shop on its own pages.
    sites: [example.org]
    phrases: [our shop]
    examples: {change: [{in: "It rained.\\n\\nOur shop", out: It rained.}], keep: [Our shop is shut., It rained.]}
"""
    )
    (tmp_path / "a.txt").write_text(f"{PROSE * 3}\n\nSlug number 7 of the shop\n\nZum Laden\n\nOur shop\n")
    long = cleantext("explain", "--pack", "shop.yaml", "a.txt:3").stdout
    assert "known to shop/short: the line has 25 characters, and the rule takes at most 10" in long
    other = cleantext("explain", "--pack", "shop.yaml", "--language", "en", "a.txt:5").stdout
    assert "known to shop/german: it is for de, and the document is in en" in other
    elsewhere = cleantext("explain", "--pack", "shop.yaml", "a.txt:7").stdout
    assert "known to shop/sited: it is for example.org, and the document is" in elsewhere
    (tmp_path / "b.txt").write_text(f"{PROSE * 3}\n\nLeave a comment\n\n{PROSE * 9}")
    foreign = (tmp_path / "shop.yaml").read_text().replace("pack: shop", "pack: foreign")
    foreign = foreign.replace("zum laden", "leave a comment").replace("Zum Laden ging", "Leave a comment, ging")
    (tmp_path / "foreign.yaml").write_text(foreign.replace("Zum Laden", "Leave a comment"))
    near = cleantext("explain", "--pack", "foreign.yaml", "--language", "en", "b.txt:3").stdout
    assert "known to house/comment" in near
    assert "foreign/german" not in near, "where a rule of the document's own language knows the line, others are silent"


def test_why_a_heading_and_a_line_that_goes_on_stayed(cleantext: Command, tmp_path: Path) -> None:
    full = "the keeper of the northern lock has asked all of his friends for their"
    (tmp_path / "a.txt").write_text(f"{PROSE * 3}\n\n## Leave a comment\n\n{PROSE}\n\n{full}\nleave a comment.\n")
    heading = cleantext("explain", "a.txt:3").stdout
    assert "known to house/comment: it is a heading, and prose stands below it" in heading
    assert (
        "known to house/comment: it is a part of a paragraph that was set to a width, and the rule does not know the rest"
        in cleantext("explain", "a.txt:8").stdout
    )


def test_a_line_below_and_within_edits_is_found_again(cleantext: Command, tmp_path: Path) -> None:
    """The line that is looked for in the clean text begins with what an edit took."""
    text = f"Sold by the shop on the quay\n .Leave a comment\n\n{PROSE * 9}"
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "dots.yaml").write_text(
        "pack: dots\nrules:\n  - id: dot\n    kind: replace\n    why: A space and a dot before a capital.\n"
        "    pattern: ' [.](?=L)'\n    with: ''\n"
        "    examples: {change: [{in: ' .Look', out: Look}], keep: [' . Look', '.Look']}\n"
        "  - id: sold\n    kind: line\n    why: Who pays for the page.\n    phrases: [sold by the shop on the quay]\n"
        '    examples: {change: [{in: "Sold by the shop on the quay\\n\\nIt rained.", out: It rained.}], keep: [Sold by the shop., It rained.]}\n'
    )
    out = cleantext("explain", "--pack", "dots.yaml", "a.txt:2").stdout
    assert "line 2: changed" in out
    assert "known to house/comment: " in out


def test_what_was_held_back_stands_at_its_line_of_the_source(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "shop.yaml").write_text(
        """
pack: shop
rules:
  - id: slug
    kind: line
    why: The shop's slug.
    phrases: [quay daily]
    where: head
    examples: {change: [{in: "Quay Daily\\n\\nIt rained.", out: It rained.}], keep: [Quay Daily News, It rained.]}
  - id: more
    kind: line
    why: Heading of a list of other notices.
    phrases: [more notices]
    unless: {prose_after: 5}
    where: anywhere
    examples: {change: [{in: "It rained.\\n\\nMore notices", out: It rained.}], keep: [More notices came., It rained.]}
"""
    )
    (tmp_path / "a.txt").write_text(f"Quay Daily\n\nIt rained .\n\nMore notices\n\n{PROSE}\n")
    out = cleantext("explain", "--pack", "shop.yaml", "a.txt").stdout
    assert "line 1: shop/slug" in out
    assert "line 5: held back  shop/more" in out
    line = cleantext("explain", "--pack", "shop.yaml", "a.txt:5").stdout
    assert "held back: shop/more" in line
    assert line.count("shop/more") == 1, "what is held back is told once"


def test_rules_of_a_site_work_on_one_of_its_files(cleantext: Command, tmp_path: Path) -> None:
    """`explain` and `clean FILE` know the folders that `clean FOLDER` sees."""
    (tmp_path / "site.yaml").write_text(SLUG.format("quay"))
    for folder in ("quay", "mill"):
        (tmp_path / "crawl" / folder).mkdir(parents=True)
        (tmp_path / "crawl" / folder / "1.txt").write_text("Quay Daily\n\nIt rained.\n")
    assert cleantext("clean", "crawl", "-o", "out", "--pack", "site.yaml").exit_code == 0
    assert (tmp_path / "out/quay/1.txt").read_text() == "It rained.\n"
    assert (tmp_path / "out/mill/1.txt").read_text() == "Quay Daily\n\nIt rained.\n"
    for folder, text in (("quay", "It rained.\n"), ("mill", "Quay Daily\n\nIt rained.\n")):
        file = f"crawl/{folder}/1.txt"
        edits = "1 edit" if folder == "quay" else "0 edits"
        assert edits in cleantext("explain", file, "--pack", "site.yaml").stdout
        assert cleantext("clean", "-q", file, "--pack", "site.yaml").stdout == text
        assert cleantext("clean", "-q", file, "-o", f"{folder}.txt", "--pack", "site.yaml").exit_code == 0
        assert (tmp_path / f"{folder}.txt").read_text() == text


def test_a_document_of_json_lines(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in ("Fine.", MESSY)))
    assert "0 edits" in cleantext("explain", "a.jsonl").stdout
    assert "line 3: gone" in cleantext("explain", "a.jsonl:3", "--document", "2").stdout


def test_a_document_by_its_number(cleantext: Command, tmp_path: Path) -> None:
    """Lines, rows and pages are counted from 1, those that cannot be cleaned as well."""
    texts = ["Fine.", None, MESSY]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
    if importlib.util.find_spec("pyarrow"):
        import pyarrow
        import pyarrow.parquet

        pyarrow.parquet.write_table(pyarrow.table({"text": texts}), tmp_path / "a.parquet")
    for file in tmp_path.glob("a.*"):
        assert "2 edits" in cleantext("explain", file.name, "--document", "3").stdout
        assert "is null, not a string" in cleantext("explain", file.name, "--document", "2").stderr
        assert f"{file.name} has no document 4" in cleantext("explain", file.name, "--document", "4").stderr


def test_a_name_that_ends_like_a_line_number(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "notes:3").write_text(MESSY)
    assert "2 edits" in cleantext("explain", "notes:3").stdout
    assert "line 1: changed" in cleantext("explain", "notes:3:1").stdout
    assert "a line of notes:3 is a number, from 1: notes:3:12, not 'one'" in cleantext("explain", "notes:3:one").stderr
    assert cleantext("explain", "none:one").stderr == "error: none:one: No such file or directory\n"


def test_rules_list_says_what_is_on_and_what_switched_it_off(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "cleantext.yaml").write_text("packs: [house.yaml]\nbuiltin: false\ndisable: [house/comment]\n")
    out = cleantext("rules", "list").stdout
    assert "cleantext.yaml" in out.splitlines()[0]
    comment = next(line for line in out.splitlines() if line.startswith("house/comment"))
    assert "off: `disable: house/comment`" in comment
    assert "house.yaml:5" in comment
    other = next(line for line in out.splitlines() if line.startswith("house/space-stop"))
    assert " on " in other
    off = cleantext("rules", "list", "--disable", "house/space-stop").stdout
    assert "off: --disable house/space-stop" in off
    data = [json.loads(line) for line in cleantext("rules", "list", "--json").stdout.splitlines()]
    assert {item["id"]: item["on"] for item in data} == {"house/comment": False, "house/space-stop": True}


def test_rules_list_of_the_built_in_packs(cleantext: Command) -> None:
    out = cleantext("rules", "list", "--all").stdout
    assert out.count("\nweb-en/comment-prompt ") == 1
    (unwrap,) = [line for line in out.splitlines() if line.startswith("unwrap/")]
    assert "off: its pack is optional (--pack unwrap)" in unwrap
    assert "unwrap/" not in cleantext("rules", "list").stdout


def test_a_rule_replaced_by_a_later_pack(cleantext: Command, house: Path, tmp_path: Path) -> None:
    (tmp_path / "second.yaml").write_text(house.read_text())
    out = cleantext("rules", "list", "--no-builtin", "--pack", house, "--pack", "second.yaml").stdout
    assert "another rule of this id in second.yaml stands in its place" in out


def test_rules_show(cleantext: Command, house: Path) -> None:
    out = cleantext("rules", "show", "house/comment", "--pack", house).stdout
    assert "Heading of the comment form under each notice." in out
    assert "leave a comment" in out
    assert "house.yaml:5" in out
    assert "where: tail" in out
    assert "None" not in out
    assert "phrases: leave a comment\n" in out, "as a person would write it down"
    wrong = cleantext("rules", "show", "house/coment", "--pack", house)
    assert wrong.exit_code == 2
    assert "house/comment" in wrong.stderr


def test_a_rule_by_its_own_name_is_the_only_one_of_that_name(cleantext: Command, house: Path, tmp_path: Path) -> None:
    assert cleantext("rules", "show", "space-stop", "--pack", house).stdout.startswith("house/space-stop  (replace, ")
    (tmp_path / "second.yaml").write_text(house.read_text().replace("pack: house", "pack: second"))
    both = cleantext("rules", "show", "space-stop", "--pack", house, "--pack", "second.yaml")
    assert both.exit_code == 2
    assert "'space-stop' stands for house/space-stop, second/space-stop; give the full id" in both.stderr


def test_425_all_folders_above_a_file_count_whatever_the_call_names(cleantext: Command, tmp_path: Path) -> None:
    """`clean crawl/quay` cleaned as if there were no rule for `quay`, while `explain` said that the line is gone."""
    (tmp_path / "site.yaml").write_text(SLUG.format("quay"))
    file = tmp_path / "crawl/quay/deep/1.txt"
    file.parent.mkdir(parents=True)
    file.write_text("Quay Daily\n\nIt rained.\n")
    (tmp_path / "crawl/quay/a.jsonl").write_text('{"text": "Quay Daily\\n\\nIt rained."}\n')
    assert "line 1: gone" in cleantext("explain", f"{file}:1", "--pack", "site.yaml").stdout
    for n, named in enumerate(("crawl", "crawl/quay", "crawl/quay/deep", "crawl/quay/../quay")):
        assert cleantext("clean", named, "-o", f"out{n}", "--pack", "site.yaml").exit_code == 0
    assert cleantext("clean", "crawl/quay/deep", "crawl/quay/a.jsonl", "-o", "out4", "--pack", "site.yaml").exit_code == 0
    texts = [path.read_text() for n in range(5) for path in sorted((tmp_path / f"out{n}").rglob("1.txt"))]
    assert texts == ["It rained.\n"] * 5
    records = [path.read_text() for n in range(5) for path in sorted((tmp_path / f"out{n}").rglob("a.jsonl"))]
    assert records == ['{"text": "It rained."}\n'] * 4


def test_426_explain_shows_the_whole_path_of_a_document(cleantext: Command, tmp_path: Path) -> None:
    """It lacked its first slash, so that nobody could tell what it was relative to."""
    (tmp_path / "site.yaml").write_text(SLUG.format("quay.example"))
    (tmp_path / "a.txt").write_text("Quay Daily\n\nIt rained.\n")
    said = cleantext("explain", "a.txt:1", "--pack", "site.yaml").stdout
    assert f"known to site/slug: it is for quay.example, and the document is {tmp_path.as_posix()}/a.txt" in said


def test_455_a_text_that_is_too_short_for_the_page_model_is_said_to_be(cleantext: Command, tmp_path: Path) -> None:
    """`no rule knows it` sounded as if the page's menu were news to everybody."""
    (tmp_path / "a.txt").write_text("Siirry sisältöön\nUutiset\n\nHirvi tuli kirjastoon.\n")
    said = cleantext("explain", "a.txt:1", "--profile", "page", builtin=True).stdout
    assert "known to the page model: the text is too short for it, with fewer than 12 lines" in said
    assert "page model" not in cleantext("explain", "a.txt:3", "--profile", "page", builtin=True).stdout
    assert "page model" not in cleantext("explain", "a.txt:1", builtin=True).stdout
