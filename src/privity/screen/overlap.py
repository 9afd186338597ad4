"""A note with words taken out, replaced or put in: what is left of it stands in the note still, in the note's order.

A redaction breaks a note into runs too short to be quotes. Words of content are therefore laid along the likeliest
notes (longest common subsequence), and weighed by how rare they are in the caseload: a passage of which most stands in
one note, in that note's order, was copied from it.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final

import numpy as np
from rapidfuzz.distance import LCSseq

from privity.screen.evidence import Evidence
from privity.screen.index import ScreenIndex
from privity.screen.passages import Passage
from privity.screen.stock import FEWEST_FILES, is_saying
from privity.screen.terms import Kind, Terms
from privity.screen.words import Words

_NEARLY: Final = 0.7
# Half of what tells of nobody agrees less than this with any stretch, and hardly any note with words missing does.
_LEAST_AGREEMENT: Final = 0.12
_MOST_STRETCHES: Final = 5
_LEAST_SHARE: Final = 0.5
# What overlaps weighs, in words that stand in no other file and hardly in the language: notes of other clients come to
# 2.2 at most in their order, to 2.7 in any, and where nearly all stands in another note, to 1.6.
_TELLING: Final = 2.4
_TELLING_WHOLE: Final = 1.7
_TELLING_ANYHOW: Final = 2.8
_FEWEST_TELLING: Final = 4
_WHOLE: Final = 0.85
_NEARLY_WHOLE: Final = 0.75
_FEWEST_WHOLE: Final = 3
Held = tuple[int, int, float]
"""A word of the draft that stands for a term: where it stands, its number, its weight."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Words of the draft, `first` to `last`, of which so many stand in order in a note. `telling` says: in no other."""

    first: int
    last: int
    note: int
    words: int
    telling: bool


def overlaps(
    index: ScreenIndex,
    words: Words,
    rows: tuple[Passage, ...],
    terms: Terms,
    evidence: Evidence,
    blanked: Set[int],
) -> tuple[Overlap, ...]:
    """Find the passages (`rows`, the story first) that are a note with words missing. `blanked` are words of marks."""
    held: list[Held] = []
    found: dict[int, Overlap] = {}
    for row, passage in enumerate(rows):
        likeliest = _likeliest(evidence, row)
        if not likeliest:
            continue
        held = held or _held(terms, evidence, blanked)
        mine = held[bisect_left(held, (passage.first,)) : bisect_left(held, (passage.last,))]
        if len(mine) < _FEWEST_WHOLE:
            continue
        met = [_laid_along(mine, note, index.files.run(note), evidence.rarest) for note in likeliest]
        for one in _without_stock(index, words, [one for one in met if one is not None]):
            before = found.get(one.note)
            if before is None or (one.telling, one.words) > (before.telling, before.words):
                found[one.note] = one
    return tuple(found.values())


def _held(terms: Terms, evidence: Evidence, blanked: Set[int]) -> list[Held]:
    kinds, numbers, weights = terms.kinds.tolist(), terms.keys.tolist(), evidence.weights.tolist()
    return sorted(
        (at, numbers[term], weights[term])
        for term, at in terms.occurrences
        if kinds[term] == Kind.WORD and at not in blanked
    )


def _laid_along(mine: Sequence[Held], note: int, theirs: Sequence[int], rarest: float) -> Overlap | None:
    left = Counter(theirs)
    anyhow: list[Held] = []
    for one in mine:
        if left[one[1]] > 0:
            left[one[1]] -= 1
            anyhow.append(one)
    if len(anyhow) < max(_FEWEST_WHOLE, len(mine) * _LEAST_SHARE):
        return None
    ordered = [
        mine[at]
        for block in LCSseq.opcodes([key for _, key, _ in mine], theirs)
        if block.tag == "equal"
        for at in range(block.src_start, block.src_end)
    ]
    for met, least_share, least in (
        (ordered, _WHOLE, _TELLING_WHOLE),
        (ordered, _LEAST_SHARE, _TELLING),
        (anyhow, _NEARLY_WHOLE, _TELLING_ANYHOW),
    ):
        share = len(met) / len(mine)
        weight = sum(weight for _, _, weight in met) * share
        if len(met) >= _FEWEST_TELLING and share >= least_share and weight >= least * rarest:
            return Overlap(met[0][0], met[-1][0], note, len(met), telling=True)
    if len(ordered) >= max(_FEWEST_WHOLE, len(mine) * _WHOLE):
        return Overlap(ordered[0][0], ordered[-1][0], note, len(ordered), telling=False)
    return None


def _without_stock(index: ScreenIndex, words: Words, met: list[Overlap]) -> list[Overlap]:
    """Leave out sayings, and what many files hold alike in notes that are not copies of one another."""
    most = max((one.words for one in met), default=0)
    alike = [one.note for one in met if one.words >= most * _WHOLE]
    files = {index.note(note).engagement for note in alike}
    texts = {tuple(index.files.run(note)) for note in alike}
    if min(len(files), len(texts)) >= FEWEST_FILES:
        return []
    return [one for one in met if not is_saying(words.words[one.first : one.last + 1])]


def _likeliest(evidence: Evidence, row: int) -> list[int]:
    """Give the notes of the stretches that agree best with one of the rows."""
    of_row = Kind.WORD if row == 0 else len(Kind) + row - 1
    scores = evidence.scores[of_row]
    if not len(scores):
        return []
    best = int(scores.argmax())
    mass = evidence.masses[of_row]
    if scores[best] * evidence.layout.passage_crowding[best] <= mass * _LEAST_AGREEMENT:
        return []
    near = np.flatnonzero(scores >= scores[best] * _NEARLY)
    near = near[evidence.layout.owner[near] < len(evidence.clients)]
    near = near[np.argsort(-scores[near], kind="stable")][:_MOST_STRETCHES]
    return list(dict.fromkeys(evidence.layout.notes[near].tolist()))
