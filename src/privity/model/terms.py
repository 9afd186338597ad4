"""The terms of the work: what the practice chose, what was printed, and what one client saw and asked."""

from dataclasses import dataclass, field
from datetime import date, datetime

from privity.model.engagement import Secrets


@dataclass(frozen=True, slots=True)
class TermsChoices:
    """What a practice says of itself. Who is named under `supervision`, `cover`, `bookkeeping` and `custodian` may ever
    see something; empty is nobody. `keeping` is in years after the end of the work.
    """

    practitioner: str = ""
    practice: str = ""
    place: str = "other"
    language: str = "en"
    fee: str = ""
    cancelling: str = ""
    reach: str = ""
    urgent: str = ""
    supervision: str = ""
    cover: str = ""
    bookkeeping: str = ""
    custodian: str = ""
    keeping: int = 7
    figures: bool = False


@dataclass(frozen=True, slots=True)
class TermsVersion:
    """One version as it was made, word by word. It is never changed; the next choice makes the next number."""

    number: int
    made: datetime
    choices: TermsChoices
    text: str
    limits: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What a client asked about the terms, and the answer once there is one."""

    asked: date
    question: str
    answered: date | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class TermsShown:
    """What a client, or those of joint work, were shown in so many words, and whether they accepted it.

    `secrets` is what it says, in joint work, of what one of them tells alone.
    """

    number: int
    text: str
    shown: date
    accepted: date | None = None
    questions: tuple[OpenQuestion, ...] = field(default_factory=tuple)
    secrets: Secrets | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt as the client got it. `line` is the service in the words the client agreed to."""

    number: int
    day: date
    amount: str
    currency: str
    line: str


@dataclass(frozen=True, slots=True)
class BookEntry:
    """What the bookkeeping knows of a receipt: its number, and nobody."""

    number: int
    day: date
    amount: str
    currency: str
