"""The details that a draft and a client's file share, laid side by side: what would give the client away."""

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

import numpy as np

from privity.screen.evidence import Evidence
from privity.screen.finding import Fact
from privity.screen.fold import Span
from privity.screen.index import ScreenIndex
from privity.screen.terms import Terms, words_for
from privity.screen.words import Words

_MOST_FACTS = 6
_LEAST_WEIGHT = 0.9
_REACH = 3


class _Pair(NamedTuple):
    weight: float
    draft_first: int
    draft_last: int
    note: int
    note_last: int
    note_span: Span


class Alignment:
    """A draft to be laid beside some stretches of notes: the words of these that meet it, by their numbers, each with

    the weight of the meeting and the first place of what is met.
    """

    def __init__(
        self, draft: Words, terms: Terms, evidence: Evidence, index: ScreenIndex, stretches: Iterable[int]
    ) -> None:
        self._draft, self._index = draft, index
        words = index.files.words(stretches)
        places = dict(reversed(terms.occurrences))
        weights = evidence.weights.tolist()
        self._meets: dict[int, tuple[float, int]] = {}
        # Where two terms of a word weigh alike the word itself goes before its class, and that before its family.
        for term in np.argsort(terms.kinds(), kind="stable").tolist():
            weight = weights[term]
            if weight <= 0:
                continue
            for word in words_for(terms.names[term]) & words:
                if word not in self._meets or weight > self._meets[word][0]:
                    self._meets[word] = (weight, places[term])

    def facts(self, stretches: list[int]) -> tuple[Fact, ...]:
        """Align the draft with stretches of a file: rare details first, neighbouring ones joined, at most six."""
        found = [
            pair for stretch in stretches for pair in self._pairs(stretch) if pair.weight >= _LEAST_WEIGHT
        ]
        found.sort(key=attrgetter("weight"), reverse=True)
        kept: list[Fact] = []
        for pair in found:
            span = self._draft.span(pair.draft_first, pair.draft_last)
            if not any(_overlap(span, other.draft) for other in kept):
                kept.append(Fact(span, self._index.note(pair.note).reference, pair.note_span))
                if len(kept) == _MOST_FACTS:
                    break
        return tuple(kept)

    def _pairs(self, stretch: int) -> list[_Pair]:
        """Pair the words of a note's stretch with the draft's, each word of either once, and join neighbours."""
        single: dict[int, tuple[float, int, Span]] = {}
        note = self._index.files.stretch(stretch).note
        for (weight, place), at, span in self._index.files.places(stretch, self._meets.get):
            if at not in single or weight > single[at][0]:
                single[at] = (weight, place, span)
        joined: list[_Pair] = []
        before: _Pair | None = None
        for at, (weight, place, span) in single.items():
            if (
                before is not None
                and at - before.note_last <= _REACH
                and abs(place - before.draft_last) <= _REACH
            ):
                before = joined[-1] = _Pair(
                    before.weight + weight,
                    min(before.draft_first, place),
                    max(before.draft_last, place),
                    note,
                    at,
                    (before.note_span[0], span[1]),
                )
            else:
                before = _Pair(weight, place, place, note, at, span)
                joined.append(before)
        return joined


def _overlap(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]
