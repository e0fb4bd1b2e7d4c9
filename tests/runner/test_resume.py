"""Runs that are stopped, and what continues them."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from cleantext.cleaner import Cleaner
from cleantext.readers.base import Options
from cleantext.runner import run as module
from cleantext.runner.journal import Lock
from cleantext.runner.output import Output
from cleantext.runner.run import Job, run
from cleantext.runner.shards import Survey
from cleantext.runner.workers import Here
from cleantext.runner.written import finished, read_manifest
from cleantext.version import __version__
from tests.command_line import Command, balanced, tree

pytestmark = pytest.mark.usefixtures("small_shards")


@pytest.fixture
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleantext.runner.shards.SHARD_FILES", 4)
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 150)


def corpus(folder: Path) -> None:
    folder.mkdir()
    for i in range(10):
        (folder / f"n{i}.txt").write_text(f"Notice {i} .\n\nLeave a Comment\n")
    (folder / "x.bin").write_bytes(bytes(range(256)))
    for name in ("a.jsonl", "b.jsonl"):
        (folder / name).write_text("".join(f'{{"id": {i % 17}, "text": "Notice {i} ."}}\n' for i in range(20)))


class Halt(BaseException):
    """Stands in for a kill: nothing catches it."""


@pytest.mark.parametrize("where", ["after", "append", "replace"])
def test_stopped_at_any_point_the_output_is_the_same(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Every run gets one step further before it is stopped, at each kind of step."""
    corpus(tmp_path / "in")
    assert cleantext("clean", "in", "-o", "whole", "--ledger", "-q").exit_code == 1
    patience = 0

    def impatient(call: Any, before: bool) -> Any:
        def stopped(*args: Any, **more: Any) -> Any:
            nonlocal patience
            patience -= 1
            if before and patience < 0:
                raise Halt
            result = call(*args, **more)
            if patience < 0:
                raise Halt
            return result

        return stopped

    if where == "after":
        monkeypatch.setattr(module.Sink, "append", impatient(module.Sink.append, before=False))
    elif where == "append":
        monkeypatch.setattr(module.Sink, "append", impatient(module.Sink.append, before=True))
    else:
        monkeypatch.setattr(os, "replace", impatient(os.replace, before=True))
    for attempt in range(200):
        patience = 12 if where == "replace" else 1
        flags = ["--resume"] if attempt else []
        try:
            result = cleantext("clean", "in", "-o", "out", "--ledger", "-q", *flags)
            break
        except Halt:
            assert not (tmp_path / "out/manifest.json").exists()
            for path in tree(tmp_path / "out"):
                assert ".tmp" not in path or path.startswith(".cleantext/")
    assert result.exit_code == 1, result.stderr
    assert attempt > 2
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")
    assert balanced(tmp_path / "out")


def stop_after(job: Job, shards: int) -> None:
    left = shards

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise Halt

    with pytest.raises(Halt):
        run(job, count)


