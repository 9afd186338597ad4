"""A ceremony that is refused half way tidies up behind itself, and can be begun again."""

from datetime import date
from pathlib import Path

import pytest

from privity.bootstrap import (
    create_office,
    move_office,
    open_office,
    restore_office,
    shred_office,
    verify_backup,
)
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import (
    InputError,
    IntegrityError,
    LockedError,
    PassphraseError,
    StorageError,
    TooNewError,
)
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.ids import VaultId
from privity.model.notes import Note
from privity.model.people import Client
from privity.services import keys
from privity.services.caseload import bring_in, leave_out
from privity.services.clients import list_clients
from privity.services.office import Office
from privity.services.proof import verify
from tests.house.offices import CASELOAD, NEW_PASSPHRASE, PASSPHRASE, Practice, back_up
from tests.unit.test_durable import files_no_longer_than

DAY = date(2026, 6, 1)


def _refuse(*_: object, **__: object) -> None:
    raise StorageError("no room", field="disk")


def test_a_making_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = OfficePlace(tmp_path / "office", tmp_path / "state")
    for name in ("privity.services.office.Office.commit", "privity.bootstrap.opening.publish"):
        with monkeypatch.context() as broken:
            broken.setattr(name, _refuse)
            with pytest.raises(StorageError):
                create_office(place, PASSPHRASE, cost=LOWEST_COST)
        assert [path.name for path in place.folder.iterdir()] == ["lock"]
        assert list(place.state.iterdir()) == []
    create_office(place, PASSPHRASE, cost=LOWEST_COST)[0].close()


