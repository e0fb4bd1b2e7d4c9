"""Parquet: the same rows and columns, with other texts where they have changed."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cleantext.edits import edit_from, undo
from cleantext.errors import CleantextError
from cleantext.readers.base import InputDocument, Shard, short_digest
from cleantext.readers.parquet import CODEC, arrow, is_text, packed, unpacked

ROW_GROUP = 32_000_000
"""Bytes in memory after which a row group is closed."""

_LENGTH = struct.Struct("<Q")


class ParquetWriter:
    """Collects the rows of one shard."""

    def __init__(self, shard: Shard, text_key: str) -> None:
        self._table = unpacked(shard.data) if shard.data else None
        self._key = text_key
        self._rows: list[int] = []
        self._texts: list[str] = []
        self._changed = False

    def add(self, document: InputDocument, text: str) -> dict[str, Any]:
        """Takes a clean document -> what the ledger has to remember of how it was written."""
        self._rows.append(document.carrier)
        self._texts.append(text)
        if text == document.text:
            return {}
        self._changed = True
        return {"check": short_digest(document.text.encode())}

    def raw(self, data: bytes) -> None:
        raise AssertionError("a Parquet file holds rows only")

    def finish(self) -> bytes:
        """The rows, behind their length."""
        table = self._table
        if table is None:
            return b""
        if len(self._rows) < len(table):
            table = _only(table, self._rows)
        if self._changed:
            table = with_texts(table, self._key, self._texts)
        table = table.combine_chunks()
        batches = table.to_batches()
        data = packed(batches[0] if batches else _empty(table.schema))
        return _LENGTH.pack(len(data)) + data


def with_texts(table: Any, key: str, texts: list[str]) -> Any:
    """The table with other texts in one column, whose type stays."""
    pa = arrow()
    at = table.schema.get_field_index(key)
    field = table.schema.field(at)
    column = pa.array(texts, pa.large_string())
    if pa.types.is_dictionary(field.type):
        column = column.cast(field.type.value_type).dictionary_encode()
    return table.set_column(at, field, column.cast(field.type))


def _only(table: Any, rows: list[int]) -> Any:
    """These rows of the table, in their order. Cut out in runs: `take` does not know every type that Parquet may hold."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and runs[-1][1] == row:
            runs[-1][1] += 1
        else:
            runs.append([row, row + 1])
    return arrow().concat_tables([table.slice(first, end - first) for first, end in runs] or [table.slice(0, 0)])


def joined(partial: Path, target: Path) -> None:
    """Makes one file of the parts of all shards."""
    with _File(target) as out, open(partial, "rb") as file:
        while head := file.read(_LENGTH.size):
            out.add(unpacked(file.read(_LENGTH.unpack(head)[0])))


def restore_file(source: Path, target: Path, entries: Iterator[dict[str, Any]], key: str) -> int:
    """Writes the table that `source` was made from -> its rows.

    Raises:
        CleantextError: output and ledger do not fit.
    """
    rows = 0
    with arrow(".parquet").ParquetFile(source) as file, _File(target) as out:
        schema = file.schema_arrow
        if key not in schema.names or not is_text(schema.field(key).type):
            raise CleantextError(f"the output has no texts in {key!r}; was it changed after cleaning?")
        if not file.metadata.num_rows:
            out.add(file.read())
        for batch in file.iter_batches(batch_size=1000, use_threads=False):
            table = arrow().Table.from_batches([batch])
            texts = []
            for text in table.column(key).to_pylist():
                entry = next(entries, None)
                if entry is None:
                    raise CleantextError("the output has more rows than the ledger; was it changed after cleaning?")
                texts.append(undo(text or "", map(edit_from, entry["edits"])))
                if text is None or ("check" in entry and short_digest(texts[-1].encode()) != entry["check"]):
                    raise CleantextError(
                        f"what undo gives is not row {entry.get('row')}; was the output changed after cleaning?"
                    )
            rows += len(texts)
            out.add(with_texts(table, key, texts))
    if next(entries, None) is not None:
        raise CleantextError("the output has fewer rows than the ledger; was it changed after cleaning?")
    return rows


class _File:
    """A Parquet file that grows row group by row group."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer: Any = None
        self._held: list[Any] = []
        self._size = 0

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()
        if self._writer is not None:
            self._writer.close()

    def add(self, table: Any) -> None:
        if self._writer is None:
            meta = dict(table.schema.metadata or {})
            codec = meta.pop(CODEC, b"SNAPPY").decode()
            self._schema = table.schema.with_metadata(meta or None)
            self._writer = arrow(".parquet").ParquetWriter(
                self._path, self._schema, compression="NONE" if codec == "UNCOMPRESSED" else codec
            )
        self._held.append(table.replace_schema_metadata(self._schema.metadata))
        self._size += table.nbytes
        if self._size >= ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._held:
            table = arrow().concat_tables(self._held)
            self._writer.write_table(table, row_group_size=max(len(table), 1))
        self._held, self._size = [], 0


def _empty(schema: Any) -> Any:
    pa = arrow()
    return pa.RecordBatch.from_arrays([pa.array([], field.type) for field in schema], schema=schema)
