"""What counts as an offer: after completed work, by one person, in words of their own that offer it for publication.

Thanks are no offer. They stay a private message, and nothing here suggests more. There is no function that asks.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from privity.errors import RefusedError
from privity.model.ids import RecordId
from privity.model.offers import CameIn, Offer, OfferKind, OfferText
from privity.testimonials.leave import Span, offering, without_quoted

LONGEST: Final = 20_000


@dataclass(frozen=True, slots=True)
class CompletedEngagement:
    """Work with one grown person that came to its end as completed. Only this has an offer."""

    ended: date


@dataclass(frozen=True, slots=True)
class OpenEngagement:
    """Work of which an offer cannot come, and why, as the practitioner reads it."""

    because: str


Work = CompletedEngagement | OpenEngagement


@dataclass(frozen=True, slots=True)
class CameWith:
    """The words as they came in, how, on which day, and when that was written down."""

    words: str
    came: CameIn
    day: date
    recorded: datetime
    note: RecordId | None = None


_PRINTED: Final = re.compile(
    r"\b(?:my story|newspaper|magazine|journalist|book|article|documentary|podcast)\b", re.IGNORECASE
)


def kind_of(words: str) -> OfferKind:
    """Is it a note for the practice's own page, or a story for somebody who prints it? By what they name."""
    return OfferKind.STORY if _PRINTED.search(words) else OfferKind.TESTIMONIAL


def take_in(reference: str, kind: OfferKind, work: Work, came: CameWith) -> Offer:
    """Write down an offer that came in. Raises RefusedError where there is none, or none that can be taken up."""
    if isinstance(work, OpenEngagement):
        raise RefusedError(work.because, field="work", remedy="it stays a private message")
    spans = offering(came.words)
    if not spans:
        raise RefusedError(
            "these words offer nothing for publication", field="words", remedy="they stay a private message"
        )
    if len(came.words) > LONGEST:
        raise RefusedError("this is too long to be published", field="words", remedy="it stays a message")
    if came.day <= work.ended:
        raise RefusedError(
            "the work was not completed yet when these words came",
            field="day",
            remedy="they stay a private message",
        )
    start, end = spans[0]
    return Offer(
        reference,
        kind,
        came.words,
        came.words[start:end],
        came.came,
        came.day,
        came.recorded,
        work.ended,
        texts=(OfferText(came.day, came.came, _without(came.words, spans)),),
        note=came.note,
    )


def _without(words: str, spans: tuple[Span, ...]) -> str:
    """What was written, less the sentences that only give leave; the client sees it and has the last word on it."""
    kept, place = "", 0
    for start, end in spans:
        kept, place = kept + words[place:start], end
        while place < len(words) and words[place] in ".!? ":
            place += 1
    rest = without_quoted(kept + words[place:])
    return rest or without_quoted(words)
