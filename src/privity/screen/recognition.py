"""Whose story a draft could be: chooses what of it is held against the files, and lays the evidence out."""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from privity.screen.alignment import Alignment
from privity.screen.case_talk import Judged
from privity.screen.evidence import Evidence
from privity.screen.finding import Candidate, Strength
from privity.screen.index import ScreenIndex
from privity.screen.layout import Column, Matrix
from privity.screen.mosaic import Mosaic, Told, mosaic
from privity.screen.naming import Naming
from privity.screen.overlap import Overlap, overlaps
from privity.screen.passages import Passage, passages, segments
from privity.screen.ranking import CERTAIN, MOST_CANDIDATES, Closely, Ranked, rank
from privity.screen.several import ReadApart, stories_apart
from privity.screen.terms import Terms, terms_of
from privity.screen.vectors import Nearness, Read, Reading
from privity.screen.words import Words

_MOST_PASSAGES = 12
_MOST_RANKED_WORDS = 3_000
_WITH_FACTS = 5
_AROUND_STORY = 60
_MOST_WINDOWS = 12
_MOST_GRAINS = 100
_SURENESS = (Strength.STRONG, Strength.POSSIBLE, Strength.WEAK)


@dataclass(frozen=True, slots=True)
class Recognition:
    """What of a draft tells the story, the clients ranked, and those whom earlier drafts complete.

    `by_story` says of each candidate how strongly the story alone points to them, names and quotes left aside.
    """

    story: Passage
    candidates: tuple[Candidate, ...] = ()
    by_story: Mapping[str, Strength] = field(default_factory=dict)
    completed: tuple[Mosaic, ...] = ()
    overlaps: tuple[Overlap, ...] = ()


def recognise(
    index: ScreenIndex,
    words: Words,
    parts: tuple[Passage, ...],
    judged: Judged,
    naming: Naming,
    settled: frozenset[str],
    reading: Reading | None,
    read: Read | None,
    told: Told,
    blanked: Set[int],
) -> Recognition:
    """Rank the clients by how much a draft is like their files. `settled` are those whom it identifies outright.

    `reading` is the draft as `read` has read it; `blanked` are words that only stand in marks of a redaction.
    """
    rows = ranked_passages(words, parts, judged)
    if not index.counts()[0]:
        return Recognition(rows[0])
    whole = _held(index, words, parts, reading, rows)
    terms, evidence = whole.terms, whole.evidence
    copied = overlaps(index, words, rows, terms, evidence, blanked)
    settled |= {owner for one in copied if one.telling for owner in index.owners(index.note(one.note))}
    bonus = np.zeros(len(evidence.clients))
    for reference, weight in naming.bonus().items():
        bonus[evidence.column(index.number_of(reference))] += weight
    named = np.zeros(len(bonus), np.bool_)
    named[[evidence.column(index.number_of(reference)) for reference in naming.named()]] = True
    for reference in settled:
        bonus[evidence.column(index.number_of(reference))] += CERTAIN
    ranked = whole.ranked(bonus, named, told=bool(judged.told), doubtful=bool(judged.doubtful))
    alone = [
        _apart(index, words, parts, read, one).alone(told=bool(judged.told))
        for one in stories_apart(words, judged)
    ]
    if alone:
        borne_out = _borne_out(alone)
        ranked = tuple(
            one if index.client(one.client).reference in borne_out else _less_sure(one, bonus, evidence)
            for one in ranked
        )
    by_story = {index.client(one.client).reference: one.by_words for one in ranked}
    by_story |= {
        one.client: _surer(one.strength, by_story.get(one.client, Strength.WEAK))
        for one in sorted(chain.from_iterable(alone), key=_by_sureness, reverse=True)
    }
    candidates = whole.candidates(ranked)
    if any(alone):
        candidates = _joined([*alone, candidates])
    return Recognition(rows[0], candidates, by_story, mosaic(index, terms, evidence, told), copied)


@dataclass(frozen=True, slots=True)
class _Held:
    """A story held against the files."""

    index: ScreenIndex
    words: Words
    parts: tuple[Passage, ...]
    reading: Reading | None
    rows: tuple[Passage, ...]
    terms: Terms
    within: NDArray[np.bool_]
    evidence: Evidence

    def ranked(
        self, bonus: Matrix, named: NDArray[np.bool_], *, told: bool, doubtful: bool
    ) -> tuple[Ranked, ...]:
        """Rank the clients by the story, by names and by what identifies them."""
        index, words, evidence, story = self.index, self.words, self.evidence, self.rows[0]
        nearness, closely = None, None
        if self.reading is not None and len(index.vectors):
            nearness = nearness_of(index, words, self.parts, story, evidence.clients, self.reading)
            closely = closely_of(index, words, story, self.reading)
        return rank(
            evidence,
            self.within[0],
            nearness=nearness,
            closely=closely,
            bonus=bonus,
            named=named,
            told=told,
            doubtful=doubtful,
        )

    def alone(self, *, told: bool) -> tuple[Candidate, ...]:
        """Give the client whom the story by itself points to, if any, or the two of a couple."""
        number = len(self.evidence.clients)
        ranked = self.ranked(np.zeros(number), np.zeros(number, np.bool_), told=told, doubtful=True)
        first = [one for one in ranked if one.score == ranked[0].score and one.strength is not Strength.WEAK]
        return self.candidates(tuple(first))

    def candidates(self, ranked: tuple[Ranked, ...]) -> tuple[Candidate, ...]:
        """Lay the story beside the files of the first."""
        laid = [_around(self.evidence, one) for one in ranked[:_WITH_FACTS]]
        alignment = Alignment(self.words, self.terms, self.evidence, self.index, chain.from_iterable(laid))
        return tuple(
            Candidate(
                place + 1,
                self.index.client(one.client).reference,
                one.strength,
                one.score,
                alignment.facts(laid[place]) if place < _WITH_FACTS else (),
            )
            for place, one in enumerate(ranked)
        )


