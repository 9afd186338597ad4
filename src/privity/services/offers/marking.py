"""What a text and its writer's own words mark in it: all that a client is ever shown of a check.

INVARIANT: nothing of another record is looked at here. A mark that came from the caseload would tell a client who else
comes to this practice; that is looked at before anything leaves (see `judging.look_at`), and shown inside alone.
"""

from dataclasses import replace

from privity.model.ids import CompartmentId
from privity.model.offers import Offer, ProposedEdit
from privity.model.people import Client
from privity.services.clients import of_kind
from privity.services.office import Office
from privity.testimonials import OwnWords, final_text, marks, own_words, words_of_all


def shown_of(offer: Offer) -> str:
    """The text with what stands under it, as it would appear."""
    return f"{final_text(offer)}\n{offer.answers.signature}".strip()


def marks_of(
    office: Office, compartment: CompartmentId, offer: Offer, reader: CompartmentId | None = None
) -> tuple[ProposedEdit, ...]:
    """What is marked in the newest text, for one of those who wrote it; without one, for the practitioner.

    Of work together each sees what is marked by their own record, and of the others by their names alone: whom or what
    another told of is not theirs to read.
    """
    return marks(shown_of(offer), words_of(office, compartment, offer, reader))


def words_of(
    office: Office, compartment: CompartmentId, offer: Offer, reader: CompartmentId | None = None
) -> OwnWords:
    """The words that point to whoever wrote it."""
    each = []
    for member in filter(office.holds, offer.members or (compartment,)):
        for _, client in of_kind(office.read_all(member), Client):
            own = own_words(client)
            apart = offer.members and reader is not None and member != reader
            each.append(replace(own, others=(), places=(), work=()) if apart else own)
    return words_of_all(each)
