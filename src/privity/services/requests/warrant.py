"""What the door holds against a decision before anything leaves on it. Raises `RefusedError` naming the first flaw.

The decision is replayed from its facts and the packs of today, the facts are held against what the office knows by
now, and the item against the decision: recipient, data, text, duties. A decision is good for a fortnight.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from privity.errors import RefusedError
from privity.gate import Decision, Limited, Must, Refuse
from privity.gate.vocabulary import FACTS
from privity.model.attachments import Attachment
from privity.model.ids import CompartmentId
from privity.model.notes import Note
from privity.model.overview import AloneOverview, ClientOverview, EnquiryOverview, JointOverview
from privity.model.people import Client
from privity.model.requests import KeptRequest
from privity.ports.clock import local_day
from privity.services.consents.facts import MOVING
from privity.services.obligations import Met, Seen, hold, names_none
from privity.services.office import Office
from privity.services.requests.asker import is_strange
from privity.services.requests.deciding import known_facts, replay
from privity.services.requests.grant import (
    GrantItem,
    GrantKind,
    check_parts,
    given,
    kind_of,
    reach,
    recipient_kind,
    recipient_name,
    sha256_of,
)
from privity.services.requests.keeping import fact

GOOD_FOR: Final = timedelta(days=14)
_SHORTEST_NAME: Final = 3


@dataclass(frozen=True, slots=True)
class Warrant:
    """A decision that covers an item, and how each of its duties is met."""

    decision: Decision
    met: tuple[Met, ...]


def warrant_for(office: Office, request: KeptRequest, item: GrantItem) -> Warrant:
    """Hold an item against the decision on its request. Raises InputError and RefusedError."""
    check_parts(item.parts)
    today = office.today()
    decision = replay(request)
    if isinstance(decision, Refuse):
        raise _no("this was refused", "decision", "nothing leaves but the answer")
    _check_fresh(office, request, today)
    _check_concerned(request)
    _check_recipient(request, item, decision)
    _check_sources(office, request, item)
    allowed = allowed_data(request, decision)
    data = frozenset(part.data for part in given(item.parts))
    if not data <= allowed:
        beyond = ", ".join(sorted(word.replace("_", " ") for word in data - allowed))
        raise _no(f"the decision does not reach this: {beyond}", "parts", "take it out")
    exact = bool(request.exact_text) and sha256_of(item.parts) == request.exact_text
    if "exact" in _limits(decision).get("text", ()) and not exact:
        raise _no(
            "only the very text that was consented to may leave",
            "parts",
            "take the text as it was consented to",
        )
    names, identifiers, others = _words_of(office, request.about)
    if is_strange(office, request):
        raise _no(
            "whoever asks for their own file is not called like the client whose record was chosen",
            "asker",
            "look whose record it is; if it is theirs all the same, say so on this page",
        )
    seen = Seen(
        data=data,
        allowed=allowed,
        text="\n".join(f"{part.heading}\n{part.text}" for part in given(item.parts)),
        recipient=recipient_kind(request),
        received=request.received,
        today=today,
        deadline=request.deadline,
        names=names,
        identifiers=identifiers,
        others=others,
        own=all(part.own for part in given(item.parts)),
        exact=exact,
        revoked=fact(request, "consent.revoked") is True or fact(request, "client_objects") is True,
        confirmed=request.confirmed,
    )
    if kind_of(request) is GrantKind.QUESTION and not names_none(seen.text, (*names, *identifiers, *others)):
        raise _no("a question to a colleague names nobody", "parts", "ask it without the name")
    met, unmet = hold(decision.grounds.obligations, seen)
    if unmet:
        duties = ", ".join(one.duty.value.replace("_", " ") for one in unmet)
        remedy = (
            "see to it, and say how on the request's page"
            if all(one.remedy == "confirm" for one in unmet)
            else "change what is to leave"
        )
        raise _no(f"not seen to yet: {duties}", "duties", remedy)
    return Warrant(decision, met)


def allowed_data(request: KeptRequest, decision: Decision) -> frozenset[str]:
    """The gate's data that may leave on a decision: those of its limits, else those that were asked for."""
    limits = _limits(decision).get("data")
    if limits is not None:
        return reach(word for word in limits if word in FACTS["data"].values)
    covers = _at(request.rulings[-1].facts, "consent.covers") if request.rulings else None
    asked = {str(fact(request, "data") or "")}
    return reach(asked & reach(covers) if isinstance(covers, list) else asked)


def _limits(decision: Decision) -> dict[str, tuple[str, ...]]:
    return dict(decision.limits) if isinstance(decision, Limited | Must) else {}


