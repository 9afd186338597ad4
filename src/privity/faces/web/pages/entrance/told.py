"""What the browser tells of ways out that no page can close: text copied from a record, a page printed."""

from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, text
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId, is_id
from privity.model.overview import RecordOverview
from privity.services.office import Office

router = APIRouter()

_TOLD: Final = {"copied": "text copied from a record", "printed": "page of a record printed"}


@router.post("/told")
async def told(visit: Inside) -> Response:
    """Enter it with the person whose record it was."""
    what, record = visit.form.get("what", ""), visit.form.get("record", "")

    def enter(office: Office) -> None:
        compartment = CompartmentId(record)
        line = office.overview(compartment) if is_id(record) and office.holds(compartment) else None
        if what not in _TOLD or not isinstance(line, RecordOverview):
            raise InputError("this is nothing that a page tells", field="what")
        with office.work(EventClass.RECORD_SHOWN) as work:
            work.tell_person(compartment, what=_TOLD[what])
            work.tell_office(item=_TOLD[what])

    await visit.do(enter)
    return text("")
