"""What runs have written, read again: their manifests, ledgers and quarantines."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cleantext.errors import UsageError
from cleantext.readers.jsonl import loads
from cleantext.runner import shapes
from cleantext.runner.output import Output

_PARTS: dict[str, dict[str, type]] = {
    "edits": {"start": int, "end": int, "replacement": str, "rule": str, "removed": str},
    "held": {"rule": str, "text": str, "reason": str},
}
"""The lists that a record may have, and what each of their parts has."""


def read_manifest(output: Output) -> dict[str, Any] | None:
    """The manifest of a finished run of ours; None when there is none.

    Raises:
        UsageError: it was damaged.
    """
    try:
        data = shapes.read(output.manifest)
        if not {"terms", "cleantext"} & data.keys():  # other programs have manifests, too
            return None
        shapes.fitting(data, shapes.Manifest)
    except OSError:
        return None
    except shapes.Damaged as error:
        raise UsageError(
            f"{output.manifest} is not what cleantext wrote: {error}. It was changed, or cut off in copying; take it from "
            "where it is whole, or clean anew with --overwrite"
        ) from None
    return data


def finished(path: str | Path) -> tuple[Output, dict[str, Any]]:
    """The output and the manifest of a finished run.

    Raises:
        UsageError: there is none, or its manifest was damaged.
    """
    output = Output.found(path)
    manifest = read_manifest(output)
    if manifest is None:
        state = (
            "holds a run that is not finished (--resume)"
            if output.work.is_dir()
            else "was not written by cleantext (no manifest)"
        )
        raise UsageError(f"{path} {state}; name a finished output of `cleantext clean`")
    return output, manifest


def ledger_entries(output: Output) -> Iterator[dict[str, Any]]:
    """The ledger, document by document, in the order of the output; nothing where the run kept none."""
    for path in sorted(output.ledger.glob("*.jsonl")):
        yield from records(path)


def records(path: Path) -> Iterator[dict[str, Any]]:
    """What a run wrote about its documents, line by line.

    Raises:
        UsageError: something else stands there.
    """
    with open(path, "rb") as file:
        for number, line in enumerate(file, 1):
            try:
                record = loads(line)
            except (ValueError, RecursionError):
                record = None
            if not _is_record(record):
                raise UsageError(f"{path}:{number} is not what cleantext wrote: it was changed, or cut off in copying")
            yield record


def _is_record(data: Any) -> bool:
    return _has(data, {"id": str, "file": str}) and all(
        isinstance(parts := data.get(name, []), list) and all(_has(part, fields) for part in parts)
        for name, fields in _PARTS.items()
    )


def _has(data: Any, fields: Mapping[str, type]) -> bool:
    return isinstance(data, dict) and all(isinstance(data.get(name), of) for name, of in fields.items())


def written_by_us(output: Output) -> bool:
    """Whether a run of ours wrote here, finished or not. Raises UsageError where its manifest was damaged."""
    return os.path.isdir(output.work) or read_manifest(output) is not None
