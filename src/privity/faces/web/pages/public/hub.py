"""The public side of the work: what may be said instead of a case, and where it is said."""

from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from privity.faces.web.face import Inside

router = APIRouter()

HERE: Final = "public"
"""The room of the navigation that all these pages belong to."""

# Address (and key of its words), and picture, in the order in which they are shown.
_DOORS: Final = (
    ("common-issues", "chart"),
    ("sentences", "voice"),
    ("desk", "pen"),
    ("words", "book"),
    ("mailing-list", "letter"),
    ("events", "day"),
)


@router.get("/public")
async def public(visit: Inside) -> Response:
    """Where the pages for the public side of the work are found."""
    return visit.page("public", HERE, doors=_DOORS)
