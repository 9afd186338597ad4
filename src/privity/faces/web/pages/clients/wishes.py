"""How somebody wishes to be reached: asked once, kept with them, shown where one is about to write or call."""

from datetime import date

import msgspec
from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import Fields, day_if_any
from privity.faces.web.pages.clients.record import Compartment, overview_or_404
from privity.faces.web.reach import SAID, WAYS
from privity.faces.web.seen import ChangedMeanwhileError, merge, seen_of
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview, EnquiryOverview
from privity.model.wishes import ContactWishes
from privity.services.office import Office
from privity.services.wishes import keep_wishes, wishes_of

router = APIRouter()

_ANSWERS = {"yes": True, "no": False}


@router.get("/clients/{compartment}/wishes")
async def wishes(visit: Inside, compartment: Compartment) -> Response:
    """The form, with what was said until now."""

    return await _page(visit, compartment, await visit.do(lambda office: _kept(office, compartment)))


@router.post("/clients/{compartment}/wishes")
async def keep(visit: Inside, compartment: Compartment) -> Response:
    """Keep what was said."""

    def work(office: Office) -> None:
        with office.still():
            merged = merge(_kept(office, compartment), visit.form)
            keep_wishes(office, compartment, _parse(merged))

    try:
        await visit.do(work)
    except ChangedMeanwhileError as error:
        return await _page(visit, compartment, error.form, error)
    except InputError as error:
        return await _page(visit, compartment, _filled(ContactWishes()) | visit.form, error)
    return visit.go(f"/clients/{compartment}", visit.words("wishes.kept"))


def _kept(office: Office, compartment: CompartmentId) -> Fields:
    if not isinstance(overview_or_404(office, compartment), ClientOverview | EnquiryOverview):
        raise HTTPException(404)
    return _filled(wishes_of(office, compartment) or ContactWishes())


def _parse(form: Fields) -> ContactWishes:
    said_on = day_if_any(form, "since", "choose the day it was said")
    typed = {one: form.get(one, "").strip() for one in SAID}
    answers = {way: _ANSWERS.get(form.get(way, "")) for way in WAYS}
    return msgspec.convert(typed | answers | {"since": said_on}, ContactWishes)


def _filled(wishes: ContactWishes) -> Fields:
    answers = {answer: said for said, answer in _ANSWERS.items()}
    filled = {way: answers.get(getattr(wishes, way), "") for way in WAYS}
    since = wishes.since or date.today()  # noqa: DTZ011 - the day on this desk
    return filled | {one: getattr(wishes, one) for one in SAID} | {"since": since.isoformat()}


async def _page(
    visit: Visit, compartment: CompartmentId, form: Fields, error: InputError | None = None
) -> Response:
    def fetch(office: Office) -> tuple[str, Fields]:
        return overview_or_404(office, compartment).name, _kept(office, compartment)

    name, kept = await visit.do(fetch)
    # After a mistake the page goes on with what its reader saw, not with what is kept by now.
    seen = seen_of(kept)
    if error is not None and not isinstance(error, ChangedMeanwhileError):
        seen = form.get("seen", seen)
    problems: dict[str, InputError | None] = dict.fromkeys((*WAYS, *SAID, "since"))
    if error is not None:
        problems[error.field] = error
    return visit.page(
        "wishes",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=name,
        form=form,
        seen=seen,
        problems=problems,
        ways=WAYS,
    )
