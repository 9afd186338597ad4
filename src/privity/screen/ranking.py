"""Whose story could it be? Every client ranked by how far their file stands out, with honest words for how strongly.

Scores are standardised over the caseload, since the same topic makes every file on it alike; a strength also asks
for telling details in so many words, so that a vague note attracts nothing and a caseload of five does not name
somebody merely because somebody must come first.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from privity.screen.files import Evidence, Matrix
from privity.screen.finding import Strength

_IMAGINED = 12.0
_SHORT_FILE = 120.0
_LEAST_FILE_SHARE = 0.4
_WORD_VARIANCE = 0.0155
_MEANING_VARIANCE = 0.01
_MEANING_WEIGHT = 2.0
_WORDS_ONLY = (18.0, 10.0)
_WITH_MEANING = (20.0, 14.0)
_LEAST_LEAD = 3.0
_STRONG_MASS = 12.0
_POSSIBLE_MASS = 8.0
_MOST_CANDIDATES = 10


@dataclass(frozen=True, slots=True)
class Ranked:
    """A client by number: standing-out score, mass of shared rare terms, lead over the next, and where it stands.

    `by_words` is the strength that the story alone carries, `strength` that with names, quotes and identifiers.
    """

    client: int
    score: float
    mass: float
    lead: float
    strength: Strength
    by_words: Strength
    places: tuple[int, ...]


def standardised(scores: Matrix, expected: Matrix) -> Matrix:
    """Say by how many deviations each score stands out from those of all other clients.

    `expected` is the variance, row by row, of scores of files that have nothing to do with the draft, taken as seen
    a dozen times already: five clients are too few to tell from themselves what standing out is.
    """
    others = max(1, scores.shape[1] - 1)
    mean = (scores.sum(axis=1, keepdims=True) - scores) / others
    spread = ((scores**2).sum(axis=1, keepdims=True) - scores**2) / others - mean**2
    variance = (spread.clip(0.0) * others + expected[:, None] * _IMAGINED) / (others + _IMAGINED)
    return np.asarray((scores - mean) / np.sqrt(variance))


def rank(
    evidence: Evidence,
    rows: NDArray[np.bool_],
    *,
    nearness: Matrix | None,
    bonus: Matrix,
    told: bool,
    doubtful: bool,
) -> tuple[Ranked, ...]:
    """Rank the clients. The first row is the story as a whole, the others its passages.

    `nearness` are likenesses of meaning, `bonus` adds for each client what names, quotes and identifiers say;
    `told` says that the draft tells of an individual and `doubtful` that it may: otherwise likeness is no more than
    likeness of topic.
    """
    if not len(evidence.clients):
        return ()
    expected = _WORD_VARIANCE * np.maximum(rows @ evidence.weights, 1.0)
    # The longer the files, the more a file as a whole resembles everything, and the more its passages count.
    share = min(1.0, max(_LEAST_FILE_SHARE, _SHORT_FILE / evidence.mean_words))
    passages = standardised(evidence.passages, expected)
    table = (2.0 - share) * passages + share * standardised(evidence.whole, expected)
    total = table[0] + 0.25 * (table[1:].max(axis=0) if len(table) > 1 else table[0])
    if nearness is not None:
        likeness = standardised(nearness, np.full(len(nearness), _MEANING_VARIANCE))
        total = total + _MEANING_WEIGHT * likeness.max(axis=0)
    order = np.lexsort((evidence.clients, -(total + bonus)))[:_MOST_CANDIDATES]
    best_total = np.sort(total)[::-1]
    ranked: list[Ranked] = []
    for column in order.tolist():
        score = float(total[column])
        runner_up = float(best_total[1 if score >= best_total[0] else 0]) if len(total) > 1 else 0.0
        mass = float((evidence.weights * evidence.held[:, column] * rows[0]).sum())
        by_words = _strength(score, score - runner_up, mass, told, doubtful, nearness is not None)
        strength = by_words
        if bonus[column] >= CERTAIN:
            strength = Strength.STRONG
        elif bonus[column] > 0 and strength is Strength.WEAK:
            strength = Strength.POSSIBLE
        best_rows = np.argsort(-table[:, column], kind="stable")[:3]
        places = [int(evidence.places[row, column]) for row in best_rows if evidence.places[row, column] >= 0]
        ranked.append(
            Ranked(
                int(evidence.clients[column]),
                round(score + float(bonus[column]), 2),
                mass,
                score - runner_up,
                strength,
                by_words,
                tuple(dict.fromkeys(places)),
            )
        )
    return tuple(ranked)


CERTAIN = 20.0
"""The bonus of what settles whose story it is: a full name, an identifier, a quote."""


def _strength(score: float, lead: float, mass: float, told: bool, doubtful: bool, meaning: bool) -> Strength:
    strong, possible = _WITH_MEANING if meaning else _WORDS_ONLY
    if told and score >= strong and lead >= _LEAST_LEAD and mass >= _STRONG_MASS:
        return Strength.STRONG
    if (told or doubtful) and score >= possible and mass >= _POSSIBLE_MASS:
        return Strength.POSSIBLE
    return Strength.WEAK
