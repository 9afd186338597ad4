"""What the gate hears of the consents in a record when something is asked about it.

Where the record knows a consent for what is asked, what anybody else states of one is set aside, whole. For publicity
there is no consent but one that stands in the record.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from privity.consent import Judged, Standing, facts_of
from privity.consent.scope import is_exact, names
from privity.gate.sets import SETS
from privity.gate.vocabulary import FACTS
from privity.model.exact_text import exact_hash
from privity.model.ids import CompartmentId
from privity.services.consents.keeping import read_shelf, withdrawals_against
from privity.services.office import Office

_SET_ASIDE: Final = {path: None for path in FACTS if path.startswith("consent.")}
MOVING: Final = frozenset({"consent.age_days"})
"""What is another each day, and is reckoned with where a decision is held against the day."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, as far as a consent could answer it."""

    purpose: str
    data: str
    recipient: str
    recipient_kind: str


def consent_facts(
    office: Office, compartment: CompartmentId, asked: Asked, today: date, known_by: datetime | None = None
) -> dict[str, Any]:
    """The facts that outweigh what was stated; empty where the record says nothing to this. None takes one out.

    With `known_by`, what the record knew of that day by then: a consent that came after what it is about mends nothing.
    """
    shelf = read_shelf(office, compartment, today, known_by)
    found = _best([one for one in shelf.judged if _is_meant(one, asked)])
    if found is not None and found.standing is Standing.IN_FORCE:
        return {**_SET_ASIDE, **facts_of(found, today)}
    # Who ended everything is held to no paper that the record does not know: it would have to be given anew.
    ended = (one for _, one in withdrawals_against(office, compartment) if one.of is None)
    if any(known_by is None or one.arrived <= today for one in ended):
        return {**_SET_ASIDE, "consent.exists": True, "consent.revoked": True, "client_objects": True}
    if found is not None:
        return {**_SET_ASIDE, **facts_of(found, today)}
    if any(one.standing is Standing.WITHDRAWN and _may_be_meant(one, asked) for one in shelf.judged):
        return {**_SET_ASIDE, "consent.exists": True, "consent.revoked": True}
    if asked.purpose in SETS["publicity"] and asked.data != "aggregate":
        return {**_SET_ASIDE, "consent.exists": False}
    return {}


def exact_text(office: Office, compartment: CompartmentId, asked: Asked, today: date) -> str:
    """The hash of the one text that a consent in force for this covers; empty where no text is meant."""
    judged = [one for one in read_shelf(office, compartment, today).judged if _is_meant(one, asked)]
    found = _best(judged)
    if found is None or found.standing is not Standing.IN_FORCE or not is_exact(found.consent.scope):
        return ""
    return exact_hash(found.consent.scope.text)


def _is_meant(one: Judged, asked: Asked) -> bool:
    return one.consent.scope.purpose == asked.purpose and names(one.consent.scope, asked.recipient)


def _may_be_meant(one: Judged, asked: Asked) -> bool:
    """A recipient is written in more than one way: what was ended for one of a kind is not presumed for another."""
    scope = one.consent.scope
    return scope.purpose == asked.purpose and scope.recipient_kind in ("", asked.recipient_kind)


def _best(judged: Sequence[Judged]) -> Judged | None:
    """The one that speaks: what is in force, unless a no came after it; else the newest that says anything."""
    newest = sorted(judged, key=lambda one: one.consent.recorded, reverse=True)
    for one in newest:
        if one.standing in (Standing.IN_FORCE, Standing.REFUSED):
            return one
    for one in newest:
        if one.standing is Standing.WITHDRAWN:
            return one
    return newest[0] if newest else None
