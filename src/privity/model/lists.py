"""Events and the mailing list, apart from the records: being on a list never shows that somebody is a client."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from privity.model.ids import RecordId


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
    """One message to the list. `checked` is the hash of what was screened and answered for.

    `sent` is how many messages the mail server took, `failed` how many it refused; of `unknown` it gave no answer, and
    `waiting` were not tried yet.
    """

    subject: str
    text: str
    made: datetime
    checked: str = ""
    verdict: str = ""
    answer: str = ""
    handed_out: datetime | None = None
    sent: int = 0
    failed: int = 0
    unknown: int = 0
    waiting: int = 0


class Handed(StrEnum):
    """What became of one message at the mail server. Where nobody can say, it is not sent again."""

    WAITING = "waiting"
    TRYING = "trying"
    TAKEN = "taken"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One address that an issue is for."""

    email: str
    state: Handed = Handed.WAITING


@dataclass(frozen=True, slots=True)
class ListDelivery:
    """Addresses that an issue is for while it is being sent; afterwards those alone that may not have it."""

    issue: RecordId
    deliveries: tuple[Delivery, ...]


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
