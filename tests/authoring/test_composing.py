"""Packs that extend, disable and override; how packs are found; where their rules apply."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cleantext import Cleaner, Document
from cleantext.checks import check
from cleantext.engine.sites import matches
from cleantext.errors import PackError
from cleantext.packs import builtin_files, load_pack
from cleantext.packs.load import MAX_CHAIN, examine
from cleantext.packs.source import read
from tests.authoring.samples import FULL, written

HEIR = "pack: heir\nextends: [./house.yaml]\n"


def test_rules_of_an_extended_pack_come_first_in_order(tmp_path: Path) -> None:
    written(tmp_path, FULL)
    own = FULL[FULL.index("rules:") :].replace("id: share", "id: own", 1)
    pack = load_pack(written(tmp_path, HEIR + own, "heir.yaml"))
    assert [rule.id for rule in pack.rules] == [
        "house/share", "house/more", "house/title", "house/listen",
        "heir/own", "heir/more", "heir/title", "heir/listen",
    ]  # fmt: skip
    assert pack.places["house/share"][0].endswith("house.yaml")
    assert pack.places["heir/own"][0].endswith("heir.yaml")


def test_single_rules_are_disabled_and_overridden(tmp_path: Path) -> None:
    written(tmp_path, FULL)
    text = HEIR + "disable: [house/title]\noverride:\n  house/share: {where: head, longest: 30}\n"
    pack = load_pack(written(tmp_path, text, "heir.yaml"))
    rules = {rule.id: rule for rule in pack.rules}
    assert set(rules) == {"house/share", "house/more", "house/listen"}
    assert rules["house/share"].where == "head"
    assert rules["house/share"].phrases == ("share this page", "share:")
    assert pack.disabled == {"house/title": "heir"}


@pytest.mark.parametrize(
    ("more", "words", "line"),
    [
        ("disable: [house/titel]\n", "no extended pack has a rule 'house/titel' (did you mean 'house/title'?)", 3),
        ("override:\n  house/shar: {where: head}\n", "(did you mean 'house/share'?)", 4),
        (
            "disable: [house/share]\noverride:\n  house/share: {where: head}\n",
            "'house/share' is switched off, by heir",
            5,
        ),
        ("override:\n  house/share: {id: other}\n", "`id` cannot be overridden", 4),
        ("override:\n  house/share: {were: head}\n", "unknown key 'were' (did you mean 'where'?)", 4),
        ("override:\n  house/share: {pattern: '(a'}\n", "bad pattern: missing )", 4),
    ],
)
def test_what_is_wrong_with_them_is_named_at_its_place(tmp_path: Path, more: str, words: str, line: int) -> None:
    written(tmp_path, FULL)
    with pytest.raises(PackError) as caught:
        load_pack(written(tmp_path, HEIR + more, "heir.yaml"))
    problem = caught.value.problems[0]
    assert words in problem.message
    assert problem.line == line


@pytest.mark.parametrize(
    ("override", "column", "said"),
    [
        ('web-en/copyright: {longest: "120"}', 32, "rule 'copyright': `longest` is a whole number, not '120'"),
        ('web-en/copyright: {unless: {alone: "yes"}}', 39, "`unless.alone` is true or false, not 'yes'"),
        ("web-en/copyright: {status: 1}", 30, "`status` is one of active, candidate, doubtful, not 1"),
        ("characters/soft-hyphens: {languages: [de]}", 29, "`languages` cannot scope the stage characters"),
        (
            "repair/stray-stop: {stage: characters, languages: [de]}",
            42,
            "`languages` cannot scope the stage characters",
        ),
        ("web-en/copyright: {pattern: ['(?i)a', b]}", 32, "(?i) holds for what stands beside it"),
    ],
)
def test_360_what_is_overridden_is_held_to_what_rules_are(
    tmp_path: Path, override: str, column: int, said: str
) -> None:
    head = "pack: heir\nextends: [web-en, characters, repair]\noverride:\n  "
    (problem,) = examine(written(tmp_path, f"{head}{override}\n", "heir.yaml")).problems
    assert said in problem.message
    assert (problem.line, problem.column) == (4, column), problem.render()


@pytest.mark.parametrize(
    ("override", "column", "said"),
    [
        ("web-en/copyright: {pattern: '.*'}", 22, "every line of the text would go"),
        ("web-en/copyright: {pattern: ['^ad$', '^(?:a+)+b$'], longest: 500}", 42, "slow pattern"),
        ("web-en/copyright: {phrases: [copyright, '^all']}", 43, "looks like a pattern"),
        ("web-en/copyright: {where: tail}", 0, ""),
    ],
)
def test_360_what_is_overridden_is_checked(tmp_path: Path, override: str, column: int, said: str) -> None:
    text = f"pack: heir\nextends: [web-en]\noverride:\n  {override}\n"
    found = check([written(tmp_path, text, "heir.yaml")])
    told = [(problem.line, problem.column, said in problem.message) for problem in found]
    assert told == [(4, column, True)] * bool(said)


def test_360_an_overridden_rule_may_say_what_others_may(tmp_path: Path) -> None:
    text = "pack: heir\nextends: [web-en]\noverride:\n  web-en/copyright: {longest: 120, unless: {alone: true}}\n"
    pack = load_pack(written(tmp_path, text, "heir.yaml"))
    (rule,) = (rule for rule in pack.rules if rule.id == "web-en/copyright")
    assert rule.longest == 120
    assert rule.never_alone


def test_360_a_wrong_pack_to_extend_hides_no_other_fault(tmp_path: Path) -> None:
    text = """\
