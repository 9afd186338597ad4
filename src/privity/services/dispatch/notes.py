"""Operations on notes: writing, signing, amending, a client's statement, a list, and one note to be read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from privity.errors import InputError
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Draft, Note, NoteKind
from privity.model.overview import JointOverview, RecordOverview
from privity.services.clients import newest_first, newest_work, of_kind, record_view
from privity.services.dispatch.desk import (
    Desk,
    Message,
    Operation,
    Replies,
    convert,
    first,
    outgoing,
    record_of,
    text,
)
from privity.services.door import PassagesItem
from privity.services.engagements import secrets_of
from privity.services.find import Hit
from privity.services.holds import binds
from privity.services.notes import begin_change, begin_statement, finish_note, sign_note, view_note
from privity.services.office import Office

_WRITTEN = (NoteKind.PROGRESS, NoteKind.PROCESS)


def _add(desk: Desk, requests: Iterator[Message]) -> Replies:
    """Finish a note in a record, and say what was agreed there about secrets where it is joint work."""
    office, request = desk.office, first(requests)
    compartment = record_of(office, text(request, "record"))
    kind, day = convert(request.get("kind"), NoteKind), convert(request.get("day"), date)
    if kind not in _WRITTEN:
        raise InputError("a note is written as progress or process", field="--kind", remedy="choose one")
    if not date(1900, 1, 1) <= day <= office.today():
        raise InputError("that day cannot be", field="--date", remedy="say of which day the note is")
    draft = Draft(office.new_id(), newest_work(office, compartment), day, text(request, "words"), kind)
    finish_note(office, compartment, draft)
    yield {"note": draft.note, "secrets": _secrets(office, compartment)}


def _amend(desk: Desk, requests: Iterator[Message]) -> Replies:
    """Amend a note: what it said before stays under it. One that would only be overwritten is refused."""
    office, request = desk.office, first(requests)
    compartment, record, note = _note_of(office, text(request, "note"))
    if note.signed is None and not binds(office, compartment):
        raise InputError(
            "this note is not signed, so what it says now would not stay under it",
            field="NOTE",
            remedy="sign it first with `privity note sign`, or change it in the app",
        )
    sheet = begin_change(office, compartment, record)
    changed = replace(sheet, text=text(request, "words"), reason=text(request, "reason"))
    finish_note(office, compartment, changed)
    yield {"note": note.reference}


def _state(desk: Desk, requests: Iterator[Message]) -> Replies:
    office, request = desk.office, first(requests)
    compartment, record, note = _note_of(office, text(request, "note"))
    sheet = begin_statement(office, compartment, record)
    finish_note(office, compartment, replace(sheet, text=text(request, "words")))
    yield {"note": note.reference}


def _sign(desk: Desk, requests: Iterator[Message]) -> Replies:
    compartment, record, note = _note_of(desk.office, text(first(requests), "note"))
    sign_note(desk.office, compartment, record)
    yield {"note": note.reference}


def _list(desk: Desk, requests: Iterator[Message]) -> Replies:
    """What was agreed about secrets, and then the notes of a record, newest first, without a word of them."""
    office = desk.office
    compartment = record_of(office, text(first(requests), "record"))
    notes = newest_first(of_kind(office.read_all(compartment), Note))
    record_view(office, compartment, [record for record, _ in notes])
    yield {"secrets": _secrets(office, compartment)}
    for _, note in notes:
        yield {
            "note": note.reference,
            "date": note.date.isoformat(),
            "kind": note.kind.value,
            "signed": note.signed is not None,
            "amended": len(note.earlier),
            "statements": len(note.statements),
        }


def _show(desk: Desk, requests: Iterator[Message]) -> Replies:
    """One note for the eye of whoever asks, or through the door for a stated reason."""
    office, request = desk.office, first(requests)
    compartment, record, note = _note_of(office, text(request, "note"))
    if note.kind is NoteKind.PROCESS and not request.get("process"):
        raise InputError(
            "this is a process note, which lies apart", field="NOTE", remedy="say --process to read it"
        )
    if request.get("outgoing"):
        hit = Hit(compartment, record, note.reference, note.date, note.kind)
        yield from outgoing(office, PassagesItem((hit,), (_whole(note),), text(request, "reason")))
        return
    yield {"text": _whole(view_note(office, compartment, record))}


def _whole(note: Note) -> str:
    """A note as it is read: its text, the client's statements, and what it said before, each under its day."""
    parts = [note.text]
    parts += [f"[the client's statement, {one.moment:%Y-%m-%d}]\n{one.text}" for one in note.statements]
    for earlier in reversed(note.earlier):
        parts.append(f"[until {earlier.until:%Y-%m-%d}; amended: {earlier.reason}]\n{earlier.text}")
    return "\n\n".join(parts)


def _secrets(office: Office, compartment: CompartmentId) -> str | None:
    """What was agreed in joint work, `open` where nothing was; null where one is alone in the work."""
    if not isinstance(office.overview(compartment), JointOverview):
        return None
    agreed = secrets_of(office, compartment)
    return agreed.value if agreed is not None else "open"


def _note_of(office: Office, name: str) -> tuple[CompartmentId, RecordId, Note]:
    """A note by the id that lists and the search print, or that of its record. Raises InputError."""
    records = [one for one, line in office.overviews().items() if isinstance(line, RecordOverview)]
    for compartment in records:
        if name in office.record_ids(compartment):
            note = office.read(compartment, RecordId(name))
            if isinstance(note, Note):
                return compartment, RecordId(name), note
    found = [
        (compartment, record, note)
        for compartment, read in office.read_each(records)
        for record, note in of_kind(read, Note)
        if note.reference == name
    ]
    if len(found) > 1:
        raise InputError(
            "more than one record has a note of this id", field="NOTE", remedy="open it in the app"
        )
    if not found:
        raise InputError(
            "there is no note with this id", field="NOTE", remedy="take it from `privity note list`"
        )
    return found[0]


OPERATIONS: Final[Mapping[str, Operation]] = {
    "note-add": _add,
    "note-amend": _amend,
    "note-statement": _state,
    "note-sign": _sign,
    "note-list": _list,
    "note-show": _show,
}
