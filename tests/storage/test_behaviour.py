"""What an office does, on every store alike: nothing here knows which one it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from privity.bootstrap import verify_backup
from privity.errors import InputError, IntegrityError, LockedError, StorageError
from privity.ledger.entry import EventClass, parse_leaf
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Draft, Note
from privity.model.overview import ClientOverview, HouseOverview, JointOverview
from privity.model.people import Client
from privity.ports.store import CompartmentRow
from privity.services import keys
from privity.services.caseload import bring_in, known_references
from privity.services.clients import (
    add_client,
    change_client,
    find_client,
    list_clients,
    view_client,
    view_joint,
)
from privity.services.erasure import erase_client
from privity.services.find import FindIndex, follow, warm
from privity.services.notes import discard_draft, finish_note, save_draft, view_draft, view_note
from privity.services.office import Office
from privity.services.proof import lines, verify
from privity.services.work import Work
from privity.vault.header import render_header
from tests.house.offices import CASELOAD, WORD, back_up, client, joint

DAY = date(2026, 3, 2)


def take_on(office: Office, reference: str = "dee") -> CompartmentId:
    person = Client(reference, (f"{reference.title()} Invented",))
    return add_client(office, person, Engagement(f"{reference}-alone", (reference,), DAY))


def test_a_new_office_holds_its_house_and_one_entry(office: Office) -> None:
    [house] = office.compartments()
    assert office.overview(house) == HouseOverview()
    assert [line.event for line in lines(office)] == [EventClass.OFFICE_CREATED]
    assert verify(office).flaws == ()


def test_a_client_is_taken_on_listed_and_shown(office: Office) -> None:
    here = take_on(office)
    [line] = list_clients(office)
    assert (line.compartment, line.overview.name, line.overview.started) == (here, "Dee Invented", DAY)
    shown = view_client(office, here)
    assert shown.client.reference == "dee"
    assert [one.reference for _, one in shown.engagements] == ["dee-alone"]
    assert lines(office, newest=1)[0].event is EventClass.RECORD_SHOWN


def test_a_reference_is_one_clients_alone(office: Office) -> None:
    take_on(office)
    with pytest.raises(InputError):
        take_on(office)
    assert len(list_clients(office)) == 1


def test_a_client_has_a_name_and_first_works_alone(office: Office) -> None:
    work = Engagement("e", ("eve",), DAY)
    for names in ((), (" ",)):
        with pytest.raises(InputError):
            add_client(office, Client("eve", names), work)
    with pytest.raises(InputError):
        add_client(office, Client("eve", ("Eve",)), Engagement("e", ("eve", "dee"), DAY))
    assert list_clients(office) == []


def test_details_change_and_the_list_follows(office: Office) -> None:
    here = take_on(office)
    change_client(office, here, Client("dee", ("Dee Renamed",), born=1980))
    assert list_clients(office)[0].overview.name == "Dee Renamed"
    assert view_client(office, here).client.born == 1980
    with pytest.raises(InputError):
        change_client(office, here, Client("other", ("Dee",)))
    with pytest.raises(InputError):
        change_client(office, here, Client("dee", ()))


def test_a_draft_becomes_a_note(office: Office) -> None:
    here = take_on(office)
    record = save_draft(office, here, Draft("n", "dee-alone", DAY, "half a sen"))
    assert list_clients(office)[0].overview.drafts == 1
    assert save_draft(office, here, Draft("n", "dee-alone", DAY, "half a sentence"), record) == record
    assert view_draft(office, here, record).text == "half a sentence"
    note = finish_note(office, here, Draft("n", "dee-alone", DAY, "a whole sentence"), record)
    assert view_note(office, here, note).text == "a whole sentence"
    overview = list_clients(office)[0].overview
    assert (overview.notes, overview.drafts, overview.first, overview.last) == (1, 0, DAY, DAY)
    for gone in (record,):
        with pytest.raises(InputError):
            view_draft(office, here, gone)
        with pytest.raises(InputError):
            discard_draft(office, here, gone)
        with pytest.raises(InputError):
            save_draft(office, here, Draft("n", "dee-alone", DAY, "again"), gone)


def test_a_draft_is_discarded(office: Office) -> None:
    here = take_on(office)
    record = save_draft(office, here, Draft("n", "dee-alone", DAY, "never mind"))
    discard_draft(office, here, record)
    assert list_clients(office)[0].overview.drafts == 0
    assert view_client(office, here).drafts == ()


@pytest.mark.parametrize(
    "text", ["", "  \n", "with a \x00 in it", "x" * 2_000_001], ids=["empty", "blank", "nul", "long"]
)
def test_a_note_must_be_one(office: Office, text: str) -> None:
    here = take_on(office)
    with pytest.raises(InputError):
        finish_note(office, here, Draft("n", "dee-alone", DAY, text))
    assert list_clients(office)[0].overview.notes == 0


@pytest.mark.parametrize("write", [save_draft, finish_note])
def test_a_note_is_one_of_its_record(
    office: Office, write: Callable[[Office, CompartmentId, Draft], RecordId]
) -> None:
    here = take_on(office)
    finish_note(office, here, Draft("n", "dee-alone", DAY, "first"))
    for draft in (
        Draft("m", "eve-alone", DAY, "text"),
        Draft("m", "", DAY, "text"),
        Draft("n", "dee-alone", DAY, "again"),
    ):
        with pytest.raises(InputError):
            write(office, here, draft)
    shown = view_client(office, here)
    assert ([note.text for _, note in shown.notes], shown.drafts) == (["first"], ())


def test_a_draft_does_not_change_to_the_work_of_another_record(office: Office) -> None:
    here = take_on(office)
    record = save_draft(office, here, Draft("m", "dee-alone", DAY, "half"))
    with pytest.raises(InputError):
        save_draft(office, here, Draft("m", "eve-alone", DAY, "half"), record)
    assert view_draft(office, here, record).engagement == "dee-alone"


def test_a_note_is_not_written_in_the_house(office: Office) -> None:
    with pytest.raises(InputError):
        finish_note(office, office.header.house, Draft("n", "e", DAY, "text"))
    with pytest.raises(InputError):
        view_note(office, take_on(office), RecordId("0" * 32))


def test_a_caseload_comes_in_whole(office: Office) -> None:
    taken = bring_in(office, CASELOAD)
    assert (taken.clients, taken.engagements, taken.notes) == (3, 4, 5)
    assert known_references(office) == {"ann", "bo", "cy"}
    shown = view_client(office, client(office, "ann"))
    assert [one.reference for _, one in shown.notes] == ["n-2", "n-1"]
    [(together, line)] = shown.joint
    assert line.name == f"Ann Invented-{WORD} & Bo Invented"
    file = view_joint(office, together)
    assert {one.overview.reference for one in file.members} == {"ann", "bo"}
    assert [one.reference for _, one in file.notes] == ["n-5"]
    with pytest.raises(InputError):
        view_joint(office, client(office, "ann"))
    with pytest.raises(InputError):
        view_client(office, together)
    with pytest.raises(InputError):
        change_client(office, together, Client("ann", ("Ann",)))


def test_a_caseload_that_is_here_already_is_refused_whole(office: Office) -> None:
    take_on(office, "bo")
    size = office.tree.size
    with pytest.raises(InputError):
        bring_in(office, CASELOAD)
    assert (office.tree.size, known_references(office)) == (size, {"bo"})


def test_a_renamed_client_is_renamed_in_joint_work_too(office: Office) -> None:
    bring_in(office, CASELOAD)
    change_client(office, client(office, "ann"), Client("ann", ("Ann Other",)))
    line = office.overview(joint(office))
    assert isinstance(line, JointOverview)
    assert line.name == "Ann Other & Bo Invented"


def test_words_are_found_until_they_are_erased(office: Office) -> None:
    index = FindIndex()
    follow(office, index)
    bring_in(office, CASELOAD)
    found = index.search(WORD)
    assert {hit.reference for hit in found} == {"n-1", "n-2"}
    again = FindIndex()
    warm(office, again)
    assert len(again) == len(index) == 5
    erase_client(office, client(office, "ann"))
    assert index.search(WORD) == []
    index.close()
    again.close()


def test_an_erased_client_is_gone_and_the_others_are_not(office: Office) -> None:
    bring_in(office, CASELOAD)
    ann, together = client(office, "ann"), joint(office)
    certificate = erase_client(office, ann)
    assert (certificate.records, certificate.joint, certificate.joint_destroyed) == (4, 1, 0)
    assert find_client(office, "ann") is None
    assert not office.holds(ann)
    assert ann not in office.compartments()
    assert {line.overview.reference for line in list_clients(office)} == {"bo", "cy"}
    assert office.store.records(ann) == []
    assert office.store.overviews([ann]) == []
    assert all(wrap.compartment != ann for wrap in office.store.wraps())
    line = office.overview(together)
    assert isinstance(line, JointOverview)
    assert (line.name, line.members) == ("Bo Invented", (client(office, "bo"),))
    [(_, work)] = view_joint(office, together).engagements
    assert work.clients == ("bo",)
    assert verify(office).flaws == ()
    with pytest.raises(IntegrityError):
        view_client(office, ann)
    with pytest.raises(IntegrityError):
        erase_client(office, ann)


def test_the_last_of_joint_work_takes_it_along(office: Office) -> None:
    bring_in(office, CASELOAD)
    together = joint(office)
    erase_client(office, client(office, "ann"))
    certificate = erase_client(office, client(office, "bo"))
    assert (certificate.joint, certificate.joint_destroyed) == (0, 1)
    assert not office.holds(together)
    assert "destroyed too" in certificate.render()
    assert verify(office).flaws == ()


def test_only_a_client_is_erased(office: Office) -> None:
    bring_in(office, CASELOAD)
    for compartment in (office.header.house, joint(office)):
        with pytest.raises(InputError):
            erase_client(office, compartment)
    assert len(list_clients(office)) == 3


def test_a_new_key_keeps_everything_readable_and_destroys_the_old_one(office: Office) -> None:
    bring_in(office, CASELOAD)
    ann = client(office, "ann")
    before = dict(office.read_all(ann))
    assert list(keys.rekey(office, ann))[-1] == "old keys destroyed"
    assert dict(office.read_all(ann)) == before
    assert office.keyring.epoch(ann) == 1
    assert {wrap.epoch for wrap in office.store.wraps() if wrap.compartment == ann} == {1}
    assert {sealed.epoch for sealed in office.store.records(ann)} == {1}
    assert keys.unfinished(office) == []
    assert verify(office).flaws == ()


def test_a_work_that_fails_leaves_nothing(office: Office) -> None:
    here = take_on(office)
    size, root = office.tree.size, office.tree.root()
    note = Note("n", "dee-alone", DAY, "text")
    works = Work(EventClass.RECORD_SAVED, office.new_id)
    works.put(here, note)
    impossible = Work(EventClass.RECORD_SAVED, office.new_id)
    impossible.put(here, note, RecordId("1" * 32))
    impossible.remove(here, office.record_ids(here)[0])
    impossible.put(CompartmentId("9" * 32), note)
    with pytest.raises(IntegrityError):
        office.commit(iter([works, impossible]))
    assert (office.tree.size, office.tree.root()) == (size, root)
    assert len(office.record_ids(here)) == 2
    assert office.read(here, RecordId("1" * 32)) is None
    take_on(office, "after")
    assert verify(office).flaws == ()


def test_an_entry_is_written_once(office: Office) -> None:
    """Two openers whose lock was lost write the same position: the store lets one of them through."""
    with pytest.raises(IntegrityError), office.store.begin() as transaction:
        transaction.append_leaves([(0, b"another entry 0")])
    assert parse_leaf(office.store.leaves()[0]).event is EventClass.OFFICE_CREATED


def test_what_is_to_be_changed_must_be_there(office: Office) -> None:
    row = CompartmentRow(CompartmentId("8" * 32), 9, 0, bytes(32), bytes(32), shredded=False)
    with pytest.raises(IntegrityError), office.store.begin() as transaction:
        transaction.set_heads([row])
    with pytest.raises(IntegrityError), office.store.begin() as transaction:
        transaction.delete_record(office.header.house, RecordId("7" * 32))


def test_a_hole_in_the_ledger_is_told(office: Office) -> None:
    take_on(office)
    with office.store.begin() as transaction:
        transaction.append_leaves([(office.tree.size + 1, b"{}")])
    with pytest.raises(IntegrityError):
        office.store.leaves()


def test_a_backup_is_tried_and_holds(office: Office, tmp_path: Path) -> None:
    bring_in(office, CASELOAD)
    erase_client(office, client(office, "cy"))
    if not office.place.header.exists():
        office.place.header.write_bytes(render_header(office.header, office.root_for_slots()))
    loaded, verified = verify_backup(office, back_up(office, tmp_path / "stick"))
    assert verified.flaws == ()
    assert verified.records == 9
    assert loaded.records.ledger_size == office.tree.size


def test_a_store_that_holds_the_office_is_not_filled_again(office: Office) -> None:
    rows = {"leaves": list(office.store.rows("leaves"))}
    with pytest.raises(InputError):
        office.store.restore(rows)
    with pytest.raises(InputError):
        office.store.check_empty()


def test_a_closed_office_answers_nothing(office: Office) -> None:
    here = take_on(office)
    office.close()
    office.close()
    for ask in (
        lambda: office.read_all(here),
        lambda: office.overviews(),
        lambda: office.compartments(),
        lambda: take_on(office, "late"),
        lambda: office.root_for_slots(),
        lambda: verify(office),
    ):
        with pytest.raises(LockedError):
            ask()
    assert not office.holds(here)
    assert not office.is_open


def test_overviews_are_of_one_moment_and_never_of_a_body(office: Office) -> None:
    bring_in(office, CASELOAD)
    found = office.overviews()
    assert sum(isinstance(line, ClientOverview) for line in found.values()) == 3
    assert set(found) == set(office.compartments())
    assert office.store.check() == []
    office.store.checkpoint()


class _Refusing:
    """Transactions that end in a refusal, after everything was written into them."""

    def __init__(self, store: Any) -> None:
        self._store = store

    @contextmanager
    def begin(self) -> Iterator[Any]:
        with self._store.begin() as transaction:
            yield transaction
            raise StorageError("the disk is full", field="disk")

    def leaves(self, start: int = 0) -> list[bytes]:
        raise StorageError("the store is away", field="store")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def test_nothing_is_answered_between_a_failed_commit_and_reading_again(office: Office) -> None:
    """What ran ahead in memory is no answer; and an entry appended to it would leave a hole in the ledger."""
    here = take_on(office)
    before = (office.tree.size, office.tree.root(), set(office.record_ids(here)))
    store, draft = office.store, Draft("n", "dee-alone", DAY, "lost")
    office.store = _Refusing(store)  # type: ignore[assignment]
    for ask in (
        lambda: finish_note(office, here, draft),
        lambda: office.record_ids(here),
        lambda: office.read_all(here),
        lambda: office.overviews(),
        lambda: office.holds(here),
        lambda: finish_note(office, here, draft),
    ):
        with pytest.raises(StorageError):
            ask()
    office.store = store
    assert set(office.record_ids(here)) == before[2]
    assert (office.tree.size, office.tree.root()) == before[:2]
    finish_note(office, here, Draft("n", "dee-alone", DAY, "kept"))
    assert verify(office).flaws == ()


def test_a_store_that_went_back_while_it_was_away_is_refused(office: Office) -> None:
    """A server's operator may end a transaction, and then show an older state to whoever reads again."""
    here = take_on(office)
    store, leaves = office.store, office.store.leaves()
    refusing = _Refusing(store)
    refusing.leaves = lambda start=0: leaves[:1]  # type: ignore[method-assign,misc]
    refusing.compartments = lambda: store.compartments()[:1]  # type: ignore[attr-defined]
    office.store = refusing  # type: ignore[assignment]
    with pytest.raises(StorageError):
        finish_note(office, here, Draft("n", "dee-alone", DAY, "lost"))
    for _ in range(2):
        with pytest.raises(IntegrityError):
            office.compartments()
    office.store = store
    assert len(office.compartments()) == 2
