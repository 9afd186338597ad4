"""Keeping requests: each in a compartment of its own, so that forgetting one destroys its key.

The asker is told how long: a year after the last word with them. What something left on is kept with the proof of it,
and no day is set. A list page reads the overviews alone.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from privity.errors import InputError
from privity.gate import parse_request
from privity.gate.obligation import Obligation
from privity.gate.sets import SETS
from privity.gate.vocabulary import FACTS
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview, JointOverview
from privity.model.requests import Channel, KeptRequest, RequestOverview, RequestState
from privity.services.clients import record_view
from privity.services.holds import binds
from privity.services.obligations import due_days, names_none
from privity.services.office import Office
from privity.services.requests.insistence import Before, asked_before
from privity.services.work import Work

KEPT_FOR: Final = timedelta(days=365)
_LIKELY: Final = (date(1950, 1, 1), date(2200, 1, 1))
LONGEST_WORDS: Final = 200_000
LONGEST_LINE: Final = 300
_SHORTEST_FULL_NAME: Final = 6
REFUSED: Final = "refusal"
GIVEN: Final = "given"
# What is the practitioner's own and the same from one request to the next.
OF_THE_PRACTICE: Final[tuple[str, ...]] = (
    "jurisdiction", "subdivision", "profession", "registered", "codes", "setting", "covered_entity",
)  # fmt: skip
# Marks a request of which nothing stays but who asked.
WITHOUT_WHOM: Final = "without_whom"
# What the asker said of themselves. By it their next question is known to be the next.
_OF_THE_ASKER: Final = ("requester.kind", "purpose", "data")


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One line of the requests page."""

    compartment: CompartmentId
    overview: RequestOverview


@dataclass(frozen=True, slots=True)
class RequestFile:
    """A request as its page shows it, with the earlier ones of the same asker."""

    compartment: CompartmentId
    record: RecordId
    request: KeptRequest
    before: Before


def list_requests(office: Office) -> list[RequestLine]:
    """Every request, the newest first. Read from overviews alone."""
    lines = [
        RequestLine(compartment, overview)
        for compartment, overview in office.overviews().items()
        if isinstance(overview, RequestOverview)
    ]
    return sorted(lines, key=lambda line: line.overview.last or line.overview.received, reverse=True)


def add_request(office: Office, request: KeptRequest) -> CompartmentId:
    """Write a request down. Raises InputError."""
    _check(request)
    with office.still():
        _check_about(office, request)
        # Counted from today: what came long ago and is written down late would be forgotten at the next opening.
        kept = replace(request, forget=office.today() + KEPT_FOR)
        with office.work(EventClass.REQUEST_RECORDED) as work:
            compartment = work.new_compartment(overview_of(kept))
            record = work.put(compartment, kept)
            work.tell_person(compartment, what="request written down", records=[record])
            work.tell_office(asker=fact(kept, "requester.kind") or "unknown", channel=kept.channel.value)
    return compartment


def whom_it_may_concern(office: Office) -> list[tuple[CompartmentId, str]]:
    """The records that a request can be about, by name: of each client, and of work together. From overviews alone."""
    found = [
        (compartment, line.name)
        for compartment, line in office.overviews().items()
        if isinstance(line, ClientOverview | JointOverview)
    ]
    return sorted(found, key=lambda one: one[1].casefold())


def find_request(office: Office, compartment: CompartmentId) -> tuple[RecordId, KeptRequest]:
    """One request, unrecorded: for what a service does with it. Raises InputError where there is none."""
    if office.holds(compartment):
        for record, payload in office.read_all(compartment):
            if isinstance(payload, KeptRequest):
                return record, payload
    raise InputError("there is no such request", field="request", remedy="open it from the list of requests")


def view_request(office: Office, compartment: CompartmentId) -> RequestFile:
    """Open a request to be shown; the entry of the view is committed before anything is given."""
    record, request = find_request(office, compartment)
    before = earlier(office, request, compartment)
    record_view(office, compartment, [record])
    return RequestFile(compartment, record, request, before)


def earlier(office: Office, request: KeptRequest, compartment: CompartmentId | None = None) -> Before:
    """The other requests of this asker or house. Read from overviews alone.

    INVARIANT: what is past its day is not counted, though a hold keeps it: else an asker who returns after a year would
    learn from a second answer that somebody's record is held.
    """
    today = office.today()
    others = (
        (line.compartment, line.overview)
        for line in list_requests(office)
        if line.compartment != compartment and not is_past(line.overview, today)
    )
    if request.extra.get("new_matter") is True:
        return Before((), 0)
    return asked_before(overview_of(request), others)


