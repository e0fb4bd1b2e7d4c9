"""Bugs that files, pages and machines showed as few people have them; numbered as in test_regressions.py."""

from __future__ import annotations

import gzip
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from cleantext import Cleaner, load_pack
from cleantext.packs.load import builtin
from tests.command_line import CLEAN, MESSY, Command, balanced, lines, manifest
from tests.runner.test_pages import PAGE, record, response

WORDS = (
    "about after all any art arts bag bank bike boat book books box cab cake calm car cars cash city club code cold "
    "come cook crew day deal desk dish door easy eat event fair farm film find fish food for from game gift go good "
    "green hall help here home hot house how ice in island it jobs join kids kind lake land last list live local look "
    "loud made mail make map maps market more move music near new news night of off on one open our out over page park "
    "past people pets phone photo plan play post quay race rain read rest road room sail sale save sea see sell send "
    "shop show sign site sky snow song sport stay stop store sun take talk team that the them this time to today tour "
    "town trade train travel two up us video visit walk want watch water way we week what when wind winter with work "
    "year you your"
)


@pytest.mark.parametrize("seed", [16, 34])
def test_338_thousands_of_labels_on_a_page(seed: int) -> None:
    """Each look of the page model took another line or two, for all the rounds that there are, and cleaning what came out
    took more."""
    dice = random.Random(seed)
    labels = [" ".join(dice.choices(WORDS.split(), k=dice.randint(1, 5))) for _ in range(1500)]
    page = "\n".join(label.capitalize() + "." if dice.random() < 0.3 else label for label in labels)
    cleaner = Cleaner(profile="page")
    result = cleaner.run(page)
    assert not result.held
    assert cleaner(result.text) == result.text


def test_339_ids_of_more_than_64_bits(cleantext: Command, tmp_path: Path) -> None:
    """Two of them were one rounded number, and the second document went to quarantine."""
    ids = [1 << 64, (1 << 64) + 1, 1 << 127, (1 << 127) + 1]
    (tmp_path / "a.jsonl").write_text("".join(f'{{"id": {id}, "text": "It rained ."}}\n' for id in ids))
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger").exit_code == 0
    assert [record["id"] for record in lines(tmp_path / "out/a.jsonl")] == ids
    assert [record["id"] for record in lines(tmp_path / "out/ledger/00000000.jsonl")] == list(map(str, ids))


