"""The account of one person and its lines: what left, what was told elsewhere, who asked, who looked.

`accounting` makes it from the ledger's entries, `held_back` says which lines the person is not given.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from privity.ledger.entry import EventClass


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """One entry that speaks of the person, opened, and the compartment it lies with: `joint` where others share it.

    `records` names the person's records that an entry without a part of theirs speaks of: results that were shown.
    """

    seq: int
    time: datetime
    event: EventClass
    person: Mapping[str, Any]
    office: Mapping[str, Any]
    where: str
    joint: bool = False
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A day on which a part of the program read every record through: for the search, the screen, a check."""

    day: date
    purpose: str


class Held(StrEnum):
    """Why a line is not on the account that the person is given."""

    FORBIDDEN = "forbidden"
    EXPOSES = "exposes"
    UNTOLD = "untold"
    CHOSEN = "chosen"
    MISTAKEN = "mistaken"


class Marking(StrEnum):
    """What the practitioner settled about a line: kept from the person, shown to them after all, or no line at all.

    `MISTAKEN` says that the entry was made in error, as with another's record: it stays, marked, for the practice.
    """

    HOLD = "hold"
    SHOW = "show"
    MISTAKEN = "mistaken"


@dataclass(frozen=True, slots=True)
class Departure:
    """Something that left. `entered` is set where it was told elsewhere and written down afterwards."""

    entry: int
    day: date
    what: str
    to: str
    recipient: str
    purpose: str
    data: tuple[str, ...]
    way: str
    ground: str
    outcome: str
    rules: tuple[str, ...]
    reasons: tuple[str, ...]
    recorded: datetime
    sha256: str = ""
    entered: date | None = None
    held: Held | None = None
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Asking:
    """Something that was asked for and not given, with the last decision on it."""

    entry: int
    day: date
    asker: str
    purpose: str
    data: str
    outcome: str
    rules: tuple[str, ...]
    reasons: tuple[str, ...]
    recorded: datetime
    held: Held | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A day on which the practice opened something of the person's, and what kinds of pieces it was."""

    day: date
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Runs:
    """On how many days the program read all records through for one purpose, and between which."""

    purpose: str
    first: date
    last: date
    days: int


@dataclass(frozen=True, slots=True)
class Account:
    """The account as it stood after `entries` entries. `since` is the day from which it was kept for this person."""

    since: date
    made: date
    entries: int
    root: bytes
    left: tuple[Departure, ...]
    told: tuple[Departure, ...]
    asked: tuple[Asking, ...]
    read: tuple[Reading, ...]
    runs: tuple[Runs, ...]

    def for_the_person(self) -> "Account":
        """The account as the person may have it: without what is held back, and without a count of that."""
        return replace(
            self,
            left=tuple(one for one in self.left if one.held is None),
            told=tuple(one for one in self.told if one.held is None),
            asked=tuple(one for one in self.asked if one.held is None),
        )
