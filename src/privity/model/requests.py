"""What somebody outside asked, what was decided about it, and what was answered: one compartment for each request."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from privity.model.ids import CompartmentId


class Channel(StrEnum):
    """How a request came, which is how it is answered. `OWN`: nobody asked, the practitioner may have to speak."""

    LETTER = "letter"
    EMAIL = "email"
    CALL = "call"
    VISIT = "visit"
    MESSAGE = "message"
    REVIEW = "review"
    PASSING = "passing"
    OWN = "own"


class RequestState(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    REFUSED = "refused"
    GRANTED = "granted"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, in their own words: a name, the house they speak for, and where an answer goes."""

    name: str = ""
    house: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class ProposedFact:
    """A fact that a letter seems to state, with the passage that says so. It counts once a person confirmed it."""

    fact: str
    value: str
    because: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision as it was taken: the facts it was taken on and its whole rendering, so that it can be replayed."""

    moment: datetime
    as_of: date
    facts: dict[str, Any]
    rendered: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a person has seen to before something leaves, in their own words, and on which day."""

    duty: str
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class Task:
    """What remains to be done about a request, and by when."""

    duty: str
    due: date | None = None
    done: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What left about a request, or was said: its kind, how it went out, and the hash of what it was."""

    day: date
    kind: str
    form: str
    sha256: str
    rung: int = 0
    language: str = "en"


@dataclass(frozen=True, slots=True)
class KeptRequest:
    """A request as it is kept. `facts` are `privity.request/1`; `about` names the records it concerns.

    `recipient` is who would receive what is asked for, where that is not the asker. `unread` says that a letter came
    whose words could not be read: its facts are unknown, and it is refused meanwhile. `exact_text` is the hash of
    the one text that a consent covers. `forget` is the day on which it is shredded; none while something left on it.
    """

    reference: str
    received: date
    channel: Channel
    asker: Asker
    facts: dict[str, Any]
    words: str = ""
    about: tuple[CompartmentId, ...] = ()
    recipient: str = ""
    unread: bool = False
    exact_text: str = ""
    deadline: date | None = None
    proposed: tuple[ProposedFact, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    confirmed: tuple[Confirmation, ...] = ()
    tasks: tuple[Task, ...] = ()
    answers: tuple[Answer, ...] = ()
    closed: date | None = None
    forget: date | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RequestOverview:
    """One line of the requests page. `refusals` counts the refusals that this asker has had of this request."""

    received: date
    channel: Channel
    name: str
    house: str
    asker: str
    purpose: str
    data: str
    state: RequestState
    contact: str = ""
    refusals: int = 0
    last: date | None = None
    due: date | None = None
    forget: date | None = None
