"""Next dates: a time, a length, kept or missed. No calendar: Privity lives beside one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import Fields
from privity.faces.web.pages.clients.record import Compartment, Record, overview_or_404
from privity.faces.web.reach import Reach, reaches_of
from privity.model.appointment import Appointment, Attendance
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview, JointOverview
from privity.services.appointments import (
    coming,
    drop_appointment,
    keep_appointment,
    mark_appointment,
    move_appointment,
)
from privity.services.clients import newest_work, of_kind, record_view
from privity.services.office import Office

router = APIRouter()

SHOWN = 40
LENGTHS = (30, 45, 50, 60, 90, 120)


@dataclass(frozen=True, slots=True)
class _Dates:
    name: str
    planned: list[tuple[RecordId, Appointment]]
    past: list[tuple[RecordId, Appointment]]
    reach: tuple[Reach, ...]
    closed: bool


@router.get("/dates")
async def dates(visit: Inside) -> Response:
    """The next date of everybody who has one, soonest first."""
    now = datetime.now()  # noqa: DTZ005 - the clock on the wall
    found = await visit.do(lambda office: coming(office, now))
    return visit.page(
        "dates",
        "clients",
        coming=[one for one in found if one.starts >= now],
        unsettled=[one for one in found if one.starts < now],
    )


@router.get("/clients/{compartment}/dates")
async def dates_of(visit: Inside, compartment: Compartment) -> Response:
    """The dates of one record, and a form for the next."""
    return await _page(visit, compartment)


@router.post("/clients/{compartment}/dates")
async def add(visit: Inside, compartment: Compartment) -> Response:
    """Keep a further date."""

    def work(office: Office) -> None:
        _overview(office, compartment)
        starts, minutes = _parse(visit.form)
        keep_appointment(office, compartment, Appointment(newest_work(office, compartment), starts, minutes))

    return await _done(visit, compartment, work, "dates.added")


@router.post("/clients/{compartment}/dates/{record}")
async def mark(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Say what became of a date, or take it out."""

    def work(office: Office) -> None:
        _overview(office, compartment)
        said = visit.form.get("attendance", "")
        if said == "moved":
            starts, minutes = _parse(visit.form)
            move_appointment(office, compartment, record, starts, minutes)
            return
        if said == "mistake":
            drop_appointment(office, compartment, record)
            return
        try:
            attendance = Attendance(said)
        except ValueError as error:
            raise InputError("say what became of it", field="starts", remedy="choose one") from error
        mark_appointment(office, compartment, record, attendance)

    return await _done(visit, compartment, work, "dates.marked")


def _parse(form: Fields) -> tuple[datetime, int]:
    try:
        day, at = date.fromisoformat(form.get("day", "")), time.fromisoformat(form.get("at", ""))
    except ValueError as error:
        raise InputError("this is not a time", field="starts", remedy="choose day and hour") from error
    minutes = form.get("minutes", "")
    if not (minutes.isascii() and minutes.isdecimal() and len(minutes) < 5):
        raise InputError("this is not a length", field="minutes", remedy="give its minutes")
    return datetime.combine(day, at.replace(tzinfo=None, microsecond=0)), int(minutes)


def _overview(office: Office, compartment: CompartmentId) -> ClientOverview | JointOverview:
    overview = overview_or_404(office, compartment)
    if not isinstance(overview, ClientOverview | JointOverview):
        raise HTTPException(404)
    return overview


async def _done(
    visit: Visit, compartment: CompartmentId, work: Callable[[Office], None], said: str
) -> Response:
    return await visit.keep(work, f"/clients/{compartment}/dates", said, partial(_page, visit, compartment))


async def _page(visit: Visit, compartment: CompartmentId, error: InputError | None = None) -> Response:
    def fetch(office: Office) -> _Dates:
        overview = _overview(office, compartment)
        found = of_kind(office.read_all(compartment), Appointment)
        record_view(office, compartment, [record for record, _ in found])
        found.sort(key=lambda one: one[1].starts)
        return _Dates(
            overview.name,
            [one for one in found if one[1].attendance is Attendance.PLANNED],
            [one for one in reversed(found) if one[1].attendance is not Attendance.PLANNED][:SHOWN],
            reaches_of(office, compartment, visit.words),
            isinstance(overview, JointOverview) and overview.closed is not None,
        )

    shown = await visit.do(fetch)
    lasts = str(
        shown.planned[-1][1].minutes if shown.planned else shown.past[0][1].minutes if shown.past else 50
    )
    problems: dict[str, InputError | None] = dict.fromkeys(("starts", "minutes"))
    if error is not None:
        problems[error.field] = error
    return visit.page(
        "record_dates",
        "clients",
        422 if error else 200,
        compartment=compartment,
        dates=shown,
        problems=problems,
        form={"day": "", "at": "", "minutes": lasts} | visit.form,
        lengths=LENGTHS,
    )
