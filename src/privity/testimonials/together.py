"""The steps of an offer by those whose work it was together: each takes each step alone, and it counts once all have.

INVARIANT: one half alone brings nothing about, and either of them ends it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from privity.errors import RefusedError
from privity.model.consent import TaughtBack
from privity.model.ids import CompartmentId
from privity.model.offers import Offer, OfferAnswers, OfferKind, OfferSaid, OfferVoice, ProposedEdit
from privity.testimonials.leave import offering
from privity.testimonials.offer import CameWith, Work, take_in
from privity.testimonials.voices import answers_of_all, is_joined, is_said_by_all, voice_of, with_voice
from privity.testimonials.workflow import (
    Stage,
    answer,
    check_text_said,
    confirm,
    may_come_back,
    settle,
    stage,
)


def take_in_together(
    reference: str,
    kind: OfferKind,
    work: Work,
    came: CameWith,
    members: Sequence[CompartmentId],
    by: Iterable[CompartmentId],
) -> Offer:
    """Write down what some of them offered for all. Raises RefusedError as for one, and where nobody of them did."""
    offer = take_in(reference, kind, work, came)
    said = OfferSaid(came.day, came.recorded, came.came, offer.offering)
    voices = tuple(OfferVoice(one, said) for one in dict.fromkeys(by))
    if len(set(members)) < 2 or not voices or not {one.member for one in voices} <= set(members):
        raise RefusedError(
            "it is not said whose words these are", field="member", remedy="choose who wrote them"
        )
    return replace(offer, members=tuple(members), voices=voices)


def join(offer: Offer, by: CompartmentId, said: OfferSaid, today: date) -> Offer:
    """Another of them offers it too, in words of their own that offer it. Raises RefusedError for any others."""
    if by not in offer.members or voice_of(offer, by) is not None:
        raise RefusedError("they said so already", field="member", remedy="nothing more is needed")
    if stage(offer, today) is not Stage.JOINING or not offer.came_on <= said.day <= today:
        raise RefusedError("this is over", field="offer", remedy="nothing follows from it")
    if not offering(said.words):
        raise RefusedError(
            "these words offer nothing for publication", field="words", remedy="they stay a private message"
        )
    return with_voice(offer, OfferVoice(by, said))


def confirm_each(offer: Offer, by: CompartmentId, said: OfferSaid, today: date) -> Offer:
    """One of them came back and said it again; once all have, the offer was said again. Raises RefusedError."""
    voice = _voice(offer, by)
    may_come_back(offer, said, today)
    if voice.confirmed is not None:
        raise RefusedError("they said so already", field="confirmed", remedy="nothing more is needed")
    kept = with_voice(offer, replace(voice, confirmed=said))
    if not is_said_by_all(kept, lambda one: one.confirmed is not None):
        return kept
    return confirm(kept, said, today)


def answer_each(
    offer: Offer, by: CompartmentId, answers: OfferAnswers, taught: Iterable[TaughtBack], today: date
) -> Offer:
    """One of them answers. What stands under the text, and who may have it, either may change."""
    voice = _voice(offer, by)
    # INVARIANT: whoever once asked to stay without a name is never made to have one by somebody else's hand.
    anonymous = True if voice.anonymous is True else answers.anonymous
    kept = with_voice(offer, replace(voice, anonymous=anonymous, until=answers.until))
    return answer(kept, answers_of_all(kept, answers), taught, today)


def settle_each(
    offer: Offer, by: CompartmentId, said: OfferSaid, marks: Iterable[ProposedEdit], today: date
) -> Offer:
    """One of them saw the exact text and said that this is it; once all have, it is settled. Raises RefusedError."""
    voice = _voice(offer, by)
    marked = tuple(marks)
    check_text_said(offer, said, marked, today)
    kept = with_voice(offer, replace(voice, settled=said))
    if not is_said_by_all(kept, lambda one: one.settled is not None and one.settled.sha256 == said.sha256):
        return kept
    return settle(kept, said, marked, today)


def _voice(offer: Offer, by: CompartmentId) -> OfferVoice:
    voice = voice_of(offer, by)
    if voice is None or not is_joined(offer):
        raise RefusedError(
            "not each of those whose work it was has offered it",
            field="member",
            remedy="nobody says it for another, and nobody is asked",
        )
    return voice
