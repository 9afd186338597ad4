"""Workshops and talks: who attends, slips without names, who may be in a picture, and sentences for the floor."""

import asyncio
import re
from collections.abc import Callable
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.responses import Response

from privity.errors import InputError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import day_in
from privity.faces.web.handing import hand_over
from privity.faces.web.pages.public.hub import HERE
from privity.faces.web.seen import seen_of
from privity.interchange.pictures import strip_picture
from privity.model.ids import RecordId
from privity.model.lists import Attendee, Event
from privity.services import events
from privity.services.door import hand_out
from privity.services.office import Office

router = APIRouter()

Record = Annotated[RecordId, Path(pattern=r"^[0-9a-f]{32}$")]
Place = Annotated[int, Path(ge=0, le=9999)]
_LARGEST_PICTURE = 64 * 1024 * 1024
_PICTURES = {"yes": True, "no": False, "open": None}
_INSIDE = re.compile(r"in-([0-9]{1,4})")
_SENTENCES = ("case", "insist", "story", "greets", "afterwards", "advice", "picture")


@router.get("/events")
async def all_events(visit: Inside) -> Response:
    """Every event, and the way to keep a new one."""
    return await _page(visit)


@router.post("/events")
async def add(visit: Inside) -> Response:
    """Keep an event."""
    form = visit.form
    try:
        day = day_in(form, "day", "choose it")
        record = await visit.do(
            lambda office: events.add_event(office, form.get("title", ""), day, form.get("place", ""))
        )
    except InputError as error:
        return await _page(visit, error)
    return visit.go(f"/events/{record}")


@router.get("/sentences")
async def sentences(visit: Inside) -> Response:
    """A card of sentences for questions from the floor."""
    return visit.page("sentences", HERE, sentences=_SENTENCES)


@router.get("/events/{record}")
async def one_event(visit: Inside, record: Record) -> Response:
    """One event with its list."""
    return await _event_page(visit, record)


@router.post("/events/{record}/attend")
async def attend(visit: Inside, record: Record) -> Response:
    """Put somebody on the list."""
    form = visit.form
    return await _then(
        visit,
        record,
        lambda office: events.attend(office, record, form.get("name", ""), form.get("contact", "")),
    )


@router.post("/events/{record}/leave/{place}")
async def leave(visit: Inside, record: Record, place: Place) -> Response:
    """Take somebody off the list."""
    seen = visit.form.get("seen", "")

    def work(office: Office) -> None:
        _check_seen(events.event(office, record), place, seen)
        events.leave(office, record, place)

    return await _then(visit, record, work)


@router.post("/events/{record}/pictured/{place}")
async def pictured(visit: Inside, record: Record, place: Place) -> Response:
    """Keep what somebody said about being in a picture."""
    agreed = _PICTURES.get(visit.form.get("agreed", "open"))
    seen = visit.form.get("seen", "")

    def work(office: Office) -> None:
        _check_seen(events.event(office, record), place, seen)
        events.pictured(office, record, place, agreed)

    return await _then(visit, record, work)


@router.post("/events/{record}/slip")
async def slip(visit: Inside, record: Record) -> Response:
    """Keep a question from a slip without a name."""
    question = visit.form.get("question", "")
    return await _then(visit, record, lambda office: events.add_slip(office, record, question))


@router.post("/events/{record}/picture")
async def picture(visit: Inside, record: Record) -> Response:
    """A picture without place, time and names in its file, through the door, once everybody in it agreed."""
    try:
        inside = {
            int(found[1]): seen for name, seen in visit.form.items() if (found := _INSIDE.fullmatch(name))
        }
        clean, ending = await _picture(visit)
        looked = visit.form.get("looked") == "yes"

        def work(office: Office) -> Response:
            for place, seen in inside.items():
                _check_seen(events.event(office, record), place, seen)
            item = events.picture_item(office, record, inside, looked=looked, clean=clean, ending=ending)
            [outgoing] = hand_out(office, item)
            return hand_over(outgoing)

        return await visit.do(work)
    except InputError as error:
        if visit.sending is not None:
            await visit.sending.pass_over()
        told = InputError(error.message, field="picture", remedy=error.remedy)
        return await _event_page(visit, record, told)


async def _picture(visit: Visit) -> tuple[bytes, str]:
    too_large = InputError("this picture is too large", field="picture", remedy="make it smaller")
    sent = await visit.sending.first(_LARGEST_PICTURE, too_large) if visit.sending is not None else None
    if sent is None:
        raise InputError("no picture was chosen", field="picture", remedy="choose one")
    return await asyncio.to_thread(strip_picture, sent)


@router.post("/events/{record}/forget")
async def forget(visit: Inside, record: Record) -> Response:
    """Delete an event with its list."""
    await visit.do(lambda office: events.forget_event(office, record))
    return visit.go("/events", visit.words("events.forgotten"))


async def _then(visit: Visit, record: RecordId, work: Callable[[Office], object]) -> Response:
    return await visit.keep(work, f"/events/{record}", "", partial(_event_page, visit, record))


async def _page(visit: Visit, error: PrivityError | None = None) -> Response:
    found = await visit.do(events.events)
    problems: dict[str, PrivityError | None] = dict.fromkeys(("title", "day", "name"))
    if error is not None:
        problems[error.field] = error
    form = {"title": "", "day": "", "place": ""} | visit.form
    return visit.page("events", HERE, 422 if error else 200, events=found, form=form, problems=problems)


async def _event_page(visit: Visit, record: RecordId, error: PrivityError | None = None) -> Response:
    def fetch(office: Office) -> Event:
        return events.event(office, record)

    one = await visit.do(fetch)
    problems: dict[str, PrivityError | None] = dict.fromkeys(("name", "question", "picture"))
    if error is not None:
        problems[error.field] = error
    form = {"name": "", "contact": "", "question": ""} | visit.form
    return visit.page(
        "event",
        HERE,
        422 if error else 200,
        record=record,
        event=one,
        seen=[_seen(who) for who in one.attendees],
        form=form,
        problems=problems,
    )


def _seen(one: Attendee) -> str:
    return seen_of({"who": f"{one.name}\n{one.contact}"})


def _check_seen(one: Event, place: int, seen: str) -> None:
    """Raises InputError where by now somebody else stands on the line that the page showed, or nobody.

    What carries no mark was not made by a page of ours, and is taken as it is.
    """
    if ":" in seen and not (place < len(one.attendees) and seen == _seen(one.attendees[place])):
        raise InputError(
            "the list was changed since you opened the page",
            field="name",
            remedy="look at it as it is now, and choose again",
        )
