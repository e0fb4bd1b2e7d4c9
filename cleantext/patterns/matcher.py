"""Patterns as `regex` compiles them. A long one takes it a tenth of a second, so these are kept on disk."""

from __future__ import annotations

import io
import pickle
import sys
from functools import lru_cache
from typing import Any

import regex

from cleantext.cache import remembered

LONG = 400
"""Characters from which on a pattern takes longer to compile than its file to read."""


@lru_cache(maxsize=1 << 12)  # there are some thousand in the built-in packs
def compiled(pattern: str, ignore_case: bool) -> regex.Pattern[str]:
    """The pattern as `regex` has it; compiled when it is first needed. Raises regex.error where it is wrong."""
    if len(pattern) < LONG:
        return _compile(pattern, ignore_case)
    key = (regex.__version__, sys.byteorder, pattern, ignore_case)
    kept = remembered("regex", key, lambda: pickle.dumps(_compile(pattern, ignore_case)))
    try:
        return _Patterns(io.BytesIO(kept)).load()
    except Exception:  # `pickle` promises no narrower one
        return _compile(pattern, ignore_case)


def _compile(pattern: str, ignore_case: bool) -> regex.Pattern[str]:
    return regex.compile(pattern, flags(ignore_case))


def flags(ignore_case: bool) -> int:
    """The flags of `regex` by which such a pattern is compiled."""
    return int(regex.IGNORECASE) if ignore_case else 0


class _Patterns(pickle.Unpickler):
    """Reads a compiled pattern, and calls nothing but what makes one."""

    def find_class(self, module: str, name: str, /) -> Any:
        if module.rpartition(".")[2] == "_regex" and name == "compile":
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a pattern")
