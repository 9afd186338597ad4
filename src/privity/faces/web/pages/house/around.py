"""Around the office: what this machine may give away, the other places, and what to do when something went wrong."""

from datetime import date
from functools import partial

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import day_in
from privity.faces.web.pages.house.hub import HERE
from privity.faces.web.reach import Reach, reaches_of
from privity.model.aftercare import Incident, IncidentKind, Place
from privity.model.ids import CompartmentId, RecordId, is_id
from privity.services.aftercare import (
    LATER,
    file_incident,
    go_on,
    guides,
    incidents,
    keep_places,
    other_places,
    place_kinds,
    tidied,
)
from privity.services.clients import list_people
from privity.services.health import Check, State, check_encoder, check_office
from privity.services.office import Office
from privity.services.surroundings import look_around

router = APIRouter()

_MOST_REACHED = 60


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on this desk


@router.get("/around")
async def around(visit: Inside) -> Response:
    """What was found around the office on this machine, and the other places."""
    return await _around_page(visit)


async def _around_page(visit: Visit, problem: PrivityError | None = None) -> Response:
    def look(office: Office) -> list[Check]:
        return [*look_around(office.place), *check_office(office.place, office.header), check_encoder()]

    checks, used = await visit.do(look), await visit.do(other_places)
    return visit.page(
        "around",
        HERE,
        422 if problem else 200,
        grave=[one for one in checks if one.state is State.WRONG],
        look=[one for one in checks if one.state is State.LOOK],
        well=[one for one in checks if one.state is State.WELL],
        kinds=place_kinds(),
        used=used,
        problem=problem,
    )


@router.post("/around/places")
async def places(visit: Inside) -> Response:
    """Keep which other places this practice uses, and which were tidied today."""

    def work(office: Office) -> None:
        known = other_places(office)
        chosen = [
            Place(kind.id, visit.form.get(f"note-{kind.id}", "").strip(), known[kind.id].tidied)
            if kind.id in known
            else Place(kind.id, visit.form.get(f"note-{kind.id}", "").strip())
            for kind in place_kinds()
            if visit.form.get(f"use-{kind.id}") == "yes"
        ]
        with office.still():
            keep_places(office, chosen)
            now = [one.kind for one in chosen if visit.form.get(f"tidied-{one.kind}") == "yes"]
            if now:
                tidied(office, now, _today())

    again = partial(_around_page, visit)
    return await visit.keep(work, "/around", "around.kept", again)


@router.get("/incident")
async def choose(visit: Inside) -> Response:
    """Choose what went wrong, or go on with what was filed."""
    return visit.page("incidents", HERE, kinds=guides().kind, filed=await visit.do(incidents))


@router.get("/incident/{kind}")
async def guide(visit: Inside, kind: IncidentKind) -> Response:
    """The guide, and the form that files it."""
    return await _guide_page(visit, kind)


@router.post("/incident/{kind}")
async def keep(visit: Inside, kind: IncidentKind) -> Response:
    """File what went wrong."""
    form = visit.form
    concerned = [CompartmentId(name[3:]) for name in form if name.startswith("of-") and is_id(name[3:])]

    def work(office: Office) -> RecordId:
        if form.get("everybody") == "yes":
            concerned[:] = [one for one, _ in list_people(office)]
        return file_incident(office, kind, day_in(form, "noticed"), form.get("told", ""), concerned)

    try:
        record = await visit.do(work)
    except InputError as error:
        return await _guide_page(visit, kind, error)
    return visit.go(f"/incidents/{record}", visit.words("incident.filed"))


async def _guide_page(visit: Visit, kind: IncidentKind, problem: InputError | None = None) -> Response:
    problems: dict[str, InputError | None] = dict.fromkeys(("noticed", "told", "concerned"))
    if problem is not None:
        problems[problem.field] = problem
    return visit.page(
        "incident_guide",
        HERE,
        422 if problem else 200,
        kind=kind,
        guide=guides().kind[kind],
        guides=guides(),
        people=await visit.do(list_people),
        form={"noticed": _today().isoformat(), "told": ""} | visit.form,
        problems=problems,
    )


@router.get("/incidents/{record}")
async def filed(visit: Inside, record: str) -> Response:
    """What was filed, with the steps that are left."""

    def read(office: Office) -> tuple[Incident, list[tuple[CompartmentId, str, Reach]]]:
        found = dict(incidents(office)).get(RecordId(record))
        if found is None:
            raise HTTPException(404)
        lines = dict(list_people(office))
        concerned = [one for one in found.concerned if one in lines]
        return found, [
            (one, lines[one], reach)
            for one in concerned[:_MOST_REACHED]
            for reach in reaches_of(office, one, visit.words)
        ]

    found, names = await visit.do(read)
    guide = guides().kind[found.kind]
    steps = [*guide.first, *((step, visit.words(f"incident.later.{step}")) for step in LATER)]
    return visit.page(
        "incident",
        HERE,
        record=record,
        incident=found,
        guide=guide,
        guides=guides(),
        names=names,
        more=max(0, len(found.concerned) - _MOST_REACHED),
        gone=min(len(found.concerned), _MOST_REACHED) - len(names),
        steps=steps,
        taken={one.step: one.on for one in found.steps},
    )


@router.post("/incidents/{record}")
async def follow(visit: Inside, record: str) -> Response:
    """Note the steps taken since."""
    form = visit.form
    steps = [name[5:] for name in form if name.startswith("step-")]

    def work(office: Office) -> None:
        if RecordId(record) not in dict(incidents(office)):
            raise HTTPException(404)
        go_on(office, RecordId(record), steps, form.get("told", ""), close=form.get("close") == "yes")

    await visit.do(work)
    return visit.go(f"/incidents/{record}", visit.words("incident.kept"))
