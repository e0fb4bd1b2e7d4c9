"""The docs and the command line speak of the same options and commands, and the docs' Python runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import settings

from cleantext import Document, clean, testing
from cleantext.cli import main
from cleantext.cli.headings import HEADINGS
from cleantext.packs import builtin, builtin_files

ROOT = Path(__file__).parents[2]
TOPS = ("benchmarks", "cleantext", "docs", "tests", "training")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
CALL = re.compile(
    r"cleantext (clean|explain|undo|learn|diff|report|rules (?:list|show|check|test|new|schema))\b(?!-)([^\n`]*)"
)


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(main)
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            for inner in command.list_commands(context):
                found = command.get_command(context, inner)
                assert found is not None
                yield f"{name} {inner}", found
        else:
            yield name, command


OPTIONS = {
    name: {option for each in command.params for option in (*each.opts, *each.secondary_opts)}
    for name, command in commands()
}


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_option_is_described(name: str) -> None:
    """On one of the pages; those of `clean` on that of the command line."""
    pages = [ROOT / "docs/cli.md"] if name == "clean" else PAGES[1:]
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    described = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*|(?<![\w-])-o\b", text))
    options = {option for option in OPTIONS[name] if option.startswith("--")} - {"--help", "--no-ledger"}
    assert {"-o" if option == "--output" else option for option in options} <= described


def test_every_command_is_described() -> None:
    text = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    for name in OPTIONS:
        *group, last = name.split()
        assert re.search(rf"cleantext {' '.join(group)}.*\b{last}\b", text), name


def test_help_shows_each_option_once_under_a_heading_that_knows_it() -> None:
    sorted_in = {name for names in HEADINGS.values() for name in names}
    for name, command in commands():
        text = CliRunner().invoke(main, [*name.split(), "--help"]).output
        for param in command.params:
            if isinstance(param, click.Option):
                assert len(re.findall(rf"^  (?:-\w, )?{param.opts[-1]}\b(?!-)", text, flags=re.M)) == 1, (
                    f"{name} {param.name}"
                )
                sorted_in.discard(param.name or "")
    assert not sorted_in


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_calls_in_the_docs_have_options_that_there_are(page: Path) -> None:
    for name, rest in CALL.findall(page.read_text(encoding="utf-8")):
        for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", rest):
            assert option in OPTIONS[name], f"cleantext {name} {option}"


def test_the_docs_have_calls() -> None:
    """Otherwise the test of them would say nothing."""
    called = {name for page in PAGES for name, _ in CALL.findall(page.read_text(encoding="utf-8"))}
    assert called == OPTIONS.keys() - {"rules show"}


def test_every_page_is_reached_from_the_first() -> None:
    found: set[Path] = set()
    ahead = [ROOT / "docs/index.md"]
    while ahead:
        page = ahead.pop()
        if page not in found:
            found.add(page)
            links = re.findall(r"\]\(([^():#]+\.md)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
            ahead += ((page.parent / link).resolve() for link in links)
    assert {page.resolve() for page in PAGES[1:]} <= found


def test_files_that_the_docs_name_are_there() -> None:
    """Two pages named files that had other names by then. A name without its folder is that of one file alone."""
    named = 0
    files = [f"/{path.relative_to(ROOT).as_posix()}" for top in TOPS for path in (ROOT / top).rglob("*.*")]
    for page in (*PAGES, ROOT / "CONTRIBUTING.md"):
        for name in re.findall(r"`([a-z\d_/.-]+\.(?:py|npz))`", page.read_text(encoding="utf-8")):
            named += 1
            found = sum(file.endswith(f"/{name}") for file in files)
            assert found == 1 or (found and "/" in name), f"{page.name}: {name}"
    assert named > 20


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_rules_that_the_docs_name_are_there(page: Path) -> None:
    known = {rule.id for name in builtin_files() for rule in builtin(name).rules}
    named = re.findall(
        r"(?<![\w/.-])([a-z]+(?:-[a-z]+)*)/([a-z][a-z0-9-]*)(?![\w/.-])", page.read_text(encoding="utf-8")
    )
    assert not {f"{pack}/{rule}" for pack, rule in named if pack in builtin_files()} - known


def test_python_of_the_first_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The readme's pack and the readme's pipeline, as they stand there."""
    text = PAGES[0].read_text(encoding="utf-8")
    (pack,) = re.findall(r"^```yaml\n(.*?)^```", text, flags=re.M | re.S)
    (code,) = re.findall(r"^```python\n(.*?)^```", text, flags=re.M | re.S)
    (tmp_path / "house.yaml").write_text(pack, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    source = "XKW-4711\n\nThe harbour opened on Monday .\n\nLeave a Comment"
    names = {"text": source, "texts": [source, source]}
    exec(code, names)
    assert names["clean"] == "XKW-4711\n\nThe harbour opened on Monday."
    assert names["result"].text == "The harbour opened on Monday."


@pytest.mark.parametrize(
    "page",
    ["api", "joins", "ledger", "packs", "page-model", "properties", "quickstart", "recipes/rag", "recipes/study"],
)
def test_python_of_other_pages(
    page: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    """Each block runs behind those before it; what they leave to the reader is given here."""
    monkeypatch.chdir(tmp_path)
    settings.register_profile("docs", max_examples=40, derandomize=True, database=None)
    request.addfinalizer(partial(settings.load_profile, settings.get_current_profile_name()))
    settings.load_profile("docs")
    (pack,) = re.findall(r"^```yaml\n(.*?)^```", PAGES[0].read_text(encoding="utf-8"), flags=re.M | re.S)
    Path("house.yaml").write_text(pack, encoding="utf-8")
    text = "XKW-4711\n\nThe harbour opened on Monday .\n\nLeave a Comment"
    if page in ("ledger", "recipes/study"):
        Path("a.txt").write_text(text, encoding="utf-8")
        assert CliRunner().invoke(main, ["clean", "a.txt", "-o", "out", "--ledger"]).exit_code == 0
    names = {"text": text, "text_or_bytes": text.encode(), "documents": [Document(text)] * 2, "pages": [text]}
    blocks = re.findall(
        r"^```python\n(.*?)^```", (ROOT / f"docs/{page}.md").read_text(encoding="utf-8"), flags=re.M | re.S
    )
    assert blocks
    for block in blocks:
        exec(block, names)
    if page == "recipes/rag":
        (found,) = names["ingest"]([{"text": text, "id": 1}])
        assert found == {"text": "XKW-4711\n\nThe harbour opened on Monday.", "id": 1, "held": 0}
    if page == "ledger":
        assert capsys.readouterr().out == 'a.txt "\\n\\nLeave a Comment"\n'
    if page == "recipes/study":
        assert capsys.readouterr().out.endswith('web-en/comment-prompt a.txt "\\n\\nLeave a Comment"\n')
        assert Path("corpus.csv").read_text(encoding="utf-8").startswith("id,language,text\na.txt,en,")
    if page == "joins":
        assert "newspaper The" in names["with_spaces"](names["text"], names["splits"])
    if page == "properties":
        names["test_our_pack"]()
        names["my_pipeline"] = clean
        names["test_my_pipeline_keeps_prose"]()
    if page == "packs":
        (rule,) = names["RULES"]
        assert not testing.try_rule(rule, examples=5)