def test_340_a_locale_of_old(tmp_path: Path) -> None:
    """Where Python takes names for ASCII there was a traceback, from within a worker."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/fährt.txt").write_text("It rained.")
    code = "from cleantext.cli import main; main(['clean', 'in', '-o', 'out', '--no-builtin', '-q', *OPTIONS])"
    old = {"PYTHONPATH": str(Path(__file__).parents[2]), "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    outcomes = [
        subprocess.run(
            [sys.executable, "-c", code.replace("OPTIONS", repr(options))], cwd=tmp_path,
            env=os.environ | environment, stderr=subprocess.PIPE, text=True, check=False,
        )
        for options, environment in (([], old), (["--resume"], old | {"PYTHONUTF8": "1"}))
    ]  # fmt: skip
    assert [outcome.returncode for outcome in outcomes] == [2, 0]
    assert "is no name in ascii, which is set here: set PYTHONUTF8=1" in outcomes[0].stderr
    assert balanced(tmp_path / "out")


def test_341_a_dash_for_the_output(cleantext: Command, tmp_path: Path) -> None:
    """A folder was made that is called so, and hid standard input from then on."""
    (tmp_path / "a.txt").write_text(MESSY)
    assert cleantext("clean", "a.txt", "-o", "-").stdout == CLEAN
    assert "cannot share standard output" in cleantext("clean", "a.txt", "house.yaml", "-o", "-").stderr
    assert not (tmp_path / "-").exists()
    (tmp_path / "-").mkdir()
    assert cleantext("clean", "-", stdin=MESSY.encode()).stdout == CLEAN


@pytest.mark.parametrize(
    ("status", "documents"),
    [
        ("200 OK", 1),
        ("203", 1),
        ("299 So", 1),
        ("404 Not Found", 0),
        ("301 Moved", 0),
        ("199 No", 0),
        ("300", 0),
        ("so", 1),
    ],
)
def test_342_what_a_server_says_of_a_page_that_it_does_not_have(
    cleantext: Command, tmp_path: Path, status: str, documents: int
) -> None:
    """It was cleaned like a page."""
    for package in ("fastwarc", "resiliparse"):
        pytest.importorskip(package)
    answer = response("text/html", PAGE.encode()).replace(b"200 OK", status.encode(), 1)
    assert f" {status}\r\n".encode() in answer
    (tmp_path / "a.warc").write_bytes(record("response", "application/http; msgtype=response", answer, 1))
    assert cleantext("clean", "a.warc", "-o", "out").exit_code == 0
    assert manifest(tmp_path / "out")["documents"]["out"] == documents


@pytest.mark.parametrize("end", [b"", b"\0" * 99, b"something else", gzip.compress(b"x" * 9999)[:30]])
def test_343_a_small_gzip_file_with_damage(cleantext: Command, tmp_path: Path, end: bytes) -> None:
    """All of it went to quarantine, where of a large one, or one in zstd, the lines before the damage came out."""
    members = [gzip.compress(b'{"id": %d, "text": "It rained ."}\n' % number) for number in range(3)]
    (tmp_path / "a.jsonl.gz").write_bytes(b"".join(members) + end)
    damaged = bool(end.strip(b"\0"))  # zeros fill a tape's last block
    assert cleantext("clean", "a.jsonl.gz", "-o", "out").exit_code == damaged
    assert manifest(tmp_path / "out")["documents"]["out"] == 3
    reasons = [entry["reason"] for entry in lines(tmp_path / "out/quarantine.jsonl")] if damaged else []
    assert all(reason.startswith("the rest of the file is lost: damaged gzip data") for reason in reasons)
    assert len(reasons) == damaged


def test_344_files_put_together_out_of_several(cleantext: Command, tmp_path: Path) -> None:
    """Each may have begun with a byte order mark; but for the first, such lines were taken for something else than JSON."""
    data = b'\xef\xbb\xbf{"text": "It rained ."}\r\n\r\n\xef\xbb\xbf{"text": "It blew ."}\r\n\xef\xbb\xbf\r\n'
    (tmp_path / "a.jsonl").write_bytes(data)
    assert cleantext("clean", "a.jsonl", "-o", "out", "--ledger").exit_code == 0
    assert (tmp_path / "out/a.jsonl").read_bytes() == data.replace(b" .", b".")
    assert cleantext("undo", "out", "-o", "back").exit_code == 0
    assert (tmp_path / "back/a.jsonl").read_bytes() == data


def test_345_a_pack_of_a_user_who_is_not_known_here(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There was a traceback."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert load_pack("~/house.yaml").head.pack == "house"
    (tmp_path / "a.txt").write_text(MESSY)
    said = "there is no file ~so-nobody-is-called/house.yaml"
    assert said in cleantext("clean", "a.txt", "--pack", "~so-nobody-is-called/house.yaml").stderr
    (tmp_path / "cleantext.yaml").write_text("packs: [~so-nobody-is-called/house.yaml]\n")
    result = cleantext("clean", "a.txt")
    assert (result.exit_code, "~so-nobody-is-called/house.yaml" in result.stderr) == (2, True)


@pytest.mark.parametrize("path", ["a.jsonl", "-"])
def test_346_one_id_twice_far_apart_to_standard_output(
    cleantext: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """It was noticed within two megabytes only, where with -o it is in the whole file."""
    monkeypatch.setattr("cleantext.readers.jsonl.SHARD_BYTES", 50)
    data = "".join(f'{{"id": {n % 9}, "text": "It rained ."}}\n' for n in range(10)).encode()
    (tmp_path / "a.jsonl").write_bytes(data)
    assert cleantext("clean", "a.jsonl", "-o", "out").exit_code == 1
    result = cleantext("clean", path, "--format", "jsonl", stdin=data)
    assert result.stdout_bytes == (tmp_path / "out/a.jsonl").read_bytes()
    assert result.stdout_bytes.count(b"\n") == 9
    assert (result.exit_code, ":10: duplicate id" in result.stderr) == (1, True)


def test_347_utf_16_from_a_pipe(cleantext: Command) -> None:
    """As some shells write it: each of its lines was told not to be JSON."""
    result = cleantext("clean", "-", "--format", "jsonl", stdin='{"text": "It rained ."}\n'.encode("utf-16"))
    assert (result.exit_code, "the file is UTF-16; convert it first" in result.stderr) == (2, True)


@pytest.mark.parametrize("call", [("clean",), ("explain",), ("learn", "-o", "pack.yaml"), ("clean", "-o", "out")])
def test_348_a_link_that_leads_in_a_circle(cleantext: Command, tmp_path: Path, call: tuple[str, ...]) -> None:
    """There was a traceback where such a link was the input itself."""
    (tmp_path / "a").symlink_to("a")
    result = cleantext(*call, "a")
    assert (result.exit_code, result.stderr) == (2, "error: a: Too many levels of symbolic links\n")


def test_349_a_current_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No text could be cleaned, though nothing was to be found there."""
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert builtin.__wrapped__("layout").rules
