"""A process that has nothing in its cache makes ready what its texts need, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleantext import Cleaner


def test_signs_of_a_language_are_made_when_a_text_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANTEXT_CACHE", str(tmp_path))

    def made() -> int:
        return len(list(tmp_path.glob("*.relaxed")))

    cleaner = Cleaner()
    cleaner.run("The tower is old and the steps are made of wood, but it is still there.\n\nLeave a Comment")
    english = made()
    cleaner.run("The mill is older, and nobody has been in it since the war, she said.\n\nPost a Comment")
    assert made() == english
    cleaner.run("Der Turm ist alt und die Stufen sind aus Holz, aber er steht noch.\n\nKommentar schreiben")
    assert made() == english + 1, "one pack more"
    assert english < len([pack for pack in cleaner.packs if pack.rules]) / 2
