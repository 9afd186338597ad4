"""Operations on the professional will."""

from collections.abc import Iterator, Mapping
from typing import Final

from privity.crypto.shares import Circle
from privity.errors import InputError
from privity.services.dispatch.desk import Desk, Message, Operation, Replies, convert, first, outgoing, text
from privity.services.will import make_set, sheet_item
from privity.vault.share_slots import ShareSet


def _make(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    circles = [
        Circle(needed, made) for needed, made in convert(request.get("circles"), list[tuple[int, int]])
    ]
    if not circles:
        raise InputError(
            "a set needs a circle of people", field="circle", remedy="say how many cards are needed"
        )
    yield from outgoing(desk.office, make_set(desk.office, set_of(text(request, "set")), circles))


def _sheet(desk: Desk, requests: Iterator[Message]) -> Replies:
    yield from outgoing(desk.office, sheet_item(desk.office))


def set_of(name: str) -> ShareSet:
    """A set by its name. Raises InputError."""
    try:
        return ShareSet(name)
    except ValueError:
        raise InputError(
            "there are two sets, `contact` and `records`", field="SET", remedy="name one of them"
        ) from None


OPERATIONS: Final[Mapping[str, Operation]] = {"make-shares": _make, "contact-sheet": _sheet}
