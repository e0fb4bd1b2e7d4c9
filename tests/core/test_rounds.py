"""The rounds of the engine: what a text has become decides what may fire on it next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from cleantext import Cleaner
from cleantext.kinds import Rule
from cleantext.kinds.base import Wake
from cleantext.lines import Lines
from cleantext.types import Edit, Held, Stage
from tests.small_packs import ENGLISH, GERMAN, in_python, pack


def _two_languages(folder: Path) -> list[Path]:
    """In German comments go, in English a stop is mended, one stage later."""
    comments = {"id": "comments", "kind": "line", "pattern": "^(?:Kommentare$|Das ist nicht |Was in Hamburg )"}
    stop = {"id": "stop", "kind": "replace", "pattern": r" +\.(?=\s|$)", "with": "."}
    return [
        pack(folder, "german", comments, languages=["de"], stopwords=list(GERMAN)),
        pack(folder, "english", stop, languages=["en"], stopwords=list(ENGLISH)),
    ]


def test_what_is_left_is_cleaned_in_its_own_language(tmp_path: Path) -> None:
    """The comments say that the text is German; without them it is English, and the English rule has its turn."""
    left = "The ferry was on the way to the quay, and he was in it ."
    comments = "\n".join(["Das ist nicht der Hafen und die Ufer ist ein Weg auf das Meer mit der Flut."] * 2)
    text = f"{left}\n\nKommentare\n\n{comments}"
    cleaner = Cleaner(_two_languages(tmp_path), builtin=False, guard=None)
    assert cleaner.engine.languages.vote(text) == (("de",), True)
    result = cleaner.run(text)
    assert result.text == left.replace(" .", ".")
    assert result.language == "en"


def test_what_is_left_is_cleaned_in_its_own_language_though_the_stop_words_cannot_tell(tmp_path: Path) -> None:
    """They say German or English of both; it is langdetect that sees the difference."""
    left = "Old sailors die and young sailors die as well; they die on ships and die ashore, as sailors always did ."
    comments = "Was in Hamburg geschah, war in Bremen bekannt, und die Leute dort sagten auch nicht viel darüber."
    text = f"{left}\n\nKommentare\n\n{comments}"
    cleaner = Cleaner(_two_languages(tmp_path), builtin=False, guard=None)
    vote = cleaner.engine.languages.vote
    assert vote(text) == vote(left) == (("de", "en"), False)
    assert cleaner(text) == left.replace(" .", ".")


def test_the_language_is_told_where_it_is_known(tmp_path: Path) -> None:
    cleaner = Cleaner(_two_languages(tmp_path), builtin=False)
    assert cleaner.run("The ferry was on the way to the quay, and he was in it.").language == "en"
    assert cleaner.run("Quay, the ferry.").language is None, "too few words for a vote, and no rule asked for more"


def test_languages_are_told_by_the_built_in_stop_words_where_a_users_packs_have_none(tmp_path: Path) -> None:
    share = {"id": "share", "kind": "line", "phrases": ["share"]}
    cleaner = Cleaner(pack(tmp_path, "english", share, languages=["en"]), builtin=False)
    english = "The ferry was on the way to the quay, and he was in it."
    german = "Die Fähre war auf dem Weg zum Kai, und er war nicht auf ihr."
    assert cleaner(f"{english}\n\nShare") == english
    assert cleaner(f"{german}\n\nShare") == f"{german}\n\nShare"


def test_where_stop_words_leave_it_open_no_rule_of_the_other_language_fires(tmp_path: Path) -> None:
    """What a rule finds counts only once langdetect has said that the text is in its language."""
    packs = [
        pack(tmp_path, "german", {"id": "share", "kind": "line", "phrases": ["teilen"]}, languages=["de"],
             stopwords=list(GERMAN)),
        pack(tmp_path, "english", {"id": "share", "kind": "line", "phrases": ["share"]}, languages=["en"],
             stopwords=list(ENGLISH)),
    ]  # fmt: skip
    prose = "Old sailors die and young sailors die as well; they die on ships and die ashore, as sailors always did."
    for prefilter in (True, False):
        cleaner = Cleaner(packs, builtin=False, prefilter=prefilter)
        vote = cleaner.engine.languages.vote(f"{prose}\n\nTeilen\n\nShare")
        assert (vote.languages, vote.clear) == (("de", "en"), False)
        assert cleaner(f"{prose}\n\nTeilen\n\nShare") == f"{prose}\n\nTeilen"


def test_a_short_text_may_become_long_at_once(tmp_path: Path) -> None:
    """Growth without end is what is refused, not a long word for a short sign."""
    rule = {"id": "sign", "kind": "replace", "pattern": "℞", "with": "take thou, as a prescription says"}
    assert Cleaner(pack(tmp_path, "house", rule), builtin=False)("℞") == "take thou, as a prescription says"


def test_a_line_that_words_and_a_model_know_goes_by_its_words() -> None:
    prose = (
        "The night ferry will stay at its quay this summer, the harbour board said on Monday, and nobody who was there "
        "seemed surprised: its engines are forty years old, and the firm that made their parts is gone."
    )
    text = "\n\n".join([prose] * 3) + "\n\nAdvertisement\n\nYou may also like\n\nTags: ferry, quay"

    def last(cleaner: Cleaner) -> str:
        """The rule that takes the last line."""
        return cleaner.run(text).edits[-1].rule

    assert last(Cleaner(disable=["web-en/tags", "web-en/related"])) == "article/tail"
    assert last(Cleaner(disable=["web-en/related"])) == "web-en/tags"


PROSE = (
    "The night ferry will stay at its quay this summer, the harbour board said on Monday, and nobody who was there "
    "seemed surprised: its engines are forty years old, and the firm that made their parts is gone."
)
MENU = ("Home", "News", "Sport", "Sign in", "Subscribe", "Search")
FOOT = ("Share this story", "Most read", "Terms of use", "Privacy policy", "Contact us", "Cookie settings")
STORY = (
    PROSE,
    "Some two hundred people commute by the ferry. They will have to take the bus over the causeway, which is under water "
    "twice a day, and which the county has promised to raise since the eighties.",
    "A new ferry has been ordered, and is to arrive in the spring of next year. Until then the board offers a taxi boat, "
    "which takes six people and no bicycles.",
)
PAGE = "\n\n".join((*MENU, *STORY, *FOOT))


def test_rules_for_words_read_what_the_page_model_leaves(tmp_path: Path) -> None:
    menu = {"id": "menu", "kind": "line", "phrases": ["Sport", "The harbour"]}
    cleaner = Cleaner(pack(tmp_path, "house", menu), profile="page")
    result = cleaner.run(PAGE + "\n\nThe harbour")
    assert result.text == "\n\n".join(STORY)
    assert {edit.rule.partition("/")[0] for edit in result.edits} == {"page"}
    rules = [rule.id for rule in cleaner.rules if rule.id.startswith("page/")]
    without = Cleaner(pack(tmp_path, "house", menu), profile="page", disable=rules)
    assert "house/menu" in {edit.rule for edit in without.run(PAGE).edits}


def test_what_both_steps_hold_back_is_told() -> None:
    """The guard measures what the model takes, and what the rules for words take, each by itself."""
    cleaner = Cleaner(profile="page", guard=0.2)
    result = cleaner.run("\n\n".join((*MENU * 12, PROSE, *FOOT * 12)))
    held = {held.rule.partition("/")[0] for held in result.held}
    assert "page" in held
    assert len(held) > 1, held


def test_a_text_that_does_not_come_to_rest_is_told(tmp_path: Path) -> None:
    """Two rules undo one another: the text is left as the last round has it, and a note says so."""
    there = {"id": "there", "kind": "replace", "pattern": "quay", "with": "wharf"}
    back = {"id": "back", "kind": "replace", "pattern": "wharf", "with": "quay", "stage": "layout"}
    cleaner = Cleaner(pack(tmp_path, "house", there, back), builtin=False)
    result = cleaner.run("A ferry.\nThe quay is wet.")
    assert [(held.rule, held.line) for held in result.held] == [("house/back", 2)]
    assert "rules still change this text" in result.held[0].reason
    assert not cleaner.run("The pier is wet.").held


def test_what_an_early_stage_changes_late_is_seen_by_all_behind_it(tmp_path: Path) -> None:
    rules = [
        {"id": stage, "kind": "replace", "stage": stage, "pattern": old, "with": new}
        for stage, old, new in (("characters", "bb", "cc"), ("repair", "aa", "bb"), ("layout", "cc", "dd"))
    ]
    result = Cleaner(pack(tmp_path, "house", *rules), builtin=False).run("aa")
    assert result.text == "dd"
    (edit,) = result.edits
    assert (edit.removed, edit.rule, edit.also) == ("aa", "house/layout", ("house/repair", "house/characters"))


class Doubtful(Rule):
    """Holds back whatever line says so."""

    kind: str = "doubtful"
    stage: Stage = "repair"

    def wake(self) -> Wake:
        return Wake(every_line=True)

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit | Held]:
        for i in at:
            if "leave" in lines[i]:
                yield self.hold(lines, i, "it says so")


class DoubtfulOfCharacters(Doubtful):
    stage: Stage = "characters"


def test_510_what_any_stage_holds_back_is_told_once_however_many_rounds_there_are(tmp_path: Path) -> None:
    shorter = {"id": "shorter", "kind": "replace", "stage": "layout", "pattern": "(?<!a)aa", "with": "a"}
    doubtful = in_python("doubtful", late=Doubtful, early=DoubtfulOfCharacters)
    cleaner = Cleaner([doubtful, pack(tmp_path, "house", shorter)], builtin=False)
    result = cleaner.run("Please leave me.\naaaaa")
    assert result.text == "Please leave me.\na"
    assert sorted(held.rule for held in result.held) == ["doubtful/early", "doubtful/late"]


def test_510_what_the_boilerplate_stage_holds_back_stands_beside_what_stages_before_it_hold() -> None:
    class Chrome(Doubtful):
        stage: Stage = "boilerplate"

        @property
        def finds_main_text(self) -> bool:  # so that one plan has both
            return True

    cleaner = Cleaner([in_python("doubtful", early=DoubtfulOfCharacters, chrome=Chrome)], builtin=False)
    assert [held.rule for held in cleaner.run("Leave? Yes, leave.").held] == ["doubtful/early", "doubtful/chrome"]
