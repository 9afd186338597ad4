"""Clearing a draft: screened anew, asked about, held against the gate for its recipient, and out through the door.

Of a draft only its hash, the verdict and the answers are kept; after yes or maybe also a keyed hash of its words, by
which the answer is found again when nothing but spaces and signs changed. What it told of a client is kept as words in
that client's own record, so that nothing leads from a column to a client.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from privity.crypto.envelope import digest
from privity.errors import InputError, RefusedError
from privity.gate import Decision, Refuse
from privity.ledger.answered import answered_mark
from privity.ledger.entry import EventClass
from privity.letters.solicitation import askings
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview, JointOverview
from privity.model.requests import RequestOverview
from privity.model.text_hash import hash_of_text
from privity.model.told import ToldDetails
from privity.screen import Screening
from privity.screen.clearance import Answer, ClearedDraft, Cover, InMind, beside, clear
from privity.services.clients import find_client
from privity.services.gate import decide_request
from privity.services.office import Office
from privity.services.requests.bystanders import covered_by
from privity.services.requests.deciding import packs_of, rules_of
from privity.services.requests.grant import Form, GrantItem, Part, recipient_name
from privity.services.requests.keeping import fact, find_request
from privity.services.requests.warrant import warrant_for
from privity.services.screening import Screener
from privity.services.work import Work

_PREFIX: Final = b"privity.told\x00"
_MOST_DETAILS: Final = 400
_STANDS: Final = frozenset({InMind.YES, InMind.MAYBE})


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a draft goes, and whom the gate's decision covers in it; `request` where that is behind it."""

    name: str
    covered: tuple[CompartmentId, ...]
    cover: Cover
    decision: Decision
    request: CompartmentId | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is to leave, alone or as what a document says; `document` is then the document itself."""

    text: str
    unread_parts: tuple[str, ...] = ()
    document: bytes = b""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """What whoever clears a draft said: to the question that is never skipped, and to what the screen asked."""

    in_mind: InMind | None = None
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class ClearedItem:
    """A cleared draft for the door, with the recipient whom the gate judged, if it goes to one.

    `about` and `told` say of passages that decisions of their own cover whose they are and by which rules; `also` plans
    what is written in the same step.
    """

    cleared: ClearedDraft
    draft: Draft
    recipient: Recipient | None = None
    about: Mapping[CompartmentId, Mapping[str, object]] = field(default_factory=dict)
    told: Mapping[str, object] = field(default_factory=dict)
    also: Callable[[Work], None] = lambda work: None


@dataclass(frozen=True, slots=True)
class ClearedPlan:
    """What the door writes and gives for a cleared draft."""

    name: str
    media_type: str
    body: bytes
    about: Mapping[CompartmentId, Mapping[str, object]]
    told: Mapping[str, object]
    cleared: ClearedDraft
    also: Callable[[Work], None]

    def along(self, office: Office, work: Work) -> None:
        """Plan what each client's own record remembers of it."""
        remember(office, work, self.cleared)
        self.also(work)


def recipient_of(office: Office, to: str, text: str, today: date) -> Recipient:
    """Judge a recipient by the gate: a client by their id, or the recipient of a request that was decided.

    Raises InputError where there is neither, and RefusedError where the gate or the decision does not cover it.
    """
    request = _request(office, to)
    if request is not None:
        return _of_request(office, request, text)
    client = find_client(office, to)
    line = office.overview(client) if client is not None else None
    if client is None or not isinstance(line, ClientOverview):
        raise InputError(
            "there is no client and no request with this id",
            field="to",
            remedy="give a client's id or a request's, never a name",
        )
    decision = decide_request({"id": line.reference, "facts": _to_client(office, line)}, today)
    if isinstance(decision, Refuse):
        raise RefusedError(
            "the gate does not open for this recipient", field="to", remedy="write it down as a request first"
        )
    return Recipient(line.name, (client,), Cover(frozenset({line.reference})), decision)


def _to_client(office: Office, line: ClientOverview) -> dict[str, object]:
    """The facts of a letter to a client about their own work: what is theirs to know, and of nobody else."""
    units = [
        shared.unit.value
        for joint in line.joint
        if office.holds(joint) and isinstance(shared := office.overview(joint), JointOverview)
    ]
    return {
        "requester": {"kind": "client", "verified": True},
        "purpose": "own_access",
        "data": "summary",
        "unit": units[0] if units else "individual",
    }


def _request(office: Office, to: str) -> CompartmentId | None:
    for compartment, overview in office.overviews().items():
        if isinstance(overview, RequestOverview) and to in (
            compartment,
            find_request(office, compartment)[1].reference,
        ):
            return compartment
    return None


def _of_request(office: Office, compartment: CompartmentId, text: str) -> Recipient:
    _, request = find_request(office, compartment)
    name = recipient_name(request)
    part = Part(str(fact(request, "data") or ""), "", text)
    warrant = warrant_for(office, request, GrantItem(compartment, (part,), Form.EMAIL, name))
    covered = tuple(one for one in request.about if office.holds(one))
    references = covered_by(office, request)
    return Recipient(name, covered, Cover(references, request.exact_text), warrant.decision, compartment)


