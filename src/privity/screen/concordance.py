"""Where in each stretch its words stand that stand for terms: what lays a note beside a draft without reading it again.

Words are known by the numbers of their terms, as in the postings. An age or a length of time is a word of its own, with
the number of its band, at the first of its words.
"""

from array import array
from collections.abc import Callable, Iterable, Set
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from privity.screen.concepts import quantities
from privity.screen.fold import Span
from privity.screen.passages import Passage
from privity.screen.terms import term_of, terms_for
from privity.screen.words import Words

_LONGEST = 0xFFFF
_Met = TypeVar("_Met")


class Concordance:
    """The places of all stretches, which come in the order of their numbers, in columns that grow."""

    def __init__(self) -> None:
        self._begins = array("q", [0])
        self._keys = array("q")
        self._words = array("H")
        self._starts = array("I")
        self._lengths = array("H")

    def add(self, words: Words, part: Passage) -> None:
        """Take the next stretch: these words of a note."""
        stretch = words.words[part.first : part.last]
        met = [(at, terms[0].key) for at, terms in enumerate(map(terms_for, stretch)) if terms]
        bands = [(at, term_of(band).key) for at, _, band in quantities(words, part.first, part.last)]
        if bands:
            met = sorted([*met, *bands], key=lambda entry: entry[0])
        for at, key in met:
            start, end = words.span(part.first + at, part.first + at)
            self._keys.append(key)
            self._words.append(at)
            self._starts.append(start)
            self._lengths.append(min(end - start, _LONGEST))
        self._begins.append(len(self._keys))

    def keys(self, stretches: Iterable[int]) -> Set[int]:
        """Give the numbers that some stretches hold."""
        found: set[int] = set()
        for stretch in stretches:
            found.update(self._keys[self._begins[stretch] : self._begins[stretch + 1]])
        return found

    def run(self, stretch: int) -> list[int]:
        """Give the numbers of one stretch in the order of its words."""
        return self._keys[self._begins[stretch] : self._begins[stretch + 1]].tolist()

    def places(self, stretch: int, meet: Callable[[int], _Met | None]) -> list[tuple[_Met, int, Span]]:
        """Give the places of one stretch whose number meets something, in order: what it meets, which word it is, and

        its characters in the note.
        """
        first, last = self._begins[stretch], self._begins[stretch + 1]
        found: list[tuple[_Met, int, Span]] = []
        for at, met in enumerate(map(meet, self._keys[first:last]), first):
            if met is not None:
                start = self._starts[at]
                found.append((met, self._words[at], (start, start + self._lengths[at])))
        return found

    def keep(self, alive: NDArray[np.bool_]) -> None:
        """Empty every stretch that is no longer alive."""
        counts = np.diff(np.array(self._begins))
        kept = np.repeat(alive, counts)
        self._begins = array("q", np.append(0, np.cumsum(counts * alive)).tobytes())
        for name in ("_keys", "_words", "_starts", "_lengths"):
            column = getattr(self, name)
            setattr(self, name, array(column.typecode, np.array(column)[kept].tobytes()))
