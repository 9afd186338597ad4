"""Whose story a draft could be: chooses what of it is held against the files, and lays the evidence out."""

from collections.abc import Set
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np

from privity.screen.alignment import Alignment
from privity.screen.case_talk import Judged
from privity.screen.evidence import Evidence
from privity.screen.finding import Candidate
from privity.screen.index import ScreenIndex
from privity.screen.layout import Column
from privity.screen.mosaic import Mosaic, Told, mosaic
from privity.screen.naming import Naming
from privity.screen.overlap import Overlap, overlaps
from privity.screen.passages import Passage, passages, segments
from privity.screen.ranking import CERTAIN, Closely, Ranked, rank
from privity.screen.terms import terms_of
from privity.screen.vectors import Nearness, Reading
from privity.screen.words import Words

_MOST_PASSAGES = 12
_MOST_RANKED_WORDS = 3_000
_WITH_FACTS = 5
_AROUND_STORY = 60
_MOST_WINDOWS = 12
_MOST_GRAINS = 100


@dataclass(frozen=True, slots=True)
class Recognition:
    """What of a draft tells the story, the clients ranked, as numbers and as candidates to show, and those whom earlier

    drafts complete.
    """

    story: Passage
    ranked: tuple[Ranked, ...] = ()
    candidates: tuple[Candidate, ...] = ()
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
    told: Told,
    blanked: Set[int],
) -> Recognition:
    """Rank the clients by how much a draft is like their files. `settled` are those whom it identifies outright.

    `blanked` are words that only stand in marks of a redaction.
    """
    rows = ranked_passages(words, parts, judged)
    if not index.counts()[0]:
        return Recognition(rows[0])
    terms = terms_of(words, rows[0].first, rows[0].last)
    within = terms.within(rows)
    evidence = index.files.evidence(terms, within)
    copied = overlaps(index, words, rows, terms, evidence, blanked)
    settled |= {owner for one in copied if one.telling for owner in index.owners(index.note(one.note))}
    bonus = np.zeros(len(evidence.clients))
    for reference, weight in naming.bonus().items():
        bonus[evidence.column(index.number_of(reference))] += weight
    named = np.zeros(len(bonus), np.bool_)
    named[[evidence.column(index.number_of(reference)) for reference in naming.named()]] = True
    for reference in settled:
        bonus[evidence.column(index.number_of(reference))] += CERTAIN
    nearness, closely = None, None
    if reading is not None and len(index.vectors):
        nearness = nearness_of(index, words, parts, rows[0], evidence.clients, reading)
        closely = closely_of(index, words, rows[0], reading)
    ranked = rank(
        evidence,
        within[0],
        nearness=nearness,
        closely=closely,
        bonus=bonus,
        named=named,
        told=bool(judged.told),
        doubtful=bool(judged.doubtful),
    )
    laid = [_around(evidence, one) for one in ranked[:_WITH_FACTS]]
    alignment = Alignment(words, terms, evidence, index, chain.from_iterable(laid))
    candidates = tuple(
        Candidate(
            place + 1,
            index.client(one.client).reference,
            one.strength,
            one.score,
            alignment.facts(laid[place]) if place < _WITH_FACTS else (),
        )
        for place, one in enumerate(ranked)
    )
    return Recognition(rows[0], ranked, candidates, mosaic(index, terms, evidence, told), copied)


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
    runs = [run for run in passages(parts) if run.first < story.last and run.last > story.first]
    step = max(1, -(-len(runs) // _MOST_PASSAGES))
    return (story, *runs[::step])


def _around(evidence: Evidence, one: Ranked) -> list[int]:
    """Give the stretches of a candidate's best passages: where each begins, and the next of the same note."""
    units: list[int] = []
    for place in evidence.places(one.client):
        units.append(place)
        if evidence.layout.goes_on[place]:
            units.append(place + 1)
    return list(dict.fromkeys(units))
