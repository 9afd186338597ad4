"""The clients page, and a client's or a joint record."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.faces.web.face import Inside, Visit
from privity.faces.web.rendering import day
from privity.faces.web.words import Words
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Draft, Note
from privity.model.overview import ClientOverview, JointOverview
from privity.services.clients import (
    ClientFile,
    JointFile,
    list_clients,
    view_client,
    view_joint,
)
from privity.services.notes import view_note
from privity.services.office import Office

router = APIRouter()

PER_PAGE = 60
NOTES_PER_PAGE = 20
_ID = r"^[0-9a-f]{32}$"

Compartment = Annotated[CompartmentId, Path(pattern=_ID)]
Record = Annotated[RecordId, Path(pattern=_ID)]
Number = Annotated[int, Path(ge=1, le=100_000)]


@dataclass(frozen=True, slots=True)
class Shelf:
    """A client's record, or that of joint work, as the page shows it."""

    compartment: CompartmentId
    name: str
    summary: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    work: tuple[tuple[str, tuple[str, ...]], ...]
    notes: Sequence[tuple[RecordId, Note]]
    drafts: Sequence[tuple[RecordId, Draft]]
    others: tuple[tuple[CompartmentId, str], ...]
    is_joint: bool


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
    )


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
    return visit.page(
        "client",
        "clients",
        client=shelf,
        notes=shelf.notes[first : first + NOTES_PER_PAGE],
        newer=(here if number == 2 else f"{here}/page/{number - 1}") if number > 1 else "",
        older=f"{here}/page/{number + 1}" if first + NOTES_PER_PAGE < len(shelf.notes) else "",
    )


@router.get("/clients/{compartment}/notes/{record}")
async def one_note(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """One note by itself."""

    def fetch(office: Office) -> tuple[str, Note]:
        return overview_or_404(office, compartment).name, view_note(office, compartment, record)

    name, note = await visit.do(fetch)
    return visit.page("note", "clients", compartment=compartment, name=name, note=note)


def overview_or_404(office: Office, compartment: CompartmentId) -> ClientOverview | JointOverview:
    """The overview of a record. An id of nothing, of something else and of something erased look alike."""
    overview = office.overview(compartment) if office.holds(compartment) else None
    if not isinstance(overview, ClientOverview | JointOverview):
        raise HTTPException(404)
    return overview


def _open(office: Office, compartment: CompartmentId, words: Words) -> Shelf:
    if isinstance(overview_or_404(office, compartment), JointOverview):
        return _joint_shelf(view_joint(office, compartment), words)
    return _client_shelf(view_client(office, compartment), words)


def _client_shelf(file: ClientFile, words: Words) -> Shelf:
    client = file.client
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
        "related": ", ".join(f"{one.name} ({one.role})" for one in client.related),
        "reference": client.reference if not re.fullmatch(r"[0-9a-f]{32}", client.reference) else "",
    }
    return Shelf(
        file.compartment,
        file.overview.name,
        _summary(file.overview, words),
        tuple((words(f"client.fact.{name}"), value) for name, value in shown.items() if value),
        _work(file.engagements, words),
        file.notes,
        file.drafts,
        tuple((compartment, overview.name) for compartment, overview in file.joint),
        is_joint=False,
    )


def _joint_shelf(file: JointFile, words: Words) -> Shelf:
    return Shelf(
        file.compartment,
        file.overview.name,
        (words(f"unit.{file.overview.unit}"), *_summary(file.overview, words)),
        (),
        _work(file.engagements, words),
        file.notes,
        file.drafts,
        tuple((member.compartment, member.overview.name) for member in file.members),
        is_joint=True,
    )


def _summary(overview: ClientOverview | JointOverview, words: Words) -> tuple[str, ...]:
    lines = [words("clients.notes", n=overview.notes)]
    if overview.ended:
        lines.append(words("client.ended", day=day(words, overview.ended)))
    elif overview.started:
        lines.append(words("client.since", day=day(words, overview.started)))
    return tuple(lines)


def _work(
    engagements: Sequence[tuple[RecordId, Engagement]], words: Words
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    lines = []
    for _, one in sorted(engagements, key=lambda pair: pair[1].started, reverse=True):
        started = day(words, one.started)
        if one.ended:
            how = words(f"ended_as.{one.ended_as}") if one.ended_as else words("client.over")
            line = words(
                "client.work_ended",
                unit=words(f"unit.{one.unit}"),
                start=started,
                end=day(words, one.ended),
                how=how,
            )
        else:
            line = words("client.work_open", unit=words(f"unit.{one.unit}"), start=started)
        lines.append((line, one.issues))
    return tuple(lines)


def engagement_for(office: Office, compartment: CompartmentId) -> str:
    """The work that a new note belongs to: the newest that is still open, else the newest."""
    works = [payload for _, payload in office.read_all(compartment) if isinstance(payload, Engagement)]
    works.sort(key=lambda one: (one.ended is None, one.started))
    return works[-1].reference if works else ""
