"""Operations on the records: bringing in, searching, screening, erasing."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from privity.errors import InputError, RefusedError
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId
from privity.model.notes import Note, NoteKind
from privity.model.overview import RecordOverview
from privity.model.people import Client
from privity.screen import render_screening, render_words_alone
from privity.services.caseload import Bringing, Taken, join, known_references, leave_out
from privity.services.clearing import recipient_of
from privity.services.contact_sheet import refresh_sheet
from privity.services.dispatch.desk import (
    Desk,
    Message,
    Operation,
    Replies,
    client_of,
    convert,
    file_bytes,
    first,
    outgoing,
    text,
)
from privity.services.door import CertificateItem, PassagesItem
from privity.services.enquiries import list_enquiries
from privity.services.erasure import Offered, erase_client
from privity.services.find import Hit, record_results
from privity.services.office import Office
from privity.services.passages import passage
from privity.services.screening import Answer, DraftText, NotScreened, screen_run
from privity.services.screening_runs import JudgedBefore, screen_many

_MOST_HITS = 1000
_PREPARING_SECONDS = 600.0


def _import(desk: Desk, requests: Iterator[Message]) -> Replies:
    """The first request says how; the others bring clients, engagements and notes, and then files, piece by piece."""
    how = first(requests)
    clients: list[Client] = []
    engagements: list[Engagement] = []
    notes: list[Note] = []
    for part in requests:
        if "files" in part:
            break
        clients += convert(part.get("clients", []), list[Client])
        engagements += convert(part.get("engagements", []), list[Engagement])
        notes += convert(part.get("notes", []), list[Note])
    caseload = Caseload(tuple(clients), tuple(engagements), tuple(notes))
    here = known_references(desk.office) & {client.reference for client in clients}
    onto: Mapping[str, CompartmentId] = {}
    if how.get("join"):
        joined = join(desk.office, caseload)
        caseload, onto = joined.caseload, joined.onto
    elif here and (how.get("partial") or how.get("dry_run")):
        caseload = leave_out(caseload, here)
    kept = {note.reference for note in caseload.notes}
    if how.get("dry_run"):
        files = convert(how.get("files", []), list[str])
        works = sum(not set(one.clients) & onto.keys() for one in caseload.engagements)
        taken = Taken(
            len(caseload.clients) - len(onto),
            works,
            len(caseload.notes),
            sum(note in kept for note in files),
            len(onto),
        )
    else:
        taken = _brought(Bringing(desk.office, caseload, onto), requests)
    yield {
        "clients": taken.clients,
        "engagements": taken.engagements,
        "notes": taken.notes,
        "files": taken.files,
        "joined": taken.joined,
        "here_already": sorted(here - onto.keys()),
    }


def _brought(bringing: Bringing, requests: Iterator[Message]) -> Taken:
    """Seal what comes of files, each announced by one request and ended by one without data, and commit it all."""
    try:
        for part in requests:
            bringing.file(text(part, "note"), text(part, "name"), _pieces(requests))
        return bringing.keep()
    except BaseException:
        bringing.abandon()
        raise


def _pieces(requests: Iterator[Message]) -> Iterator[bytes]:
    for part in requests:
        if "data" not in part:
            return
        yield file_bytes(text(part, "data"))


def _search(desk: Desk, requests: Iterator[Message]) -> Replies:
    """Ids, dates and kinds; passages for the eye of whoever asks, or through the door for a stated reason."""
    request = first(requests)
    words, passages = text(request, "words"), request.get("passages")
    hits = desk.find_index().search(words, limit=_MOST_HITS)
    found = [(hit, _note(desk.office, hit)) for hit in hits]
    # Process notes lie apart: that one matches is told, and what it says only to whoever asks for that by name.
    apart = () if request.get("process") else (NoteKind.PROCESS,)
    shown = [
        (hit, "" if note.kind in apart else _passage(note.written, words))
        for hit, note in found
        if note is not None
    ]
    if passages == "outgoing":
        leaving = [(hit, shown_text) for hit, shown_text in shown if hit.kind not in apart]
        item = PassagesItem(
            tuple(hit for hit, _ in leaving),
            tuple(shown_text for _, shown_text in leaving),
            text(request, "reason"),
        )
        yield from outgoing(desk.office, item)
        return
    if hits:
        record_results(desk.office, hits)
    owners = desk.office.overviews()
    for hit, found_text in shown:
        owner = owners.get(hit.compartment)
        named = owner.reference if isinstance(owner, RecordOverview) else ""
        line = {"note": hit.reference, "of": named, "date": hit.date.isoformat(), "kind": hit.kind.value}
        yield {**line, "passage": found_text} if passages == "shown" else line


def _screen(desk: Desk, requests: Iterator[Message]) -> Replies:
    """A run of drafts, each answered before the next is taken, with one entry for the run.

    Vectors that are missing, of a caseload brought in just now, are made first.
    """
    for done, notes in desk.screener.complete(_PREPARING_SECONDS):
        yield {"preparing": {"done": done, "notes": notes}}
    today = desk.office.today()
    for found in screen_run(
        desk.office, desk.screener, (_draft(desk.office, request, today) for request in requests)
    ):
        yield _rendered(found)


def _screen_many(desk: Desk, requests: Iterator[Message]) -> Replies:
    """A run over documents: the first request says whether to go on where an earlier one was."""
    how = first(requests)
    for done, notes in desk.screener.complete(_PREPARING_SECONDS):
        yield {"preparing": {"done": done, "notes": notes}}
    today = desk.office.today()
    drafts = (_draft(desk.office, request, today) for request in requests)
    # An earlier run went by words alone too: under another encoder, or with one, everything is judged anew.
    alone = render_words_alone(desk.screener.words_alone)
    beside = {"screened": {"words_alone": alone}} if alone else {}
    for found in screen_many(desk.office, desk.screener, drafts, resume=bool(how.get("resume"))):
        if isinstance(found, JudgedBefore):
            known = {"schema": "privity.judged-before/1", "id": found.id, "verdict": found.verdict.value}
            yield {**known, **beside}
        else:
            yield _rendered(found)


def _rendered(found: Answer) -> Message:
    if isinstance(found, NotScreened):
        error = found.error
        refused = {"refused": True} if isinstance(error, RefusedError) else {}
        told = {"field": error.field, "message": error.message, "remedy": error.remedy, **refused}
        return {"id": found.id, "error": told}
    return render_screening(found.screening, found.id, found.elapsed_ms)


def _draft(office: Office, request: Message, today: date) -> DraftText | NotScreened:
    """A draft, or what was wrong with a line of the input that was to be one: its answer keeps its place."""
    match request:
        case {"error": {"field": str(field), "message": str(message), "remedy": str(remedy)}}:
            return NotScreened(request.get("id"), InputError(message, field=field, remedy=remedy))
    draft = DraftText(
        text(request, "id"),
        text(request, "text"),
        tuple(request.get("unread_parts", ())),
        source=str(request.get("source", "")),
    )
    if not request.get("to"):
        return draft
    try:
        return replace(draft, cover=recipient_of(office, text(request, "to"), draft.text, today).cover)
    except (InputError, RefusedError) as error:
        return NotScreened(draft.id, error)


def _erase(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    offered = convert(request.get("account"), Offered | None)  # type: ignore[arg-type]
    certificate = erase_client(desk.office, client_of(desk.office, iter([request])), offered)
    refresh_sheet(desk.office)
    yield from outgoing(desk.office, CertificateItem(certificate))


def _enquiries(desk: Desk, requests: Iterator[Message]) -> Replies:
    """Codes and days of enquiries, whichever is due first at the head; never a name."""
    request = first(requests)
    today = convert(request.get("today"), date)
    for line in list_enquiries(desk.office):
        if line.is_due(today) or not request.get("due"):
            yield {
                "enquiry": line.overview.reference,
                "asked": line.overview.asked.isoformat(),
                "shred_on": line.overview.shred_on.isoformat(),
                "due": line.is_due(today),
            }


def _note(office: Office, hit: Hit) -> Note | None:
    payload = office.read(hit.compartment, hit.record) if office.holds(hit.compartment) else None
    return payload if isinstance(payload, Note) else None


def _passage(text: str, words: str) -> str:
    return "".join(part for part, _ in passage(text, words))


OPERATIONS: Final[Mapping[str, Operation]] = {
    "import": _import,
    "search": _search,
    "screen": _screen,
    "screen-many": _screen_many,
    "erase": _erase,
    "enquiries": _enquiries,
}
