"""The clients' files as the ranking reads them: every note cut into stretches, every stretch known to its clients.

A client's whole file and each passage of it both count, so that neither a long file drowns the one incident that
is told nor a story spread over several sessions is missed. Passages are pairs of neighbouring stretches, added up
when asked, so that every word stands in the postings once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from privity.screen.fold import Span
from privity.screen.passages import segments, sentences
from privity.screen.postings import Postings
from privity.screen.terms import Kind, Terms, counted, term_key
from privity.screen.words import Words

Matrix = NDArray[np.float64]
Column = NDArray[np.int64]

_SATURATION = 1.2
_PASSAGE_LENGTH_WEIGHT = 0.35
_FILE_LENGTH_WEIGHT = 0.6
_NOTE_LENGTH_WEIGHT = 0.45
_IMAGINED_CLIENTS = 60
_TERM_BLOCK = 256
_MOST_POSTINGS = 400_000
_NO_TERM = -1
_SHARES = np.array([1.0, 0.5, 0.35])


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one note, by the note's number."""

    note: int
    span: Span


@dataclass(slots=True)
class _Growing:
    """Columns over the stretches, appended to; turned into arrays when first asked after a change."""

    stretches: list[Stretch] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    follows: list[bool] = field(default_factory=list)
    owners: list[tuple[int, ...]] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Frozen:
    lengths: Matrix
    notes: Column
    note_lengths: Matrix
    note_owner: Column
    note_of_owner: Column
    follows: NDArray[np.bool_]
    alive: NDArray[np.bool_]
    pair_stretch: Column
    pair_client: Column
    pair_first: Column
    file_lengths: Matrix
    live_clients: Column


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a draft agrees with the clients (the columns of every matrix), by words alone.

    `whole`, `notes` and `passages` have a row for each kind of term: the draft's story against the file as one, its
    best note, its best passage. `parts` has a row for each passage of the draft, all kinds together, against the
    best passage. `sharp` is the best note where rare words count twice. `places` is the stretch where the best passage
    begins, for the story and then for each passage. `weights` are the terms' rarities, `masses` their sums as the
    rows of `whole` and then of `parts` go, and `held` says which client's file holds which term.
    """

    clients: Column
    whole: Matrix
    notes: Matrix
    passages: Matrix
    parts: Matrix
    sharp: Matrix
    places: Column
    weights: Matrix
    masses: Matrix
    held: NDArray[np.bool_]
    file_words: Matrix


class Files:
    """Notes cut into stretches, with their postings. Clients and notes are known by number."""

    def __init__(self) -> None:
        self._postings = Postings()
        self._columns = _Growing()
        self._dead: set[int] = set()
        self._of_note: dict[int, list[int]] = {}
        self._clients: set[int] = set()
        self._frozen: _Frozen | None = None

    def add_client(self, client: int) -> None:
        """Take a client, who may have no notes yet."""
        self._clients.add(client)
        self._frozen = None

    def remove_client(self, client: int) -> None:
        """Forget a client. Their notes are removed one by one, since another may share them."""
        self._clients.discard(client)
        self._frozen = None

    def add_note(self, note: int, owners: Sequence[int], words: Words) -> None:
        """Cut one note into stretches and take its terms."""
        keys: list[int] = []
        units: list[int] = []
        amounts: list[float] = []
        for position, part in enumerate(segments(sentences(words))):
            unit = len(self._columns.stretches)
            self._columns.stretches.append(Stretch(note, words.span(part.first, part.last - 1)))
            self._columns.lengths.append(part.last - part.first)
            self._columns.follows.append(position > 0)
            self._columns.owners.append(tuple(owners))
            self._columns.notes.append(note)
            self._of_note.setdefault(note, []).append(unit)
            for name, count in counted(words, part).items():
                keys.append(term_key(name))
                units.append(unit)
                amounts.append(count)
        if keys:
            self._postings.add(
                np.array(keys, np.int64), np.array(units, np.int32), np.array(amounts, np.float32)
            )
        self._frozen = None

    def remove_note(self, note: int) -> None:
        """Forget one note, and shrink the postings once a quarter of them is dead."""
        self._dead.update(self._of_note.pop(note, ()))
        self._frozen = None

    def purge(self) -> None:
        """Drop the postings of forgotten notes now, as erasing a client asks."""
        self._postings.keep(self._settled().alive)

    def stretch(self, unit: int) -> Stretch:
        """Say where a stretch stands."""
        return self._columns.stretches[unit]

    def stretches_of(self, note: int) -> list[int]:
        """Give the numbers of a note's stretches, in order."""
        return self._of_note.get(note, [])

    def evidence(self, terms: Terms, rows: NDArray[np.bool_]) -> Evidence:
        """Weigh a draft against every file. `rows` say which terms the story, and then each passage, holds."""
        state = self._settled()
        number = len(state.live_clients)
        column = np.full(int(state.live_clients.max(initial=-1)) + 1, -1, np.int64)
        column[state.live_clients] = np.arange(number)
        keys, chances, kinds = self._affordable(terms.keys()), terms.chances(), terms.kinds()
        tally = _Tally(state, number, len(rows))
        weights = np.zeros(len(keys))
        held = np.zeros((len(keys), number), np.bool_)
        for start in range(0, len(keys), _TERM_BLOCK):
            block = slice(start, start + _TERM_BLOCK)
            which, found, amounts = self._postings.find(keys[block])
            kept = state.alive[found]
            which, units, amounts = which[kept], found[kept].astype(np.int64), amounts[kept]
            counts = state.pair_first[units + 1] - state.pair_first[units]
            pairs = _ranges(state.pair_first[units], counts)
            owners = column[state.pair_client[pairs]]
            size = len(keys[block])
            table = np.bincount(
                np.repeat(which, counts) * number + owners, np.repeat(amounts, counts), size * number
            ).reshape(size, number)
            held[block] = table > 0
            weights[block] = _rarity(held[block].sum(axis=1), number, chances[block])
            tally.take(
                table.astype(np.float64),
                weights[block],
                kinds[block],
                rows[:, block],
                (which, units, amounts),
            )
        weights[keys == _NO_TERM] = 0.0
        return tally.evidence(column, weights, kinds, rows, held)

    def _affordable(self, keys: Column) -> Column:
        """Blank the commonest terms of a draft where all of them together would be too much to read.

        In a hundred thousand notes the common words cost nearly all of the time and tell nearly nothing.
        """
        counts = self._postings.count(keys)
        if int(counts.sum()) <= _MOST_POSTINGS:
            return keys
        order = np.argsort(counts, kind="stable")
        dear = order[np.cumsum(counts[order]) > _MOST_POSTINGS]
        kept = keys.copy()
        kept[dear] = _NO_TERM
        return kept

    def _settled(self) -> _Frozen:
        if self._frozen is None:
            self._frozen = self._freeze()
        return self._frozen

    def _freeze(self) -> _Frozen:
        columns = self._columns
        total = len(columns.stretches)
        alive = np.ones(total, np.bool_)
        if self._dead:
            alive[np.fromiter(self._dead, np.int64, len(self._dead))] = False
        if len(self._dead) * 4 > total + 400:
            self._postings.keep(alive)
        pairs = [
            (unit, owner)
            for unit, owners in enumerate(columns.owners)
            if alive[unit]
            for owner in owners
            if owner in self._clients
        ]
        table = np.array(pairs, np.int64).reshape(-1, 2)
        lengths = np.array(columns.lengths, np.float64)
        live = np.array(sorted(self._clients), np.int64)
        size = int(live.max(initial=-1)) + 1
        file_lengths = np.zeros(size) + np.bincount(table[:, 1], lengths[table[:, 0]], size)
        first = np.searchsorted(table[:, 0], np.arange(total + 1))
        follows = np.array(columns.follows, np.bool_)
        notes = np.array(columns.notes, np.int64)
        note_lengths = np.zeros(int(notes.max(initial=-1)) + 1)
        note_lengths += np.bincount(notes[alive], lengths[alive], len(note_lengths))
        of_note = np.unique(notes[table[:, 0]] * max(1, size) + table[:, 1]) if len(table) else table[:, 0]
        return _Frozen(
            lengths,
            notes,
            note_lengths,
            of_note % max(1, size),
            of_note // max(1, size),
            follows,
            alive,
            table[:, 0],
            table[:, 1],
            first,
            file_lengths[live],
            live,
        )