def _check_fresh(office: Office, request: KeptRequest, today: date) -> None:
    ruling = request.rulings[-1]
    decided_on = local_day(ruling.moment)
    if not decided_on <= today <= decided_on + GOOD_FOR or ruling.as_of > today:
        raise _no("the decision is too old to act on", "decision", "decide the request again")
    if request.closed is not None:
        raise _no("this request is closed", "request", "open it again")
    stated = {**request.facts}
    known = known_facts(office, request, today)
    decided = {**ruling.facts}
    for path in known:
        if path not in MOVING and _at(decided, path) != known[path]:
            raise _no("the record says otherwise by now", "decision", "decide the request again")
    for path in FACTS:
        if path not in known and path != "prior_refusals" and _at(stated, path) != _at(decided, path):
            raise _no("the facts were changed after the decision", "decision", "decide the request again")
    expiry, age = _at(decided, "consent.expiry"), _at(decided, "consent.age_days")
    if isinstance(expiry, str) and expiry.endswith("d"):
        since = today - decided_on
        if int(expiry[:-1]) < (age if isinstance(age, int) else 0) + since.days:
            raise _no("the consent has run out", "decision", "nothing leaves on it any more")


def _at(facts: dict[str, object], path: str) -> object:
    group, _, name = path.rpartition(".")
    table = facts.get(group) if group else facts
    return table.get(name) if isinstance(table, dict) else None


def _check_concerned(request: KeptRequest) -> None:
    """Whose record it is about decides what the office knows against it, and in whose account it stands."""
    # INVARIANT: nothing of a person leaves past what they ended. Only a duty to report, or a question that names
    # nobody, may be about somebody of whom there is no record.
    of_a_person = kind_of(request) not in (GrantKind.REPORT, GrantKind.QUESTION)
    of_a_person = of_a_person and fact(request, "data") != "aggregate" and fact(request, "unit") != "caseload"
    if of_a_person and not request.about:
        raise _no("it is not said whom this concerns", "about", "choose their record on the request's page")


def _check_recipient(request: KeptRequest, item: GrantItem, decision: Decision) -> None:
    name = recipient_name(request)
    if not name:
        raise _no("nobody is named who would receive it", "recipient", "write down who it goes to")
    if _folded(item.again) != _folded(name):
        raise _no(
            "the name typed here is not that of the recipient",
            "again",
            "read the name on the request, and type it",
        )
    for limit in _limits(decision).get("recipient", ()):
        if limit == "the court" and recipient_kind(request) != "court":
            raise _no("this may go to the court alone", "recipient", "name the court as its recipient")


def _check_sources(office: Office, request: KeptRequest, item: GrantItem) -> None:
    """Nothing leaves out of a record that the request is not about: the other partner's own part least of all."""
    for part in given(item.parts):
        if part.source is None:
            continue
        compartment, record = part.source
        line = office.overview(compartment) if office.holds(compartment) else None
        piece = office.read(compartment, record) if line is not None else None
        if line is None or piece is None:
            raise _no("a part of this is no longer here", "parts", "choose the parts again")
        if isinstance(piece, Attachment):
            # A file is whose its note is.
            piece = office.read(compartment, piece.note)
        shared = isinstance(line, JointOverview) and not set(line.members).isdisjoint(request.about)
        if isinstance(line, JointOverview) and isinstance(piece, Note):
            shared = any(line.took_part(one, piece.date) for one in request.about)
        if isinstance(line, AloneOverview) and compartment not in request.about:
            shared = line.client in request.about
        if compartment not in request.about and not shared:
            raise _no("a part of this is somebody else's", "parts", "take it out")
        if isinstance(line, JointOverview) and part.own and compartment not in request.about:
            raise _no("what two share is not one's own part", "parts", "leave it out, or write down what is")


def _words_of(
    office: Office, about: Iterable[CompartmentId]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """How those concerned are called, what else points to them, and who else stands in their file."""
    names: list[str] = []
    identifiers: list[str] = []
    others: list[str] = []
    concerned = set(about)
    for compartment in concerned:
        if not office.holds(compartment):
            continue
        line = office.overview(compartment)
        if isinstance(line, JointOverview):
            names += _of_members(office, line.members)
        elif isinstance(line, AloneOverview):
            names += _of_members(office, (line.client,))
        if isinstance(line, ClientOverview | EnquiryOverview):
            for _, payload in office.read_all(compartment):
                if isinstance(payload, Client):
                    names += [*_called(payload.names), *_called(payload.nicknames)]
                    identifiers += [*payload.contacts.phone, *payload.contacts.email, payload.reference]
                    others += _called(one.name for one in payload.related)
        for joint in line.joint if isinstance(line, ClientOverview) else ():
            shared = office.overview(joint) if office.holds(joint) else None
            if isinstance(shared, JointOverview):
                others += _of_members(office, (one for one in shared.members if one not in concerned))
    own = {name.casefold() for name in names}
    return tuple(names), tuple(identifiers), tuple(one for one in others if one.casefold() not in own)


def _of_members(office: Office, members: Iterable[CompartmentId]) -> list[str]:
    found: list[str] = []
    for member in members:
        line = office.overview(member) if office.holds(member) else None
        if isinstance(line, ClientOverview):
            found += _called((line.name,))
    return found


def _called(names: Iterable[str]) -> list[str]:
    """A name whole, its first word, and each other word of it that is long enough to be a name by itself."""
    called: list[str] = []
    for name in names:
        first, *rest = re.findall(r"\w+", name) or [""]
        called += [name, *((first,) if len(first) > 1 else ())]
        called += [word for word in rest if len(word) >= _SHORTEST_NAME]
    return called


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _no(message: str, field: str, remedy: str) -> RefusedError:
    return RefusedError(message, field=field, remedy=remedy)
