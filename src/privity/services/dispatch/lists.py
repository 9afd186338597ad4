"""Operations on the mailing list. They know no client, as the list knows none."""

from collections.abc import Iterator, Mapping
from typing import Final

from privity.services import mailing_list
from privity.services.dispatch.desk import Desk, Message, Operation, Replies, convert, first, outgoing, text


def _import(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    lines: list[str] = convert(request.get("lines"), list[str])
    taken = mailing_list.bring_in(desk.office, lines, dry_run=bool(request.get("dry_run")))
    yield {
        "new": taken.new,
        "known": taken.known,
        "not_taken": [{"line": one.line, "why": one.why} for one in taken.not_taken],
    }


def _export(desk: Desk, requests: Iterator[Message]) -> Replies:
    first(requests)
    yield from outgoing(desk.office, mailing_list.export_item(desk.office))


def _remove(desk: Desk, requests: Iterator[Message]) -> Replies:
    yield {"there": mailing_list.unsubscribe(desk.office, text(first(requests), "email"))}


OPERATIONS: Final[Mapping[str, Operation]] = {
    "list-import": _import,
    "list-export": _export,
    "list-remove": _remove,
}
