"""Erasing a client, and what older copies can bring back."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from privity.bootstrap import move_office, restore_office
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import IntegrityError, StorageError
from privity.model.overview import JointOverview
from privity.services.clients import list_clients
from privity.services.erasure import erase_client
from privity.services.office import Office
from privity.services.proof import lines, verify
from tests.house.offices import NEW_PASSPHRASE, WORD, Practice, back_up, client, joint
from tests.house.planted import seek


def names(office: Office) -> set[str]:
    return {line.overview.reference for line in list_clients(office)}


def test_no_byte_of_the_client_is_in_any_row(practice: Practice) -> None:
    with practice.opened() as office:
        ann = client(office, "ann")
        rows = [*office.store.records(ann), *office.store.overviews([ann])]
        ciphertexts = {row.sealed for row in rows} | {
            wrap.sealed for wrap in office.store.wraps() if wrap.compartment == ann
        }
        parts = [part for part in office.store.leaf_parts(range(office.tree.size)) if part.compartment == ann]
        erase_client(office, ann)
        left = b"".join(
            cell if isinstance(cell, bytes) else str(cell).encode()
            for table in ("compartments", "wraps", "records", "overviews", "leaves", "leaf_parts")
            for row in office.store.rows(table)
            for cell in row
        )
        assert ciphertexts
        assert not any(ciphertext in left for ciphertext in ciphertexts)
        assert not any(part.sealed and part.sealed in left for part in parts)
        assert not practice.place.database.with_name("records.db-wal").stat().st_size
    assert seek(WORD, [practice.folder]) == []


def test_the_entry_that_it_happened_stays_and_names_nobody(practice: Practice) -> None:
    with practice.opened() as office:
        certificate = erase_client(office, client(office, "ann"))
        [line] = lines(office, newest=1)
        assert (line.seq, line.details) == (
            certificate.entry,
            {
                "records": 4,
                "joint": 1,
                "joint_destroyed": 0,
                "alone": 0,
                "requests": 0,
                "struck": 0,
                "published": 0,
            },
        )
        text = certificate.render()
        assert WORD not in text
        assert "ann" not in text.lower().replace("anno", "").replace("cannot", "").split()
        assert "No backup was made" in text


def test_the_certificate_names_the_day_until_which_a_copy_could_bring_it_back(
    practice: Practice, tmp_path: Path
) -> None:
    with practice.opened() as office:
        back_up(office, tmp_path / "stick")
        certificate = erase_client(office, client(office, "ann"))
        made = office.last_backup()
        assert made is not None
        assert certificate.revivable_until == (made + timedelta(days=35)).date()
        assert f"{certificate.revivable_until:%d %B %Y}" in certificate.render()


def test_an_erasure_that_fails_leaves_no_tombstone(
    practice: Practice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A tombstone of a living client would bury that client at the next restore."""
    office = practice.open()
    ann = client(office, "ann")
    with office.store.begin() as transaction:
        kind = type(transaction)
    with monkeypatch.context() as broken:
        broken.setattr(
            kind, "append_leaves", lambda *_: (_ for _ in ()).throw(StorageError("full", field="disk"))
        )
        with pytest.raises(StorageError):
            erase_client(office, ann)
    assert practice.place.reserve.exists()
    assert names(office) == {"ann", "bo", "cy"}
    assert office.anchor.tombstones == frozenset()
    source = back_up(office, tmp_path / "stick")
    office.close()
    with practice.opened() as again:
        assert "ann" in names(again)
    restored, loaded = restore_office(
        OfficePlace(tmp_path / "new", tmp_path / "new-state"),
        source,
        practice.code,
        NEW_PASSPHRASE,
        cost=LOWEST_COST,
    )
    assert loaded.gone == frozenset()
    assert "ann" in names(restored)
    restored.close()


def test_an_older_pair_does_not_bring_the_client_back_on_this_device(
    practice: Practice, tmp_path: Path
) -> None:
    with practice.opened() as office:
        source = back_up(office, tmp_path / "stick")
        erase_client(office, client(office, "ann"))
    shutil.rmtree(practice.place.folder)
    office, loaded = restore_office(practice.place, source, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST)
    assert len(loaded.gone) == 1
    assert names(office) == {"bo", "cy"}
    line = office.overview(joint(office))
    assert isinstance(line, JointOverview)
    assert line.name == "Bo Invented"
    assert verify(office).flaws == ()
    office.close()
    with practice.opened(NEW_PASSPHRASE) as again:
        assert names(again) == {"bo", "cy"}
        assert len(again.anchor.tombstones) == 1
    assert seek(WORD, [practice.folder]) == []


def test_newer_keys_do_not_bring_the_client_back_anywhere(practice: Practice, tmp_path: Path) -> None:
    with practice.opened() as office:
        old = back_up(office, tmp_path / "old")
        erase_client(office, client(office, "ann"))
        new = back_up(office, tmp_path / "new")
    shutil.copy(new / "keys.age", old / "keys.age")
    place = OfficePlace(tmp_path / "elsewhere", tmp_path / "elsewhere-state")
    office, loaded = restore_office(place, old, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST)
    assert len(loaded.gone) == 1
    assert names(office) == {"bo", "cy"}
    assert verify(office).flaws == ()
    office.close()


def test_an_old_pair_brings_the_client_back_on_a_device_that_knows_nothing(
    practice: Practice, tmp_path: Path
) -> None:
    """What the certificate says, and why a keys file expires."""
    with practice.opened() as office:
        source = back_up(office, tmp_path / "stick")
        erase_client(office, client(office, "ann"))
    place = OfficePlace(tmp_path / "elsewhere", tmp_path / "elsewhere-state")
    office, _ = restore_office(place, source, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST)
    assert names(office) == {"ann", "bo", "cy"}
    office.close()


def test_taking_over_an_older_copy_buries_the_client_again(practice: Practice, tmp_path: Path) -> None:
    """The recovery code accepts the store as it lies, and this device still knows who was erased."""
    older = practice.copy(tmp_path / "older")
    with practice.opened() as office:
        erase_client(office, client(office, "ann"))
        header = practice.place.header.read_bytes()
    shutil.copytree(older.place.folder, practice.place.folder, dirs_exist_ok=True)
    assert practice.place.header.read_bytes() == header
    with pytest.raises(IntegrityError):
        practice.open()
    office = move_office(practice.place, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST)
    assert names(office) == {"bo", "cy"}
    [moved] = lines(office, newest=1)
    assert moved.details["shredded"] == 1
    assert int(str(moved.details["known"])) > int(str(moved.details["size"]))
    assert verify(office).flaws == ()
    office.close()
    with practice.opened(NEW_PASSPHRASE) as again:
        assert names(again) == {"bo", "cy"}
