"""What a worker does: one shard, read, cleaned and written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from cleantext import atomic
from cleantext.batches import BATCH, MOST
from cleantext.cleaner import Cleaner
from cleantext.engine.sites import Sites
from cleantext.errors import CleantextError
from cleantext.portions import portions
from cleantext.readers import EXTRACTED, NUMBERED, WHOLE, read
from cleantext.readers.base import InputDocument, Options, Refused, Shard
from cleantext.readers.jsonl import dumps
from cleantext.readers.markup import is_html, is_json_lines
from cleantext.runner.output import Output
from cleantext.runner.scopes import sites_of_packs
from cleantext.runner.tally import Tally
from cleantext.types import Result
from cleantext.writers import writer
from cleantext.writers.ledger import edit_data

Entry = InputDocument | Refused | bytes
ID_BYTES = 8
DUPLICATE = "duplicate id: a document before it in this file has the same"


class Outcome(NamedTuple):
    """What became of a shard."""

    part: bytes
    """Its part of the output file, for formats that hold many documents in one."""
    tally: dict[str, dict[str, int]]
    quarantine: list[dict[str, Any]]
    ids: bytes
    """`ID_BYTES` for each document that has an id of its own, in order: a digest of it."""
    numbers: tuple[int, ...]
    """Which documents those are."""
    files: tuple[tuple[Path, bytes], ...] = ()
    """Files that are still to be written, where the worker was not to."""


class Work:
    """Cleans shards; sent once to each worker.

    Args:
        cleaner: its rules are compiled in the worker.
        options: how the input is read.
        output: where the output goes; None where parts are only handed back.
        away: whether the worker is on a machine that may not have the output: its files are handed back, too.
    """

    def __init__(self, cleaner: Cleaner, options: Options, output: Output | None, away: bool = False) -> None:
        self.cleaner, self.options, self.output, self.away = cleaner, options, output, away

    def __call__(self, shard: Shard, skip: Mapping[int, str] | None = None, singly: bool = False) -> Outcome:
        """Cleans a shard.

        Args:
            skip: documents (by their index) that go to quarantine, and why.
            singly: clean one document at a time.
        """
        run = _Run(self, shard, skip or {})
        for entries in portions(read(shard, self.options), _size, BATCH, 1 if singly else MOST):
            run.take(entries)
        return run.finish()

    @cached_property
    def sites(self) -> dict[str, Sites]:
        """See `sites_of_packs`."""
        return sites_of_packs(self.cleaner)

    def numbers(self, shard: Shard) -> list[int]:
        """The documents of a shard, by their index."""
        return [entry.number for entry in read(shard, self.options) if isinstance(entry, InputDocument)]

    def survives(self, shard: Shard, index: int) -> bool:
        """Cleans one document and throws the outcome away; true, unless it kills the worker."""
        for entry in read(shard, self.options):
            if isinstance(entry, InputDocument) and entry.number == index:
                self.cleaner.attempts([entry.document])
        return True

    def lost(self, shard: Shard, reason: str) -> Outcome:
        """The outcome of a shard that cannot even be read."""
        tally = Tally()
        quarantine = []
        for file in shard.files:
            place = {} if shard.format in WHOLE else {NUMBERED[shard.format]: shard.first}
            tally.refuse(reason)
            quarantine.append(
                {"id": file.name, "reason": reason, "file": file.name, **place, "path": shown_path(file.path)}
            )
        return Outcome(b"", tally.as_data(), quarantine, b"", ())


def _size(entry: Entry) -> int:
    return len(entry.text) if isinstance(entry, InputDocument) else 0


class _Run:
    """One shard on its way."""

    def __init__(self, work: Work, shard: Shard, skip: Mapping[int, str]) -> None:
        self.work, self.shard, self.skip = work, shard, skip
        self.tally = Tally()
        self.quarantine: list[dict[str, Any]] = []
        self.ledger: list[bytes] = []
        self.ids: list[bytes] = []
        self.numbers: list[int] = []
        self.seen: set[bytes] = set()
        self.files: list[tuple[Path, bytes]] = []
        target = None if work.output is None else partial(work.output.target, format=shard.format)
        self.writer = writer(shard, work.options.text_key, target, self.files)

    def take(self, entries: Iterable[Entry]) -> None:
        """Cleans and writes some documents."""
        entries = [self._sifted(entry) for entry in entries]
        documents = [entry for entry in entries if isinstance(entry, InputDocument)]
        results = iter(self.work.cleaner.attempts([entry.document for entry in documents]))
        for entry in entries:
            if isinstance(entry, bytes):
                self.writer.raw(entry)
            elif isinstance(entry, Refused):
                self._refuse(entry)
            else:
                result = next(results)
                if isinstance(result, CleantextError):
                    self._refuse(Refused(entry.number, entry.id, str(result), entry.place))
                else:
                    self._write(entry, result)

    def _sifted(self, entry: Entry) -> Entry:
        """The document, or its refusal where it is known already."""
        if not isinstance(entry, InputDocument):
            return entry
        reason = self.skip.get(entry.number, "")
        if not reason and entry.own_id:
            digest = blake2b(entry.own_id.encode("utf-8", "surrogatepass"), digest_size=ID_BYTES).digest()
            if digest in self.seen:
                reason = DUPLICATE
            else:
                self.seen.add(digest)
                self.ids.append(digest)
                self.numbers.append(entry.number)
        return Refused(entry.number, entry.id, reason, entry.place) if reason else entry

    def _refuse(self, refused: Refused) -> None:
        self.tally.refuse(refused.reason)
        path = next((file.path for file in self.shard.files if file.name == refused.place["file"]), "")
        entry = {"id": refused.id, "reason": refused.reason, **refused.place, "path": shown_path(path)}
        if refused.cause:
            entry["cause"] = refused.cause
        self.quarantine.append(entry)

    def _write(self, document: InputDocument, result: Result) -> None:
        remember = self.writer.add(document, result.text)
        self.tally.add(result, result.text != document.text, document.restore.get("encoding", ""))
        for pack, sites in self.work.sites.items():
            if pack not in self.tally.fitting and sites.hold(document.site):
                self.tally.fitting[pack] = 1
        if self.shard.format not in EXTRACTED and is_html(document.text):
            self.tally.noted["html"] += 1
        if self.shard.format == "text" and is_json_lines(document.text):
            self.tally.noted["jsonl"] += 1
        if self.work.options.ledger:
            entry: dict[str, Any] = {"id": document.id, **document.place, **document.restore, **remember}
            if result.language:
                entry["language"] = result.language
            entry["edits"] = [edit_data(edit) for edit in result.edits]
            if result.held:
                entry["held"] = [held._asdict() for held in result.held]
            self.ledger.append(dumps(entry))

    def _empty(self) -> dict[str, Any]:
        """What the ledger says of a part of a file without documents, so that undo knows of the file."""
        name = self.shard.files[0].name
        return {"id": name, "file": name, NUMBERED[self.shard.format]: self.shard.first}

    def finish(self) -> Outcome:
        part = self.writer.finish()
        if self.shard.broken and not self.tally.documents["out"]:
            part = b""  # nothing of the file could be read: there is no output for it
        output = self.work.output
        if self.work.options.ledger and output is not None:
            if self.shard.format not in WHOLE and not (self.ledger or self.shard.broken):
                self.ledger.append(dumps(self._empty()))
            lines = b"".join(line + b"\n" for line in self.ledger)
            self.files.append((output.ledger_file(self.shard.number), lines))
        if output is not None and not self.work.away:
            atomic.write_all(self.files, output.temporary)
        left = tuple(self.files) if self.work.away else ()
        return Outcome(part, self.tally.as_data(), self.quarantine, b"".join(self.ids), tuple(self.numbers), left)


def shown_path(path: str) -> str:
    """A path as JSON can hold it."""
    return path.encode("utf-8", "backslashreplace").decode()
