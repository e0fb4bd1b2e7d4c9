"""Rules that are switched off by their names, and what lists say of them."""

from __future__ import annotations

from pathlib import Path

from cleantext import Cleaner
from tests.command_line import Command


def test_122_a_rule_is_switched_off_in_all_languages_by_its_own_name(cleantext: Command, tmp_path: Path) -> None:
    """It took eighteen names to keep the bylines, and the message named one of them, another one than was meant."""
    result = cleantext("rules", "list", "--disable", "byline", "--profile", "page", "--input", tmp_path)
    found = [line.split() for line in result.stdout.splitlines() if "/byline " in line]
    assert len(found) > 18
    assert all(line[4:7] == ["off:", "--disable", "byline"] for line in found)
    (tmp_path / "a.txt").write_text("By Anna Holm\n\nThe ferry runs again.\n\nLeave a Comment")
    assert cleantext("clean", "-q", "a.txt", builtin=True).stdout == "The ferry runs again."
    kept = cleantext("clean", "-q", "a.txt", "--disable", "byline", builtin=True).stdout
    assert kept == "By Anna Holm\n\nThe ferry runs again."
    assert "(did you mean 'byline'?)" in cleantext("clean", "a.txt", "--disable", "bylines", builtin=True).stderr


def test_185_what_a_pack_switches_off_is_off(cleantext: Command, tmp_path: Path) -> None:
    (tmp_path / "off.yaml").write_text("pack: off\nextends: [house.yaml]\ndisable: [house/comment]\n")
    assert list(Cleaner(packs=[tmp_path / "off.yaml"], builtin=False).switched_off) == ["house/comment"]
    listed = cleantext("rules", "list", "--pack", "house.yaml", "--pack", "off.yaml").stdout.splitlines()
    (line,) = [line for line in listed if line.startswith("house/comment ")]
    assert "off: `disable` in the pack off" in line
