"""The end of a run: quarantine and manifest, from the marks of the shards."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleantext import atomic
from cleantext.packs import builtin_files
from cleantext.readers.base import NO_KEY
from cleantext.readers.jsonl import dumps
from cleantext.runner.journal import Journal
from cleantext.runner.output import Output
from cleantext.runner.tally import Tally
from cleantext.runner.work import shown_path
from cleantext.version import __version__

if TYPE_CHECKING:
    from cleantext.cleaner import Cleaner
    from cleantext.packs import Pack
    from cleantext.runner.shards import Survey


MOST_LACKING = 3
"""Sets of keys that are told, and files of each."""


def conclude(
    output: Output, journal: Journal, inputs: tuple[str, ...], cleaner: Cleaner, found: Survey, terms: dict[str, Any]
) -> tuple[Tally, dict[str, list[str]]]:
    """Writes `quarantine.jsonl`, then `manifest.json`, which says that all is there -> what was counted; and of documents
    without the key of the text, the reason (which names the keys that they have) -> some of their files.

    Nothing in them depends on the time, the number of workers or on how often the run was stopped.
    """
    tally, lacking = _quarantine(output, journal)
    manifest = {
        "cleantext": __version__,
        "fingerprint": cleaner.fingerprint,
        "inputs": [shown_path(path) for path in inputs],
        **tally.summary(),
        "files": found.formats,
        "skipped": found.skipped,
        "packs": [_told(pack) for pack in cleaner.packs],
        "ledger": terms["options"]["ledger"],
        "terms": terms,
        "tally": tally.as_data(),
    }
    data = json.dumps(manifest, indent=1, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
    atomic.write(output.manifest, data, output.temporary)
    return tally, lacking


def _told(pack: Pack) -> dict[str, str]:
    """A pack by name and version, and where it lay; where a built-in one does is each machine's own business."""
    told = {"name": pack.name, "version": pack.head.version}
    file = builtin_files().get(pack.name)
    return (
        told if file is not None and Path(pack.origin).resolve() == file.resolve() else {**told, "origin": pack.origin}
    )


def _quarantine(output: Output, journal: Journal) -> tuple[Tally, dict[str, list[str]]]:
    tally = Tally()
    lacking: dict[str, list[str]] = {}
    temporary = output.temporary / "quarantine"
    with open(temporary, "wb") as file:
        for mark in journal.marks():
            tally.merge(mark["tally"])
            for entry in mark["quarantine"]:
                file.write(dumps(entry) + b"\n")
                reason = entry["reason"]
                if entry.get("cause") == NO_KEY and (reason in lacking or len(lacking) < MOST_LACKING):
                    files = lacking.setdefault(reason, [])
                    if len(files) < MOST_LACKING and entry["file"] not in files:
                        files.append(entry["file"])
    if tally.documents["quarantined"]:
        atomic.rename(temporary, output.quarantine)
    return tally, lacking
