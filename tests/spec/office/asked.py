"""Invented requests for the chapters on requests and the door."""

from dataclasses import replace
from datetime import date
from typing import Any

from privity.model.ids import CompartmentId
from privity.model.requests import Asker, Channel, Confirmation, KeptRequest
from privity.screen import Verdict
from privity.services.office import Office
from privity.services.requests.deciding import rule_on
from privity.services.requests.grant import Beside, Form, GrantItem, Part, hash_of_parts
from privity.services.requests.keeping import add_request, change_request

WHEN = date(2026, 11, 20)

REPORTER = Asker("Pat Invented", "The Invented Times", "pat@times.example")

JOURNALIST: dict[str, Any] = {
    "jurisdiction": "SG",
    "requester": {"kind": "journalist", "verified": True},
    "purpose": "publication",
    "data": "narrative",
}

REFERRAL: dict[str, Any] = {
    "jurisdiction": "other",
    "profession": "counsellor",
    "requester": {"kind": "client", "verified": True},
    "proposed_recipient": "doctor",
    "purpose": "continuity_of_care",
    "data": "summary",
    "unit": "individual",
    "client": {"capacity": True},
    "client_objects": False,
    "consent": {
        "exists": True,
        "form": "written",
        "signers": ["client"],
        "recipient_named": True,
        "content_specific": True,
        "purpose": "continuity_of_care",
        "expiry": "180d",
        "age_days": 3,
        "revocation_told": True,
        "revoked": False,
        "conditioned": False,
    },
}

OWN_COPY: dict[str, Any] = {
    "jurisdiction": "SG",
    "profession": "counsellor",
    "requester": {"kind": "client", "verified": True},
    "purpose": "own_access",
    "data": "record",
    "access_exceptions": [],
}


def asked(
    office: Office,
    facts: dict[str, Any],
    *,
    asker: Asker = REPORTER,
    channel: Channel = Channel.EMAIL,
    about: tuple[CompartmentId, ...] = (),
    recipient: str = "",
    reference: str = "",
    **more: Any,
) -> CompartmentId:
    """A request that was written down."""
    request = KeptRequest(
        reference or office.new_id(), WHEN, channel, asker, facts, about=about, recipient=recipient, **more
    )
    return add_request(office, request)


def decided(office: Office, facts: dict[str, Any], **more: Any) -> CompartmentId:
    """A request that was written down and decided today."""
    compartment = asked(office, facts, **more)
    rule_on(office, compartment, office.today())
    return compartment


def confirm(office: Office, compartment: CompartmentId, *duties: str) -> None:
    """A person has seen to these duties."""
    today = office.today()
    change_request(
        office,
        compartment,
        "duty seen to",
        lambda request: replace(
            request,
            confirmed=(
                *request.confirmed,
                *(Confirmation(duty, today, "looked at it line by line") for duty in duties),
            ),
        ),
    )


def letter_of(compartment: CompartmentId, *parts: Part, again: str = "Dr Invented", **more: Any) -> GrantItem:
    """A letter on a request, in which nobody else was found."""
    beside = Beside(hash_of_parts(parts), Verdict.NOTHING_FOUND, looked=False)
    return GrantItem(compartment, parts, more.pop("form", Form.POST), again=again, beside=beside, **more)
