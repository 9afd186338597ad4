"""One note by itself, what is done to it once it is written, and process notes, which lie apart."""

from fastapi import APIRouter
from starlette.responses import Response

from privity.faces.web.face import Inside
from privity.faces.web.pages.clients.record import Compartment, Record, name_of, overview_or_404
from privity.model.ids import RecordId
from privity.model.notes import Note
from privity.services.clients import view_process
from privity.services.notes import sign_note, view_note
from privity.services.offers.arriving import Private, offered_in, why_private
from privity.services.offers.keeping import offers_of
from privity.services.office import Office

router = APIRouter()


@router.get("/clients/{compartment}/notes/{record}")
async def one_note(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """One note by itself."""

    def fetch(office: Office) -> tuple[str, Note, bool, Private | None]:
        name, note = name_of(office, compartment, visit.words), view_note(office, compartment, record)
        taken = any(offer.note == record for _, offer in offers_of(office, compartment))
        offered = not taken and bool(offered_in(office, compartment, note))
        return name, note, offered, why_private(office, compartment, note)

    name, note, offered, private = await visit.do(fetch)
    return visit.page(
        "note",
        "clients",
        compartment=compartment,
        name=name,
        record=record,
        note=note,
        offered=offered,
        private=private,
    )


@router.post("/clients/{compartment}/notes/{record}/sign")
async def sign(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Sign a note."""

    def work(office: Office) -> None:
        overview_or_404(office, compartment)
        sign_note(office, compartment, record)

    await visit.do(work)
    return visit.go(f"/clients/{compartment}", visit.words("note.was_signed"))


@router.get("/clients/{compartment}/process")
async def process(visit: Inside, compartment: Compartment) -> Response:
    """The process notes of a record, by themselves."""

    def fetch(office: Office) -> tuple[str, list[tuple[RecordId, Note]]]:
        return name_of(office, compartment, visit.words), view_process(office, compartment)[1]

    name, notes = await visit.do(fetch)
    return visit.page("process", "clients", compartment=compartment, name=name, notes=notes)
