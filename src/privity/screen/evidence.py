"""How far a draft agrees with every client's file, note by note and passage by passage, by words alone."""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from privity.screen.layout import Column, Layout, Matrix, ranges
from privity.screen.terms import Kind

Amounts = NDArray[np.float32]

_SATURATION = 1.2
_IMAGINED_CLIENTS = 60
SHARES = np.array([1.0, 0.5, 0.35])


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a draft agrees with the clients (the columns of every matrix), by words alone.

    `whole`, `notes` and `passages` have a row for each kind of term: the draft's story against the file as one, its
    best note, its best passage. `parts` has a row for each passage of the draft, all kinds together, against the
    best passage. `sharp` is the best note where rare words count twice. `weights` are the terms' rarities, `masses`
    their sums as the rows of `whole` and then of `parts` go, and `held` says which client's file holds which term.
    `scores` are those of all passages, by the stretch that each begins with, as the rows of `masses` go.
    """

    layout: Layout
    whole: Matrix
    notes: Matrix
    passages: Matrix
    parts: Matrix
    sharp: Matrix
    scores: Matrix
    weights: Matrix
    masses: Matrix
    held: NDArray[np.bool_]

    @property
    def clients(self) -> Column:
        """The clients' numbers, upwards, column by column."""
        return self.layout.clients

    @property
    def file_words(self) -> Matrix:
        """How many words each client's file holds."""
        return self.layout.file_lengths

    @property
    def rarest(self) -> float:
        """How much a word weighs that stands in no file and hardly in the language."""
        return float(np.log1p((len(self.layout.clients) + _IMAGINED_CLIENTS + 0.5) / 0.5))

    def column(self, client: int) -> int:
        """Give the column of a client."""
        return int(self.layout.clients.searchsorted(client))

    def places(self, client: int) -> tuple[int, ...]:
        """Say with which stretch a client's best passage begins: for the story, kind by kind, then for each passage."""
        mine = self.layout.passages_of.of_column(self.column(client))
        if not len(mine):
            return ()
        scores = self.scores[:, mine]
        # Of passages that agree equally the last is taken.
        last = len(mine) - 1 - scores[:, ::-1].argmax(axis=1)
        return tuple(dict.fromkeys(mine[last[scores.max(axis=1) > 0]].tolist()))


class _Found(NamedTuple):
    """Postings of some terms: those of term `i` stand from `ends[i]` to `ends[i + 1]`.

    `again` are those whose term the posting before has as well, in an earlier stretch of the same note.
    """

    ends: Column
    units: Column
    notes: Column
    strengths: Matrix
    again: Column


