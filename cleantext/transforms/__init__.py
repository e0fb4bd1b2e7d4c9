"""Named normalizations, each a leaf: text in, edits out. A rule of the kind `transform` names one of them.

Mojibake and entities depend on each other where both are on (see `cleantext.transforms.mojibake`): `together` gives the
name to use for each of the transforms of one plan.
"""

from __future__ import annotations

from collections.abc import Iterable

from cleantext.transforms.base import Span, Transform
from cleantext.transforms.blanks import BLANK_LINES
from cleantext.transforms.composed import MARKS_CAP, NFC
from cleantext.transforms.forms import LIGATURES, WIDTH
from cleantext.transforms.invisible import ANSI, CONTROLS, SOFT_HYPHENS, ZERO_WIDTH
from cleantext.transforms.mojibake import BESIDE_ENTITIES, BESIDE_MOJIBAKE, ENTITIES, MOJIBAKE
from cleantext.transforms.spaces import SPACES, TRAILING_SPACES
from cleantext.transforms.wrapped import DEHYPHENATE, UNWRAP

__all__ = ["NAMES", "TRANSFORMS", "Span", "Transform", "together"]

TRANSFORMS: dict[str, Transform] = {
    transform.name: transform
    for transform in (
        MOJIBAKE,
        ENTITIES,
        BESIDE_ENTITIES,
        BESIDE_MOJIBAKE,
        NFC,
        MARKS_CAP,
        ANSI,
        CONTROLS,
        SOFT_HYPHENS,
        ZERO_WIDTH,
        SPACES,
        TRAILING_SPACES,
        BLANK_LINES,
        WIDTH,
        LIGATURES,
        DEHYPHENATE,
        UNWRAP,
    )
}
"""All of them by name."""

_BESIDE = {MOJIBAKE.name: BESIDE_ENTITIES.name, ENTITIES.name: BESIDE_MOJIBAKE.name}
"""The two that stand in for others, by the names of these."""

NAMES = tuple(sorted(TRANSFORMS.keys() - _BESIDE.values()))
"""What a rule may ask for."""


def together(names: Iterable[str]) -> dict[str, str]:
    """For each transform of a plan, the one that stands in for it beside the others; mostly itself."""
    use = {name: name for name in names}
    return use | _BESIDE if _BESIDE.keys() <= use.keys() else use
