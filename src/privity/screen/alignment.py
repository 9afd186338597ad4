"""The details that a draft and a client's file share, laid side by side: what would give the client away."""

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from privity.screen.evidence import SHARES, Evidence
from privity.screen.finding import Fact
from privity.screen.fold import Span
from privity.screen.index import ScreenIndex
from privity.screen.terms import Kind, Terms, words_for
from privity.screen.words import Words

MOST_FACTS = 6
_FEWEST_FACTS = 2
_LEAST_WEIGHT = 0.9
_REACHES = (3, 3, 2)
"""How many words off a neighbour may be, by the kind of a term: what is only alike must stand closer."""
_MOST_PLACES = 8


class _Met(NamedTuple):
    """What a word of a note meets: how much that tells, where the draft has it, how far off a neighbour may be."""

    weight: float
    places: tuple[int, ...]
    reach: int


class _Pair(NamedTuple):
    weight: float
    draft: tuple[int, ...]
    note: int
    note_last: int
    note_span: Span
    reach: int


class Alignment:
    """A draft to be laid beside some stretches of notes: the words of these that meet it, by their numbers, each with

    the weight of the meeting and the places of what is met.
    """

    def __init__(
        self, draft: Words, terms: Terms, evidence: Evidence, index: ScreenIndex, stretches: Iterable[int]
    ) -> None:
        self._draft, self._index = draft, index
        words = index.files.words(stretches)
        places: dict[int, list[int]] = {}
        for term, at in terms.occurrences:
            places.setdefault(term, []).append(at)
        kinds, keys = terms.kinds.tolist(), terms.keys.tolist()
        # A word of the same class or family tells less than the word itself: as little as in the ranking.
        weights = (evidence.weights * SHARES[terms.kinds]).tolist()
        self._meets: dict[int, _Met] = {}
        # Where two terms of a word weigh alike the word itself goes before its class, and that before its family.
        for term in np.argsort(terms.kinds, kind="stable").tolist():
            weight = weights[term]
            if weight <= 0:
                continue
            met = {keys[term]} if kinds[term] == Kind.WORD else words_for(terms.names[term])
            for word in met & words:
                if word not in self._meets or weight > self._meets[word].weight:
                    self._meets[word] = _Met(
                        weight, tuple(places[term][:_MOST_PLACES]), _REACHES[kinds[term]]
                    )

    def facts(self, stretches: list[int]) -> tuple[Fact, ...]:
        """Align the draft with stretches of a file: rare details first, neighbouring ones joined, at most six.

        What tells little is shown only where hardly anything else is there to be shown.
        """
        found = [pair for stretch in stretches for pair in self._pairs(stretch)]
        found.sort(key=attrgetter("weight"), reverse=True)
        kept: list[Fact] = []
        for pair in found:
            if len(kept) == MOST_FACTS or (pair.weight < _LEAST_WEIGHT and len(kept) >= _FEWEST_FACTS):
                break
            span = self._draft.span(min(pair.draft), max(pair.draft))
            if not any(_overlap(span, other.draft) for other in kept):
                kept.append(Fact(span, self._index.note(pair.note).reference, pair.note_span))
        return tuple(kept)

    def _pairs(self, stretch: int) -> list[_Pair]:
        """Pair the words of a note's stretch with the draft's, each word of either once, and join neighbours."""
        single: dict[int, tuple[_Met, Span]] = {}
        note = self._index.files.note_of(stretch)
        for met, at, span in self._index.files.places(stretch, self._meets.get):
            if at not in single or met.weight > single[at][0].weight:
                single[at] = (met, span)
        joined: list[_Pair] = []
        before = 0
        # Until a neighbour settles it, the word may be meant wherever the draft has it.
        open_pairs: list[_Pair] = []
        for at, (met, span) in single.items():
            longer: list[_Pair] = []
            if at - before <= met.reach:
                longer = [pair for one in open_pairs if (pair := _longer(one, met, at, span)) is not None]
            if not longer:
                joined += _best(open_pairs)
                longer = [_Pair(met.weight, (place,), note, at, span, met.reach) for place in met.places]
            open_pairs, before = longer, at
        return joined + _best(open_pairs)


def _longer(pair: _Pair, met: _Met, at: int, span: Span) -> _Pair | None:
    """Join a note's next word to a pair, where the draft has it close by and the pair does not hold it yet."""
    reach = min(met.reach, pair.reach)
    if at - pair.note_last > reach:
        return None
    first, last = min(pair.draft) - reach, max(pair.draft) + reach
    near = [place for place in met.places if first <= place <= last and place not in pair.draft]
    if not near:
        return None
    place = min(near, key=lambda one: (abs(one - pair.draft[-1]), one))
    return _Pair(
        pair.weight + met.weight,
        (*pair.draft, place),
        pair.note,
        at,
        (pair.note_span[0], span[1]),
        met.reach,
    )


def _best(pairs: list[_Pair]) -> list[_Pair]:
    """Give the pair that tells most; of those that tell the same the one that stands first in the draft."""
    return pairs if len(pairs) < 2 else [max(pairs, key=attrgetter("weight"))]


def _overlap(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]
