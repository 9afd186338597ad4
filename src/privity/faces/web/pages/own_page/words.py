"""On a client's own page: something they want to write, and, where they offered words of theirs, each step of that.

The page asks for nothing. What they write is a message; only words that offer themselves open anything more. What is
marked in a text comes from the text and from what its writer told of themselves, and never from another record.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError, PrivityError, RefusedError
from privity.faces.web.handing import for_printing
from privity.faces.web.own import AtOwnPage, OwnVisit
from privity.faces.web.pages.clients import offer_forms
from privity.faces.web.pages.clients.record import Record
from privity.faces.web.pages.own_page.way_in import missing
from privity.model.ids import CompartmentId, RecordId
from privity.model.offers import CameIn, Offer, ProposedEdit
from privity.services.clients import record_view
from privity.services.door import hand_out
from privity.services.offers import arriving, judging, keeping, marking, papers, releasing
from privity.services.offers.arriving import Filed
from privity.services.office import Office
from privity.testimonials import COULD_NAME, Stage, exact, final_text, lapses, stage, thinking_ends, voice_of

router = APIRouter()


@dataclass(frozen=True, slots=True)
class _Mine:
    """One offer of this client: where it lies, and as whose word theirs counts in it."""

    compartment: CompartmentId
    record: RecordId
    offer: Offer
    by: CompartmentId | None


_Step = Callable[[Office, _Mine], object]


class _MissingError(Exception):
    """There is no such thing here, or it is somebody else's."""


@router.get("/own/message")
async def message(visit: AtOwnPage) -> Response:
    """Something to write, and what they offered before."""
    return await _message_page(visit)


@router.post("/own/message")
async def write(visit: AtOwnPage) -> Response:
    """Keep what they wrote."""
    words, wanted = visit.form.get("words", ""), visit.form.get("together", "")

    def work(office: Office, client: CompartmentId) -> Filed:
        if not words.strip() or len(words) > 20_000:
            raise InputError(
                "there is nothing to keep yet", field="words", remedy="write it down, or go back"
            )
        together = arriving.works_together(office, client)
        joint = next((one for one, _ in together if one == wanted), None)
        if wanted and joint is None:
            raise InputError("this cannot be chosen any more", field="together", remedy="choose again")
        return arriving.write_message(office, client, words, joint)

    try:
        filed = await visit.do(work)
    except PrivityError as error:
        return await _message_page(visit, error)
    path = f"/own/offers/{filed.offer}" if filed.offer else "/own/message"
    kept = visit.words("own_words.kept")
    return visit.go(path, visit.words(f"own_words.private.{filed.private}") if filed.private else kept)


@router.get("/own/offers/{record}")
async def offer(visit: AtOwnPage, record: Record) -> Response:
    """What they offered, and where it stands."""
    return await _page(visit, record)


@router.post("/own/offers/{record}/too")
async def too(visit: AtOwnPage, record: Record) -> Response:
    """They offer it too, in words of their own; any other words are kept as a message."""
    words = visit.form.get("words", "").strip()

    def step(office: Office, mine: _Mine) -> None:
        if not words or len(words) > 20_000:
            raise InputError(
                "there is nothing to keep yet", field="words", remedy="write it down, or go back"
            )
        if mine.by is None:
            raise _MissingError
        today = office.today()
        try:
            arriving.offered_too(office, mine.compartment, record, mine.by, today, CameIn.OWN_PAGE, words)
        except RefusedError:
            arriving.write_message(office, visit.login.client, words)

    return await _then(visit, record, step)


@router.post("/own/offers/{record}/again")
async def again(visit: AtOwnPage, record: Record) -> Response:
    """They came back to it, and say it again."""

    def step(office: Office, mine: _Mine) -> None:
        today = office.today()
        keeping.came_back(office, mine.compartment, record, today, CameIn.OWN_PAGE, by=mine.by)

    return await _then(visit, record, step)


@router.post("/own/offers/{record}/answers")
async def answers(visit: AtOwnPage, record: Record) -> Response:
    """Their answers, and what each consequence means in their own words."""
    form = visit.form

    def step(office: Office, mine: _Mine) -> None:
        before = _said(mine, visit.login.client)
        # What was said anew is judged anew; what stayed the same keeps the judgement of whoever heard it.
        changed: dict[str, tuple[str, bool | None]] = {
            name: (words.strip(), None)
            for name, (words, _) in offer_forms.consequences_of(form).items()
            if words.strip() and before.get(name) != words.strip()
        }
        given = offer_forms.answers_of(form)
        keeping.answered(office, mine.compartment, record, given, changed, by=mine.by)

    return await _then(visit, record, step)


@router.post("/own/offers/{record}/text")
async def text(visit: AtOwnPage, record: Record) -> Response:
    """Their text, written anew by themselves."""
    form = visit.form

    def step(office: Office, mine: _Mine) -> None:
        today, words = office.today(), form.get("text", "")
        keeping.written(office, mine.compartment, record, today, CameIn.OWN_PAGE, words)

    return await _then(visit, record, step)


