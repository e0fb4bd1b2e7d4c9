"""Repairs of spaces and words leave code and commands alone."""

from __future__ import annotations

import pytest

from cleantext import clean

PROSE = "The boats lay at the quay all week, and nobody knew why, said Anna Holm on Monday."


@pytest.mark.parametrize(
    "line",
    [
        "docker build -t harbour .", "eslint .", "go vet .", "grep -rn ferry .", "black . && isort .", "code .",
        "terraform plan .", "find . -name '*.py' | xargs grep foo .", "cp -r src .", "f . g", "print(i , i*2)",
        "cp a a",  "    SELECT a , b", "    docker build -t Harbour .", "\teslint src .",
    ],
)  # fmt: skip
def test_544_a_command_or_a_line_of_code_keeps_its_spaces(line: str) -> None:
    for text in (f"{PROSE}\n\n{line}\n\n{PROSE}", f"{PROSE}\n\n```sh\n{line}\n```\n\n{PROSE}"):
        assert clean(text) == text


@pytest.mark.parametrize("line", ["FROM Boats , Quays", "Boats .", "Copy the the Boats .", "mkdir Boats ,Quays"])
@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_545_nothing_between_fences_is_repaired(line: str, fence: str) -> None:
    text = f"{PROSE}\n\n{fence}\n{line}\n{fence}\n\n{PROSE}"
    assert clean(text) == text
    assert clean(text + "\n\nThe boat left .") == text + "\n\nThe boat left."


@pytest.mark.parametrize("number", ["1 . 50 euros", "10 . 000 boats", "10 , 000 boats", "the law (a . b) holds"])
def test_546_a_number_or_a_sign_is_not_half_mended(number: str) -> None:
    text = f"They paid {number} for it, and nobody was glad of that."
    assert clean(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("On May 5 , 2020 the boat left in the fog of the morning .", "On May 5, 2020 the boat left in the fog of the morning."),
        ("It was built in 1999 . 50 boats came .", "It was built in 1999. 50 boats came."),
        ("the boats of the quay .", "the boats of the quay."),
        ("    The boat left .", "    The boat left."),
        ("The plan was B . It failed , he said .", "The plan was B. It failed, he said."),
    ],
)  # fmt: skip
def test_547_prose_is_mended_all_the_same(before: str, after: str) -> None:
    assert clean(f"{PROSE}\n\n{before}\n\n{PROSE}") == f"{PROSE}\n\n{after}\n\n{PROSE}"
