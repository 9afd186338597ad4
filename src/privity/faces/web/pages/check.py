"""Check a draft: the text with every finding marked, why, and inside the office only, whose story it could be.

What was checked is cleared here too: screened anew, asked about, and handed out through the door.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import Response

from privity.errors import InputError, PrivityError, RefusedError
from privity.faces.web.clearing import answers_in, questions
from privity.faces.web.face import Inside, Visit, data
from privity.faces.web.logins import OpenedDocument
from privity.faces.web.marking import Marked, mark, tone_of
from privity.faces.web.reading_in import sent_document
from privity.interchange.documents import read_document
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note
from privity.model.overview import ClientOverview
from privity.screen import Candidate, FindingKind, Screening, Strength, Verdict
from privity.screen.clearance import InMind
from privity.screen.finding import Fact
from privity.services.clearing import Draft, Recipient, clear_draft, recipient_of
from privity.services.clients import list_clients, record_view
from privity.services.door import Outgoing, hand_out
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

    text: str
    verdict: Verdict
    parts: list[Marked]
    reasons: list[Reason]
    likely: list[Likeness]
    faint: list[Likeness]
    against: str
    unread: tuple[str, ...]
    waiting: int


_HOOK_MINUTES = 30
_ANSWERED = frozenset({InMind.YES, InMind.MAYBE, InMind.NO})


@router.get("/check")
async def empty(visit: Inside) -> Response:
    """An empty field for a draft."""
    visit.face.desk.warm_screen()
    visit.login.document = None
    return await _page(visit, "")


@router.post("/check")
async def check(visit: Inside) -> Response:
    """Check a draft. Of the draft only its hash and the verdict are kept.

    What is still being typed gets its marks and reasons, and no word of a note before it is asked for.
    """
    is_live = visit.is_partial and not visit.form.get("full")
    if is_live and not visit.form.get("text", "").strip():
        return visit.part("verdict", **_nothing())
    return await _answer(visit, shows_notes=not is_live)


@router.post("/check/document")
async def read_in(visit: Inside) -> Response:
    """The words of a document, for the field; the document waits in memory, since it may leave as it is."""
    name, content = sent_document(visit.form, "draft")
    document = await visit.do(lambda office: read_document(name, content))
    unread = tuple(f"{part.where}: {part.why}" for part in document.unread_parts)
    text = document.text.strip("\n")
    if not text.strip():
        said = visit.words("check.not_read")
        unread = unread or (said,)
    elif unread:
        said = visit.words("check.read_partly", parts="; ".join(unread[:4]))
    else:
        said = visit.words("check.read")
    visit.login.document = OpenedDocument(name, content, text, unread)
    return data({"text": text, "unread": bool(unread), "said": said})


@router.post("/check/clear")
async def clear(visit: Inside) -> Response:
    """Clear a draft and hand it out, or say why it stays."""
    form, screener = visit.form, visit.face.desk.screener
    draft = _draft(visit)

    def work(office: Office) -> Outgoing:
        item = clear_draft(office, screener, draft, answers_in(form), _recipient(office, form))
        [outgoing] = hand_out(office, item)
        return outgoing

    try:
        visit.login.paper = (await visit.do(work), "/check")
    except (InputError, RefusedError) as error:
        return await _answer(visit, shows_notes=True, refused=error)
    visit.login.paper_words = ""
    visit.login.document = None
    return visit.go("/paper")


def _draft(visit: Visit) -> Draft:
    """What is to leave: the text of the field, or the document that was dropped, while it still says the same.

    What could not be read of the document is still said of a text that was changed: whoever sends the document after
    all must not have seen "nothing found".
    """
    text, opened = visit.form.get("text", ""), visit.login.document
    if opened is None:
        return Draft(text)
    if opened.text and text.strip("\n") == opened.text:
        return Draft(opened.text, opened.unread, opened.content, opened.name)
    return Draft(text, opened.unread)


def _recipient(office: Office, form: dict[str, str]) -> Recipient | None:
    to = form.get("to", "")
    return recipient_of(office, to, form.get("text", ""), office.today()) if to else None


async def _answer(visit: Visit, *, shows_notes: bool, refused: PrivityError | None = None) -> Response:
    checked, problem, draft = None, None, _draft(visit)
    screener, form = visit.face.desk.screener, visit.form

    def work(office: Office) -> Checked:
        recipient = None if refused is not None and refused.field == "to" else _recipient(office, form)
        return look_at(office, screener, draft, recipient, shows_notes=shows_notes)

    try:
        checked = await visit.do(work)
    except (InputError, RefusedError) as error:
        problem = error
    shown = _nothing() | {"checked": checked, "problem": problem, "refused": refused, "live": not shows_notes}
    shown["stays"] = refused is not None and refused.field == "in_mind" and form.get("in_mind") in _ANSWERED
    shown |= questions(form)
    if visit.is_partial:
        return visit.part("verdict", **shown)
    return await _page(visit, visit.form.get("text", ""), **shown)


def _nothing() -> dict[str, object]:
    return {
        "checked": None,
        "problem": None,
        "refused": None,
        "refused_hook": None,
        "stays": False,
        "live": False,
        **questions({}),
    }


@router.post("/check/repositories")
async def repositories(visit: Inside) -> Response:
    """Let a repository that waits ask for half an hour, or end what it was allowed."""
    grants, repository = visit.face.desk.grants, visit.form.get("repository", "")
    if visit.form.get("answer") != "allow":
        grants.end(repository)
        return visit.go("/check", visit.words("hook.ended"))
    try:
        grants.give(repository, _HOOK_MINUTES)
    except InputError as error:
        return await _page(visit, "", refused_hook=error)
    return visit.go("/check", visit.words("hook.allowed", minutes=_HOOK_MINUTES))


async def _page(visit: Visit, text: str, **shown: object) -> Response:
    clients = await visit.do(
        lambda office: sorted(
            ((line.overview.name, line.compartment) for line in list_clients(office)),
            key=lambda line: line[0].casefold(),
        )
    )
    values = _nothing() | shown | questions(visit.form)
    status = 422 if values["problem"] or values["refused"] or values["refused_hook"] else 200
    standing = visit.face.desk.grants.standing()
    return visit.page("check", "check", status, text=text, clients=clients, repositories=standing, **values)


def look_at(
    office: Office, screener: Screener, draft: Draft, recipient: Recipient | None, *, shows_notes: bool
) -> Checked:
    """Screen a draft and gather what its page shows; the notes it quotes are recorded as shown."""
    text = draft.text
    cover = None if recipient is None else recipient.cover
    screening = screen_draft(office, screener, DraftText("draft", text, draft.unread_parts, cover)).screening
    places = {
        overview.reference: (compartment, overview)
        for compartment, overview in office.overviews().items()
        if isinstance(overview, ClientOverview)
    }
    likenesses = list(_likenesses(office, places, screening, text)) if shows_notes else []
    return Checked(
        text,
        screening.verdict,
        mark(text, screening.findings),
        [
            Reason(one.kind, tone_of(one.calls_for), one.reason, _client(places, one.client))
            for one in screening.findings
        ],
        [like for like in likenesses if like.facts],
        [like for like in likenesses if not like.facts],
        screening.checked_against,
        screening.unread_parts,
        screener.lacking(),
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