def _held(
    index: ScreenIndex,
    words: Words,
    parts: tuple[Passage, ...],
    reading: Reading | None,
    rows: tuple[Passage, ...],
) -> _Held:
    terms = terms_of(words, rows[0].first, rows[0].last)
    within = terms.within(rows)
    return _Held(index, words, parts, reading, rows, terms, within, index.files.evidence(terms, within))


def _apart(
    index: ScreenIndex, words: Words, parts: tuple[Passage, ...], read: Read | None, story: Passage
) -> _Held:
    """Hold one story of several against the files, read by itself: what stands around it would colour it."""
    inside = tuple(part for part in parts if story.first <= part.first and part.last <= story.last)
    span = (words.starts[story.first], words.ends[story.last - 1])
    reading = None if read is None or not len(index.vectors) else ReadApart(read, words.folded.text, span)
    return _held(index, words, inside, reading, (story, *_runs(inside, story)))


def _joined(lists: Sequence[tuple[Candidate, ...]]) -> tuple[Candidate, ...]:
    """Put together whom each story of a text points to and, last, whom the text as a whole points to: surest first."""
    found: dict[str, Candidate] = {}
    for one in sorted(chain.from_iterable(lists), key=_by_sureness):
        found.setdefault(one.client, one)
    return tuple(replace(one, rank=place) for place, one in enumerate([*found.values()][:MOST_CANDIDATES], 1))


def _by_sureness(one: Candidate) -> int:
    return _SURENESS.index(one.strength)


def _borne_out(alone: Sequence[tuple[Candidate, ...]]) -> frozenset[str]:
    """Give the clients to whom a story by itself points strongly, or most of the stories by themselves."""
    pointed_to = Counter(one.client for found in alone for one in found)
    strongly = {one.client for found in alone for one in found if one.strength is Strength.STRONG}
    return frozenset(strongly | {client for client, times in pointed_to.items() if times * 2 > len(alone)})


def _less_sure(one: Ranked, bonus: Matrix, evidence: Evidence) -> Ranked:
    """Take back what several stories together seem to say, and none of them by itself."""
    if one.by_words is not Strength.STRONG:
        return one
    certain = bonus[evidence.column(one.client)] >= CERTAIN
    return replace(
        one, by_words=Strength.POSSIBLE, strength=Strength.STRONG if certain else Strength.POSSIBLE
    )


def _surer(one: Strength, other: Strength) -> Strength:
    return min(one, other, key=_SURENESS.index)


def nearness_of(
    index: ScreenIndex,
    words: Words,
    parts: tuple[Passage, ...],
    story: Passage,
    clients: Column,
    reading: Reading,
) -> Nearness | None:
    """Hold the meaning of the story, as a whole and window by window, against the notes' vectors."""
    inside = [part for part in segments(parts) if part.first < story.last and part.last > story.first]
    windows = [Passage(one.first, two.last) for one, two in pairwise(inside)] or inside
    step = -(-len(windows) // _MOST_WINDOWS)
    chosen = [story, *windows[:: max(1, step)]]
    vectors = reading.vectors([(words.starts[part.first], words.ends[part.last - 1]) for part in chosen])
    return index.vectors.nearness(vectors, clients)


def closely_of(index: ScreenIndex, words: Words, story: Passage, reading: Reading) -> Closely:
    """Give what holds the story against some files again, grain by grain; a long story by grains all over it."""
    span = (words.starts[story.first], words.ends[story.last - 1])
    whole = reading.vectors([span])[0]
    grains = reading.grains(span)
    chosen = grains[:: max(1, -(-len(grains) // _MOST_GRAINS))]
    return lambda clients: index.vectors.closely(whole, chosen, clients)


def ranked_passages(words: Words, parts: tuple[Passage, ...], judged: Judged) -> tuple[Passage, ...]:
    """Choose what is held against the files: first the story as a whole, then passages spread over the text.

    The story is the text itself, or where a case is buried in a longer article the stretch that tells it.
    """
    story = Passage(0, min(len(words), _MOST_RANKED_WORDS))
    stretches = judged.told or judged.doubtful
    if stretches:
        first = max(0, stretches[0].first - _AROUND_STORY)
        last = min(len(words), max(part.last for part in stretches) + _AROUND_STORY)
        if (last - first) * 2 < len(words) or len(words) > _MOST_RANKED_WORDS:
            story = Passage(first, min(last, first + _MOST_RANKED_WORDS))
    return (story, *_runs(parts, story))


def _runs(parts: tuple[Passage, ...], story: Passage) -> list[Passage]:
    runs = [run for run in passages(parts) if run.first < story.last and run.last > story.first]
    return runs[:: max(1, -(-len(runs) // _MOST_PASSAGES))]


def _around(evidence: Evidence, one: Ranked) -> list[int]:
    """Give the stretches of a candidate's best passages: where each begins, and the next of the same note."""
    units: list[int] = []
    for place in evidence.places(one.client):
        units.append(place)
        if evidence.layout.goes_on[place]:
            units.append(place + 1)
    return list(dict.fromkeys(units))
