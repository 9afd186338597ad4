"""Operations on the account of one person."""

from collections.abc import Iterator, Mapping
from typing import Final

from privity.model.elsewhere import Elsewhere
from privity.services.accounts import AccountAsked, AccountForm, account_item
from privity.services.bringing_fhir import bring_elsewhere
from privity.services.dispatch.desk import (
    Desk,
    Message,
    Operation,
    Replies,
    client_of,
    convert,
    first,
    outgoing,
)


def _account(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    asked = AccountAsked(
        client_of(desk.office, iter([request])),
        for_practice=bool(request.get("practice")),
        form=convert(request.get("form") or "text", AccountForm),
    )
    with desk.office.still():
        yield from outgoing(desk.office, account_item(desk.office, asked))


def _bring_elsewhere(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    compartment = client_of(desk.office, iter([request]))
    found = convert(request.get("found"), Elsewhere)
    brought = bring_elsewhere(desk.office, compartment, found, dry_run=bool(request.get("dry_run")))
    yield {
        "consents": brought.consents,
        "disclosures": brought.disclosures,
        "here_already": brought.here_already,
        "not_taken": list(brought.not_taken),
    }


OPERATIONS: Final[Mapping[str, Operation]] = {"account": _account, "bring-elsewhere": _bring_elsewhere}
