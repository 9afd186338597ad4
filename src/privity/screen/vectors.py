"""Vectors of the notes' passages, given from outside: what two texts mean alike, where no word agrees.

Kept by note, so that they go when the note goes. The index works without any, and with some.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from privity.screen.fold import Span
from privity.screen.grains import NO_GRAINS, Bytes, Vector, lengths, nearness, products
from privity.screen.layout import Column, Matrix, Owned, ranges

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
    """All passages under one another, and whose they and their notes are, by client.

    A note lies where the sum of its passages points, and a file where the sum of its notes points: `note_lengths` and
    `file_lengths` are those of the sums, by which a product with one becomes a sum of products with its parts.
    """

    rows: Vector
    passages: Owned
    filled: Column
    note_starts: Column
    note_lengths: Vector
    notes: Owned
    file_lengths: Vector
    grains: list[Bytes]
    has_grains: NDArray[np.bool_]


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
        column = np.full(
            max(int(clients.max()), int(state.passages.columns.max(initial=0))) + 1, -1, np.int64
        )
        column[clients] = np.arange(len(clients))
        near = products(drafts, state.rows)
        best = _placed(state.passages.maxima(near), column[state.passages.columns], len(clients))
        whole = np.zeros((1, len(state.note_lengths)), np.float32)
        whole[0, state.filled] = np.add.reduceat(near[0], state.note_starts)
        whole /= state.note_lengths
        owners = column[state.notes.columns]
        files = state.notes.sums(whole) / state.file_lengths
        return Nearness(
            _filled(best[:1])[0],
            _filled(best[1:] if len(best) > 1 else best),
            _filled(_placed(state.notes.maxima(whole), owners, len(clients)))[0],
            _filled(_placed(files, owners, len(clients)))[0],
        )

    def closely(self, story: Vector, grains: Vector, clients: Column) -> Matrix:
        """Read the likeliest passages of some clients again, grain by grain, and say how near the nearest lies.

        A client of whom no grains are kept is not a number.
        """
        near = np.full(len(clients), np.nan)
        if not self._of_note or not len(grains):
            return near
        state = self._stack()
        chosen: list[int] = []
        ends: list[int] = []
        for client in clients.tolist():
            mine = state.passages.of_column(client)
            mine = mine[state.has_grains[mine]]
            best = np.argsort(-(state.rows[mine] @ story), kind="stable")[:_CLOSELY_READ]
            chosen.extend(mine[best].tolist())
            ends.append(len(chosen))
        if chosen:
            given = nearness(grains, [state.grains[row] for row in chosen])
            for place, (first, last) in enumerate(zip([0, *ends], ends, strict=False)):
                if last > first:
                    near[place] = given[first:last].max()
        return near

    def _stack(self) -> _Stacked:
        """Lay all vectors under one another, and say whose they are."""
        if self._stacked is None:
            kept = list(self._of_note.values())
            sizes = np.array([len(vectors) for _, vectors, _ in kept], np.int64)
            ends = np.cumsum(sizes)
            owners = np.array([owner for of, _, _ in kept for owner in of], np.int64)
            owned = np.repeat(np.arange(len(kept)), [len(of) for of, _, _ in kept])
            rows = np.concatenate([vectors for _, vectors, _ in kept])
            filled = np.flatnonzero(sizes)
            starts = (ends - sizes)[filled]
            notes = np.zeros((len(kept), rows.shape[1]), np.float32)
            notes[filled] = np.add.reduceat(rows, starts, axis=0)
            note_lengths = lengths(notes)
            notes /= note_lengths[:, None]
            of_notes = Owned.of(owned, owners)
            grains = [one for _, _, grains in kept for one in grains]
            self._stacked = _Stacked(
                rows,
                Owned.of(ranges((ends - sizes)[owned], sizes[owned]), np.repeat(owners, sizes[owned])),
                filled,
                starts,
                note_lengths,
                of_notes,
                lengths(of_notes.sums(notes.T).T),
                grains,
                np.array([len(one) > 0 for one in grains], np.bool_),
            )
        return self._stacked


def _placed(best: Vector, places: Column, number: int) -> Matrix:
    """Put what is known of some clients into their columns, and minus infinity into all others."""
    placed = np.full((len(best), number), -np.inf)
    kept = places >= 0
    placed[:, places[kept]] = best[:, kept]
    return placed


def _filled(best: Matrix) -> Matrix:
    known = np.isfinite(best)
    met = np.maximum(known.sum(axis=1, keepdims=True), 1)
    return np.asarray(np.where(known, best, np.where(known, best, 0.0).sum(axis=1, keepdims=True) / met))