class Tally:
    """Adds up, block of terms by block, how a draft agrees with stretches, notes and files.

    The terms come sorted by kind, so that those of a kind lie together. `rows` say which of them the story, and then
    each passage of the draft, holds.
    """

    def __init__(self, layout: Layout, kinds: Column, rows: NDArray[np.bool_]) -> None:
        self._layout, self._kinds, self._rows = layout, kinds, rows
        number, units = len(layout.clients), len(layout.notes)
        self._whole = np.zeros((len(Kind), number))
        self._notes = np.zeros((len(Kind) + 1, len(layout.note_crowding)))
        self._spread = np.zeros((len(Kind) + len(rows) - 1, units))
        self._doubled: list[tuple[Column, Matrix]] = []
        self._weights = np.zeros(len(kinds))
        self._held = np.zeros((len(kinds), number), np.bool_)

    def take(self, block: slice, chances: Matrix, postings: tuple[Column, Column, Amounts]) -> None:
        """Add a block of terms with their chances in the language and their postings.

        Of these is given how many each term has, and then all of them in order of term and unit.
        """
        counts, units, amounts = postings
        files = self._files(counts, units, amounts)
        held = self._held[block] = files > 0
        weights = self._weights[block] = _rarity(_row_counts(held), held.shape[1], chances)
        story, kinds = weights * self._rows[0, block], self._kinds[block]
        of_kind = np.searchsorted(kinds, range(len(Kind) + 1))
        files /= files + _SATURATION * self._layout.file_crowding
        for kind in Kind:
            mine = slice(of_kind[kind], of_kind[kind + 1])
            # Not by the processor's own matrix product, whose threads would wait for one another over so little.
            self._whole[kind] += np.einsum("i,ij->j", story[mine], files[mine])
        found = self._found(counts, units, amounts)
        of_story = np.repeat(story, counts)
        self._take_notes(of_story, found.ends[of_kind], found)
        self._take_passages(block, of_story, of_kind, found)

    def _found(self, counts: Column, units: Column, amounts: Amounts) -> "_Found":
        ends = np.append(0, np.cumsum(counts))
        notes = self._layout.notes.take(units)
        same = np.append(False, notes[1:] == notes[:-1])[: len(notes)]
        same[ends[:-1][counts > 0]] = False
        strengths = (amounts / (amounts + _SATURATION)).astype(np.float64)
        return _Found(ends, units, notes, strengths, np.flatnonzero(same))

    def _files(self, counts: Column, units: Column, amounts: Amounts) -> Matrix:
        """Say how much of each term every file holds."""
        layout, number, size = self._layout, len(self._layout.clients), len(counts)
        cells = np.repeat(np.arange(size) * (number + 1), counts)
        cells += layout.owner.take(units)
        table = np.bincount(cells, amounts, size * (number + 1)).reshape(size, number + 1)[:, :number]
        if len(layout.others):
            first = layout.others_first[units]
            more_of = layout.others_first[units + 1] - first
            shared = np.flatnonzero(more_of)
            owners = layout.others[ranges(first[shared], more_of[shared])]
            which = np.repeat(np.arange(size), counts)[shared]
            cells = np.repeat(which, more_of[shared]) * number + owners
            more = np.bincount(cells, np.repeat(amounts[shared], more_of[shared]), size * number)
            table = table + more.reshape(size, number)
        return np.asarray(table, np.float64)

    def _take_notes(self, of_story: Matrix, ends: Column, found: "_Found") -> None:
        """Count each term of the story in a note as often as in the note's best stretch."""
        notes, again, best = found.notes, found.again, found.strengths
        if len(again):
            # The first stretch of a note that holds a term stands for all of them, and these count nothing.
            begins = np.append(True, again[1:] != again[:-1] + 1)
            firsts = (again[begins] - 1)[begins.cumsum() - 1]
            best = best.copy()
            np.maximum.at(best, firsts, best[again])
            best[again] = 0.0
        of_notes = best * of_story
        for kind in Kind:
            mine = slice(ends[kind], ends[kind + 1])
            np.add.at(self._notes[kind], notes[mine], of_notes[mine])
        mine = slice(ends[Kind.WORD], ends[Kind.WORD + 1])
        np.add.at(self._notes[-1], notes[mine], of_notes[mine] * of_story[mine])

    def _take_passages(self, block: slice, of_story: Matrix, of_kind: Column, found: "_Found") -> None:
        """Spread the terms over the stretches, and note what two neighbours both hold: it counts once for a passage."""
        units, strengths, again = found.units, found.strengths, found.again
        behind = again[units[again] == units[again - 1] + 1]
        before, both = units[behind] - 1, np.minimum(strengths[behind], strengths[behind - 1])
        spread, doubled = of_story * strengths, of_story[behind] * both
        ends, both_ends = found.ends, np.searchsorted(behind, found.ends)
        for kind, (first, last) in zip(Kind, pairwise(of_kind.tolist()), strict=True):
            mine = slice(ends[first], ends[last])
            np.add.at(self._spread[kind], units[mine], spread[mine])
        shares = self._weights[block] * SHARES[self._kinds[block]]
        of_part = np.repeat(shares, np.diff(ends)) * strengths
        both_counts = np.diff(both_ends)
        both_of_part = np.repeat(shares, both_counts) * both
        # All rows at once, as if they lay one behind the other: row by row most of the time goes into beginning anew.
        width = self._spread.shape[1]
        self._doubled.append((np.repeat(self._kinds[block] * width, both_counts) + before, doubled))
        rows, terms = np.nonzero(self._rows[1:, block])
        begins = (rows + len(Kind)) * width
        np.add.at(self._spread.reshape(-1), *_row_by_row(begins, terms, ends, units, of_part))
        self._doubled.append(_row_by_row(begins, terms, both_ends, before, both_of_part))

    def evidence(self, asked: NDArray[np.bool_], order: Column) -> Evidence:
        """Give what came together, the terms in the order they were in before they were sorted: `order` says how.

        `asked` are the terms that were looked for; the others weigh nothing.
        """
        layout, number = self._layout, len(self._layout.clients)
        scores = self._spread
        scores[:, :-1] += scores[:, 1:] * layout.goes_on[:-1]
        for cells, both in self._doubled:
            np.subtract.at(scores.reshape(-1), cells, both)
        scores /= layout.passage_crowding
        best = layout.passages_of.best(scores, number)
        notes = layout.notes_of.best(self._notes / layout.note_crowding, number)
        own = self._weights * asked
        by_kind = np.bincount(self._kinds, own * self._rows[0], len(Kind))
        masses = np.concatenate((by_kind, self._rows[1:] @ (own * SHARES[self._kinds])))
        weights, held = np.empty_like(own), np.empty_like(self._held)
        weights[order], held[order] = own, self._held
        kinds = len(Kind)
        return Evidence(
            layout,
            self._whole,
            notes[:-1],
            best[:kinds],
            best[kinds:],
            notes[-1],
            scores,
            weights,
            masses,
            held,
        )


def _row_by_row(
    begins: Column, terms: Column, ends: Column, units: Column, amounts: Matrix
) -> tuple[Column, Matrix]:
    """Give the cells and the amounts of the postings of some terms, each of a row that begins at a cell."""
    counts = ends[terms + 1] - ends[terms]
    chosen = ranges(ends[terms], counts)
    return np.repeat(begins, counts) + units.take(chosen), amounts.take(chosen)


def _rarity(files: NDArray[np.int64], number: int, chances: Matrix) -> Matrix:
    """Weigh terms by how few files hold them, as if sixty imagined clients' files of general prose lay beside."""
    seen = files + _IMAGINED_CLIENTS * chances
    return np.asarray(np.log1p((number + _IMAGINED_CLIENTS - seen + 0.5).clip(0.0) / (seen + 0.5)))


def _row_counts(held: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count what is true in each row, eight at a time."""
    return np.asarray(np.bitwise_count(np.packbits(held, axis=1)).sum(axis=1), np.int64)
