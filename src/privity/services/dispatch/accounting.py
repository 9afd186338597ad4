"""Operations on the account of one person."""

from collections.abc import Iterator, Mapping
from typing import Final

from privity.services.accounts import AccountAsked, account_item
from privity.services.dispatch.desk import Desk, Message, Operation, Replies, client_of, first, outgoing


def _account(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    asked = AccountAsked(
        client_of(desk.office, iter([request])),
        for_practice=bool(request.get("practice")),
        as_json=bool(request.get("json")),
    )
    with desk.office.still():
        yield from outgoing(desk.office, account_item(desk.office, asked))


OPERATIONS: Final[Mapping[str, Operation]] = {"account": _account}
