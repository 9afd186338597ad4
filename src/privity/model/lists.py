"""Events and the mailing list, apart from the records: being on a list never shows that somebody is a client."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Somebody on the mailing list. `asked` and `where` tell when and where they asked to be on it, `confirmed` when
    they confirmed by an answer from that address; nobody who did not is written to.
    """

    email: str
    name: str = ""
    asked: date | None = None
    where: str = ""
    confirmed: date | None = None


@dataclass(frozen=True, slots=True)
class SubscriberPage:
    """Some hundred subscribers: one record, so that a list of many thousands opens at once."""

    subscribers: tuple[Subscriber, ...]


@dataclass(frozen=True, slots=True)
class Outbox:
    """The practitioner's own mail server. While `on` is false nothing is sent."""

    on: bool = False
    host: str = ""
    port: int = 465
    user: str = ""
    password: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True)
class ListIssue:
    """One message to the list. `checked` is the hash of what was screened and answered for, `sent` how many got it."""

    subject: str
    text: str
    made: datetime
    checked: str = ""
    verdict: str = ""
    answer: str = ""
    handed_out: datetime | None = None
    sent: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who comes to an event, under the name they gave. `pictures` is their answer about being in a picture."""

    name: str
    contact: str = ""
    pictures: bool | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A workshop or a talk, who attends, and the questions that lay on slips without names."""

    title: str
    day: date
    place: str = ""
    attendees: tuple[Attendee, ...] = ()
    slips: tuple[str, ...] = ()
