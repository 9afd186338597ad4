"""Operations on messages that came in."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from privity.model.notes import Note
from privity.services.dispatch.desk import Desk, Message, Operation, Replies, client_of, convert, first, text
from privity.services.messages_in import file_message
from privity.services.offers.arriving import offered_in, why_private


def _file(desk: Desk, requests: Iterator[Message]) -> Replies:
    """File a message, and say whether its writer offers their words in it, or why these stay private."""
    request = first(requests)
    compartment = client_of(desk.office, iter([request]))
    day = convert(request.get("day"), date)
    record = file_message(desk.office, compartment, text(request, "words"), day)
    note = desk.office.read(compartment, record)
    private = why_private(desk.office, compartment, note) if isinstance(note, Note) else None
    offers = isinstance(note, Note) and bool(offered_in(desk.office, compartment, note))
    yield {"note": record, "offers": offers, "private": private.value if private else None}


OPERATIONS: Final[Mapping[str, Operation]] = {"file-message": _file}
