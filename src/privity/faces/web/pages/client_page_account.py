"""On a client's own page: their account, as they may have it, to be read there and printed."""

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import IntegrityError
from privity.faces.web.handing import for_printing
from privity.faces.web.own import AtOwnPage
from privity.model.ids import CompartmentId
from privity.services.account_paper import render_account
from privity.services.accounts import AccountAsked, account_item, view_account
from privity.services.door import hand_out
from privity.services.office import Office

router = APIRouter()


@router.get("/own/account")
async def account(visit: AtOwnPage) -> Response:
    """What left, what was asked, who looked."""

    def read(office: Office, client: CompartmentId) -> str:
        return render_account(view_account(office, client, for_practice=False), for_practice=False)

    return visit.page("own_account", account=await visit.do(read))


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
