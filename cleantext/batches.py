"""Documents in batches, through this process or several, in order and in bounded memory."""

from __future__ import annotations

import multiprocessing
import pickle
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from cleantext.errors import CleantextError, RuleFailed, UsageError, WorkerDied
from cleantext.portions import portions
from cleantext.types import Document
from cleantext.worker import belong_to_parent

BATCH = 1_000_000
"""Characters (of bytes: bytes) of documents that are cleaned together."""
MOST = 2000
"""And documents, at most: what is kept of each while its batch is cleaned counts for tiny ones."""

_DIED = (
    "a worker process died (killed from outside, for want of memory, or by a crash in a library) at document {}, counted "
    "from 0, or soon after it; the results of those before it came out. `cleantext clean` finds the document that kills "
    "and goes on with the others. Where workers die at once: where processes are not forked (on macOS and Windows, with "
    "Python 3.14 on Linux) a script calls `run_many` below `if __name__ == '__main__':`"
)


Clean = Callable[[Sequence[str | bytes | Document]], Sequence[Any]]
"""Cleans some documents."""


def through(clean: Clean, documents: Iterable[str | bytes | Document], workers: int) -> Iterator[Any]:
    """What `clean` makes of the documents, read only as far ahead as the workers need. What their source raises is raised
    when its turn comes.

    Raises:
        UsageError: at once, where this process may have no workers.
    """
    if workers > 1 and multiprocessing.current_process().daemon:
        raise UsageError("this process is a worker itself, and may have none of its own (daemonic): ask for workers=1")
    return _through(clean, documents, workers)


def _through(clean: Clean, documents: Iterable[str | bytes | Document], workers: int) -> Iterator[Any]:
    if workers == 1:
        for batch in _batches(documents):
            if isinstance(batch, Exception):
                raise batch
            yield from clean(batch)
        return
    done = 0

    def outcomes(handed: Future[Sequence[Any]] | Exception) -> Sequence[Any]:
        nonlocal done
        if isinstance(handed, Exception):
            raise handed
        try:
            found = handed.result()
        except BrokenProcessPool:
            raise WorkerDied(_DIED.format(done)) from None
        done += len(found)
        return found

    context = multiprocessing.get_context()
    over = context.RawValue("b", 0)  # without a lock, which a worker that is killed would not give back
    pool = ProcessPoolExecutor(workers, context, _start_worker, (_handy(clean, context), over))
    wait = True
    try:
        waiting: deque[Future[Sequence[Any]] | Exception] = deque()
        for batch in _batches(documents):
            waiting.append(batch if isinstance(batch, Exception) else _handed(pool, batch))
            if len(waiting) > 2 * workers:
                yield from outcomes(waiting.popleft())
        while waiting:
            yield from outcomes(waiting.popleft())
    except GeneratorExit:
        wait = False  # it may come from the pool's own thread, where garbage is collected there
        raise
    finally:  # the caller may want no more, or has been interrupted
        over.value = 1
        pool.shutdown(wait)


def _handy(clean: Clean, context: Any) -> Any:
    """What `_start_worker` takes. A worker that is not forked gets it by a pipe, and the call would hang for ever where one
    dies before it has read more than a pipe holds, as it does below a script without `__main__`. So it goes by memory."""
    if context.get_start_method() == "fork":
        return clean
    packed = pickle.dumps(clean)
    shared = context.RawArray("c", len(packed))
    shared.raw = packed
    return shared


def _handed(pool: ProcessPoolExecutor, batch: list[str | bytes | Document]) -> Future[Sequence[Any]]:
    try:
        return pool.submit(_work, batch)
    except BrokenProcessPool as error:  # noticed while handing over: dealt with when its turn comes
        future: Future[Sequence[Any]] = Future()
        future.set_exception(error)
        return future


def _batches(documents: Iterable[str | bytes | Document]) -> Iterator[list[str | bytes | Document] | Exception]:
    """The documents in batches; what their source raises comes last, behind all that it gave."""
    failed: list[Exception] = []

    def given() -> Iterator[str | bytes | Document]:
        try:
            yield from documents
        except Exception as error:
            failed.append(error)

    yield from portions(given(), _size, BATCH, MOST)
    yield from failed


def _size(document: str | bytes | Document) -> int:
    content = document.content if isinstance(document, Document) else document
    return len(content) if isinstance(content, str | bytes) else 0  # what is neither is refused in its turn


def raised(outcomes: Iterable[Any]) -> Iterator[Any]:
    """The outcomes; an exception among them is raised."""
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
        yield outcome


def told(error: Exception) -> CleantextError:
    """Why a document could not be cleaned: as it was raised, or, for a mistake in a rule or here, with its place."""
    if isinstance(error, CleantextError):
        return error
    place = traceback.extract_tb(error.__traceback__)[-1]
    name = Path(place.filename).name
    where = ", ".join([f"{name}:{place.lineno}", *getattr(error, "__notes__", ())])
    failed = RuleFailed(f"an error in cleantext or in a rule: {type(error).__name__}: {error} ({where})")
    failed.__cause__ = error  # for whoever prints it; it does not leave a worker
    return failed


_clean: Clean | None = None
_over: Any = None
"""Shared with the parent: other than 0 when it wants nothing any more."""


def _start_worker(clean: Any, over: Any) -> None:
    global _clean, _over
    _clean, _over = clean if callable(clean) else pickle.loads(clean.raw), over
    belong_to_parent()


def _work(batch: list[str | bytes | Document]) -> Sequence[Any]:
    assert _clean is not None
    return [] if _over.value else _clean(batch)
