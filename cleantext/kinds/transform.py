"""`transform`: a named normalization, such as NFC or ftfy's repair of mojibake."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pydantic import Field, field_validator

from cleantext.kinds.base import Rule, Wake
from cleantext.lines import Lines
from cleantext.transforms import NAMES, TRANSFORMS
from cleantext.types import Edit, Stage


class TransformRule(Rule):
    """Applies one of the transforms that the package knows by name."""

    kind: Literal["transform"]
    stage: Stage = Field(description="When it runs.")
    transform: str = Field(description="Name of the transform.", json_schema_extra={"enum": [*NAMES]})

    @field_validator("transform")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in NAMES:
            raise ValueError(f"no transform is called {name!r}; there are: {', '.join(NAMES)}")
        return name

    def wake(self) -> Wake:
        transform = TRANSFORMS[self.transform]
        if transform.wakes is not None:
            return Wake(patterns=transform.wakes)
        return Wake(text=transform.may)

    def edits(self, lines: Lines, at: Sequence[int]) -> Iterable[Edit]:
        transform = TRANSFORMS[self.transform]
        if transform.scope == "document":
            for start, end, new in transform.edits(lines.text):
                yield Edit(start, end, new, self.id)
            return
        for i in at:
            line = lines[i]
            if transform.may(line):
                shift = lines.starts[i]
                for start, end, new in transform.edits(line):
                    yield Edit(shift + start, shift + end, new, self.id)
