"""Writing notes: a sealed draft at every pause, then the note."""

from dataclasses import replace

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Draft, Note
from privity.model.overview import ClientOverview, JointOverview
from privity.services.clients import record_view
from privity.services.office import Office

# A session's note is some pages; this is a whole novel. More is refused with words instead of slowing every page.
LONGEST_NOTE = 2_000_000


def save_draft(
    office: Office, compartment: CompartmentId, draft: Draft, record: RecordId | None = None
) -> RecordId:
    """Seal what is being written, as a new draft or as the next state of one. Raises InputError."""
    _check_text(draft.text)
    with office.still():
        old = office.read(compartment, record) if record is not None else None
        known = isinstance(old, Draft)
        if record is not None and not known:
            raise InputError("this draft is no longer here", field="draft", remedy="save it as a new one")
        overview = _overview(office, compartment)
        # The next state of a sheet comes at every pause in typing; what it names was checked with its first.
        if not (isinstance(old, Draft) and (old.note, old.engagement) == (draft.note, draft.engagement)):
            _check_place(office, compartment, draft)
        with office.work(EventClass.DRAFT_SAVED) as work:
            saved = work.put(compartment, draft, record)
            if not known:
                work.overview(compartment, replace(overview, drafts=overview.drafts + 1))
            work.tell_person(compartment, what="draft saved", records=[saved])
    return saved


def view_draft(office: Office, compartment: CompartmentId, record: RecordId) -> Draft:
    """Open a draft to go on writing. Raises InputError when it is no longer here."""
    draft = office.read(compartment, record)
    if not isinstance(draft, Draft):
        raise InputError("this draft is no longer here", field="draft", remedy="open the record again")
    record_view(office, compartment, [record])
    return draft


def view_note(office: Office, compartment: CompartmentId, record: RecordId) -> Note:
    """Open one note to be shown. Raises InputError when there is none."""
    note = office.read(compartment, record)
    if not isinstance(note, Note):
        raise InputError("there is no such note here", field="note", remedy="open it from the record")
    record_view(office, compartment, [record])
    return note


def finish_note(
    office: Office, compartment: CompartmentId, draft: Draft, record: RecordId | None = None
) -> RecordId:
    """Turn what was written into a note; its draft goes in the same step. Raises InputError."""
    _check_text(draft.text)
    if not draft.text.strip():
        raise InputError(
            "there is nothing in this note yet", field="text", remedy="write it, or discard the draft"
        )
    note = Note(draft.note, draft.engagement, draft.date, draft.text, draft.kind)
    with office.still():
        overview = _overview(office, compartment)
        _check_place(office, compartment, draft)
        finished = record is not None and isinstance(office.read(compartment, record), Draft)
        with office.work(EventClass.RECORD_SAVED) as work:
            saved = work.put(compartment, note)
            if record is not None and finished:
                work.remove(compartment, record)
            work.overview(
                compartment,
                replace(
                    overview,
                    notes=overview.notes + 1,
                    drafts=overview.drafts - finished,
                    first=min(filter(None, (overview.first, note.date))),
                    last=max(filter(None, (overview.last, note.date))),
                ),
            )
            work.tell_person(compartment, what="note saved", records=[saved])
    return saved


def discard_draft(office: Office, compartment: CompartmentId, record: RecordId) -> None:
    """Delete a draft. Raises InputError when it is no longer here."""
    with office.still():
        if not isinstance(office.read(compartment, record), Draft):
            raise InputError("this draft is no longer here", field="draft", remedy="open the record again")
        overview = _overview(office, compartment)
        with office.work(EventClass.DRAFT_SAVED) as work:
            work.remove(compartment, record)
            work.overview(compartment, replace(overview, drafts=overview.drafts - 1))
            work.tell_person(compartment, what="draft discarded", records=[record])


def _overview(office: Office, compartment: CompartmentId) -> ClientOverview | JointOverview:
    overview = office.overview(compartment)
    if not isinstance(overview, ClientOverview | JointOverview):
        raise InputError("notes are written in a client's record or that of joint work", field="record")
    return overview


def _check_place(office: Office, compartment: CompartmentId, draft: Draft) -> None:
    """Hold what a draft names against its record: a piece of work of it, and a reference of no other note."""
    held = [payload for _, payload in office.read_all(compartment)]
    works = {one.reference for one in held if isinstance(one, Engagement)}
    # A client may have come in without any work; a note of theirs belongs to none.
    if draft.engagement not in (works or {""}):
        raise InputError(
            "this record has no such work",
            field="engagement",
            remedy="open the record and begin the note anew",
        )
    if any(isinstance(one, Note) and one.reference == draft.note for one in held):
        raise InputError(
            "this record has a note of this id already",
            field="note",
            remedy="open the record and begin the note anew",
        )


def _check_text(text: str) -> None:
    if len(text) > LONGEST_NOTE:
        raise InputError(
            f"the note has more than {LONGEST_NOTE:,} characters",
            field="text",
            remedy="divide it into several notes",
        )
    if "\x00" in text:
        raise InputError("the note holds a NUL character", field="text", remedy="paste it as plain text")
