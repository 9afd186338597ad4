"""The sheet: writing a note, kept as a sealed draft on the way."""

from dataclasses import dataclass
from datetime import date, datetime

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, Visit, data
from privity.faces.web.pages.clients import Compartment, Record, engagement_for, overview_or_404
from privity.faces.web.sheets import keep_draft, parse_draft
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Draft
from privity.services.notes import discard_draft, finish_note, view_draft
from privity.services.office import Office

router = APIRouter()


@dataclass(frozen=True, slots=True)
class _Sheet:
    compartment: CompartmentId
    name: str
    draft: Draft
    record: RecordId | None = None

    @property
    def path(self) -> str:
        return f"/clients/{self.compartment}/" + (f"drafts/{self.record}" if self.record else "write")


@router.get("/clients/{compartment}/write")
async def write(visit: Inside, compartment: Compartment) -> Response:
    """An empty sheet. Nothing is stored before something was written."""

    def prepare(office: Office) -> _Sheet:
        name = overview_or_404(office, compartment).name
        today = date.today()  # noqa: DTZ011 - the day on this desk
        return _Sheet(
            compartment, name, Draft(office.new_id(), engagement_for(office, compartment), today, "")
        )

    return _page(visit, await visit.do(prepare))


@router.get("/clients/{compartment}/drafts/{record}")
async def go_on(visit: Inside, compartment: Compartment, record: Record) -> Response:
    """A sheet that was begun."""

    def fetch(office: Office) -> _Sheet:
        name = overview_or_404(office, compartment).name
        return _Sheet(compartment, name, view_draft(office, compartment, record), record)

    return _page(visit, await visit.do(fetch))


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
    return visit.go(f"/clients/{compartment}", visit.words("editor.finished"))


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
    name = await visit.do(lambda office: overview_or_404(office, compartment).name)
    form = {"date": "", **visit.form}
    shown = parse_draft(form | {"date": date.today().isoformat(), "kind": "progress"})  # noqa: DTZ011 - the day on this desk
    return _page(visit, _Sheet(compartment, name, shown, record), error)


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
