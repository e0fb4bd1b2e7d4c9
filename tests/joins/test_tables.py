"""Tables and weights: what is shipped is what the scripts make."""

from __future__ import annotations

import gzip
import json
import time
import zipfile
from importlib import resources
from pathlib import Path
from timeit import Timer
from types import ModuleType

import marisa_trie  # type: ignore[import-not-found]
import numpy as np
import pytest

from cleantext.joins import Joiner
from cleantext.joins.bloom import Bloom, filled
from cleantext.joins.context import AROUND, MARK_AROUND
from cleantext.joins.marks import MARK_ALONE
from cleantext.joins.model import AMONG, Model
from cleantext.joins.names import named
from cleantext.joins.seams import _CHEAPEST, _PIECE, ALONE, LONGEST, SHORTEST, best_path
from cleantext.joins.tables import SCALE, Lexicon, available

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 1_500_000


def script(name: str) -> ModuleType:
    """A training script; these are not part of an installed package."""
    module: ModuleType = pytest.importorskip(f"training.joins.{name}")
    return module


SAMPLE = {
    "the": 7.73, "of": 7.4, "newspaper": 4.62, "transferred": 4.36, "ofthe": 2.6, "walk": 5.0, "walker": 4.5,
    "walking": 4.9, "talk": 5.4, "talker": 3.2, "talking": 5.2, "worker": 4.4, "work": 6.0, "working": 5.7, "drinker": 3.0,
    "drink": 5.0, "drinking": 4.9, "player": 5.0, "play": 5.6, "playing": 5.3,
}  # fmt: skip


def test_the_builder_makes_the_same_bytes_twice_and_drops_joins() -> None:
    build = script("build_tables")
    blobs = [build.build(SAMPLE, {("of", "the"): 6.9}, "ai", build.ALPHABETS["en"]) for _ in range(2)]
    assert blobs[0] == blobs[1]
    lexicon = Lexicon(blobs[0])
    for word, zipf in SAMPLE.items():
        assert lexicon.zipf(word) == (0.0 if word == "ofthe" else pytest.approx(zipf, abs=0.5 / SCALE + 1e-9))
    assert lexicon.pair("of", "the") == pytest.approx(6.9)
    assert lexicon.tail("er") > lexicon.tail("k") == 0.0
    assert [word for word, _ in lexicon.pieces("walkers")] == ["walk", "walker"]


def test_a_word_that_no_table_holds_may_have_been_seen_all_the_same() -> None:
    """Dropped, too rare, or of another language: only if it looks like a join."""
    build = script("build_tables")
    alphabet = build.ALPHABETS["en"]
    seen = {"walkplay", "talk", "xyzzy"}
    lexicon = Lexicon(build.build(SAMPLE, {("of", "the"): 6.9}, "ai", alphabet, others=seen))
    words = ("walkplay", "ofthe", "talk", "xyzzy", "walkdrink", "talkplay")
    assert [word in lexicon.strange for word in words] == [True, True, False, False, False, False]
    assert "walkplay" not in Lexicon(build.build(SAMPLE, {}, "ai", alphabet)).strange


def test_a_word_with_a_capital_inside_is_known_as_it_is_written() -> None:
    build = script("build_tables")
    seen = {"WalkPlay", "talkDrink", "Talkplay", "Walker"}
    lexicon = Lexicon(build.build(SAMPLE, {}, "ai", build.ALPHABETS["en"], others={"xyzzy"}, seen=seen))
    assert [lexicon.written(word) for word in ("WalkPlay", "talkDrink", "Walkplay", "TalkDrink")] == [
        True,
        True,
        False,
        False,
    ]
    assert [word in lexicon.strange for word in ("talkplay", "walkplay", "walker")] == [True, False, False]
    assert lexicon.zipf("walkplay") == 0.0
    assert Lexicon.load("en").written("iPhone")


@pytest.mark.parametrize("language", ["de", "nl"])
def test_the_shipped_filter_holds_what_is_too_rare_for_the_table_and_little_else(language: str) -> None:
    pytest.importorskip("wordfreq")
    build = script("build_tables")
    lexicon = Lexicon.load(language)
    rare = [word for word in sorted(build.words(language))[::37] if word.isalpha() and not lexicon.zipf(word)]
    rare = [word for word in rare if SHORTEST <= len(word) <= LONGEST and best_path(lexicon, word)]
    assert len(rare) > 200
    assert all(word in lexicon.strange for word in rare)
    made_up = [f"{a}{b}" for a, b in zip(rare, reversed(rare), strict=True) if a != b]
    assert sum(word in lexicon.strange for word in made_up) < 0.05 * len(made_up)


def test_a_filter_holds_what_was_put_into_it_and_hardly_anything_else() -> None:
    names = [f"{a}{b}" for a in SAMPLE for b in SAMPLE]
    few_bits, many_bits = Bloom(filled(names, 8)), Bloom(filled(names, 16))
    assert all(name in few_bits and name in many_bits for name in names)
    others = [f"{name}{k}" for name in names for k in range(50)]
    assert 0 < sum(map(many_bits.__contains__, others)) < 0.003 * len(others)
    assert 0.01 * len(others) < sum(map(few_bits.__contains__, others)) < 0.04 * len(others)
    assert "walk" not in Bloom(filled([], 8))


