"""What an installed package may offer as an entry point, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from cleantext.errors import PackError
from cleantext.kinds import LineRule
from cleantext.packs import Pack, plugins
from tests.command_line import HOUSE

Offer = Callable[[str, Any], Any]


@pytest.fixture
def find(monkeypatch: pytest.MonkeyPatch) -> Offer:
    """What is found of an entry point of a group that gives this."""

    def found(group: str, value: Any) -> Any:
        def load() -> Any:
            if isinstance(value, Exception):
                raise value
            return value

        point = SimpleNamespace(name="acme", group=group, value="acme:it", dist=None, load=load)
        monkeypatch.setattr(
            plugins, "entry_points", lambda **wanted: [point] if vars(point).items() >= wanted.items() else []
        )
        assert plugins.names() == ["acme"]
        assert plugins.find("other") is None
        return plugins.find("acme")

    return found


def rule(kind: type[LineRule] = LineRule, own: str = "banner") -> LineRule:
    return kind.model_validate({
        "id": own if "/" in own else f"mine/{own}",
        "kind": "line",
        "why": "A banner above every page.",
        "phrases": ("free delivery",),
        "examples": {
            "change": ({"in": "Free delivery\n\nIt rained.", "out": "It rained."},),
            "keep": ("Free delivery of it.", "It rained."),
        },
    })  # fmt: skip


def test_a_pack_is_the_path_of_a_file_or_what_gives_one(find: Offer, tmp_path: Path) -> None:
    path = tmp_path / "acme.yaml"
    path.write_text(HOUSE)
    for value in (path, str(path), lambda: path):
        assert find(plugins.PACKS, value) == path
    with pytest.raises(PackError, match=r"gives '/nowhere', which is no file; give the path of a pack"):
        find(plugins.PACKS, "/nowhere")


def test_rules_are_one_or_several_or_what_gives_them(find: Offer) -> None:
    for value in (rule(), [rule()], lambda: (rule(),)):
        pack = find(plugins.RULES, value)
        assert isinstance(pack, Pack)
        assert [found.id for found in pack.rules] == ["acme/banner"]
        file, line = pack.places["acme/banner"]
        assert (Path(file).name, line > 1) == ("line.py", True)


def test_what_is_wrong_is_said_of_the_entry_point(find: Offer) -> None:
    for value, said in (
        (LookupError("no anvils"), "fails: LookupError: no anvils"),
        (lambda: 1 / 0, "fails: ZeroDivisionError: division by zero"),
        (7, "gives 7, which is no rule"),
        ([rule(), "no rule"], "gives 'no rule', which is no rule"),
        ([rule(), rule()], "gives two rules with the id 'acme/banner'"),
    ):
        with pytest.raises(PackError) as error:
            find(plugins.RULES, value)
        assert f"the entry point cleantext.rules: acme = acme:it of acme:it {said}" in str(error.value)


@pytest.mark.parametrize("module", ["nowhere", __name__])
def test_of_a_class_without_source_the_module_is_told(find: Offer, module: str) -> None:
    made = type("Made", (LineRule,), {"__module__": module})
    assert find(plugins.RULES, rule(made)).places["acme/banner"] == (module, 1)
