"""A practice's own templates for notes."""

from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.pages.clients.record import Record
from privity.faces.web.pages.house.hub import HERE
from privity.model.ids import RecordId
from privity.model.notes import NoteTemplate
from privity.services.templates import KNOWN, drop_template, keep_template, own_templates

router = APIRouter()


@router.get("/templates")
async def templates(visit: Inside) -> Response:
    """The templates, and a form for one more."""
    return await _page(visit)


@router.post("/templates")
async def add(visit: Inside) -> Response:
    """Keep a new template."""
    return await _keep(visit, None)


@router.post("/templates/{record}")
async def change(visit: Inside, record: Record) -> Response:
    """Keep a template's new headings, or drop it."""
    if visit.form.get("drop") == "yes":
        await visit.do(lambda office: drop_template(office, record))
        return visit.go("/templates", visit.words("templates.dropped"))
    return await _keep(visit, record)


async def _keep(visit: Visit, record: RecordId | None) -> Response:
    headings = tuple(line.strip() for line in visit.form.get("headings", "").splitlines() if line.strip())
    template = NoteTemplate(visit.form.get("name", "").strip(), headings)
    again = partial(_page, visit)
    return await visit.keep(
        lambda office: keep_template(office, template, record), "/templates", "templates.kept", again
    )


async def _page(visit: Visit, error: InputError | None = None) -> Response:
    problems: dict[str, InputError | None] = dict.fromkeys(("name", "headings"))
    if error is not None:
        problems[error.field] = error
    return visit.page(
        "templates",
        HERE,
        422 if error else 200,
        known=KNOWN,
        own=await visit.do(own_templates),
        form={"name": "", "headings": ""} | (visit.form if error else {}),
        problems=problems,
    )
