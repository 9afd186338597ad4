"""Opening the office."""

import os
import shutil
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from privity.bootstrap import check_passphrase, create_office, move_office, office_open, open_office
from privity.config import OfficePlace, harden_process, office_place
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import (
    BusyError,
    InputError,
    IntegrityError,
    LockedError,
    PassphraseError,
    StorageError,
    TooNewError,
)
from privity.ledger.entry import EventClass
from privity.services.clients import list_clients
from privity.services.device import Device
from privity.services.proof import lines, verify
from privity.vault import slots
from tests.house.offices import NEW_PASSPHRASE, PASSPHRASE, WORD, Clock, Practice, client
from tests.house.planted import seek
from tests.unit.test_durable import files_no_longer_than


def test_the_passphrase_opens_it_on_its_own_device(practice: Practice) -> None:
    with practice.opened() as office:
        assert len(list_clients(office)) == 3
        assert verify(office).flaws == ()


def test_a_wrong_passphrase_is_counted_and_the_count_is_told_at_the_next_opening(practice: Practice) -> None:
    for _ in range(3):
        with pytest.raises(PassphraseError):
            practice.open("not the passphrase")
    with practice.opened() as office:
        assert lines(office, newest=1)[0].details == {"failed_attempts": 3}
    with practice.opened() as office:
        assert lines(office, newest=1)[0].details == {"failed_attempts": 0}


def test_nothing_of_a_wrong_passphrase_is_kept(practice: Practice) -> None:
    with pytest.raises(PassphraseError) as refused:
        practice.open("zanzibarsecret and more")
    assert seek("zanzibarsecret", [practice.folder]) == []
    assert "zanzibar" not in repr(refused.value) + refused.value.message + refused.value.remedy


def test_after_five_wrong_ones_there_is_a_wait_that_doubles_and_ends(practice: Practice) -> None:
    clock = Clock()
    for _ in range(5):
        with pytest.raises(PassphraseError, match="does not open"):
            practice.open("wrong", clock)
    with pytest.raises(PassphraseError, match="wait 2 seconds"):
        open_office(practice.place, PASSPHRASE, clock=lambda: clock.now + timedelta(milliseconds=1))
    for wait in (2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900):
        clock.now += timedelta(seconds=wait)
        with pytest.raises(PassphraseError, match="does not open"):
            practice.open("wrong", clock)
    with pytest.raises(PassphraseError, match="wait 899 seconds"):
        practice.open(PASSPHRASE, clock)
    clock.now += timedelta(seconds=900)
    practice.open(PASSPHRASE, clock).close()


