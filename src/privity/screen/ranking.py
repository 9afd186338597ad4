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

_LEAST_SPREAD = 1.5
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


def standardised(scores: Matrix) -> Matrix:
    """Say by how many deviations each score stands out of its row. A floor keeps small caseloads from shouting."""
    spread = np.sqrt(scores.var(axis=1, keepdims=True) + _LEAST_SPREAD / max(1, scores.shape[1]))
    return np.asarray((scores - scores.mean(axis=1, keepdims=True)) / spread)


def rank(
    evidence: Evidence, rows: NDArray[np.bool_], *, bonus: Matrix | None = None, telling: bool = True
) -> tuple[Ranked, ...]:
    """Rank the clients. The first row is the story as a whole, the others its passages.

    `bonus` adds, for each client, what names, quotes and identifiers say; `telling` says that the draft tells of an
    individual at all, without which likeness of words is likeness of topic.
    """
    if not len(evidence.clients):
        return ()
    table = standardised(evidence.passages) + standardised(evidence.whole)
    total = table[0] + 0.25 * (table[1:].max(axis=0) if len(table) > 1 else table[0])
    extra = np.zeros(len(total)) if bonus is None else bonus
    order = np.lexsort((evidence.clients, -(total + extra)))[: _MOST_CANDIDATES + 1]
    ranked: list[Ranked] = []
    for place, column in enumerate(order[:_MOST_CANDIDATES].tolist()):
        following = order[place + 1] if place + 1 < len(order) else None
        lead = float(total[column] - total[following]) if following is not None else float(total[column])
        mass = float((evidence.weights * evidence.held[:, column] * rows[0]).sum())
        by_words = _strength(place, float(total[column]), lead, mass, telling)
        strength = by_words
        if bonus is not None and bonus[column] >= CERTAIN:
            strength = Strength.STRONG
        elif bonus is not None and bonus[column] > 0 and strength is Strength.WEAK:
            strength = Strength.POSSIBLE
        best_rows = np.argsort(-table[:, column], kind="stable")[:3]
        places = [int(evidence.places[row, column]) for row in best_rows if evidence.places[row, column] >= 0]
        ranked.append(
            Ranked(
                int(evidence.clients[column]),
                round(float(total[column] + extra[column]), 2),
                mass,
                lead,
                strength,
                by_words,
                tuple(dict.fromkeys(places)),
            )
        )
    return tuple(ranked)


CERTAIN = 20.0
"""The bonus of what settles whose story it is: a full name, an identifier, a quote."""


def _strength(place: int, score: float, lead: float, mass: float, telling: bool) -> Strength:
    if telling and place == 0 and score >= 12.0 and lead >= 3.0 and mass >= 20.0:
        return Strength.STRONG
    if telling and score >= 6.0 and mass >= 8.0:
        return Strength.POSSIBLE
    return Strength.WEAK
