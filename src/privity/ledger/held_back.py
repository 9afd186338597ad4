"""Which lines of an account would expose or endanger somebody else: decided once for every face, by the entry alone.

Accounting of disclosures, 45 CFR 164.528, suspends what would impede an agency; the rest is the house's own caution.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from privity.ledger.account import Held, PersonEntry
from privity.ledger.entry import EventClass

EMERGENCY_SHOWN: Final = "safety facts shown in an emergency"
TOLD_OF: Final = "client told of it"
"""What an entry says by which the person was told of an emergency: `request` is the one that it left its tasks on."""


# Private people, and those who protect somebody else: that they asked may be what the other must not learn. Who is not
# known may be one of them.
_EXPOSED_ASKERS: Final = frozenset(
    {"partner", "parent", "relative", "friend", "unknown", "child_protection", "adult_protection"}
)
_EXPOSED_RECIPIENTS: Final = _EXPOSED_ASKERS - {"unknown"} | {"target", "safeguarding_lead"}
_THE_CLIENT: Final = frozenset({"client", "ex_client"})
# Who asks about work together on behalf of one of them: that one has a lawyer is not the other's to learn.
_FOR_ONE: Final = frozenset({"lawyer", "doctor", "insurer", "employer", "eap"})
_SILENT_DUTIES: Final = frozenset({"no_tipping_off", "answer_must_not_reveal"})


def untold_emergencies(entries: Iterable[PersonEntry]) -> frozenset[str]:
    """The emergencies of which the person was not told yet: the client may be the danger, and reads the account.

    INVARIANT: nobody learns of an emergency call from a page before somebody weighed whether they may.
    """
    happened = {str(one.person.get("request")) for one in entries if one.event is EventClass.EMERGENCY}
    return frozenset(
        happened - {str(one.person.get("request")) for one in entries if one.person.get("what") == TOLD_OF}
    )


def departure_held(one: PersonEntry, own: frozenset[str], untold: frozenset[str]) -> Held | None:
    """Why something that left is kept from the person, if it is. `own` are the requests that they made."""
    if _is_forbidden(one.person):
        return Held.FORBIDDEN
    if str(one.person.get("request")) in untold:
        return Held.UNTOLD
    if one.event is EventClass.EMERGENCY:
        return None
    if str(one.person.get("recipient") or "") in _EXPOSED_RECIPIENTS or _is_anothers(one, own):
        return Held.EXPOSES
    if one.person.get("exposes") is True:
        return Held.EXPOSES
    return None


def kept_back(person: Mapping[str, Any], *, joint: bool) -> dict[str, object]:
    """What keeps a line about this entry from the person, as it keeps the entry's own: an entry may lead to another."""
    if _is_forbidden(person):
        return {"notice_forbidden": True}
    if person.get("what") == EMERGENCY_SHOWN:
        return {"request": person.get("request")}
    exposed = str(person.get("recipient") or "") in _EXPOSED_RECIPIENTS
    exposed |= str(person.get("asker") or "") in _EXPOSED_ASKERS
    exposed |= joint and str(person.get("asker") or "") in _THE_CLIENT
    return {"exposes": True} if exposed or person.get("exposes") is True else {}


def _is_forbidden(person: Mapping[str, Any]) -> bool:
    """May this person not be told, by law? The duty stands in the decision, the ban among the facts it rests on."""
    return person.get("notice_forbidden") is True or not _SILENT_DUTIES.isdisjoint(person.get("duties") or ())


def _is_anothers(one: PersonEntry, own: frozenset[str]) -> bool:
    """In work done together: one's own request is one's own, and the other need not learn of it."""
    asker = str(one.person.get("asker") or "")
    return one.joint and asker in _THE_CLIENT and str(one.person.get("request") or "") not in own


def asking_held(one: PersonEntry, own: frozenset[str]) -> Held | None:
    """Why something that was asked for is kept from the person, if it is."""
    if _is_forbidden(one.person):
        return Held.FORBIDDEN
    asker = str(one.person.get("asker") or "unknown")
    of_the_other = _is_anothers(one, own) or (one.joint and asker in _FOR_ONE)
    return Held.EXPOSES if asker in _EXPOSED_ASKERS or of_the_other else None
