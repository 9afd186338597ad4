"""Operations on consents: what stands in a record on a day, and that a client ended something."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Final

from privity.errors import InputError
from privity.model.consent import CameBy
from privity.model.ids import RecordId, is_id
from privity.services.clients import record_view
from privity.services.consents.keeping import read_shelf
from privity.services.consents.taking_back import take_back
from privity.services.dispatch.desk import Desk, Message, Operation, Replies, client_of, convert, first


def _agreements(desk: Desk, requests: Iterator[Message]) -> Replies:
    """One line for each consent: its number, where it stands and its days. Who it is for stays in the office."""
    request = first(requests)
    client = client_of(desk.office, iter([request]))
    said = request.get("as_of")
    day: date | None = None if said is None else convert(said, date)
    today = desk.office.today()
    # A day's end in the office's own time zone, so that what was written down on it counts as known.
    known = None if day is None else datetime.combine(day, time.max).astimezone().astimezone(UTC)
    shelf = read_shelf(desk.office, client, day or today, known)
    if shelf.judged:
        record_view(desk.office, client, [one.record for one in shelf.judged])
    for one in shelf.judged:
        consent = one.consent
        yield {
            "id": one.record,
            "standing": one.standing.value,
            "serves": one.measure.value,
            "purpose": consent.scope.purpose,
            "from": consent.valid_from.isoformat(),
            "until": consent.until.isoformat() if consent.until else None,
            "recorded": consent.recorded.isoformat(),
        }


def _take_back(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    client = client_of(desk.office, iter([request]))
    of = request.get("of") or None
    if of is not None and not (isinstance(of, str) and is_id(of)):
        raise InputError(
            "this is no number of an agreement", field="--only", remedy="see `privity agreements`"
        )
    try:
        came_by = CameBy(convert(request.get("came_by"), str))
    except ValueError as error:
        raise InputError(
            "it did not come in such a way", field="--by", remedy=f"one of {', '.join(CameBy)}"
        ) from error
    today = desk.office.today()
    record = take_back(desk.office, client, RecordId(of) if of else None, came_by, today)
    yield {"withdrawal": record, "holds_since": today.isoformat()}


OPERATIONS: Final[Mapping[str, Operation]] = {"agreements": _agreements, "take-back": _take_back}
