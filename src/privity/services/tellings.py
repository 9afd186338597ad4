"""What was told outside the door, entered afterwards: by telephone, as testimony, in an emergency, by mistake.

It is marked as late, and its ground is judged by the rules as they stood on the day it was told, from the facts that
are stated now. Nothing is mended by it: what had no ground then has none, and the entry says so (R2, R18).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Final

from privity.errors import InputError
from privity.gate import Decision, Refuse, outcome_of
from privity.gate.vocabulary import FACTS
from privity.ledger.accounting import OPEN
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId
from privity.model.overview import ClientOverview, EnquiryOverview, JointOverview
from privity.model.requests import Asker, Channel, KeptRequest
from privity.services.gate import decide_request
from privity.services.office import Office
from privity.services.requests.deciding import known_facts, packs_of, reasons_of, rules_of
from privity.services.requests.keeping import fact, find_request, list_requests, with_facts
from privity.services.requests.practice import facts_of_the_practice

LONGEST_WORDS: Final = 2_000
LONGEST_NAME: Final = 300
EARLIEST: Final = date(1990, 1, 1)


class TellingWay(StrEnum):
    """How something was told."""

    PHONE = "phone"
    MEETING = "meeting"
    MESSAGE = "message"
    TESTIMONY = "testimony"
    EMERGENCY = "emergency"
    MISTAKE = "mistake"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Telling:
    """What was told, to whom, on which day and how. `facts` are stated by path, `data` is the gate's
    word for it, `words` a sentence of one's own.

    `request` is the one it was told on, where somebody asked: its facts are then those that are judged.
    """

    day: date
    way: TellingWay
    data: str
    to: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    words: str = ""
    request: CompartmentId | None = None


def enter_telling(office: Office, compartment: CompartmentId, telling: Telling) -> Decision:
    """Write it down with its judgement, and give that. Raises InputError."""
    _check(office, compartment, telling)
    with office.still():
        request = _request(office, compartment, telling)
        decision = decide_request({"id": request.reference, "facts": request.facts}, telling.day)
        recipient = str(fact(request, "proposed_recipient") or fact(request, "requester.kind") or "unknown")
        outcome = outcome_of(decision)
        if isinstance(decision, Refuse) and decision.undetermined:
            outcome = OPEN
        told = {
            "way": telling.way.value,
            "recipient": recipient,
            "outcome": outcome,
            "rules": rules_of(decision),
            "packs": packs_of(decision),
            "late": True,
        }
        with office.work(EventClass.TOLD_ELSEWHERE) as work:
            work.tell_person(
                compartment,
                what="told elsewhere",
                day=telling.day.isoformat(),
                to=telling.to.strip(),
                asker=str(fact(request, "requester.kind") or "unknown"),
                purpose=str(fact(request, "purpose") or ""),
                data=[telling.data],
                words=telling.words.strip(),
                reasons=reasons_of(decision),
                duties=[duty.value for duty in decision.grounds.obligations],
                notice_forbidden=fact(request, "notice_forbidden") is True,
                **({"request": request.reference} if telling.request is not None else {}),
                **told,
            )
            work.tell_office(item="told elsewhere", day=telling.day.isoformat(), **told)
    return decision


def requests_about(office: Office, compartment: CompartmentId) -> list[tuple[CompartmentId, KeptRequest]]:
    """The requests that are about this record: what was told may have been told on one of them."""
    found = []
    for line in list_requests(office):
        _, request = find_request(office, line.compartment)
        if compartment in request.about:
            found.append((line.compartment, request))
    return found


def _request(office: Office, compartment: CompartmentId, telling: Telling) -> KeptRequest:
    """The facts as a request that is decided and not kept."""
    if telling.request is not None:
        _, request = find_request(office, telling.request)
        if compartment not in request.about:
            raise InputError(
                "that request is not about this record", field="request", remedy="choose another"
            )
        facts, reference = request.facts, request.reference
    else:
        facts, reference = with_facts(facts_of_the_practice(office), telling.facts), office.new_id()
    asked = KeptRequest(
        reference,
        telling.day,
        Channel.OWN,
        Asker(),
        with_facts(facts, {"data": telling.data}),
        about=(compartment,),
        recipient=telling.to.strip(),
    )
    known = _known_then(office, asked, telling.day)
    return KeptRequest(reference, telling.day, Channel.OWN, Asker(), with_facts(asked.facts, known))


def _known_then(office: Office, request: KeptRequest, day: date) -> dict[str, Any]:
    """What the office knows of the record, as far as it was so on that day already."""
    night = datetime.combine(day, time.max).astimezone()
    known = known_facts(office, request, day, known_by=night)
    line = office.overview(request.about[0])
    ended = getattr(line, "ended", None)
    if ended is not None and ended > day:
        known = {path: value for path, value in known.items() if not path.startswith("client.")}
    return known


def _check(office: Office, compartment: CompartmentId, telling: Telling) -> None:
    line = office.overview(compartment) if office.holds(compartment) else None
    if not isinstance(line, ClientOverview | EnquiryOverview | JointOverview):
        raise InputError("this is not a client's record", field="client", remedy="open it from the list")
    if not EARLIEST <= telling.day <= office.today():
        raise InputError(
            "that day has not come yet, or lies too far back",
            field="day",
            remedy="choose the day it was told",
        )
    if telling.data not in FACTS["data"].values:
        raise InputError(
            "this is no kind of data that the rules know", field="data", remedy="choose one of the list"
        )
    if len(telling.to) > LONGEST_NAME or any(ord(sign) < 32 for sign in telling.to):
        raise InputError(
            f"a name is one line of {LONGEST_NAME} letters at most", field="to", remedy="shorten it"
        )
    if len(telling.words) > LONGEST_WORDS or "\x00" in telling.words:
        raise InputError(f"{LONGEST_WORDS} letters at most", field="words", remedy="shorten it")