def change_request(
    office: Office,
    compartment: CompartmentId,
    what: str,
    change: Callable[[KeptRequest], KeptRequest],
    beside: Callable[[KeptRequest], Iterable[Work]] = lambda _: (),
) -> KeptRequest:
    """Write a request down anew: a fact learnt, a duty confirmed, a task done. Raises InputError.

    `beside` gives what is written in the same step, with entries of its own.
    """
    with office.still():
        record, request = find_request(office, compartment)
        changed = change(request)
        _check(changed)
        if changed.about != request.about:
            _check_about(office, changed)
        work = Work(EventClass.REQUEST_RECORDED, office.new_id)
        put_request(work, compartment, record, changed)
        work.tell_person(compartment, what=what, records=[record])
        office.commit(iter([work, *beside(changed)]))
    return changed


def put_request(work: Work, compartment: CompartmentId, record: RecordId, request: KeptRequest) -> None:
    """Plan the next state of a request and of its line in the list."""
    work.put(compartment, request, record)
    work.overview(compartment, overview_of(request))


def forget_request(office: Office, compartment: CompartmentId) -> None:
    """Destroy a request and its key before its day. Raises InputError while something left on it, and on a hold."""
    with office.still():
        _, request = find_request(office, compartment)
        if _is_held(office, request):
            raise InputError(
                "it concerns a client whose record is on hold, and nothing of that is destroyed",
                field="request",
                remedy="close it instead; lift the hold first if that has ended",
            )
        if any(answer.kind == GIVEN for answer in request.answers):
            raise InputError(
                "something left on this request, so it is kept with the proof of it",
                field="request",
                remedy="close it instead",
            )
        _shred(office, [compartment])


def forget_due(office: Office, today: date) -> int:
    """Destroy the requests whose day has come: their askers were told of it. Gives how many there were.

    One that concerns a client on hold waits until the hold is lifted.
    """
    with office.still():
        due = [line.compartment for line in list_requests(office) if is_past(line.overview, today)]
        due = [one for one in due if not _is_held(office, find_request(office, one)[1])]
        if due:
            _shred(office, due)
    return len(due)


def _is_held(office: Office, request: KeptRequest) -> bool:
    """Say whether a request concerns a client on whose record a hold stands."""
    return any(office.holds(one) and binds(office, one) for one in request.about)


def end_with_client(office: Office, work: Work, gone: frozenset[CompartmentId], names: Iterable[str]) -> int:
    """Plan what an erasure does to requests: those about a client alone, or naming them, go; others forget their id.

    That something left, and on what ground, stays in the house's part of the ledger. Gives how many are destroyed.
    """
    called = full_names(names)
    destroyed = 0
    for line in list_requests(office):
        record, request = find_request(office, line.compartment)
        said = "\n".join((request.words, request.recipient, request.asker.name, request.asker.house))
        about = tuple(one for one in request.about if one not in gone)
        if (request.about and not about) or not names_none(said, called):
            if _is_held(office, replace(request, about=about)):
                raise InputError(
                    "a request that concerns a client on hold names this one too, and would be destroyed",
                    field="client",
                    remedy="see why it is held; lift the hold first if that has ended",
                )
            work.shred(line.compartment)
            destroyed += 1
            rest = _that_they_asked(request, called)
            if rest is not None:
                work.put(work.new_compartment(overview_of(rest)), rest)
        elif about != request.about:
            put_request(work, line.compartment, record, replace(request, about=about))
    return destroyed


def _that_they_asked(request: KeptRequest, called: tuple[str, ...]) -> KeptRequest | None:
    """What stays of another's request when whom it was about is erased: who asked, and how often they were told no.

    INVARIANT: the next answer to an asker is the same whether somebody was erased meanwhile or never was a client. It
    gets a key of its own, so that an older copy of the office brings back nothing of what was destroyed.
    """
    asker = request.asker
    own = (
        fact(request, "requester.kind") in SETS["the_client"] and fact(request, "requester.verified") is True
    )
    named = not names_none("\n".join((asker.name, asker.house, asker.contact)), called)
    given = any(answer.kind == GIVEN for answer in request.answers)
    if asker == type(asker)() or own or named or given:
        return None
    kept = {path: fact(request, path) for path in (*OF_THE_PRACTICE, *_OF_THE_ASKER)}
    return KeptRequest(
        request.reference,
        request.received,
        request.channel,
        asker,
        with_facts({}, kept),
        answers=request.answers,
        closed=max([request.received, *(answer.day for answer in request.answers)]),
        forget=request.forget,
        extra={WITHOUT_WHOM: True},
    )


def full_names(names: Iterable[str]) -> tuple[str, ...]:
    """The names that can mean only one person: a code, initials or a first name alone stand in too many letters."""
    return tuple(name for name in names if len(name.split()) > 1 and len(name) >= _SHORTEST_FULL_NAME)


