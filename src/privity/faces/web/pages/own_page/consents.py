"""On a client's own page: each consent to be read, given, refused, put into their own words, ended, taken home."""

from collections.abc import Callable

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError, PrivityError
from privity.faces.web.handing import for_printing
from privity.faces.web.own import AtOwnPage, OwnVisit
from privity.faces.web.pages.clients.record import Record
from privity.faces.web.pages.own_page.way_in import missing
from privity.model.consent import CameBy
from privity.model.ids import CompartmentId, RecordId
from privity.services.consents import giving, papers, taking_back
from privity.services.consents.giving import OwnConsent
from privity.services.door import hand_out
from privity.services.office import Office

router = APIRouter()

_PAPERS = {"note": papers.receipt_item, "whole": papers.copy_item}


@router.get("/own/consents/{record}")
async def read(visit: AtOwnPage, record: Record) -> Response:
    """One consent, whole."""
    return await _page(visit, record)


@router.post("/own/consents/{record}/agree")
async def agree(visit: AtOwnPage, record: Record) -> Response:
    """The client agrees."""
    alone = True if visit.form.get("alone") == "yes" else None
    lifting = visit.form.get("lifting") == "yes"

    def work(office: Office, client: CompartmentId) -> None:
        giving.agree(office, client, record, alone=alone, lifting=lifting)

    return await _then(visit, record, work, "own.agreed")


@router.post("/own/consents/{record}/refuse")
async def refuse(visit: AtOwnPage, record: Record) -> Response:
    """The client says no."""
    return await _then(
        visit, record, lambda office, client: giving.refuse(office, client, record), "own.refused"
    )


@router.post("/own/consents/{record}/words")
async def own_words(visit: AtOwnPage, record: Record) -> Response:
    """What it means, in the client's own words."""
    said = {
        name.removeprefix("words_"): text for name, text in visit.form.items() if name.startswith("words_")
    }

    def work(office: Office, client: CompartmentId) -> None:
        giving.say_in_own_words(office, client, record, said)

    return await _then(visit, record, work, "own.kept")


@router.post("/own/consents/{record}/again")
async def again(visit: AtOwnPage, record: Record) -> Response:
    """They came back to it, and say it again."""
    return await _then(
        visit, record, lambda office, client: giving.confirm(office, client, record), "own.kept"
    )


@router.post("/own/consents/{record}/end")
async def end(visit: AtOwnPage, record: Record) -> Response:
    """The client ends it. No reason, no second question."""

    def work(office: Office, client: CompartmentId) -> None:
        own = giving.find_own(office, client, record)
        today = office.today()
        taking_back.take_back(office, own.compartment, record, CameBy.OWN_PAGE, today, member=client)

    return await _then(visit, record, work, "own.ended")


@router.post("/own/end-everything")
async def end_everything(visit: AtOwnPage) -> Response:
    """The client ends everything they ever agreed to."""

    def work(office: Office, client: CompartmentId) -> None:
        taking_back.take_back(office, client, None, CameBy.OWN_PAGE, office.today())

    await visit.do(work)
    return visit.go("/own", visit.words("own.ended_everything"))


@router.post("/own/consents/{record}/paper/{which}")
async def paper(visit: AtOwnPage, record: Record, which: str) -> Response:
    """A paper to take away, through the door, to be printed from this page."""
    make = _PAPERS.get(which)
    if make is None:
        return missing(visit)

    def work(office: Office, client: CompartmentId) -> tuple[str, ...]:
        own = giving.find_own(office, client, record)
        with office.still():
            [outgoing] = hand_out(office, make(office, own.compartment, record))
        return for_printing(outgoing)

    try:
        pages = await visit.do(work)
    except InputError:
        return missing(visit)
    return visit.page("own_paper", pages=pages, back=f"/own/consents/{record}")


@router.post("/own/ended/{record}/paper")
async def ended_paper(visit: AtOwnPage, record: Record) -> Response:
    """What was called back and what cannot be, to take away."""

    def work(office: Office, client: CompartmentId) -> tuple[str, ...] | None:
        mine = [where for where, number, _ in giving.open_own(office, client).withdrawals if number == record]
        if not mine:
            return None
        with office.still():
            [outgoing] = hand_out(office, papers.called_back_item(office, mine[0], record))
        return for_printing(outgoing)

    pages = await visit.do(work)
    return missing(visit) if pages is None else visit.page("own_paper", pages=pages, back="/own")


async def _then(
    visit: OwnVisit, record: RecordId, work: Callable[[Office, CompartmentId], None], said: str
) -> Response:
    try:
        await visit.do(work)
    except InputError as error:
        return await _page(visit, record, error)
    return visit.go(f"/own/consents/{record}", visit.words(said))


async def _page(visit: OwnVisit, record: RecordId, problem: PrivityError | None = None) -> Response:
    def fetch(office: Office, client: CompartmentId) -> OwnConsent | None:
        return giving.open_own(office, client).find(record)

    own = await visit.do(fetch)
    if own is None:
        return missing(visit)
    consequences = papers.shipped_texts().consequences[own.judged.measure]
    return visit.page(
        "own_consent",
        422 if problem else 200,
        own=own,
        standing=own.judged.standing.value,
        consequences=consequences,
        problem=problem,
    )
