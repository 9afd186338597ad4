"""The clients page, a client's or a joint record, and taking on a client."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import Fields
from privity.faces.web.rendering import day
from privity.faces.web.words import Words
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Draft, Note
from privity.model.overview import ClientOverview, JointOverview
from privity.model.people import Client, Contacts
from privity.services.clients import (
    ClientFile,
    JointFile,
    add_client,
    change_client,
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

_BLANK = dict.fromkeys(
    (
        "name",
        "reference",
        "nicknames",
        "born",
        "lives_in",
        "occupation",
        "employer",
        "phone",
        "email",
        "issues",
    ),
    "",
)
# The services name the fields of the model; the form has its own names for two of them.
_FIELD_OF = {"names": "name", "id": "reference"}
_SEPARATORS = re.compile(r"[,;\n]+")


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


@router.get("/clients/new")
async def new_client(visit: Inside) -> Response:
    """An empty form for a new client."""
    return _client_form(visit, _BLANK | {"started": date.today().isoformat()})  # noqa: DTZ011 - the day on this desk


@router.post("/clients/new")
async def take_on(visit: Inside) -> Response:
    """Take on a client and go to their record."""
    try:
        client, engagement = parse_client(visit.form, await visit.do(lambda office: office.new_id()))
        compartment = await visit.do(lambda office: add_client(office, client, engagement))
    except InputError as error:
        return _client_form(visit, _BLANK | {"started": ""} | visit.form, error)
    return visit.go(f"/clients/{compartment}", visit.words("client_form.added"))


def _client_form(visit: Visit, form: Fields, error: InputError | None = None) -> Response:
    problems: dict[str, InputError | None] = dict.fromkeys(("name", "reference", "started", "born"))
    if error is not None:
        problems[_FIELD_OF.get(error.field, error.field)] = error
    more_open = any(form[name] for name in _BLANK if name not in {"name", "reference"})
    return visit.page(
        "client_form", "clients", 422 if error else 200, form=form, problems=problems, more_open=more_open
    )


def parse_client(form: Fields, fresh: str) -> tuple[Client, Engagement]:
    """Read the form of a new client. `fresh` is the id where none was typed. Raises InputError."""
    name, reference = form.get("name", "").strip(), form.get("reference", "").strip() or fresh
    if not name:
        raise InputError("a client needs a name, a code or initials", field="names", remedy="type one")
    try:
        started = date.fromisoformat(form.get("started", ""))
    except ValueError as error:
        raise InputError(
            "this is not a date", field="started", remedy="choose the first day of the work"
        ) from error
    born = form.get("born", "").strip()
    if born and not (born.isascii() and born.isdecimal() and 1890 <= int(born) <= started.year):
        raise InputError(
            "this is not a year of birth", field="born", remedy="type it like 1984, or leave it empty"
        )

    def said(field: str) -> str | None:
        return form.get(field, "").strip() or None

    client = Client(
        reference=reference,
        names=(name,),
        nicknames=_several(form.get("nicknames", "")),
        born=int(born) if born else None,
        occupation=said("occupation"),
        employer=said("employer"),
        lives_in=said("lives_in"),
        contacts=Contacts(_several(form.get("phone", "")), _several(form.get("email", ""))),
    )
    issues = _several(form.get("issues", ""))
    return client, Engagement(f"{reference}-1", (reference,), started, issues=issues)


def _several(typed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _SEPARATORS.split(typed) if part.strip())


@router.get("/clients/{compartment}/details")
async def details(visit: Inside, compartment: Compartment) -> Response:
    """The form of a client who is here, filled in."""
    file = await visit.do(lambda office: _client_file(office, compartment))
    return _details_form(visit, file, _filled(file.client))


@router.post("/clients/{compartment}/details")
async def change_details(visit: Inside, compartment: Compartment) -> Response:
    """Save a client's details anew. What the form does not show stays as it is."""
    file = await visit.do(lambda office: _client_file(office, compartment))
    old = file.client
    form = visit.form | {"reference": old.reference, "started": date.today().isoformat()}  # noqa: DTZ011 - only to be read
    try:
        typed, _ = parse_client(form, old.reference)
        changed = replace(typed, names=typed.names + old.names[1:], sex=old.sex, household=old.household)
        changed = replace(changed, related=old.related, extra=old.extra)
        await visit.do(lambda office: change_client(office, compartment, changed))
    except InputError as error:
        return _details_form(visit, file, _filled(old) | visit.form, error)
    return visit.go(f"/clients/{compartment}", visit.words("client_form.changed"))


def _client_file(office: Office, compartment: CompartmentId) -> ClientFile:
    if not isinstance(overview_or_404(office, compartment), ClientOverview):
        raise HTTPException(404)
    return view_client(office, compartment)


def _filled(client: Client) -> Fields:
    return {
        "name": client.names[0],
        "nicknames": ", ".join(client.nicknames),
        "born": str(client.born or ""),
        "lives_in": client.lives_in or "",
        "occupation": client.occupation or "",
        "employer": client.employer or "",
        "phone": ", ".join(client.contacts.phone),
        "email": ", ".join(client.contacts.email),
    }


def _details_form(visit: Visit, file: ClientFile, form: Fields, error: InputError | None = None) -> Response:
    problems: dict[str, InputError | None] = dict.fromkeys(("name", "born"))
    if error is not None:
        problems[_FIELD_OF.get(error.field, error.field)] = error
    return visit.page(
        "client_details",
        "clients",
        422 if error else 200,
        compartment=file.compartment,
        name=file.overview.name,
        form=form,
        problems=problems,
    )


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
