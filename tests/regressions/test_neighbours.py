"""Languages that were taken for others; numbered as in test_regressions.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import Cleaner
from cleantext.checks import check
from cleantext.testing.prose import PROSE
from tests.command_line import HOUSE


@pytest.mark.parametrize("code", ["nb", "nn", "nb-NO", "nob", "nno", "no"])
def test_208_norwegian_has_one_code(tmp_path: Path, code: str) -> None:
    """langdetect says `no` of either of its forms: what was for `nb` never came to a text."""
    assert Cleaner(builtin=False, language=code).language == "no"
    path = tmp_path / "house.yaml"
    path.write_text(HOUSE.replace("version:", f"languages: [{code}]\nstopwords: [og, i, det]\nversion:"))
    told = [problem.message for problem in check([path]) if "language" in problem.message]
    assert [f"`{code}` is no language code (did you mean `no`?)" in message for message in told] == [True] * (
        code != "no"
    )


FERRY = {
    "az": "Bu gün bərə bir saat gec yola düşdü və biz daha sonra sahildə çox gözəl bir gün keçirdik, amma bu da bizim üçün çox vacib idi.",
    "bg": "Новият мост на реката не е готов и никой не знае кога ще бъде завършен, но в неделя не работим и не приемаме гости.",
    "uk": "У неділю ми не працюємо і не приймаємо гостей, але в понеділок на нас чекають, і ми не сказали про це нікому.",
    "sr": "У недељу не радимо и не примамо госте, али у понедељак смо отворени за све и на реци је нови мост.",
    "mk": "Новиот мост на реката не е готов и никој не знае кога ќе биде отворен, но во понеделник не е во план.",
    "no": "Vi har ikke åpent på søndag, men på mandag er alle velkomne til oss, og den nye brua er ikke ferdig før da.",
    "da": "Den gamle mølle blev lukket, og folk i byen vidste ikke, hvor de skulle gå hen på arbejde, da den nye var færdig.",
    "sk": "V nedeľu nepracujeme, ale v pondelok máme otvorené pre všetkých a o tom sa ešte nepovie ani to, čo sa vie.",
    "fa": "پل تازه روی رودخانه هنوز آماده نیست و کسی نمی‌داند کی باز می‌شود و آسیاب قدیمی روستا بسته شد.",
    "ur": "دریا پر نیا پل ابھی تیار نہیں ہے اور کوئی نہیں جانتا کہ وہ کب کھلے گا اور گاؤں کی چکی بند ہو گئی۔",
}  # fmt: skip


@pytest.mark.parametrize("language", FERRY)
@pytest.mark.parametrize("times", [1, 4])
def test_209_letters_tell_a_language_from_one_that_is_like_it(language: str, times: int) -> None:
    """By its stop words Azeri was Turkish, Bulgarian and Serbian Russian, Danish Swedish: nobody asked langdetect."""
    languages = Cleaner().engine.languages
    text = "\n\n".join([FERRY[language]] * times)
    assert languages.detect(text, languages.vote(text)) == ()


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
