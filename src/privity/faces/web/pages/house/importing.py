"""Bringing a practice in: chosen, looked at, and only then taken, everything or nothing unless one says otherwise."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError, PrivityError
from privity.faces.web.face import Face, Inside, Visit, data
from privity.faces.web.pages.house.hub import HERE
from privity.faces.web.waiting import Brought, Job, Waiting, read_sent, take_in
from privity.interchange.clients_csv import MEANINGS, SKIP
from privity.interchange.reading import Problem, Reading
from privity.model.ids import CompartmentId
from privity.services.caseload import Bringing, Taken, join, known_references, leave_out, plain_name
from privity.services.clients import list_clients
from privity.services.office import Office
from privity.services.waiting_files import WaitingFile

router = APIRouter()

_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class _Line:
    """One client of an import: notes and days, and whether somebody of this id or this name is here already."""

    name: str
    notes: int
    first: date | None
    last: date | None
    files: int
    is_here: bool
    is_namesake: bool
    is_joined: bool


@router.get("/import")
async def choose(visit: Inside) -> Response:
    """What can be brought in, and the forms to choose it."""
    return _choose(visit)


@router.post("/import")
async def look_at(visit: Inside) -> Response:
    """Seal what is sent, read it behind the page, and show what would be taken."""
    face = visit.face
    if visit.sending is None:
        return _choose(visit, InputError("no file was chosen", field="file", remedy="choose one"))
    try:
        _check_free(face)
        sent = await take_in(
            visit.sending,
            lambda: visit.do(WaitingFile),
            lambda file, piece: _add(visit, file, piece),
            is_one_client=visit.form.get("holds") == "one-client",
            today=date.today(),  # noqa: DTZ011 - the day on this desk
        )
    except InputError as fault:
        await visit.sending.pass_over()
        return _choose(visit, fault)
    _forget(face)
    job = face.job = Job(total=len(sent.files))

    async def read() -> None:
        try:
            face.waiting = await asyncio.to_thread(read_sent, sent, job.tell)
        except PrivityError as error:
            job.error = error
            sent.forget()

    await _begin(face, job, read())
    if isinstance(job.error, InputError):
        face.job = None
        return _choose(visit, job.error)
    return _progress(visit)


async def _add(visit: Visit, file: WaitingFile, piece: bytes) -> None:
    visit.face.idle.touch()
    await visit.do(lambda _: file.add(piece))


async def _begin(face: Face, job: Job, work: Coroutine[None, None, None]) -> None:
    """Start it behind the pages, and give it a moment: most imports are done by then."""
    job.task = asyncio.create_task(work)
    await asyncio.wait({job.task}, timeout=face.patience)


@router.get("/import/progress")
async def progress(visit: Inside) -> Response:
    """How far reading or taking is: a page that loads itself anew, and by itself where scripts run."""
    return _progress(visit)


def _progress(visit: Visit) -> Response:
    job = visit.face.job
    if job is not None and job.is_running:
        if visit.request.method == "POST":
            return visit.go("/import/progress")
        if visit.is_scripted:
            return data({"done": job.done, "total": job.total, "said": _how_far(visit, job)})
        return visit.page("import_progress", HERE, job=job, said=_how_far(visit, job), leaves_by_itself=False)
    visit.face.job = None
    if job is not None and job.error is not None:
        error = job.error
        visit.login.notice = " ".join(filter(None, (_sentence(error.message), _sentence(error.remedy))))
    target = "/import/preview" if visit.face.waiting else "/import/done" if visit.face.brought else "/import"
    return data({"go": target}) if visit.is_scripted else visit.go(target, visit.login.notice)


def _how_far(visit: Visit, job: Job) -> str:
    key = "taking" if job.is_taking else "reading"
    return visit.words(f"import.{key}", done=job.done, total=job.total)


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:] + "." if said else ""


def _check_free(face: Face) -> None:
    if face.job is not None and face.job.is_running:
        raise InputError("another import is under way", field="file", remedy="wait until it is done")


def _forget(face: Face) -> None:
    """Remove what waited, and what is told of the last import."""
    if face.waiting is not None:
        face.waiting.forget()
    face.waiting = face.brought = None


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
    if visit.form.get("mark") != waiting.mark:
        return await _preview(visit, _another())
    known = {"", SKIP, *MEANINGS}
    meanings = [visit.form.get(f"column-{place}", "") for place in range(len(waiting.columns))]
    visit.face.waiting = waiting.with_columns([one if one in known else "" for one in meanings])
    return visit.go("/import/preview")


@router.post("/import/take")
async def take(visit: Inside) -> Response:
    """Take it: everything, or what can be taken where that was said."""
    face, waiting = visit.face, visit.face.waiting
    if waiting is None or (face.job is not None and face.job.is_running):
        return visit.go("/import/progress")
    if visit.form.get("mark") != waiting.mark:
        return await _preview(visit, _another())
    how = visit.form.get("partial", "")
    problems = waiting.reading.problems
    if problems and how not in ("yes", "join"):
        return await _preview(visit, InputError("not all of it can be taken", field="partial"))
    job = face.job = Job(is_taking=True, total=len(waiting.reading.caseload.clients))

    def work(office: Office) -> Taken:
        caseload, onto = waiting.reading.caseload, dict[str, CompartmentId]()
        if how == "join":
            joined = join(office, caseload)
            caseload, onto = joined.caseload, dict(joined.onto)
        elif how == "yes":
            caseload = leave_out(caseload, known_references(office))
        bringing = Bringing(office, caseload, onto)
        try:
            for one in waiting.reading.files:
                bringing.file(one.note, one.name, one.pieces())
            return bringing.keep(job.tell)
        except BaseException:
            bringing.abandon()
            raise

    async def bring() -> None:
        try:
            taken = await face.desk.do(work)
        except PrivityError as error:
            job.error = error
        else:
            waiting.forget()
            face.waiting = None
            face.brought = Brought(taken, waiting.sources, problems)

    await _begin(face, job, bring())
    if isinstance(job.error, InputError):
        face.job = None
        return await _preview(visit, job.error)
    return _progress(visit)


@router.get("/import/done")
async def done(visit: Inside) -> Response:
    """What was taken, what not, and where it still lies readable."""
    brought = visit.face.brought
    if brought is None:
        return visit.go("/import")
    problems = brought.problems
    return visit.page(
        "imported",
        HERE,
        taken=brought.taken,
        sources=brought.sources,
        problems=problems[:_MOST_SHOWN],
        more=max(0, len(problems) - _MOST_SHOWN),
        place=_place,
    )


@router.post("/import/drop")
async def drop(visit: Inside) -> Response:
    """Take nothing, and forget what was read."""
    waiting = visit.face.waiting
    if waiting is not None and visit.form.get("mark") != waiting.mark:
        return await _preview(visit, _another())
    _forget(visit.face)
    return visit.go("/import", visit.words("import.dropped"))


def _another() -> InputError:
    return InputError(
        "something else was read since you opened that page",
        field="file",
        remedy="look at what would be taken now, or choose yours again",
    )


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
    lines = await visit.do(lambda office: _lines(office, waiting.reading))
    reading = waiting.reading
    return visit.page(
        "import_preview",
        HERE,
        422 if error else 200,
        sources=waiting.sources,
        mark=waiting.mark,
        lines=lines[:_MOST_SHOWN],
        clients=len(lines),
        notes=len(reading.caseload.notes),
        files=len(reading.files),
        known=sum(line.is_here for line in lines),
        joined=sum(line.is_joined for line in lines) if reading.caseload.notes else 0,
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


def _lines(office: Office, reading: Reading) -> list[_Line]:
    """Each client of the import, beside those who are here."""
    caseload = reading.caseload
    here = known_references(office)
    names = Counter(plain_name(line.overview.name) for line in list_clients(office))
    of = {work.reference: work.clients for work in caseload.engagements}
    owners = {note.reference: of[note.engagement] for note in caseload.notes}
    days: dict[str, list[date]] = {client.reference: [] for client in caseload.clients}
    for note in caseload.notes:
        for client in of[note.engagement]:
            days[client].append(note.date)
    beside = Counter(client for file in reading.files for client in owners[file.note])
    onto = join(office, caseload).onto
    return [
        _Line(
            client.names[0],
            len(days[client.reference]),
            min(days[client.reference], default=None),
            max(days[client.reference], default=None),
            beside[client.reference],
            client.reference in here,
            client.reference not in here and names[plain_name(client.names[0])] > 0,
            client.reference in onto,
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
