"""Operations on the dates of a record, and on how somebody wishes to be reached."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Final

import msgspec

from privity.errors import InputError
from privity.model.appointment import Appointment
from privity.model.wishes import ContactWishes
from privity.services.appointments import keep_appointment
from privity.services.clients import newest_work, of_kind, record_view
from privity.services.dispatch.desk import (
    Desk,
    Message,
    Operation,
    Replies,
    client_of,
    convert,
    first,
    record_of,
    text,
)
from privity.services.wishes import keep_wishes, wishes_of


def _dates(desk: Desk, requests: Iterator[Message]) -> Replies:
    """The dates of a record in their order, and when each is and what became of it."""
    compartment = record_of(desk.office, text(first(requests), "record"))
    found = of_kind(desk.office.read_all(compartment), Appointment)
    record_view(desk.office, compartment, [record for record, _ in found])
    for _, one in sorted(found, key=lambda each: each[1].starts):
        starts = one.starts.isoformat(" ", "minutes")
        yield {"starts": starts, "minutes": one.minutes, "attendance": one.attendance.value}


def _next_date(desk: Desk, requests: Iterator[Message]) -> Replies:
    office, request = desk.office, first(requests)
    compartment = record_of(office, text(request, "record"))
    starts, minutes = convert(request.get("starts"), datetime), convert(request.get("minutes"), int)
    keep_appointment(office, compartment, Appointment(newest_work(office, compartment), starts, minutes))
    yield {}


def _wishes(desk: Desk, requests: Iterator[Message]) -> Replies:
    """What they said, by its fields; null is what was not spoken of."""
    found = wishes_of(desk.office, client_of(desk.office, requests)) or ContactWishes()
    yield {**asdict(found), "since": found.since.isoformat() if found.since is not None else None}


def _keep_wishes(desk: Desk, requests: Iterator[Message]) -> Replies:
    """Keep what was said, and what was said before of anything else."""
    office, request = desk.office, first(requests)
    compartment = client_of(office, iter([request]))
    said = convert(request.get("said"), dict[str, object])
    lines = [field.name for field in fields(ContactWishes)]
    if not said.keys() <= {*lines}:
        raise InputError(
            "there is a line that wishes do not have",
            field="FILE",
            remedy=f"the lines are {', '.join(lines)}",
        )
    with office.still():
        known = asdict(wishes_of(office, compartment) or ContactWishes())
        try:
            wishes = msgspec.convert(known | {"since": office.today()} | said, ContactWishes)
        except msgspec.ValidationError as error:
            where = str(error).rpartition("$.")[2].strip("`")
            raise InputError(
                "this cannot be kept there", field=where, remedy='write true or false, "words", or a day'
            ) from None
        keep_wishes(office, compartment, wishes)
    yield {}


OPERATIONS: Final[Mapping[str, Operation]] = {
    "dates": _dates,
    "next-date": _next_date,
    "wishes": _wishes,
    "keep-wishes": _keep_wishes,
}