def clear_draft(
    office: Office,
    screener: Screener,
    draft: Draft,
    said: Answers,
    recipient: Recipient | None = None,
    *,
    aside: Callable[[str], str] = lambda text: text,
) -> ClearedItem:
    """Clear a draft for the door; what was screened and said is in the ledger either way.

    `aside` blanks the passages that decisions of their own cover, and leaves every place where it was.

    Raises InputError for what is no text, RefusedError for what stays.
    """
    if said.in_mind in _STANDS:
        # It stands from here on, whether or not it can be written down: a full disk makes no other answer true.
        screener.given.keep(draft.text, draft.document)
    screened: list[Screening] = []

    def look(text: str) -> Screening:
        found = screener.screen(aside(text), draft.unread_parts)
        screened.append(found)
        return found

    cover = None if recipient is None else recipient.cover
    try:
        _check_recipient(draft, recipient)
        if said.in_mind is InMind.NO and screener.given.had_one_in_mind(draft.text, draft.document):
            raise RefusedError(
                "of these very words you said before that you had a client in mind, or may have had",
                field="in_mind",
                remedy="tell what is common to many instead, or let it go",
            )
        cleared = clear(
            draft.text,
            screen=look,
            in_mind=said.in_mind,
            answers=said.answers,
            cover=cover,
            details=lambda text: screener.details(aside(text)),
            document=draft.document,
        )
    except RefusedError:
        if said.in_mind is not None:
            _record(office, draft, said, beside(screened[0], cover).verdict.value if screened else "stop")
        raise
    _record(office, draft, said, cleared.verdict.value)
    return ClearedItem(cleared, draft, recipient)


def _check_recipient(draft: Draft, recipient: Recipient | None) -> None:
    if recipient is not None and recipient.request is not None:
        raise RefusedError(
            "this goes out on a request", field="to", remedy="hand it over on the request's own page"
        )
    asked = askings(draft.text) if recipient is not None else ()
    if asked:
        raise RefusedError(
            f"this asks a client for {asked[0].what}, which nobody here is asked for",
            field="draft",
            remedy="leave it out",
        )


def _record(office: Office, draft: Draft, said: Answers, verdict: str) -> None:
    line: dict[str, object] = {
        "sha256": hash_of_text(draft.text),
        "verdict": verdict,
        "in_mind": said.in_mind.value if said.in_mind is not None else None,
        "answers": [one.value for one in said.answers],
    }
    if said.in_mind in _STANDS:
        line["answered"] = answered_mark(office.answers_key(), draft.text, draft.document)
    with office.work(EventClass.SCREENED) as work:
        work.tell_office(drafts=[line])


def plan_cleared(office: Office, item: ClearedItem) -> ClearedPlan:
    """What the door writes and gives. Raises RefusedError where the body is not what was cleared."""
    cleared, draft = item.cleared, item.draft
    body = draft.document or cleared.text.encode("utf-8", "surrogatepass")
    if digest(body).hex() != (cleared.document or cleared.sha256):
        raise RefusedError(
            "these are not the words that were cleared", field="text", remedy="clear them anew"
        )
    covered = frozenset() if item.recipient is None else item.recipient.cover.clients
    if covered != cleared.covered:
        raise RefusedError("this was cleared for somebody else", field="to", remedy="clear it anew")
    told: dict[str, object] = {
        "text": cleared.sha256,
        "verdict": cleared.verdict.value,
        "in_mind": cleared.in_mind.value,
        "answers": [one.value for one in cleared.answers],
    }
    told |= item.told
    about = dict(item.about)
    if item.recipient is not None:
        decided = {"rules": rules_of(item.recipient.decision), "packs": packs_of(item.recipient.decision)}
        told |= {"recipient": "client", **decided}
        about |= {one: {"to": item.recipient.name, **told} for one in item.recipient.covered}
    ending = _ENDINGS.get(draft.name.rpartition(".")[2].lower()) if draft.document else None
    name, media = ("cleared.txt", _PLAIN) if not draft.document else (ending or ("cleared", _ANY))
    return ClearedPlan(name, media, body, about, told, cleared, item.also)


_PLAIN: Final = "text/plain; charset=utf-8"
_ANY: Final = "application/octet-stream"
_ENDINGS: Final = {
    ending: (f"cleared.{ending}", _ANY)
    for ending in ("txt", "md", "docx", "pptx", "xlsx", "pdf", "odt", "odp", "rtf", "html", "eml")
}


def remember(office: Office, work: Work, cleared: ClearedDraft) -> None:
    """Plan, for each client of whom a cleared draft tells a rare detail, that their record knows it was told."""
    for reference, details in cleared.details.items():
        compartment = find_client(office, reference)
        if compartment is None or not details:
            continue
        record = told_record(compartment)
        kept = office.read(compartment, record)
        before: Sequence[str] = kept.details if isinstance(kept, ToldDetails) else ()
        after = tuple(dict.fromkeys((*before, *sorted(details))))[-_MOST_DETAILS:]
        if after != tuple(before):
            work.put(compartment, ToldDetails(after), record)


def told_record(compartment: CompartmentId) -> RecordId:
    """The record in which a client's own compartment keeps what was told."""
    return RecordId(digest(_PREFIX + bytes.fromhex(compartment))[:16].hex())
