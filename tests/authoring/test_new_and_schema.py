"""`rules new` starts a pack that works at once, with its schema beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleantext.checks import check
from cleantext.cli import main
from cleantext.errors import UsageError
from cleantext.packs import load_pack
from cleantext.packs.new import new_pack
from cleantext.packs.schema import schema
from cleantext.testing import failures_of


def test_a_new_pack_passes_everything(tmp_path: Path) -> None:
    path = tmp_path / "packs" / "My House.yaml"
    written = new_pack(path)
    assert [file.name for file in written] == ["My House.yaml", "cleantext-pack.schema.json"]
    assert check([path]) == []
    pack = load_pack(path)
    assert pack.name == "my-house"
    assert {rule.kind for rule in pack.rules} == {"line", "section", "replace"}
    found = failures_of(pack, examples=30)
    assert not found, [failure.render() for failure in found]


@pytest.mark.parametrize("name", ["2024", "true", "null", "1e5", "no"])
def test_512_a_new_pack_may_be_called_what_yaml_would_read_as_no_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.yaml"
    new_pack(path)
    assert check([path]) == []
    assert load_pack(path).name == name


def test_its_first_line_names_the_schema_beside_it(tmp_path: Path) -> None:
    path, beside = new_pack(tmp_path / "house.yaml")
    first = path.read_text(encoding="utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=./cleantext-pack.schema.json"
    assert json.loads(beside.read_text(encoding="utf-8")) == schema()
    assert new_pack(tmp_path / "second.yaml") == [tmp_path / "second.yaml"], "the schema is there"
    beside.write_text("{}", encoding="utf-8")
    assert new_pack(tmp_path / "third.yaml") == [tmp_path / "third.yaml", beside], "an old one is replaced"
    assert json.loads(beside.read_text(encoding="utf-8")) == schema()


def test_the_schema_is_printed() -> None:
    done = CliRunner().invoke(main, ["rules", "schema"])
    assert done.exit_code == 0
    assert json.loads(done.output) == schema()


@pytest.mark.parametrize("name", ["house", "house.json", "---.yaml"])
def test_names_that_make_no_pack_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        new_pack(tmp_path / name)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text("mine", encoding="utf-8")
    done = CliRunner().invoke(main, ["rules", "new", str(path)])
    assert done.exit_code == 2
    assert "is there already" in done.output
    assert path.read_text(encoding="utf-8") == "mine"
