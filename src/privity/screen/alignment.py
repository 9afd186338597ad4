"""The details that a draft and a client's file share, laid side by side: what would give the client away."""

from operator import attrgetter
from typing import NamedTuple

from privity.screen.evidence import Evidence
from privity.screen.finding import Fact
from privity.screen.fold import Span
from privity.screen.index import ScreenIndex
from privity.screen.terms import Terms, groups_of
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


class _Met(NamedTuple):
    """What a word of a note meets in a draft. Of two meetings of one word the greater counts: where they weigh alike

    the word itself goes before its class, and that before its family.
    """

    weight: float
    order: tuple[int, int]
    at: int


class _Meetings(dict[int, _Met | None]):
    """What the words of notes, by their numbers, meet in a draft; worked out for each word when it is first asked."""

    def __init__(self, terms: Terms, evidence: Evidence) -> None:
        super().__init__()
        first_places = dict(reversed(terms.occurrences))
        keys, kinds = terms.keys().tolist(), terms.kinds().tolist()
        self._met = {
            keys[term]: _Met(weight, (-kinds[term], -term), first_places[term])
            for term, weight in enumerate(evidence.weights.tolist())
            if weight > 0
        }

    def __missing__(self, word: int) -> _Met | None:
        met = [self._met[term] for term in (word, *groups_of(word)) if term in self._met]
        best = self[word] = max(met, default=None)
        return best


class Alignment:
    """A draft to be laid beside stretches of notes: the words that would meet it, each with the weight of the meeting

    and the first place of what is met.
    """

    def __init__(self, draft: Words, terms: Terms, evidence: Evidence) -> None:
        self._draft = draft
        self._meetings = _Meetings(terms, evidence)

    def facts(self, index: ScreenIndex, stretches: list[int]) -> tuple[Fact, ...]:
        """Align the draft with stretches of a file: rare details first, neighbouring ones joined, at most six."""
        found = [
            pair
            for stretch in stretches
            for pair in self._pairs(index, stretch)
            if pair.weight >= _LEAST_WEIGHT
        ]
        found.sort(key=attrgetter("weight"), reverse=True)
        kept: list[Fact] = []
        for pair in found:
            span = self._draft.span(pair.draft_first, pair.draft_last)
            if not any(_overlap(span, other.draft) for other in kept):
                kept.append(Fact(span, index.note(pair.note).reference, pair.note_span))
                if len(kept) == _MOST_FACTS:
                    break
        return tuple(kept)

    def _pairs(self, index: ScreenIndex, stretch: int) -> list[_Pair]:
        """Pair the words of a note's stretch with the draft's, each word of either once, and join neighbours."""
        single: dict[int, _Pair] = {}
        note = index.files.stretch(stretch).note
        for met, (_, at, span) in index.files.places(stretch, self._meetings.__getitem__):
            if at not in single or met.weight > single[at].weight:
                single[at] = _Pair(met.weight, met.at, met.at, note, at, span)
        joined: list[_Pair] = []
        for pair in single.values():
            before = joined[-1] if joined else None
            if (
                before is not None
                and pair.note_last - before.note_last <= _REACH
                and abs(pair.draft_first - before.draft_last) <= _REACH
            ):
                joined[-1] = _Pair(
                    before.weight + pair.weight,
                    min(before.draft_first, pair.draft_first),
                    max(before.draft_last, pair.draft_last),
                    note,
                    pair.note_last,
                    (before.note_span[0], pair.note_span[1]),
                )
            else:
                joined.append(pair)
        return joined


def _overlap(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]
