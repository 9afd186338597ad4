"""Everyday words: a short text to one client, a receipt, and the bookkeeping by number. Privity sends none of them."""

from collections.abc import Callable
from datetime import date, datetime

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import Fields, day_in
from privity.faces.web.handing import hand_over
from privity.faces.web.pages.clients.record import Compartment, overview_or_404
from privity.faces.web.pages.house.hub import HERE
from privity.faces.web.reach import Reach, reach_of
from privity.letters.everyday import Errand
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview, EnquiryOverview
from privity.model.wishes import ContactWishes
from privity.services import everyday
from privity.services.door import hand_out
from privity.services.everyday import ShortText, Way
from privity.services.office import Office
from privity.services.paper import PaperItem
from privity.services.requests.bystanders import check_nobody_else
from privity.services.wishes import wishes_of

router = APIRouter()

_FIELDS = (
    "when",
    "other",
    "number",
    "words",
    "way",
    "errand",
    "amount",
    "currency",
    "day",
    "receipt",
    "client",
)


@router.get("/clients/{compartment}/words")
async def words(visit: Inside, compartment: Compartment) -> Response:
    """A short text to this person, and a receipt."""
    return await _page(visit, compartment)


@router.post("/clients/{compartment}/words")
async def preview(visit: Inside, compartment: Compartment) -> Response:
    """Show the text, to be changed before it is taken."""
    try:
        asked = await visit.do(lambda office: _asked(visit.form, office, compartment))
        visit.form["words"] = everyday.text_of(asked)
    except InputError as error:
        return await _page(visit, compartment, error)
    return await _page(visit, compartment)


@router.post("/clients/{compartment}/words/take")
async def take(visit: Inside, compartment: Compartment) -> Response:
    """The text as it was changed, through the door."""
    form, screener = visit.form, visit.face.desk.screener

    def item(office: Office) -> PaperItem:
        _person_or_404(office, compartment)
        asked, words = _asked(form, office, compartment), form.get("words", "")
        made = everyday.text_item(office, compartment, asked, words)
        if words.strip() not in ("", everyday.text_of(asked)):
            check_nobody_else(office, screener, compartment, words)
        return made

    return await _take(visit, compartment, item)


@router.post("/clients/{compartment}/receipt")
async def receipt(visit: Inside, compartment: Compartment) -> Response:
    """A receipt, through the door."""
    form = visit.form

    def item(office: Office) -> PaperItem:
        if not isinstance(_person_or_404(office, compartment), ClientOverview):
            raise HTTPException(404)
        day = day_in(form, "day", "choose it")
        return everyday.receipt_item(
            office, compartment, day, form.get("amount", ""), form.get("currency", "")
        )

    return await _take(visit, compartment, item)


@router.get("/book")
async def book(visit: Inside) -> Response:
    """The receipts by number, and the way to have some days of them as a table."""
    return await _book_page(visit)


@router.post("/book")
async def extract(visit: Inside) -> Response:
    """The bookkeeping of some days, through the door."""
    try:
        first, last = (day_in(visit.form, name, "choose it") for name in ("first", "last"))
        [outgoing] = await visit.do(
            lambda office: hand_out(office, everyday.extract_item(office, first, last))
        )
    except InputError as error:
        return await _book_page(visit, error)
    return hand_over(outgoing)


async def _take(visit: Visit, compartment: CompartmentId, item: Callable[[Office], PaperItem]) -> Response:
    def work(office: Office) -> Response:
        with office.still():
            [outgoing] = hand_out(office, item(office))
        return hand_over(outgoing)

    try:
        return await visit.do(work)
    except InputError as error:
        return await _page(visit, compartment, error)


def _person_or_404(office: Office, compartment: CompartmentId) -> ClientOverview | EnquiryOverview:
    overview = overview_or_404(office, compartment)
    if not isinstance(overview, ClientOverview | EnquiryOverview):
        raise HTTPException(404)
    return overview


def _asked(form: Fields, office: Office, compartment: CompartmentId) -> ShortText:
    errand, way = form.get("errand", ""), form.get("way", "")
    if errand not in set(Errand):
        raise InputError(
            "this is none of the short texts", field="errand", remedy="choose one of those shown"
        )
    if way not in set(Way):
        raise InputError("this is no way to reach a client", field="way", remedy="choose one of those shown")
    return ShortText(
        Errand(errand),
        Way(way),
        everyday.sign_of(office, compartment, Way(way)),
        _moment(form.get("when", ""), "when"),
        _moment(form.get("other", ""), "other"),
        form.get("number", ""),
        *everyday.on_envelope(office, compartment),
    )


def _moment(text: str, field: str) -> datetime | None:
    if not text.strip():
        return None
    try:
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        raise InputError("this is not a date with a time", field=field, remedy="choose both") from None


async def _page(visit: Visit, compartment: CompartmentId, error: PrivityError | None = None) -> Response:
    def fetch(office: Office) -> tuple[str, bool, Reach]:
        overview = _person_or_404(office, compartment)
        wishes = wishes_of(office, compartment) or ContactWishes()
        return overview.name, isinstance(overview, ClientOverview), reach_of(visit.words, "", wishes)

    name, is_client, reach = await visit.do(fetch)
    problems: dict[str, PrivityError | None] = dict.fromkeys(_FIELDS)
    if error is not None:
        problems[error.field] = error
    today = date.today().isoformat()  # noqa: DTZ011 - the day on this desk
    filled = dict.fromkeys(_FIELDS, "") | {"errand": "next_date", "way": "hand", "day": today} | visit.form
    return visit.page(
        "everyday",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=name,
        is_client=is_client,
        reach=reach,
        form=filled,
        problems=problems,
        errands=[one.value for one in Errand],
        ways=[one.value for one in Way],
    )


async def _book_page(visit: Visit, error: PrivityError | None = None) -> Response:
    entries = await visit.do(everyday.book)
    today = date.today()  # noqa: DTZ011 - the day on this desk
    problems: dict[str, PrivityError | None] = dict.fromkeys(("first", "last"))
    if error is not None:
        problems[error.field] = error
    return visit.page(
        "book",
        HERE,
        422 if error else 200,
        entries=list(reversed(entries))[:60],
        first=visit.form.get("first", today.replace(month=1, day=1).isoformat()),
        last=visit.form.get("last", today.isoformat()),
        problems=problems,
    )
