"""From noisy counts to sentences: only what holds within its margin is said, and every choice rests on noisy figures.

The counts are of main reasons, one for each unit: what a practice of eighty can say at all, it can say of main reasons.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from privity.aggregates.catalogue import OTHER, KindList
from privity.aggregates.mechanism import lead_needed, one_sided, simultaneous

FEWEST: Final = 50
RISK: Final = 0.05
_INTERVALS_RISK: Final = 0.02
_TOP: Final = 5
_COUNTS_FROM: Final = 200
_MORE_THAN: Final = (
    (1000, "more than a thousand"),
    (500, "more than five hundred"),
    (200, "more than two hundred"),
    (100, "more than a hundred"),
)


@dataclass(frozen=True, slots=True)
class Interval:
    """A kind with a count that may be shown: between `low` and `high` units, simultaneously for all shown."""

    kind: str
    low: int
    middle: int
    high: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What may be said of one cohort. `among` says roughly of how many, in words."""

    among: str
    most_common: str | None
    among_five: tuple[str, ...]
    intervals: tuple[Interval, ...]


def size_floor(noisy_size: int, epsilon: Fraction) -> int:
    """The number of units that there are at the least, but for a risk of one in twenty."""
    return noisy_size - one_sided(epsilon, RISK)


def enough(noisy_size: int, epsilon: Fraction) -> bool:
    """Say whether there are fifty units at the least, as far as the noisy size tells."""
    return size_floor(noisy_size, epsilon) >= FEWEST


def conclude(counts: Mapping[str, int], epsilon: Fraction, floor: int) -> Figures:
    """What these noisy counts allow to be said. `floor` comes from the noisy size, `epsilon` is that of the counts."""
    named = {kind: count for kind, count in counts.items() if kind != OTHER}
    order = sorted(named, key=lambda kind: (-named[kind], kind))
    # `other` takes part in the ranking like any kind: what is not named may be more common than what is.
    among_five = _leading(order, counts, _TOP, epsilon)
    most_common = _leading(order, counts, 1, epsilon)
    return Figures(
        among=_among(floor),
        most_common=most_common[0] if most_common else None,
        among_five=tuple(sorted(among_five)),
        intervals=_intervals(order, counts, epsilon) if floor >= _COUNTS_FROM else (),
    )


def _leading(order: list[str], counts: Mapping[str, int], first: int, epsilon: Fraction) -> list[str]:
    ranked = sorted(counts.values(), reverse=True)
    if len(ranked) <= first:
        return []
    lead = lead_needed(epsilon, len(ranked), first, RISK)
    return [kind for kind in order if counts[kind] >= max(ranked[first] + lead, 1)]


def _intervals(order: list[str], counts: Mapping[str, int], epsilon: Fraction) -> tuple[Interval, ...]:
    margin = simultaneous(epsilon, len(counts), _INTERVALS_RISK)
    return tuple(
        Interval(kind, counts[kind] - margin, counts[kind], counts[kind] + margin)
        for kind in order
        if counts[kind] - margin > 0
    )


def _among(floor: int) -> str:
    for least, words in (
        (1000, "more than a thousand"),
        (500, "more than five hundred"),
        (200, "more than two hundred"),
    ):
        if floor >= least:
            return words
    return "several dozen"


def sentences(figures: Figures, kinds: KindList) -> tuple[str, ...]:
    """What may be said, in plain words."""
    title = {kind.id: kind.title for kind in kinds.kinds}
    among = f"Among {figures.among} people, couples and families whose work with me is completed"
    said: list[str] = []
    names = [f"{title[kind]}" for kind in figures.among_five if kind in title]
    if len(names) == 1:
        said.append(f"{among}, {names[0]} was one of the five most common main reasons for coming.")
    elif names:
        number = {2: "two", 3: "three", 4: "four", 5: "the"}[len(names)]
        of_five = "five most common" if len(names) == _TOP else "of the five most common"
        said.append(
            f"{among}, {number} {of_five} main reasons for coming were {', '.join(names[:-1])} and {names[-1]},"
            " here in alphabetical order."
        )
    if figures.most_common in title:
        said.append(f"The most common main reason was {title[figures.most_common]}.")
    return tuple(said)


GUARANTEE: Final = (
    "These figures were drawn with deliberate randomness, so that they would hardly be different if any one person,"
    " couple or family had never come.\n"
    "Nobody can tell from them, or from all such figures together, whether a particular person was here or why, beyond"
    " a small limit that is fixed in advance.\n"
    "The price is that they can be slightly wrong; only what holds in spite of it is said."
)
"""The guarantee in three sentences that a reader understands, one a line."""
