"""`cleantext clean --engine ray` on a real cluster of three node processes, one of which is killed in mid-run."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ray = pytest.importorskip("ray", reason="ray is not installed: pip install 'cleantext-ledger[ray]'")
pa = pytest.importorskip("pyarrow")

from click.testing import CliRunner  # noqa: E402

from cleantext.adapters.ray import clean_dataset  # noqa: E402
from cleantext.cleaner import Cleaner  # noqa: E402
from cleantext.cli import main  # noqa: E402
from cleantext.errors import UsageError  # noqa: E402
from cleantext.readers.base import Options, Shard  # noqa: E402
from cleantext.runner.cluster import Cluster, _do  # noqa: E402
from cleantext.runner.output import Output  # noqa: E402
from cleantext.runner.run import Done, Job, run  # noqa: E402
from tests.adapters.failing import Slow  # noqa: E402
from tests.command_line import HOUSE, WORDS, balanced, lines, tree  # noqa: E402
from tests.runner.killers import Killer  # noqa: E402

COUNT = 120
OPTIONS = Options(ledger=True)


@pytest.fixture(scope="module")
def cluster(worker_path: None) -> Iterator[Any]:
    """A head without cores, and two nodes of one core each."""
    from ray.cluster_utils import Cluster as Nodes

    patch = pytest.MonkeyPatch()
    patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    patch.setenv("RAY_health_check_period_ms", "500")
    patch.setenv("RAY_health_check_failure_threshold", "3")
    memory = {"object_store_memory": 80_000_000}
    nodes = Nodes(True, head_node_args={"num_cpus": 0, **memory})
    for _ in range(2):
        nodes.add_node(wait=False, num_cpus=1, **memory)
    nodes.wait_for_nodes()
    ray.init(address=nodes.address, log_to_driver=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield nodes
    ray.shutdown()
    nodes.shutdown()
    patch.undo()


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.setattr("cleantext.runner.shards.SHARD_FILES", 10)
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 800)
    monkeypatch.setattr("cleantext.readers.parquet.MOST_ROWS", 15)
    for name, pack in (("house", HOUSE), ("words", WORDS)):
        (tmp_path / f"{name}.yaml").write_text(pack)
    return [tmp_path / "house.yaml", tmp_path / "words.yaml"]


def corpus(folder: Path, poison: int = -1) -> str:
    """Text files (one of them no text), JSON Lines and Parquet (each with an id that occurs twice)."""
    folder.mkdir()
    texts = [f"Notice {i}{' POISON' if i == poison else ''} .\n\nLeave a Comment" for i in range(COUNT)]
    ids = [*range(COUNT - 1), 0]
    for i in range(0, COUNT, 3):
        (folder / f"n{i:03}.txt").write_text(texts[i] + "\n")
    (folder / "binary.txt").write_bytes(b"\0\1\2" * 9)
    with open(folder / "many.jsonl", "w") as file:
        file.writelines(json.dumps({"id": id, "text": text}) + "\n" for id, text in zip(ids, texts, strict=True))
    pa.parquet.write_table(pa.table({"id": ids, "text": texts}), folder / "rows.parquet")
    return str(folder)


def victim(cluster: Any) -> Any:
    """A node that may be killed: not the one that this process is at, which older versions of Ray choose among all."""
    ours = ray.get_runtime_context().get_node_id()
    return next(node for node in cluster.worker_nodes if node.node_id and node.node_id != ours)


def cleaned(cleaner: Cleaner, source: str, out: Path, progress: Callable[[Shard, Any], None] | None = None) -> Done:
    return run(Job((source,), Output.folder(out), cleaner, OPTIONS, cluster=Cluster), progress)


def test_only_the_document_that_kills_is_given_up(cluster: Any, packs: list[Path], tmp_path: Path) -> None:
    source = corpus(tmp_path / "in", poison=6)
    (tmp_path / "in/many.jsonl").unlink()
    (tmp_path / "in/rows.parquet").unlink()
    cleaned(Killer(packs, builtin=False), source, tmp_path / "out")
    assert [entry["id"] for entry in lines(tmp_path / "out/quarantine.jsonl")] == ["binary.txt", "n006.txt"]
    assert balanced(tmp_path / "out")


def test_a_node_of_another_version_is_refused() -> None:
    with pytest.raises(UsageError, match=r"a node has cleantext .*, the process that leads the run 0\.0\.0"):
        _do("0.0.0", b"", lambda work: None)


def test_the_command(cluster: Any, packs: list[Path], tmp_path: Path) -> None:
    source = corpus(tmp_path / "in")
    call = ["clean", source, "--no-builtin", "--pack", str(packs[0]), "--pack", str(packs[1]), "--ledger", "-o"]
    for out, more in (("ray", ["--engine", "ray"]), ("local", ["--workers", "1"])):
        result = CliRunner().invoke(main, [*call, str(tmp_path / out), *more], catch_exceptions=False)
        assert result.exit_code == 1, result.stderr  # some documents are in quarantine
    assert len(lines(tmp_path / "ray/quarantine.jsonl")) == 3
    assert tree(tmp_path / "ray") == tree(tmp_path / "local")


def test_a_node_that_is_killed_in_mid_run(cluster: Any, packs: list[Path], tmp_path: Path) -> None:
    source, log = corpus(tmp_path / "in"), tmp_path / "log"
    plain = Cleaner(packs, builtin=False)
    run(Job((source,), Output.folder(tmp_path / "local"), plain, OPTIONS, workers=1))
    node = victim(cluster)

    def kill(shard: Shard, _: Any) -> None:
        if shard.number == 5:
            cluster.remove_node(node, allow_graceful=False)

    report = cleaned(Slow(packs, builtin=False, log=log), source, tmp_path / "out", kill)
    begun = Counter((tmp_path / "log").read_text().splitlines())
    assert len({line.split()[0] for line in begun}) >= 2, "both nodes had work"
    cluster.add_node(num_cpus=1, object_store_memory=80_000_000)
    shards = Counter(line.split()[1] for line in begun.elements())
    assert max(shards.values()) > 1, "the node was killed while it had a shard"
    assert report.tally.documents["out"] == COUNT // 3 + 2 * (COUNT - 1)
    assert tree(tmp_path / "out") == tree(tmp_path / "local")


def test_a_node_that_is_killed_under_ray_data(cluster: Any, packs: list[Path], tmp_path: Path) -> None:
    log = tmp_path / "log"
    slow = Slow(packs, builtin=False, log=log)
    texts = [f"Notice {i} ." for i in range(COUNT)]
    dataset = ray.data.from_arrow([pa.table({"text": texts[i : i + 6]}) for i in range(0, COUNT, 6)])
    node = victim(cluster)
    out: list[str] = []
    killed = False
    for row in clean_dataset(dataset, cleaner=slow, concurrency=2, batch_size=6).iter_rows():
        out.append(row["text"])
        if not killed:
            cluster.remove_node(node, allow_graceful=False)
            killed = True
    assert len({line.split()[0] for line in log.read_text().splitlines()}) >= 2, "both nodes had work"
    assert sorted(out) == sorted(f"Notice {i}." for i in range(COUNT))
