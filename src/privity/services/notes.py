"""Writing notes: a sealed draft at every pause, then the note, or what it changes in one."""

from dataclasses import replace

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Draft, EarlierText, Note, NoteKind, Purpose, Statement
from privity.model.overview import AloneOverview, JointOverview, RecordOverview
from privity.services.clients import of_kind, record_view
from privity.services.holds import binds
from privity.services.office import Office
from privity.services.templates import is_blank, known_templates

# A session's note is some pages; this is a whole novel. More is refused with words instead of slowing every page.
LONGEST_NOTE = 2_000_000
LONGEST_REASON = 2_000


def save_draft(
    office: Office, compartment: CompartmentId, draft: Draft, record: RecordId | None = None
) -> RecordId:
    """Seal what is being written, as a new draft or as the next state of one. Raises InputError."""
    _check_text(draft)
    with office.still():
        old = office.read(compartment, record) if record is not None else None
        known = isinstance(old, Draft)
        if record is not None and not known:
            raise InputError("this draft is no longer here", field="draft", remedy="save it as a new one")
        overview = _overview(office, compartment)
        # The next state of a sheet comes at every pause in typing; what it names was checked with its first.
        if not (isinstance(old, Draft) and _names(old) == _names(draft)):
            _check_place(office, compartment, draft)
            if not known and draft.purpose is Purpose.NOTE:
                check_writable(office, overview)
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
    note = _note(office, compartment, record)
    record_view(office, compartment, [record])
    return note


def finish_note(
    office: Office, compartment: CompartmentId, draft: Draft, record: RecordId | None = None
) -> RecordId:
    """Turn what was written into what it is for; its draft goes in the same step. Raises InputError.

    That is a new note, the new text of one, or a client's statement beside one. Gives the note's record.
    """
    _check_text(draft)
    with office.still():
        if is_blank(draft.text, known_templates(office)):
            raise InputError(
                "there is nothing in this note yet", field="text", remedy="write it, or discard the draft"
            )
        overview = _overview(office, compartment)
        _check_place(office, compartment, draft)
        finished = record is not None and isinstance(office.read(compartment, record), Draft)
        if draft.purpose is Purpose.NOTE and not finished:
            check_writable(office, overview)
        note = _result(office, compartment, draft)
        with office.work(EventClass.RECORD_SAVED) as work:
            saved = work.put(compartment, note, draft.of)
            if record is not None and finished:
                work.remove(compartment, record)
            counted = _counted(office, compartment, overview, draft, note)
            work.overview(compartment, replace(counted, drafts=overview.drafts - finished))
            work.tell_person(compartment, what=_DONE[draft.purpose], records=[saved])
    return saved


_DONE = {
    Purpose.NOTE: "note saved",
    Purpose.AMENDMENT: "note amended",
    Purpose.STATEMENT: "statement kept beside a note",
}


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


def sign_note(office: Office, compartment: CompartmentId, record: RecordId) -> None:
    """Sign a note: from now on it is amended, never changed. Raises InputError when it was signed already."""
    with office.still():
        note = _note(office, compartment, record)
        if note.signed is not None:
            raise InputError("this note was signed already", field="note", remedy="amend it instead")
        with office.work(EventClass.RECORD_SAVED) as work:
            work.put(compartment, replace(note, signed=office.now()), record)
            work.tell_person(compartment, what="note signed", records=[record])


def begin_change(office: Office, compartment: CompartmentId, record: RecordId) -> Draft:
    """The sheet on which a note is changed, or amended where it is signed. Nothing is stored before it is kept."""
    note = view_note(office, compartment, record)
    return Draft(
        note.reference,
        note.engagement,
        note.date,
        note.text,
        note.kind,
        note.direction,
        note.template,
        Purpose.AMENDMENT,
        record,
    )


def begin_statement(office: Office, compartment: CompartmentId, record: RecordId) -> Draft:
    """The sheet for a client's own words beside a note. Nothing is stored before it is kept."""
    note = view_note(office, compartment, record)
    return Draft(
        note.reference,
        note.engagement,
        note.date,
        "",
        note.kind,
        purpose=Purpose.STATEMENT,
        of=record,
    )


