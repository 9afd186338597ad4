"""The clients page, and a client's or a joint record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.faces.web.face import Inside, Visit
from privity.faces.web.reach import Reach, reach_of
from privity.faces.web.rendering import day
from privity.faces.web.words import Words
from privity.model.attachments import Attachment
from privity.model.engagement import Engagement, Secrets
from privity.model.enquiry import Enquiry
from privity.model.ids import CompartmentId, RecordId, is_id
from privity.model.notes import Draft, Note
from privity.model.overview import (
    AloneOverview,
    ClientOverview,
    EnquiryOverview,
    JointOverview,
    RecordOverview,
)
from privity.model.people import Client
from privity.services.appointments import next_of
from privity.services.clients import list_clients, view_record
from privity.services.enquiries import list_enquiries
from privity.services.holds import held_records
from privity.services.offers.arriving import offered_in
from privity.services.offers.keeping import offers_of
from privity.services.office import Office
from privity.services.quiet_word import Elsewhere, quiet_word
from privity.services.terms import open_questions
from privity.services.wishes import wishes_of

router = APIRouter()

PER_PAGE = 60
NOTES_PER_PAGE = 20
_ID = r"^[0-9a-f]{32}$"

Compartment = Annotated[CompartmentId, Path(pattern=_ID)]
Record = Annotated[RecordId, Path(pattern=_ID)]
Number = Annotated[int, Path(ge=1, le=100_000)]


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One piece of work as pages tell of it."""

    record: RecordId
    says: str
    issues: tuple[str, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """A record as its page shows it, whoever it is about; `what` says which kind of record it is."""

    what: str
    compartment: CompartmentId
    name: str
    summary: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    work: tuple[WorkLine, ...]
    notes: Sequence[tuple[RecordId, Note]]
    process: int
    files: Sequence[tuple[RecordId, Attachment]]
    drafts: Sequence[tuple[RecordId, Draft]]
    others: tuple[tuple[CompartmentId, str, date | None], ...]
    alone: tuple[tuple[CompartmentId, str], ...]
    reach: tuple[Reach, ...]
    unsaid: tuple[tuple[CompartmentId, str], ...]
    next: datetime | None
    secrets: Secrets | None
    closed: date | None
    left: date | None
    enquiry: Enquiry | None


@router.get("/clients")
async def clients(visit: Inside) -> Response:
    """Every client, whoever was seen last first."""
    return await _clients_page(visit, 1)


@router.get("/clients/page/{number}")
async def more_clients(visit: Inside, number: Number) -> Response:
    """A further page of clients."""
    return await _clients_page(visit, number)


async def _clients_page(visit: Visit, number: int) -> Response:
    lines = await visit.do(list_clients)
    first = (number - 1) * PER_PAGE
    if first and first >= len(lines):
        raise HTTPException(404)
    return visit.page(
        "clients",
        "clients",
        clients=lines[first : first + PER_PAGE],
        total=len(lines),
        newer=_page(number - 1) if number > 1 else "",
        older=_page(number + 1) if first + PER_PAGE < len(lines) else "",
        doubt=visit.face.desk.doubt,
        due=await visit.do(lambda office: sum(one.is_due(date.today()) for one in list_enquiries(office))),  # noqa: DTZ011 - the day on this desk
    )


@router.post("/date-is-right")
async def date_is_right(visit: Inside) -> Response:
    """The date that this computer shows is right, though long after the last entry."""
    await visit.face.desk.date_is_right()
    return visit.go("/clients", visit.words("clients.doubt.kept"))


def _page(number: int) -> str:
    return "/clients" if number == 1 else f"/clients/page/{number}"


@router.get("/clients/{compartment}")
async def record(visit: Inside, compartment: Compartment) -> Response:
    """A record: details, work and the newest notes."""
    return await _record_page(visit, compartment, 1)


@router.get("/clients/{compartment}/page/{number}")
async def more_notes(visit: Inside, compartment: Compartment, number: Number) -> Response:
    """A further page of a record's notes."""
    return await _record_page(visit, compartment, number)


async def _record_page(visit: Visit, compartment: CompartmentId, number: int) -> Response:
    shelf = await visit.do(lambda office: _open(office, compartment, visit.words))
    first = (number - 1) * NOTES_PER_PAGE
    if first and first >= len(shelf.notes):
        raise HTTPException(404)
    here = f"/clients/{compartment}"
    quiet = await _quiet_word(visit, compartment) if shelf.what == "enquiry" else []
    held = await visit.do(lambda office: compartment in held_records(office))
    offers, offered = await visit.do(lambda office: _offers(office, shelf))
    has_terms = shelf.what in ("client", "joint")
    asked = await visit.do(lambda office: open_questions(office, compartment)) if has_terms else 0
    over = shelf.what == "joint" and not any(line.is_open for line in shelf.work)
    return visit.page(
        "client",
        "clients",
        client=shelf,
        quiet=quiet,
        held=held,
        open_questions=asked,
        offers=offers,
        offered=offered,
        erasable=over or shelf.what in ("client", "enquiry"),
        notes=shelf.notes[first : first + NOTES_PER_PAGE],
        newer=(here if number == 2 else f"{here}/page/{number - 1}") if number > 1 else "",
        older=f"{here}/page/{number + 1}" if first + NOTES_PER_PAGE < len(shelf.notes) else "",
    )


_Dated = list[tuple[RecordId, date]]


def _offers(office: Office, shelf: Shelf) -> tuple[_Dated, _Dated]:
    """What this client offered and was taken up, and the messages that offer something and were not."""
    if shelf.what not in ("client", "joint"):
        return [], []
    known = offers_of(office, shelf.compartment)
    taken = {one.note for _, one in known}
    return [(record, one.came_on) for record, one in known], [
        (record, note.date)
        for record, note in shelf.notes
        if record not in taken and offered_in(office, shelf.compartment, note)
    ]


async def _quiet_word(visit: Visit, compartment: CompartmentId) -> list[Elsewhere] | None:
    """Where else an enquirer appears; None while the records are still being read in."""
    desk = visit.face.desk
    if not desk.screener.ready or desk.warming:
        desk.warm_screen()
        return None
    return await visit.do(lambda office: quiet_word(office, desk.screener, desk.index, compartment))


def overview_or_404(office: Office, compartment: CompartmentId) -> RecordOverview:
    """The overview of a record. An id of nothing, of something else and of something erased look alike."""
    overview = office.overview(compartment) if office.holds(compartment) else None
    if not isinstance(overview, RecordOverview):
        raise HTTPException(404)
    return overview


def name_of(office: Office, compartment: CompartmentId, words: Words) -> str:
    """How pages call a record: by the names of those it is with, and that it holds what one of them told alone."""
    overview = overview_or_404(office, compartment)
    if isinstance(overview, AloneOverview):
        return words("alone.of", name=overview.name)
    return overview.name


def _open(office: Office, compartment: CompartmentId, words: Words) -> Shelf:
    overview_or_404(office, compartment)
    file = view_record(office, compartment)
    overview = file.overview
    reach = [reach_of(words, "", wishes) for _, wishes in file.wishes]
    unsaid: list[tuple[CompartmentId, str]] = []
    if isinstance(overview, JointOverview):
        here = [line for line in file.members if line.compartment in overview.present]
        said = [(line, wishes_of(office, line.compartment)) for line in here]
        reach = [reach_of(words, line.overview.name, wishes) for line, wishes in said if wishes is not None]
        unsaid = [(line.compartment, line.overview.name) for line, wishes in said if wishes is None]
    works = sorted((one for _, one in file.engagements), key=lambda one: one.started)
    others = [(one, line.name, line.left(compartment)) for one, line in file.joint]
    others += [
        (
            line.compartment,
            line.overview.name,
            overview.left(line.compartment) if isinstance(overview, JointOverview) else None,
        )
        for line in file.members
    ]
    told_alone = [(one, _told_alone(office, line, overview, words)) for one, line in file.alone]
    return Shelf(
        what_of(overview),
        compartment,
        name_of(office, compartment, words),
        _summary(overview, words),
        _facts(file.client, words) if file.people else (),
        work_lines(file.engagements, words) if not isinstance(overview, AloneOverview) else (),
        file.notes,
        file.process,
        file.attachments,
        file.drafts,
        tuple(others),
        tuple(told_alone),
        tuple(reach),
        tuple(unsaid),
        next_of((one for _, one in file.appointments), datetime.now()),  # noqa: DTZ005 - the clock on the wall
        works[-1].secrets if works else None,
        *_closed(office, overview),
        file.enquiries[0][1] if file.enquiries and isinstance(overview, EnquiryOverview) else None,
    )


def _closed(office: Office, overview: RecordOverview) -> tuple[date | None, date | None]:
    """Since when nothing new is written here: they parted, or the one whose words these are left the work."""
    joint: object = overview
    left = None
    if isinstance(overview, AloneOverview):
        joint = office.overview(overview.joint) if office.holds(overview.joint) else None
        left = joint.left(overview.client) if isinstance(joint, JointOverview) else None
    return joint.closed if isinstance(joint, JointOverview) else None, left


def what_of(overview: RecordOverview) -> str:
    """The kind of a record, as words and templates name it."""
    match overview:
        case ClientOverview():
            return "client"
        case JointOverview():
            return "joint"
        case AloneOverview():
            return "alone"
        case EnquiryOverview():
            return "enquiry"


def _told_alone(office: Office, line: AloneOverview, beside: RecordOverview, words: Words) -> str:
    """On the page of the work one sees who told it; on that person's page, in which work."""
    if isinstance(beside, JointOverview):
        return line.name
    joint = office.overview(line.joint) if office.holds(line.joint) else None
    return words("alone.within", name=joint.name if isinstance(joint, JointOverview) else "")


def _facts(client: Client, words: Words) -> tuple[tuple[str, str], ...]:
    shown = {
        "names": ", ".join(client.names[1:]),
        "nicknames": ", ".join(client.nicknames),
        "born": str(client.born or ""),
        "occupation": client.occupation,
        "employer": client.employer,
        "lives_in": client.lives_in,
        "household": client.household,
        "phone": ", ".join(client.contacts.phone),
        "email": ", ".join(client.contacts.email),
        "related": ", ".join(f"{one.name} ({one.role})" if one.role else one.name for one in client.related),
        "reference": client.reference if not is_id(client.reference) else "",
    }
    return tuple((words(f"client.fact.{name}"), value) for name, value in shown.items() if value)


def _summary(overview: RecordOverview, words: Words) -> tuple[str, ...]:
    lines = [words(f"unit.{overview.unit}")] if isinstance(overview, JointOverview) else []
    lines.append(words("clients.notes", n=overview.notes))
    match overview:
        case AloneOverview():
            lines.insert(0, words("alone.sealed"))
        case EnquiryOverview():
            lines.insert(0, words("enquiry.asked_on", day=day(words, overview.asked)))
        case _ if overview.ended:
            lines.append(words("client.ended", day=day(words, overview.ended)))
        case _ if overview.started:
            lines.append(words("client.since", day=day(words, overview.started)))
    return tuple(lines)


def work_lines(engagements: Sequence[tuple[RecordId, Engagement]], words: Words) -> tuple[WorkLine, ...]:
    """The pieces of work of a record in words, the newest at the head."""
    lines = []
    for record, one in sorted(engagements, key=lambda pair: pair[1].started, reverse=True):
        started = day(words, one.started)
        if one.ended:
            how = words(f"ended_as.{one.ended_as}") if one.ended_as else words("client.over")
            how = words("work.parted") if one.parted else how
            line = words(
                "client.work_ended",
                unit=words(f"unit.{one.unit}"),
                start=started,
                end=day(words, one.ended),
                how=how,
            )
        else:
            line = words("client.work_open", unit=words(f"unit.{one.unit}"), start=started)
        lines.append(WorkLine(record, line, one.issues, one.ended is None))
    return tuple(lines)
