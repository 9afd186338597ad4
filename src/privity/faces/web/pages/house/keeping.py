"""How long records are kept, what is due, and holds. Nothing goes by itself."""

from datetime import date
from functools import partial

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import day_if_any
from privity.faces.web.pages.clients.record import Compartment, overview_or_404
from privity.faces.web.pages.house.hub import HERE
from privity.model.ids import CompartmentId
from privity.model.keeping import HeldRecord, Hold, KeepingChoice
from privity.model.overview import ClientOverview, EnquiryOverview, JointOverview, RecordOverview
from privity.services.holds import held_records, hold_of, lift_hold, place_hold
from privity.services.keeping import (
    Due,
    KeepingRule,
    choose_keeping,
    keeping_choice,
    keeping_list,
    keeping_rules,
)
from privity.services.office import Office

router = APIRouter()

_MOST_COMING = 20
_Held = list[tuple[CompartmentId, str, HeldRecord]]


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on this desk


@router.get("/keeping")
async def keeping(visit: Inside) -> Response:
    """What was chosen, what is due, what is on hold."""
    return await _page(visit)


@router.get("/keeping/times")
async def times(visit: Inside) -> Response:
    """Every published time that is known here, with where it stands and what was read of it."""
    places: dict[str, list[KeepingRule]] = {}
    for rule in keeping_rules():
        places.setdefault(rule.place, []).append(rule)
    return visit.page("keeping_times", HERE, places=list(places.items()))


@router.post("/keeping")
async def choose(visit: Inside) -> Response:
    """Choose how long records are kept."""
    form = visit.form
    try:
        years, minor = _number(form.get("years", ""), "years"), form.get("minor_until", "").strip()
        minor_until = _number(minor, "minor_until") if minor else None
        warning = await visit.do(
            lambda office: choose_keeping(office, years, minor_until, form.get("rule", ""))
        )
    except InputError as error:
        return await _page(visit, error)
    said = visit.words("keeping.kept_short", warning=warning) if warning else visit.words("keeping.was_kept")
    return visit.go("/keeping", said)


def _number(text: str, field: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= 3):
        raise InputError("this is not a whole number", field=field, remedy="give a number of years")
    return int(text)


async def _page(visit: Visit, error: InputError | None = None) -> Response:
    def read(office: Office) -> tuple[KeepingChoice | None, list[Due], list[Due], _Held]:
        due, coming = keeping_list(office, _today())
        held = [
            (one, line.name, record)
            for one, record in held_records(office).items()
            if office.holds(one) and isinstance(line := office.overview(one), RecordOverview)
        ]
        return keeping_choice(office), due, coming, held

    choice, due, coming, held = await visit.do(read)
    typed = visit.form if error else {}
    problems: dict[str, InputError | None] = dict.fromkeys(("years", "minor_until", "rule"))
    if error is not None:
        problems[error.field] = error
    return visit.page(
        "keeping",
        HERE,
        422 if error else 200,
        choice=choice,
        rules=keeping_rules(),
        due=due,
        coming=coming[:_MOST_COMING],
        held=held,
        today=_today(),
        form={
            "years": typed.get("years", choice.years if choice else ""),
            "minor_until": typed.get("minor_until", (choice.minor_until if choice else None) or ""),
            "rule": typed.get("rule", choice.rule if choice else ""),
        },
        problems=problems,
    )


@router.get("/clients/{compartment}/hold")
async def hold(visit: Inside, compartment: Compartment) -> Response:
    """Why a record is on hold, or the form to put it there."""
    return await _hold_page(visit, compartment)


@router.post("/clients/{compartment}/hold")
async def keep_hold(visit: Inside, compartment: Compartment) -> Response:
    """Put a record on hold, or change why."""

    def work(office: Office) -> None:
        _holdable_or_404(office, compartment)
        again = day_if_any(visit.form, "look_again")
        place_hold(office, compartment, visit.form.get("reason", ""), again)

    again = partial(_hold_page, visit, compartment)
    return await visit.keep(work, f"/clients/{compartment}", "hold.is_kept", again)


@router.post("/clients/{compartment}/hold/lift")
async def lift(visit: Inside, compartment: Compartment) -> Response:
    """Lift a hold."""

    def work(office: Office) -> None:
        _holdable_or_404(office, compartment)
        lift_hold(office, compartment)

    await visit.do(work)
    return visit.go(f"/clients/{compartment}", visit.words("hold.lifted"))


def _holdable_or_404(office: Office, compartment: CompartmentId) -> RecordOverview:
    line = overview_or_404(office, compartment)
    if not isinstance(line, ClientOverview | EnquiryOverview | JointOverview):
        raise HTTPException(404)
    return line


async def _hold_page(visit: Visit, compartment: CompartmentId, error: InputError | None = None) -> Response:
    def read(office: Office) -> tuple[str, Hold | None]:
        return _holdable_or_404(office, compartment).name, hold_of(office, compartment)

    name, found = await visit.do(read)
    again = found.look_again.isoformat() if found and found.look_again else ""
    problems: dict[str, InputError | None] = dict.fromkeys(("reason", "look_again"))
    if error is not None:
        problems[error.field] = error
    return visit.page(
        "hold",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=name,
        hold=found,
        form={"reason": found.reason if found else "", "look_again": again} | visit.form,
        problems=problems,
    )
