"""`Cleaner` as other programs call it: wrong arguments, and documents that cannot be cleaned among others that can."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

import cleantext
from cleantext.engine import Engine, State
from cleantext.kinds import ReplaceRule, Rule, ScoreRule
from cleantext.lines import Lines

GOOD = "The harbour opened on Monday .\n\nLeave a Comment"
CLEAN = "The harbour opened on Monday."
NO_TEXT = bytes(range(256)) * 8
CLEANER = cleantext.Cleaner()

PACK = """
pack: house
version: 1.0.0
rules:
  - id: motto
    kind: line
    phrases: [Read on deck]
    why: The motto of the house stands under every text.
    examples:
      change: [{in: "One.\\nRead on deck", out: "One."}]
      keep: ["We read on deck.", "Read"]
"""


@pytest.mark.parametrize("workers", [1, 2])
def test_what_comes_before_a_document_that_is_no_text_comes_out(workers: int) -> None:
    results = CLEANER.run_many([GOOD, GOOD, NO_TEXT, GOOD], workers=workers)
    assert [next(results).text, next(results).text] == [CLEAN, CLEAN]
    with pytest.raises(cleantext.NotText):
        next(results)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_is_no_text_need_not_end_a_run(workers: int) -> None:
    first, second, third = CLEANER.run_many([GOOD, NO_TEXT, GOOD], workers=workers, errors="return")
    assert isinstance(first, cleantext.Result)
    assert isinstance(second, cleantext.NotText)
    assert isinstance(third, cleantext.Result)
    assert first.text == third.text == CLEAN


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many documents each run of the engine was given."""
    found: list[int] = []
    run = Engine.run

    def counted(engine: Engine, states: Sequence[State]) -> None:
        found.append(len(states))
        run(engine, states)

    monkeypatch.setattr(Engine, "run", counted)
    return found


def failing(where: type[Rule], method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes rules of a kind fail where a text tells of a spark."""
    real = getattr(where, method)

    def fails(rule: Rule, lines: Any, *more: Any) -> Any:
        if any("spark" in each.text for each in ([lines] if isinstance(lines, Lines) else lines)):
            raise ZeroDivisionError("a spark")
        return real(rule, lines, *more)

    monkeypatch.setattr(where, method, fails)


def told(outcomes: Iterable[Any]) -> list[Any]:
    return [repr(outcome) if isinstance(outcome, Exception) else outcome.text for outcome in outcomes]


def test_361_a_document_that_is_no_text_costs_the_others_nothing(runs: list[int]) -> None:
    documents = [GOOD, NO_TEXT, GOOD, None, GOOD]
    first, second, third, fourth, fifth = CLEANER.run_many(documents, errors="return")
    assert [one.text for one in (first, third, fifth)] == [CLEAN] * 3
    assert isinstance(second, cleantext.NotText)
    assert isinstance(fourth, cleantext.UsageError)
    assert runs == [3]


def test_361_a_document_on_which_a_rule_fails_is_cleaned_once(runs: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern's time was spent twice."""
    failing(ReplaceRule, "edits", monkeypatch)
    documents = [GOOD, GOOD.replace("opened", "spark"), GOOD, GOOD.replace("opened", "sparks ran"), GOOD]
    error = "RuleFailed('an error in cleantext or in a rule: ZeroDivisionError: a spark (test_cleaner.py:"
    outcomes = told(CLEANER.run_many(documents, errors="return"))
    assert outcomes[::2] == [CLEAN] * 3
    assert all(outcome.startswith(error) for outcome in outcomes[1::2])
    assert runs == [5]
    results = CLEANER.run_many(documents)
    assert next(results).text == CLEAN
    with pytest.raises(ZeroDivisionError):
        next(results)
    with pytest.raises(ZeroDivisionError):
        CLEANER.run_batch(documents)


def test_361_a_failure_over_many_documents_is_narrowed_down(runs: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    pages = cleantext.Cleaner(profile="page")
    text = "Home\nThe harbour was open on Monday, and the ferry to the island was late again.\nTerms"
    wanted = told(pages.run_many([text] * 64))
    failing(ScoreRule, "prepare", monkeypatch)
    documents = [text] * 64
    documents[17] = documents[17].replace("late", "a spark late")
    runs.clear()
    outcomes = told(pages.run_many(documents, errors="return"))
    assert [*outcomes[:17], *outcomes[18:]] == [*wanted[:17], *wanted[18:]]
    assert "ZeroDivisionError" in outcomes[17]
    assert runs == [64, 32, 16, 16, 8, 4, 2, 1, 1, 2, 4, 8, 32]


@pytest.mark.parametrize("errors", ["raise", "return"])
@pytest.mark.parametrize("workers", [1, 2])
def test_what_a_source_raises_comes_behind_what_it_gave(workers: int, errors: Any) -> None:
    def source() -> Iterator[str]:
        yield GOOD
        yield GOOD
        raise OSError("the connection is gone")

    results = CLEANER.run_many(source(), workers=workers, errors=errors)
    assert [next(results).text, next(results).text] == [CLEAN, CLEAN]
    with pytest.raises(OSError, match="gone"):
        next(results)


def test_a_pool_of_the_source_that_breaks_is_no_worker_of_ours() -> None:
    def source() -> Iterator[str]:
        yield GOOD
        raise BrokenProcessPool("of the source")

    with pytest.raises(BrokenProcessPool, match="of the source"):
        list(CLEANER.run_many(source(), workers=2))


@pytest.mark.parametrize("nothing", [None, float("nan"), 7, [GOOD]])
def test_what_is_no_document_is_named(nothing: Any) -> None:
    for call in (CLEANER, CLEANER.run, lambda document: list(CLEANER.run_many([document]))):
        with pytest.raises(cleantext.UsageError, match=f"not .*{type(nothing).__name__}"):
            call(nothing)
    assert isinstance(next(iter(CLEANER.run_many([nothing], errors="return"))), cleantext.UsageError)


@pytest.mark.parametrize("call", [CLEANER.run_batch, CLEANER.run_many])
def test_a_mapping_is_no_list_of_texts(call: Any) -> None:
    """Its keys would be cleaned."""
    with pytest.raises(cleantext.UsageError, match="values"):
        call({"text": GOOD})


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"packs": 3}, "packs is paths, names or Packs, one or several, not 3"),
        ({"packs": [3]}, r"packs is paths, names or Packs, one or several, not \[3\]"),
        ({"disable": [3]}, r"disable is the names of rules or packs, one or several, not \[3\]"),
        ({"guard": True}, "guard is a share above 0 and up to 1, or None, not True"),
    ],
)
def test_options_of_another_type_are_refused(options: dict[str, Any], said: str) -> None:
    with pytest.raises(cleantext.UsageError, match=f"^{said}$"):
        cleantext.Cleaner(**options)


