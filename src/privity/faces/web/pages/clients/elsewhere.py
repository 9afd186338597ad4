"""What another program holds of one client, in FHIR: looked at line by line, and filed only after a yes.

Nothing of it becomes a permission, whatever it says: the page tells of each what it would be kept as, and why.
"""

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.logins import FoundElsewhere
from privity.faces.web.pages.clients.record import Compartment, overview_or_404
from privity.interchange.fhir_r4 import read_fhir
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview
from privity.services.bringing_fhir import Brought, bring_elsewhere
from privity.services.office import Office

router = APIRouter()

_LARGEST = 8 << 20
_MOST_SHOWN = 200


@router.get("/clients/{compartment}/elsewhere")
async def choose(visit: Inside, compartment: Compartment) -> Response:
    """The form for a file."""
    return await _page(visit, compartment)


@router.post("/clients/{compartment}/elsewhere")
async def look_at(visit: Inside, compartment: Compartment) -> Response:
    """Read a file in memory, and show what each thing in it would be kept as."""
    visit.login.elsewhere = None
    try:
        content = await _one_file(visit)

        def work(office: Office) -> FoundElsewhere:
            _client(office, compartment)
            found = read_fhir(content, office.today())
            return FoundElsewhere(
                compartment, found, bring_elsewhere(office, compartment, found, dry_run=True)
            )

        visit.login.elsewhere = await visit.do(work)
    except InputError as error:
        if visit.sending is not None:
            await visit.sending.pass_over()
        return await _page(visit, compartment, error)
    return await _page(visit, compartment)


async def _one_file(visit: Visit) -> bytes:
    content: list[bytes] = []
    if visit.sending is not None:
        async for file in visit.sending.files():
            if content:
                raise InputError("one file at a time", field="file", remedy="choose one")
            async for piece in file.pieces:
                content.append(piece)
                if sum(map(len, content)) > _LARGEST:
                    raise InputError(
                        f"this is larger than {_LARGEST >> 20} MiB",
                        field="file",
                        remedy="use `privity fhir` on the command line",
                    )
    if not any(content):
        raise InputError("no file was chosen", field="file", remedy="choose one")
    return b"".join(content)


@router.post("/clients/{compartment}/elsewhere/keep")
async def keep(visit: Inside, compartment: Compartment) -> Response:
    """File what was looked at, and nothing else."""
    waiting = visit.login.elsewhere
    if waiting is None or waiting.client != compartment or visit.form.get("mark") != waiting.mark:
        gone = InputError("this is not what was looked at", field="file", remedy="choose the file again")
        return await _page(visit, compartment, gone)

    def work(office: Office) -> Brought:
        _client(office, compartment)
        return bring_elsewhere(office, compartment, waiting.found)

    visit.login.elsewhere = None
    brought = await visit.do(work)
    filed = []
    if brought.consents:
        filed.append(visit.words("elsewhere.consents", n=brought.consents).lower())
    if brought.disclosures:
        filed.append(visit.words("elsewhere.disclosures", n=brought.disclosures).lower())
    said = visit.words("elsewhere.kept", what=", ".join(filed))
    return visit.go(f"/clients/{compartment}/account", said)


@router.post("/clients/{compartment}/elsewhere/drop")
async def drop(visit: Inside, compartment: Compartment) -> Response:
    """Keep nothing of it."""
    visit.login.elsewhere = None
    return visit.go(f"/clients/{compartment}/account", visit.words("elsewhere.dropped"))


def _client(office: Office, compartment: CompartmentId) -> ClientOverview:
    overview = overview_or_404(office, compartment)
    if not isinstance(overview, ClientOverview):
        raise HTTPException(404)
    return overview


async def _page(visit: Visit, compartment: CompartmentId, error: InputError | None = None) -> Response:
    name = (await visit.do(lambda office: _client(office, compartment))).name
    waiting = visit.login.elsewhere
    shown = waiting if waiting is not None and waiting.client == compartment and error is None else None
    return visit.page(
        "elsewhere",
        "clients",
        422 if error else 200,
        compartment=compartment,
        name=name,
        problem=error,
        shown=shown,
        most=_MOST_SHOWN,
    )
