"""Grains: runs of four tokens, each with a vector of its own, the finest by which meanings are compared.

Two texts that tell one incident agree in more than their gist: grain by grain each finds its like. A passage is as near
to a draft as, in the mean, the nearest of its grains to each of the draft's (late interaction: Khattab and Zaharia,
"ColBERT", 2020). Grains are kept in two bits a number, since only their direction counts, and that roughly.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Vector = NDArray[np.float32]

GRAIN = 4
NO_GRAINS = np.zeros((0, 0), np.uint8)
# The best four levels for normally distributed numbers, in standard deviations (Max, 1960).
_BORDERS = np.array([-0.9816, 0.0, 0.9816], np.float32)
_LEVELS = np.array([-1.510, -0.4528, 0.4528, 1.510], np.float32)
_ONE_THREAD = 500_000
_SHIFTS = np.arange(0, 8, 2)
_FOUR = _LEVELS[np.arange(256)[:, None] >> _SHIFTS & 3]
_SQUARES = (_FOUR**2).sum(axis=1)


def grains_of(tokens: Vector) -> Vector:
    """Join the vectors of neighbouring tokens, four by four, to vectors of length one."""
    starts = np.arange(0, len(tokens), GRAIN)
    if not len(starts):
        return np.zeros((0, tokens.shape[1]), np.float32)
    return unit(np.add.reduceat(tokens, starts, axis=0))


def packed(grains: Vector) -> Bytes:
    """Bring vectors of length one to two bits a number, four numbers a byte."""
    codes = np.searchsorted(_BORDERS, grains * np.sqrt(grains.shape[1])).reshape(len(grains), -1, 4)
    return np.asarray((codes << _SHIFTS).sum(axis=2), np.uint8)


def unpacked(kept: Bytes) -> Vector:
    """Bring them back to vectors of length one."""
    return unit(_numbers(kept))


def _numbers(kept: Bytes) -> Vector:
    """Give the numbers as they were kept, of any length. Four of them are taken at once, as one complex number."""
    return np.asarray(_FOUR.view(np.complex128)[:, 0][kept].view(np.float32), np.float32)


def without_overlap(passages: Sequence[Bytes]) -> tuple[Bytes, ...]:
    """Empty the grains of every passage of a note but each second one and the last, since neighbours overlap."""
    last = len(passages) - 1
    return tuple(grains if at % 2 == 0 or at == last else grains[:0] for at, grains in enumerate(passages))


def nearness(draft: Vector, passages: Sequence[Bytes]) -> NDArray[np.float64]:
    """Say how near each passage lies to the grains of a draft. None of them may be empty."""
    starts = np.cumsum([0, *(len(passage) for passage in passages[:-1])])
    kept = np.concatenate(passages)
    near = products(draft, _numbers(kept))
    near /= np.sqrt(_SQUARES[kept].sum(axis=1))
    return np.asarray(np.maximum.reduceat(near, starts, axis=1).mean(axis=0), np.float64)


def unit(vectors: Vector) -> Vector:
    """Bring each row to length one."""
    return np.asarray(vectors / lengths(vectors)[:, None], np.float32)


def lengths(vectors: Vector) -> Vector:
    """Give the length of each row, never quite nothing."""
    return np.asarray(np.maximum(np.linalg.norm(vectors, axis=1), 1e-9), np.float32)


def products(first: Vector, second: Vector) -> Vector:
    """Multiply each row of the first with each of the second, in one thread.

    A product of more than half a million multiplications is given to several threads by the library that numpy
    multiplies with (OpenBLAS), and these wait for one another longer than the whole takes.
    """
    found = np.empty((len(first), len(second)), np.float32)
    step = max(1, _ONE_THREAD // max(1, first.size))
    for start in range(0, len(second), step):
        found[:, start : start + step] = first @ second[start : start + step].T
    return found
