"""datatrove: `CleanText(cleaner)`, a step of a pipeline between a reader and a writer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

from datatrove.data import Document
from datatrove.pipeline.base import PipelineStep
from datatrove.utils.typeshelper import StatHints

from cleantext.adapters.base import ERROR, LEDGER, ROWS, check_columns, clean_texts
from cleantext.adapters.travelling import Travelling
from cleantext.batches import BATCH
from cleantext.cleaner import Cleaner
from cleantext.portions import portions


class CleanText(PipelineStep):  # type: ignore[misc]
    """Cleans the documents that pass, in batches.

    Every document gets the metadata `cleantext_error`: empty, or why it could not be cleaned and is as it was. Empty and
    not absent, because datatrove's Parquet writer takes the columns from the documents that it sees first.

    Args:
        ledger: whether to add the metadata `cleantext_ledger`, a JSON list of each document's edits.
        site: metadata with the page's URL, for rules with `sites`; it needn't be there.
        exclusion_writer: a writer of datatrove's that gets the documents that cannot be cleaned, instead of the next step.

    Raises:
        UsageError: while running: a document has metadata of these names already.
    """

    name = "cleantext"
    type = "✂️ - FORMAT"

    def __init__(
        self, cleaner: Cleaner, *, ledger: bool = False, site: str = "url", exclusion_writer: Any = None
    ) -> None:
        super().__init__()
        self._travelling, self._ledger, self._site = Travelling(cleaner), ledger, site
        self.exclusion_writer = exclusion_writer

    def run(self, data: Any, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """Passes the documents on, clean, in order."""
        with self.exclusion_writer or nullcontext() as quarantine:
            for batch in portions(data, lambda document: len(document.text), BATCH, ROWS):
                with self.track_time("batch"):
                    self._clean(batch)
                for document in batch:
                    self.stat_update(StatHints.total)
                    if document.metadata[ERROR]:
                        self.stat_update("not_cleaned")
                    if document.metadata[ERROR] and quarantine:
                        self.stat_update(StatHints.dropped)
                        quarantine.write(document, rank)
                    else:
                        self.stat_update(StatHints.forwarded)
                        self.update_doc_stats(document)
                        yield document

    def _clean(self, batch: list[Document]) -> None:
        for document in batch:
            check_columns(("text", *document.metadata), "text", self._ledger)
        texts = [document.text for document in batch]
        sites = [document.metadata.get(self._site) for document in batch]
        cleaned = clean_texts(self._travelling.cleaner, texts, sites, self._ledger)
        for document, row in zip(batch, cleaned, strict=True):
            document.text = row.text
            document.metadata[ERROR] = row.error or ""
            if self._ledger:
                document.metadata[LEDGER] = row.ledger or ""
