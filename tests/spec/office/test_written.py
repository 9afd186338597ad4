"""Notes once they are written: signed, amended, answered by the client; and process notes, which lie apart."""

import base64
from collections.abc import Iterator
from datetime import date

import pytest

from privity.errors import InputError
from privity.model.ids import RecordId
from privity.model.notes import Direction, Draft, Note, NoteKind, NoteTemplate, Purpose
from privity.services.clients import view_client, view_process
from privity.services.dispatch import Desk, answer
from privity.services.find import FindIndex, follow
from privity.services.notes import (
    begin_change,
    begin_statement,
    discard_draft,
    finish_note,
    save_draft,
    sign_note,
    view_note,
)
from privity.services.office import Office
from privity.services.proof import lines
from privity.services.templates import (
    KNOWN,
    drop_template,
    empty_sheet,
    keep_template,
    known_templates,
    own_templates,
)
from tests.house.offices import Practice, client

DAY = date(2026, 3, 2)


@pytest.fixture
def office(practice: Practice) -> Iterator[Office]:
    with practice.opened() as opened:
        yield opened


def note_of(office: Office, record: RecordId) -> Note:
    return view_note(office, client(office, "bo"), record)


def the_note(office: Office) -> RecordId:
    [(record, _)] = view_client(office, client(office, "bo")).notes
    return record


def changed(office: Office, record: RecordId, text: str, reason: str = "") -> Draft:
    begun = begin_change(office, client(office, "bo"), record)
    return Draft(
        begun.note, begun.engagement, begun.date, text, purpose=begun.purpose, of=begun.of, reason=reason
    )


def test_an_unsigned_note_is_changed_in_place(office: Office) -> None:
    bo, record = client(office, "bo"), the_note(office)
    assert finish_note(office, bo, changed(office, record, "Painted the gate.")) == record
    assert (note_of(office, record).text, note_of(office, record).earlier) == ("Painted the gate.", ())
    assert office.overview(bo).notes == 1  # type: ignore[union-attr]


def test_a_signed_note_keeps_what_it_said_and_why_it_changed(office: Office) -> None:
    bo, record = client(office, "bo"), the_note(office)
    sign_note(office, bo, record)
    signed = note_of(office, record).signed
    assert signed is not None
    with pytest.raises(InputError, match="stated reason"):
        finish_note(office, bo, changed(office, record, "Painted the gate."))
    with pytest.raises(InputError, match="says this already"):
        finish_note(office, bo, changed(office, record, "Painted the fence.", "none"))
    finish_note(office, bo, changed(office, record, "Painted the gate.", "He said it was the gate."))
    finish_note(office, bo, changed(office, record, "Painted both.", "Both, he says."))
    now = note_of(office, record)
    assert (now.text, now.signed) == ("Painted both.", signed)
    assert [(one.text, one.reason) for one in now.earlier] == [
        ("Painted the fence.", "He said it was the gate."),
        ("Painted the gate.", "Both, he says."),
    ]
    with pytest.raises(InputError, match="signed already"):
        sign_note(office, bo, record)


def test_a_clients_own_statement_stands_beside_the_note_and_is_found(office: Office) -> None:
    index = FindIndex()
    follow(office, index)
    bo, record = client(office, "bo"), the_note(office)
    sign_note(office, bo, record)
    begun = begin_statement(office, bo, record)
    assert begun.text == ""
    said = Draft(
        begun.note, begun.engagement, begun.date, "It was a trellis.", purpose=begun.purpose, of=begun.of
    )
    kept = save_draft(office, bo, said)
    finish_note(office, bo, said, kept)
    now = note_of(office, record)
    assert (now.text, [one.text for one in now.statements]) == ("Painted the fence.", ["It was a trellis."])
    assert [hit.record for hit in index.search("trellis")] == [record]
    assert view_client(office, bo).drafts == ()
    index.close()


def test_a_change_is_kept_as_a_draft_on_the_way_and_discarded_without_a_trace(office: Office) -> None:
    bo, record = client(office, "bo"), the_note(office)
    kept = save_draft(office, bo, changed(office, record, "Painted the"))
    assert note_of(office, record).text == "Painted the fence."
    assert [one.purpose for _, one in view_client(office, bo).drafts] == [Purpose.AMENDMENT]
    discard_draft(office, bo, kept)
    assert view_client(office, bo).drafts == ()


