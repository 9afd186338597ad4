"""Enquiries: somebody asked, and may never come."""

from datetime import date
from functools import partial

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import IncompleteError, InputError, PassphraseError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import Fields, day_in
from privity.faces.web.pages.clients.forms import parse_client
from privity.faces.web.pages.clients.record import Compartment, overview_or_404
from privity.model.enquiry import Enquiry, Way
from privity.model.ids import CompartmentId
from privity.model.overview import EnquiryOverview
from privity.services.contact_sheet import refresh_sheet
from privity.services.enquiries import (
    USUAL_KEEPING,
    add_enquiry,
    change_enquiry,
    list_enquiries,
    take_on,
)
from privity.services.erasure import erase_client
from privity.services.holds import stands_against
from privity.services.office import Office

router = APIRouter()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day on this desk


@router.get("/enquiries")
async def enquiries(visit: Inside) -> Response:
    """Everybody who asked and did not come yet, and who is due to be shredded."""
    return await _page(visit)


@router.post("/enquiries/shred")
async def shred_due(visit: Inside) -> Response:
    """Destroy the keys of what was shown as due, after a fresh passphrase. What is on hold stays."""
    try:
        if visit.form.get("sure") != "yes":
            raise IncompleteError(visit.words("erase.unsure"), field="sure")
        await visit.prove()
    except (IncompleteError, PassphraseError) as error:
        return await _page(visit, error)

    def work(office: Office) -> tuple[int, int]:
        # What became due since the page was made, or in another window, was not looked at once more.
        due = [one for one in list_enquiries(office) if one.is_due(_today())]
        seen = [one.compartment for one in due if visit.form.get(f"of-{one.compartment}") == "yes"]
        free = [one for one in seen if not stands_against(office, one)]
        for compartment in free:
            erase_client(office, compartment)
        if free:
            refresh_sheet(office)
        return len(free), len(seen) - len(free)

    gone, held = await visit.do(work)
    told = [visit.words("enquiries.shredded", n=gone)] if gone or not held else []
    told += [visit.words("enquiries.held", n=held)] if held else []
    return visit.go("/enquiries", " ".join(told))


async def _page(visit: Visit, problem: PrivityError | None = None) -> Response:
    lines = await visit.do(list_enquiries)
    due = [line for line in lines if line.is_due(_today())]
    return visit.page(
        "enquiries",
        "clients",
        422 if problem else 200,
        due=due,
        waiting=[line for line in lines if line not in due],
        problem=problem,
    )


_BLANK = dict.fromkeys(("name", "phone", "email", "said"), "")


@router.get("/enquiries/new")
async def new_enquiry(visit: Inside) -> Response:
    """An empty form."""
    today = _today()
    keep = (today + USUAL_KEEPING).isoformat()
    return _form(visit, _BLANK | {"asked": today.isoformat(), "shred_on": keep, "way": "call"})


@router.post("/enquiries/new")
async def keep_enquiry(visit: Inside) -> Response:
    """Keep an enquiry, and go to its page, where a quiet word may wait."""
    form = visit.form

    def work(office: Office) -> CompartmentId:
        typed = form | {"started": form.get("asked", ""), "reference": ""}
        try:
            client, _ = parse_client(typed, office.new_id())
        except InputError as error:
            field = {"names": "name", "started": "asked"}.get(error.field, error.field)
            raise InputError(error.message, field=field, remedy=error.remedy) from error
        try:
            way = Way(form.get("way", ""))
        except ValueError as error:
            raise InputError("say how they asked", field="way", remedy="choose one") from error
        enquiry = Enquiry(day_in(form, "asked"), way, day_in(form, "shred_on"))
        return add_enquiry(office, client, enquiry, form.get("said", ""))

    try:
        compartment = await visit.do(work)
    except InputError as error:
        return _form(visit, _BLANK | {"asked": "", "shred_on": "", "way": ""} | form, error)
    return visit.go(f"/clients/{compartment}", visit.words("enquiry.was_kept"))


def _form(visit: Visit, form: Fields, error: InputError | None = None) -> Response:
    problems: dict[str, InputError | None] = dict.fromkeys(
        ("name", "asked", "shred_on", "way", "said", "phone", "email")
    )
    if error is not None:
        problems["name" if error.field == "names" else error.field] = error
    return visit.page(
        "enquiry_form", "clients", 422 if error else 200, form=form, problems=problems, ways=list(Way)
    )


@router.post("/clients/{compartment}/shred-on")
async def change_day(visit: Inside, compartment: Compartment) -> Response:
    """Choose another day on which an enquiry is due."""

    def work(office: Office) -> None:
        _enquiry_or_404(office, compartment)
        change_enquiry(office, compartment, day_in(visit.form, "shred_on"))

    await visit.do(work)
    return visit.go(f"/clients/{compartment}", visit.words("enquiry.day_kept"))


@router.get("/clients/{compartment}/take-on")
async def consider_taking_on(visit: Inside, compartment: Compartment) -> Response:
    """The form by which an enquirer becomes a client."""
    return await _take_on_page(visit, compartment, {"started": _today().isoformat()})


@router.post("/clients/{compartment}/take-on")
async def take_them_on(visit: Inside, compartment: Compartment) -> Response:
    """An enquirer becomes a client, in the same record."""

    def work(office: Office) -> None:
        _enquiry_or_404(office, compartment)
        namesake = visit.form.get("namesake") == "yes"
        take_on(office, compartment, day_in(visit.form, "started"), namesake=namesake)

    again = partial(_take_on_page, visit, compartment, {"started": ""} | visit.form)
    return await visit.keep(work, f"/clients/{compartment}", "enquiry.taken_on", again)


async def _take_on_page(
    visit: Visit, compartment: CompartmentId, form: Fields, error: InputError | None = None
) -> Response:
    name = await visit.do(lambda office: _enquiry_or_404(office, compartment).name)
    problems: dict[str, InputError | None] = dict.fromkeys(("started", "namesake"))
    if error is not None:
        problems[error.field] = error
    return visit.page(
        "take_on",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=name,
        form=form,
        problems=problems,
    )


def _enquiry_or_404(office: Office, compartment: CompartmentId) -> EnquiryOverview:
    overview = overview_or_404(office, compartment)
    if not isinstance(overview, EnquiryOverview):
        raise HTTPException(404)
    return overview
