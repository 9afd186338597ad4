"""Erasing a client: what it means, with a fresh passphrase, and the statement of what was destroyed."""

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import IncompleteError, InputError, PassphraseError, PrivityError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.handing import hand_over
from privity.faces.web.pages.clients.record import Compartment, overview_or_404, what_of
from privity.faces.web.reach import Reach, reaches_of
from privity.model.ids import CompartmentId
from privity.services.aftercare import walk
from privity.services.contact_sheet import refresh_sheet
from privity.services.door import CertificateItem, hand_out
from privity.services.erasure import Certificate, Offered, erase_client, erase_joint
from privity.services.holds import stands_against
from privity.services.office import Office

router = APIRouter()


@router.get("/clients/{compartment}/erase")
async def consider(visit: Inside, compartment: Compartment) -> Response:
    """What erasing means, before it is done."""
    return await _page(visit, compartment)


@router.post("/clients/{compartment}/erase")
async def erase(visit: Inside, compartment: Compartment) -> Response:
    """Destroy a client's key, and show the statement of it."""
    what = await visit.do(lambda office: what_of(overview_or_404(office, compartment)))
    said = visit.form.get("account", "")
    try:
        if visit.form.get("sure") != "yes":
            raise IncompleteError(visit.words("erase.unsure"), field="sure")
        if what == "client" and said not in set(Offered):
            raise IncompleteError(visit.words("erase.unsaid"), field="account")
        await visit.prove()
    except (IncompleteError, PassphraseError) as error:
        return await _page(visit, compartment, error)

    def work(office: Office) -> Certificate:
        overview_or_404(office, compartment)
        if what == "joint":
            certificate = erase_joint(office, compartment)
        else:
            certificate = erase_client(office, compartment, Offered(said) if what == "client" else None)
        refresh_sheet(office)
        return certificate

    try:
        certificate = await visit.do(work)
    except InputError as error:
        return await _page(visit, compartment, error)
    visit.login.certificate = certificate
    return visit.go("/erased")


@router.get("/erased")
async def erased(visit: Inside) -> Response:
    """What was destroyed last, and the way to have it on paper."""
    if visit.login.certificate is None:
        return visit.go("/clients")
    return visit.page("erased", "clients", certificate=visit.login.certificate, walk=await visit.do(walk))


@router.post("/erased")
async def statement(visit: Inside) -> Response:
    """The statement of the last erasure, for the client."""
    certificate = visit.login.certificate
    if certificate is None:
        return visit.go("/clients")
    [outgoing] = await visit.do(lambda office: hand_out(office, CertificateItem(certificate)))
    return hand_over(outgoing)


async def _page(visit: Visit, compartment: CompartmentId, problem: PrivityError | None = None) -> Response:
    def read(office: Office) -> tuple[str, str, bool, tuple[Reach, ...]]:
        line = overview_or_404(office, compartment)
        reaches = reaches_of(office, compartment, visit.words)
        return line.name, what_of(line), stands_against(office, compartment), reaches

    name, what, held, reaches = await visit.do(read)
    return visit.page(
        "erase",
        "clients",
        422 if problem else 200,
        compartment=compartment,
        name=name,
        what=what,
        held=held,
        reaches=reaches,
        account=visit.form.get("account", ""),
        problem=problem,
    )
