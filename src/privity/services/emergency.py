"""When a life may be in danger: what helps appears at once, and everything else waits. The one exception of the door.

INVARIANT: nothing is written before the safety facts are given, and no fault of the disk or of the ledger keeps them
back. The entry is tried after; what cannot be written is held in memory, told, and written as soon as anything can be.
"""

import threading
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from privity.errors import InputError, PrivityError
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId
from privity.model.overview import AloneOverview, ClientOverview, EnquiryOverview, JointOverview
from privity.model.people import Client
from privity.model.requests import Asker, Channel, KeptRequest, Task
from privity.model.wishes import ContactWishes
from privity.services.clients import of_kind
from privity.services.office import Office
from privity.services.requests.keeping import overview_of
from privity.services.requests.practice import facts_of_the_practice
from privity.services.work import Work

_AFTERWARDS: Final = ("record_reasons", "notify_client_unless_unsafe", "support_client")


@dataclass(frozen=True, slots=True)
class Person:
    """What of one person helps whoever comes to help: who, where, how to reach them, whom they want called."""

    name: str
    nicknames: tuple[str, ...]
    born: int | None
    lives_in: str
    household: str
    phone: tuple[str, ...]
    related: tuple[tuple[str, str], ...]
    number: str
    emergency: str
    never: str


@dataclass(frozen=True, slots=True)
class SafetyFacts:
    """The people of a record, as far as it helps to find and to reach them. Nothing of what they told is in it."""

    compartment: CompartmentId
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """An emergency and when it was. `request` is where its tasks stand, once it could be written."""

    compartment: CompartmentId
    moment: datetime
    request: CompartmentId | None = None


def safety_facts(office: Office, compartment: CompartmentId) -> SafetyFacts:
    """What helps, at once and without a single write. Raises InputError where there is no such record."""
    line = office.overview(compartment) if office.holds(compartment) else None
    match line:
        case ClientOverview() | EnquiryOverview():
            members: tuple[CompartmentId, ...] = (compartment,)
        case AloneOverview():
            members = (line.client,)
        case JointOverview():
            members = line.present
        case _:
            raise InputError("this is not a client's record", field="client", remedy="choose one of the list")
    return SafetyFacts(compartment, tuple(_person(office, one) for one in members if office.holds(one)))


def _person(office: Office, compartment: CompartmentId) -> Person:
    read = office.read_all(compartment)
    [(_, client), *_] = of_kind(read, Client)
    wishes = next((found for _, found in of_kind(read, ContactWishes)), ContactWishes())
    return Person(
        client.names[0],
        (*client.names[1:], *client.nicknames),
        client.born,
        client.lives_in or "",
        client.household or "",
        client.contacts.phone,
        tuple((one.name, one.role) for one in client.related),
        wishes.number,
        wishes.emergency,
        wishes.never,
    )


def enter(office: Office, happened: Happened) -> Happened:
    """Write an emergency down, with the tasks it leaves. Uses the reserve of a full disk. Raises StorageError."""
    office.use_reserve()
    try:
        with office.still():
            request = _request(office, happened)
            work = Work(EventClass.EMERGENCY, office.new_id)
            where = work.new_compartment(overview_of(request))
            work.put(where, request)
            at = happened.moment.isoformat()
            if office.holds(happened.compartment):
                work.tell_person(
                    happened.compartment,
                    what="safety facts shown in an emergency",
                    data=["safety_facts"],
                    request=request.reference,
                    at=at,
                )
            work.tell_office(item="safety facts", at=at)
            office.commit(iter([work]))
    finally:
        office.restore_reserve()
    return Happened(happened.compartment, happened.moment, where)


def _request(office: Office, happened: Happened) -> KeptRequest:
    day = happened.moment.date()
    facts: dict[str, Any] = {
        **facts_of_the_practice(office),
        "mode": "self_initiated_report",
        "requester": {"kind": "none"},
        "proposed_recipient": "emergency_services",
        "purpose": "emergency_care",
        "data": "safety_facts",
    }
    about = (happened.compartment,) if office.holds(happened.compartment) else ()
    tasks = tuple(Task(duty, day) for duty in _AFTERWARDS)
    return KeptRequest(office.new_id(), day, Channel.OWN, Asker(), facts, about=about, tasks=tasks)


class Emergencies:
    """What happened and could not be written yet. Tried again whenever anything else could be written."""

    def __init__(self) -> None:
        self._waiting: list[Happened] = []
        self._guard = threading.Lock()
        self._settling = threading.Lock()

    @property
    def waiting(self) -> int:
        """How many are not in the ledger yet."""
        with self._guard:
            return len(self._waiting)

    def record(self, office: Office, compartment: CompartmentId, moment: datetime) -> Happened:
        """Try to write one; what cannot be written waits, and never raises."""
        happened = Happened(compartment, moment)
        try:
            return enter(office, happened)
        except PrivityError:
            with self._guard:
                self._waiting.append(happened)
            return happened

    def settle(self, office: Office) -> None:
        """Write what waits, as far as it can be written now. What waits is let go of only once it is written."""
        with self._settling:
            for happened in list(self._waiting):
                try:
                    enter(office, happened)
                except PrivityError:
                    return
                with self._guard:
                    self._waiting.remove(happened)

    def follow(self, office: Office, later: Callable[[Callable[[], None]], object]) -> None:
        """Settle after each work that was committed, on another thread: `later` runs what it is given there."""

        def committed(work: Work) -> None:
            if self.waiting and work.event is not EventClass.EMERGENCY:
                later(lambda: self.settle(office))

        office.watch(committed)


@dataclass(frozen=True, slots=True)
class WhomToCall:
    """Numbers to ring at once, and whether anybody in the field has read them over."""

    numbers: tuple[tuple[str, str], ...]
    checked: date
    reviewed: str


def whom_to_call(jurisdiction: str) -> WhomToCall:
    """The numbers of a place; where none is known, the one that works from most mobile telephones."""
    table = _numbers()
    place: Mapping[str, Any] = table.get(jurisdiction) or table["other"]
    return WhomToCall(
        tuple((name, number) for name, number in place["numbers"]),
        date.fromisoformat(table["checked"]),
        table["reviewed"],
    )


@lru_cache(maxsize=1)
def _numbers() -> Mapping[str, Any]:
    return tomllib.loads(files("privity.services").joinpath("whom_to_call.toml").read_text("utf-8"))
