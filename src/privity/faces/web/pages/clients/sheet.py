"""The sheet: writing a note, kept as a sealed draft on the way."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Path
from starlette.exceptions import HTTPException
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, Visit, data
from privity.faces.web.pages.clients.record import (
    Compartment,
    Record,
    name_of,
    overview_or_404,
)
from privity.faces.web.reach import Reach, reaches_of
from privity.faces.web.sheets import keep_draft, parse_draft
from privity.faces.web.words import Words
from privity.model.engagement import Secrets
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Direction, Draft, Note, NoteKind, NoteTemplate
from privity.model.overview import AloneOverview, JointOverview
from privity.services.clients import newest_work
from privity.services.engagements import secrets_of
from privity.services.holds import binds
from privity.services.notes import (
    begin_change,
    begin_statement,
    discard_draft,
    finish_note,
    view_draft,
)
from privity.services.office import Office
from privity.services.templates import KNOWN, empty_sheet, own_templates

Template = Annotated[str, Path(pattern=r"^([a-z]{2,8}|[0-9a-f]{32})$")]

router = APIRouter()


@dataclass(frozen=True, slots=True)
class _Sheet:
    compartment: CompartmentId
    name: str
    draft: Draft
    record: RecordId | None = None
    secrets: Secrets | None = None
    is_joint: bool = False
    signed: bool = False
    held: bool = False
    reach: tuple[Reach, ...] = ()
    begins: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        return f"/clients/{self.compartment}/" + (f"drafts/{self.record}" if self.record else "write")


@router.get("/clients/{compartment}/write")
async def write(visit: Inside, compartment: Compartment) -> Response:
    """An empty sheet. Nothing is stored before something was written."""
    return _page(visit, await visit.do(lambda office: _fresh(office, compartment, visit.words)))


@router.get("/clients/{compartment}/write/message")
async def write_message(visit: Inside, compartment: Compartment) -> Response:
    """A sheet for a message, under how they wish to be reached."""

    def prepare(office: Office) -> _Sheet:
        sheet = _fresh(office, compartment, visit.words)
        reach = reaches_of(office, compartment, visit.words)
        draft = replace(sheet.draft, kind=NoteKind.MESSAGE, direction=Direction.SENT)
        return replace(sheet, draft=draft, reach=reach, begins=())

    return _page(visit, await visit.do(prepare))


@router.get("/clients/{compartment}/write/with/{template}")
async def write_with(visit: Inside, compartment: Compartment, template: Template) -> Response:
    """A sheet that begins with the headings of a template."""

    def prepare(office: Office) -> _Sheet:
        chosen = dict(_begins(office)).get(template)
        if chosen is None:
            raise HTTPException(404)
        sheet = _fresh(office, compartment, visit.words)
        draft = replace(sheet.draft, text=empty_sheet(chosen), template=chosen.name)
        return replace(sheet, draft=draft)

    return _page(visit, await visit.do(prepare))


@router.get("/clients/{compartment}/notes/{record}/change")
async def change(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """A note to be changed; one that is signed, to be amended for a reason."""

    def prepare(office: Office) -> _Sheet:
        overview_or_404(office, compartment)
        return _of(office, compartment, begin_change(office, compartment, record), visit.words)

    return _page(visit, await visit.do(prepare))


@router.get("/clients/{compartment}/notes/{record}/statement")
async def statement(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """A sheet for what the client says of a note in their own words."""

    def prepare(office: Office) -> _Sheet:
        overview_or_404(office, compartment)
        return _of(office, compartment, begin_statement(office, compartment, record), visit.words)

    return _page(visit, await visit.do(prepare))


@router.get("/clients/{compartment}/drafts/{record}")
async def go_on(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """A sheet that was begun."""

    def fetch(office: Office) -> _Sheet:
        overview_or_404(office, compartment)
        return _of(office, compartment, view_draft(office, compartment, record), visit.words, record)

    return _page(visit, await visit.do(fetch))


def _fresh(office: Office, compartment: CompartmentId, words: Words) -> _Sheet:
    overview_or_404(office, compartment)
    today = date.today()  # noqa: DTZ011 - the day on this desk
    draft = Draft(office.new_id(), newest_work(office, compartment), today, "")
    begins = tuple((address, template.name) for address, template in _begins(office))
    return replace(_of(office, compartment, draft, words), begins=begins)


def _of(
    office: Office, compartment: CompartmentId, draft: Draft, words: Words, record: RecordId | None = None
) -> _Sheet:
    """The sheet of a draft, with what was agreed about secrets where it is written in joint work, or beside it."""
    overview = overview_or_404(office, compartment)
    is_joint = isinstance(overview, JointOverview | AloneOverview)
    note = office.read(compartment, draft.of) if draft.of is not None else None
    signed = isinstance(note, Note) and note.signed is not None
    held = isinstance(note, Note) and not signed and binds(office, compartment)
    return _Sheet(
        compartment,
        name_of(office, compartment, words),
        draft,
        record,
        secrets_of(office, compartment) if is_joint else None,
        is_joint,
        signed or held,
        held,
    )


def _begins(office: Office) -> list[tuple[str, NoteTemplate]]:
    """Every template under the address that a sheet begun with it has."""
    known = [(template.name.lower(), template) for template in KNOWN]
    return [*known, *((str(record), template) for record, template in own_templates(office))]


@router.post("/clients/{compartment}/write")
async def keep_new(visit: Inside, compartment: Compartment) -> Response:
    """Keep a new sheet as a draft."""
    return await _keep(visit, compartment, None)


@router.post("/clients/{compartment}/drafts/{record}")
async def keep(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Keep the next state of a draft."""
    return await _keep(visit, compartment, record)


