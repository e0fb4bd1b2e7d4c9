"""Languages where the stop words leave them open: langdetect chooses, always alike, and only among those that may be."""

from __future__ import annotations

from importlib.resources import files
from itertools import permutations
from typing import Any

import pytest
from langdetect import DetectorFactory

from cleantext import Cleaner
from cleantext.languages import Languages, Vote, vote
from cleantext.languages.detector import UNMISTAKABLE, detected
from cleantext.testing.prose import PROSE

KNOWN = Languages({"en": frozenset({"the", "of"}), "fr": frozenset({"le", "de"})})
POLISH = "Prom nie wypłynie tego lata z portu, powiedział w poniedziałek zarząd portu, a nikt się temu nie dziwił."


@pytest.mark.parametrize(
    "text", ["no man is an island de la mer", "data plan model", "Oslo Bergen Trondheim Stavanger"]
)
def test_the_same_text_is_always_in_the_same_language(text: str) -> None:
    """Unseeded, langdetect finds two or three in each of these."""
    assert len({detected.__wrapped__(text) for _ in range(20)}) == 1


def test_a_language_that_the_stop_words_do_not_name_is_none_of_ours() -> None:
    assert KNOWN.detect(POLISH, Vote(("en", "fr"), False)) == ()
    assert KNOWN.detect(POLISH, Vote(("en", "pl"), False)) == ("pl",)
    assert KNOWN.detect(POLISH, Vote(("fr",), True)) == ("fr",), "a clear vote is not questioned"


def test_few_kana_among_many_kanji_are_japanese() -> None:
    """As in the headlines of a newspaper; without any it is Chinese."""
    headline = "東京都港湾局は夏季渡船運航中止を決定、利用者の反応を注視へ"
    assert sum("\u3040" <= character <= "\u30ff" for character in headline) < len(headline) / 3
    assert KNOWN.vote(headline).languages[0] == "ja"
    assert KNOWN.vote("东京都港湾局决定夏季渡轮停航，关注乘客的反应").languages[0] == "zh"


@pytest.fixture(scope="module")
def unpacked() -> Any:
    """langdetect with its tables as they come."""
    profiles = sorted((files("langdetect") / "profiles").iterdir(), key=lambda entry: entry.name)
    factory = DetectorFactory()
    factory.load_json_profile([entry.read_text("utf-8") for entry in profiles if entry.name not in UNMISTAKABLE])
    return factory


