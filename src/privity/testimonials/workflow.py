"""The steps of an offer, each of which only the client's own coming back can bring about.

    offered -> time to think -> they come back and say it again -> answers and text -> looked at -> this very text again
    -> released

Of work together each of them takes each step (see `together`); here it counts once all have.

INVARIANT: `release` is the only way to `published`, and gives nothing that was not offered, completed, said again on
the exact text and not taken back. A change of the text undoes whatever was said of the older one. Silence ends it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from privity.errors import InputError, RefusedError
from privity.model.consent import Circumstances, TaughtBack
from privity.model.ids import CompartmentId
from privity.model.offers import (
    Offer,
    OfferAnswers,
    OfferKind,
    OfferLooked,
    OfferSaid,
    OfferText,
    Place,
    ProposedEdit,
)
from privity.model.text_hash import hash_of_text
from privity.testimonials.anonymity import COULD_NAME
from privity.testimonials.voices import check_said_by_all, is_joined, is_said_by_all, unsaid

TIME_TO_THINK: Final = timedelta(days=14)
COMES_BACK_WITHIN: Final = timedelta(days=90)
"""From the end of the time to think. Whoever does not come back by then has said enough."""
GOOD_FOR: Final = timedelta(days=90)
"""How long after the last word on the exact text it may be released."""
LONGEST_STANDING: Final = timedelta(days=366)


class Stage(StrEnum):
    """Where an offer stands on a day."""

    JOINING = "joining"
    THINKING = "thinking"
    OPEN = "open"
    LAPSED = "lapsed"
    CONFIRMED = "confirmed"
    SETTLED = "settled"
    PUBLISHED = "published"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


def stage(offer: Offer, today: date) -> Stage:
    """Where it stands. What was taken back is looked at first, and nothing brings it back."""
    if offer.withdrawn is not None:
        return Stage.WITHDRAWN
    if offer.published is not None:
        until = offer.answers.until
        return Stage.ENDED if until is None or today > until else Stage.PUBLISHED
    if offer.confirmed is None:
        if not is_joined(offer):
            return Stage.JOINING if today <= lapses(offer) else Stage.LAPSED
        if today < thinking_ends(offer):
            return Stage.THINKING
        return Stage.OPEN if today <= lapses(offer) else Stage.LAPSED
    if today > lapses(offer):
        return Stage.LAPSED
    return Stage.SETTLED if offer.settled is not None else Stage.CONFIRMED


def thinking_ends(offer: Offer) -> date:
    """The first day on which coming back counts; of work together, from the last of them who offered it."""
    return max([offer.came_on, *(one.offered.day for one in offer.voices)]) + TIME_TO_THINK


def lapses(offer: Offer) -> date:
    """The last day on which anything may still be said; each word of the client's moves it on."""
    if offer.settled is not None:
        return offer.settled.day + GOOD_FOR
    if offer.confirmed is not None:
        return max(offer.confirmed.day, *(one.day for one in offer.texts)) + COMES_BACK_WITHIN
    if not is_joined(offer):
        return offer.came_on + COMES_BACK_WITHIN
    return thinking_ends(offer) + COMES_BACK_WITHIN


def final_text(offer: Offer) -> str:
    """The newest text, as it would appear."""
    return offer.texts[-1].text.strip()


def digest_of(text: str, signature: str) -> str:
    """The hash of a text together with what stands under it: both are what the client saw."""
    return hash_of_text(f"{text.strip()}\n{signature.strip()}")


def exact(offer: Offer) -> str:
    """The hash of what would appear today."""
    return digest_of(final_text(offer), offer.answers.signature)


def judge_circumstances(
    offer: Offer,
    circumstances: Circumstances,
    *,
    alone: bool | None,
    each: Mapping[CompartmentId, bool | None] | None = None,
) -> Offer:
    """Write down how it came about; `each` says of work together who of them was alone. Raises RefusedError."""
    _check_not_over(offer)
    known = each or {}
    voices = tuple(replace(one, alone=known.get(one.member, one.alone)) for one in offer.voices)
    return replace(offer, circumstances=circumstances, alone=alone, voices=voices)


def confirm(offer: Offer, said: OfferSaid, today: date) -> Offer:
    """They came back by themselves and said it again. Raises RefusedError too early, too late, and once only."""
    may_come_back(offer, said, today)
    check_said_by_all(offer, lambda one: one.confirmed is not None)
    return replace(offer, confirmed=said)


def may_come_back(offer: Offer, said: OfferSaid, today: date) -> None:
    """Raises RefusedError unless coming back counts on that day, and was not said already."""
    _check_open(offer, today)
    if offer.confirmed is not None:
        raise RefusedError("they said so already", field="confirmed", remedy="nothing more is needed")
    if not is_joined(offer) or not thinking_ends(offer) <= said.day <= min(today, lapses(offer)):
        raise RefusedError(
            "this was not within the time in which coming back counts",
            field="day",
            remedy=f"from {thinking_ends(offer).isoformat()} to {lapses(offer).isoformat()}",
        )


def answer(offer: Offer, answers: OfferAnswers, taught: Iterable[TaughtBack], today: date) -> Offer:
    """The client's answers to the short questions. A changed signature undoes what was said of the exact text."""
    _check_confirmed(offer, today)
    if answers.until is not None and not today < answers.until <= today + LONGEST_STANDING:
        raise InputError(
            "a text stands for a year at most", field="until", remedy="choose a day within the year to come"
        )
    # INVARIANT: whoever once asked to stay without a name is never made to have one by somebody else's hand.
    if offer.answers.anonymous is True:
        answers = replace(answers, anonymous=True)
    if offer.kind is OfferKind.TESTIMONIAL:
        answers = replace(answers, recipient="", recipient_kind="")
    given = {(one.member, one.consequence): one for one in (*offer.taught, *taught)}
    kept = replace(offer, answers=answers, taught=tuple(given.values()))
    return kept if answers == offer.answers else replace(unsaid(kept), looked=_still(kept))


