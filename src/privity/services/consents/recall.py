"""What had gone out on a consent before it was ended, and what of it can be asked back."""

from typing import Final

from privity.consent.scope import is_same_scope
from privity.model.consent import Consent, Recall, Scope
from privity.model.ids import CompartmentId
from privity.model.offers import Offer
from privity.model.overview import ClientOverview
from privity.model.requests import KeptRequest
from privity.services.clients import of_kind
from privity.services.office import Office
from privity.services.requests.grant import Form, recipient_kind, recipient_name
from privity.services.requests.keeping import GIVEN, fact, find_request, list_requests

# A word that was said is nobody's to give back.
_LOST: Final = frozenset({Form.ALOUD.value})


def gone_out(office: Office, compartment: CompartmentId, consent: Consent | None) -> tuple[Recall, ...]:
    """What left about somebody on this consent, or, without one, on any agreement of theirs; the oldest first."""
    found: list[Recall] = []
    for line in list_requests(office):
        _, request = find_request(office, line.compartment)
        if compartment in request.about and _rests_on(request, consent):
            found += [
                Recall(recipient_name(request), answer.day, answer.form, answer.form not in _LOST)
                for answer in request.answers
                if answer.kind == GIVEN
            ]
    if consent is None:
        found += _published(office, compartment)
    return tuple(sorted(found, key=lambda one: one.day))


def _published(office: Office, compartment: CompartmentId) -> list[Recall]:
    """Where words that the client had offered stand, those of work together too: taken down, save what was printed."""
    line = office.overview(compartment)
    joint = line.joint if isinstance(line, ClientOverview) else ()
    return [
        Recall(place.where, place.since, "published", not place.lasting)
        for where in (compartment, *filter(office.holds, joint))
        for _, offer in of_kind(office.read_all(where), Offer)
        if where == compartment or compartment in offer.members
        for place in offer.places
        if place.down is None
    ]


def _rests_on(request: KeptRequest, consent: Consent | None) -> bool:
    if not request.rulings or fact_at(request, "consent.exists") is not True:
        return False
    if consent is None:
        return True
    asked = Scope(
        recipient_name(request), recipient_kind(request), str(fact(request, "purpose") or ""), (), ""
    )
    return is_same_scope(asked, consent.scope)


def fact_at(request: KeptRequest, path: str) -> object:
    """A fact as the last decision was taken on it."""
    group, _, name = path.partition(".")
    table = request.rulings[-1].facts.get(group)
    return table.get(name) if isinstance(table, dict) else None
