"""The harness on a plain SQLCipher file: it proves what `synchronous=FULL` keeps, and sees what `OFF` loses.

A harness that finds no fault where faults are certain would prove nothing about the office.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3

from tests.faults.damage import damages
from tests.faults.disks import limited, may_mount, small_disk
from tests.faults.kills import kill_rounds
from tests.faults.power import Recording, images, record
from tests.faults.writers.rows import connect, content
from tests.house.rounds import Rounds

pytestmark = pytest.mark.faults

ROOT = Path(__file__).resolve().parents[2]


def _recording(folder: Path, rows: int, synchronous: str) -> Recording:
    folder.mkdir()
    file = str(folder / "rows.db")
    command = [sys.executable, "-m", "tests.faults.writers.rows", file, "0", str(rows), synchronous]
    return record(command, folder)


def _rows(file: Path) -> dict[int, bytes]:
    """Every row of an image; raises where the file is not what SQLCipher wrote."""
    connection = connect(file)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        # SQLCipher checks the main file alone: a page torn by a checkpoint is a fault there until its whole copy
        # in the -wal has been put back.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        return dict(connection.execute("SELECT number, content FROM rows"))
    finally:
        connection.close()


def _lost_or_wrong(recording: Recording, count: int, seed: int, folder: Path) -> int:
    """How many images miss an acknowledged row, hold a wrong one, or cannot be read."""
    folder.mkdir()
    faults = 0
    for cut, image in images(recording, recording.cuts(count, seed), folder):
        acknowledged = [int(line) for line in recording.acknowledged(cut) if line != "ready"]
        try:
            found = _rows(image / "rows.db") if recording.acknowledged(cut) else {}
        except (sqlcipher3.DatabaseError, AssertionError):
            faults += 1
            continue
        right = all(found[number] == content(number) for number in found)
        faults += not right or not set(acknowledged) <= set(found)
    return faults


@pytest.mark.usefixtures("tracing")
def test_every_acknowledged_row_survives_power_loss(
    tmp_path: Path, rounds: Rounds, tally: Callable[..., None]
) -> None:
    recording = _recording(tmp_path / "full", 40, "FULL")
    lost = _lost_or_wrong(recording, rounds.cuts, 20261122, tmp_path / "images")
    tally(cuts=rounds.cuts, faults=lost)
    assert lost == 0


@pytest.mark.usefixtures("tracing")
@pytest.mark.parametrize("synchronous", ["OFF", "NORMAL"])
def test_what_is_not_flushed_is_seen_to_be_lost(tmp_path: Path, synchronous: str) -> None:
    recording = _recording(tmp_path / "careless", 40, synchronous)
    assert _lost_or_wrong(recording, 100, 20261122, tmp_path / "images") > 10


def test_every_acknowledged_row_survives_kills(
    tmp_path: Path, rounds: Rounds, tally: Callable[..., None]
) -> None:
    file = tmp_path / "rows.db"

    def command(number: int) -> list[str]:
        return ["tests.faults.writers.rows", str(file), str(number * 100_000), "100000", "FULL"]

    def verify(acknowledged: list[str]) -> None:
        found = _rows(file)
        assert {int(line) for line in acknowledged} <= set(found)
        assert all(found[number] == content(number) for number in found)

    written = kill_rounds(command, verify, rounds.kills, seed=20261122, longest=0.2)
    tally(kills=rounds.kills, acknowledged=written, lost=0)
    assert written > rounds.kills


def _write_until_full(command: list[str]) -> list[int]:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode != 0
    assert "Error" in done.stderr
    return [int(line) for line in done.stdout.splitlines() if line != "ready"]


def test_acknowledged_rows_survive_a_limit_on_file_size(tmp_path: Path) -> None:
    file = tmp_path / "rows.db"
    command = [sys.executable, "-m", "tests.faults.writers.rows", str(file), "0", "100000", "FULL"]
    acknowledged = _write_until_full(limited(200_000, command))
    assert acknowledged
    assert set(acknowledged) <= set(_rows(file))


@pytest.mark.skipif(not may_mount(), reason="only root may mount; the limit on file size is tested instead")
def test_acknowledged_rows_survive_a_full_disk(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 300_000) as disk:
        file = disk / "rows.db"
        command = [sys.executable, "-m", "tests.faults.writers.rows", str(file), "0", "100000", "FULL"]
        acknowledged = _write_until_full(command)
        larger = shutil.copytree(disk, tmp_path / "larger")
    assert acknowledged
    assert set(acknowledged) <= set(_rows(larger / "rows.db"))


def test_damage_is_noticed_or_changes_no_row(tmp_path: Path, rounds: Rounds) -> None:
    file = tmp_path / "rows.db"
    writer = [sys.executable, "-m", "tests.faults.writers.rows", str(file), "0", "40", "FULL"]
    subprocess.run(writer, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    whole, rows = file.read_bytes(), _rows(file)
    noticed = tried = 0
    for damage in damages(file, rounds.flips, seed=20261122):
        file.write_bytes(whole)
        damage.apply(file)
        tried += 1
        try:
            assert _rows(file) == rows
        except (sqlcipher3.DatabaseError, AssertionError):
            noticed += 1
        for beside in file.parent.glob("rows.db-*"):
            beside.unlink()
    assert noticed == tried > 0