@pytest.fixture
def job(house: Path, words: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    monkeypatch.setattr(module, "Processes", lambda work, count: Here(work))
    monkeypatch.chdir(tmp_path)
    corpus(tmp_path / "in")
    return Job(("in",), Output.folder("out"), Cleaner([house, words], builtin=False))


def test_resume_refuses_what_has_changed_and_says_which(job: Job, house: Path, words: Path, tmp_path: Path) -> None:
    stop_after(job, 3)
    resumed = job._replace(resume=True)

    def refused(changed: Job) -> str:
        with pytest.raises(module.UsageError, match="cannot resume") as error:
            run(changed)
        return str(error.value)

    pages = Cleaner([house, words], builtin=False, profile="page")
    said = refused(resumed._replace(cleaner=pages, options=Options(main_content=False)))  # as the command line has it
    assert "--profile (article then, page now)." in said
    assert "packs" not in said
    assert "--text-key (text then, body now)" in refused(resumed._replace(options=Options(text_key="body")))
    (tmp_path / "more.yaml").write_text(house.read_text().replace("pack: house", "pack: more"))
    packs = [house, words, tmp_path / "more.yaml"]
    assert "the packs (more 1.0.0 is new)" in refused(resumed._replace(cleaner=Cleaner(packs, builtin=False)))
    house.write_text(house.read_text().replace("leave a comment", "leave a remark"))
    assert "the packs (their rules)" in refused(resumed._replace(cleaner=Cleaner([house, words], builtin=False)))
    file = tmp_path / "in/n3.txt"
    before = file.stat()
    for change in (
        lambda: os.utime(file, ns=(0, before.st_mtime_ns + 1)),
        lambda: (file.write_text("Notice 333 ."), os.utime(file, ns=(0, before.st_mtime_ns))),
        lambda: file.rename(tmp_path / "in/n33.txt"),
    ):
        change()
        assert "the input (names, sizes or times of files)" in refused(resumed)
        if file.exists():
            file.write_text("Notice 3 .\n\nLeave a Comment\n")
            os.utime(file, ns=(0, before.st_mtime_ns))
    (tmp_path / "in/new.txt").write_text("Notice .")
    assert "the input (13 files then, 14 now)" in refused(resumed)
    terms = tmp_path / "out/.cleantext/run.json"
    began = terms.read_text()
    for version in ('"version":"0.0.9"', f'"version":"{__version__}","format":0'):
        terms.write_text(began.replace(f'"version":"{__version__}"', version).replace('"format":1,', "", 1))
        assert "have changed: cleantext (0." in refused(resumed)
    run(resumed._replace(resume=False, overwrite=True))
    assert (tmp_path / "out/new.txt").read_text() == "Notice."


def test_without_resume_an_unfinished_run_is_refused(job: Job) -> None:
    stop_after(job, 2)
    with pytest.raises(module.UsageError, match="not finished: --resume continues it"):
        run(job)


@pytest.mark.parametrize("damaged", [b"", b'{"format":1,', b"\xff\xfe", b"[]"])
@pytest.mark.parametrize("name", ["run.json", "done/00000001.json"])
def test_514_damaged_notes_of_a_run_are_told_plainly(job: Job, tmp_path: Path, name: str, damaged: bytes) -> None:
    stop_after(job, 2)
    path = tmp_path / "out/.cleantext" / name
    assert path.exists()
    path.write_bytes(damaged)
    with pytest.raises(module.UsageError, match=r"cannot be read: .*; --overwrite begins anew|not finished: --resume"):
        run(job)
    with pytest.raises(
        module.UsageError, match=rf"{path.name} of its notes .* cannot be read: .*; --overwrite begins anew"
    ):
        run(job._replace(resume=True))
    run(job._replace(overwrite=True))
    assert (tmp_path / "out/n0.txt").read_text() == "Notice 0.\n"


def _damaged(data: dict[str, Any], *keys: str) -> dict[str, Any]:
    """The data with a number in the place of the value at this path of keys."""
    first, *rest = keys
    return {**data, first: _damaged(data[first], *rest) if rest else 7.5}


@pytest.mark.parametrize("keys", [("packs",), ("input", "files"), ("options",), ("options", "format"), ("version",)])
def test_526_terms_of_another_shape_are_told_with_their_place(job: Job, tmp_path: Path, keys: tuple[str, ...]) -> None:
    """A traceback."""
    stop_after(job, 2)
    path = tmp_path / "out/.cleantext/run.json"
    path.write_text(json.dumps(_damaged(json.loads(path.read_bytes()), *keys)))
    said = rf"run.json of its notes .* cannot be read: `{'.'.join(keys)}`: .*; --overwrite begins anew"
    with pytest.raises(module.UsageError, match=said):
        run(job._replace(resume=True))


@pytest.mark.parametrize("key", ["start", "tally", "quarantine", "ids"])
def test_526_marks_of_another_shape_are_told_with_their_place(job: Job, tmp_path: Path, key: str) -> None:
    stop_after(job, 2)
    path = tmp_path / "out/.cleantext/done/00000001.json"
    path.write_text(json.dumps(_damaged(json.loads(path.read_bytes()), key)))
    with pytest.raises(module.UsageError, match=rf"00000001.json of its notes .* cannot be read: `{key}`: "):
        run(job._replace(resume=True))


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ((), r"is not what cleantext wrote: it is no JSON \("),
        (("documents",), "is not what cleantext wrote: `documents`: "),
        (("documents", "out"), r"`documents\.out`: "),
        (("terms", "options"), r"`terms\.options`: "),
        (("tally",), "`tally`: "),
        (("rules",), "`rules`: "),
        (("packs",), "`packs`: "),
    ],
)
def test_527_a_damaged_manifest_is_told_with_its_place(
    job: Job, tmp_path: Path, keys: tuple[str, ...], said: str
) -> None:
    """It was no output of cleantext (`no manifest`), or a traceback."""
    run(job)
    path = tmp_path / "out/manifest.json"
    whole = path.read_bytes()
    path.write_bytes(json.dumps(_damaged(json.loads(whole), *keys)).encode() if keys else whole[:200])
    for read in (lambda: run(job._replace(resume=True)), lambda: finished(tmp_path / "out")):
        with pytest.raises(module.UsageError, match=rf"out.manifest\.json .*{said}.*clean anew with --overwrite"):
            read()
    run(job._replace(overwrite=True))
    assert path.read_bytes() == whole


def test_527_the_manifest_of_another_program_is_none(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "An app", "icons": []}')
    with pytest.raises(module.UsageError, match="no manifest"):
        finished(tmp_path)


def test_528_what_follows_from_another_profile_is_not_said_to_have_changed(
    job: Job, house: Path, words: Path
) -> None:
    """--guard, which nobody had given, was accused as well."""
    stop_after(job, 2)
    page, guarded = (
        Cleaner([house, words], builtin=False, profile="page", **more) for more in ({}, {"guard": 0.3})
    )
    with pytest.raises(module.UsageError, match=r"changed: --profile \(article then, page now\)\. Set"):
        run(job._replace(cleaner=page, resume=True))
    with pytest.raises(module.UsageError, match=r"--guard \(0.5 then, 0.3 now\)"):
        run(job._replace(cleaner=guarded, resume=True))


