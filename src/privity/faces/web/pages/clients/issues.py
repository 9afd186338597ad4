"""What work is about: in free words, and as kinds of the catalogue that a person chose for them."""

import re
from functools import partial
from typing import Final

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.pages.clients.record import Compartment, Record, name_of, overview_or_404
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId, RecordId
from privity.services.catalogue import shipped_catalogue
from privity.services.clients import record_view
from privity.services.issues import place_issues, reword_issues
from privity.services.office import Office

router = APIRouter()

MORE: Final = 3
"""How many issues may be chosen from the catalogue itself, without free words."""
_SEPARATORS = re.compile(r"[,;\n]+")


@router.get("/clients/{compartment}/work/{record}/issues")
async def issues(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """The words and the kinds of one piece of work."""
    return await _page(visit, compartment, record)


@router.post("/clients/{compartment}/work/{record}/words")
async def reword(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep other free words."""
    typed = _SEPARATORS.split(visit.form.get("issues", ""))
    words = list(dict.fromkeys(one.strip() for one in typed if one.strip()))

    def work(office: Office) -> None:
        overview_or_404(office, compartment)
        reword_issues(office, compartment, record, words)

    again = partial(_page, visit, compartment, record)
    return await visit.keep(work, f"/clients/{compartment}/work/{record}/issues", "issues.kept", again)


@router.post("/clients/{compartment}/work/{record}/issues")
async def place(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep which kinds of the catalogue they are."""

    def work(office: Office) -> None:
        words = _read(office, compartment, record).issues
        form = visit.form
        placed = [(word, form.get(f"word{number}", "")) for number, word in enumerate(words, 1)]
        placed += [("", form.get(f"more{number}", "")) for number in range(1, MORE + 1)]
        chosen = [one for one in placed if one[1]]
        place_issues(office, compartment, record, shipped_catalogue(), chosen)

    again = partial(_page, visit, compartment, record)
    return await visit.keep(work, f"/clients/{compartment}/work", "issues.placed", again)


def _read(office: Office, compartment: CompartmentId, record: RecordId) -> Engagement:
    overview_or_404(office, compartment)
    engagement = office.read(compartment, record)
    if not isinstance(engagement, Engagement):
        raise HTTPException(404)
    return engagement


async def _page(
    visit: Visit, compartment: CompartmentId, record: RecordId, error: InputError | None = None
) -> Response:
    def fetch(office: Office) -> tuple[str, Engagement]:
        engagement = _read(office, compartment, record)
        record_view(office, compartment, [record])
        return name_of(office, compartment, visit.words), engagement

    name, engagement = await visit.do(fetch)
    chosen = {one.words: one.id for one in engagement.named if one.words}
    free = [one.id for one in engagement.named if not one.words]
    return visit.page(
        "issues",
        "clients",
        422 if error else 200,
        compartment=compartment,
        record=record,
        name=name,
        lists=shipped_catalogue().lists,
        words=[(word, chosen.get(word, "")) for word in engagement.issues],
        more=[*free, *[""] * MORE][:MORE],
        typed=visit.form.get("issues", ", ".join(engagement.issues)),
        problem=error,
    )
