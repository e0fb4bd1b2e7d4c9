"""The process that leads a run on Ray, with a stand-in for Ray: what it asks for, and what it makes of each answer."""

from __future__ import annotations

import logging
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

pytest.importorskip("ray", reason="ray is not installed: pip install 'cleantext-ledger[ray]'")

from ray.exceptions import RayTaskError, WorkerCrashedError

from cleantext import Cleaner, UsageError
from cleantext.readers.base import File, Options, Shard
from cleantext.runner import cluster
from cleantext.runner.cluster import Cluster, _do
from cleantext.runner.signals import Stopped
from cleantext.runner.work import Work


class StandIn(SimpleNamespace):
    """Does a task when its outcome is asked for. Of `answers` each stands for one task: None, or what is raised instead."""

    def __init__(self, running: bool) -> None:
        super().__init__(running=running, said=[], answers=[], away=0, most=0, shards=[], options={})

    def is_initialized(self) -> bool:
        return bool(self.running)

    def init(self, **options: Any) -> None:
        self.said.append(("init", options))

    def shutdown(self) -> None:
        self.said.append(("shutdown",))

    def put(self, value: Any) -> Any:
        return value

    def cluster_resources(self) -> dict[str, float]:
        return {"CPU": 3.0}

    def remote(self, **options: Any) -> Callable[[Any], Any]:
        self.options = options
        return lambda function: SimpleNamespace(remote=lambda *args, **kw: self._handed(function, args, kw))

    def _handed(self, function: Any, args: Any, kw: Any) -> Any:
        self.away += 1
        self.most = max(self.most, self.away)
        self.shards += [arg for arg in args if isinstance(arg, Shard)]
        return lambda: function(*args, **kw)

    def get(self, reference: Any) -> Any:
        self.away -= 1
        if self.answers and (answer := self.answers.pop(0)) is not None:
            raise answer
        return reference()


@pytest.fixture
def ray(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    stand_in = StandIn(running=True)
    monkeypatch.setattr(cluster, "ray", stand_in)
    return stand_in


@pytest.fixture
def work() -> Work:
    return Work(Cleaner("repair", builtin=False), Options(), None)


def shards(folder: Path, count: int) -> Iterator[Shard]:
    for n in range(count):
        path = folder / f"{n}.txt"
        path.write_text(f"Notice {n} .")
        yield Shard(n, "text", (File(str(path), path.name, "text", 10, ""),))


def test_whose_ray_it_is(ray: StandIn, work: Work) -> None:
    Cluster(work, "somewhere").close()
    assert ray.said == [], "one that runs already is not ours to connect or to end"
    ray.running = False
    Cluster(work, "somewhere").close()
    quietly = {"log_to_driver": False, "logging_level": logging.ERROR}
    assert ray.said == [("init", {"address": "somewhere", **quietly}), ("shutdown",)]


@pytest.mark.parametrize("error", [ConnectionError, ValueError, RuntimeError])
def test_no_answer(ray: StandIn, work: Work, monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def init(**_: Any) -> None:
        raise error("nobody there")

    ray.running, ray.init = False, init
    with pytest.raises(UsageError, match=r"no Ray cluster answers at 10\.0\.0\.9: nobody there"):
        Cluster(work, "10.0.0.9")


@pytest.mark.parametrize(("asked", "statistics"), [(None, "0"), ("1", "1")])
def test_statistics_and_signals_are_the_user_s(
    ray: StandIn, work: Work, monkeypatch: pytest.MonkeyPatch, asked: str | None, statistics: str
) -> None:
    monkeypatch.delenv("RAY_USAGE_STATS_ENABLED", raising=False)
    if asked:
        monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", asked)
    ray.running, ray.init = False, lambda **_: signal.signal(signal.SIGTERM, signal.SIG_IGN)
    before = signal.getsignal(signal.SIGTERM)
    Cluster(work)
    assert signal.getsignal(signal.SIGTERM) is before
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == statistics


def test_in_a_thread(ray: StandIn, work: Work) -> None:
    ray.running = False
    with ThreadPoolExecutor(1) as pool:  # where no handler can be set
        pool.submit(Cluster, work).result().close()


@pytest.mark.parametrize(("count", "most"), [(None, 6), (2, 2)])
def test_how_many_shards_are_away(ray: StandIn, work: Work, tmp_path: Path, count: int | None, most: int) -> None:
    done = list(Cluster(work, count=count).run(shards(tmp_path, 20)))
    assert [shard.number for shard, _ in done] == list(range(20))
    assert ray.most == most, "two for each core, or as many as were asked for"


def test_a_cluster_that_has_no_core_yet(ray: StandIn, work: Work, tmp_path: Path) -> None:
    ray.cluster_resources = dict
    assert len(list(Cluster(work).run(shards(tmp_path, 5)))) == 5


def test_nodes_need_no_files(ray: StandIn, work: Work, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    data = b'{"text": "Notice 1 ."}\n'
    many.write_bytes(data)
    lines = Shard(1, "jsonl", (File(str(many), many.name, "jsonl", len(data), ""),), data)
    assert len(list(Cluster(work).run([*shards(tmp_path, 1), lines]))) == 2
    assert [shard.contents for shard in ray.shards] == [(b"Notice 0 .",), ()], "a part of a file comes as it is"


def test_ray_does_not_try_again_by_itself(ray: StandIn, work: Work) -> None:
    Cluster(work)
    assert ray.options == {"max_retries": 0, "num_cpus": 1, "scheduling_strategy": "SPREAD"}


def test_a_shard_that_is_lost_comes_back(ray: StandIn, work: Work, tmp_path: Path) -> None:
    lost = WorkerCrashedError()  # the shard, and once more; then its documents are counted and tried one by one
    ray.answers = [lost, lost, None, None, lost, lost]
    ((_, outcome),) = Cluster(work).run(shards(tmp_path, 1))
    assert outcome.tally["documents"]["out"] == 1
    assert not outcome.quarantine


@pytest.mark.parametrize(
    ("answer", "raised"),
    [
        (RayTaskError("f", "there", UsageError("another version")), UsageError),
        (SystemError("Ray's own words"), SystemError),
    ],
)
def test_what_a_task_raises(
    ray: StandIn, work: Work, tmp_path: Path, answer: Exception, raised: type[Exception]
) -> None:
    ray.answers = [answer]
    with pytest.raises(raised) as error:
        list(Cluster(work).run(shards(tmp_path, 1)))
    assert type(error.value) is raised


def test_a_signal_that_ray_wraps(ray: StandIn, work: Work, tmp_path: Path) -> None:
    answer = SystemError("in a callback")
    answer.__cause__ = Stopped(signal.SIGTERM)
    ray.answers = [answer]
    with pytest.raises(Stopped):
        list(Cluster(work).run(shards(tmp_path, 1)))


def test_rules_are_unpacked_once_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = b"\x80\x04]\x94."  # an empty list
    monkeypatch.setattr(cluster, "_unpacked", cluster.lru_cache(maxsize=1)(cluster._unpacked.__wrapped__))
    first, second = (_do(cluster.__version__, packed, lambda work: work) for _ in range(2))
    assert first is second
