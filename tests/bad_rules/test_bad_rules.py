"""Every bad rule of this folder is caught, and what is wrong with it is named, at its place.

The first line that begins with `# expect:` says by which command, for which rule, and with which words.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import NamedTuple

import pytest

from cleantext.checks import check
from cleantext.packs import Pack, load_pack
from cleantext.packs.pack import PackHead
from cleantext.testing import failures_of

HERE = Path(__file__).parent
BAD = sorted(
    file
    for file in HERE.iterdir()
    if file.suffix in (".yaml", ".py") and not file.name.startswith(("test_", "conftest"))
)


class Expected(NamedTuple):
    by: str
    rule: str
    words: str


def expected(file: Path) -> Expected:
    line = next(line for line in file.read_text(encoding="utf-8").split("\n") if line.startswith("# expect: "))
    by, _, rest = line.removeprefix("# expect: ").partition(" ")
    rule, _, words = rest.partition(": ")
    return Expected(by, rule, words)


def loaded(file: Path) -> Pack:
    if file.suffix == ".yaml":
        return load_pack(file)
    spec = importlib.util.spec_from_file_location(f"bad_{file.stem}", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    name = file.stem.replace("_", "-")
    rules = tuple(rule.model_copy(update={"id": f"{name}/{rule.id}"}) for rule in module.RULES)
    return Pack(head=PackHead(pack=name), rules=rules, origin=str(file), places={rules[0].id: (str(file), 1)})


def test_the_folder_is_not_empty() -> None:
    assert len(BAD) > 30


@pytest.mark.parametrize("file", [f for f in BAD if expected(f).by == "check"], ids=lambda f: f.stem)
def test_check_names_it(file: Path) -> None:
    wanted = expected(file)
    problems = check([file])
    named = [p for p in problems if wanted.words in p.message and p.severity == "error"]
    assert named, [p.message for p in problems]
    if "/" in wanted.rule:
        assert wanted.rule in {p.rule for p in named}
    assert all(p.line > 1 and p.source for p in named), "each problem quotes its line"
    assert {p.message for p in problems if p.severity == "error"} == {p.message for p in named}, (
        "and nothing else is wrong"
    )


@pytest.mark.parametrize("file", [f for f in BAD if expected(f).by == "test"], ids=lambda f: f.stem)
def test_test_names_it(file: Path) -> None:
    wanted = expected(file)
    failures = [failure for failure in failures_of(loaded(file), examples=15) if failure.severity == "error"]
    named = [failure for failure in failures if (failure.rule, failure.property) == (wanted.rule, wanted.words)]
    assert named, [failure.render() for failure in failures]
    assert named[0].texts, "a failure shows a text"
    assert named[0].path.endswith(file.name)
    assert named[0].line >= 1


def test_a_failure_shows_a_minimal_text() -> None:
    """The smallest text is shown, not the first that was found."""
    failures = failures_of(load_pack(HERE / "not_idempotent.yaml"), examples=60)
    shown = dict(next(f for f in failures if f.property == "idempotent").texts)
    assert shown == {"text": "---", "came out": "--", "once more": "-"}
