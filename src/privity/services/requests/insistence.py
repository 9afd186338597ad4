"""Who asked before: requests linked by asker and by house, so that asking again is answered as the next time it is.

Another reporter of the same paper, a softer question, "just background": for publicity the house counts as one asker.
For anything else only the same person of the same house does, since a court or an insurer writes about many people.
Nothing of a client's record is looked at, so that the count tells nothing of one.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from privity.gate.vocabulary import SETS
from privity.model.ids import CompartmentId
from privity.model.requests import RequestOverview, RequestState

_PUBLICITY = frozenset(SETS["publicity"])
_PRESS = frozenset(SETS["press"])


@dataclass(frozen=True, slots=True)
class Before:
    """Earlier requests of this asker or house, and how often they were refused."""

    requests: tuple[CompartmentId, ...]
    refusals: int


def asked_before(line: RequestOverview, others: Iterable[tuple[CompartmentId, RequestOverview]]) -> Before:
    """The requests that belong together with this one, and the refusals they met with."""
    alike = [(where, other) for where, other in others if is_alike(line, other)]
    return Before(tuple(where for where, _ in alike), sum(other.refusals for _, other in alike))


def is_alike(one: RequestOverview, other: RequestOverview) -> bool:
    """Is it the same asker: the same address, the same person of a house, or for publicity the same house?"""
    contact, house, name = (_folded(getattr(one, part)) for part in ("contact", "house", "name"))
    if contact and contact == _folded(other.contact):
        return True
    if house and house == _folded(other.house) and _is_public(one) and _is_public(other):
        return True
    return bool(name) and name == _folded(other.name) and house == _folded(other.house)


def _is_public(line: RequestOverview) -> bool:
    return line.purpose in _PUBLICITY or line.asker in _PRESS


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def is_settled(line: RequestOverview) -> bool:
    """Is nothing left to do about it?"""
    return line.state in (RequestState.ANSWERED, RequestState.CLOSED)