def write(offer: Offer, text: OfferText, today: date) -> Offer:
    """The client writes the text anew. What was seen, found and said of the older one counts no more."""
    _check_confirmed(offer, today)
    if not text.text.strip() or len(text.text) > 20_000:
        raise InputError("a text has words", field="text", remedy="write it down")
    if text.day > today or text.day < offer.came_on:
        raise InputError("that day cannot be", field="day", remedy="choose the day on which it came")
    return replace(unsaid(offer), texts=(*offer.texts, text), looked=None)


def look(offer: Offer, looked: OfferLooked, today: date) -> Offer:
    """Keep what the screen said of the exact text. Raises RefusedError for another text."""
    _check_confirmed(offer, today)
    if looked.sha256 != exact(offer):
        raise RefusedError("this is not the newest text", field="text", remedy="have it looked at again")
    return replace(offer, looked=looked)


def is_clear(offer: Offer) -> bool:
    """Was this very text looked at, and does nothing in it give anybody away?"""
    looked = offer.looked
    return (
        looked is not None
        and looked.sha256 == exact(offer)
        and not looked.edits
        and (looked.verdict == "nothing-found" or (looked.verdict == "ask" and bool(looked.decided.strip())))
    )


def settle(offer: Offer, said: OfferSaid, marks: Iterable[ProposedEdit], today: date) -> Offer:
    """They saw the exact text and said again that this is it. Raises RefusedError for any other text.

    `marks` are what in it gives them away, by the text and by what they told of themselves. What the rest of the
    caseload says of it is asked before it leaves, and nowhere here: an answer to it would tell who else is a client.
    """
    check_text_said(offer, said, marks, today)
    check_said_by_all(offer, lambda one: one.settled is not None and one.settled.sha256 == said.sha256)
    return replace(offer, settled=said)


def check_text_said(offer: Offer, said: OfferSaid, marks: Iterable[ProposedEdit], today: date) -> None:
    """Raises RefusedError unless the exact text was seen, gives nobody away and everything it needs was answered."""
    _check_confirmed(offer, today)
    if any(one.why != COULD_NAME for one in marks):
        raise RefusedError(
            "something in the text gives somebody away", field="text", remedy="only the client changes it"
        )
    if said.sha256 != exact(offer):
        raise RefusedError("this is not the text that was seen", field="text", remedy="show the newest one")
    if offer.answers.anonymous is not True:
        raise RefusedError(
            "they have not asked to stay without a name",
            field="anonymous",
            remedy="whoever wants to be named tells it in a place of their own",
        )
    if offer.answers.until is None or said.day > today or said.day < thinking_ends(offer):
        raise RefusedError(
            "it is not said how long it may stand", field="until", remedy="their answer is missing"
        )


def release(offer: Offer, places: Iterable[Place], today: date) -> Offer:
    """Let it appear. Raises RefusedError unless every step was taken, and holds."""
    if stage(offer, today) is not Stage.SETTLED:
        raise RefusedError(
            "this is not settled", field="offer", remedy="it waits for the client, who is not to be asked"
        )
    settled, confirmed = offer.settled, offer.confirmed
    if (
        settled is None
        or confirmed is None
        or settled.sha256 != exact(offer)
        or not is_clear(offer)
        or offer.came_on <= offer.completed
        or offer.answers.until is None
        or today > offer.answers.until
        or settled.day > today
        or not _heard(offer)
    ):
        raise RefusedError("not every step of this was taken", field="offer", remedy="nothing is released")
    return replace(offer, published=today, places=tuple(places))


def withdraw(offer: Offer, day: date) -> Offer:
    """They took it back. Always possible, at once, for ever."""
    if offer.withdrawn is not None:
        return offer
    places = tuple(one if one.lasting else replace(one, down=one.down or day) for one in offer.places)
    return replace(offer, withdrawn=day, places=places)


def edits_of(offer: Offer) -> tuple[ProposedEdit, ...]:
    """What was proposed to the client of the newest text."""
    looked = offer.looked
    return looked.edits if looked is not None and looked.sha256 == exact(offer) else ()


def _heard(offer: Offer) -> bool:
    """Has each of those whose work it was taken every step themselves, for this text, this long, without a name?"""
    until, sha256 = offer.answers.until, exact(offer)
    return is_said_by_all(
        offer,
        lambda one: (
            one.confirmed is not None
            and one.anonymous is True
            and one.until is not None
            and until is not None
            and until <= one.until
            and one.settled is not None
            and one.settled.sha256 == sha256
        ),
    )


def _still(offer: Offer) -> OfferLooked | None:
    return offer.looked if offer.looked is not None and offer.looked.sha256 == exact(offer) else None


def _check_not_over(offer: Offer) -> None:
    if offer.withdrawn is not None or offer.published is not None:
        raise RefusedError("this is over", field="offer", remedy="what was said stays as it was said")


def _check_open(offer: Offer, today: date) -> None:
    _check_not_over(offer)
    if stage(offer, today) is Stage.LAPSED:
        raise RefusedError("this offer has ended by itself", field="offer", remedy="nothing follows from it")


def _check_confirmed(offer: Offer, today: date) -> None:
    _check_open(offer, today)
    if offer.confirmed is None:
        raise RefusedError(
            "they have not come back to it yet", field="offer", remedy="wait; nobody reminds them"
        )
