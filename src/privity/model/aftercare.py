"""What lies outside the office, and what was done when something went wrong."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from privity.model.ids import CompartmentId


@dataclass(frozen=True, slots=True)
class Place:
    """One of the other places where something about clients lies; `kind` names an entry of the list of places."""

    kind: str
    note: str = ""
    tidied: date | None = None


@dataclass(frozen=True, slots=True)
class OtherPlaces:
    """The places that this practice uses."""

    places: tuple[Place, ...] = ()


class IncidentKind(StrEnum):
    """What went wrong."""

    PHONE = "phone"
    LAPTOP = "laptop"
    LETTER = "letter"
    BREAK_IN = "break-in"


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step of the guide that was taken, and when."""

    step: str
    on: date


@dataclass(frozen=True, slots=True)
class Incident:
    """What went wrong, whom it concerns, and what was done about it."""

    kind: IncidentKind
    noticed: date
    told: str
    concerned: tuple[CompartmentId, ...] = ()
    steps: tuple[StepDone, ...] = ()
    closed: date | None = None
