"""On a client's own page: their account, as they may have it, to be read there and printed."""

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import IntegrityError
from privity.faces.web.handing import for_printing
from privity.faces.web.own import AtOwnPage
from privity.ledger.account import Account
from privity.ledger.accounting import THE_PERSON
from privity.model.ids import CompartmentId
from privity.services.account_paper import lead_of, sections_of
from privity.services.accounts import AccountAsked, account_item, view_account
from privity.services.door import hand_out
from privity.services.office import Office

router = APIRouter()


@router.get("/own/account")
async def account(visit: AtOwnPage) -> Response:
    """What left, what was asked, who looked, as far as it exposes nobody else."""

    def fetch(office: Office, client: CompartmentId) -> Account:
        return view_account(office, client, for_practice=False, by=THE_PERSON)

    found = await visit.do(fetch)
    _, since = lead_of(found, for_practice=False)
    return visit.page("own_account", since=since, sections=sections_of(found, on_paper=False))


@router.post("/own/account/paper")
async def paper(visit: AtOwnPage) -> Response:
    """The account through the door, to be printed from this page."""

    def work(office: Office, client: CompartmentId) -> tuple[str, ...]:
        with office.still():
            [outgoing] = hand_out(office, account_item(office, AccountAsked(client)))
        return for_printing(outgoing)

    try:
        pages = await visit.do(work)
    except IntegrityError:
        # What is wrong is the practitioner's to hear, at the office's own pages: nothing here frightens a client.
        return visit.page("own_later", 500)
    return visit.page("own_paper", pages=pages, back="/own/account")
