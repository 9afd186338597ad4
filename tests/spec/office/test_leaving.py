"""What leaves the office: through one door, and never before the ledger says so."""

import json
from pathlib import Path

import pytest

from privity.errors import InputError, IntegrityError, LockedError, StorageError
from privity.ledger.entry import EventClass
from privity.services.door import (
    BackupItem,
    CertificateItem,
    Item,
    Outgoing,
    PassagesItem,
    ProofItem,
    hand_out,
)
from privity.services.erasure import erase_client
from privity.services.find import FindIndex, record_results, warm
from privity.services.office import Office
from privity.services.paper import Ground
from privity.services.proof import lines, verify
from tests.house.offices import Practice, client


def items(office: Office) -> list[Item]:
    index = FindIndex()
    warm(office, index)
    hits = tuple(index.search("walked"))
    index.close()
    certificate = erase_client(office, client(office, "cy"))
    return [
        BackupItem(office.place.header.read_bytes(), "a stick"),
        ProofItem(0),
        ProofItem(1, with_person=True),
        PassagesItem(hits, ("Walked and slept well.",), "for the tax adviser"),
        CertificateItem(certificate),
    ]


def test_nothing_else_makes_what_may_leave() -> None:
    for maker in (None, object(), "maker"):
        with pytest.raises(TypeError):
            Outgoing(maker, "name", "text/plain", 0, lambda: (b"everything",))


def test_each_thing_that_leaves_has_its_entry_first(practice: Practice) -> None:
    with practice.opened() as office:
        for item in items(office):
            before = office.tree.size
            outgoing = hand_out(office, item)
            assert office.tree.size == before + 1
            assert {one.entry for one in outgoing} == {before}
            [line] = lines(office, newest=1)
            assert line.event in (EventClass.HANDED_OUT, EventClass.BACKUP_MADE)
            assert line.details["ground"] in set(Ground)
            for one in outgoing:
                assert one.body()
                assert one.name
                assert one.media_type
        assert verify(office).flaws == ()


