"""Options of `Cleaner`: each has its effect, and its place in the fingerprint."""

from __future__ import annotations

import importlib
import linecache
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner, Document
from cleantext.batches import BATCH, through
from cleantext.errors import UsageError
from cleantext.kinds import Rule
from cleantext.lines import Lines
from cleantext.types import Edit, Stage
from tests.small_packs import in_python, pack

PLAIN = Cleaner()
IN_A_MODULE = """
from cleantext.kinds import Rule

WORDS = {words}

class Weather(Rule):
    kind: str = "weather"
    stage: str = "boilerplate"
"""


@pytest.mark.parametrize(
    "options",
    [
        {"profile": "page"},
        {"language": "en"},
        {"guard": 0.4},
        {"guard": None},
        {"disable": ["web-en/byline"]},
        {"disable": ["web-en"]},
        {"packs": ["unwrap"]},
        {"builtin": False},
    ],
    ids=str,
)
def test_the_fingerprint_follows_what_decides_the_outcome(options: dict[str, Any]) -> None:
    assert Cleaner(**options).fingerprint != PLAIN.fingerprint
    assert Cleaner(**options).fingerprint == Cleaner(**options).fingerprint


def test_518_a_guard_of_1_is_one_of_1_0() -> None:
    assert Cleaner(guard=1).fingerprint == Cleaner(guard=1.0).fingerprint


def test_neither_the_plain_path_nor_the_order_of_names_has_a_part_in_it() -> None:
    assert Cleaner(prefilter=False).fingerprint == PLAIN.fingerprint
    some = ["web-en/byline", "web-en/date"]
    assert Cleaner(disable=some).fingerprint == Cleaner(disable=some[::-1]).fingerprint


def test_nor_has_the_place_where_a_pack_lies(tmp_path: Path) -> None:
    """Otherwise no run could be resumed, and no cache be found, on another machine."""
    rule = {"id": "sign", "kind": "replace", "pattern": "℞", "with": "Rx"}
    (tmp_path / "elsewhere").mkdir()
    here, there = (pack(folder, "house", rule) for folder in (tmp_path, tmp_path / "elsewhere"))
    assert Cleaner(here, builtin=False).fingerprint == Cleaner(there, builtin=False).fingerprint
    other = pack(tmp_path, "house", {**rule, "with": "R"})
    assert Cleaner(other, builtin=False).fingerprint != Cleaner(there, builtin=False).fingerprint


def test_519_rules_in_python_are_known_by_what_they_do() -> None:
    """Of two classes that differed in nothing but `edits` a worker kept the one that came first."""

    def of(word: str) -> type[Rule]:
        """Both by one name, as in a notebook's cell that was run again."""
        if word == "rain":

            class Weather(Rule):
                kind: str = "weather"
                stage: Stage = "boilerplate"

                def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
                    return [self.drop(lines, i) for i in at if "rain" in lines[i]]
        else:

            class Weather(Rule):
                kind: str = "weather"
                stage: Stage = "boilerplate"

                def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
                    return [self.drop(lines, i) for i in at if "snow" in lines[i]]

        return Weather

    prints = [Cleaner([in_python("bad", weather=of(word))], builtin=False).fingerprint for word in ("rain", "snow")]
    assert len(set(prints)) == 2
    assert Cleaner([in_python("bad", weather=of("rain"))], builtin=False).fingerprint == prints[0]


def test_519_what_the_module_of_a_rule_says_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern, or a list of words, often stands beside the class."""
    monkeypatch.syspath_prepend(tmp_path)
    prints = []
    for name, words in (("one", "'rain'"), ("one", "'snow'"), ("one", "'rain'")):
        (tmp_path / f"{name}.py").write_text(IN_A_MODULE.format(words=words))
        linecache.clearcache()
        monkeypatch.delitem(sys.modules, name, raising=False)
        importlib.invalidate_caches()
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
        module = importlib.import_module(name)
        prints.append(Cleaner([in_python("bad", weather=module.Weather)], builtin=False).fingerprint)
    assert prints[0] == prints[2] != prints[1]


def test_519_packages_that_have_a_say_count(monkeypatch: pytest.MonkeyPatch) -> None:
    before = PLAIN.fingerprint
    monkeypatch.setattr("cleantext.cleaner.version", lambda package: "0" if package == "ftfy" else version(package))
    assert Cleaner().fingerprint != before


def test_a_whole_pack_is_switched_off() -> None:
    text = "The harbour opened on Monday .\n\nLeave a Comment"
    assert Cleaner(disable=["web-en"])(text) == "The harbour opened on Monday.\n\nLeave a Comment"
    assert Cleaner(disable=["web-en", "repair"])(text) == text


def test_documents_keep_their_order_through_many_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches of unlike sizes, so that workers finish out of order."""
    monkeypatch.setattr("cleantext.batches.BATCH", 100)
    cleaner = Cleaner(builtin=False, packs=["layout"], language="en")
    texts = [f"{n} \n" + "A line . \n" * (3_000 if n % 7 == 0 else 5) for n in range(60)]
    wanted = [f"{n}\n" + "A line .\n" * (3_000 if n % 7 == 0 else 5) for n in range(60)]
    for workers in (1, 2):
        assert [result.text for result in cleaner.run_many(iter(texts), workers=workers)] == wanted


def test_a_batch_is_full_by_its_size_or_by_its_number_of_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleantext.batches.BATCH", 100)
    monkeypatch.setattr("cleantext.batches.MOST", 3)
    sizes: list[int] = []

    def clean(batch: Any) -> Any:
        sizes.append(len(batch))
        return batch

    documents = [*"1234567", "8" * 99, "9"]
    assert list(through(clean, documents, 1)) == documents
    assert sizes == [3, 3, 2, 1]


def test_no_more_is_read_than_a_few_batches_ahead() -> None:
    cleaner = Cleaner(builtin=False, packs=["layout"], language="en")
    read = 0

    def documents() -> Any:
        nonlocal read
        for _ in range(50):
            read += 1
            yield "x" * (BATCH * 3 // 5)

    for workers, most in ((1, 3), (2, 16)):
        read = 0
        results = cleaner.run_many(documents(), workers=workers)
        next(results)
        assert read <= most
        results.close()


def test_bytes_with_a_declared_encoding() -> None:
    data = "Паром вернулся в порт .".encode("koi8-r")
    result = PLAIN.run(Document(data, encoding="koi8-r"))
    assert (result.text, result.encoding) == ("Паром вернулся в порт.", "koi8-r")


@pytest.mark.parametrize("documents", ["one text", b"one text", Document("one text")])
def test_one_document_is_not_many(documents: Any) -> None:
    with pytest.raises(UsageError, match="for one there is `run`"):
        list(Cleaner(builtin=False, packs=["layout"]).run_many(documents))