class _Tally:
    """Adds up, block of terms by block, how a draft agrees with stretches, notes and files."""

    def __init__(self, state: _Frozen, number: int, rows: int) -> None:
        self._state, self._number = state, number
        kinds, units, notes = len(Kind), len(state.lengths), len(state.note_lengths)
        self._whole = np.zeros((kinds, number))
        self._notes = np.zeros((kinds + 1, notes))
        self._spread = np.zeros((kinds + rows - 1, units))
        self._doubled = np.zeros((kinds + rows - 1, units))
        self._mean_file = max(1.0, float(state.file_lengths.mean())) if number else 1.0
        self._crowding = (
            1.0 - _FILE_LENGTH_WEIGHT + _FILE_LENGTH_WEIGHT * state.file_lengths / self._mean_file
        )

    def take(
        self,
        table: Matrix,
        weights: Matrix,
        kinds: Column,
        rows: NDArray[np.bool_],
        postings: tuple[Column, Column, NDArray[np.float32]],
    ) -> None:
        """Add a block of terms: how much of each every file holds, and their postings in order of term and unit."""
        state = self._state
        which, units, amounts = postings
        saturated = weights[:, None] * table / (table + _SATURATION * self._crowding)
        strengths = weights[which] * amounts / (amounts + _SATURATION)
        follows = np.zeros(len(units), np.bool_)
        follows[1:] = (which[1:] == which[:-1]) & (units[1:] == units[:-1] + 1) & state.follows[units[1:]]
        behind = np.flatnonzero(follows)
        both = np.minimum(strengths[behind], strengths[behind - 1])
        notes = state.notes[units]
        begins = np.ones(len(units), np.bool_)
        begins[1:] = (which[1:] != which[:-1]) | (notes[1:] != notes[:-1])
        heads = np.flatnonzero(begins)
        best = np.maximum.reduceat(strengths, heads) if len(heads) else strengths
        for kind in Kind:
            chosen = rows[0] & (kinds == kind)
            self._whole[kind] += chosen @ saturated
            mine = chosen[which]
            self._add(kind, mine, strengths, units, behind, both)
            at = mine[heads]
            self._notes[kind] += np.bincount(notes[heads][at], best[at], len(state.note_lengths))
            if kind is Kind.WORD:
                twice = best[at] * weights[which[heads][at]]
                self._notes[-1] += np.bincount(notes[heads][at], twice, len(state.note_lengths))
        shared = _SHARES[kinds][which]
        strengths, both = strengths * shared, both * shared[behind]
        for row in range(1, len(rows)):
            self._add(len(Kind) + row - 1, rows[row][which], strengths, units, behind, both)

    def _add(
        self,
        row: int,
        mine: NDArray[np.bool_],
        strengths: Matrix,
        units: Column,
        behind: Column,
        both: Matrix,
    ) -> None:
        total = self._spread.shape[1]
        self._spread[row] += np.bincount(units[mine], strengths[mine], total)
        paired = mine[behind]
        self._doubled[row] += np.bincount(units[behind][paired] - 1, both[paired], total)

    def evidence(
        self, column: Column, weights: Matrix, kinds: Column, rows: NDArray[np.bool_], held: NDArray[np.bool_]
    ) -> Evidence:
        """Give what came together."""
        state, number = self._state, self._number
        best, places = _best(state, self._spread, self._doubled, column, number)
        notes = np.zeros((len(self._notes), number))
        if len(state.note_owner) and number:
            living = state.note_lengths > 0
            mean = max(1.0, float(state.note_lengths[living].mean()))
            scores = self._notes / (
                1.0 - _NOTE_LENGTH_WEIGHT + _NOTE_LENGTH_WEIGHT * state.note_lengths / mean
            )
            owners = column[state.note_owner]
            for row in range(len(scores)):
                np.maximum.at(notes[row], owners, scores[row][state.note_of_owner])
        by_kind = np.array([(weights * (kinds == kind) * rows[0]).sum() for kind in Kind])
        masses = np.concatenate((by_kind, rows[1:] @ (weights * _SHARES[kinds])))
        return Evidence(
            state.live_clients,
            self._whole,
            notes[:-1],
            best[: len(Kind)],
            best[len(Kind) :],
            notes[-1],
            places,
            weights,
            masses,
            held,
            state.file_lengths,
        )