@pytest.mark.parametrize(
    "draft",
    [
        Draft("n-9", "bo-alone", DAY, "x", purpose=Purpose.AMENDMENT),
        Draft("n-9", "bo-alone", DAY, "x", purpose=Purpose.STATEMENT, of=RecordId("1" * 32)),
        Draft("n-9", "bo-alone", DAY, "x", of=RecordId("1" * 32)),
        Draft("n-9", "bo-alone", DAY, "x", direction=Direction.SENT),
        Draft("n-9", "bo-alone", DAY, "x", reason="\x00"),
        Draft("n-9", "bo-alone", DAY, "x", reason="y" * 3000),
    ],
)
def test_what_names_no_note_or_cannot_be_is_refused(office: Office, draft: Draft) -> None:
    with pytest.raises(InputError):
        save_draft(office, client(office, "bo"), draft)


def test_process_notes_are_in_no_view_of_the_record_but_their_own(office: Office) -> None:
    bo = client(office, "bo")
    record = finish_note(office, bo, Draft("n-9", "bo-alone", DAY, "I was tired.", NoteKind.PROCESS))
    file = view_client(office, bo)
    assert record not in {one for one, _ in file.notes}
    assert file.process == 1
    [line] = lines(office, newest=1)
    assert record not in str(line.details)
    assert [one for one, _ in view_process(office, bo)[1]] == [record]


def test_passages_of_process_notes_leave_only_when_asked_for_by_name(office: Office) -> None:
    bo = client(office, "bo")
    finish_note(office, bo, Draft("n-9", "bo-alone", DAY, "I dreamt of the fence.", NoteKind.PROCESS))
    desk = Desk(office, lambda *_: pytest.fail("not asked"))

    def handed_out(**more: object) -> bytes:
        asked = {"words": "fence", "passages": "outgoing", "reason": "to write to him", **more}
        replies = answer(desk, "search", iter([asked]))
        return b"".join(base64.b64decode(str(one["data"])) for one in replies if "data" in one)

    assert b"dreamt" not in handed_out()
    assert b"Painted" in handed_out()
    assert b"dreamt" in handed_out(process=True)
    shown = answer(desk, "search", iter([{"words": "fence", "passages": "shown"}]))
    assert {(one["kind"], bool(one["passage"])) for one in shown} == {("process", False), ("progress", True)}


def test_a_template_is_a_sheet_with_headings_and_headings_alone_are_no_note(office: Office) -> None:
    bo = client(office, "bo")
    own = NoteTemplate("Intake", ("What brings them", "What they hope for"))
    kept = keep_template(office, own)
    assert [one.name for one in known_templates(office)] == ["SOAP", "DAP", "BIRP", "Intake"]
    for template in known_templates(office):
        with pytest.raises(InputError, match="nothing in this note"):
            finish_note(office, bo, Draft("n-9", "bo-alone", DAY, empty_sheet(template)))
    text = empty_sheet(KNOWN[0]).replace("Plan", "Plan\nAgain next week.")
    record = finish_note(office, bo, Draft("n-9", "bo-alone", DAY, text, template="SOAP"))
    assert note_of(office, record).template == "SOAP"
    keep_template(office, NoteTemplate("First talk", own.headings), kept)
    assert [one.name for _, one in own_templates(office)] == ["First talk"]
    drop_template(office, kept)
    assert own_templates(office) == []


@pytest.mark.parametrize(
    "template",
    [
        NoteTemplate("soap", ("One",)),
        NoteTemplate(" ", ("One",)),
        NoteTemplate("New", ()),
        NoteTemplate("New", tuple(str(number) for number in range(31))),
        NoteTemplate("New", ("x" * 121,)),
        NoteTemplate("New\u202e", ("One",)),
    ],
)
def test_a_template_that_is_none_is_refused(office: Office, template: NoteTemplate) -> None:
    with pytest.raises(InputError):
        keep_template(office, template)
