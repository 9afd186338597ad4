"""How long records are kept, and what must not be destroyed meanwhile."""

from dataclasses import dataclass
from datetime import date

from privity.model.ids import CompartmentId


@dataclass(frozen=True, slots=True)
class KeepingChoice:
    """The practice's own choice: years after the last contact, and the age until which a minor's record is kept.

    `rule` is the id of the published rule it was taken from, `since` the day of the choice.
    """

    years: int
    minor_until: int | None = None
    rule: str = ""
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """Why a record must not be destroyed, kept in the record itself: a complaint, a claim, an order."""

    since: date
    reason: str
    look_again: date | None = None


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """One line of the house's list of held records: which, since when, and when somebody is to look again."""

    compartment: CompartmentId
    since: date
    look_again: date | None = None


@dataclass(frozen=True, slots=True)
class Holds:
    """Every record on hold. It names nobody and says no reason."""

    records: tuple[HeldRecord, ...] = ()
