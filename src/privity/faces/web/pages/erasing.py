"""Erasing a client: what it means, with a fresh passphrase, and the statement of what was destroyed."""

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import IncompleteError, PassphraseError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.handing import hand_over
from privity.faces.web.pages.clients import Compartment, overview_or_404
from privity.model.ids import CompartmentId
from privity.services.contact_sheet import refresh_sheet
from privity.services.door import CertificateItem, hand_out
from privity.services.erasure import Certificate, erase_client
from privity.services.office import Office

router = APIRouter()


@router.get("/clients/{compartment}/erase")
async def consider(visit: Inside, compartment: Compartment) -> Response:
    """What erasing means, before it is done."""
    return await _page(visit, compartment)


@router.post("/clients/{compartment}/erase")
async def erase(visit: Inside, compartment: Compartment) -> Response:
    """Destroy a client's key, and show the statement of it."""
    try:
        if visit.form.get("sure") != "yes":
            raise IncompleteError(visit.words("erase.unsure"), field="sure")
        await visit.prove()
    except (IncompleteError, PassphraseError) as error:
        return await _page(visit, compartment, error)

    def work(office: Office) -> Certificate:
        overview_or_404(office, compartment)
        certificate = erase_client(office, compartment)
        refresh_sheet(office)
        return certificate

    certificate = await visit.do(work)
    visit.login.certificate = certificate
    return visit.go("/erased")


@router.get("/erased")
async def erased(visit: Inside) -> Response:
    """What was destroyed last, and the way to have it on paper."""
    if visit.login.certificate is None:
        return visit.go("/clients")
    return visit.page("erased", "clients", certificate=visit.login.certificate)


@router.post("/erased")
async def statement(visit: Inside) -> Response:
    """The statement of the last erasure, for the client."""
    certificate = visit.login.certificate
    if certificate is None:
        return visit.go("/clients")
    [outgoing] = await visit.do(lambda office: hand_out(office, CertificateItem(certificate)))
    return hand_over(outgoing)


async def _page(visit: Visit, compartment: CompartmentId, problem: PrivityError | None = None) -> Response:
    name = await visit.do(lambda office: overview_or_404(office, compartment).name)
    status = 422 if problem else 200
    return visit.page("erase", "clients", status, compartment=compartment, name=name, problem=problem)
