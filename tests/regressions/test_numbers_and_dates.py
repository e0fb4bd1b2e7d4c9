"""Numbers of documents that were cut, words that were taken for dates; numbered as in test_regressions.py."""

from __future__ import annotations

import pytest

from cleantext.joins import Joiner

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
