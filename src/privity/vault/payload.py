"""What a record holds, by kind and schema, and the upcasters that bring an old payload to today's type.

INVARIANT: upcasters are pure, kept for ever, and each schema ever written has a vector in spec/vectors/payloads.
No migration opens or rewrites ciphertext: a payload is brought up to date when it is opened, and sealed anew by
the next save.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from privity.errors import IntegrityError, TooNewError
from privity.model.aftercare import Incident, OtherPlaces
from privity.model.appointment import Appointment
from privity.model.attachments import Attachment
from privity.model.consent import Consent, ConsentWithdrawal
from privity.model.cover import CoverAgreement
from privity.model.engagement import Engagement
from privity.model.enquiry import Enquiry
from privity.model.figures import FiguresChoice, FiguresPolicy, FiguresRelease, FiguresSize, FiguresSpending
from privity.model.keeping import Hold, Holds, KeepingChoice
from privity.model.lists import Event, ListDelivery, ListIssue, Outbox, SubscriberPage
from privity.model.notes import Draft, Note, NoteTemplate
from privity.model.offers import Offer, OffersChoice, Standing
from privity.model.overview import (
    AloneOverview,
    ClientOverview,
    EnquiryOverview,
    HouseOverview,
    JointOverview,
    RoomOverview,
)
from privity.model.people import Client
from privity.model.pieces import Piece
from privity.model.requests import KeptRequest, RequestOverview
from privity.model.terms import BookEntry, Receipt, TermsShown, TermsVersion
from privity.model.told import ToldDetails
from privity.model.vectors import NoteVectors
from privity.model.will import Will
from privity.model.wishes import ContactWishes

Payload = (
    Client
    | ContactWishes
    | Enquiry
    | Engagement
    | Appointment
    | Note
    | Draft
    | NoteTemplate
    | ClientOverview
    | JointOverview
    | AloneOverview
    | EnquiryOverview
    | HouseOverview
    | RoomOverview
    | KeptRequest
    | RequestOverview
    | FiguresPolicy
    | FiguresChoice
    | FiguresSpending
    | FiguresSize
    | FiguresRelease
    | Will
    | KeepingChoice
    | Hold
    | Holds
    | OtherPlaces
    | Incident
    | CoverAgreement
    | TermsVersion
    | TermsShown
    | Receipt
    | BookEntry
    | Consent
    | ConsentWithdrawal
    | SubscriberPage
    | Outbox
    | ListIssue
    | ListDelivery
    | Event
    | NoteVectors
    | Attachment
    | Offer
    | Standing
    | OffersChoice
    | Piece
    | ToldDetails
)
Upcaster = Callable[[dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class _Form:
    """Today's schema number and type of one kind, and the step from each older schema to the next."""

    kind: str
    schema: int
    type: type[Payload]
    upcasters: Mapping[int, Upcaster]


def _more_fields(value: dict[str, Any]) -> dict[str, Any]:
    """The step of a schema that only brought fields which have a value of their own where they are missing."""
    return value


_FORMS = (
    _Form("client", 1, Client, {}),
    _Form("wishes", 1, ContactWishes, {}),
    _Form("enquiry", 1, Enquiry, {}),
    _Form("engagement", 2, Engagement, {1: _more_fields}),
    _Form("appointment", 1, Appointment, {}),
    _Form("note", 2, Note, {1: _more_fields}),
    _Form("draft", 2, Draft, {1: _more_fields}),
    _Form("note-template", 1, NoteTemplate, {}),
    _Form("overview-client", 2, ClientOverview, {1: _more_fields}),
    _Form("overview-joint", 3, JointOverview, {1: _more_fields, 2: _more_fields}),
    _Form("overview-alone", 1, AloneOverview, {}),
    _Form("overview-enquiry", 1, EnquiryOverview, {}),
    _Form("overview-house", 1, HouseOverview, {}),
    _Form("overview-room", 1, RoomOverview, {}),
    _Form("request", 1, KeptRequest, {}),
    _Form("overview-request", 1, RequestOverview, {}),
    _Form("figures-policy", 1, FiguresPolicy, {}),
    _Form("figures-choice", 1, FiguresChoice, {}),
    _Form("figures-spending", 1, FiguresSpending, {}),
    _Form("figures-size", 1, FiguresSize, {}),
    _Form("figures-release", 1, FiguresRelease, {}),
    _Form("will", 1, Will, {}),
    _Form("keeping", 1, KeepingChoice, {}),
    _Form("hold", 1, Hold, {}),
    _Form("holds", 1, Holds, {}),
    _Form("other-places", 1, OtherPlaces, {}),
    _Form("incident", 1, Incident, {}),
    _Form("cover", 1, CoverAgreement, {}),
    _Form("terms", 1, TermsVersion, {}),
    _Form("terms-shown", 2, TermsShown, {1: _more_fields}),
    _Form("receipt", 1, Receipt, {}),
    _Form("book-entry", 1, BookEntry, {}),
    _Form("consent", 1, Consent, {}),
    _Form("consent-withdrawal", 1, ConsentWithdrawal, {}),
    _Form("subscribers", 1, SubscriberPage, {}),
    _Form("outbox", 1, Outbox, {}),
    _Form("list-issue", 2, ListIssue, {1: _more_fields}),
    _Form("list-delivery", 1, ListDelivery, {}),
    _Form("event", 1, Event, {}),
    _Form("vectors", 2, NoteVectors, {1: _more_fields}),
    _Form("attachment", 1, Attachment, {}),
    _Form("offer", 2, Offer, {1: _more_fields}),
    _Form("standing-words", 1, Standing, {}),
    _Form("offers-choice", 1, OffersChoice, {}),
    _Form("piece", 1, Piece, {}),
    _Form("told", 1, ToldDetails, {}),
)
_BY_KIND = {form.kind: form for form in _FORMS}
_BY_TYPE = {form.type: form for form in _FORMS}
_ENCODER = msgspec.json.Encoder()
_DECODERS = {form.kind: msgspec.json.Decoder(form.type) for form in _FORMS}


def kind_of(payload: Payload) -> tuple[str, int]:
    """The kind and schema under which a payload is sealed."""
    form = _BY_TYPE[type(payload)]
    return form.kind, form.schema


def encode(payload: Payload) -> bytes:
    """A payload as JSON."""
    return _ENCODER.encode(payload)


def decode(kind: str, schema: int, data: bytes) -> Payload:
    """A payload of any schema as today's type. Raises TooNewError or IntegrityError."""
    form = _BY_KIND.get(kind)
    if form is None or schema > form.schema:
        raise TooNewError(
            "a record was written by a newer version of Privity",
            field="record",
            remedy="open it with that version; nothing was changed",
        )
    try:
        if all(form.upcasters.get(step) is _more_fields for step in range(schema, form.schema)):
            return _DECODERS[kind].decode(data)
        return msgspec.convert(
            upcast(form.upcasters, schema, form.schema, msgspec.json.decode(data)), form.type
        )
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise IntegrityError(
            "a record cannot be read", field="record", remedy="run `privity ledger verify`"
        ) from None


def upcast(steps: Mapping[int, Upcaster], schema: int, target: int, value: dict[str, Any]) -> dict[str, Any]:
    """Take a decoded payload from `schema` to `target`, one step at a time. Raises IntegrityError on a gap."""
    while schema < target:
        if schema not in steps:
            raise IntegrityError("a record has a schema that never was", field="record")
        value, schema = steps[schema](value), schema + 1
    return value