def test_resume_of_a_finished_run_does_nothing(job: Job, tmp_path: Path) -> None:
    first = run(job)
    before = tree(tmp_path / "out")
    again = run(job._replace(resume=True))
    assert again.finished_before
    assert not first.finished_before
    assert again.tally.as_data() == first.tally.as_data()
    assert tree(tmp_path / "out") == before


def test_a_second_run_into_one_output_is_refused(job: Job, tmp_path: Path) -> None:
    refusals: list[str] = []

    def second(*_: object) -> None:
        for flags in ({"resume": True}, {"overwrite": True}):
            with pytest.raises(module.UsageError, match="another run") as error:
                run(job._replace(**flags))
            refusals.append(str(error.value))

    run(job, second)
    assert refusals
    assert str(os.getpid()) in refusals[0]
    assert balanced(tmp_path / "out")


def test_only_what_a_run_wrote_is_resumed(job: Job, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/letters.txt").write_text("Dear Anna")
    with pytest.raises(module.UsageError, match="exists; --overwrite writes over it"):
        run(job._replace(resume=True))
    assert tree(tmp_path / "out") == {"letters.txt": b"Dear Anna"}


def test_a_lock_names_the_run_that_holds_it_and_none_before(tmp_path: Path) -> None:
    output = Output.folder(tmp_path)
    output.work.mkdir()
    (output.work / "lock").write_text("4194304999")  # of a run that was killed
    other = rf"another run \(process {os.getpid()}\) is writing to {tmp_path}"
    with Lock(output), pytest.raises(module.UsageError, match=other), Lock(output):
        pass


def test_an_output_that_is_written_over_is_unfinished_until_the_end(job: Job) -> None:
    """Nobody may take the manifest of the run before for that of this one."""
    run(job)
    stop_after(job._replace(overwrite=True), 2)
    assert read_manifest(job.output) is None
    with pytest.raises(module.UsageError, match="not finished"):
        run(job)


def test_runs_into_two_files_of_one_folder_do_not_meet(job: Job, tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("Notice .")
    one, two = (job._replace(inputs=("n.txt",), output=Output.file(f"out/{name}.txt")) for name in "ab")
    run(one, lambda *_: run(two) and None)
    assert {"a.txt", "a.txt.manifest.json", "b.txt", "b.txt.manifest.json"} == tree(tmp_path / "out").keys()


def test_workers_are_ended_and_what_there_is_to_do_is_told(job: Job) -> None:
    ended: list[bool] = []
    surveys: list[Survey] = []

    class Watched(Here):
        def close(self) -> None:
            ended.append(True)

    watched = job._replace(cluster=lambda work, _: Watched(work))
    stop_after(watched, 2)
    run(watched._replace(resume=True), started=surveys.append)
    assert ended == [True, True]
    assert [survey.files for survey in surveys] == [13]


def test_what_workers_hand_back_is_written_here(job: Job, tmp_path: Path) -> None:
    """As on a cluster, whose nodes have no file system in common with this process."""
    plain = job._replace(options=Options(ledger=True))
    run(plain)
    os.rename("out", "whole")
    run(plain._replace(cluster=lambda work, _: Here(work)))
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_processes_are_as_many_as_there_are_processors(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[int] = []
    monkeypatch.setattr(module, "Processes", lambda work, count: (counts.append(count), Here(work))[1])
    monkeypatch.setattr(module, "processors", lambda: 7)
    for workers in (None, 3):
        run(job._replace(workers=workers, overwrite=True))
    assert counts == [7, 3]


def test_an_error_of_the_system_names_the_file_that_was_to_be_there(job: Job) -> None:
    gone, renamed = OSError(errno.ENOSPC, "", "out/a"), OSError(errno.ENAMETOOLONG, "too long", "tmp", None, "out/b")
    assert "the disk is full (out/a)" in str(module._explained(gone, job.output))
    assert "too long (out/b)" in str(module._explained(renamed, job.output))


SAID = {
    errno.ENOSPC: "disk is full",
    errno.EDQUOT: "quota is used up",
    errno.EROFS: "read-only",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
}


@pytest.mark.parametrize("code", SAID)
def test_a_disk_that_gives_out_is_told_plainly_and_resumed(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    run(job)
    os.rename("out", "whole")
    real, left = os.fsync, 12

    def full(handle: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(code, os.strerror(code))
        real(handle)

    monkeypatch.setattr("cleantext.atomic._sync_file_system", lambda path: False)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(module.OutputError, match="--resume continues") as error:
        run(job)
    assert SAID[code] in str(error.value)
    monkeypatch.setattr(os, "fsync", real)
    run(job._replace(resume=True))
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")
