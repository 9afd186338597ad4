"""The clients' files as the ranking reads them: every note cut into stretches, every stretch known to its clients.

A client's whole file and each passage of it both count, so that neither a long file drowns the one incident that
is told nor a story spread over several sessions is missed. Passages are pairs of neighbouring stretches, added up
when asked, so that every word stands in the postings once.
"""

from collections.abc import Callable, Iterable, Sequence, Set
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from privity.screen.concordance import Concordance
from privity.screen.evidence import Evidence, Tally
from privity.screen.fold import Span
from privity.screen.layout import Column, Layout, Stretch, Stretches
from privity.screen.passages import segments, sentences
from privity.screen.postings import Postings
from privity.screen.terms import Terms, counted
from privity.screen.words import Words

_TERM_BLOCK = 256
_MOST_POSTINGS = 400_000
_NO_TERM = -1
_Met = TypeVar("_Met")


class Files:
    """Notes cut into stretches, with their postings. Clients and notes are known by number."""

    def __init__(self) -> None:
        self._postings = Postings()
        self._stretches = Stretches()
        self._concordance = Concordance()
        self._dead: set[int] = set()
        self._of_note: dict[int, list[int]] = {}
        self._clients: set[int] = set()
        self._layout: Layout | None = None

    def add_client(self, client: int) -> None:
        """Take a client, who may have no notes yet."""
        self._clients.add(client)
        self._layout = None

    def remove_client(self, client: int) -> None:
        """Forget a client. Their notes are removed one by one, since another may share them."""
        self._clients.discard(client)
        self._layout = None

    def add_note(self, note: int, owners: Sequence[int], words: Words) -> None:
        """Cut one note into stretches and take its terms."""
        keys: list[int] = []
        units: list[int] = []
        amounts: list[float] = []
        for part in segments(sentences(words)):
            stretch = Stretch(note, words.span(part.first, part.last - 1))
            self._concordance.add(words, part)
            unit = self._stretches.add(stretch, part.last - part.first, owners)
            self._of_note.setdefault(note, []).append(unit)
            for key, count in counted(words, part).items():
                keys.append(key)
                units.append(unit)
                amounts.append(count)
        if keys:
            self._postings.add(
                np.array(keys, np.int64), np.array(units, np.int32), np.array(amounts, np.float32)
            )
        self._layout = None

    def remove_note(self, note: int) -> None:
        """Forget one note, and shrink the postings once a quarter of them is dead."""
        self._dead.update(self._of_note.pop(note, ()))
        self._layout = None

    def purge(self) -> None:
        """Drop the postings of forgotten notes now, as erasing a client asks."""
        self._shrink(self._settled())

    def stretch(self, unit: int) -> Stretch:
        """Say where a stretch stands."""
        return self._stretches.stretch(unit)

    def note_of(self, unit: int) -> int:
        """Say in which note a stretch stands."""
        return self._stretches.notes[unit]

    def words(self, units: Iterable[int]) -> Set[int]:
        """Give the numbers of the words that stand for terms in some stretches."""
        return self._concordance.keys(units)

    def run(self, note: int) -> list[int]:
        """Give the numbers of a note's words that stand for terms, in order."""
        return [key for unit in self.stretches_of(note) for key in self._concordance.run(unit)]

    def places(self, unit: int, meet: Callable[[int], _Met | None]) -> list[tuple[_Met, int, Span]]:
        """Say where in a stretch words stand that meet something, and what they meet."""
        return self._concordance.places(unit, meet)

    def stretches_of(self, note: int) -> list[int]:
        """Give the numbers of a note's stretches, in order."""
        return self._of_note.get(note, [])

    def evidence(self, terms: Terms, rows: NDArray[np.bool_]) -> Evidence:
        """Weigh a draft against every file. `rows` say which terms the story, and then each passage, holds."""
        keys = self._affordable(terms.keys)
        order = np.argsort(terms.kinds, kind="stable")
        tally = Tally(self._settled(), terms.kinds[order], rows[:, order])
        for start in range(0, len(keys), _TERM_BLOCK):
            block = order[start : start + _TERM_BLOCK]
            counts, units, amounts = self._postings.find(keys[block])
            postings = counts, units.astype(np.int64), amounts
            tally.take(slice(start, start + _TERM_BLOCK), terms.chances[block], postings)
        return tally.evidence(keys[order] != _NO_TERM, order)

    def _affordable(self, keys: Column) -> Column:
        """Blank the commonest terms of a draft where all of them together would be too much to read.

        In a hundred thousand notes the common words cost nearly all of the time and tell nearly nothing.
        """
        if len(self._postings) <= _MOST_POSTINGS:
            return keys
        counts = self._postings.count(keys)
        if int(counts.sum()) <= _MOST_POSTINGS:
            return keys
        order = np.argsort(counts, kind="stable")
        dear = order[np.cumsum(counts[order]) > _MOST_POSTINGS]
        kept = keys.copy()
        kept[dear] = _NO_TERM
        return kept

    def _settled(self) -> Layout:
        if self._layout is None:
            self._layout = Layout.of(self._stretches, self._dead, self._clients)
            if len(self._dead) * 4 > len(self._stretches) + 400:
                self._shrink(self._layout)
        return self._layout

    def _shrink(self, layout: Layout) -> None:
        self._postings.keep(layout.alive)
        self._concordance.keep(layout.alive)
