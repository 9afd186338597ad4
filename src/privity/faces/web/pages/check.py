"""Check a draft: the text with every finding marked, why, and inside the office only, whose story it could be."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError
from privity.faces.web.face import Inside
from privity.faces.web.marking import Marked, mark, tone_of
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note
from privity.model.overview import ClientOverview
from privity.screen import Candidate, FindingKind, Screening, Strength, Verdict
from privity.screen.finding import Fact
from privity.services.clients import record_view
from privity.services.office import Office
from privity.services.passages import Part, excerpt
from privity.services.screening import DraftText, Screener, screen_draft

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Reason:
    """One finding as the page shows it."""

    kind: FindingKind
    tone: str
    says: str
    client: tuple[CompartmentId, str] | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """A client whom the draft could be about, with what stands in both, draft beside note."""

    compartment: CompartmentId
    name: str
    strength: Strength
    facts: tuple[tuple[list[Part], list[Part]], ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer about one draft, in what the page needs of it."""

    verdict: Verdict
    parts: list[Marked]
    reasons: list[Reason]
    likely: list[Likeness]
    faint: list[Likeness]
    clients: int
    notes: int


@router.get("/check")
async def empty(visit: Inside) -> Response:
    """An empty field for a draft."""
    visit.face.desk.warm_screen()
    return visit.page("check", "check", text="", checked=None, problem=None)


@router.post("/check")
async def check(visit: Inside) -> Response:
    """Check a draft. Of the draft only its hash and the verdict are kept."""
    text, checked, problem = visit.form.get("text", ""), None, None
    screener = visit.face.desk.screener
    try:
        checked = await visit.do(lambda office: look_at(office, screener, text))
    except InputError as error:
        problem = error
    if visit.is_partial:
        return visit.part("verdict", checked=checked, problem=problem)
    return visit.page("check", "check", 422 if problem else 200, text=text, checked=checked, problem=problem)


def look_at(office: Office, screener: Screener, text: str) -> Checked:
    """Screen a draft and gather what its page shows; the notes it quotes are recorded as shown."""
    screening = screen_draft(office, screener, DraftText("draft", text)).screening
    places = {
        overview.reference: (compartment, overview)
        for compartment, overview in office.overviews().items()
        if isinstance(overview, ClientOverview)
    }
    likenesses = list(_likenesses(office, places, screening, text))
    return Checked(
        screening.verdict,
        mark(text, screening.findings),
        [
            Reason(one.kind, tone_of(one.calls_for), one.reason, _client(places, one.client))
            for one in screening.findings
        ],
        [like for like in likenesses if like.facts],
        [like for like in likenesses if not like.facts],
        screening.clients,
        screening.notes,
    )


_Places = dict[str, tuple[CompartmentId, ClientOverview]]


def _client(places: _Places, reference: str | None) -> tuple[CompartmentId, str] | None:
    if reference is None or reference not in places:
        return None
    compartment, overview = places[reference]
    return compartment, overview.name


def _likenesses(office: Office, places: _Places, screening: Screening, text: str) -> Iterator[Likeness]:
    for candidate in screening.candidates:
        if candidate.client not in places:
            continue
        compartment, overview = places[candidate.client]
        facts = _facts(office, (compartment, *overview.joint, *overview.alone), candidate, text)
        yield Likeness(compartment, overview.name, candidate.strength, facts)


def _facts(
    office: Office, compartments: Iterable[CompartmentId], candidate: Candidate, text: str
) -> tuple[tuple[list[Part], list[Part]], ...]:
    if candidate.strength is Strength.WEAK or not candidate.facts:
        return ()
    wanted = {fact.note for fact in candidate.facts}
    found: list[tuple[Fact, Note]] = []
    for compartment in compartments:
        if not office.holds(compartment):
            continue
        shown: list[RecordId] = []
        for record, payload in office.read_all(compartment):
            if isinstance(payload, Note) and payload.reference in wanted:
                shown.append(record)
                found += [(fact, payload) for fact in candidate.facts if fact.note == payload.reference]
        if shown:
            record_view(office, compartment, shown)
    return tuple((excerpt(text, fact.draft), excerpt(note.written, fact.note_span)) for fact, note in found)