@pytest.mark.parametrize("language", sorted(PROSE))
def test_packed_tables_say_what_langdetect_says(language: str, unpacked: Any) -> None:
    """Of a paragraph, and of few words, where it is a close run."""
    for sample in (PROSE[language][0], *PROSE[language][0].split(". "), PROSE[language][0][:12]):
        detector = unpacked.create()
        detector.seed = 0
        detector.n_trial = 3
        detector.append(sample)
        found = detector.get_probabilities()
        assert detected(sample) == (found[0].lang.partition("-")[0] if found else None)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Timetable of the island ferry", []),
        ("Timetable of the islandferry and theharbour bus", ["Timetable of the islandferry and theharbour bus"]),
    ],
)
def test_of_a_short_text_the_language_is_asked_for_when_there_is_something_to_mend(
    text: str, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Six words are too few for a clear vote; langdetect takes ten times as long as all else."""
    seen: list[str] = []

    def detecting(sample: str) -> str:
        seen.append(sample)
        return "en"

    monkeypatch.setattr(vote, "detected", detecting)
    cleaner = Cleaner()
    assert cleaner.run(text).edits or not asked
    assert seen == asked


FERRY = {
    "az": "Bu gün bərə bir saat gec yola düşdü və biz daha sonra sahildə çox gözəl bir gün keçirdik, amma bu da bizim üçün çox vacib idi.",
    "bg": "Новият мост на реката не е готов и никой не знае кога ще бъде завършен, но в неделя не работим и не приемаме гости.",
    "uk": "У неділю ми не працюємо і не приймаємо гостей, але в понеділок на нас чекають, і ми не сказали про це нікому.",
    "sr": "У недељу не радимо и не примамо госте, али у понедељак смо отворени за све и на реци је нови мост.",
    "mk": "Новиот мост на реката не е готов и никој не знае кога ќе биде отворен, но во понеделник не е во план.",
    "sk": "V nedeľu nepracujeme, ale v pondelok máme otvorené pre všetkých a o tom sa ešte nepovie ani to, čo sa vie.",
    "fa": "پل تازه روی رودخانه هنوز آماده نیست و کسی نمی‌داند کی باز می‌شود و آسیاب قدیمی روستا بسته شد.",
    "ur": "دریا پر نیا پل ابھی تیار نہیں ہے اور کوئی نہیں جانتا کہ وہ کب کھلے گا اور گاؤں کی چکی بند ہو گئی۔",
}  # fmt: skip


@pytest.mark.parametrize("language", FERRY)
@pytest.mark.parametrize("times", [1, 4])
def test_209_letters_tell_a_language_from_one_that_is_like_it(language: str, times: int) -> None:
    """By its stop words Azeri was Turkish, Bulgarian and Serbian Russian: nobody asked langdetect."""
    languages = Cleaner().engine.languages
    text = "\n\n".join([FERRY[language]] * times)
    assert languages.detect(text, languages.vote(text)) == ()


@pytest.mark.parametrize("times", [1, 4])
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("da", "Den gamle mølle blev lukket, og folk i byen vidste ikke, hvor de skulle gå hen på arbejde, da den nye var færdig."),
        ("no", "Vi har ikke åpent på søndag, men på mandag er alle velkomne til oss, og den nye brua er ikke ferdig før da."),
    ],
)
def test_595_danish_and_norwegian_are_no_swedish(language: str, sentence: str, times: int) -> None:
    """They were in no language of ours until they had packs."""
    languages = Cleaner().engine.languages
    text = "\n\n".join([sentence] * times)
    assert languages.detect(text, languages.vote(text)) == (language,)


@pytest.mark.parametrize(
    "language", sorted(PROSE.keys() & {"cs", "de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr", "ar", "hi"})
)
def test_209_a_text_in_a_language_of_ours_is_clear_still(language: str) -> None:
    languages = Cleaner().engine.languages
    assert languages.vote("\n\n".join(PROSE[language] * 3)) == ((language,), True)


def test_209_names_are_no_other_language() -> None:
    text = (
        "Паром назвали в честь капитана Љубомира, и в порту об этом было много споров, потому что никто его не знал. "
        "Новый мост через реку ещё не готов, и никто не знает, когда его откроют и кто за него заплатит."
    )
    assert Cleaner().engine.languages.vote(text) == (("ru",), True)


def test_210_a_document_in_any_two_languages_gets_the_packs_of_both() -> None:
    """It did where the words of one were twice as frequent, and its own in a third of the text; French above Russian was
    in no language at all."""
    languages = Cleaner().engine.languages
    known = {code for pack in Cleaner().packs for code in pack.stopwords}
    half = {code: "\n\n".join(PROSE[code] * 9)[:900] for code in sorted(PROSE.keys() & known)}
    for one, other in permutations(half, 2):
        text = f"{half[one]}\n\n{half[other]}"
        vote = languages.vote(text)
        assert set(languages.detect(text, vote)) == {one, other}
        assert {one, other} <= set(vote.languages), "the scan looks for the rules of these alone"
    french = (
        "Le bac reste à quai depuis lundi, et les gens de l’île prennent le car. Personne ne sait pour combien de temps, "
        "dit le maire, qui a demandé de l’aide à la ville."
    )
    english = (
        "The ferry has been at its quay since Monday, and the people of the island take the bus. Nobody knows for how long, "
        "said the mayor, who has asked the town for help."
    )
    text = f"{french}\n\n{english}\n\nLaisser un commentaire\n\nLeave a Comment\n"
    assert Cleaner()(text) == f"{french}\n\n{english}\n"


def test_211_what_only_looks_like_a_language_of_ours_in_a_part_is_asked_about() -> None:
    """Norwegian has the stop words of Swedish."""
    norwegian = (
        "Fergen har ligget ved kaia siden mandag, og folk på øya tar bussen. Ingen vet hvor lenge det skal vare, sier "
        "havnesjefen, som har sett det samme før. Maskinen er gammel, og ingen lager delene lenger. Det blir ny ferge til "
        "våren, men den er for bred for den gamle kaia, og ingen har spurt hva det koster å bygge en ny.\n\n"
    )
    languages = Cleaner().engine.languages
    text = norwegian * 3 + "\n\n".join(PROSE["pl"] * 3)
    vote = languages.vote(text)
    assert not vote.clear
    assert languages.detect(text, vote) == ("pl",)


def test_215_links_that_all_begin_with_an_article_are_no_text_in_another_language() -> None:
    """Ten links with `la` and `l'` under an Italian article were French, and its `partirà` became `partir à`."""
    article = (
        "Il traghetto per le isole non partirà prima di maggio, ha detto il capitano del porto. Il ghiaccio ha piegato il "
        "timone, e il cantiere che potrebbe ripararlo è occupato fino a Pasqua. Il consiglio ne parlerà giovedì."
    )
    links = "Vai alla notizia\nLeggi la notizia\nLeggi la notizia completa\nProsegui la lettura\n" * 2
    assert Cleaner()(f"{article}\n\n{links}") == f"{article}\n"