def _shred(office: Office, compartments: list[CompartmentId]) -> None:
    with office.work(EventClass.ERASED) as work:
        for compartment in compartments:
            work.shred(compartment)
        work.tell_office(item="requests forgotten", requests=len(compartments))


def overview_of(request: KeptRequest) -> RequestOverview:
    """The line of the requests page."""
    open_days = [task.due for task in request.tasks if task.done is None and task.due is not None]
    if request.deadline is not None and request.closed is None:
        open_days.append(request.deadline)
    law = day_of_the_law(request)
    if law is not None:
        open_days.append(law)
    days = [answer.day for answer in request.answers]
    return RequestOverview(
        received=request.received,
        channel=request.channel,
        name=request.asker.name,
        house=request.asker.house,
        contact=request.asker.contact,
        asker=str(fact(request, "requester.kind") or ""),
        purpose=str(fact(request, "purpose") or ""),
        data=str(fact(request, "data") or ""),
        state=state_of(request),
        refusals=refusals_of(request),
        last=max([request.received, *days]),
        due=min(open_days, default=None),
        forget=request.forget,
    )


def is_past(kept: KeptRequest | RequestOverview, today: date) -> bool:
    """Has the day come on which its asker was told that it is forgotten?"""
    return kept.forget is not None and kept.forget <= today


def refusals_of(request: KeptRequest) -> int:
    """How many askings were refused. One that was refused aloud and then by letter is one."""
    return len({answer.rung for answer in request.answers if answer.kind == REFUSED})


def day_of_the_law(request: KeptRequest) -> date | None:
    """The day by which the law wants what it demands; None once something was given, or where it names none."""
    if not request.rulings or request.closed or any(answer.kind == GIVEN for answer in request.answers):
        return None
    decision = json.loads(request.rulings[-1].rendered)
    if decision["outcome"] == "refuse":
        return None
    return due_days(map(Obligation, decision["obligations"]), request.received, request.deadline)


def state_of(request: KeptRequest) -> RequestState:
    """Where a request stands."""
    if request.closed is not None:
        return RequestState.CLOSED
    if not request.rulings:
        return RequestState.OPEN
    if request.answers and request.answers[-1].day >= request.rulings[-1].as_of:
        return RequestState.ANSWERED
    refused = '"outcome":"refuse"' in request.rulings[-1].rendered
    return RequestState.REFUSED if refused else RequestState.GRANTED


def fact(request: KeptRequest, path: str) -> Any:
    """A fact of a request by its path, or None."""
    value: Any = request.facts
    for part in path.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def with_facts(facts: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Facts with some of them set, by path; None takes one out. Raises InputError outside the vocabulary."""
    nested: dict[str, Any] = {
        key: dict(value) if isinstance(value, Mapping) else value for key, value in facts.items()
    }
    for path, value in changes.items():
        if path not in FACTS:
            raise InputError(f"unknown fact `{path}`", field="facts")
        group, _, name = path.rpartition(".")
        table = nested.setdefault(group, {}) if group else nested
        if value is None:
            table.pop(name, None)
        else:
            table[name] = value
    parse_request({"facts": nested})
    return {key: value for key, value in nested.items() if value != {}}


def _check(request: KeptRequest) -> None:
    parse_request({"facts": request.facts})
    asker = request.asker
    for field, line in (
        ("name", asker.name),
        ("house", asker.house),
        ("contact", asker.contact),
        ("recipient", request.recipient),
    ):
        if len(line) > LONGEST_LINE:
            raise InputError(
                f"this is longer than {LONGEST_LINE} characters", field=field, remedy="shorten it"
            )
        if any(ord(sign) < 32 for sign in line):
            raise InputError("this is one line", field=field, remedy="type it without line breaks")
    if len(request.words) > LONGEST_WORDS or "\x00" in request.words:
        raise InputError("this cannot be kept as text", field="words", remedy="shorten it")
    for field, day in (("received", request.received), ("deadline", request.deadline)):
        if day is not None and not _LIKELY[0] <= day <= _LIKELY[1]:
            raise InputError("this is not a likely date", field=field, remedy="look at the year")
    if request.channel is Channel.OWN and request.asker != type(asker)():
        raise InputError("where nobody asked there is no asker", field="name", remedy="leave it empty")


def _check_about(office: Office, request: KeptRequest) -> None:
    for compartment in request.about:
        line = office.overview(compartment) if office.holds(compartment) else None
        if not isinstance(line, ClientOverview | JointOverview):
            raise InputError("this is not a client's record", field="about", remedy="choose from the list")
