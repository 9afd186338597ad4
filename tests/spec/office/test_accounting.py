"""The account of one person: what left, what was asked, who looked; what it holds back, and what it hangs on."""

import ast
import json
from datetime import date
from typing import Any

import pytest

from privity.errors import InputError, IntegrityError
from privity.ledger.account import Account, Held
from privity.ledger.entry import EventClass
from privity.model.requests import Asker
from privity.services.account_paper import words_of_run
from privity.services.accounts import AccountAsked, AccountForm, account_item, view_account
from privity.services.clients import view_record
from privity.services.door import PassagesItem, hand_out
from privity.services.entries import entries_of
from privity.services.erasure import erase_client
from privity.services.find import Hit
from privity.services.office import Office
from privity.services.paper import Ground
from privity.services.proof import verify
from privity.services.requests.grant import Part
from privity.services.requests.keeping import forget_due
from tests.architecture.source import modules
from tests.house.offices import Practice, client, joint
from tests.spec.office.asked import JOURNALIST, OWN_COPY, REFERRAL, confirm, decided, letter_of

SUMMARY = Part("summary", "Summary", "Six sessions about sleep; doing better.")
PARTNER: dict[str, Any] = {
    "jurisdiction": "SG",
    "requester": {"kind": "partner", "verified": True},
    "purpose": "divorce",
    "data": "record",
}
POLICE: dict[str, Any] = {
    "jurisdiction": "SG",
    "requester": {"kind": "police", "verified": False},
    "purpose": "investigation",
    "data": "existence",
}


def account(office: Office, reference: str) -> Account:
    return view_account(office, client(office, reference))


def paper(office: Office, reference: str, **asked: Any) -> str:
    item = account_item(office, AccountAsked(client(office, reference), **asked))
    [outgoing] = hand_out(office, item)
    return outgoing.body().decode()


def refer(office: Office, reference: str) -> None:
    """A letter about this client to a doctor, on a decision."""
    facts: dict[str, Any] = REFERRAL
    about = (client(office, reference),)
    where = decided(office, facts, about=about, recipient="Dr Invented", asker=Asker("Somebody Invented"))
    confirm(office, where, "minimum_necessary", "take_legal_advice")
    hand_out(office, letter_of(where, SUMMARY))


def test_what_left_stands_in_it_with_its_ground_and_its_fingerprint(practice: Practice) -> None:
    with practice.opened() as office:
        refer(office, "cy")
        found = account(office, "cy")
        [left] = found.left
        assert (left.to, left.recipient, left.data) == ("Dr Invented", "doctor", ("summary",))
        assert left.ground == Ground.DECISION
        assert left.rules
        assert len(left.sha256) == 64
        assert found.asked == ()
        text = paper(office, "cy")
        assert "a doctor (Dr Invented)" in text
        assert left.sha256 in text
        assert "Cy" not in text


def test_what_was_asked_and_refused_stands_in_it_once_however_often_it_was_decided(
    practice: Practice,
) -> None:
    with practice.opened() as office:
        decided(office, JOURNALIST, about=(client(office, "cy"),))
        found = account(office, "cy")
        [asked] = found.asked
        assert (asked.asker, asked.data, asked.outcome) == ("journalist", "narrative", "refuse")
        assert asked.held is None
        assert "asked by a journalist" in paper(office, "cy")
        assert account(office, "bo").asked == ()


def test_a_partner_who_asked_is_for_the_practice_to_know(practice: Practice) -> None:
    """The client may be the one of whom the other is afraid, so neither the line nor a count of lines is given."""
    with practice.opened() as office:
        decided(office, PARTNER, about=(client(office, "cy"),))
        [asked] = account(office, "cy").asked
        assert asked.held is Held.EXPOSES
        assert view_account(office, client(office, "cy"), for_practice=False).asked == ()
        assert "a partner" not in paper(office, "cy")
        assert "a partner" in paper(office, "cy", for_practice=True)
        given = json.loads(paper(office, "cy", form=AccountForm.JSON))
        assert given["asked"] == []
        assert "held" not in json.dumps(given["left"] + given["asked"])


def test_who_held_something_back_cannot_be_told_from_who_did_not(practice: Practice) -> None:
    with practice.opened() as office:
        view_account(office, client(office, "cy"))
        before = view_account(office, client(office, "cy"), for_practice=False)
        decided(office, PARTNER, about=(client(office, "cy"),))
        after = view_account(office, client(office, "cy"), for_practice=False)
        assert (before.left, before.told, before.asked, before.read) == (
            after.left,
            after.told,
            after.asked,
            after.read,
        )


def test_what_a_law_forbids_to_tell_is_held_back(practice: Practice) -> None:
    with practice.opened() as office:
        decided(office, POLICE, about=(client(office, "cy"),))
        decided(office, POLICE | {"notice_forbidden": True}, about=(client(office, "cy"),))
        assert [one.held for one in account(office, "cy").asked] == [None, Held.FORBIDDEN]


def test_who_asks_is_not_known_may_be_one_who_must_not_be_known(practice: Practice) -> None:
    with practice.opened() as office:
        decided(office, {"jurisdiction": "SG", "purpose": "curiosity"}, about=(client(office, "cy"),))
        [asked] = account(office, "cy").asked
        assert (asked.asker, asked.held) == ("unknown", Held.EXPOSES)


