"""How clients wish to be reached: kept in their own record, shown wherever one is about to write or call."""

from dataclasses import fields
from datetime import date

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId
from privity.model.overview import (
    AloneOverview,
    ClientOverview,
    EnquiryOverview,
    JointOverview,
    RecordOverview,
)
from privity.model.people import HIDDEN
from privity.model.wishes import ContactWishes
from privity.services.clients import of_kind, record_view
from privity.services.office import Office

LONGEST_WISH = 600


def keep_wishes(office: Office, compartment: CompartmentId, wishes: ContactWishes) -> None:
    """Keep what a client or an enquirer said about being reached. Raises InputError."""
    for field in fields(wishes):
        said = getattr(wishes, field.name)
        if isinstance(said, str) and len(said) > LONGEST_WISH:
            raise InputError(
                f"this is longer than {LONGEST_WISH} characters", field=field.name, remedy="shorten it"
            )
        if isinstance(said, str) and HIDDEN.search(said.replace("\n", " ")):
            raise InputError(
                "this holds characters that cannot be seen",
                field=field.name,
                remedy="type it anew instead of pasting it",
            )
    if wishes.since is not None and not date(1900, 1, 1) <= wishes.since <= date(2200, 1, 1):
        raise InputError("this is not a likely date", field="since", remedy="choose the day it was said")
    with office.still():
        if not isinstance(office.overview(compartment), ClientOverview | EnquiryOverview):
            raise InputError("wishes are kept in one person's record", field="record")
        known = of_kind(office.read_all(compartment), ContactWishes)
        with office.work(EventClass.RECORD_SAVED) as work:
            record = work.put(compartment, wishes, known[0][0] if known else None)
            work.tell_person(compartment, what="contact wishes kept", records=[record])


def wishes_of(office: Office, compartment: CompartmentId) -> ContactWishes | None:
    """What a client said about being reached, to be shown; none where nothing was said. Its view is recorded."""
    found = of_kind(office.read_all(compartment), ContactWishes)
    if not found:
        return None
    record_view(office, compartment, [record for record, _ in found])
    return found[0][1]


def members_of(overview: RecordOverview, compartment: CompartmentId) -> tuple[CompartmentId, ...]:
    """Whom one writes to, or calls, from a record: the person it is about, or each of those it is with."""
    match overview:
        case ClientOverview() | EnquiryOverview():
            return (compartment,)
        case JointOverview():
            return overview.present
        case AloneOverview():
            return (overview.client,)
