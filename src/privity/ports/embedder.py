"""Texts to vectors: the screen works without one, and better with one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Reading(Protocol):
    """A text that was read as a whole, so that each part has its vector in its surroundings."""

    def vectors(self, spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]: ...

    def grains(self, span: tuple[int, int]) -> NDArray[np.float32]: ...


@dataclass(frozen=True, slots=True)
class Taken:
    """What was made of some texts: a vector of each, and its grains (`privity.screen.grains`), packed."""

    rows: NDArray[np.float32]
    grains: tuple[NDArray[np.uint8], ...]


class Embedder(Protocol):
    """Gives each text a vector of length one, so that the product of two says how near their meanings lie.

    `fingerprint` names model and vocabulary by hash: kept vectors of another fingerprint are made anew.
    """

    @property
    def fingerprint(self) -> str: ...

    def take(self, texts: Sequence[str]) -> Taken: ...

    def read(self, text: str) -> Reading: ...
