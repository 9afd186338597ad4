"""Those whose work it was together, and what each of them said of an offer of theirs. One alone says nothing for all.

An offer of one person has neither members nor voices, and everything here holds of it as it stands.
"""

from collections.abc import Callable
from dataclasses import replace

from privity.errors import RefusedError
from privity.model.ids import CompartmentId
from privity.model.offers import Offer, OfferAnswers, OfferVoice


def is_joined(offer: Offer) -> bool:
    """Has each of those whose work it was offered it themselves?"""
    return {one.member for one in offer.voices} == set(offer.members)


def voice_of(offer: Offer, member: CompartmentId) -> OfferVoice | None:
    """What one of them said so far; None before they said anything."""
    return next((one for one in offer.voices if one.member == member), None)


def is_said_by_all(offer: Offer, holds: Callable[[OfferVoice], bool]) -> bool:
    """Does this hold of each voice, and has each of them one?"""
    return is_joined(offer) and all(holds(one) for one in offer.voices)


def check_said_by_all(offer: Offer, holds: Callable[[OfferVoice], bool]) -> None:
    """Raises RefusedError while this does not hold of each of them."""
    if not is_said_by_all(offer, holds):
        raise RefusedError(
            "not each of those whose work it was has said so",
            field="member",
            remedy="nobody says it for another",
        )


def with_voice(offer: Offer, changed: OfferVoice) -> Offer:
    """The offer with what one of them said now."""
    others = tuple(one for one in offer.voices if one.member != changed.member)
    return replace(offer, voices=(*others, changed))


def unsaid(offer: Offer) -> Offer:
    """The offer without what was said of its exact text."""
    return replace(offer, settled=None, voices=tuple(replace(one, settled=None) for one in offer.voices))


def answers_of_all(offer: Offer, stated: OfferAnswers) -> OfferAnswers:
    """What all of them answered together: without a name if each asked for it, and until the first of their days."""
    asked = [one.anonymous for one in offer.voices]
    days = [one.until for one in offer.voices]
    anonymous = False if False in asked else True if asked and all(asked) else None
    until = None if None in days else min((one for one in days if one is not None), default=None)
    return replace(stated, anonymous=anonymous, until=until)