def test_a_move_that_fails_leaves_the_old_passphrase(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("privity.services.office.Office.put_header", "privity.services.office.Office.load"):
        with monkeypatch.context() as broken:
            broken.setattr(name, _refuse)
            with pytest.raises(StorageError):
                move_office(practice.place, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST)
        practice.open().close()
        with pytest.raises(PassphraseError):
            practice.open(NEW_PASSPHRASE)


def test_a_second_move_that_fails_does_not_lose_the_secret_of_the_first(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first ended after its header was written and before its secret was settled."""
    with monkeypatch.context() as broken:
        broken.setattr("privity.services.device.Device.settle", lambda *_: None)
        move_office(practice.place, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST).close()
    with monkeypatch.context() as broken:
        broken.setattr(Office, "put_header", _refuse)
        with pytest.raises(StorageError):
            move_office(practice.place, practice.code, NEW_PASSPHRASE + "!", cost=LOWEST_COST)
    practice.open(NEW_PASSPHRASE).close()


def test_a_closed_store_opens_no_new_connection(practice: Practice) -> None:
    """An engine makes a new connection for whoever asks after its pool was let go: a key would be in use again."""
    office = practice.open()
    store, house = office.store, office.header.house
    office.close()
    for ask in (
        lambda: store.records(house),
        lambda: list(store.rows("leaves")),
        lambda: store.begin().__enter__(),
        lambda: store.clear(),
        lambda: store.leaves(),
    ):
        with pytest.raises(LockedError):
            ask()


def test_an_opening_whose_entry_fails_lets_go(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Office, "commit", _refuse)
        with pytest.raises(StorageError):
            practice.open()
    practice.open().close()


def test_an_older_header_does_not_bring_back_an_older_recovery_code(practice: Practice) -> None:
    header = practice.place.header
    old = header.read_bytes()
    with practice.opened() as office:
        code = keys.new_recovery_code(office)
    newest = header.read_bytes()
    header.write_bytes(old)
    with pytest.raises(IntegrityError):
        move_office(practice.place, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST)
    header.write_bytes(newest)
    with pytest.raises(PassphraseError):
        move_office(practice.place, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST)
    move_office(practice.place, code, NEW_PASSPHRASE, cost=LOWEST_COST).close()


def test_an_anchor_of_a_newer_program_stands_in_the_way(practice: Practice) -> None:
    from privity.bootstrap import signer_of
    from privity.crypto.keys import Root
    from privity.ledger.note import open_note, sign_note
    from privity.vault.header import parse_header
    from privity.vault.slots import open_recovery

    anchor = practice.device / "anchor"
    header = parse_header(practice.place.header.read_bytes())
    root: Root = open_recovery(header, practice.code)
    signer = signer_of(header.vault, root)
    text = open_note(anchor.read_bytes(), [signer.key]).replace("privity.anchor/1", "privity.anchor/2")
    anchor.write_bytes(sign_note(text, signer))
    for attempt in (
        lambda: practice.open(),
        lambda: move_office(practice.place, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST),
    ):
        with pytest.raises(TooNewError):
            attempt()


def test_a_passphrase_is_changed_by_whoever_knows_it(practice: Practice) -> None:
    with practice.opened() as office:
        for old, new, refusal in (
            ("wrong", NEW_PASSPHRASE, PassphraseError),
            (PASSPHRASE, PASSPHRASE, InputError),
            (PASSPHRASE, "weak", InputError),
        ):
            with pytest.raises(refusal):
                keys.change_passphrase(office, old, new)
        keys.change_passphrase(office, PASSPHRASE, NEW_PASSPHRASE)
    with pytest.raises(PassphraseError):
        practice.open()
    practice.open(NEW_PASSPHRASE).close()


def test_on_a_full_disk_the_old_passphrase_stays(practice: Practice) -> None:
    with practice.opened() as office:
        size = practice.place.database.stat().st_size
        with files_no_longer_than(1024), pytest.raises(StorageError):
            keys.change_passphrase(office, PASSPHRASE, NEW_PASSPHRASE)
        assert practice.place.database.stat().st_size == size
    practice.open().close()


def test_a_throw_away_office_is_gone(practice: Practice) -> None:
    vault = VaultId(practice.device.name)
    shred_office(practice.place, vault)
    assert not practice.place.folder.exists()
    assert not (practice.place.state / vault).exists()


def test_a_large_caseload_comes_in_batches_with_an_entry_each(practice: Practice, tmp_path: Path) -> None:
    people = tuple(Client(f"p-{number}", (f"Person {number}",)) for number in range(4))
    work = tuple(Engagement(f"w-{number}", (f"p-{number}",), DAY) for number in range(4))
    written = tuple(
        Note(f"m-{number}-{one}", f"w-{number}", DAY, "walked " * 120)
        for number in range(4)
        for one in range(300)
    )
    with practice.opened() as office:
        size = office.tree.size
        taken = bring_in(office, Caseload(people, work, written))
        assert (taken.clients, taken.notes) == (4, 1200)
        assert office.tree.size == size + 2
        assert verify(office).flaws == ()
        _, verified = verify_backup(office, back_up(office, tmp_path / "stick"))
        assert verified.records == 12 + 4 + 4 + 1200


def test_clients_that_are_here_already_are_left_out_with_all_their_work() -> None:
    left = leave_out(CASELOAD, frozenset({"ann"}))
    assert {one.reference for one in left.clients} == {"bo", "cy"}
    assert {one.reference for one in left.engagements} == {"bo-alone", "cy-alone"}
    assert {one.reference for one in left.notes} == {"n-3", "n-4"}


def test_a_backup_that_cannot_be_read_is_told(practice: Practice, tmp_path: Path) -> None:
    source = tmp_path / "stick"
    (source / "records-20260101T000000Z.age").mkdir(parents=True)
    (source / "keys.age").write_bytes(b"")
    with practice.opened() as office, pytest.raises((InputError, IntegrityError)):
        verify_backup(office, source)
    with pytest.raises(InputError):
        restore_office(practice.place, tmp_path / "nowhere", practice.code, NEW_PASSPHRASE, cost=LOWEST_COST)


def test_a_restore_beside_a_folder_that_is_no_office_any_more(practice: Practice, tmp_path: Path) -> None:
    with practice.opened() as office:
        source = back_up(office, tmp_path / "stick")
    practice.place.header.write_bytes(b"damaged")
    place = OfficePlace(tmp_path / "new", practice.place.state)
    office, _ = restore_office(place, source, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST)
    assert len(list_clients(office)) == 3
    office.close()
    open_office(place, NEW_PASSPHRASE).close()


@pytest.mark.parametrize("room", [10, 100, 2_000, 20_000])
def test_on_a_full_disk_an_office_does_not_move_and_opens_where_it_was(
    practice: Practice, tmp_path: Path, room: int
) -> None:
    elsewhere = OfficePlace(practice.place.folder, tmp_path / "other-state")
    with files_no_longer_than(room), pytest.raises(StorageError):
        move_office(elsewhere, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST)
    with practice.opened() as office:
        assert len(list_clients(office)) == 3
        assert verify(office).flaws == ()
    move_office(elsewhere, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST).close()
