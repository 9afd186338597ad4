"""What a client agreed to, or did not: who learns what and what for, in whose own words it was understood, and an end.

A consent and what takes it back are two records. The second is never taken away again, so that no later writing of the
first brings back to life what a client ended.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from privity.model.ids import CompartmentId, RecordId


class Said(StrEnum):
    """What a client said. `LAID_OUT` waits on their own page to be read; `UNKNOWN` came from elsewhere, as a paper."""

    GIVEN = "given"
    REFUSED = "refused"
    NOT_ASKED = "not-asked"
    LAID_OUT = "laid-out"
    UNKNOWN = "unknown"


class ConsentForm(StrEnum):
    """In which form somebody agreed."""

    WRITTEN = "written"
    ORAL = "oral"
    IMPLIED = "implied"


class SignedAs(StrEnum):
    """For whom somebody signed: themselves, a child of theirs or in their care, one who has died."""

    SELF = "self"
    PARENT = "parent"
    EXECUTOR = "executor"


class RaisedBy(StrEnum):
    """Who spoke of it first."""

    CLIENT = "client"
    PRACTITIONER = "practitioner"
    STAFF = "staff"
    PUBLISHER = "publisher"
    EXECUTOR = "executor"
    SOMEBODY_ELSE = "somebody-else"


class CameBy(StrEnum):
    """How a withdrawal arrived."""

    CALL = "call"
    TEXT = "text"
    POST = "post"
    EMAIL = "email"
    PASSING = "passing"
    VISIT = "visit"
    OWN_PAGE = "own-page"


@dataclass(frozen=True, slots=True)
class Scope:
    """Who learns what, and what for. It never changes: another scope is another consent.

    `recipient` is a name, `recipient_kind`, `purpose` and `data` are the gate's words; `what` says it as the client
    reads it. Where a text is meant, `text` is the whole of it and `sha256` its hash.
    """

    recipient: str
    recipient_kind: str
    purpose: str
    data: tuple[str, ...]
    what: str
    text: str = ""
    sha256: str = ""
    anonymous: bool | None = None
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One person's agreement. `able` says of a minor whether they can decide this; `alone` that nobody stood by."""

    member: CompartmentId
    day: date
    recorded: datetime
    signed_as: SignedAs = SignedAs.SELF
    form: ConsentForm = ConsentForm.WRITTEN
    own_page: bool = False
    alone: bool | None = None
    able: bool | None = None


@dataclass(frozen=True, slots=True)
class TaughtBack:
    """What one consequence means, in the client's own words; `understood` is the judgement of whoever heard it."""

    member: CompartmentId
    consequence: str
    words: str
    recorded: datetime
    understood: bool | None = None


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The client came back to it by themselves and said it again."""

    member: CompartmentId
    day: date
    recorded: datetime


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How it came about. Null is what nobody knows, which permits nothing.

    `benefit` is anything got for it, `detriment` anything lost by a no, `depends` any matter of the client's that is in
    the practitioner's hands; `bundled` names the paper it was a part of.
    """

    raised_by: RaisedBy | None = None
    asked_again: bool | None = None
    benefit: bool | None = None
    detriment: bool | None = None
    depends: bool | None = None
    owes_fee: bool | None = None
    crisis: bool | None = None
    pressed: bool | None = None
    gratitude: bool | None = None
    returning: bool | None = None
    capacity: bool | None = None
    bundled: str | None = None
    explained_by: str = ""
    explainer_independent: bool | None = None
    interpreter: str | None = None
    others_agree: bool | None = None
    told_withdrawal: bool | None = None
    told_passing_on: bool | None = None


@dataclass(frozen=True, slots=True)
class Consent:
    """A consent, a refusal, or that nothing was asked. `valid_from` and `until` are the client's, `recorded` is ours.

    `lifts` names the withdrawals that the client took back in so many words by giving this one.
    """

    reference: str
    said: Said
    scope: Scope
    valid_from: date
    recorded: datetime
    until: date | None = None
    signatures: tuple[Signature, ...] = ()
    taught: tuple[TaughtBack, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    circumstances: Circumstances = field(default_factory=Circumstances)
    lifts: tuple[RecordId, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Recall:
    """One thing that had gone out already: to whom, when and how, and whether it was asked back, or cannot be."""

    recipient: str
    day: date
    form: str
    possible: bool
    asked_back: date | None = None


@dataclass(frozen=True, slots=True)
class ConsentWithdrawal:
    """A client ended one consent, or, where `of` is null, all of them. It holds from `arrived`, verified or not."""

    of: RecordId | None
    member: CompartmentId
    came_by: CameBy
    arrived: date
    recorded: datetime
    words: str = ""
    verified: date | None = None
    recalls: tuple[Recall, ...] = ()
    told: date | None = None
