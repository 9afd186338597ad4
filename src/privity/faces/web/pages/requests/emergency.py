"""When a life may be in danger: whom to call, and after one yes what helps. Nothing here waits for anything."""

import asyncio
from typing import Final

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError, PrivityError
from privity.faces.web.face import Inside
from privity.faces.web.guard import report
from privity.faces.web.pages.clients.record import Compartment, overview_or_404
from privity.model.ids import CompartmentId
from privity.services.clients import list_people
from privity.services.emergency import Happened, SafetyFacts, WhomToCall, safety_facts, whom_to_call
from privity.services.office import Office
from privity.services.requests.practice import facts_of_the_practice

router = APIRouter()

PATIENCE_SECONDS: Final = 2.0


def _whom(office: Office) -> WhomToCall:
    """The numbers of this practice's place, and of anywhere should that not be read."""
    try:
        place = str(facts_of_the_practice(office).get("jurisdiction", "other"))
    except PrivityError:
        place = "other"
    return whom_to_call(place)


@router.get("/emergency")
async def emergency(visit: Inside) -> Response:
    """Whom to call, and whose facts may be needed."""

    def fetch(office: Office) -> tuple[WhomToCall, list[tuple[CompartmentId, str]]]:
        return _whom(office), list_people(office)

    whom, people = await visit.do(fetch)
    return visit.page("emergency", "requests", whom=whom, people=people)


@router.get("/emergency/{compartment}")
async def ask_once(visit: Inside, compartment: Compartment) -> Response:
    """The one question."""

    def fetch(office: Office) -> tuple[str, WhomToCall]:
        return overview_or_404(office, compartment).name, _whom(office)

    name, whom = await visit.do(fetch)
    return visit.page("emergency_ask", "requests", compartment=compartment, name=name, whom=whom)


@router.post("/emergency/{compartment}")
async def show_at_once(visit: Inside, compartment: Compartment) -> Response:
    """The facts first; then the entry is tried, and whatever becomes of it the facts are shown."""

    def fetch(office: Office) -> tuple[SafetyFacts, WhomToCall]:
        try:
            return safety_facts(office, compartment), _whom(office)
        except InputError as error:
            raise HTTPException(404) from error

    facts, whom = await visit.do(fetch)
    desk = visit.face.desk
    happened = Happened(compartment, desk.office.now())
    entry = asyncio.ensure_future(
        visit.do(lambda office: desk.emergencies.record(office, compartment, happened.moment))
    )
    entry.add_done_callback(_report)
    # A disk or a server that does not answer keeps nothing back either: the entry goes on behind the page.
    await asyncio.wait((entry,), timeout=PATIENCE_SECONDS)
    if entry.done() and entry.exception() is None:
        happened = entry.result()
    return visit.page(
        "emergency_facts", "requests", facts=facts, whom=whom, happened=happened, compartment=compartment
    )


def _report(entry: "asyncio.Future[Happened]") -> None:
    error = None if entry.cancelled() else entry.exception()
    if error is not None:
        report(error)
