"""Whose story could it be? Every client ranked by how far their file stands out, with honest words for how strongly.

Scores are standardised over the caseload, since the same topic makes every file on it alike, and added up by weights
fitted on pairs of notes and disguised retellings (`benchmarks/ranking_training.py`). A strength is a second, smaller
judgement: how likely it is that the first of the list is right, and not merely first because somebody must be.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from privity.screen.evidence import Evidence
from privity.screen.finding import Strength
from privity.screen.layout import Matrix
from privity.screen.ranking_weights import SURE_BY_WORDS, SURE_WITH_MEANING, WITH_MEANING, WORDS_ONLY
from privity.screen.vectors import Nearness

_IMAGINED = 12.0
# Variances of scores by kind of term, to one unit of a draft's rarity, as met in invented caseloads of short files.
_WHOLE_VARIANCE = np.array([0.03, 0.07, 0.06])
_NOTE_VARIANCE = np.array([0.025, 0.06, 0.045])
_PASSAGE_VARIANCE = np.array([0.015, 0.04, 0.025])
_SHARP_VARIANCE = 0.2
_PART_VARIANCE = 0.02
_NEAR_VARIANCE = 0.006
_GRAIN_VARIANCE = 0.0006
_READ_CLOSELY = 20
_LONG_FILE = 1000.0
_SHORT_FILE = 150.0
MOST_CANDIDATES = 10
_STRONG = 0.85
_STRONG_MASS = 8.0
_POSSIBLE = 0.08
_POSSIBLE_MASS = 5.0
LEXICAL = 13
MEANING = 6
Closely = Callable[[NDArray[np.int64]], Matrix]
"""What reads the files of some clients (by number) again, grain by grain."""


def standardised(scores: Matrix, expected: Matrix) -> Matrix:
    """Say by how many deviations each score stands out from those of all other clients.

    `expected` is the variance, row by row, of scores of files that have nothing to do with the draft, taken as seen
    a dozen times already: five clients are too few to tell from themselves what standing out is.
    """
    others = max(1, scores.shape[1] - 1)
    mean = (scores.sum(axis=1, keepdims=True) - scores) / others
    squares = scores * scores
    spread = (squares.sum(axis=1, keepdims=True) - squares) / others - mean * mean
    variance = (spread.clip(0.0) * others + expected[:, None] * _IMAGINED) / (others + _IMAGINED)
    return np.asarray((scores - mean) / np.sqrt(variance))


def measured(evidence: Evidence, nearness: Nearness | None, closely: Closely | None) -> Matrix:
    """Measure every client (column) in every way (row) that counts; the rows of meaning only where there are any."""
    masses = np.maximum(evidence.masses, 1.0)
    kinds = len(evidence.whole)
    by_kind = masses[:kinds]
    scores = (evidence.whole, evidence.notes, evidence.passages, evidence.sharp[None], evidence.parts)
    variances = (
        by_kind * _WHOLE_VARIANCE,
        by_kind * _NOTE_VARIANCE,
        by_kind * _PASSAGE_VARIANCE,
        by_kind[:1] * _SHARP_VARIANCE,
        masses[kinds:] * _PART_VARIANCE,
    )
    stands = standardised(np.concatenate(scores), np.concatenate(variances))
    of_story, parts = stands[: 3 * kinds + 1], stands[3 * kinds + 1 :]
    if not len(parts):
        parts = of_story[2 * kinds : 2 * kinds + 1]
    rows = [of_story, parts.max(axis=0)[None], parts.mean(axis=0)[None]]
    size = evidence.layout.file_sizes[None]
    rows.append(size - size.mean())
    if nearness is not None:
        near = np.concatenate(
            (nearness.story[None], nearness.note[None], nearness.file[None], nearness.windows)
        )
        means = standardised(near, np.full(len(near), _NEAR_VARIANCE))
        story, note, file, windows = means[:1], means[1:2], means[2:3], means[3:]
        nearest = windows.max(axis=0)[None]
        rows += [story, nearest, windows.mean(axis=0)[None], note, file]
        likely = np.concatenate((of_story[2 * kinds :], story, nearest, note)).sum(axis=0)
        rows.append(_closely_read(evidence, likely, closely)[None])
    return np.concatenate(rows)


def _closely_read(evidence: Evidence, likely: Matrix, closely: Closely | None) -> Matrix:
    """Read the twenty likeliest files grain by grain: all others lie no nearer than the farthest of these."""
    found = np.zeros(len(likely))
    if closely is None:
        return found
    chosen = np.sort(np.argsort(-likely, kind="stable")[:_READ_CLOSELY])
    near = closely(evidence.clients[chosen])
    known = np.isfinite(near)
    if not known.any():
        return found
    near[~known] = near[known].mean()
    stands = standardised(near[None], np.full(1, _GRAIN_VARIANCE))[0]
    found[:] = stands.min()
    found[chosen] = stands
    return found


@dataclass(frozen=True, slots=True)
class Ranked:
    """A client by number: score, mass of shared rare words, and how surely it is the right one.

    `by_words` is the strength that the story alone carries, `strength` that with names, quotes and identifiers.
    """

    client: int
    score: float
    mass: float
    sureness: float
    strength: Strength
    by_words: Strength


def length_share(file_words: Matrix) -> float:
    """Say how far the files of a caseload are long ones: nothing at one note, all at a dozen."""
    length = float(np.log(max(1.0, file_words.mean()) / _SHORT_FILE) / np.log(_LONG_FILE / _SHORT_FILE))
    return min(1.0, max(0.0, length))


def totals(table: Matrix, file_words: Matrix) -> Matrix:
    """Add up what was measured. Long files are weighed otherwise than short ones, with all shades between."""
    short, long = WORDS_ONLY if len(table) == LEXICAL else WITH_MEANING
    share = length_share(file_words)
    return _weighed((1.0 - share) * short + share * long, table)


def _weighed(weights: Matrix, rows: Matrix | NDArray[np.bool_]) -> Matrix:
    """Add rows up, weighed. Not by the processor's own matrix product, whose threads would wait for one another."""
    return np.asarray(np.einsum("i,ij->j", weights, rows))


