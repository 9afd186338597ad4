"""Postings in memory: from a term's number to the units that hold it.

Built as a log-structured merge of two levels: a large sorted level and a small one that takes what is saved
meanwhile, so that keeping a note costs its own words and a query stays one binary search per term in each.
"""

import numpy as np
from numpy.typing import NDArray

from privity.screen.layout import ranges

Numbers = NDArray[np.int64]
Amounts = NDArray[np.float32]

_MERGE_AT = 50_000


class Postings:
    """Terms, units and amounts. Units are numbered upwards and never used again."""

    def __init__(self) -> None:
        self._sorted = _Level.of([], [], [])
        self._fresh: list[tuple[Numbers, NDArray[np.int32], Amounts]] = []
        self._fresh_size = 0
        self._fresh_level: _Level | None = None

    def add(self, terms: Numbers, units: NDArray[np.int32], amounts: Amounts) -> None:
        """Take what one note holds."""
        self._fresh.append((terms, units, amounts))
        self._fresh_size += len(terms)
        self._fresh_level = None

    def find(self, terms: Numbers) -> tuple[Numbers, NDArray[np.int32], Amounts]:
        """Give how many postings each term has that is asked for, and then all of them in order: unit, amount."""
        self._settle()
        levels = [self._sorted] if self._fresh_level is None else [self._sorted, self._fresh_level]
        found = [level.find(terms) for level in levels]
        if len(found) == 1:
            return found[0]
        which = np.concatenate([np.repeat(np.arange(len(terms)), part[0]) for part in found])
        order = np.argsort(which, kind="stable")
        return (
            found[0][0] + found[1][0],
            np.concatenate([part[1] for part in found])[order],
            np.concatenate([part[2] for part in found])[order],
        )

    def count(self, terms: Numbers) -> Numbers:
        """Say how many postings each term has, without reading them."""
        self._settle()
        levels = [self._sorted] if self._fresh_level is None else [self._sorted, self._fresh_level]
        return np.asarray(sum(level.count(terms) for level in levels), np.int64)

    def keep(self, alive: NDArray[np.bool_]) -> None:
        """Drop every posting of a unit that is no longer alive."""
        self._merge()
        level = self._sorted
        kept = alive[level.units]
        self._sorted = _Level(level.each_term()[kept], level.units[kept], level.amounts[kept])

    def __len__(self) -> int:
        return len(self._sorted) + self._fresh_size

    def _settle(self) -> None:
        if self._fresh_size > max(_MERGE_AT, len(self._sorted) // 8):
            self._merge()
        elif self._fresh and self._fresh_level is None:
            self._fresh_level = _Level.of(*map(list, zip(*self._fresh, strict=True)))

    def _merge(self) -> None:
        if not self._fresh:
            return
        level = self._sorted
        terms, units, amounts = map(list, zip(*self._fresh, strict=True))
        self._sorted = _Level.of(
            [level.each_term(), *terms], [level.units, *units], [level.amounts, *amounts]
        )
        self._fresh, self._fresh_size, self._fresh_level = [], 0, None


class _Level:
    """Postings sorted by term, and within a term by unit. Of term `terms[i]` they begin at `starts[i]`."""

    __slots__ = ("amounts", "starts", "terms", "units")

    def __init__(self, terms: Numbers, units: NDArray[np.int32], amounts: Amounts) -> None:
        """Take postings that are sorted already."""
        begins = np.ones(len(terms), np.bool_)
        begins[1:] = terms[1:] != terms[:-1]
        self.terms = terms[begins]
        self.starts = np.append(np.flatnonzero(begins), len(terms)).astype(np.uint32)
        self.units, self.amounts = units, amounts

    @classmethod
    def of(cls, terms: list[Numbers], units: list[NDArray[np.int32]], amounts: list[Amounts]) -> "_Level":
        if not terms:
            return cls(np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0, np.float32))
        joined, numbers, weights = np.concatenate(terms), np.concatenate(units), np.concatenate(amounts)
        order = np.argsort(joined, kind="stable")
        return cls(joined[order], numbers[order], weights[order])

    def __len__(self) -> int:
        return len(self.units)

    def each_term(self) -> Numbers:
        """Give the term of every posting."""
        return np.repeat(self.terms, np.diff(self.starts))

    def count(self, terms: Numbers) -> Numbers:
        return self._stretches(terms)[1]

    def find(self, terms: Numbers) -> tuple[Numbers, NDArray[np.int32], Amounts]:
        low, counts = self._stretches(terms)
        places = ranges(low, counts)
        return counts, self.units.take(places), self.amounts.take(places)

    def _stretches(self, terms: Numbers) -> tuple[Numbers, Numbers]:
        """Say for each term where its postings begin, and how many there are."""
        if not len(self.terms):
            return np.zeros(len(terms), np.int64), np.zeros(len(terms), np.int64)
        places = np.searchsorted(self.terms, terms).clip(max=len(self.terms) - 1)
        low, high = self.starts[places].astype(np.int64), self.starts[places + 1].astype(np.int64)
        return low, np.where(self.terms[places] == terms, high - low, 0)
