"""Overviews: the few words of a compartment that list pages show, sealed apart from the bodies."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from privity.model.engagement import EndedAs, Unit
from privity.model.ids import CompartmentId


@dataclass(frozen=True, slots=True)
class ClientOverview:
    """One line of the clients page. `joint` names the joint compartments this client belongs to.

    `alone` names the compartments of what they told alone within such work; `next` is the first appointment whose end
    is not known yet.
    """

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
    alone: tuple[CompartmentId, ...] = ()
    next: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """From when to when somebody took part in joint work, both days with them; None where that is the work's own."""

    member: CompartmentId
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class JointOverview:
    """One line for work with a couple, a family or a group. `members` are the clients' own compartments.

    From `closed` on nothing new is written here: they parted. Who left or came later has `stays`, and is among the
    members all the same: what was said while they were there is theirs for good.
    """

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
    next: datetime | None = None
    closed: date | None = None
    stays: tuple[Stay, ...] = ()

    @property
    def present(self) -> tuple[CompartmentId, ...]:
        """Those who take part now, or did to the end."""
        return tuple(one for one in self.members if self.left(one) is None)

    def left(self, member: CompartmentId) -> date | None:
        """The day on which somebody left, unless they are here, or here again."""
        stays = [one for one in self.stays if one.member == member]
        ends = [one.until for one in stays if one.until is not None]
        return max(ends) if stays and len(ends) == len(stays) else None

    def took_part(self, member: CompartmentId, day: date) -> bool:
        """Say whether somebody was there on a day: what was written of it is theirs too."""
        if member not in self.members:
            return False
        stays = [one for one in self.stays if one.member == member]
        return not stays or any(
            (one.since is None or one.since <= day) and (one.until is None or day <= one.until)
            for one in stays
        )


@dataclass(frozen=True, slots=True)
class AloneOverview:
    """One line for what one client told alone in joint work. `joint` and `client` are the other two compartments."""

    reference: str
    name: str
    client: CompartmentId
    joint: CompartmentId
    notes: int
    first: date | None = None
    last: date | None = None
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class EnquiryOverview:
    """One line of the enquiries page: somebody who asked, and the day from which it is due to be shredded."""

    reference: str
    name: str
    asked: date
    shred_on: date
    notes: int
    first: date | None = None
    last: date | None = None
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


RecordOverview = ClientOverview | JointOverview | AloneOverview | EnquiryOverview
"""The overview of a compartment in which notes are written."""