def test_of_guesses_made_at_once_no_more_are_tried_than_one_after_the_other(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several pages, or connections of the command line, each with a passphrase of its own."""
    working, most = 0, 0
    now, derive = Clock()(), slots.stretch

    def slowly(*arguments: Any) -> bytes:
        nonlocal working, most
        working += 1
        most = max(most, working)
        time.sleep(0.02)
        working -= 1
        return derive(*arguments)

    monkeypatch.setattr(slots, "stretch", slowly)

    def guess(number: int) -> str:
        with pytest.raises(PassphraseError) as refused:
            check_passphrase(practice.place, f"guess number {number}", clock=lambda: now)
        return refused.value.message

    with practice.opened() as office, ThreadPoolExecutor(8) as pool:
        said = list(pool.map(guess, range(8)))
        failed = Device(practice.place.state, office.header.vault).failed_attempts()
    assert most == 1
    assert failed == 5
    assert sum("wait" in words for words in said) == 3


def test_a_clock_set_back_does_not_make_the_wait_endless(practice: Practice) -> None:
    clock = Clock()
    for _ in range(6):
        with pytest.raises(PassphraseError):
            practice.open("wrong", clock)
        clock.now += timedelta(seconds=10)
    clock.now -= timedelta(days=400)
    practice.open(PASSPHRASE, clock).close()


@pytest.mark.parametrize(
    "damage",
    [b"", b"{}", b"[]", b"\xff", b'{"count":"x","last":1}', b'{"count":-5,"last":"2026-01-01T00:00:00"}'],
)
def test_a_damaged_count_gives_no_tries_away(practice: Practice, damage: bytes) -> None:
    (practice.device / "attempts").write_bytes(damage)
    for _ in range(2):
        with pytest.raises(PassphraseError):
            practice.open("wrong")
    practice.open(clock=lambda: datetime(2030, 1, 1, tzinfo=UTC)).close()


def test_the_recovery_code_is_not_held_up_by_somebody_who_guessed(practice: Practice) -> None:
    clock = Clock()
    for _ in range(5):
        with pytest.raises(PassphraseError):
            practice.open("wrong", clock)
    with pytest.raises(PassphraseError, match="a character is wrong or missing"):
        move_office(practice.place, practice.code[:-1], NEW_PASSPHRASE, cost=LOWEST_COST, clock=clock)
    office = move_office(practice.place, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST, clock=clock)
    assert len(list_clients(office)) == 3
    office.close()


def test_the_passphrase_is_asked_again_while_it_is_open(practice: Practice) -> None:
    with practice.opened():
        check_passphrase(practice.place, PASSPHRASE)
        with pytest.raises(PassphraseError):
            check_passphrase(practice.place, "wrong")


def test_a_copied_office_does_not_open_elsewhere_with_the_passphrase(
    practice: Practice, tmp_path: Path
) -> None:
    thief = OfficePlace(tmp_path / "thief", tmp_path / "thief-state")
    shutil.copytree(practice.place.folder, thief.folder)
    with pytest.raises(PassphraseError) as refused:
        open_office(thief, PASSPHRASE)
    assert "another device" in refused.value.message
    (thief.state / practice.device.name).mkdir(parents=True, exist_ok=True)
    (thief.state / practice.device.name / "device-secret").write_bytes(bytes(32))
    with pytest.raises(PassphraseError):
        open_office(thief, PASSPHRASE)
    assert seek(WORD, [thief.folder, thief.state]) == []


def test_one_opener_at_a_time(practice: Practice) -> None:
    with practice.opened():
        for _ in range(2):
            with pytest.raises(BusyError) as refused:
                practice.open()
        assert str(os.getpid()) in refused.value.message
    practice.open().close()


def test_another_process_is_told_which_one_has_it(practice: Practice) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from privity.bootstrap import open_office\nfrom privity.config import OfficePlace\n"
        "from privity.errors import BusyError\n"
        "try:\n    open_office(OfficePlace(Path(sys.argv[1]), Path(sys.argv[2])), 'x')\n"
        "except BusyError as fault:\n    print(fault.message)\n"
    )
    with practice.opened():
        command = [sys.executable, "-c", code, practice.place.folder, practice.place.state]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert f"(process {os.getpid()})" in done.stdout, done.stderr


def test_a_refused_opening_lets_the_next_one_in(practice: Practice) -> None:
    """Whatever went wrong, nothing holds the lock that did not open."""
    anchor = practice.device / "anchor"
    kept = anchor.read_bytes()
    anchor.unlink()
    with pytest.raises(IntegrityError):
        practice.open()
    anchor.write_bytes(kept)
    with files_no_longer_than(1 << 10), pytest.raises(StorageError):
        practice.open()
    practice.open().close()


def test_a_closed_office_is_closed_even_if_its_anchor_cannot_be_written(practice: Practice) -> None:
    office = practice.open()
    client(office, "ann")
    with office.work(EventClass.SEARCHED) as work:
        work.tell_office(purpose="a test")
    office.anchor._path = practice.folder / "nowhere" / "anchor"
    with pytest.raises(StorageError):
        office.close()
    with pytest.raises(LockedError):
        office.compartments()
    practice.open().close()


def test_a_missing_anchor_is_told_and_mended_by_the_recovery_code_alone(practice: Practice) -> None:
    (practice.device / "anchor").unlink()
    with pytest.raises(IntegrityError) as refused:
        practice.open()
    assert "recovery code" in refused.value.remedy
    assert not (practice.device / "anchor").exists()
    move_office(practice.place, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST).close()
    practice.open(NEW_PASSPHRASE).close()


@pytest.mark.parametrize("name", ["office.json", "records.db"])
def test_a_missing_file_is_named_and_not_made_anew(practice: Practice, name: str) -> None:
    path = practice.place.folder / name
    path.unlink()
    with pytest.raises((InputError, IntegrityError)) as refused:
        practice.open()
    assert refused.value.remedy
    assert not path.exists()


def test_an_office_of_a_newer_program_is_left_alone(practice: Practice) -> None:
    header = practice.place.header
    newer = header.read_bytes().replace(b"privity.office/1", b"privity.office/3")
    header.write_bytes(newer)
    before = {path: path.read_bytes() for path in practice.files()}
    with pytest.raises(TooNewError) as refused:
        practice.open()
    assert "nothing was changed" in refused.value.remedy
    assert {path: path.read_bytes() for path in practice.files() if path.name != "lock"} == {
        path: data for path, data in before.items() if path.name != "lock"
    }


def test_a_clock_set_back_is_told_and_the_order_kept(practice: Practice) -> None:
    practice.open(clock=Clock(datetime(2027, 5, 1, tzinfo=UTC))).close()
    with pytest.MonkeyPatch.context():
        office = practice.open(clock=Clock(datetime(2026, 12, 1, tzinfo=UTC)))
    newest = lines(office, newest=2)
    assert newest[0].time >= newest[1].time
    assert str(newest[0].details["clock"]).startswith("2026-12-01")
    assert verify(office).flaws == ()
    office.close()


def test_only_its_owner_may_look_at_its_files(practice: Practice) -> None:
    with practice.opened():
        for path in practice.files():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    assert stat.S_IMODE(practice.place.folder.stat().st_mode) == 0o700


def test_there_is_one_office_in_a_folder(practice: Practice, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        create_office(practice.place, PASSPHRASE, cost=LOWEST_COST)
    assert "already" in refused.value.message
    practice.place.header.unlink()
    with pytest.raises(InputError) as refused:
        create_office(practice.place, PASSPHRASE, cost=LOWEST_COST)
    assert "without a header" in refused.value.message
    assert practice.place.database.stat().st_size > 0
    with pytest.raises(IntegrityError, match="header is missing"):
        open_office(practice.place, PASSPHRASE)
    with pytest.raises(InputError):
        open_office(OfficePlace(tmp_path / "empty", tmp_path / "state"), PASSPHRASE)
    with pytest.raises(InputError):
        create_office(OfficePlace(tmp_path / "new", tmp_path / "state"), "weak", cost=LOWEST_COST)
    assert not (tmp_path / "new").exists()


def test_a_full_disk_leaves_no_half_made_office(tmp_path: Path) -> None:
    place = OfficePlace(tmp_path / "office", tmp_path / "state")
    with files_no_longer_than(10_000), pytest.raises(StorageError) as refused:
        create_office(place, PASSPHRASE, cost=LOWEST_COST)
    assert refused.value.field == "disk"
    assert [path.name for path in place.folder.iterdir()] == ["lock"]
    assert list(place.state.iterdir()) == []
    create_office(place, PASSPHRASE, cost=LOWEST_COST)[0].close()


def test_a_folder_without_rights_is_told_in_words(practice: Practice) -> None:
    """Run as an account that owns nothing where the tests run as root."""
    code = (
        "import os, sys; from pathlib import Path\n"
        "from privity.bootstrap import open_office\nfrom privity.config import OfficePlace\n"
        "from privity.errors import PrivityError\n"
        "folder = Path(sys.argv[1])\n"
        "os.chmod(folder, int(sys.argv[3], 8))\n"
        "if os.geteuid() == 0: os.setegid(65534), os.seteuid(65534)\n"
        "try:\n    open_office(OfficePlace(folder, Path(sys.argv[2])), 'x')\n"
        "except PrivityError as fault:\n    print(type(fault).__name__, fault.field)\n"
    )
    for parent in (practice.folder, *practice.folder.parents):
        if os.geteuid() == 0 and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o011)
    for mode in ("0000", "0555"):
        command = [sys.executable, "-c", code, practice.place.folder, practice.place.state, mode]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.stdout.strip() == "StorageError folder", (mode, done.stdout, done.stderr)


def test_where_the_office_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert office_place(tmp_path).folder == tmp_path
    monkeypatch.setenv("PRIVITY_OFFICE", str(tmp_path / "named"))
    assert office_place().folder == tmp_path / "named"
    monkeypatch.delenv("PRIVITY_OFFICE")
    place = office_place()
    assert place.folder.name == "privity"
    assert place.folder not in place.state.parents
    assert place.state != place.folder


def test_the_process_keeps_its_memory_to_itself() -> None:
    code = (
        "import resource, os; from privity.config import harden_process; harden_process()\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), oct(os.umask(0)))\n"
        "import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))\n"
    )
    assert callable(harden_process)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("(0, 0) 0o77"), done.stderr
    assert sys.platform != "linux" or done.stdout.splitlines()[1] == "0"


def test_an_office_is_open_for_the_length_of_a_block(practice: Practice) -> None:
    with office_open(practice.place, PASSPHRASE) as office:
        assert office.is_open
    assert not office.is_open
