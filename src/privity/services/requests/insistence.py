"""Who asked before: requests linked by asker and by house, so that asking again is answered as the next time it is.

Another reporter of the same paper, a softer question, "just background": for publicity the house counts as one asker.
For anything else only the same person of the same house does, since a court or an insurer writes about many people.
Nothing of a client's record is looked at, so that the count tells nothing of one.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from privity.gate.sets import SETS
from privity.model.ids import CompartmentId
from privity.model.requests import RequestOverview, RequestState

_PUBLICITY = frozenset(SETS["publicity"])
_PRESS = frozenset(SETS["press"])
_ARTICLES = frozenset({"the", "der", "die", "das", "le", "la", "les", "el", "de", "het"})
_FORMS = frozenset(
    {"ltd", "limited", "llc", "inc", "plc", "gmbh", "ag", "bv", "pte", "co", "corp", "sa", "pty"}
)
_ANYBODYS = re.compile(
    r"(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|proton|protonmail|pm|mail|fastmail"
    r"|posteo|mailbox|yandex|qq|163|126|singnet|bigpond|btinternet|comcast|orange|free|libero|t-online)\.[a-z.]{2,6}"
)


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
    contact, house, name = _folded(one.contact), _house(one.house), _folded(one.name)
    if contact and contact == _folded(other.contact):
        return True
    if _is_public(one) and _is_public(other):
        domain = _domain(one.contact)
        if (house and house == _house(other.house)) or (domain and domain == _domain(other.contact)):
            return True
    return bool(name) and name == _folded(other.name) and house == _house(other.house)


def _house(text: str) -> str:
    """A house without what is written before and after its name, or left away: the Times, Times Ltd."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    words = re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign)))
    while len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    while len(words) > 1 and words[-1] in _FORMS:
        del words[-1]
    return _folded(" ".join(words))


def _domain(contact: str) -> str:
    """The house behind an address of the post, where the address is not one that anybody can have."""
    found = re.search(r"@([\w.-]+\w)", contact.casefold())
    return "" if found is None or _ANYBODYS.fullmatch(found[1]) else found[1]


def _is_public(line: RequestOverview) -> bool:
    return line.purpose in _PUBLICITY or line.asker in _PRESS


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def is_settled(line: RequestOverview) -> bool:
    """Is nothing left to do about it?"""
    return line.state in (RequestState.ANSWERED, RequestState.CLOSED)
