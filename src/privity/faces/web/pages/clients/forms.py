"""The forms about a client: taking one on, and changing their details."""

import re
from dataclasses import replace
from datetime import date
from typing import TypeVar

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import Fields, day_in
from privity.faces.web.pages.clients.record import Compartment, overview_or_404
from privity.faces.web.seen import ChangedMeanwhileError, merge, seen_of
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview, EnquiryOverview
from privity.model.people import Client, Contacts, Relation
from privity.services.clients import RecordFile, add_client, change_client, of_kind, view_record
from privity.services.office import Office

router = APIRouter()

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
        "other_names",
        "household",
        "related",
        "issues",
    ),
    "",
)
# The services name the fields of the model; the form has its own names for two of them.
_FIELD_OF = {"names": "name", "id": "reference"}
_SEPARATORS = re.compile(r"[,;\n]+")
_Part = TypeVar("_Part")
_CLOSE = re.compile(r"(?P<name>.*?)\s*\((?P<role>[^()]*)\)")


@router.get("/clients/new")
async def new_client(visit: Inside) -> Response:
    """An empty form for a new client."""
    return _client_form(visit, _BLANK | {"started": date.today().isoformat()})  # noqa: DTZ011 - the day on this desk


@router.post("/clients/new")
async def take_on(visit: Inside) -> Response:
    """Take on a client and go to their record."""
    namesake = visit.form.get("namesake") == "yes"
    try:
        client, engagement = parse_client(visit.form, await visit.do(lambda office: office.new_id()))
        compartment = await visit.do(lambda office: add_client(office, client, engagement, namesake=namesake))
    except InputError as error:
        return _client_form(visit, _BLANK | {"started": ""} | visit.form, error)
    return visit.go(f"/clients/{compartment}", visit.words("client_form.added"))


def _client_form(visit: Visit, form: Fields, error: InputError | None = None) -> Response:
    problems: dict[str, InputError | None] = dict.fromkeys((*_BLANK, "started", "namesake"))
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
    started = day_in(form, "started", "choose the first day of the work")
    born = form.get("born", "").strip()
    if born and not (
        born.isascii() and born.isdecimal() and len(born) == 4 and 1890 <= int(born) <= started.year
    ):
        raise InputError(
            "this is not a year of birth", field="born", remedy="type it like 1984, or leave it empty"
        )

    def said(field: str) -> str | None:
        return form.get(field, "").strip() or None

    client = Client(
        reference=reference,
        names=(name, *_several(form.get("other_names", ""))),
        nicknames=_several(form.get("nicknames", "")),
        born=int(born) if born else None,
        occupation=said("occupation"),
        employer=said("employer"),
        lives_in=said("lives_in"),
        household=said("household"),
        related=_close(form.get("related", "")),
        contacts=Contacts(_several(form.get("phone", "")), _several(form.get("email", ""))),
    )
    issues = _several(form.get("issues", ""))
    return client, Engagement(f"{reference}-1", (reference,), started, issues=issues)


def _several(typed: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _SEPARATORS.split(typed) if part.strip())


def _close(typed: str) -> tuple[Relation, ...]:
    """People close to a client, one a line: a name, and in parentheses who that is to them."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    found = [_CLOSE.fullmatch(line) for line in lines]
    return tuple(
        Relation(one["role"].strip(), one["name"]) if one and one["name"] else Relation("", line)
        for line, one in zip(lines, found, strict=True)
    )


@router.get("/clients/{compartment}/details")
async def details(visit: Inside, compartment: Compartment) -> Response:
    """The form of a client who is here, filled in."""
    file = await visit.do(lambda office: _client_file(office, compartment))
    return _details_form(visit, file, _filled(file.client))


@router.post("/clients/{compartment}/details")
async def change_details(visit: Inside, compartment: Compartment) -> Response:
    """Save a client's details anew. What the form does not show, or was not touched in it, stays as it is."""
    file = await visit.do(lambda office: _client_file(office, compartment))

    def work(office: Office) -> None:
        with office.still():
            [(_, old)] = of_kind(office.read_all(compartment), Client)
            change_client(office, compartment, _changed(old, merge(_filled(old), visit.form)))

    try:
        await visit.do(work)
    except ChangedMeanwhileError as error:
        file = await visit.do(lambda office: _client_file(office, compartment))
        return _details_form(visit, file, error.form, error)
    except InputError as error:
        return _details_form(visit, file, _filled(file.client) | visit.form, error)
    return visit.go(f"/clients/{compartment}", visit.words("client_form.changed"))


def _changed(old: Client, form: Fields) -> Client:
    """The details with what is another in the form. A list as it was shown stays as it was kept, commas and all."""
    shown = _filled(old)
    plain = {"reference": old.reference, "started": date.today().isoformat()}  # noqa: DTZ011 - only to be read
    born = {"born": ""} if form["born"] == shown["born"] else {}
    typed, _ = parse_client(form | plain | born, old.reference)
    phone, email = typed.contacts.phone, typed.contacts.email
    return replace(
        typed,
        sex=old.sex,
        extra=old.extra,
        born=old.born if born else typed.born,
        names=(typed.names[0], *(_same("other_names", form, shown, old.names[1:], typed.names[1:]))),
        nicknames=_same("nicknames", form, shown, old.nicknames, typed.nicknames),
        related=_same("related", form, shown, old.related, typed.related),
        contacts=Contacts(
            _same("phone", form, shown, old.contacts.phone, phone),
            _same("email", form, shown, old.contacts.email, email),
        ),
    )


def _same(
    name: str, form: Fields, shown: Fields, kept: tuple[_Part, ...], typed: tuple[_Part, ...]
) -> tuple[_Part, ...]:
    return kept if form[name] == shown[name] else typed


def _client_file(office: Office, compartment: CompartmentId) -> RecordFile:
    if not isinstance(overview_or_404(office, compartment), ClientOverview | EnquiryOverview):
        raise HTTPException(404)
    return view_record(office, compartment)


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
        "other_names": "; ".join(client.names[1:]),
        "household": client.household or "",
        "related": "\n".join(f"{one.name} ({one.role})" if one.role else one.name for one in client.related),
    }


def _details_form(visit: Visit, file: RecordFile, form: Fields, error: InputError | None = None) -> Response:
    # After a mistake the page goes on with what its reader saw, not with what is kept by now.
    seen = seen_of(_filled(file.client))
    if error is not None and not isinstance(error, ChangedMeanwhileError):
        seen = form.get("seen", seen)
    problems: dict[str, InputError | None] = dict.fromkeys(("name", "born", *_BLANK))
    if error is not None:
        problems[_FIELD_OF.get(error.field, error.field)] = error
    return visit.page(
        "client_details",
        "clients",
        422 if error else 200,
        compartment=file.compartment,
        name=file.overview.name,
        form=form,
        seen=seen,
        problems=problems,
    )
