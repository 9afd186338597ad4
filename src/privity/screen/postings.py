"""Postings in memory: from a term's number to the units that hold it.

Built as a log-structured merge of two levels: a large sorted level and a small one that takes what is saved
meanwhile, so that keeping a note costs its own words and a query stays two binary searches per term.
"""

import numpy as np
from numpy.typing import NDArray

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
        """Give, for each term asked, its postings: position of the term in the question, unit, amount."""
        self._settle()
        levels = [self._sorted] if self._fresh_level is None else [self._sorted, self._fresh_level]
        found = [level.find(terms) for level in levels]
        if len(found) == 1:
            return found[0]
        which = np.concatenate([part[0] for part in found])
        order = np.argsort(which, kind="stable")
        return (
            which[order],
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
        self._sorted = _Level(level.terms[kept], level.units[kept], level.amounts[kept])

    def __len__(self) -> int:
        return len(self._sorted.terms) + self._fresh_size

    def _settle(self) -> None:
        if self._fresh_size > max(_MERGE_AT, len(self._sorted.terms) // 8):
            self._merge()
        elif self._fresh and self._fresh_level is None:
            self._fresh_level = _Level.of(*map(list, zip(*self._fresh, strict=True)))

    def _merge(self) -> None:
        if not self._fresh:
            return
        level = self._sorted
        terms, units, amounts = map(list, zip(*self._fresh, strict=True))
        self._sorted = _Level.of([level.terms, *terms], [level.units, *units], [level.amounts, *amounts])
        self._fresh, self._fresh_size, self._fresh_level = [], 0, None


class _Level:
    """Postings sorted by term, and within a term by unit."""

    __slots__ = ("amounts", "terms", "units")

    def __init__(self, terms: Numbers, units: NDArray[np.int32], amounts: Amounts) -> None:
        self.terms, self.units, self.amounts = terms, units, amounts

    @classmethod
    def of(cls, terms: list[Numbers], units: list[NDArray[np.int32]], amounts: list[Amounts]) -> "_Level":
        if not terms:
            return cls(np.empty(0, np.int64), np.empty(0, np.int32), np.empty(0, np.float32))
        joined, numbers, weights = np.concatenate(terms), np.concatenate(units), np.concatenate(amounts)
        order = np.argsort(joined, kind="stable")
        return cls(joined[order], numbers[order], weights[order])

    def count(self, terms: Numbers) -> Numbers:
        last = np.searchsorted(self.terms, terms, "right")
        return np.asarray(last - np.searchsorted(self.terms, terms, "left"), np.int64)

    def find(self, terms: Numbers) -> tuple[Numbers, NDArray[np.int32], Amounts]:
        low = np.searchsorted(self.terms, terms, "left")
        counts = np.searchsorted(self.terms, terms, "right") - low
        which = np.repeat(np.arange(len(terms), dtype=np.int64), counts)
        shift = np.repeat(low - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        places = np.arange(len(which), dtype=np.int64) + shift
        return which, self.units[places], self.amounts[places]
