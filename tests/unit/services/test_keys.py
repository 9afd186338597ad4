"""The ceremonies of the keys: what opens afterwards, what no longer does, and what an interruption leaves."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from privity.bootstrap import create_office, move_office, open_office, restore_office
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.durable import read_private
from privity.errors import InputError, IntegrityError, PassphraseError, StorageError
from privity.ledger.entry import EventClass, parse_leaf
from privity.model.ids import CompartmentId
from privity.model.notes import Note
from privity.services import keys
from privity.services.caseload import bring_in
from privity.services.clients import find_client, view_client
from privity.services.door import BackupItem, hand_out
from privity.services.erasure import erase_client
from privity.services.keys import change_passphrase, new_recovery_code, rekey, unfinished
from privity.services.office import Office
from privity.services.proof import verify
from privity.vault import header as headers
from privity.vault import slots
from tests.faults.offices import caseload, quickly

OLD = "plum dumplings after the long walk"
NEW = "a lantern under seven wet ferns"


@pytest.fixture(autouse=True)
def _stretched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "stretch", quickly)


@pytest.fixture
def place(tmp_path: Path) -> OfficePlace:
    return OfficePlace(folder=tmp_path / "office", state=tmp_path / "state")


@pytest.fixture
def opened(place: OfficePlace) -> Iterator[tuple[Office, str]]:
    """An office with three clients and seven notes each, and its recovery code."""
    office, code = create_office(place, OLD, cost=LOWEST_COST)
    bring_in(office, caseload(3, 7))
    # So that the ledger has parts sealed under a client's key too.
    for number in range(3):
        view_client(office, client(office, number))
    yield office, code
    office.close()


def client(office: Office, number: int = 0) -> CompartmentId:
    compartment = find_client(office, f"imported-{number}")
    assert compartment is not None
    return compartment


def texts(office: Office) -> dict[str, str]:
    return {
        payload.reference: payload.text
        for compartment in office.compartments()
        for _, payload in office.read_all(compartment)
        if isinstance(payload, Note)
    }


def back_up(office: Office, folder: Path) -> None:
    header = read_private(office.place.header)
    assert header is not None
    folder.mkdir(exist_ok=True)
    for outgoing in hand_out(office, BackupItem(header, "a drawer")):
        (folder / outgoing.name).write_bytes(outgoing.body())


class TestPassphrase:
    def test_the_new_one_opens_and_the_old_one_does_not(
        self, place: OfficePlace, opened: tuple[Office, str]
    ) -> None:
        office, _ = opened
        before = texts(office)
        change_passphrase(office, OLD, NEW)
        office.close()
        with pytest.raises(PassphraseError):
            open_office(place, OLD)
        again = open_office(place, NEW)
        assert texts(again) == before
        again.close()

    def test_it_stands_in_the_ledger_with_the_digest_of_the_new_header(
        self, place: OfficePlace, opened: tuple[Office, str]
    ) -> None:
        office, _ = opened
        change_passphrase(office, OLD, NEW)
        assert parse_leaf(office.store.leaves()[-1]).event is EventClass.KEY_CHANGED
        [part] = office.store.leaf_parts([office.tree.size - 1])
        digest = headers.header_digest(place.header.read_bytes()).hex()
        assert digest.encode() in office.leaf_part_payload(part)[1]

    def test_a_wrong_old_one_is_refused_and_counted(
        self, place: OfficePlace, opened: tuple[Office, str]
    ) -> None:
        office, _ = opened
        before = place.header.read_bytes()
        with pytest.raises(PassphraseError):
            change_passphrase(office, "not the passphrase at all", NEW)
        assert place.header.read_bytes() == before
        assert '"count": 1' in (place.state / office.header.vault / "attempts").read_text()

    @pytest.mark.parametrize("weak", ["short", "password password", OLD])
    def test_a_weak_or_unchanged_new_one_is_refused(self, opened: tuple[Office, str], weak: str) -> None:
        with pytest.raises(InputError):
            change_passphrase(opened[0], OLD, weak)

    def test_the_old_header_put_back_is_refused(self, place: OfficePlace, opened: tuple[Office, str]) -> None:
        office, _ = opened
        before = place.header.read_bytes()
        change_passphrase(office, OLD, NEW)
        office.close()
        place.header.write_bytes(before)
        with pytest.raises(IntegrityError):
            open_office(place, OLD)

    def test_a_crash_before_the_header_is_written_leaves_the_old_one(
        self, place: OfficePlace, opened: tuple[Office, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        office, _ = opened

        def full(path: Path, data: bytes) -> None:
            raise StorageError("the disk is full")

        monkeypatch.setattr("privity.services.office.write_durably", full)
        with pytest.raises(StorageError):
            change_passphrase(office, OLD, NEW)
        office.close()
        open_office(place, OLD).close()

    def test_a_crash_after_the_header_is_written_leaves_the_new_one(
        self, place: OfficePlace, opened: tuple[Office, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        office, _ = opened

        def crash(generation: int, digest: bytes) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(office.anchor, "header_changed", crash)
        with pytest.raises(KeyboardInterrupt):
            change_passphrase(office, OLD, NEW)
        office.abandon()
        open_office(place, NEW).close()


class TestRecoveryCode:
    def test_the_new_one_moves_the_office_and_the_old_one_does_not(
        self, place: OfficePlace, opened: tuple[Office, str]
    ) -> None:
        office, old = opened
        new = new_recovery_code(office)
        office.close()
        with pytest.raises(PassphraseError):
            move_office(place, old, NEW, cost=LOWEST_COST)
        moved = move_office(place, new, NEW, cost=LOWEST_COST)
        assert len(texts(moved)) == 21
        moved.close()

    def test_the_passphrase_still_opens(self, place: OfficePlace, opened: tuple[Office, str]) -> None:
        office, _ = opened
        new_recovery_code(office)
        office.close()
        open_office(place, OLD).close()

    def test_a_backup_made_before_still_opens_with_the_old_code(
        self, place: OfficePlace, opened: tuple[Office, str], tmp_path: Path
    ) -> None:
        office, old = opened
        back_up(office, tmp_path / "backup")
        new_recovery_code(office)
        elsewhere = OfficePlace(folder=tmp_path / "elsewhere", state=tmp_path / "other-state")
        restored, _ = restore_office(elsewhere, tmp_path / "backup", old, NEW, cost=LOWEST_COST)
        assert len(texts(restored)) == 21
        restored.close()


def whole(office: Office, compartment: CompartmentId) -> list[str]:
    return list(rekey(office, compartment))


def interrupted(office: Office, compartment: CompartmentId, after: int) -> None:
    """Do so many steps and no more."""
    steps = list(islice(rekey(office, compartment), after))
    assert len(steps) == after


class TestRekey:
    def test_everything_reads_as_before_under_one_new_key(
        self, place: OfficePlace, opened: tuple[Office, str]
    ) -> None:
        office, _ = opened
        before, mine = texts(office), client(office)
        whole(office, mine)
        assert texts(office) == before
        assert {sealed.epoch for sealed in office.sealed_records(mine)} == {1}
        assert [wrap.epoch for wrap in office.store.wraps() if wrap.compartment == mine] == [1]
        office.close()
        again = open_office(place, OLD)
        assert texts(again) == before
        assert verify(again).flaws == ()
        again.close()

    def test_it_may_be_the_first_thing_done_after_opening(
        self, place: OfficePlace, opened: tuple[Office, str]
    ) -> None:
        office, _ = opened
        before = texts(office)
        office.close()
        again = open_office(place, OLD)
        whole(again, client(again))
        assert texts(again) == before
        again.close()

    def test_other_compartments_keep_their_keys(self, opened: tuple[Office, str]) -> None:
        office, _ = opened
        whole(office, client(office))
        assert {sealed.epoch for sealed in office.sealed_records(client(office, 1))} == {0}

    def test_the_house_keeps_every_entry_readable(self, opened: tuple[Office, str]) -> None:
        office, _ = opened
        whole(office, office.header.house)
        found = verify(office)
        assert found.flaws == ()
        assert {part.epoch for part in office.store.leaf_parts([0, 1])} == {1}

    def test_a_second_new_key_follows_the_first(self, opened: tuple[Office, str]) -> None:
        office, _ = opened
        whole(office, client(office))
        whole(office, client(office))
        assert {sealed.epoch for sealed in office.sealed_records(client(office))} == {2}

    @pytest.mark.parametrize("after", range(1, 7))
    def test_an_interruption_at_any_step_leaves_a_usable_office_and_is_taken_up(
        self,
        place: OfficePlace,
        opened: tuple[Office, str],
        monkeypatch: pytest.MonkeyPatch,
        after: int,
    ) -> None:
        monkeypatch.setattr(keys, "_BATCH", 3)
        office, _ = opened
        before, mine = texts(office), client(office)
        interrupted(office, mine, after)
        # What the power cut leaves: everything committed, and neither lock nor anchor seen to.
        office.abandon()
        again = open_office(place, OLD)
        assert texts(again) == before
        assert verify(again).flaws == ()
        if unfinished(again):
            assert unfinished(again) == [mine]
            whole(again, mine)
        assert unfinished(again) == []
        assert texts(again) == before
        assert {sealed.epoch for sealed in again.sealed_records(mine)} == {1}
        assert [wrap.epoch for wrap in again.store.wraps() if wrap.compartment == mine] == [1]
        assert verify(again).flaws == ()
        again.close()

    def test_a_client_erased_halfway_is_gone(
        self, opened: tuple[Office, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(keys, "_BATCH", 3)
        office, _ = opened
        mine = client(office)
        interrupted(office, mine, 3)
        erase_client(office, mine)
        assert [wrap for wrap in office.store.wraps() if wrap.compartment == mine] == []
        assert verify(office).flaws == ()

    def test_a_backup_made_halfway_is_restored_with_both_keys(
        self, opened: tuple[Office, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(keys, "_BATCH", 3)
        office, code = opened
        interrupted(office, client(office), 1)
        back_up(office, tmp_path / "backup")
        elsewhere = OfficePlace(folder=tmp_path / "elsewhere", state=tmp_path / "other-state")
        restored, _ = restore_office(elsewhere, tmp_path / "backup", code, NEW, cost=LOWEST_COST)
        assert texts(restored) == texts(office)
        whole(restored, client(restored))
        assert texts(restored) == texts(office)
        restored.close()

    def test_records_of_before_with_keys_of_after_are_refused_in_words(
        self, opened: tuple[Office, str], tmp_path: Path
    ) -> None:
        office, code = opened
        back_up(office, tmp_path / "before")
        whole(office, client(office))
        back_up(office, tmp_path / "after")
        (tmp_path / "before" / "keys.age").write_bytes((tmp_path / "after" / "keys.age").read_bytes())
        elsewhere = OfficePlace(folder=tmp_path / "elsewhere", state=tmp_path / "other-state")
        with pytest.raises(IntegrityError, match=r"newer than the records: 1 of their keys"):
            restore_office(elsewhere, tmp_path / "before", code, NEW, cost=LOWEST_COST)

    def test_no_byte_of_an_old_wrap_stays_in_the_file(
        self, place: OfficePlace, opened: tuple[Office, str]
    ) -> None:
        office, _ = opened
        mine = client(office)
        [old] = [wrap for wrap in office.store.wraps() if wrap.compartment == mine]
        whole(office, mine)
        assert old not in office.store.wraps()
        assert not any(
            table_row[0] == bytes.fromhex(mine) and table_row[1] == 0
            for table_row in office.store.rows("wraps")
        )