pack: heir
extends: [web-ne, web-en]
disable: [web-en/date, web-en/bylin, web-ne/byline, web-en]
override:
  web-en/copyright: {id: other, kind: section, were: head}
  web-ne/date: {id: other, wehre: head, most: 3, longest: "3"}
"""
    told = {
        (problem.line, problem.column): problem.message
        for problem in examine(written(tmp_path, text, "heir.yaml")).problems
    }
    assert {place: message.partition(";")[0].partition(":")[0] for place, message in told.items()} == {
        (2, 11): "cannot extend 'web-ne'",
        (3, 24): "no extended pack has a rule 'web-en/bylin' (did you mean 'web-en/byline'?)",
        (3, 53): "'web-en' is a pack, and this is for rules (`web-en/its-rule`)",
        (5, 22): "`id` cannot be overridden",
        (5, 33): "`kind` cannot be overridden",
        (5, 48): "rule 'copyright'",
        (6, 17): "`id` cannot be overridden",
        (6, 28): "unknown key 'wehre' (did you mean 'where'?)",
    }


def test_a_pack_that_extends_none_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="this pack extends none"):
        load_pack(written(tmp_path, "pack: heir\ndisable: [house/share]\n", "heir.yaml"))


def test_a_circle_is_refused(tmp_path: Path) -> None:
    written(tmp_path, "pack: a\nextends: [b.yaml]\n", "a.yaml")
    written(tmp_path, "pack: b\nextends: [./a.yaml]\n", "b.yaml")
    with pytest.raises(PackError, match=r"in a circle: .*a\.yaml -> .*b\.yaml -> .*a\.yaml"):
        load_pack(tmp_path / "a.yaml")


def test_a_broken_extended_pack_is_named_with_its_line(tmp_path: Path) -> None:
    written(tmp_path, FULL.replace("kind: line", "kind: lin"))
    with pytest.raises(PackError, match=r"cannot extend '\./house\.yaml': .*house\.yaml:7: .*no kind 'lin'"):
        load_pack(written(tmp_path, HEIR, "heir.yaml"))


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(PackError, match=r"no pack called 'boilerplait' \(did you mean 'boilerplate'\?\)"):
        load_pack("boilerplait")


def test_a_file_that_is_asked_for_without_its_ending_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "house.yaml").write_text("pack: house\nrules: []\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(
        PackError, match=r"no pack called 'house' \(did you mean the file house\.yaml\?\), or give a path"
    ):
        load_pack("house")


def test_a_folder_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="is a folder"):
        load_pack(tmp_path)


SITES = [
    ("https://www.example.org/news/1.html", "example.org", True),
    ("https://news.example.org/1.html", "example.org", True),
    ("https://example.org.evil.net/", "example.org", False),
    ("https://notexample.org/", "example.org", False),
    ("https://example.org/news/1", "example.org/news", True),
    ("https://www.example.org/news/1", "example.org/news", True),
    ("https://example.org/sport/1", "example.org/news", False),
    ("https://example.org/a/x/b", "example.org/*/b", True),
    ("gazette/2024/1.txt", "gazette", True),
    ("archive/gazette/1.txt", "gazette", True),
    ("gazette/2024/1.txt", "gazette/2024", True),
    ("archive/gazette/2024/1.txt", "gazette/2024", True),
    ("https://example.org/archive/news/1", "archive/news", False),
    ("gazette.txt", "gazette", False),
    ("HTTPS://EXAMPLE.ORG/", "example.org", True),
    ("", "example.org", False),
]


@pytest.mark.parametrize(("site", "pattern", "wanted"), SITES)
def test_sites(site: str, pattern: str, wanted: bool) -> None:
    assert matches(site, [pattern]) is wanted


def test_a_rule_with_sites_is_for_documents_from_there(tmp_path: Path) -> None:
    text = FULL.replace("languages: [en]\n", "")
    cleaner = Cleaner([written(tmp_path, text)], builtin=False)
    document = "The bridge is closed.\n\nShare this page"
    assert cleaner.run(Document(document, site="https://example.org/a")).text == "The bridge is closed."
    assert cleaner.run(Document(document, site="https://example.net/a")).text == document
    assert cleaner.run(document).text == document


def test_a_rule_for_one_language_is_the_identity_on_another(tmp_path: Path) -> None:
    path = written(tmp_path, FULL.replace("    sites: [example.org]\n", ""))
    document = "The bridge is closed.\n\nShare this page"
    assert Cleaner([path], builtin=False, language="en")(document) == "The bridge is closed."
    assert Cleaner([path], builtin=False, language="fr")(document) == document


def test_a_rule_for_one_profile_is_not_there_in_the_other(tmp_path: Path) -> None:
    path = written(tmp_path, FULL)
    assert "house/share" in {rule.id for rule in Cleaner([path], builtin=False).rules}
    assert "house/share" not in {rule.id for rule in Cleaner([path], builtin=False, profile="page").rules}


def test_a_pack_may_write_a_rule_anew_that_it_switches_off(tmp_path: Path) -> None:
    """As when a pack is copied and extends what it was copied from."""
    written(tmp_path, FULL)
    own = FULL[FULL.index("rules:") :]
    text = "pack: house\nextends: [./house.yaml]\ndisable: [house/share]\n" + own
    pack = load_pack(written(tmp_path, text, "heir.yaml"))
    assert pack.disabled == {}
    assert "house/share" in {rule.id for rule in Cleaner(pack, builtin=False).rules}


def test_packs_extend_one_another_so_many_times_and_no_more(tmp_path: Path) -> None:
    for n in range(MAX_CHAIN + 1):
        more = f"extends: [./p{n + 1}.yaml]\n" if n < MAX_CHAIN else ""
        written(tmp_path, f"pack: p{n}\n{more}rules: []\n", f"p{n}.yaml")
    load_pack(tmp_path / "p1.yaml")
    with pytest.raises(PackError, match=f"extend one another more than {MAX_CHAIN} deep"):
        load_pack(tmp_path / "p0.yaml")


def test_what_a_rule_says_of_itself_counts_more_than_what_its_pack_says(tmp_path: Path) -> None:
    text = FULL.replace("kind: line", "kind: line\n    languages: [de]", 1)
    first, *others = load_pack(written(tmp_path, text)).rules
    assert first.languages == ("de",)
    assert {rule.languages for rule in others} == {("en",)}


def test_stop_words_are_a_part_of_what_decides_the_outcome(tmp_path: Path) -> None:
    head = "pack: house\nlanguages: [en]\nstopwords: [{}]\nrules: []\n"
    the, of = (load_pack(written(tmp_path, head.format(word), f"{word}.yaml")) for word in ("the", "of"))
    assert Cleaner(the, builtin=False).fingerprint != Cleaner(of, builtin=False).fingerprint


def test_the_name_of_a_file_is_no_site() -> None:
    assert not matches("quay.txt", ["quay.txt"])
    assert not matches("news/quay.txt", ["quay.txt"])
    assert matches("quay.txt/1.txt", ["quay.txt"])


def test_363_two_packs_of_one_name_do_not_replace_each_other(tmp_path: Path) -> None:
    """One rule was lost without a word, where `rules check` refuses the pair."""
    house = written(tmp_path, FULL)
    newer = written(tmp_path, FULL.replace("share this page", "pass this page on"), "newer.yaml")
    with pytest.raises(
        PackError, match=r"newer\.yaml:6:1: .*two packs are called 'house', .*house\.yaml and .*'share'"
    ):
        Cleaner([house, newer], builtin=False)


def test_363_what_replaces_nothing_or_is_meant_to_is_no_namesake(tmp_path: Path) -> None:
    house = written(tmp_path, FULL)
    (tmp_path / "copy").mkdir()
    heir = written(tmp_path, HEIR + "override:\n  house/share: {longest: 30}\n", "heir.yaml")
    more = FULL.replace("id: share", "id: shares").replace("id: more", "id: mores").replace("id: title", "id: titles")
    packs = [
        house,
        written(tmp_path / "copy", FULL),
        heir,
        written(tmp_path, more.replace("listen\n", "lis\n"), "more.yaml"),
    ]
    cleaner = Cleaner([*packs, load_pack(house), house], builtin=False)
    assert {"house/share", "house/shares"} <= {rule.id for rule in cleaner.rules}


@pytest.mark.parametrize("fault", ["", "rules: 5\n"])
def test_393_a_pack_that_is_extended_by_many_ways_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """Each way took its own time: seven files, each naming the next ones five times, half a minute."""
    for n in range(7):
        extends = ", ".join([f"./{name}{n + 1}.yaml" for name in "abc"]) if n < 6 else ""
        for name in "abc":
            written(tmp_path, f"pack: {name}{n}\nextends: [{extends}]\n{'' if extends else fault}", f"{name}{n}.yaml")
    files = []
    monkeypatch.setattr("cleantext.packs.load.read", lambda name, raw: files.append(name) or read(name, raw))
    examined = examine(tmp_path / "a0.yaml")
    assert (examined.pack is None, len(files)) == (bool(fault), 1 + 6 * 3)


def test_424_a_pack_says_nothing_of_rules_that_it_merely_extends(tmp_path: Path) -> None:
    """A rule that a pack switches off was on again, and what it overrides as before, where a later pack extends the same."""
    written(tmp_path, FULL)
    packs = {
        "off": HEIR + "disable: [house/share]\n",
        "narrow": HEIR + "override:\n  house/share: {where: head}\n",
        "further": "pack: further\nextends: [./narrow.yaml]\n",
        "other": HEIR,
        "on": HEIR + "override:\n  house/share: {where: anywhere}\n",
    }
    for name, text in packs.items():
        written(tmp_path, text.replace("pack: heir", f"pack: {name}"), f"{name}.yaml")

    def where(*names: str) -> str:
        """Where the rule is for; empty where it is off."""
        found = set()
        extends = ", ".join(f"./{name}.yaml" for name in names)
        both = written(tmp_path, f"pack: both\nextends: [{extends}]\n", "both.yaml")
        for loaded in ([tmp_path / f"{name}.yaml" for name in names], [both]):
            cleaner = Cleaner(loaded, builtin=False)
            found.add(next((rule.where for rule in cleaner.rules if rule.id == "house/share"), ""))
            assert ("house/share" in cleaner.switched_off) == (found == {""})
        (one,) = found
        return one

    for other in ("other", "house"):
        assert where("off", other) == ("" if other == "other" else "tail")
        assert where(other, "off") == ""
        assert where("narrow", other) == ("head" if other == "other" else "tail")
        assert where(other, "narrow") == where(other, "further") == "head"
    assert where("off", "on") == where("narrow", "on") == "anywhere"


def test_522_a_pack_with_the_name_of_a_built_in_one_is_refused(tmp_path: Path) -> None:
    """Its rules took the places of that one's, one by one, and the others stayed: a name that was chosen by chance
    switched rules off without a word."""
    text = builtin_files()["layout"].read_text("utf-8")
    same = written(tmp_path, text, "same.yaml")
    other = written(tmp_path, text.replace("why: ", "why: Now "), "layout.yaml")
    said = r"layout\.yaml:1:1: error: a built-in pack is called 'layout', too; give this one another name"
    with pytest.raises(PackError, match=said):
        Cleaner([other])
    (problem,) = check([other])
    assert re.search(said, problem.render())
    assert check([same]) == check(["layout"]) == []
    assert Cleaner([same]).rules == Cleaner().rules
    assert "Now" in " ".join(rule.why for rule in Cleaner([other], builtin=False).rules)