def leading(table: Matrix, total: Matrix, mass: Matrix, told: bool) -> Matrix:
    """Give what speaks for the first of the list being right: its lead, its standing, what it rests on."""
    order = np.argsort(-total)[:3]
    first = order[0]
    second = float(total[order[1]]) if len(order) > 1 else 0.0
    third = float(total[order[2]]) if len(order) > 2 else second
    best = table[:, first]
    meaning = best[LEXICAL:]
    return np.array(
        [
            min(float(total[first]) - second, 12.0) / 4.0,
            min(float(total[first]) - third, 12.0) / 4.0,
            min(float(total[first]), 30.0) / 10.0,
            min(float(mass[first]), 40.0) / 20.0,
            min(float(best[3]), 12.0) / 4.0,
            min(float(best[9]), 12.0) / 4.0,
            float(told),
            np.log(len(total)) / 5.0,
            min(float(meaning[0]), 8.0) / 4.0 if len(meaning) else 0.0,
            min(float(meaning[3]), 8.0) / 4.0 if len(meaning) else 0.0,
            min(float(meaning[5]), 8.0) / 4.0 if len(meaning) else 0.0,
        ]
    )


def rank(
    evidence: Evidence,
    story: NDArray[np.bool_],
    *,
    nearness: Nearness | None,
    closely: Closely | None,
    bonus: Matrix,
    named: NDArray[np.bool_],
    told: bool,
    doubtful: bool,
) -> tuple[Ranked, ...]:
    """Rank the clients. `story` says which words the story holds.

    `bonus` adds for each client what names, quotes and identifiers say, and `named` whom more than a place names;
    `told` says that the draft tells of an individual and `doubtful` that it may: otherwise likeness is no more than
    likeness of topic.
    """
    if not len(evidence.clients):
        return ()
    table = measured(evidence, nearness, closely)
    total = totals(table, evidence.file_words)
    order = np.lexsort((evidence.clients, -(total + bonus)))[:MOST_CANDIDATES]
    first = int(np.argmax(total))
    # What the others share with the draft is asked by nobody.
    shown = np.append(order, first)
    mass = np.zeros(len(total))
    mass[shown] = _weighed(evidence.weights * story, evidence.held[:, shown])
    weights = SURE_BY_WORDS if nearness is None else SURE_WITH_MEANING
    speaking = leading(table, total, mass, told)
    sure = float(1.0 / (1.0 + np.exp(-(weights[:-1] @ speaking + weights[-1]))))
    chances = np.exp(total - total.max())
    chances /= chances.sum()
    ranked: list[Ranked] = []
    for column in order.tolist():
        # The two of a couple have one file between them.
        sureness = sure if total[column] == total[first] else 0.0
        by_words = _strength(sureness, float(chances[column]), float(mass[column]), told, doubtful)
        strength = by_words
        if bonus[column] >= CERTAIN:
            strength = Strength.STRONG
        elif named[column] and strength is Strength.WEAK:
            strength = Strength.POSSIBLE
        ranked.append(
            Ranked(
                int(evidence.clients[column]),
                round(float(total[column] + bonus[column]), 2),
                float(mass[column]),
                sureness,
                strength,
                by_words,
            )
        )
    return tuple(ranked)


CERTAIN = 20.0
"""The bonus of what settles whose story it is: a full name, an identifier, a quote."""


def _strength(sureness: float, chance: float, mass: float, told: bool, doubtful: bool) -> Strength:
    if told and sureness >= _STRONG and mass >= _STRONG_MASS:
        return Strength.STRONG
    if (told or doubtful) and chance >= _POSSIBLE and mass >= _POSSIBLE_MASS:
        return Strength.POSSIBLE
    return Strength.WEAK
