"""What people met who used only the documentation, on texts of their own; numbered as in test_regressions.py."""

from __future__ import annotations

import pytest

from cleantext.decoding import decode


@pytest.mark.parametrize(
    "text",
    [
        "It’s late, and they don’t know what we’ve seen.\n",
        "The boys’ boat wasn’t where they’d left it.\n" * 10,
        "He was late—as ever—and nobody minded.\n" * 4,
        "“No,” she said – and wouldn’t say more…\n",
        "The Harbour™ Inn takes cards® only; rooms are 12 m².\n",
        "Tea costs £3 at the quay, and £4 above it.\n",
        "It is 5° warmer at the quay.\n",
        "L’eau n’a pas d’odeur.\n",
        "Auto’s en foto’s uit de haven.\n",
    ],
)
def test_250_signs_alone_are_no_letters_of_an_old_macintosh(text: str) -> None:
    """English hardly has a letter beyond ASCII: two apostrophes of Windows were read as `í`, dashes as `ó`."""
    assert decode(text.encode("cp1252")).text == text
    if "’" in text and not text.startswith("“"):
        assert decode(text.encode("mac_roman") * 3).text == text * 3
