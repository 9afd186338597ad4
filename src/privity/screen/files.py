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
from privity.screen.terms import Terms, counted, term_key
from privity.screen.words import Words

Matrix = NDArray[np.float64]
Column = NDArray[np.int64]

_SATURATION = 1.2
_PASSAGE_LENGTH_WEIGHT = 0.35
_FILE_LENGTH_WEIGHT = 0.6
_IMAGINED_CLIENTS = 60
_TERM_BLOCK = 256
_MOST_POSTINGS = 400_000
_NO_TERM = -1


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


@dataclass(frozen=True, slots=True)
class _Frozen:
    lengths: Matrix
    follows: NDArray[np.bool_]
    alive: NDArray[np.bool_]
    pair_stretch: Column
    pair_client: Column
    pair_first: Column
    file_lengths: Matrix
    live_clients: Column


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the passages of a draft (rows) agree with the clients (columns of `clients`).

    `passages` is the best passage of each file, `whole` the file as one, `places` the stretch where the best
    passage begins. `weights` are the terms' rarities, `held` says which client's file holds which term,
    and `mean_words` how long a file is.
    """

    clients: Column
    passages: Matrix
    whole: Matrix
    places: Column
    weights: Matrix
    held: NDArray[np.bool_]
    mean_words: float


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
        """Weigh the passages of a draft against every file. `rows` says which terms each passage of the draft holds."""
        state = self._settled()
        clients = state.live_clients
        number = len(clients)
        column = np.full(int(clients.max(initial=-1)) + 1, -1, np.int64)
        column[clients] = np.arange(number)
        keys, chances, shares = terms.keys(), terms.chances(), terms.shares()
        keys = self._affordable(keys)
        units_total = len(state.lengths)
        spread = np.zeros((len(rows), units_total))
        doubled = np.zeros((len(rows), units_total))
        whole = np.zeros((len(rows), number))
        weights = np.zeros(len(keys))
        held = np.zeros((len(keys), number), np.bool_)
        mean_file = max(1.0, float(state.file_lengths.mean())) if number else 1.0
        crowding = 1.0 - _FILE_LENGTH_WEIGHT + _FILE_LENGTH_WEIGHT * state.file_lengths / mean_file
        for start in range(0, len(keys), _TERM_BLOCK):
            block = slice(start, start + _TERM_BLOCK)
            which, units, amounts = self._postings.find(keys[block])
            kept = state.alive[units]
            which, units, amounts = which[kept], units[kept].astype(np.int64), amounts[kept]
            counts = state.pair_first[units + 1] - state.pair_first[units]
            pairs = _ranges(state.pair_first[units], counts)
            owners = column[state.pair_client[pairs]]
            size = len(keys[block])
            table = np.bincount(
                np.repeat(which, counts) * number + owners, np.repeat(amounts, counts), size * number
            ).reshape(size, number)
            held[block] = table > 0
            weights[block] = _rarity(held[block].sum(axis=1), number, chances[block]) * shares[block]
            whole += rows[:, block] @ (weights[block, None] * table / (table + _SATURATION * crowding))
            strengths = weights[block][which] * amounts / (amounts + _SATURATION)
            follows = np.zeros(len(units), np.bool_)
            follows[1:] = (which[1:] == which[:-1]) & (units[1:] == units[:-1] + 1) & state.follows[units[1:]]
            both = np.minimum(strengths[follows], strengths[np.flatnonzero(follows) - 1])
            for row in range(len(rows)):
                chosen = rows[row, block][which]
                spread[row] += np.bincount(units[chosen], strengths[chosen], units_total)
                paired = chosen[follows]
                doubled[row] += np.bincount(units[follows][paired] - 1, both[paired], units_total)
        weights[keys == _NO_TERM] = 0.0
        best, places = _best(state, spread, doubled, column, number)
        return Evidence(clients, best, whole, places, weights, held, mean_file)

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
        return _Frozen(lengths, follows, alive, table[:, 0], table[:, 1], first, file_lengths[live], live)


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
