"""A client's own page on the office's device: what it offers, the way in for the practitioner, the way back.

To add something to it: a module `client_page_*` whose routes lie under `/own` and take `AtOwnPage`, and a door here.
"""

from typing import Final

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import PassphraseError
from privity.faces.web.face import Inside
from privity.faces.web.own import AtOwnPage, OwnVisit, enter, leave
from privity.faces.web.pages.clients.record import Compartment, overview_or_404
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview
from privity.services.consents.giving import open_own
from privity.services.cover import agreements
from privity.services.office import Office

router = APIRouter()

# Address (and key of its words under `doors`), and picture, of what else is on a client's own page.
DOORS: Final[tuple[tuple[str, str], ...]] = (("own/account", "book"), ("own/message", "pen"))


@router.get("/clients/{compartment}/own-page")
async def before(visit: Inside, compartment: Compartment) -> Response:
    """Whose page is about to be opened, and what happens then."""
    name = await visit.do(lambda office: _client_or_404(office, compartment))
    return visit.page("own_enter", "clients", compartment=compartment, name=name)


@router.post("/clients/{compartment}/own-page")
async def hand_over(visit: Inside, compartment: Compartment) -> Response:
    """End the practitioner's login and open the client's page."""
    await visit.do(lambda office: _client_or_404(office, compartment))
    return enter(visit.face, compartment)


@router.get("/own")
async def home(visit: AtOwnPage) -> Response:
    """Everything that is on this page."""
    shelf = await visit.do(open_own)
    covers = await visit.do(agreements)
    return visit.page("own_home", shelf=shelf, covers=covers, doors=DOORS)


@router.get("/own/here")
async def here(visit: AtOwnPage) -> Response:
    """Somebody still reads or writes, says the page's script: the office stays open for them."""
    return Response(status_code=204)


@router.get("/own/leave")
async def finished(visit: AtOwnPage) -> Response:
    """The client has finished: nothing of theirs is shown any more, and the passphrase leads back."""
    return _leave_page(visit)


@router.post("/own/leave")
async def back(visit: AtOwnPage) -> Response:
    """Back to the office, with the passphrase."""
    try:
        await visit.face.desk.prove(visit.form.get("passphrase", ""))
    except PassphraseError as error:
        return _leave_page(visit, error)
    return leave(visit.face, f"/clients/{visit.login.client}", visit.words("own.back"))


def _leave_page(visit: OwnVisit, problem: PassphraseError | None = None) -> Response:
    demo = visit.face.demo_passphrase
    return visit.page("own_leave", 403 if problem else 200, problem=problem, demo_passphrase=demo)


def _client_or_404(office: Office, compartment: CompartmentId) -> str:
    overview = overview_or_404(office, compartment)
    if not isinstance(overview, ClientOverview):
        raise HTTPException(404)
    return overview.name


def missing(visit: OwnVisit) -> Response:
    """What is not there, or somebody else's: both look alike."""
    return visit.page("own_missing", 404)
