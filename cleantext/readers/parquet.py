"""Parquet: one document a row, its text in one column; the other columns are carried through untouched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cleantext.optional import needed
from cleantext.readers.base import (
    MAX_DOCUMENT,
    MB,
    NO_KEY,
    NOT_A_STRING,
    SHARD_BYTES,
    File,
    InputDocument,
    Options,
    Refused,
    Shard,
    id_of,
    unread_rest,
)
from cleantext.readers.compressed import UnreadableError, compression, why_unread
from cleantext.readers.remote import is_remote, open_remote

MOST_ROWS = 10_000
"""Most rows in a shard."""
CODEC = b"cleantext.codec"
"""Key in the schema's metadata under which a part tells the compression of its source."""


def arrow(module: str = "") -> Any:
    """pyarrow, or a module of it.

    Raises:
        UsageError: it is not installed.
    """
    return needed(f"pyarrow{module}", "parquet", "Parquet")


def parts(file: File, options: Options) -> Iterator[tuple[bytes, int]]:
    """Runs of rows of a file, about `SHARD_BYTES` each, and how many they are; one at least.

    Raises:
        UnreadableError: the file, or the rest of it, cannot be read, or has no column of texts under the name given.
    """
    try:
        for batch in _batches(file, options):
            yield packed(batch), batch.num_rows
    except (arrow().ArrowException, OSError, UnicodeDecodeError) as error:  # the last of a damaged name
        raise UnreadableError(why_unread(error, "damaged Parquet data")) from None


def _batches(file: File, options: Options) -> Iterator[Any]:
    if kind := compression(file.path):
        raise UnreadableError(f"a Parquet file in {kind}: decompress it first (Parquet is compressed inside)")
    pa = arrow()
    # Pre-buffering would hold whole row groups, and those have no upper size.
    with arrow(".parquet").ParquetFile(
        open_remote(file.path) if is_remote(file.path) else file.path, pre_buffer=False, buffer_size=1 << 20
    ) as source:
        schema = source.schema_arrow
        if options.text_key not in schema.names:
            known = ", ".join(schema.names[:12])
            raise UnreadableError(f"no column {options.text_key!r}: --text-key names the right one of {known}", NO_KEY)
        if schema.names.count(options.text_key) > 1:
            raise UnreadableError(f"several columns {options.text_key!r}: rename them")
        type = schema.field(options.text_key).type
        if not is_text(type):
            why = f"the column {options.text_key!r} holds no texts: it is of type {type}; --text-key names another"
            raise UnreadableError(why, NO_KEY)
        meta = source.metadata
        size = sum(meta.row_group(i).total_byte_size for i in range(meta.num_row_groups))
        rows = max(1, min(MOST_ROWS, SHARD_BYTES * max(meta.num_rows, 1) // max(size, 1)))
        found = 0
        for batch in source.iter_batches(batch_size=rows, use_threads=False):
            if not found:
                # Not before a batch was read: of a column whose description is damaged, this ends the process.
                codec = meta.row_group(0).column(0).compression
                schema = schema.with_metadata({**(schema.metadata or {}), CODEC: codec.encode()})
            found += batch.num_rows
            yield pa.RecordBatch.from_arrays(batch.columns, schema=schema)
        if found != meta.num_rows:
            raise UnreadableError(f"damaged Parquet data: {found} rows where there should be {meta.num_rows}")
        if not found:
            yield pa.RecordBatch.from_arrays([pa.array([], field.type) for field in schema], schema=schema)


def is_text(type: Any) -> bool:
    """Whether a column of this Arrow type holds texts: strings of any width, dictionary-encoded or not."""
    types = arrow().types
    if types.is_dictionary(type):
        type = type.value_type
    return bool(types.is_string(type) or types.is_large_string(type) or types.is_string_view(type))


def packed(batch: Any) -> bytes:
    """A batch, schema included, as bytes."""
    pa = arrow()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write(batch)
    return bytes(sink.getvalue())


def unpacked(data: bytes | memoryview) -> Any:
    """What `packed` gave, as a table."""
    with arrow().ipc.open_stream(data) as stream:
        return stream.read_all()


def read(shard: Shard, options: Options) -> Iterator[InputDocument | Refused]:
    """The documents of a shard; the row is what the writer needs."""
    file, number = shard.files[0], 0
    if shard.data:
        table = unpacked(shard.data)
        texts = values(table.column(options.text_key))
        ids = _column(table, options.id_key, options.text_key)
        urls = _column(table, "url", options.text_key)
        for number, (text, own, url) in enumerate(zip(texts, ids, urls, strict=True)):
            yield _document(number, shard.first + number, text, own, url, file, options)
        number = len(table)
    yield from unread_rest(shard, number, some=number > 0)


def _column(table: Any, name: str, text_key: str) -> list[Any]:
    if name == text_key or table.column_names.count(name) != 1:
        return [None] * len(table)
    return [None if isinstance(value, UnicodeDecodeError) else value for value in values(table.column(name))]


def values(column: Any) -> list[Any]:
    """The values of a column; where what should be a string is no UTF-8 (nobody checks when it is written), the error."""
    try:
        found: list[Any] = column.to_pylist()
    except UnicodeDecodeError:
        found = [_value(value) for value in column]
    return found


def _value(scalar: Any) -> Any:
    try:
        return scalar.as_py()
    except UnicodeDecodeError as error:
        return error


def _document(
    number: int, row: int, text: str | UnicodeDecodeError | None, own: Any, url: Any, file: File, options: Options
) -> InputDocument | Refused:
    place = {"file": file.name, "row": row}
    where = f"{file.name}:{row}"
    id, own_id = id_of(own, where)
    if text is None:
        reason = f"the value of {options.text_key!r} is null, not a string"
        return Refused(number, id, reason, place, NOT_A_STRING)
    if isinstance(text, UnicodeDecodeError):
        reason = f"the value of {options.text_key!r} is no UTF-8 (byte {text.start + 1})"
        return Refused(number, id, reason, place, NOT_A_STRING)
    if len(text) > MAX_DOCUMENT:
        return Refused(number, id, f"a text of more than {MAX_DOCUMENT // MB} MB", place)
    site = url if isinstance(url, str) else file.site
    return InputDocument(number, id, text, site, place, carrier=number, own_id=own_id)
