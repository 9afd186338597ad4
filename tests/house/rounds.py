"""How many rounds each kind of fault gets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rounds:
    """The number of kills, of power cuts and of damaged bytes a run of the tests goes through."""

    kills: int
    cuts: int
    flips: int


REDUCED = Rounds(kills=6, cuts=120, flips=60)
SOAK = Rounds(kills=300, cuts=10_000, flips=4_000)
