"""Overviews: the few words of a compartment that list pages show, sealed apart from the bodies."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from privity.model.engagement import EndedAs, Unit
from privity.model.ids import CompartmentId


@dataclass(frozen=True, slots=True)
class ClientOverview:
    """One line of the clients page. `joint` names the joint compartments this client belongs to."""

    reference: str
    name: str
    notes: int
    first: date | None = None
    last: date | None = None
    started: date | None = None
    ended: date | None = None
    ended_as: EndedAs | None = None
    drafts: int = 0
    joint: tuple[CompartmentId, ...] = ()


@dataclass(frozen=True, slots=True)
class JointOverview:
    """One line for work with a couple, a family or a group. `members` are the clients' own compartments."""

    reference: str
    unit: Unit
    name: str
    members: tuple[CompartmentId, ...]
    notes: int
    first: date | None = None
    last: date | None = None
    started: date | None = None
    ended: date | None = None
    ended_as: EndedAs | None = None
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class HouseOverview:
    """The office's own choices that every page needs."""

    idle_minutes: int = 10


class Room(StrEnum):
    """A compartment of the office that belongs to no client, and to whom it may be given apart from the records."""

    REQUESTS = "requests"
    DESK = "desk"
    LISTS = "lists"
    PUBLIC_WORK = "public-work"


@dataclass(frozen=True, slots=True)
class RoomOverview:
    """Which room a compartment is."""

    kind: Room