def test_one_partner_does_not_learn_what_the_other_asked_for(practice: Practice) -> None:
    """Ann asks for a copy, about her own record and that of the couple."""
    with practice.opened() as office:
        decided(office, OWN_COPY, about=(client(office, "ann"), joint(office)))
        [hers] = account(office, "ann").asked or [None]
        his = account(office, "bo").asked
        assert [one.held for one in his] == [Held.EXPOSES]
        assert hers is not None
        assert hers.held is None


def test_one_partner_does_not_learn_that_the_other_has_a_lawyer(practice: Practice) -> None:
    """A refused letter about the couple's record would tell whoever reads the account that the other left or sues."""
    lawyer = {"jurisdiction": "SG", "requester": {"kind": "lawyer"}, "purpose": "divorce", "data": "record"}
    with practice.opened() as office:
        decided(office, lawyer, about=(joint(office),))
        for one in ("ann", "bo"):
            assert [line.held for line in account(office, one).asked] == [Held.EXPOSES]
        decided(office, lawyer, about=(client(office, "cy"),))
        assert [line.held for line in account(office, "cy").asked] == [None]


def test_days_of_reading_are_told_and_clicks_are_not(practice: Practice) -> None:
    with practice.opened() as office:
        cy = client(office, "cy")
        for _ in range(3):
            view_record(office, cy)
        [read] = account(office, "cy").read
        assert read.day == office.now().astimezone().date()
        assert {"notes", "details"} <= set(read.what)
        assert "process" not in read.what


def test_passages_for_a_program_are_something_that_left(practice: Practice) -> None:
    with practice.opened() as office:
        cy = client(office, "cy")
        [record, note] = next(
            (record, note) for record, note in office.read_all(cy) if type(note).__name__ == "Note"
        )
        hit = Hit(cy, record, note.reference, note.date, note.kind)
        hand_out(office, PassagesItem((hit,), ("Baked bread.",), "for my own list"))
        [left] = account(office, "cy").left
        assert left.recipient == "program"
        text = paper(office, "cy")
        assert "a program on the practice's own computer" in text
        assert "Baked" not in text


def test_the_account_itself_is_something_that_left(practice: Practice) -> None:
    with practice.opened() as office:
        paper(office, "cy")
        [left] = account(office, "cy").left
        assert (left.what, left.recipient) == ("account for the person", "client")
        [entry] = entries_of(office, EventClass.HANDED_OUT)
        assert entry.details["ground"] == Ground.ACCOUNT
        assert "Cy" not in json.dumps(entry.details)
        assert verify(office).flaws == ()


def test_it_says_since_when_it_was_kept_and_what_it_cannot_show(practice: Practice) -> None:
    with practice.opened() as office:
        text = paper(office, "cy")
        since = account(office, "cy").since
        assert since <= office.today()
        assert f"Kept since {since.day} " in text
        assert "Nothing can show that nothing else was told." in text
        assert "everything" not in text.casefold()
        assert office.tree.root().hex() not in text  # its own entry came after
        assert f"{account(office, 'cy').since.year}" in text


def test_it_outlives_the_request_that_it_speaks_of(practice: Practice) -> None:
    with practice.opened() as office:
        decided(office, JOURNALIST, about=(client(office, "cy"),))
        before = account(office, "cy").asked
        assert forget_due(office, date(2030, 1, 1)) == 1
        assert account(office, "cy").asked == before


def test_after_an_erasure_the_office_still_shows_that_something_left(practice: Practice) -> None:
    with practice.opened() as office:
        cy = client(office, "cy")
        refer(office, "cy")
        erase_client(office, cy)
        with pytest.raises(InputError):
            view_account(office, cy)
        left = [one.details for one in entries_of(office, EventClass.HANDED_OUT)]
        assert {one["recipient"] for one in left} == {"doctor"}
        assert all(one["rules"] and one["sha256"] for one in left)
        assert "Invented" not in json.dumps(left)
        assert verify(office).flaws == ()


def test_work_together_has_no_account_of_its_own(practice: Practice) -> None:
    with practice.opened() as office, pytest.raises(InputError):
        view_account(office, joint(office))


def test_from_a_ledger_that_does_not_hold_no_account_is_made(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with practice.opened() as office:
        refer(office, "cy")
        size = office.tree.size
        parts = office.store.leaf_parts

        def without(seqs: list[int]) -> list[Any]:
            """Somebody took a person's part out of the store."""
            return [part for part in parts(seqs) if part.part != "person"]

        monkeypatch.setattr(office.store, "leaf_parts", without)
        with pytest.raises(IntegrityError):
            account_item(office, AccountAsked(client(office, "cy")))
        assert office.tree.size == size


def test_every_run_over_all_records_is_told_in_words() -> None:
    """A part of the program that reads everything through says why, in words that a client understands."""
    purposes = {
        keyword.value.value
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.With) and "RECORDS_READ" in ast.unparse(node.items[0])
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        for keyword in call.keywords
        if keyword.arg == "purpose" and isinstance(keyword.value, ast.Constant)
    }
    assert len(purposes) >= 5
    assert {one for one in purposes if words_of_run(one) == one} == set()