def test_a_text_needs_no_cleaner_of_its_own() -> None:
    assert cleantext.clean(GOOD) == CLEAN
    assert cleantext.clean("Kommentare\n\nDie Fähre blieb.", language="de") == cleantext.Cleaner(language="de")(
        "Kommentare\n\nDie Fähre blieb."
    )
    with pytest.raises(cleantext.UsageError, match="no profile 'novel'"):
        cleantext.clean(GOOD, profile="novel")


def test_all_public_names_are_shown_and_are_there() -> None:
    assert set(cleantext.__all__) <= set(dir(cleantext))
    for name in cleantext.__all__:
        assert getattr(cleantext, name) is not None


def test_one_pack_and_one_name_need_no_list(tmp_path: Path) -> None:
    path = tmp_path / "house.yaml"
    path.write_text(PACK)
    for pack in (path, str(path), cleantext.load_pack(path)):
        assert cleantext.Cleaner(pack)("One.\nRead on deck") == "One."
    assert cleantext.Cleaner(path, disable="house/motto")("One.\nRead on deck") == "One.\nRead on deck"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"disable": ["web-en/bylines"]}, "did you mean 'web-en/byline'"),
        ({"guard": 2}, "above 0 and up to 1"),
        ({"guard": "half"}, "above 0 and up to 1"),
        ({"language": "english"}, "`auto` or a code"),
        ({"language": None}, "`auto` or a code"),
        ({"profile": "pages"}, "article, page"),
    ],
)
def test_wrong_options_say_what_was_meant(options: dict[str, Any], words: str) -> None:
    with pytest.raises(cleantext.UsageError, match=words):
        cleantext.Cleaner(**options)


def test_a_pack_that_is_not_there_is_guessed_at() -> None:
    with pytest.raises(cleantext.PackError, match="did you mean 'repair'") as told:
        cleantext.Cleaner("repiar")
    assert str(told.value).startswith("there is no pack called 'repiar'")
    with pytest.raises(cleantext.PackError, match="there is no pack called 'xyzzy'; there are: article, boilerplate, "):
        cleantext.Cleaner("xyzzy")


def test_there_is_a_worker_at_least() -> None:
    with pytest.raises(cleantext.UsageError, match="workers"):
        next(CLEANER.run_many([GOOD], workers=0))


def test_a_short_article_of_short_sentences_is_cleaned() -> None:
    text = (
        "Home\nNews\nSport\n\nMayor opens the new bridge\nBy Jane Holm\n\nThe mayor opened the new bridge on Monday. "
        "People cheered.\n\nShare this article\nLeave a Comment\nRelated articles\nThe old bridge is closed\nA mill is sold"
    )
    left = "Mayor opens the new bridge\n\nThe mayor opened the new bridge on Monday. People cheered."
    assert cleantext.clean(text).replace("Home\nNews\nSport\n\n", "") == left
