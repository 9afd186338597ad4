"""The account of one person: shown to the practitioner with what is held back, printed as the person may have it."""

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.faces.web.face import Inside
from privity.faces.web.pages.clients import Compartment, overview_or_404
from privity.ledger.accounting import Account
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview, EnquiryOverview
from privity.services.accounts import AccountAsked, account_item, view_account
from privity.services.door import Outgoing, hand_out
from privity.services.office import Office

router = APIRouter()


@router.get("/clients/{compartment}/account")
async def account(visit: Inside, compartment: Compartment) -> Response:
    """What left, what was asked, who looked."""

    def fetch(office: Office) -> tuple[str, Account]:
        name = _name_or_404(office, compartment)
        return name, view_account(office, compartment)

    name, found = await visit.do(fetch)
    return visit.page("account", "clients", compartment=compartment, name=name, account=found)


@router.post("/clients/{compartment}/account/paper")
async def paper(visit: Inside, compartment: Compartment) -> Response:
    """The account through the door, ready to be printed."""
    asked = AccountAsked(compartment, for_practice=visit.form.get("for") == "practice")

    def work(office: Office) -> Outgoing:
        _name_or_404(office, compartment)
        with office.still():
            [outgoing] = hand_out(office, account_item(office, asked))
        return outgoing

    visit.login.paper = (await visit.do(work), f"/clients/{compartment}/account")
    visit.login.paper_words = ""
    return visit.go("/paper")


def _name_or_404(office: Office, compartment: CompartmentId) -> str:
    overview = overview_or_404(office, compartment)
    if not isinstance(overview, ClientOverview | EnquiryOverview):
        raise HTTPException(404)
    return overview.name
