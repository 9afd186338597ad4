"""What helps in an emergency is given whatever is wrong with the record, the disk or the finger on the button."""

from datetime import timedelta
from typing import Any

import pytest

from privity.errors import StorageError
from privity.model.wishes import ContactWishes
from privity.services import emergency
from privity.services.emergency import Emergencies, safety_facts
from privity.services.office import Office
from privity.services.requests.keeping import list_requests
from privity.services.wishes import keep_wishes
from tests.house.offices import Practice, client


def _damage(office: Office, monkeypatch: pytest.MonkeyPatch, *kinds: str) -> None:
    """Let the disk give other bytes than were written, for the records of these kinds."""
    one, many = office.store.record, office.store.records

    def turned(sealed: Any) -> Any:
        return (
            sealed._replace(sealed=bytes(len(sealed.sealed))) if sealed and sealed.kind in kinds else sealed
        )

    monkeypatch.setattr(office.store, "record", lambda *where: turned(one(*where)))
    monkeypatch.setattr(office.store, "records", lambda where: [turned(row) for row in many(where)])


def test_a_note_that_cannot_be_read_keeps_nothing_back(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with practice.opened() as office:
        bo = client(office, "bo")
        keep_wishes(office, bo, ContactWishes(emergency="Ring my brother."))
        assert safety_facts(office, bo).whole
        with monkeypatch.context() as broken:
            _damage(office, broken, "note")
            found = safety_facts(office, bo)
            assert not found.whole
            assert found.people[0].emergency == "Ring my brother."
        with monkeypatch.context() as broken:
            _damage(office, broken, "note", "client")
            [person] = safety_facts(office, bo).people
            assert (person.name, person.emergency) == ("Bo Invented", "Ring my brother.")


def test_a_disk_that_gives_nothing_leaves_the_name(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> Any:
        raise StorageError("the disk does not answer", field="disk")

    with practice.opened() as office:
        bo = client(office, "bo")
        with monkeypatch.context() as broken:
            for read in ("record", "records", "records_of_kind"):
                broken.setattr(office.store, read, refuses)
            assert [person.name for person in safety_facts(office, bo).people] == ["Bo Invented"]


def test_pressed_twice_it_is_one_emergency(practice: Practice) -> None:
    with practice.opened() as office:
        bo, cy = client(office, "bo"), client(office, "cy")
        kept, now = Emergencies(), office.now()
        first = kept.record(office, bo, now)
        assert kept.record(office, bo, now + timedelta(seconds=40)) == first
        assert kept.record(office, cy, now).request != first.request
        assert kept.record(office, bo, now + timedelta(minutes=3)).request != first.request
        # A clock that was set back meanwhile makes no emergency of last year out of this one.
        assert kept.record(office, bo, now - timedelta(days=1)).request not in (None, first.request)
        assert len(list_requests(office)) == 4


def test_whatever_fails_it_waits_to_be_written(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> Any:
        raise MemoryError

    with practice.opened() as office:
        bo, kept, now = client(office, "bo"), Emergencies(), office.now()
        with monkeypatch.context() as broken:
            broken.setattr(emergency, "enter", fails)
            with pytest.raises(MemoryError):
                kept.record(office, bo, now)
            assert kept.record(office, bo, now + timedelta(seconds=5)).request is None
        assert kept.waiting == 1
        kept.settle(office)
        assert kept.waiting == 0
        assert kept.record(office, bo, now + timedelta(seconds=9)).request is not None
        assert len(list_requests(office)) == 1


def test_an_emergency_is_entered_though_the_requests_cannot_be_read(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_: Office) -> Any:
        raise StorageError("the disk does not answer", field="disk")

    with practice.opened() as office:
        monkeypatch.setattr(emergency, "facts_of_the_practice", refuses)
        assert Emergencies().record(office, client(office, "bo"), office.now()).request is not None