def test_names_are_taken_from_the_packages_and_kept_where_they_look_like_several_words(tmp_path: Path) -> None:
    build = script("build_names")
    for name in build.DICTIONARIES:
        (tmp_path / "@cspell" / f"dict-{name}").mkdir(parents=True)
    (tmp_path / "@cspell/dict-rust/rust.txt").write_text("# a comment\nwalkplay\nxyzzy\n")
    with gzip.open(tmp_path / "@cspell/dict-cpp/cpp.txt.gz", "wt") as file:
        file.write("talkPlay\n")
    tags = {"brand": "WorkDrink", "shop": "beverages"}
    for name, value in {
        "name-suggestion-index/dist/json/nsi.json": {
            "nsi": {"a": {"items": [{"displayName": "Walker", "tags": tags}]}}
        },
        "simple-icons/data/simple-icons.json": [{"title": "Play Talk"}],
        "@iconify-json/arcticons/icons.json": {"icons": {"talk-work": {}}},
        "oui-data/index.json": {"100000": "TalkTalk Ltd\n1 Drinkwork Road"},
        "all-the-package-names/names.json": ["@of/workplay", "play-work"],
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(json.dumps(value))
    tables = script("build_tables")
    lexicons = [Lexicon(tables.build(SAMPLE, {}, "ai", tables.ALPHABETS["en"]))]
    products = build.chosen(build.products(tmp_path), lexicons)
    assert products == ["talkplay", "talktalk", "talkwork", "walkplay", "workdrink"]
    assert build.chosen(build.packages(tmp_path), lexicons) == ["workplay"]
    (tmp_path / "oui-data/index.json").unlink()
    with pytest.raises(FileNotFoundError, match="oui-data"):
        list(build.products(tmp_path))


def test_the_shipped_names_are_of_products_and_not_what_a_page_runs_together() -> None:
    products, packages = named()
    assert all(name in products for name in ("frontpage", "readthedocs", "setjmp", "rustup"))
    assert "wasmtime" in packages
    joins = [
        "technologylike",
        "newspaperthe",
        "yitransferred",
        "saidthat",
        "fromhis",
        "mondaỵthe",
        "theferry",
        "ofwhich",
    ]
    assert sum(join in products for join in joins) <= 1


@pytest.mark.parametrize("language", ["en", "nl"])
def test_shipped_words_are_what_the_script_makes(language: str) -> None:
    """A sample of the words and pairs, their frequencies, and that joins in the list were dropped."""
    pytest.importorskip("wordfreq")
    build = script("build_tables")
    words, pairs = build.words(language), build.pairs(language)
    lexicon = Lexicon.load(language)
    top = sorted(words, key=lambda w: (-words[w], w))[: build.LIMITS.get(language, build.LIMIT)]
    for word in top[::97]:
        assert lexicon.zipf(word) in (0.0, pytest.approx(words[word], abs=0.5 / SCALE + 1e-9))
    assert max(words.values()) <= _PIECE - _CHEAPEST  # the best path takes this for granted
    known = [lexicon.zipf(word) > 0 for word in top[::97]]
    assert sum(known) > 0.97 * len(known)
    for (a, b), value in list(pairs.items())[::997]:
        assert lexicon.pair(a, b) == pytest.approx(value, abs=0.5 / SCALE + 1e-9)
    if language == "en":
        dropped = build.run_together(words, pairs, build.SINGLES[language], set(filter(lexicon.listed, words)))
        assert len(dropped) > 1000
        assert not [word for word in dropped if lexicon.zipf(word)]


def test_shipped_affixes_and_spelling_are_what_the_script_makes() -> None:
    build = script("build_tables")
    with np.load(resources.files("cleantext.joins") / "data" / "nl.npz") as file:  # type: ignore[call-overload]
        data = {name: file[name] for name in file.files}
    tries = {name: marisa_trie.Trie().frombytes(data[name].tobytes()) for name in ("words", "heads", "tails")}
    frequencies = (data["zipf"] / SCALE).tolist()
    zipf = {word: frequencies[i] for word, i in tries["words"].items()}
    for name, made in zip(("heads", "tails"), build.affixes(zipf), strict=True):
        table, values = tries[name], data[name[:-1]]
        assert len(set(made) ^ set(table.keys())) < 0.02 * len(made)
        close = [abs(values[table[w]] / SCALE - v) < 0.15 for w, v in made.items() if w in table]
        assert sum(close) > 0.98 * len(close)
    for made, name in zip(build.spelling(zipf, build.ALPHABETS["nl"]), ("grams", "shorter"), strict=True):
        assert np.mean(np.abs(made.astype(int) - data[name]) <= 1) > 0.99


def test_a_word_of_the_dictionary_is_never_split_or_dropped() -> None:
    build = script("build_tables")
    blob = build.build(
        SAMPLE | {"tome": 3.1}, {("to", "me"): 6.5, ("of", "the"): 6.9}, "ai", build.ALPHABETS["en"], 1000, {"tome"}
    )
    assert Lexicon(blob).zipf("tome") == pytest.approx(3.1)
    assert Lexicon(blob).listed("tome")
    assert Joiner("en").splits("He put the heavy tome on the shelf, starting anew with the stylesheets.") == []


@pytest.mark.parametrize("language", sorted(available()))
def test_a_language_is_small_quick_to_load_and_fits_its_weights(language: str) -> None:
    file = resources.files("cleantext.joins") / "data" / f"{language}.npz"
    assert len(file.read_bytes()) <= LARGEST
    assert min(Timer(lambda: Joiner(language), timer=time.thread_time).repeat(3, 1)) < 0.5
    model = Model.load(language)
    for looks, alone, around in ((model.letters, ALONE, AROUND), (model.marks, MARK_ALONE, MARK_AROUND)):
        assert looks.names == (*alone, *around)
        assert len(looks.alone.mean) == len(alone)
        assert len(looks.first.mean) == len(alone) + len(around)
        assert len(looks.second.mean) == len(AMONG)


def test_places_that_were_read_are_learned_from_as_they_were_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    collect, verdicts = script("collect"), script("verdicts")
    correct = "The OpenBook wrote theboat withthe crew."
    row = {
        "source": "a", "lang": "en", "correct": correct, "broken": "The OpenBookwrote theboat withthe crew.", "joins": [12],
        "maybe": [], "defects": [22],
    }  # fmt: skip
    file = tmp_path / "a.en.jsonl.gz"
    with gzip.open(file, "wt", encoding="utf-8") as out:
        out.write(json.dumps(row))
    said = {verdicts.paragraph(correct): {8: verdicts.NONE, 31: verdicts.OWN}}
    monkeypatch.setattr(verdicts, "load", lambda language: said if language == "en" else {})
    pages = {page.state: page for page in collect.collect([str(file)], "en", ("broken", "correct"))}
    answers = {state: dict(zip((s.right for s in p.seams), p.answers, strict=True)) for state, p in pages.items()}
    assert answers["correct"] == {"book": 0, "boat": -1, "the": -1}
    assert answers["broken"] == {"book": 0, "wrote": 1, "boat": 0, "the": -1}
    assert pages["correct"].refuted == {8}


@pytest.mark.parametrize(
    ("language", "least"),
    [
        ("en", 1000),
        ("de", 1000),
        ("es", 100),
        ("fr", 100),
        ("pl", 100),
        ("ru", 100),
        ("it", 20),
        ("nl", 50),
        ("pt", 50),
    ],
)
def test_the_shipped_verdicts_hold_no_text(language: str, least: int) -> None:
    verdicts = script("verdicts")
    said = [(paragraph, verdict) for paragraph, own in verdicts.load(language).items() for verdict in own.values()]
    assert len(said) > least
    assert all(len(bytes.fromhex(paragraph)) == 6 for paragraph, _ in said)
    assert {verdict for _, verdict in said} <= {verdicts.OWN, verdicts.NONE, verdicts.UNCLEAR}
    assert verdicts.load("xx") == {}


def test_messages_of_a_package_become_pages_glued_at_their_markup(tmp_path: Path) -> None:
    pytest.importorskip("lxml")
    said = {
        "a": "Die **Fähre** liegt am [Kai](x) und fährt",
        "b": {"c": "Der {name} ist heute nicht an Bord\nThis is not translated at all"},
    }
    said |= {str(i): f"Am {i}. Tag lag das Boot noch immer am alten Kai" for i in range(4)}
    with zipfile.ZipFile(tmp_path / "a.whl", "w") as wheel:
        wheel.writestr("boats/kinds/ferry/translations/de.json", json.dumps(said))
        wheel.writestr("boats/kinds/ferry/translations/nl.json", json.dumps({"a": "De veerboot ligt aan de kade"}))
    script("messages").main(str(tmp_path / "out.gz"), "de", [str(tmp_path / "a.whl")])
    with gzip.open(tmp_path / "out.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert [row["correct"] for row in rows[:2]] == [
        "Die Fähre liegt am Kai und fährt", "Am 0. Tag lag das Boot noch immer am alten Kai",
    ]  # fmt: skip
    assert rows[0]["broken"] == "DieFähreliegt amKaiund fährt"
    assert (len(rows), rows[0]["site"], rows[0]["lang"]) == (5, "ferry", "de")


def test_glued_text_nodes_lose_their_outer_spaces() -> None:
    pytest.importorskip("lxml")
    pages = script("pages")
    row = pages.glued(["The ", "newspaper", " said (", "so", " ) that it was", " over."])
    assert row["correct"] == "The newspaper said (so ) that it was over."
    assert row["broken"] == "Thenewspapersaid (so) that it wasover."
    assert row["joins"] == [3, 12, 33]
    assert row["maybe"] == [20]
