"""The office's own pages, as one page that leads to each: what is kept, what happened, what can be set."""

from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from privity.faces.web.face import Inside
from privity.services.backup_history import backup_history

router = APIRouter()

HERE: Final = "house"
"""The room of the navigation that all these pages belong to."""

# Address (and key of its words), and picture, in the order in which they are shown.
_DOORS: Final = (
    ("import", "down"),
    ("backups", "box"),
    ("will", "hand"),
    ("terms", "letter"),
    ("cover", "people"),
    ("offers", "hand"),
    ("keeping", "day"),
    ("around", "search"),
    ("ledger", "book"),
    ("templates", "pen"),
    ("book", "chart"),
    ("settings", "dials"),
)


@router.get("/house")
async def house(visit: Inside) -> Response:
    """Where the office's own pages are found."""
    history = await visit.do(backup_history)
    return visit.page("house", HERE, doors=_DOORS, backup_due=history.is_due(visit.face.desk.office.now()))
