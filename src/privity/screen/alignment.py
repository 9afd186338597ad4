"""The details that a draft and a client's file share, laid side by side: what would give the client away."""

from dataclasses import dataclass

from privity.screen.concepts import quantities
from privity.screen.finding import Fact
from privity.screen.fold import Span
from privity.screen.index import ScreenIndex
from privity.screen.terms import Terms, names_of
from privity.screen.words import Words, split_words

_MOST_FACTS = 6
_LEAST_WEIGHT = 0.9
_REACH = 3


@dataclass(frozen=True, slots=True)
class _Pair:
    weight: float
    draft_first: int
    draft_last: int
    note_first: int
    note_last: int


def shared_facts(
    index: ScreenIndex, draft: Words, terms: Terms, weights: dict[str, float], units: list[int]
) -> tuple[Fact, ...]:
    """Align the draft with stretches of a file: rare details first, neighbouring ones joined, at most six."""
    in_draft: dict[str, list[int]] = {}
    for term, at in terms.occurrences:
        in_draft.setdefault(terms.names[term], []).append(at)
    shared = {
        name: (weights[name], places[0]) for name, places in in_draft.items() if weights.get(name, 0.0) > 0
    }
    found: list[tuple[float, Fact]] = []
    seen: set[tuple[str, Span]] = set()
    for unit in units:
        stretch = index.files.stretch(unit)
        note = index.note(stretch.note)
        start, end = stretch.span
        words = split_words(note.text[start:end])
        for pair in _pairs(words, shared):
            first, last = words.span(pair.note_first, pair.note_last)
            fact = Fact(
                draft.span(pair.draft_first, pair.draft_last), note.reference, (start + first, start + last)
            )
            if (fact.note, fact.note_span) not in seen:
                seen.add((fact.note, fact.note_span))
                found.append((pair.weight, fact))
    found.sort(key=lambda entry: -entry[0])
    kept: list[Fact] = []
    for _, fact in found:
        if len(kept) < _MOST_FACTS and not any(_overlap(fact.draft, other.draft) for other in kept):
            kept.append(fact)
    return tuple(kept)


def _pairs(note: Words, shared: dict[str, tuple[float, int]]) -> list[_Pair]:
    """Pair the words of a note's stretch with the draft's, each word of either once, and join neighbours.

    `shared` are the terms of the draft that weigh anything, each with its weight and its first place there.
    """
    single: dict[int, _Pair] = {}

    def meet(name: str, at: int) -> None:
        met = shared.get(name)
        if met is not None and (at not in single or met[0] > single[at].weight):
            single[at] = _Pair(met[0], met[1], met[1], at, at)

    for at, word in enumerate(note.words):
        for name in names_of(word):
            if name in shared:
                meet(name, at)
    for at, _, band in quantities(note.words):
        meet(band, at)
    joined: list[_Pair] = []
    for at in sorted(single):
        pair = single[at]
        before = joined[-1] if joined else None
        if (
            before is not None
            and 0 < pair.note_first - before.note_last <= _REACH
            and abs(pair.draft_first - before.draft_last) <= _REACH
        ):
            joined[-1] = _Pair(
                before.weight + pair.weight,
                min(before.draft_first, pair.draft_first),
                max(before.draft_last, pair.draft_last),
                before.note_first,
                pair.note_last,
            )
        else:
            joined.append(pair)
    return [pair for pair in joined if pair.weight >= _LEAST_WEIGHT]


def _overlap(first: Span, second: Span) -> bool:
    return first[0] < second[1] and second[0] < first[1]
