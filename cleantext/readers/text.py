"""Text files: each is one document, its path the id."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from cleantext.decoding import Decoded, decode
from cleantext.errors import NotText
from cleantext.readers.base import MAX_DOCUMENT, MB, File, InputDocument, Options, Refused, Shard, short_digest
from cleantext.readers.compressed import UnreadableError, opened, read_at_most


def read(shard: Shard, options: Options) -> Iterator[InputDocument | Refused]:
    """The documents of a shard of text files."""
    for index in range(len(shard.files)):
        yield _document(index, shard, options)


def _document(index: int, shard: Shard, options: Options) -> InputDocument | Refused:
    file = shard.files[index]
    place = {"file": file.name}
    try:
        data = content(shard, index)
        decoded = decode(data, options.encoding)
    except NotText as error:
        reason = str(error)
        return Refused(index, file.name, reason if reason.startswith("not text") else f"not text: {reason}", place)
    except UnreadableError as error:
        return Refused(index, file.name, str(error), place)
    return InputDocument(
        index, file.name, decoded.text, file.site, place, restoring(decoded, data if options.ledger else b"")
    )


def loaded(shard: Shard) -> Shard:
    """The shard with the bytes of its files in it, for a worker on a machine that may not have them."""
    return shard._replace(contents=tuple(map(_bytes_or_reason, shard.files)))


def _bytes_or_reason(file: File) -> bytes | str:
    try:
        return read_bytes(file)
    except UnreadableError as error:
        return str(error)


def content(shard: Shard, index: int) -> bytes:
    """The whole of one of a shard's files, decompressed.

    Raises:
        UnreadableError: it cannot be read, or is larger than a document may be.
    """
    if not shard.contents:
        return read_bytes(shard.files[index])
    data = shard.contents[index]
    if isinstance(data, str):
        raise UnreadableError(data)
    return data


def read_bytes(file: File) -> bytes:
    """The whole of a file, decompressed.

    Raises:
        UnreadableError: it cannot be read, or is larger than a document may be.
    """
    with opened(file.path, file.size) as stream:
        data = read_at_most(stream, MAX_DOCUMENT + 1)
    if len(data) > MAX_DOCUMENT:
        raise UnreadableError(f"larger than {MAX_DOCUMENT // MB} MB, the most that one document may have")
    return data


def restoring(decoded: Decoded, data: bytes) -> dict[str, Any]:
    """What the ledger keeps of how a text was decoded, and a digest of its bytes."""
    out: dict[str, Any] = {"encoding": decoded.encoding}
    if data:
        out["check"] = short_digest(data)
    if decoded.bom:
        out["bom"] = decoded.bom.hex()
    if decoded.patches:
        out["patches"] = [[start, end, b64encode(raw).decode()] for start, end, raw in decoded.patches]
    return out
