"""Every stretch of every note laid out in arrays, with what a comparison needs and no draft changes.

It is made anew when a client or a note has come or gone, and a draft is then weighed without counting anything twice.
"""

from array import array
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from privity.screen.fold import Span

Matrix = NDArray[np.float64]
Column = NDArray[np.int64]
Scores = TypeVar("Scores", NDArray[np.float64], NDArray[np.float32])

_PASSAGE_LENGTH_WEIGHT = 0.35
_FILE_LENGTH_WEIGHT = 0.6
_NOTE_LENGTH_WEIGHT = 0.45


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one note, by the note's number."""

    note: int
    span: Span


class Stretches:
    """Columns over the stretches, appended to, and pairs of a stretch and a client whose it is."""

    def __init__(self) -> None:
        self.notes, self.starts, self.ends = array("q"), array("q"), array("q")
        self.lengths = array("q")
        self.owned, self.owners = array("q"), array("q")

    def __len__(self) -> int:
        return len(self.notes)

    def add(self, stretch: Stretch, length: int, owners: Sequence[int]) -> int:
        """Take the next stretch, so many words long; those of a note come one after another. Gives its number."""
        number = len(self.notes)
        self.notes.append(stretch.note)
        self.starts.append(stretch.span[0])
        self.ends.append(stretch.span[1])
        self.lengths.append(length)
        self.owned.extend([number] * len(owners))
        self.owners.extend(owners)
        return number

    def stretch(self, number: int) -> Stretch:
        """Say where a stretch stands."""
        return Stretch(self.notes[number], (self.starts[number], self.ends[number]))


@dataclass(frozen=True, slots=True)
class Owned:
    """Things (stretches or notes) by the clients whose they are: client by client, each client's in their order.

    Of the client `columns[i]` they begin at `starts[i]`. A client who has none is not among the columns. `as_numbered`
    says that they are all there are from the first on, in the order of their numbers, as in an index just built.
    """

    things: Column
    starts: Column
    columns: Column
    as_numbered: bool

    @classmethod
    def of(cls, things: Column, columns: Column) -> "Owned":
        """Sort pairs of a thing and a column."""
        order = np.argsort(columns, kind="stable")
        met, starts = np.unique(columns[order], return_index=True)
        ordered = things[order]
        return cls(ordered, starts, met, np.array_equal(ordered, np.arange(len(ordered))))

    def best(self, scores: Matrix, number: int) -> Matrix:
        """Give, row by row, the best score among each client's things, and nothing (0) where a client has none."""
        best = np.zeros((len(scores), number))
        if len(self.columns):
            best[:, self.columns] = self.maxima(scores)
        return best

    def maxima(self, scores: Scores) -> Scores:
        """Give, row by row, the best score among the things of each client in `columns`."""
        return np.asarray(np.maximum.reduceat(self._sorted(scores), self.starts, axis=1), scores.dtype)

    def sums(self, scores: Scores) -> Scores:
        """Give, row by row, the sum of the scores of the things of each client in `columns`."""
        return np.asarray(np.add.reduceat(self._sorted(scores), self.starts, axis=1), scores.dtype)

    def _sorted(self, scores: Scores) -> Scores:
        return scores[:, : len(self.things)] if self.as_numbered else scores[:, self.things]

    def of_column(self, column: int) -> Column:
        """Give the things of one client."""
        place = int(self.columns.searchsorted(column))
        if place == len(self.columns) or self.columns[place] != column:
            return self.things[:0]
        last = self.starts[place + 1] if place + 1 < len(self.starts) else len(self.things)
        return self.things[self.starts[place] : last]


@dataclass(frozen=True, slots=True)
class Layout:
    """The living stretches as arrays. Clients are known by their column, notes and stretches by their number.

    `owner` is a stretch's first client, or one column too many for a stretch that is nobody's any more. Who else it is
    of stands in `others` from `others_first`. What is long holds much of everything: the crowding of passages (a
    stretch with its next), notes and files is what their scores are divided by.
    """

    clients: Column
    file_lengths: Matrix
    file_sizes: Matrix
    file_crowding: Matrix
    notes: Column
    note_crowding: Matrix
    goes_on: NDArray[np.bool_]
    passage_crowding: Matrix
    owner: Column
    others: Column
    others_first: Column
    passages_of: Owned
    notes_of: Owned
    alive: NDArray[np.bool_]

    @classmethod
    def of(cls, stretches: Stretches, dead: Set[int], clients: Set[int]) -> "Layout":
        """Lay the stretches out, but for the dead ones and for those of clients who have gone."""
        total, number = len(stretches), len(clients)
        alive = np.ones(total, np.bool_)
        alive[np.fromiter(dead, np.int64, len(dead))] = False
        live = np.array(sorted(clients), np.int64)
        given = np.array(stretches.owners, np.int64)
        column = np.full(int(max(live.max(initial=-1), given.max(initial=-1))) + 1, number, np.int64)
        column[live] = np.arange(number)
        owned, owners = np.array(stretches.owned, np.int64), column[given]
        kept = (owners < number) & alive[owned]
        owned, owners = owned[kept], owners[kept]
        further = np.zeros(len(owned), np.bool_)
        further[1:] = owned[1:] == owned[:-1]
        owner = np.full(total, number, np.int64)
        owner[owned[~further]] = owners[~further]
        lengths, notes = np.array(stretches.lengths, np.float64), np.array(stretches.notes, np.int64)
        goes_on = np.append(notes[1:] == notes[:-1], False)[:total]
        of_note = np.unique(notes[owned] * max(1, number) + owners)
        size = int(notes.max(initial=-1)) + 1
        note_lengths = np.bincount(notes[alive], lengths[alive], size).astype(np.float64)
        file_lengths = np.bincount(owners, lengths[owned], number).astype(np.float64)
        passage_lengths = lengths + np.where(goes_on, np.append(lengths[1:], 0.0)[:total], 0.0)
        return cls(
            live,
            file_lengths,
            np.log1p(file_lengths),
            _crowding(file_lengths, file_lengths, _FILE_LENGTH_WEIGHT),
            notes,
            _crowding(note_lengths, note_lengths[note_lengths > 0], _NOTE_LENGTH_WEIGHT),
            goes_on,
            _crowding(passage_lengths, passage_lengths[alive], _PASSAGE_LENGTH_WEIGHT),
            owner,
            owners[further],
            np.searchsorted(owned[further], np.arange(total + 1)),
            Owned.of(owned, owners),
            Owned.of(of_note // max(1, number), of_note % max(1, number)),
            alive,
        )


def ranges(starts: Column, counts: Column) -> Column:
    """Give so many numbers from each start on, one range behind the other."""
    ends = np.cumsum(counts)
    found = np.repeat(starts - (ends - counts), counts)
    found += np.arange(len(found))
    return found


def _crowding(lengths: Matrix, usual: Matrix, weight: float) -> Matrix:
    mean = max(1.0, float(usual.mean())) if len(usual) else 1.0
    return np.asarray(1.0 - weight + weight * lengths / mean)