def test_what_cannot_be_entered_does_not_leave(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store refuses the entry: nothing is given, not even in part."""
    with practice.opened() as office:
        waiting = items(office)
        with office.store.begin() as transaction:
            kind = type(transaction)
        size = office.tree.size

        def refuse(*_: object) -> None:
            raise StorageError("the disk is full", field="disk")

        with monkeypatch.context() as broken:
            broken.setattr(kind, "append_leaves", refuse)
            for item in waiting:
                with pytest.raises(StorageError):
                    hand_out(office, item)
        assert office.tree.size == size


def test_what_the_device_cannot_remember_does_not_leave(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The entry is there, but the anchor cannot be written: an older copy put back would make it undone."""
    with practice.opened() as office:
        waiting = items(office)
        path = office.anchor._path
        for item in waiting:
            office.anchor._path = practice.folder / "nowhere" / "anchor"
            with pytest.raises(StorageError):
                hand_out(office, item)
            office.anchor._path = path
        assert not office.anchor.lags


def test_a_backup_holds_the_header_that_this_office_was_opened_with(practice: Practice) -> None:
    with practice.opened() as office:
        size = office.tree.size
        with pytest.raises(IntegrityError):
            hand_out(office, BackupItem(b"another header\n", "a stick"))
        assert office.tree.size == size


def test_a_backup_that_is_fetched_after_the_lock_is_not_given(practice: Practice) -> None:
    with practice.opened() as office:
        records, _ = hand_out(office, BackupItem(office.place.header.read_bytes(), "a stick"))
    with pytest.raises(LockedError):
        records.body()


def test_a_backup_is_carried_out_in_other_threads_while_the_office_goes_on(practice: Practice) -> None:
    """A web server fetches each piece in whichever thread is free, and a slow reader holds nobody up."""
    from concurrent.futures import ThreadPoolExecutor

    with practice.opened() as office:
        records, _ = hand_out(office, BackupItem(office.place.header.read_bytes(), "a stick"))
        pieces = records.chunks()
        with ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as other:
            first = one.submit(next, pieces).result()
            erased = other.submit(lambda: erase_client(office, client(office, "cy"))).result(timeout=60)
            rest = other.submit(lambda: b"".join(pieces)).result()
        assert (first + rest).startswith(b"privity.backup/2 records\n")
        assert erased.records == 3


def test_passages_leave_for_a_stated_reason_alone(practice: Practice) -> None:
    with practice.opened() as office:
        size = office.tree.size
        for reason in ("", "  \t"):
            with pytest.raises(InputError):
                hand_out(office, PassagesItem((), ("text",), reason))
        assert office.tree.size == size


def test_the_reason_is_kept_with_the_person_and_not_with_the_house(practice: Practice) -> None:
    with practice.opened() as office:
        passages = next(item for item in items(office) if isinstance(item, PassagesItem))
        [outgoing] = hand_out(office, passages)
        parts = {part.part: part for part in office.store.leaf_parts([outgoing.entry])}
        told = {name: office.leaf_part_payload(part)[1] for name, part in parts.items()}
        assert parts["person"].compartment == passages.hits[0].compartment
        assert b"for the tax adviser" in told["person"]
        assert b"tax adviser" not in told["office"]


def test_the_persons_part_of_a_proof_is_closed_unless_asked_for(practice: Practice) -> None:
    with practice.opened() as office:
        from privity.services.clients import view_client

        view_client(office, client(office, "bo"))
        seq = office.tree.size - 1
        closed, opened = (
            json.loads(hand_out(office, ProofItem(seq, with_person=asked))[0].body())
            for asked in (False, True)
        )
        assert "payload" not in closed["person"]
        assert "record shown" in json.dumps(opened["person"])
        for missing in (-1, 10_000):
            with pytest.raises(InputError):
                hand_out(office, ProofItem(missing))


def test_a_proof_that_says_whom_is_on_their_account_and_held_back_as_its_line_is(practice: Practice) -> None:
    from privity.ledger.account import Held
    from privity.services.accounts import view_account
    from privity.services.tellings import Telling, TellingWay, enter_telling

    with practice.opened() as office:
        cy = client(office, "cy")
        asked = ({"requester.kind": "doctor"}, {"requester.kind": "partner"}, {"notice_forbidden": True})
        for facts in asked:
            enter_telling(office, cy, Telling(office.today(), TellingWay.PHONE, "existence", "", facts, ""))
        told = view_account(office, cy).told
        for line in told:
            hand_out(office, ProofItem(line.entry, with_person=True))
            hand_out(office, ProofItem(line.entry))
        account = view_account(office, cy)
        assert [one.what for one in account.left] == ["proof bundle"] * len(told)
        assert [one.held for one in account.left] == [one.held for one in told]
        assert {one.held for one in told} == {None, Held.EXPOSES, Held.FORBIDDEN}


def test_a_proof_of_a_shredded_part_is_closed(practice: Practice) -> None:
    with practice.opened() as office:
        from privity.services.clients import view_client

        view_client(office, client(office, "bo"))
        seq = office.tree.size - 1
        erase_client(office, client(office, "bo"))
        proof = json.loads(hand_out(office, ProofItem(seq, with_person=True))[0].body())
        assert "payload" not in proof["person"]
        assert verify(office).flaws == ()


def test_a_page_of_results_is_entered_with_its_records(practice: Practice) -> None:
    with practice.opened() as office:
        index = FindIndex()
        warm(office, index)
        hits = index.search("fence")
        record_results(office, hits)
        [line] = lines(office, newest=1)
        assert line.event is EventClass.SEARCHED
        assert line.details["records"] == {hits[0].compartment: [hits[0].record]}
        assert lines(office, newest=5, before=1)[0].seq == 0
        assert lines(office, newest=5, before=0) == []
        index.close()


def test_a_ledger_that_is_wrong_gets_no_entry_that_it_was_verified(
    practice: Practice, tmp_path: Path
) -> None:
    with practice.opened() as office:
        size = office.tree.size
        assert verify(office).flaws == ()
        assert office.tree.size == size + 1
        (practice.device / "anchor").write_bytes(b"damaged")
        assert verify(office).flaws
        assert office.tree.size == size + 1
        with office.store.begin() as transaction:
            transaction.append_leaves([(office.tree.size, b"not an entry")])
        found = verify(office)
        assert any("entry" in flaw for flaw in found.flaws)
        office.abandon()
