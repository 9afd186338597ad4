"""While I am away: what clients agreed to, and the sealed sheet for a named colleague."""

from datetime import date
from functools import partial

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError, PassphraseError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import day_in
from privity.faces.web.handing import hand_over
from privity.faces.web.pages.clients.record import Compartment, overview_or_404
from privity.faces.web.pages.house.hub import HERE
from privity.model.cover import CoverAgreement, CoverPart
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview
from privity.services.cover import (
    Lapse,
    agreements,
    cover_sheet,
    keep_agreement,
    lapse_of,
    withdraw_agreement,
)
from privity.services.door import hand_out
from privity.services.office import Office

router = APIRouter()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on this desk


@router.get("/cover")
async def cover(visit: Inside) -> Response:
    """The form that makes a sheet, or the one that was just made."""
    return _cover_page(visit)


@router.post("/cover")
async def make(visit: Inside) -> Response:
    """Make the sheet; it waits here until it was taken and its code noted."""
    form = visit.form
    try:
        first, until = day_in(form, "first"), day_in(form, "until")
        await visit.prove()
        visit.login.cover = await visit.do(
            lambda office: cover_sheet(office, form.get("colleague", ""), first, until)
        )
    except (InputError, PassphraseError) as error:
        return _cover_page(visit, error)
    return visit.go("/cover")


@router.post("/cover/take")
async def take(visit: Inside) -> Response:
    """The sheet, through the door, as a file."""
    sheet = visit.login.cover
    if sheet is None:
        return visit.go("/cover")
    [outgoing] = await visit.do(lambda office: hand_out(office, sheet.item))
    return hand_over(outgoing)


@router.post("/cover/done")
async def done(visit: Inside) -> Response:
    """Let go of the sheet and its code."""
    visit.login.cover = None
    return visit.go("/house")


def _cover_page(visit: Visit, error: PrivityError | None = None) -> Response:
    problems: dict[str, PrivityError | None] = dict.fromkeys(("colleague", "first", "until", "passphrase"))
    if error is not None:
        problems[error.field] = error
    form = {"colleague": "", "first": _today().isoformat(), "until": ""} | visit.form
    sheet = visit.login.cover
    return visit.page("cover", HERE, 422 if error else 200, form=form, sheet=sheet, problems=problems)


@router.get("/clients/{compartment}/cover")
async def agreed(visit: Inside, compartment: Compartment) -> Response:
    """What this client agreed to, for whom and until when."""
    return await _agreed_page(visit, compartment)


@router.post("/clients/{compartment}/cover")
async def agree(visit: Inside, compartment: Compartment) -> Response:
    """Write down what this client agreed to."""
    form = visit.form

    def work(office: Office) -> None:
        _name_or_404(office, compartment)
        parts = tuple(part for part in CoverPart if form.get(part) == "yes")
        days = day_in(form, "agreed"), day_in(form, "until")
        agreement = CoverAgreement(form.get("colleague", "").strip(), *days, parts, form.get("said", ""))
        keep_agreement(office, compartment, agreement)

    again = partial(_agreed_page, visit, compartment)
    return await visit.keep(work, f"/clients/{compartment}/cover", "cover.kept", again)


@router.post("/clients/{compartment}/cover/{record}/withdraw")
async def withdraw(visit: Inside, compartment: Compartment, record: str) -> Response:
    """The client takes it back."""

    def work(office: Office) -> None:
        _name_or_404(office, compartment)
        if RecordId(record) not in dict(agreements(office, compartment)):
            raise HTTPException(404)
        withdraw_agreement(office, compartment, RecordId(record))

    await visit.do(work)
    return visit.go(f"/clients/{compartment}/cover", visit.words("cover.withdrawn"))


def _name_or_404(office: Office, compartment: CompartmentId) -> str:
    line = overview_or_404(office, compartment)
    if not isinstance(line, ClientOverview):
        raise HTTPException(404)
    return line.name


async def _agreed_page(visit: Visit, compartment: CompartmentId, error: InputError | None = None) -> Response:
    def read(office: Office) -> tuple[str, list[tuple[RecordId, CoverAgreement, Lapse | None]]]:
        name = _name_or_404(office, compartment)
        return name, [
            (record, one, lapse_of(office, compartment, one))
            for record, one in agreements(office, compartment)
        ]

    name, known = await visit.do(read)
    problems: dict[str, InputError | None] = dict.fromkeys(("colleague", "agreed", "until", "parts", "words"))
    if error is not None:
        problems[error.field] = error
    return visit.page(
        "cover_agreed",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=name,
        known=known,
        parts=list(CoverPart),
        form={"colleague": "", "agreed": _today().isoformat(), "until": "", "said": ""} | visit.form,
        problems=problems,
    )
