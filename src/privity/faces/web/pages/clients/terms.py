"""Terms from the start: made under the office, shown and accepted in a client's record, with what is still asked."""

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from functools import partial

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.forms import Fields
from privity.faces.web.handing import hand_over
from privity.faces.web.pages.clients.record import Compartment, Record, overview_or_404
from privity.faces.web.pages.house.hub import HERE
from privity.faces.web.reach import reaches_of
from privity.model.engagement import Secrets
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview, JointOverview
from privity.model.terms import TermsChoices, TermsShown, TermsVersion
from privity.services import terms
from privity.services.door import hand_out
from privity.services.engagements import secrets_of
from privity.services.office import Office

router = APIRouter()

_TEXTS = tuple(
    field.name for field in fields(TermsChoices) if field.name not in ("keeping", "figures", "language")
)


@router.get("/terms")
async def made(visit: Inside) -> Response:
    """The terms as they are, and the choices that make the next version."""
    return await _page(visit)


@router.post("/terms")
async def make(visit: Inside) -> Response:
    """Make the next version."""
    try:
        choices = _choices(visit.form)
        version = await visit.do(lambda office: terms.make_version(office, choices))
    except PrivityError as error:
        return await _page(visit, visit.form, error)
    return visit.go("/terms", visit.words("terms.made", number=version.number))


@router.get("/clients/{compartment}/terms")
async def of_record(visit: Inside, compartment: Compartment) -> Response:
    """What was shown here, what was accepted, and what is still asked."""
    return await _record_page(visit, compartment)


@router.post("/clients/{compartment}/terms")
async def show(visit: Inside, compartment: Compartment) -> Response:
    """Keep that the newest terms were shown."""

    def work(office: Office) -> None:
        _record_or_404(office, compartment)
        try:
            secrets = Secrets(visit.form["secrets"]) if visit.form.get("secrets") else None
        except ValueError:
            raise HTTPException(404) from None
        terms.show(office, compartment, _day(visit.form.get("day", "")), secrets)

    return await _then(visit, compartment, work, "terms.shown_kept")


@router.post("/clients/{compartment}/terms/{record}/accept")
async def accept(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep that they were accepted."""
    form = visit.form

    def work(office: Office) -> None:
        _record_or_404(office, compartment)
        left_out = form.get("left_out") == "yes"
        terms.accept(office, compartment, record, _day(form.get("day", "")), left_out=left_out)

    return await _then(visit, compartment, work, "terms.accepted_kept")


@router.post("/clients/{compartment}/terms/{record}/ask")
async def ask(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep a question; it stays in sight until it is answered."""

    def work(office: Office) -> None:
        _record_or_404(office, compartment)
        terms.ask(office, compartment, record, office.today(), visit.form.get("question", ""))

    return await _then(visit, compartment, work, "terms.question_kept")


@router.post("/clients/{compartment}/terms/{record}/answer")
async def answer(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep an answer."""
    place = visit.form.get("place", "")

    def work(office: Office) -> None:
        _record_or_404(office, compartment)
        if not place.isdecimal() or len(place) > 3:
            raise HTTPException(404)
        today, words = office.today(), visit.form.get("answer", "")
        terms.answer(office, compartment, record, int(place), today, words)

    return await _then(visit, compartment, work, "terms.answer_kept")


@router.post("/clients/{compartment}/terms/{record}/paper")
async def paper(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """The agreement to take home, through the door."""

    def work(office: Office) -> Response:
        _record_or_404(office, compartment)
        [outgoing] = hand_out(office, terms.paper_item(office, compartment, record))
        return hand_over(outgoing)

    return await visit.do(work)


def _record_or_404(office: Office, compartment: CompartmentId) -> ClientOverview | JointOverview:
    overview = overview_or_404(office, compartment)
    if not isinstance(overview, ClientOverview | JointOverview):
        raise HTTPException(404)
    return overview


async def _then(
    visit: Visit, compartment: CompartmentId, work: Callable[[Office], None], said: str
) -> Response:
    there = f"/clients/{compartment}/terms"
    return await visit.keep(work, there, said, partial(_record_page, visit, compartment), PrivityError)


def _choices(form: Fields) -> TermsChoices:
    said = {name: form.get(name, "").strip() for name in _TEXTS}
    years = form.get("keeping", "").strip()
    return TermsChoices(
        **(said | {"place": said["place"] or "other"}),
        keeping=int(years) if years.isdecimal() and len(years) < 4 else 0,
        figures=form.get("figures") == "yes",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return date.min  # refused by the service, in words


async def _page(visit: Visit, form: Fields | None = None, error: PrivityError | None = None) -> Response:
    def fetch(office: Office) -> tuple[list[TermsVersion], bool]:
        return terms.versions(office), terms.says_nobody_after(office)

    known, says_nobody = await visit.do(fetch)
    choices = known[0].choices if known else TermsChoices()
    filled = {name: getattr(choices, name) for name in _TEXTS} | {
        "keeping": str(choices.keeping),
        "figures": "yes" if choices.figures else "",
    }
    problems: dict[str, PrivityError | None] = dict.fromkeys((*_TEXTS, "keeping"))
    if error is not None:
        problems[error.field] = error
    return visit.page(
        "terms",
        HERE,
        422 if error else 200,
        newest=known[0] if known else None,
        says_nobody=says_nobody,
        form=filled | (form or {}),
        problems=problems,
        places=terms.shipped_terms().places,
    )


async def _record_page(
    visit: Visit, compartment: CompartmentId, error: PrivityError | None = None
) -> Response:
    def fetch(
        office: Office,
    ) -> tuple[str, bool, list[tuple[RecordId, TermsShown]], int, str, Secrets | None]:
        overview = _record_or_404(office, compartment)
        known = terms.versions(office)
        joint = isinstance(overview, JointOverview)
        shown = terms.shown_to(office, compartment)
        agreed = secrets_of(office, compartment) if joint else None
        if not known:
            return overview.name, joint, shown, 0, "", agreed
        text = terms.text_for(office, compartment, known[0])
        return overview.name, joint, shown, known[0].number, text, agreed

    name, joint, shown, newest, text, secrets = await visit.do(fetch)
    reaches = await visit.do(lambda office: reaches_of(office, compartment, visit.words))
    joined = await visit.do(lambda office: terms.somebody_joined(office, compartment))
    return visit.page(
        "record_terms",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=name,
        joint=joint,
        secrets=secrets,
        reaches=reaches,
        somebody_joined=joined,
        shown=shown,
        newest=newest,
        text=text,
        today=date.today().isoformat(),  # noqa: DTZ011 - the day on this desk
        problem=error,
    )