async def _keep(visit: Visit, compartment: CompartmentId, record: RecordId | None) -> Response:
    try:
        draft = parse_draft(visit.form)
        saved = await visit.do(lambda office: _kept(office, compartment, draft, record))
    except InputError as error:
        if visit.is_scripted:
            return data({"said": f"{error.message} {error.remedy}"}, 422)
        return await _again(visit, compartment, record, error)
    said = visit.words("editor.saved", time=f"{datetime.now().astimezone():%H:%M}")
    path = f"/clients/{compartment}/drafts/{saved}"
    return data({"said": said, "path": path}) if visit.is_scripted else visit.go(path, said)


def _kept(office: Office, compartment: CompartmentId, draft: Draft, record: RecordId | None) -> RecordId:
    overview_or_404(office, compartment)
    return keep_draft(office, compartment, draft, record)


@router.post("/clients/{compartment}/write/finish")
async def finish_new(visit: Inside, compartment: Compartment) -> Response:
    """Make a note of a sheet that was never kept as a draft, or was by another post."""
    return await _finish(visit, compartment, None)


@router.post("/clients/{compartment}/drafts/{record}/finish")
async def finish(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Make a note of a draft."""
    return await _finish(visit, compartment, record)


async def _finish(visit: Visit, compartment: CompartmentId, record: RecordId | None) -> Response:
    try:
        draft = parse_draft(visit.form)

        def work(office: Office) -> None:
            overview_or_404(office, compartment)
            known = record
            if draft.text.strip() and known is None:
                known = _kept(office, compartment, draft, None)
            finish_note(office, compartment, draft, known)

        await visit.do(work)
    except InputError as error:
        return await _again(visit, compartment, record, error)
    return visit.go(f"/clients/{compartment}", visit.words(f"editor.finished.{draft.purpose}"))


@router.post("/clients/{compartment}/drafts/{record}/discard")
async def discard(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """Throw a draft away."""

    def work(office: Office) -> None:
        overview_or_404(office, compartment)
        discard_draft(office, compartment, record)

    await visit.do(work)
    return visit.go(f"/clients/{compartment}", visit.words("editor.discarded"))


async def _again(
    visit: Visit, compartment: CompartmentId, record: RecordId | None, error: InputError
) -> Response:
    """The sheet once more, with everything that was typed and what is wrong with it."""
    typed = {"date": "", **visit.form}
    try:
        shown = parse_draft(typed)
    except InputError:
        mended = {"date": date.today().isoformat(), "kind": "progress", "purpose": "", "of": ""}  # noqa: DTZ011 - the day on this desk
        shown = parse_draft(typed | mended)
    sheet = await visit.do(lambda office: _of(office, compartment, shown, visit.words, record))
    return _page(visit, sheet, error)


def _page(visit: Visit, sheet: _Sheet, problem: InputError | None = None) -> Response:
    return visit.page(
        "editor",
        "clients",
        422 if problem else 200,
        sheet=sheet,
        draft=sheet.draft,
        problem=problem,
        leaves_by_itself=False,
    )
