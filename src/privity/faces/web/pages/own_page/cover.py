"""On a client's own page: what they agreed a colleague may know while the practitioner is away, and how to end it."""

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.own import AtOwnPage
from privity.faces.web.pages.clients.record import Record
from privity.faces.web.pages.own_page.way_in import missing
from privity.services.cover import withdraw_agreement

router = APIRouter()


@router.post("/own/cover/{record}/end")
async def end(visit: AtOwnPage, record: Record) -> Response:
    """The client ends it. No reason, no second question."""
    try:
        await visit.do(lambda office, client: withdraw_agreement(office, client, record))
    except InputError:
        return missing(visit)
    return visit.go("/own", visit.words("own.cover_ended"))
