"""A full disk in the office: refused in words, nothing half done, and erasing still works."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from privity.errors import StorageError
from privity.services.clients import find_client
from privity.services.emergency import Emergencies, safety_facts
from privity.services.erasure import erase_client
from privity.services.office import Office
from privity.services.proof import lines
from privity.services.reserve import set_aside
from tests.faults.disks import fill, limited, may_mount, small_disk
from tests.faults.offices import World, check_whole, save_note

pytestmark = pytest.mark.faults

ROOT = Path(__file__).resolve().parents[2]


def _write_until_refused(world: World, *, size: int | None = None) -> list[str]:
    command = [sys.executable, "-m", "tests.faults.writers.office", str(world.folder)]
    command += ["write", "c1", "1000", "100000"]
    if size is not None:
        command = limited(size, command)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines()
    assert "refused StorageError" in lines, done.stderr
    return [line.removeprefix("note ") for line in lines if line.startswith("note ")]


def test_a_limit_on_file_size_loses_nothing_acknowledged(world: World) -> None:
    acknowledged = _write_until_refused(world, size=world.database.stat().st_size + 150_000)
    assert acknowledged
    with world.opened() as office:
        assert set(acknowledged) <= set(check_whole(office).notes)


def _write_on(office: Office) -> None:
    for number in range(1000, 2000):
        save_note(office, "c1", number)


needs_root = pytest.mark.skipif(
    not may_mount(), reason="only root may mount a disk; the limit on file size is tested instead"
)


@needs_root
def test_a_full_disk_loses_nothing_acknowledged(world: World, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 1_500_000) as disk:
        full = world.copy(disk / "world")
        acknowledged = _write_until_refused(full)
        larger = full.copy(tmp_path / "larger")
    assert acknowledged
    with larger.opened() as office:
        assert set(acknowledged) <= set(check_whole(office).notes)


@needs_root
def test_an_office_on_a_full_disk_says_so_and_opens_once_there_is_room(world: World, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 3_000_000) as disk:
        full = world.copy(disk / "world")
        fill(disk)
        with pytest.raises(StorageError, match="disk is full"):
            full.open()
        (disk / "filler").unlink()
        with full.opened() as office:
            assert len(check_whole(office).notes) == 15


@needs_root
def test_what_helps_in_an_emergency_is_there_on_a_full_disk(world: World, tmp_path: Path) -> None:
    """Not a byte is written before it is given; the room that was set aside then holds the entry."""
    with small_disk(tmp_path / "disk", 9_000_000) as disk:
        full = world.copy(disk / "world")
        office = full.open()
        set_aside(office)
        fill(disk)
        with pytest.raises(StorageError):
            _write_on(office)
        compartment = find_client(office, "c2")
        assert compartment is not None
        assert safety_facts(office, compartment).people
        emergencies = Emergencies()
        happened = emergencies.record(office, compartment, office.now())
        assert happened.request is not None
        assert emergencies.waiting == 0
        office.close()
        larger = World(tmp_path / "larger")
        shutil.copytree(full.folder, larger.folder)
    with larger.opened() as office:
        assert "emergency" in [str(line.event) for line in lines(office, newest=4)]


@needs_root
def test_a_client_can_be_erased_on_a_full_disk(world: World, tmp_path: Path) -> None:
    """The office is open when the disk fills up under it; what it set aside lets it erase and lock."""
    with small_disk(tmp_path / "disk", 9_000_000) as disk:
        full = world.copy(disk / "world")
        office = full.open()
        set_aside(office)
        fill(disk)
        with pytest.raises(StorageError):
            _write_on(office)
        compartment = find_client(office, "c2")
        assert compartment is not None
        erase_client(office, compartment)
        office.close()
        larger = World(tmp_path / "larger")
        shutil.copytree(full.folder, larger.folder)
    with larger.opened() as office:
        assert set(check_whole(office, erased="c2").clients) == {"c1", "c3"}