@router.post("/own/offers/{record}/exact")
async def this_is_it(visit: AtOwnPage, record: Record) -> Response:
    """They read the exact text and say that this is it."""
    sha256 = visit.form.get("sha256", "")

    def step(office: Office, mine: _Mine) -> None:
        today = office.today()
        keeping.said_of_the_text(office, mine.compartment, record, today, CameIn.OWN_PAGE, sha256, by=mine.by)

    return await _then(visit, record, step)


@router.post("/own/offers/{record}/sheet")
async def sheet(visit: AtOwnPage, record: Record) -> Response:
    """The text to read at home, through the door, to be printed from this page."""

    def work(office: Office, client: CompartmentId) -> tuple[str, ...]:
        mine = _find(office, client, record)
        with office.still():
            [outgoing] = hand_out(office, papers.sheet_item(office, mine.compartment, record, mine.by))
        return for_printing(outgoing)

    try:
        pages = await visit.do(work)
    except _MissingError:
        return missing(visit)
    except PrivityError as error:
        return await _page(visit, record, error)
    return visit.page("own_paper", pages=pages, back=f"/own/offers/{record}")


@router.post("/own/offers/{record}/end")
async def end(visit: AtOwnPage, record: Record) -> Response:
    """They take it back. No reason, no second question."""

    def step(office: Office, mine: _Mine) -> None:
        releasing.take_back(office, mine.compartment, record, office.today())

    return await _then(visit, record, step)


async def _message_page(visit: OwnVisit, problem: PrivityError | None = None) -> Response:
    def fetch(
        office: Office, client: CompartmentId
    ) -> tuple[list[tuple[RecordId, Offer]], tuple[tuple[CompartmentId, str], ...]]:
        known = [(record, one) for _, record, one in keeping.own_offers(office, client)]
        return known, arriving.works_together(office, client)

    offers, together = await visit.do(fetch)
    return visit.page(
        "own_message",
        422 if problem else 200,
        offers=offers,
        together=together,
        chosen=visit.form.get("together", ""),
        problem=problem,
        words=visit.form.get("words", ""),
    )


def _find(office: Office, client: CompartmentId, record: RecordId) -> _Mine:
    for where, number, known in keeping.own_offers(office, client):
        if number == record:
            return _Mine(where, number, known, client if known.members else None)
    raise _MissingError


def _told(offer: Offer, client: CompartmentId, now: Stage) -> str:
    """Which words say where it stands: of work together they leave open which of them ended it."""
    voice = voice_of(offer, client)
    if now is Stage.OPEN and voice is not None and voice.confirmed is not None:
        return "waiting"
    return "taken-back" if now is Stage.WITHDRAWN and offer.members else now.value


def _day_of(offer: Offer, now: Stage) -> date:
    """The day that the words about a stage name: the end of it, or until when the text may stand."""
    if now is Stage.PUBLISHED and offer.answers.until is not None:
        return offer.answers.until
    return thinking_ends(offer) if now is Stage.THINKING else lapses(offer)


def _said(mine: _Mine, client: CompartmentId) -> dict[str, str]:
    """What this client said of each consequence, and nobody else."""
    return {one.consequence: one.words for one in mine.offer.taught if one.member == client}


async def _then(visit: OwnVisit, record: RecordId, step: _Step) -> Response:
    def work(office: Office, client: CompartmentId) -> None:
        step(office, _find(office, client, record))

    try:
        await visit.do(work)
    except _MissingError:
        return missing(visit)
    except PrivityError as error:
        return await _page(visit, record, error)
    return visit.go(f"/own/offers/{record}", visit.words("own_words.kept"))


async def _page(visit: OwnVisit, record: RecordId, problem: PrivityError | None = None) -> Response:
    def fetch(office: Office, client: CompartmentId) -> tuple[_Mine, tuple[ProposedEdit, ...], date]:
        mine = _find(office, client, record)
        record_view(office, mine.compartment, [record])
        return mine, marking.marks_of(office, mine.compartment, mine.offer, mine.by), office.today()

    try:
        mine, marks, today = await visit.do(fetch)
    except _MissingError:
        return missing(visit)
    known, client = mine.offer, visit.login.client
    now = stage(known, today)
    parts, edits = offer_forms.marked_parts(marking.shown_of(known), marks)
    voice = voice_of(known, client)
    return visit.page(
        "own_offer",
        422 if problem else 200,
        record=record,
        offer=known,
        stage=now.value,
        told=_told(known, client, now),
        stage_day=_day_of(known, now),
        voice=voice,
        answered=voice or known.answers,
        text=final_text(known),
        marked_parts=parts,
        edits=[one for one in edits if one[1] != COULD_NAME],
        names=[one for one in edits if one[1] == COULD_NAME],
        sha256=exact(known),
        said=_said(mine, client),
        consequences=keeping.CONSEQUENCES_WALKED,
        recipients=judging.RECIPIENTS,
        problem=problem,
    )
