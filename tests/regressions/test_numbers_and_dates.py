"""Numbers of documents that were cut, words that were taken for dates; numbered as in test_regressions.py."""

from __future__ import annotations

import pytest

from cleantext.joins import Joiner
from cleantext.kinds import LineRule
from cleantext.lines import Lines
from cleantext.packs import builtin

FILED = {
    "en": "The clerk filed it under {} before anyone at the office had read it.",
    "fr": "Le dossier porte le numéro {} et personne au bureau ne l’a encore lu.",
    "ru": "Дело лежит в архиве под номером {} и никто в конторе его не читал.",
}


@pytest.mark.parametrize("language", FILED)
@pytest.mark.parametrize(
    "number",
    [
        "ABC1234/2023DEF", "(L2014/65EU)", "T-604/18RENV.", "PE-CONS12/20REV", "2023ZR12/20B", "А56-1234/21АП",  # files
        "12АП-345/2021", "COM(2020)123final", "BGE141IV23", "2019UKSC41", "28CFR35",  # laws and judgments
        "GB00B03MLX29", "WVWZZZ1JZ3W386752", "AB12CDE", "1234AB56", "A320neo", "737MAX8",  # papers, plates, types
    ],
)  # fmt: skip
def test_207_a_document_number_is_not_cut(language: str, number: str) -> None:
    """`ABC1234/2023 DEF`, `2019 UKSC41`."""
    assert Joiner(language).splits(FILED[language].format(number)) == []


@pytest.mark.parametrize("chunk", ["2023The", "2023/24The"])
def test_207_words_are_parted_from_numbers_still(chunk: str) -> None:
    (split,) = Joiner("en").splits(f"They had asked for it in {chunk} board said nothing.")
    assert chunk[split.offset - 25 :] == "The"


DATES = {
    "web-ar/date": [
        "الجمعة 12 أبريل 2019 - 10:45", "12 نيسان 2019", "12 نيسان (أبريل) 2019", "12 كانون الثاني / يناير 2019", "7 شتنبر 2019",
        "7 جويلية 2019", "آخر تحديث: ٣ رمضان ١٤٤٠ هـ", "نشر في 3 ذو الحجة 1440هـ الموافق 4 آب 2019", "يناير 12، 2019",
        "10:45 ص - السبت 5 تشرين الأول 2019",
    ],
    "web-hi/date": [
        "प्रकाशित: शुक्रवार, 12 अप्रैल 2019 10:45", "12 सितम्बर 2019", "१२ फ़रवरी २०१९", "12 जन. 2019, 10:45 AM (IST)", "5 कार्तिक 2076",
        "Updated: 12 Apr 2019 10:45 AM | Published: 11 Apr 2019", "Apr 12, 2019", "12-Apr-2019", "12 दिसंबर 2019 को प्रकाशित",
    ],
}  # fmt: skip
NO_DATES = {
    "web-ar/date": ["12 قاربا 2019", "منارة 12، 2019", "12 قاربا / عبارة 2019", "نشر 12 كتابا 2019", "3 ذو شأن 2019"],
    "web-hi/date": ["12 नावें 2019", "घाट 12, 2019", "पुल 12 अप्रैल 2019", "12 boats 2019", "Boat 12, 2019", "12 नावें 2019 को प्रकाशित"],
}  # fmt: skip


@pytest.mark.parametrize("rule", DATES)
def test_282_a_date_names_a_month(rule: str) -> None:
    """Any word stood for one: twelve boats of 2019 were a date."""
    known = next(one for one in builtin(rule.partition("/")[0]).rules if one.id == rule)
    assert isinstance(known, LineRule)
    assert [line for line in DATES[rule] if not known.says(Lines(line), 0)] == []
    assert [line for line in NO_DATES[rule] if known.says(Lines(line), 0)] == []
