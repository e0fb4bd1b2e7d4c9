"""Languages that were taken for others; numbered as in test_regressions.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import Cleaner
from cleantext.checks import check
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
