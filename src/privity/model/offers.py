"""What a client offered of their own accord after the work was completed: a note to be published, or their story.

An offer is written down step by step. Nothing of it is typed by anybody but the client, and no step asks for the next.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from privity.model.consent import Circumstances, TaughtBack
from privity.model.ids import CompartmentId, RecordId


class OfferKind(StrEnum):
    """A note of the client's own for the practice's own page, or their story for somebody who publishes it."""

    TESTIMONIAL = "testimonial"
    STORY = "story"


class CameIn(StrEnum):
    """How the client's words came in; words that were only spoken offer nothing."""

    OWN_PAGE = "own-page"
    LETTER = "letter"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class OfferSaid:
    """Something the client said on a day, of their own accord: that they still want it, or that this is the text.

    `sha256` is that of the exact text where one is meant.
    """

    day: date
    recorded: datetime
    came: CameIn
    words: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class OfferText:
    """The text as the client wrote it on a day. Nobody else's hand is in it."""

    day: date
    came: CameIn
    text: str


@dataclass(frozen=True, slots=True)
class ProposedEdit:
    """A passage of the newest text that could give somebody away; the client alone changes it, or leaves it out."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class OfferLooked:
    """What the screen said of one exact text; `decided` is the practitioner's reason where a person had to look."""

    day: date
    sha256: str
    verdict: str
    edits: tuple[ProposedEdit, ...] = ()
    decided: str = ""


@dataclass(frozen=True, slots=True)
class OfferAnswers:
    """The client's answers. Anonymous is the default, and `signature` is what stands under the text, as they wrote it.

    `anonymous` is null until they expressly asked for it; `until` is how long it may stand.
    """

    anonymous: bool | None = None
    signature: str = ""
    until: date | None = None
    recipient: str = ""
    recipient_kind: str = ""


@dataclass(frozen=True, slots=True)
class OfferVoice:
    """What one of those whose work it was together said of an offer of theirs. Nobody says it for another.

    `offered` holds the words by which they offered it, `alone` whether they were by themselves.
    """

    member: CompartmentId
    offered: OfferSaid
    alone: bool | None = None
    confirmed: OfferSaid | None = None
    anonymous: bool | None = None
    until: date | None = None
    settled: OfferSaid | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a published text stood: since when, until when, and what of it cannot be called back."""

    where: str
    since: date
    down: date | None = None
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer and all that became of it. `words` came in on `came_on`; `offering` is the passage that offers.

    `completed` is the day on which the work ended, as it was when the words came in; `alone` that nobody stood by.
    `members` are those of work together, each of whom has a voice once they offered it themselves; what the offer says
    is then what all of them said.
    """

    reference: str
    kind: OfferKind
    words: str
    offering: str
    came: CameIn
    came_on: date
    recorded: datetime
    completed: date
    alone: bool | None = None
    circumstances: Circumstances = field(default_factory=Circumstances)
    confirmed: OfferSaid | None = None
    answers: OfferAnswers = field(default_factory=OfferAnswers)
    taught: tuple[TaughtBack, ...] = ()
    texts: tuple[OfferText, ...] = ()
    looked: OfferLooked | None = None
    settled: OfferSaid | None = None
    published: date | None = None
    places: tuple[Place, ...] = ()
    withdrawn: date | None = None
    note: RecordId | None = None
    members: tuple[CompartmentId, ...] = ()
    voices: tuple[OfferVoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A published text that stands somewhere, in the room of the public work.

    `of` is the client's compartment and the offer it came from; without it the text was published before Privity, and
    `known` is what is known of that, which may be nothing.
    """

    reference: str
    text: str
    signature: str
    published: date
    until: date | None = None
    of: tuple[CompartmentId, RecordId] | None = None
    known: str = ""
    places: tuple[Place, ...] = ()
    down: date | None = None


@dataclass(frozen=True, slots=True)
class OffersChoice:
    """What the practitioner settled: whether an offer is ever taken up, and what the law is asked with."""

    taken_up: bool = True
    jurisdiction: str = ""
    subdivision: str = ""
    profession: str = ""
    registered: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