def _rarity(files: NDArray[np.int64], number: int, chances: Matrix) -> Matrix:
    """Weigh terms by how few files hold them, as if sixty imagined clients' files of general prose lay beside."""
    seen = files + _IMAGINED_CLIENTS * chances
    return np.asarray(np.log1p((number + _IMAGINED_CLIENTS - seen + 0.5).clip(0.0) / (seen + 0.5)))


def _ranges(starts: Column, counts: Column) -> Column:
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(total) + np.repeat(starts - (ends - counts), counts))


def _best(
    state: _Frozen, spread: Matrix, doubled: Matrix, column: Column, number: int
) -> tuple[Matrix, Column]:
    """Add neighbouring stretches up to passages, and give each client's best passage and where it begins."""
    rows, total = spread.shape
    best = np.zeros((rows, number))
    places = np.full((rows, number), -1, np.int64)
    if not total or not number:
        return best, places
    joined = np.append(state.follows[1:], False)
    lengths = state.lengths + np.where(joined, np.append(state.lengths[1:], 0.0), 0.0)
    mean = max(1.0, float(lengths[state.alive].mean())) if state.alive.any() else 1.0
    crowding = 1.0 - _PASSAGE_LENGTH_WEIGHT + _PASSAGE_LENGTH_WEIGHT * lengths / mean
    owners = column[state.pair_client]
    for row in range(rows):
        after = np.append(spread[row, 1:], 0.0)
        scores = (spread[row] + np.where(joined, after - doubled[row], 0.0)) / crowding
        of_pair = scores[state.pair_stretch]
        np.maximum.at(best[row], owners, of_pair)
        top = np.flatnonzero((of_pair >= best[row][owners]) & (of_pair > 0))
        places[row, owners[top]] = state.pair_stretch[top]
    return best, places
