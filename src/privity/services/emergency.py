"""When a life may be in danger: what helps appears at once, and everything else waits. The one exception of the door.

INVARIANT: nothing is written before the safety facts are given, and no fault of the disk or of the ledger keeps them
back. The entry is tried after; what cannot be written is held in memory, told, and written as soon as anything can be.
"""

import contextlib
import threading
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from privity.errors import InputError, PrivityError
from privity.ledger.entry import EventClass
from privity.ledger.held_back import EMERGENCY_SHOWN
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import AloneOverview, ClientOverview, EnquiryOverview, JointOverview
from privity.model.people import Client
from privity.model.requests import Asker, Channel, KeptRequest, Task
from privity.model.wishes import ContactWishes
from privity.ports.clock import local_day
from privity.services.clients import of_kind
from privity.services.office import Office
from privity.services.requests.keeping import overview_of
from privity.services.requests.practice import facts_of_the_practice
from privity.services.reserve import reserve_used
from privity.services.work import Work
from privity.vault.payload import Payload

# A finger that presses twice, or a page that is sent again, tells of one emergency.
_SAME: Final = timedelta(minutes=2)
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
    """The people of a record, as far as it helps to find and to reach them. Nothing of what they told is in it.

    `whole` is false where a piece of a record could not be read: what could be is given all the same.
    """

    compartment: CompartmentId
    people: tuple[Person, ...]
    whole: bool = True


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
    found = [_person(office, one) for one in members if office.holds(one)]
    return SafetyFacts(compartment, tuple(person for person, _ in found), all(whole for _, whole in found))


def _person(office: Office, compartment: CompartmentId) -> tuple[Person, bool]:
    """What is known of one person, and whether all of their record could be read."""
    try:
        read, whole = office.read_all(compartment), True
    except PrivityError:
        read, whole = _what_opens(office, compartment), False
    known = of_kind(read, Client)
    wishes = next((found for _, found in of_kind(read, ContactWishes)), ContactWishes())
    if not known:
        name = getattr(office.overview(compartment), "name", "")
        return Person(name, (), None, "", "", (), (), wishes.number, wishes.emergency, wishes.never), whole
    client = known[0][1]
    person = Person(
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
    return person, whole


def _what_opens(office: Office, compartment: CompartmentId) -> list[tuple[RecordId, Payload]]:
    """The pieces that help, one by one, whatever became of the others; none, where the disk gives nothing at all.

    Nothing is held against the head: a piece may be an older one, and is none that this office did not seal.
    """
    opened: list[tuple[RecordId, Payload]] = []
    try:
        with office.still():
            for kind in ("client", "wishes"):
                for where, record in office.store.records_of_kind(kind):
                    if where == compartment:
                        with contextlib.suppress(PrivityError):
                            sealed = office.store.record(compartment, record)
                            opened += [(record, office.keyring.open(sealed))] if sealed else []
    except PrivityError:
        return []
    return opened


def enter(office: Office, happened: Happened) -> Happened:
    """Write an emergency down, with the tasks it leaves. Uses the reserve of a full disk. Raises StorageError."""
    with reserve_used(office), office.still():
        request = _request(office, happened)
        work = Work(EventClass.EMERGENCY, office.new_id)
        where = work.new_compartment(overview_of(request))
        work.put(where, request)
        at = happened.moment.isoformat()
        if office.holds(happened.compartment):
            work.tell_person(
                happened.compartment,
                what=EMERGENCY_SHOWN,
                data=["safety_facts"],
                request=request.reference,
                at=at,
            )
        work.tell_office(item="safety facts", at=at)
        office.commit(iter([work]))
    return Happened(happened.compartment, happened.moment, where)


def _request(office: Office, happened: Happened) -> KeptRequest:
    day = local_day(happened.moment)
    facts: dict[str, Any] = {
        **_practice(office),
        "mode": "self_initiated_report",
        "requester": {"kind": "none"},
        "proposed_recipient": "emergency_services",
        "purpose": "emergency_care",
        "data": "safety_facts",
    }
    about = (happened.compartment,) if office.holds(happened.compartment) else ()
    tasks = tuple(Task(duty, day) for duty in _AFTERWARDS)
    return KeptRequest(office.new_id(), day, Channel.OWN, Asker(), facts, about=about, tasks=tasks)


def _practice(office: Office) -> dict[str, Any]:
    """What is known of the practice; nothing, where that cannot be read."""
    try:
        return facts_of_the_practice(office)
    except PrivityError:
        return {}


class Emergencies:
    """What happened and could not be written yet. Tried again whenever anything else could be written."""

    def __init__(self) -> None:
        self._waiting: list[Happened] = []
        self._last: dict[CompartmentId, Happened] = {}
        self._recording = threading.Lock()
        self._guard = threading.Lock()
        self._settling = threading.Lock()

    @property
    def waiting(self) -> int:
        """How many are not in the ledger yet."""
        with self._guard:
            return len(self._waiting)

    def record(self, office: Office, compartment: CompartmentId, moment: datetime) -> Happened:
        """Try to write one; what cannot be written waits. A second press of the button is the same emergency.

        Whatever is wrong, it waits: only what is no fault of the office's is raised, and then it waits as well.
        """
        with self._recording:
            before = self._last.get(compartment)
            if before is not None and timedelta(0) <= moment - before.moment < _SAME:
                return before
            happened = Happened(compartment, moment)
            try:
                happened = enter(office, happened)
            except Exception as error:
                with self._guard:
                    self._waiting.append(happened)
                if not isinstance(error, PrivityError):
                    raise
            finally:
                self._last[compartment] = happened
            return happened

    def settle(self, office: Office) -> None:
        """Write what waits, as far as it can be written now. What waits is let go of only once it is written."""
        with self._settling:
            for happened in list(self._waiting):
                try:
                    written = enter(office, happened)
                except PrivityError:
                    return
                with self._guard:
                    self._waiting.remove(happened)
                    self._last[happened.compartment] = written

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
