"""The invented practice: whole, plainly invented, and with something for search and screening to show."""

import re
from collections import Counter
from importlib.resources import files

import phonenumbers
import pytest

from privity.interchange import demo
from privity.interchange.caseload import read_caseload
from privity.interchange.demo import load_demo
from privity.model.engagement import Unit
from privity.model.notes import NoteKind

# Ranges kept free for fiction: Ofcom (07700 900000-900999), Arcep (06 39 98), PTS (08-465 004).
_FICTIONAL = re.compile(r"\+44 7700 900\d{3}|\+33 6 39 98 \d\d \d\d|\+46 8 465 004 \d\d")


def test_it_is_read_without_a_problem_or_a_remark() -> None:
    data = files("privity.interchange.demo").joinpath("practice.jsonl").read_bytes()

    reading = read_caseload(data.splitlines())

    assert (len(reading.problems), len(reading.notes_on_import)) == (0, 0)
    assert reading.caseload == load_demo()


def test_its_size_and_shape() -> None:
    practice = load_demo()
    words = [len(note.text.split()) for note in practice.notes]

    assert (len(practice.clients), len(practice.engagements), len(practice.notes)) == (24, 22, 69)
    assert Counter(work.unit for work in practice.engagements) == {Unit.INDIVIDUAL: 19, Unit.COUPLE: 3}
    assert {note.kind for note in practice.notes} == set(NoteKind)
    assert {reference for work in practice.engagements for reference in work.clients} == {
        client.reference for client in practice.clients
    }
    assert all(60 <= count <= 200 for count in words)


def test_notes_stand_within_their_work() -> None:
    practice = load_demo()
    works = {work.reference: work for work in practice.engagements}

    for note in practice.notes:
        work = works[note.engagement]
        assert work.started <= note.date <= (work.ended or note.date)


def test_nobody_can_be_reached() -> None:
    for client in load_demo().clients:
        for phone in client.contacts.phone:
            assert _FICTIONAL.fullmatch(phone)
            assert phonenumbers.is_possible_number(phonenumbers.parse(phone))
        assert all(address.endswith("@example.org") for address in client.contacts.email)
    assert not any(re.search(r"\d{6}|@|https?:", note.text) for note in load_demo().notes)


def test_the_planted_word_stands_in_exactly_one_note() -> None:
    assert demo.PLANTED_WORD.isalpha()
    assert sum(demo.PLANTED_WORD in note.text for note in load_demo().notes) == 1


def test_the_drafts_differ_in_whether_they_name_somebody() -> None:
    names = {name for client in load_demo().clients for name in (*client.names, *client.nicknames)}

    assert any(name in demo.DRAFT_NAMING for name in names)
    for draft in (demo.DRAFT_RETELLING, demo.DRAFT_GENERAL):
        assert not any(re.search(rf"\b{re.escape(name)}\b", draft) for name in names)


@pytest.mark.parametrize("draft", [demo.DRAFT_NAMING, demo.DRAFT_RETELLING, demo.DRAFT_GENERAL])
def test_no_draft_holds_the_planted_word(draft: str) -> None:
    assert demo.PLANTED_WORD not in draft
