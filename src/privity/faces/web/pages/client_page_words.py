"""On a client's own page: something they want to write, and, where they offered words of theirs, each step of that.

The page asks for nothing. What they write is a message; only words that offer themselves open anything more.
"""

from collections.abc import Callable
from datetime import date

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError, PrivityError
from privity.faces.web.own import AtOwnPage, OwnVisit
from privity.faces.web.pages.client_page import missing
from privity.faces.web.pages.clients import Record
from privity.faces.web.pages.offers import parts_of
from privity.model.ids import CompartmentId, RecordId
from privity.model.offers import CameIn, Offer, OfferAnswers
from privity.services.clients import record_view
from privity.services.offers import judging, keeping, releasing
from privity.services.office import Office
from privity.testimonials import Stage, edits_of, exact, final_text, is_clear, lapses, stage, thinking_ends

router = APIRouter()

_YES = {"yes": True, "no": False}
_Step = Callable[[Office, CompartmentId], object]


class _MissingError(Exception):
    """There is no such thing here, or it is somebody else's."""


@router.get("/own/message")
async def message(visit: AtOwnPage) -> Response:
    """Something to write, and what they offered before."""
    return await _message_page(visit)


@router.post("/own/message")
async def write(visit: AtOwnPage) -> Response:
    """Keep what they wrote."""
    words = visit.form.get("words", "")

    def work(office: Office, client: CompartmentId) -> RecordId | None:
        if not words.strip() or len(words) > 20_000:
            raise InputError(
                "there is nothing to keep yet", field="words", remedy="write it down, or go back"
            )
        return keeping.write_message(office, client, words)

    try:
        offer = await visit.do(work)
    except PrivityError as error:
        return await _message_page(visit, error)
    path = f"/own/offers/{offer}" if offer else "/own/message"
    return visit.go(path, visit.words("own_words.kept"))


@router.get("/own/offers/{record}")
async def offer(visit: AtOwnPage, record: Record) -> Response:
    """What they offered, and where it stands."""
    return await _page(visit, record)


@router.post("/own/offers/{record}/again")
async def again(visit: AtOwnPage, record: Record) -> Response:
    """They came back to it, and say it again."""

    def step(office: Office, client: CompartmentId) -> None:
        keeping.came_back(office, client, record, office.now().date(), CameIn.OWN_PAGE)

    return await _then(visit, record, step)


@router.post("/own/offers/{record}/answers")
async def answers(visit: AtOwnPage, record: Record) -> Response:
    """Their answers, and what each consequence means in their own words."""
    form, screener = visit.form, visit.face.desk.screener

    def step(office: Office, client: CompartmentId) -> None:
        known = keeping.find_offer(office, client, record)
        given = OfferAnswers(
            _YES.get(form.get("anonymous", "")),
            form.get("signature", "").strip()[:200],
            _day(form.get("until", "")),
            form.get("recipient", "").strip()[:200],
            form.get("recipient_kind", "") if form.get("recipient_kind") in judging.RECIPIENTS else "",
        )
        before = {one.consequence: one for one in known.taught}
        said = {name: form.get(f"words-{name}", "").strip() for name in keeping.CONSEQUENCES_WALKED}
        # What was said anew is judged anew; what stayed the same keeps the judgement of whoever heard it.
        changed: dict[str, tuple[str, bool | None]] = {
            name: (words, None)
            for name, words in said.items()
            if words and (name not in before or before[name].words != words)
        }
        keeping.answered(office, client, record, given, changed)
        judging.look_at(office, screener, client, record)

    return await _then(visit, record, step)


@router.post("/own/offers/{record}/text")
async def text(visit: AtOwnPage, record: Record) -> Response:
    """Their text, written anew by themselves, and what in it could give somebody away."""
    form, screener = visit.form, visit.face.desk.screener

    def step(office: Office, client: CompartmentId) -> None:
        today = office.now().date()
        keeping.written(office, client, record, today, CameIn.OWN_PAGE, form.get("text", ""))
        judging.look_at(office, screener, client, record)

    return await _then(visit, record, step)


@router.post("/own/offers/{record}/exact")
async def this_is_it(visit: AtOwnPage, record: Record) -> Response:
    """They read the exact text and say that this is it."""
    sha256 = visit.form.get("sha256", "")

    def step(office: Office, client: CompartmentId) -> None:
        today = office.now().date()
        keeping.said_of_the_text(office, client, record, today, CameIn.OWN_PAGE, sha256)

    return await _then(visit, record, step)


@router.post("/own/offers/{record}/end")
async def end(visit: AtOwnPage, record: Record) -> Response:
    """They take it back. No reason, no second question."""

    def step(office: Office, client: CompartmentId) -> None:
        releasing.take_back(office, client, record, office.now().date())

    return await _then(visit, record, step)


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError("this is no day", field="until", remedy="choose one") from None


async def _message_page(visit: OwnVisit, problem: PrivityError | None = None) -> Response:
    def fetch(office: Office, client: CompartmentId) -> list[tuple[RecordId, Offer]]:
        return keeping.offers_of(office, client)

    return visit.page(
        "own_message",
        422 if problem else 200,
        offers=await visit.do(fetch),
        problem=problem,
        words=visit.form.get("words", ""),
    )


def _find(office: Office, client: CompartmentId, record: RecordId) -> Offer:
    for number, known in keeping.offers_of(office, client):
        if number == record:
            return known
    raise _MissingError


async def _then(visit: OwnVisit, record: RecordId, step: _Step) -> Response:
    def work(office: Office, client: CompartmentId) -> None:
        _find(office, client, record)
        step(office, client)

    try:
        await visit.do(work)
    except _MissingError:
        return missing(visit)
    except PrivityError as error:
        return await _page(visit, record, error)
    return visit.go(f"/own/offers/{record}", visit.words("own_words.kept"))


async def _page(visit: OwnVisit, record: RecordId, problem: PrivityError | None = None) -> Response:
    def fetch(office: Office, client: CompartmentId) -> tuple[Offer, date]:
        known = _find(office, client, record)
        record_view(office, client, [record])
        return known, office.now().date()

    try:
        known, today = await visit.do(fetch)
    except _MissingError:
        return missing(visit)
    now = stage(known, today)
    shown = f"{final_text(known)}\n{known.answers.signature}".strip()
    edits = edits_of(known)
    return visit.page(
        "own_offer",
        422 if problem else 200,
        record=record,
        offer=known,
        stage=now.value,
        stage_day=thinking_ends(known) if now is Stage.THINKING else lapses(known),
        text=final_text(known),
        marked_parts=parts_of(shown, tuple((one.start, one.end) for one in edits)),
        edits=[(shown[one.start : one.end], one.why) for one in edits],
        clear=is_clear(known),
        sha256=exact(known),
        said={one.consequence: one.words for one in known.taught},
        consequences=keeping.CONSEQUENCES_WALKED,
        recipients=judging.RECIPIENTS,
        problem=problem,
    )