def check_writable(office: Office, overview: RecordOverview) -> None:
    """Raises InputError where nothing new is written any more: those of joint work have parted."""
    if isinstance(overview, AloneOverview) and office.holds(overview.joint):
        joint = office.overview(overview.joint)
        if isinstance(joint, JointOverview) and overview.client not in joint.present:
            raise InputError(
                "they left that work, and what they told alone in it takes no new entry",
                field="record",
                remedy="write in their own record",
            )
        overview = joint if isinstance(joint, JointOverview) else overview
    if isinstance(overview, JointOverview) and overview.closed is not None:
        raise InputError(
            "they have parted, and this record takes no new entry",
            field="record",
            remedy="write in the record of the one you work with now",
        )


def _result(office: Office, compartment: CompartmentId, draft: Draft) -> Note:
    if draft.purpose is Purpose.NOTE or draft.of is None:
        return Note(
            draft.note,
            draft.engagement,
            draft.date,
            draft.text,
            draft.kind,
            direction=draft.direction,
            template=draft.template,
        )
    note = _note(office, compartment, draft.of)
    if draft.purpose is Purpose.STATEMENT:
        return replace(note, statements=(*note.statements, Statement(office.now(), draft.text)))
    if note.signed is None and not binds(office, compartment):
        return replace(note, text=draft.text, date=draft.date, kind=draft.kind, direction=draft.direction)
    if draft.text == note.text:
        raise InputError("the note says this already", field="text", remedy="change it, or discard the draft")
    if not draft.reason.strip():
        raise InputError(
            "a note that is signed, or whose record is on hold, is amended for a stated reason",
            field="reason",
            remedy="say why it changes",
        )
    earlier = (*note.earlier, EarlierText(office.now(), note.text, draft.reason.strip()))
    return replace(note, text=draft.text, earlier=earlier)


def _counted(
    office: Office, compartment: CompartmentId, overview: RecordOverview, draft: Draft, note: Note
) -> RecordOverview:
    """The overview as it is with a note that came or changed."""
    if draft.purpose is Purpose.NOTE:
        return replace(
            overview,
            notes=overview.notes + 1,
            first=min(filter(None, (overview.first, note.date))),
            last=max(filter(None, (overview.last, note.date))),
        )
    others = [one.date for record, one in of_kind(office.read_all(compartment), Note) if record != draft.of]
    dates = [*others, note.date]
    return replace(overview, first=min(dates), last=max(dates))


def _note(office: Office, compartment: CompartmentId, record: RecordId) -> Note:
    note = office.read(compartment, record)
    if not isinstance(note, Note):
        raise InputError("there is no such note here", field="note", remedy="open it from the record")
    return note


def _overview(office: Office, compartment: CompartmentId) -> RecordOverview:
    overview = office.overview(compartment)
    if not isinstance(overview, RecordOverview):
        raise InputError("notes are written in a client's record or that of joint work", field="record")
    return overview


def _names(draft: Draft) -> tuple[str, str, RecordId | None, Purpose]:
    return draft.note, draft.engagement, draft.of, draft.purpose


def _check_place(office: Office, compartment: CompartmentId, draft: Draft) -> None:
    """Hold what a draft names against its record: a piece of work of it, and a reference of no other note."""
    if (draft.purpose is Purpose.NOTE) != (draft.of is None):
        raise InputError("a change names the note that it is of", field="of")
    if draft.of is not None:
        _note(office, compartment, draft.of)
        return
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


def _check_text(draft: Draft) -> None:
    for field, text, longest in (
        ("text", draft.text, LONGEST_NOTE),
        ("reason", draft.reason, LONGEST_REASON),
    ):
        if len(text) > longest:
            raise InputError(
                f"this has more than {longest:,} characters", field=field, remedy="divide it, or shorten it"
            )
        if "\x00" in text:
            raise InputError("this holds a NUL character", field=field, remedy="paste it as plain text")
    if (draft.direction is not None) and draft.kind is not NoteKind.MESSAGE:
        raise InputError(
            "only a message was received or sent", field="kind", remedy="choose one of the kinds"
        )
