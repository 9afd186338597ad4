"""How many rounds each kind of fault gets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rounds:
    """The number of kills, of power cuts and of damaged bytes a run of the tests goes through."""

    kills: int
    cuts: int
    flips: int


REDUCED = Rounds(kills=6, cuts=120, flips=60)
SOAK = Rounds(kills=300, cuts=2_100, flips=1_000)
"""The power tests share the cuts out among themselves: 2,100 for one of the large ones is over 10,000 in all."""
