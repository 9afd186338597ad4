"""How far a draft agrees with every client's file, note by note and passage by passage, by words alone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from privity.screen.layout import Column, Layout, Matrix
from privity.screen.terms import Kind

_SATURATION = 1.2
_IMAGINED_CLIENTS = 60
_SHARES = np.array([1.0, 0.5, 0.35])


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

    def column(self, client: int) -> int:
        """Give the column of a client."""
        return int(np.searchsorted(self.layout.clients, client))

    def places(self, client: int) -> tuple[int, ...]:
        """Say with which stretch a client's best passage begins: for the story, kind by kind, then for each passage."""
        mine = self.layout.passages_of.of_column(self.column(client))
        if not len(mine):
            return ()
        scores = self.scores[:, mine]
        # Of passages that agree equally the last is taken.
        last = len(mine) - 1 - scores[:, ::-1].argmax(axis=1)
        return tuple(dict.fromkeys(mine[last[scores.max(axis=1) > 0]].tolist()))


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
        self._doubled = np.zeros((len(Kind) + len(rows) - 1, units))
        self._weights = np.zeros(len(kinds))
        self._held = np.zeros((len(kinds), number), np.bool_)

    def take(
        self, block: slice, chances: Matrix, postings: tuple[Column, Column, NDArray[np.float32]]
    ) -> None:
        """Add a block of terms with their chances in the language and their postings, in order of term and unit."""
        which, units, amounts = postings
        files = self._files(len(chances), which, units, amounts)
        held = self._held[block] = files > 0
        weights = self._weights[block] = _rarity(held.sum(axis=1), held.shape[1], chances)
        story, kinds = weights * self._rows[0, block], self._kinds[block]
        of_kind = np.searchsorted(kinds, range(len(Kind) + 1))
        files /= files + _SATURATION * self._layout.file_crowding
        for kind in Kind:
            mine = slice(of_kind[kind], of_kind[kind + 1])
            # Not by the processor's own matrix product, whose threads would wait for one another over so little.
            self._whole[kind] += np.einsum("i,ij->j", story[mine], files[mine])
        ends = np.searchsorted(which, of_kind)
        strengths = amounts / (amounts + _SATURATION)
        self._take_notes(story, ends, which, units, strengths)
        self._take_passages(block, story, ends, which, units, strengths)

    def _files(self, size: int, which: Column, units: Column, amounts: NDArray[np.float32]) -> Matrix:
        """Say how much of each term every file holds."""
        layout, number = self._layout, len(self._layout.clients)
        cells = which * (number + 1) + layout.owner[units]
        table = np.bincount(cells, amounts, size * (number + 1)).reshape(size, number + 1)[:, :number]
        if len(layout.others):
            first = layout.others_first[units]
            counts = layout.others_first[units + 1] - first
            shared = np.flatnonzero(counts)
            owners = layout.others[_ranges(first[shared], counts[shared])]
            cells = np.repeat(which[shared], counts[shared]) * number + owners
            more = np.bincount(cells, np.repeat(amounts[shared], counts[shared]), size * number)
            table = table + more.reshape(size, number)
        return np.asarray(table, np.float64)

    def _take_notes(
        self, story: Matrix, ends: Column, which: Column, units: Column, strengths: NDArray[np.float32]
    ) -> None:
        """Count each term of the story in a note as often as in the note's best stretch."""
        notes = self._layout.notes[units]
        begins = np.ones(len(units), np.bool_)
        begins[1:] = (which[1:] != which[:-1]) | (notes[1:] != notes[:-1])
        heads = np.flatnonzero(begins)
        if not len(heads):
            return
        weights, notes, total = story[which[heads]], notes[heads], self._notes.shape[1]
        best = np.maximum.reduceat(strengths, heads) * weights
        of_kind = np.searchsorted(heads, ends)
        for kind in Kind:
            mine = slice(of_kind[kind], of_kind[kind + 1])
            self._notes[kind] += np.bincount(notes[mine], best[mine], total)
        mine = slice(of_kind[Kind.WORD], of_kind[Kind.WORD + 1])
        self._notes[-1] += np.bincount(notes[mine], best[mine] * weights[mine], total)

    def _take_passages(
        self,
        block: slice,
        story: Matrix,
        ends: Column,
        which: Column,
        units: Column,
        strengths: NDArray[np.float32],
    ) -> None:
        """Spread the terms over the stretches, and note what two neighbours both hold: it counts once for a passage."""
        follows = np.zeros(len(units), np.bool_)
        follows[1:] = (which[1:] == which[:-1]) & (units[1:] == units[:-1] + 1)
        follows &= self._layout.follows[units]
        behind = np.flatnonzero(follows)
        both, before, of_both = (
            np.minimum(strengths[behind], strengths[behind - 1]),
            units[behind] - 1,
            which[behind],
        )
        total = self._spread.shape[1]
        of_story, both_of_story = story[which] * strengths, story[of_both] * both
        behind_ends = np.searchsorted(behind, ends)
        for kind in Kind:
            mine = slice(ends[kind], ends[kind + 1])
            self._spread[kind] += np.bincount(units[mine], of_story[mine], total)
            mine = slice(behind_ends[kind], behind_ends[kind + 1])
            self._doubled[kind] += np.bincount(before[mine], both_of_story[mine], total)
        shares = self._weights[block] * _SHARES[self._kinds[block]]
        of_part, both_of_part = shares[which] * strengths, shares[of_both] * both
        for row, held in enumerate(self._rows[1:, block], len(Kind)):
            chosen = held[which]
            self._spread[row] += np.bincount(units[chosen], of_part[chosen], total)
            chosen = held[of_both]
            self._doubled[row] += np.bincount(before[chosen], both_of_part[chosen], total)

    def evidence(self, asked: NDArray[np.bool_], order: Column) -> Evidence:
        """Give what came together, the terms in the order they were in before they were sorted: `order` says how.

        `asked` are the terms that were looked for; the others weigh nothing.
        """
        layout, number = self._layout, len(self._layout.clients)
        gain = self._spread[:, 1:] - self._doubled[:, :-1]
        gain *= layout.goes_on[:-1]
        scores = self._spread
        scores[:, :-1] += gain
        scores /= layout.passage_crowding
        best = layout.passages_of.best(scores, number)
        notes = layout.notes_of.best(self._notes / layout.note_crowding, number)
        own = self._weights * asked
        by_kind = [(own * (self._kinds == kind) * self._rows[0]).sum() for kind in Kind]
        masses = np.concatenate((by_kind, self._rows[1:] @ (own * _SHARES[self._kinds])))
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


def _rarity(files: NDArray[np.int64], number: int, chances: Matrix) -> Matrix:
    """Weigh terms by how few files hold them, as if sixty imagined clients' files of general prose lay beside."""
    seen = files + _IMAGINED_CLIENTS * chances
    return np.asarray(np.log1p((number + _IMAGINED_CLIENTS - seen + 0.5).clip(0.0) / (seen + 0.5)))


def _ranges(starts: Column, counts: Column) -> Column:
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(total) + np.repeat(starts - (ends - counts), counts))
