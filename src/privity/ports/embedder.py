"""Texts to vectors: the screen works without one, and better with one."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class Embedder(Protocol):
    """Gives each text a vector of length one, so that the product of two says how near their meanings lie.

    `fingerprint` names model and vocabulary by hash: kept vectors of another fingerprint are made anew.
    """

    @property
    def fingerprint(self) -> str: ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]: ...
