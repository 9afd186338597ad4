"""Appointments: when, how long, kept or missed, and the next one. Privity is no calendar; it lives beside one.

Each record's overview says its next appointment, so that a list of what comes is read without opening any record. An
institution's desk would be told of these times, without names, in a compartment of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.appointment import Appointment, Attendance
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview, JointOverview
from privity.services.clients import of_kind, record_view
from privity.services.holds import check_free
from privity.services.notes import check_writable
from privity.services.office import Office

LONGEST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Coming:
    """An appointment of one record that is still to come, or that passed and of which nothing was said yet."""

    compartment: CompartmentId
    name: str
    starts: datetime


def coming(office: Office, now: datetime) -> list[Coming]:
    """The next appointment of every record that has one, soonest first; `now` is by the clock on the wall.

    Read from overviews alone, but where an appointment passed unmarked: behind it the next one may stand.
    """
    found: list[Coming] = []
    for compartment, overview in office.overviews().items():
        if isinstance(overview, ClientOverview | JointOverview) and overview.next is not None:
            found.append(Coming(compartment, overview.name, overview.next))
            if overview.next < now:
                found += _behind(office, compartment, overview.name, now)
    return sorted(found, key=lambda one: (one.starts, one.name.casefold()))


def _behind(office: Office, compartment: CompartmentId, name: str, now: datetime) -> list[Coming]:
    known = dict(of_kind(office.read_all(compartment), Appointment))
    later = {record: one for record, one in known.items() if one.starts >= now}
    following = next_of(later.values(), now)
    if following is None:
        return []
    record_view(office, compartment, list(later))
    return [Coming(compartment, name, following)]


def next_of(appointments: Iterable[Appointment], now: datetime) -> datetime | None:
    """The first that is still to come; where none is, the first that passed and of which nothing was said."""
    planned = sorted(one.starts for one in appointments if one.attendance is Attendance.PLANNED)
    return next((starts for starts in planned if starts >= now), planned[0] if planned else None)


def keep_appointment(
    office: Office, compartment: CompartmentId, appointment: Appointment, record: RecordId | None = None
) -> RecordId:
    """Keep an appointment: new, moved, or with what became of it. Raises InputError."""
    if not 1 <= appointment.minutes <= LONGEST_MINUTES:
        raise InputError(
            "an appointment lasts from a minute to a day", field="minutes", remedy="give its minutes"
        )
    if appointment.starts.tzinfo is not None or not 1950 <= appointment.starts.year <= 2200:
        raise InputError("this is not a likely time", field="starts", remedy="check day and year")
    with office.still():
        overview = _overview(office, compartment)
        read = office.read_all(compartment)
        known = dict(of_kind(read, Appointment))
        if record is not None and record not in known:
            raise InputError("this appointment is no longer here", field="starts", remedy="make a new one")
        if record is None:
            check_writable(office, overview)
            if replace(appointment, minutes=0) in [replace(one, minutes=0) for one in known.values()]:
                raise InputError(
                    "this date is set already", field="starts", remedy="choose another, or move it"
                )
        works = {one.reference for _, one in of_kind(read, Engagement)}
        if appointment.engagement not in (works or {""}):
            raise InputError("this record has no such work", field="engagement", remedy="open it again")
        with office.work(EventClass.RECORD_SAVED) as work:
            kept = work.put(compartment, appointment, record)
            known[kept] = appointment
            work.overview(compartment, replace(overview, next=_next(known)))
            work.tell_person(compartment, what="appointment kept", records=[kept])
    return kept


def mark_appointment(
    office: Office, compartment: CompartmentId, record: RecordId, attendance: Attendance
) -> None:
    """Say what became of an appointment. Raises InputError when it is no longer here."""
    with office.still():
        appointment = office.read(compartment, record)
        if not isinstance(appointment, Appointment):
            raise InputError("this appointment is no longer here", field="starts", remedy="open it again")
        keep_appointment(office, compartment, replace(appointment, attendance=attendance), record)


def move_appointment(
    office: Office, compartment: CompartmentId, record: RecordId, starts: datetime, minutes: int
) -> None:
    """Give an appointment another time. Raises InputError when it is no longer here."""
    with office.still():
        appointment = office.read(compartment, record)
        if not isinstance(appointment, Appointment):
            raise InputError("this appointment is no longer here", field="starts", remedy="open it again")
        keep_appointment(office, compartment, replace(appointment, starts=starts, minutes=minutes), record)


def drop_appointment(office: Office, compartment: CompartmentId, record: RecordId) -> None:
    """Remove an appointment that was entered by mistake. Raises InputError when it is no longer here."""
    with office.still():
        overview = _overview(office, compartment)
        known = dict(of_kind(office.read_all(compartment), Appointment))
        if known.pop(record, None) is None:
            raise InputError("this appointment is no longer here", field="starts", remedy="open it again")
        check_free(office, compartment, "starts")
        with office.work(EventClass.RECORD_SAVED) as work:
            work.remove(compartment, record)
            work.overview(compartment, replace(overview, next=_next(known)))
            work.tell_person(compartment, what="appointment removed", records=[record])


def _overview(office: Office, compartment: CompartmentId) -> ClientOverview | JointOverview:
    overview = office.overview(compartment)
    if not isinstance(overview, ClientOverview | JointOverview):
        raise InputError("appointments are those of a client, or of work together", field="record")
    return overview


def _next(appointments: dict[RecordId, Appointment]) -> datetime | None:
    planned = [one.starts for one in appointments.values() if one.attendance is Attendance.PLANNED]
    return min(planned, default=None)
