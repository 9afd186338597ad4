"""Figures of the practice: whether they are made at all, who is in them, what was spent on them and what came of it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class FiguresPolicy:
    """The practitioner's choice. `attested` is the last day of beginnings for which they attest that clients were told.

    `limit` is epsilon for each unit as a fraction (`1`, `3/2`), above 1 with a `reason`.
    """

    on: bool
    list: str
    limit: str = "1"
    reason: str = ""
    attested: date | None = None


@dataclass(frozen=True, slots=True)
class FiguresChoice:
    """What one client was told and said. `told` is the day on which they were told that figures are counted."""

    told: date | None = None
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class FiguresSpending:
    """Budget that is gone, written before the noise was drawn. `purpose` is `size` or `kinds`; days as of `Cohort`."""

    purpose: str
    epsilon: str
    after: date | None
    until: date
    at: datetime


@dataclass(frozen=True, slots=True)
class FiguresSize:
    """The noisy size of a cohort, as it was drawn once."""

    after: date | None
    until: date
    size: int
    epsilon: str
    at: datetime


@dataclass(frozen=True, slots=True)
class FiguresRelease:
    """Noisy counts of a closed cohort as they were drawn once, and are served ever after. Empty: closed without."""

    after: date | None
    until: date
    list: str
    catalogue: str
    size: int
    size_epsilon: str
    counts: dict[str, int]
    epsilon: str
    limit: str
    at: datetime
