"""Vectors of the notes' passages, given from outside: what two texts mean alike, where no word agrees.

Kept by note, so that they go when the note goes. The index works without any, and with some.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from privity.screen.fold import Span
from privity.screen.grains import NO_GRAINS, Bytes, Vector, nearness, unit
from privity.screen.layout import Column, Matrix

_FEW_ROWS = 20_000
_CLOSELY_READ = 5


class Reading(Protocol):
    """A text that an embedder reads as a whole, so that each part gets its vector in its surroundings."""

    def vectors(self, spans: Sequence[Span]) -> Vector: ...

    def grains(self, span: Span) -> Vector: ...


Read = Callable[[str], Reading]
"""What reads a text; the same embedder that the notes' vectors were made with."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a draft lies to each client: its story to their nearest passage, each of its windows to their nearest

    passage, its story to their nearest note, and to their file as one.
    """

    story: Matrix
    windows: Matrix
    note: Matrix
    file: Matrix


@dataclass(frozen=True, slots=True)
class _Stacked:
    rows: Vector
    pair_rows: Column
    owners: Column
    notes: Vector
    pair_notes: Column
    note_owners: Column
    files: Vector
    file_owners: Column
    grains: list[Bytes]


class Vectors:
    """Unit vectors of passages, by the number of their note."""

    def __init__(self) -> None:
        self._of_note: dict[int, tuple[tuple[int, ...], Vector, tuple[Bytes, ...]]] = {}
        self._stacked: _Stacked | None = None

    def put(self, note: int, owners: Sequence[int], vectors: Vector, grains: Sequence[Bytes] = ()) -> None:
        """Take the vectors of one note's passages, one row a passage, with the numbers of the clients it is of.

        `grains` are those of each passage, none for a passage that overlaps with others.
        """
        kept = tuple(grains) if len(grains) == len(vectors) else (NO_GRAINS,) * len(vectors)
        self._of_note[note] = (tuple(owners), np.asarray(vectors, np.float32), kept)
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

    def nearness(self, drafts: Vector, clients: Column) -> Nearness | None:
        """Say how near a draft lies to each client; None without vectors. The first row of `drafts` is the whole story.

        A client whose notes have no vectors yet lies where the mean client lies: unknown is neither near nor far.
        """
        if not self._of_note or not len(drafts) or not len(clients):
            return None
        state = self._stack()
        size = max(int(clients.max()), int(state.owners.max(initial=0))) + 1
        column = np.full(size, -1, np.int64)
        column[clients] = np.arange(len(clients))
        near = _products(drafts, state.rows)
        best = _best(near[:, state.pair_rows], column[state.owners], len(clients))
        whole = _products(drafts[:1], state.notes)
        note = _best(whole[:, state.pair_notes], column[state.note_owners], len(clients))
        of_file = np.full((1, len(clients)), -np.inf)
        known = column[state.file_owners]
        of_file[0, known[known >= 0]] = _products(drafts[:1], state.files)[0, known >= 0]
        return Nearness(
            _filled(best[:1])[0],
            _filled(best[1:] if len(best) > 1 else best),
            _filled(note)[0],
            _filled(of_file)[0],
        )

    def closely(self, story: Vector, grains: Vector, clients: Column) -> Matrix:
        """Read the likeliest passages of some clients again, grain by grain, and say how near the nearest lies.

        A client of whom no grains are kept is not a number.
        """
        near = np.full(len(clients), np.nan)
        if not self._of_note or not len(grains):
            return near
        state = self._stack()
        pairs = np.flatnonzero(np.isin(state.owners, clients))
        rows = state.pair_rows[pairs]
        kept = np.array([len(state.grains[row]) > 0 for row in rows.tolist()], np.bool_)
        rows, owners = rows[kept], state.owners[pairs][kept]
        likeness = state.rows[rows] @ story
        chosen: list[int] = []
        ends: list[int] = []
        for client in clients.tolist():
            mine = rows[owners == client]
            best = np.argsort(-likeness[owners == client], kind="stable")[:_CLOSELY_READ]
            chosen.extend(mine[best].tolist())
            ends.append(len(chosen))
        if chosen:
            given = nearness(grains, [state.grains[row] for row in chosen])
            for place, (first, last) in enumerate(zip([0, *ends], ends, strict=False)):
                if last > first:
                    near[place] = given[first:last].max()
        return near

    def _stack(self) -> _Stacked:
        """Lay all vectors under one another, with pairs of a row and a client that it is of."""
        if self._stacked is None:
            pair_rows: list[int] = []
            owners: list[int] = []
            pair_notes: list[int] = []
            note_owners: list[int] = []
            at = 0
            for place, (of, vectors, _) in enumerate(self._of_note.values()):
                for owner in of:
                    pair_rows.extend(range(at, at + len(vectors)))
                    owners.extend([owner] * len(vectors))
                    pair_notes.append(place)
                    note_owners.append(owner)
                at += len(vectors)
            matrix = np.concatenate([vectors for _, vectors, _ in self._of_note.values()])
            notes = unit(
                np.array([vectors.sum(axis=0) for _, vectors, _ in self._of_note.values()], np.float32)
            )
            file_owners, place_of = np.unique(np.array(note_owners, np.int64), return_inverse=True)
            files = np.zeros((len(file_owners), matrix.shape[1]), np.float32)
            np.add.at(files, place_of, notes[pair_notes])
            self._stacked = _Stacked(
                matrix,
                np.array(pair_rows, np.int64),
                np.array(owners, np.int64),
                notes,
                np.array(pair_notes, np.int64),
                np.array(note_owners, np.int64),
                unit(files),
                file_owners,
                [one for _, _, grains in self._of_note.values() for one in grains],
            )
        return self._stacked


def _products(drafts: Vector, rows: Vector) -> Vector:
    """Multiply each row with each. A few thousand rows are not worth the threads that would wait for one another."""
    if len(rows) <= _FEW_ROWS:
        return np.asarray(np.einsum("ij,kj->ik", drafts, rows), np.float32)
    return np.asarray(drafts @ rows.T, np.float32)


def _best(near: Vector, places: Column, number: int) -> Matrix:
    """Give the nearest of each client's rows, or minus infinity."""
    best = np.full((len(near), number), -np.inf)
    kept = places >= 0
    for row in range(len(near)):
        np.maximum.at(best[row], places[kept], near[row, kept])
    return best


def _filled(best: Matrix) -> Matrix:
    known = np.isfinite(best)
    met = np.maximum(known.sum(axis=1, keepdims=True), 1)
    return np.asarray(np.where(known, best, np.where(known, best, 0.0).sum(axis=1, keepdims=True) / met))
