"""The odometer: what has been spent on a cohort, and what may still be. Spending comes before the noise is drawn.

A unit is in one cohort, so the sum over that cohort's spendings is all that can ever be learned about it from the
figures, in the sense of epsilon. What was spent is spent, whether a result came of it or not: after a crash in between
the budget is lost and the privacy kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from privity.errors import InputError

DEFAULT: Final = Fraction(1)
CEILING: Final = Fraction(2)
SIZE: Final = Fraction(1, 10)
"""What asking "are there enough?" costs."""
LEAST_HISTOGRAM: Final = Fraction(1, 2)
"""With less than this no sentence would hold in a practice of any size."""


class Purpose(StrEnum):
    """What a spending was for."""

    SIZE = "size"
    KINDS = "kinds"


@dataclass(frozen=True, slots=True)
class Spent:
    """One spending on the cohort that is open."""

    purpose: Purpose
    epsilon: Fraction


def check_limit(epsilon: Fraction, reason: str) -> Fraction:
    """The limit per unit as it was chosen. Raises InputError above the ceiling, or above 1 without a reason."""
    if not 0 < epsilon <= CEILING:
        raise InputError(
            f"epsilon lies above 0 and at most at {CEILING}", field="epsilon", remedy="leave it at 1"
        )
    if epsilon > DEFAULT and not reason.strip():
        raise InputError(
            "more than 1 needs a reason, which goes into the ledger", field="reason", remedy="say why"
        )
    return epsilon


def left(limit: Fraction, spendings: Iterable[Spent]) -> Fraction:
    """What may still be spent on the open cohort."""
    return limit - sum((spent.epsilon for spent in spendings), Fraction(0))


def for_kinds(limit: Fraction, spendings: Iterable[Spent]) -> Fraction:
    """What is left for the histogram once the size has been asked. Raises InputError when it is too little."""
    rest = left(limit, spendings)
    if rest < LEAST_HISTOGRAM:
        raise InputError(
            "too little of the limit is left for these completed works: asking whether there are enough costs too",
            field="cohort",
            remedy="close this cohort without figures; the next one begins with its limit whole",
        )
    return rest
