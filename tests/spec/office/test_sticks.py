"""This device's part of the key on a stick: both are needed, and whatever is interrupted, one of the two opens."""

from pathlib import Path

import pytest

from privity.bootstrap import move_office
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import InputError, LockedError, PassphraseError, StorageError
from privity.services import keys
from privity.services.device import Device
from privity.services.health import State, check_office
from privity.services.keys import change_passphrase, move_secret
from tests.house.offices import NEW_PASSPHRASE, PASSPHRASE, Practice


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that counts as another disk's."""
    monkeypatch.setattr(keys, "is_own_disk", lambda *_: False)
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_the_office_opens_only_while_the_stick_is_in(practice: Practice, stick: Path) -> None:
    with practice.opened() as office:
        move_secret(office, PASSPHRASE, stick)
        header = office.header
        assert not (practice.device / "device-secret").exists()
    with practice.opened():
        pass
    [key] = stick.iterdir()
    out = stick.with_name("drawer")
    stick.rename(out)
    with pytest.raises(LockedError, match="stick") as missing:
        practice.open()
    assert not isinstance(missing.value, PassphraseError)
    device = Device(practice.place.state, header.vault)
    assert device.failed_attempts() == 0
    said = {one.name: one for one in check_office(practice.place, header)}["device secret"]
    assert (said.state, "stick" in said.says) == (State.LOOK, True)
    out.rename(stick)
    with practice.opened() as office:
        change_passphrase(office, PASSPHRASE, NEW_PASSPHRASE)
        move_secret(office, NEW_PASSPHRASE, None)
    assert not key.exists()
    assert device.sticks == ()
    stick.rmdir()
    with practice.opened(NEW_PASSPHRASE):
        pass


def test_moving_the_key_that_is_interrupted_leaves_an_office_that_opens(
    practice: Practice, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = practice.open()
    with monkeypatch.context() as broken:
        broken.setattr(office, "put_header", lambda _: (_ for _ in ()).throw(StorageError("full")))
        with pytest.raises(StorageError):
            move_secret(office, PASSPHRASE, stick)
    office.close()
    with practice.opened() as office:
        assert Device(practice.place.state, office.header.vault).sticks == ()
        with monkeypatch.context() as broken:
            broken.setattr(Device, "settle", lambda *_: (_ for _ in ()).throw(StorageError("full")))
            with pytest.raises(StorageError):
                move_secret(office, PASSPHRASE, stick)
    assert (practice.device / "device-secret").exists()
    with practice.opened():
        pass
    assert not (practice.device / "device-secret").exists()
    assert len(list(stick.iterdir())) == 1


def test_a_new_device_keeps_its_key_on_the_stick_from_the_start(
    practice: Practice, stick: Path, tmp_path: Path
) -> None:
    place = OfficePlace(practice.place.folder, tmp_path / "other-state")
    move_office(place, practice.code, NEW_PASSPHRASE, stick=stick, cost=LOWEST_COST).close()
    assert not list(place.state.rglob("device-secret*"))
    assert len(list(stick.iterdir())) == 1


def test_a_folder_of_the_same_disk_or_none_at_all_is_refused(practice: Practice, tmp_path: Path) -> None:
    with practice.opened() as office:
        for folder in (tmp_path, tmp_path / "none", Path("here")):
            with pytest.raises(InputError):
                move_secret(office, PASSPHRASE, folder)
        with pytest.raises(PassphraseError):
            move_secret(office, "not the passphrase", None)
