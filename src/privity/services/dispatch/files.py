"""Operations on scans, recordings and other files beside notes."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from privity.model.ids import RecordId
from privity.services.attachments import Arrival, Card, attachments_of
from privity.services.dispatch.desk import (
    Desk,
    Message,
    Operation,
    Replies,
    client_of,
    convert,
    file_bytes,
    first,
    outgoing,
    text,
)
from privity.services.door import AttachmentItem


def _attach(desk: Desk, requests: Iterator[Message]) -> Replies:
    """The first request says whose it is and what; the others bring it, piece by piece."""
    request = first(requests)
    compartment = client_of(desk.office, iter([request]))
    card = Card(
        name=text(request, "name"),
        date=convert(request.get("date"), date),
        words=text(request, "words"),
        read=text(request, "read"),
        unread_parts=convert(request.get("unread"), tuple[tuple[str, str], ...]),
    )
    arrival = Arrival(desk.office, compartment)
    try:
        for piece in requests:
            arrival.add(file_bytes(text(piece, "data")))
        record = arrival.keep(card)
    except BaseException:
        arrival.abandon()
        raise
    yield {"file": record, "size": arrival.size}


def _attachments(desk: Desk, requests: Iterator[Message]) -> Replies:
    """What is kept beside the notes of a client; the names of files, which may be a client's, are for the terminal."""
    for record, one in attachments_of(desk.office, client_of(desk.office, requests)):
        yield {"file": record, "name": one.name, "size": one.size, "added": one.added.isoformat()}


def _take_out(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    compartment = client_of(desk.office, iter([request]))
    item = AttachmentItem(compartment, RecordId(text(request, "file")), text(request, "reason"))
    yield from outgoing(desk.office, item)


OPERATIONS: Final[Mapping[str, Operation]] = {
    "attach": _attach,
    "attachments": _attachments,
    "take-out-attachment": _take_out,
}
