"""Vectors of the notes' passages, given from outside: what two texts mean alike, where no word agrees.

Kept by note, so that they go when the note goes. The index works without any, and with some.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from privity.screen.files import Column, Matrix

Vector = NDArray[np.float32]


class Vectors:
    """Unit vectors of passages, by the number of their note."""

    def __init__(self) -> None:
        self._of_note: dict[int, tuple[tuple[int, ...], Vector]] = {}
        self._stacked: tuple[Vector, Column, Column] | None = None

    def put(self, note: int, owners: Sequence[int], vectors: Vector) -> None:
        """Take the vectors of one note's passages, one row a passage, with the numbers of the clients it is of."""
        self._of_note[note] = (tuple(owners), np.asarray(vectors, np.float32))
        self._stacked = None

    def remove(self, note: int) -> None:
        """Forget the vectors of one note."""
        if self._of_note.pop(note, None) is not None:
            self._stacked = None

    def has(self, note: int) -> bool:
        """Say whether a note has vectors."""
        return note in self._of_note

    def __len__(self) -> int:
        return len(self._of_note)

    def nearness(self, drafts: Vector, clients: Column) -> Matrix | None:
        """Say for each passage of a draft how near the nearest passage of each client lies; None without vectors.

        A client whose notes have no vectors yet lies where the mean client lies: unknown is neither near nor far.
        """
        if not self._of_note or not len(drafts) or not len(clients):
            return None
        matrix, rows, owners = self._stack()
        column = np.full(max(int(clients.max()), int(owners.max(initial=0))) + 1, -1, np.int64)
        column[clients] = np.arange(len(clients))
        places = column[owners]
        rows, places = rows[places >= 0], places[places >= 0]
        near = drafts @ matrix.T
        best = np.full((len(drafts), len(clients)), -np.inf)
        for draft in range(len(drafts)):
            np.maximum.at(best[draft], places, near[draft, rows])
        known = np.isfinite(best)
        met = np.maximum(known.sum(axis=1, keepdims=True), 1)
        return np.asarray(np.where(known, best, np.where(known, best, 0.0).sum(axis=1, keepdims=True) / met))

    def _stack(self) -> tuple[Vector, Column, Column]:
        """Lay all vectors under one another, with pairs of a row and a client that it is of."""
        if self._stacked is None:
            rows: list[int] = []
            owners: list[int] = []
            at = 0
            for of, vectors in self._of_note.values():
                for owner in of:
                    rows.extend(range(at, at + len(vectors)))
                    owners.extend([owner] * len(vectors))
                at += len(vectors)
            matrix = np.concatenate([vectors for _, vectors in self._of_note.values()])
            self._stacked = (matrix, np.array(rows, np.int64), np.array(owners, np.int64))
        return self._stacked
