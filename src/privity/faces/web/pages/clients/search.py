"""Search as one types, over clients' names and the text of notes. Words travel in the body of a post, never
in an address.
"""

import asyncio
from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError, LockedError, PrivityError
from privity.faces.web.desk import Desk
from privity.faces.web.face import Inside, Visit
from privity.faces.web.guard import report
from privity.faces.web.pages.clients.record import PER_PAGE
from privity.model.notes import Note, NoteKind
from privity.model.overview import RecordOverview
from privity.services.clients import ClientLine, list_clients
from privity.services.find import Hit, record_results
from privity.services.office import Office
from privity.services.passages import Part, name_matches, passage

router = APIRouter()

SHOWN = 20
NAMES_SHOWN = 8
SETTLED_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """A note that was found, as the page shows it."""

    hit: Hit
    name: str
    passage: list[Part]

    @property
    def href(self) -> str:
        return f"/clients/{self.hit.compartment}/notes/{self.hit.record}"


@dataclass(frozen=True, slots=True)
class Results:
    """What was found for some words."""

    clients: list[ClientLine]
    notes: list[Found]


@router.post("/search")
async def search(visit: Inside) -> Response:
    """Search. As a part of the page at every pause in typing, or as a page of its own."""
    words = visit.form.get("words", "")[:400]
    visit.login.search_words = words
    if not visit.is_partial:
        return visit.go("/search" if words.strip() else "/clients")
    if not words.strip():
        visit.login.settle(None)
        lines = await visit.do(list_clients)
        older = "/clients/page/2" if len(lines) > PER_PAGE else ""
        return visit.part("clientlist", clients=lines[:PER_PAGE], newer="", older=older)
    try:
        results = await _find(visit, words)
    except LockedError:
        raise
    except PrivityError as error:
        # A part that is put in place takes what was shown before off the page; an error's page would not.
        visit.login.settle(None)
        return visit.part("hits", results=Results([], []), warming=False, problem=error)
    _settle(visit, results)
    return visit.part("hits", results=results, warming=visit.face.desk.warming, problem=None)


@router.get("/search")
async def found(visit: Inside) -> Response:
    """The page of what was looked for last."""
    results = await _find(visit, visit.login.search_words)
    _settle(visit, results)
    return visit.page(
        "search",
        "clients",
        words=visit.login.search_words,
        results=results,
        warming=visit.face.desk.warming,
        problem=None,
    )


async def _find(visit: Visit, words: str) -> Results:
    """Search, once every page of results that stood before has its entry. Raises PrivityError."""
    desk, login = visit.face.desk, visit.login
    while login.unrecorded:
        hits = login.unrecorded.pop(0)
        try:
            await visit.do(partial(record_results, hits=hits))
        except BaseException:
            login.unrecorded.insert(0, hits)
            raise
    return await visit.do(lambda office: find(office, desk, words))


def find(office: Office, desk: Desk, words: str) -> Results:
    """Clients whose name begins so, and the notes that hold the words, best first."""
    try:
        hits = desk.index.search(words, limit=SHOWN)
    except InputError:
        return Results([], [])
    overviews = office.overviews()
    named = [line for line in list_clients(office) if name_matches(line.overview.name, words)]
    notes = []
    for hit in hits:
        overview, note = overviews.get(hit.compartment), office.read(hit.compartment, hit.record)
        if isinstance(overview, RecordOverview) and isinstance(note, Note):
            apart = note.kind is NoteKind.PROCESS
            notes.append(Found(hit, overview.name, [] if apart else passage(note.written, words)))
    return Results(named[:NAMES_SHOWN], notes)


def _settle(visit: Visit, results: Results) -> None:
    """Record a page of results that was there to be read for a second. Those typed past are not views."""
    hits = [found.hit for found in results.notes]

    async def record() -> None:
        await asyncio.sleep(SETTLED_SECONDS)
        # What is typed now ends the waiting only: the page has stood, and its entry is due.
        await asyncio.shield(_record(visit, hits))

    visit.login.settle(asyncio.get_running_loop().create_task(record()) if hits else None)


async def _record(visit: Visit, hits: list[Hit]) -> None:
    """Record a page of results, or keep it for the next search, which shows nothing before it is recorded."""
    try:
        await visit.do(lambda office: record_results(office, hits))
    except Exception as error:  # noqa: BLE001 - nobody awaits this; what it says must hold no content
        visit.login.unrecorded.append(hits)
        report(error)
