"""Bringing a practice in: chosen, looked at, and only then taken, everything or nothing unless one says otherwise."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside, Visit
from privity.faces.web.pages.house import HERE
from privity.faces.web.waiting import Waiting, read_sent
from privity.interchange.clients_csv import MEANINGS, SKIP
from privity.interchange.reading import Problem
from privity.model.caseload import Caseload
from privity.services.caseload import Taken, bring_in, known_references, leave_out
from privity.services.clients import list_clients
from privity.services.office import Office

router = APIRouter()

_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class _Line:
    """One client of an import: notes and days, and whether somebody of this id or this name is here already."""

    name: str
    notes: int
    first: date | None
    last: date | None
    is_here: bool
    is_namesake: bool


@router.get("/import")
async def choose(visit: Inside) -> Response:
    """What can be brought in, and the forms to choose it."""
    return _choose(visit)


@router.post("/import")
async def look_at(visit: Inside) -> Response:
    """Read what is sent, in memory, and show what would be taken."""
    if visit.sending is None:
        return _choose(visit, InputError("no file was chosen", field="file", remedy="choose one"))
    today = date.today()  # noqa: DTZ011 - the day on this desk
    is_one_client = visit.form.get("holds") == "one-client"
    try:
        visit.face.waiting = await read_sent(visit.sending, is_one_client=is_one_client, today=today)
    except InputError as error:
        await visit.sending.pass_over()
        return _choose(visit, error)
    return visit.go("/import/preview")


@router.get("/import/preview")
async def preview(visit: Inside) -> Response:
    """What would be taken, and what not."""
    return await _preview(visit)


@router.post("/import/columns")
async def name_columns(visit: Inside) -> Response:
    """Read a list again, with what a person says its columns mean."""
    waiting = visit.face.waiting
    if waiting is None or not waiting.columns:
        return visit.go("/import")
    known = {"", SKIP, *MEANINGS}
    meanings = [visit.form.get(f"column-{place}", "") for place in range(len(waiting.columns))]
    visit.face.waiting = waiting.with_columns([one if one in known else "" for one in meanings])
    return visit.go("/import/preview")


@router.post("/import/take")
async def take(visit: Inside) -> Response:
    """Take it: everything, or what can be taken where that was said."""
    waiting = visit.face.waiting
    if waiting is None:
        return visit.go("/import")
    partial = visit.form.get("partial") == "yes"
    problems = waiting.reading.problems
    if problems and not partial:
        return await _preview(visit, InputError("not all of it can be taken", field="partial"))

    def work(office: Office) -> Taken:
        caseload = waiting.reading.caseload
        if partial:
            caseload = leave_out(caseload, known_references(office))
        return bring_in(office, caseload)

    try:
        taken = await visit.do(work)
    except InputError as error:
        return await _preview(visit, error)
    visit.face.waiting = None
    return visit.page(
        "imported",
        HERE,
        taken=taken,
        sources=waiting.sources,
        problems=problems[:_MOST_SHOWN],
        more=max(0, len(problems) - _MOST_SHOWN),
        place=_place,
    )


@router.post("/import/drop")
async def drop(visit: Inside) -> Response:
    """Take nothing, and forget what was read."""
    visit.face.waiting = None
    return visit.go("/import", visit.words("import.dropped"))


def _choose(visit: Visit, error: InputError | None = None) -> Response:
    return visit.page(
        "import",
        HERE,
        422 if error else 200,
        problem=error,
        is_waiting=visit.face.waiting is not None,
    )


async def _preview(visit: Visit, error: InputError | None = None) -> Response:
    waiting = visit.face.waiting
    if waiting is None:
        return visit.go("/import")
    lines = await visit.do(lambda office: _lines(office, waiting.reading.caseload))
    reading = waiting.reading
    return visit.page(
        "import_preview",
        HERE,
        422 if error else 200,
        sources=waiting.sources,
        lines=lines[:_MOST_SHOWN],
        clients=len(lines),
        notes=len(reading.caseload.notes),
        known=sum(line.is_here for line in lines),
        namesakes=sum(line.is_namesake for line in lines),
        problems=reading.problems[:_MOST_SHOWN],
        problem_count=len(reading.problems),
        remarks=_grouped(waiting),
        columns=waiting.columns,
        meanings=MEANINGS,
        skip=SKIP,
        problem=error,
        place=_place,
    )


def _lines(office: Office, caseload: Caseload) -> list[_Line]:
    """Each client of the import, beside those who are here."""
    here = known_references(office)
    names = {" ".join(line.overview.name.casefold().split()) for line in list_clients(office)}
    of = {work.reference: work.clients for work in caseload.engagements}
    days: dict[str, list[date]] = {client.reference: [] for client in caseload.clients}
    for note in caseload.notes:
        for client in of[note.engagement]:
            days[client].append(note.date)
    return [
        _Line(
            client.names[0],
            len(days[client.reference]),
            min(days[client.reference], default=None),
            max(days[client.reference], default=None),
            client.reference in here,
            client.reference not in here and " ".join(client.names[0].casefold().split()) in names,
        )
        for client in caseload.clients
    ]


def _grouped(waiting: Waiting) -> list[tuple[str, str, int]]:
    """Remarks, with those that say the same put together: the first place of each, what it says, how often."""
    counted: Counter[str] = Counter()
    first: dict[str, str] = {}
    for one in waiting.reading.notes_on_import:
        said = f"{one.field}: {one.message}" if one.field else one.message
        counted[said] += 1
        first.setdefault(said, one.source)
    return [(first[said], said, count) for said, count in list(counted.items())[:_MOST_SHOWN]]


def _place(problem: Problem) -> str:
    """Where something was not taken, as the report names it."""
    line = f", line {problem.line}" if problem.line else ""
    return f"{problem.source}{line}" + (f", {problem.field}" if problem.field else "")
