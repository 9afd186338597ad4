"""What earlier cleared drafts told counts: pieces harmless one by one that together tell whose story it is.

`details` gives, for each client, the rare details of a text that stand in their file: what whoever clears the text
keeps, sealed with that client, as `told`. `mosaic` then holds a new text together with what was told before. Nothing
here leads from a column to a client: a detail is a word, and stands in the client's own record only.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from privity.screen.evidence import Evidence
from privity.screen.index import ScreenIndex
from privity.screen.passages import Passage
from privity.screen.terms import Kind, Terms, terms_of
from privity.screen.words import split_words

Told = Mapping[str, frozenset[str]]
"""By client: the details that cleared drafts have told of them."""

_RARE = 3.2
_FEWEST_KEPT = 2
_FEWEST_NEW = 2
_FEWEST_TOGETHER = 5
_FEWEST_GATHERED = 10
_LEAST_MASS = 20.0
_RIVAL_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Mosaic:
    """The client whom a text and earlier ones tell of: new details, all of them, the first and the last word.

    None is new where a text gathers what earlier ones told one by one.
    """

    client: str
    new: int
    together: int
    first: int
    last: int


def details(index: ScreenIndex, text: str) -> dict[str, frozenset[str]]:
    """Give the rare details of a text by the client whose file holds two or more of them."""
    words = split_words(text)
    terms = terms_of(words)
    evidence = index.files.evidence(terms, terms.within((Passage(0, len(words)),)))
    rare = _rare(terms, evidence)
    found: dict[str, frozenset[str]] = {}
    counts = evidence.held[rare].sum(axis=0)
    for column in np.flatnonzero(counts >= _FEWEST_KEPT).tolist():
        held = frozenset(terms.names[at] for at in rare.tolist() if evidence.held[at, column])
        found[index.client(int(evidence.clients[column])).reference] = held
    return found


def mosaic(index: ScreenIndex, terms: Terms, evidence: Evidence, told: Told) -> tuple[Mosaic, ...]:
    """Find the clients of whom this text tells new rare details that complete what was told before.

    What is told of others as well counts for nobody: at least two new details, or many that were told apart from each
    other, and with the earlier ones enough that no second file holds nearly as many. The bound for what is gathered is
    high, since a text that was cleared may be held against its own details again.
    """
    if not told:
        return ()
    rare = _rare(terms, evidence)
    weight = dict(
        zip((terms.names[at] for at in rare.tolist()), evidence.weights[rare].tolist(), strict=True)
    )
    counts = evidence.held[rare].sum(axis=0)
    found: list[Mosaic] = []
    for column in np.flatnonzero(counts >= _FEWEST_NEW).tolist():
        reference = index.client(int(evidence.clients[column])).reference
        earlier = told.get(reference, frozenset())
        here = [at for at in rare.tolist() if evidence.held[at, column]]
        new = [at for at in here if terms.names[at] not in earlier]
        adds = len(new) >= _FEWEST_NEW
        shown = new if adds else here
        together = len(earlier) + len(new)
        mass = sum(weight[terms.names[at]] for at in new) + _RARE * len(earlier)
        rivals = np.delete(evidence.held[shown].sum(axis=0), column)
        if (
            not earlier
            or not (adds or len(here) >= _FEWEST_GATHERED)
            or together < _FEWEST_TOGETHER
            or mass < _LEAST_MASS
            or (len(rivals) and rivals.max() >= max(2.0, _RIVAL_SHARE * len(shown)))
        ):
            continue
        chosen = set(shown)
        places = [at for term, at in terms.occurrences if term in chosen]
        found.append(Mosaic(reference, len(new) if adds else 0, together, min(places), max(places)))
    return tuple(sorted(found, key=lambda one: (-one.together, one.client))[:3])


def _rare(terms: Terms, evidence: Evidence) -> NDArray[np.int64]:
    words = terms.kinds == Kind.WORD
    return np.asarray(np.flatnonzero(words & (evidence.weights >= _RARE)), np.int64)
