"""Ray Data: `clean_dataset(dataset, cleaner=cleaner)`."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import ray.data

from cleantext.adapters.arrow import clean_table
from cleantext.adapters.base import ROWS
from cleantext.adapters.travelling import Travelling
from cleantext.cleaner import Cleaner


def clean_dataset(
    dataset: ray.data.Dataset,
    column: str = "text",
    *,
    cleaner: Cleaner,
    ledger: bool = False,
    site: str = "url",
    concurrency: int | tuple[int, int] = 1,
    **options: Any,
) -> ray.data.Dataset:
    """Cleans the texts in one column of a dataset, in actors that compile the rules once each.

    Args:
        column: name of the column with the texts. Nulls stay null.
        ledger: whether to add the column `cleantext_ledger`, a JSON list of each document's edits.
        site: column with the page's URL, for rules with `sites`; it needn't be there.
        concurrency: actors, of one core each; or the fewest and the most.
        options: handed on to `map_batches` (`num_cpus`, `memory`, `batch_size` in rows, …); `compute` wins over
            `concurrency`.

    Returns:
        The dataset with the column's texts cleaned and the column `cleantext_error` added: null, or why the row's text
        could not be cleaned and is as it was. Other columns are untouched.

    Raises:
        UsageError: when it is run, in ray's own error: the column is not there or holds no strings, or a column to add
            is there already.
    """
    fewest, most = (concurrency, concurrency) if isinstance(concurrency, int) else concurrency
    pool = ray.data.ActorPoolStrategy(min_size=fewest, max_size=most)  # Ray's own `concurrency` is about to go
    return dataset.map_batches(
        _CleanTable,
        fn_constructor_args=(Travelling(cleaner), column, ledger, site),
        batch_format="pyarrow",
        zero_copy_batch=True,
        **{"batch_size": ROWS, "compute": pool, **options},
    )


class _CleanTable:
    """The actor."""

    def __init__(self, travelling: Travelling, column: str, ledger: bool, site: str) -> None:
        self._cleaner, self._column, self._ledger, self._site = travelling.cleaner, column, ledger, site
        _ = self._cleaner.engine  # compiled before the first batch

    def __call__(self, table: pa.Table) -> pa.Table:
        return clean_table(self._cleaner, table, self._column, ledger=self._ledger, site=self._site)
