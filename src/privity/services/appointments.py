"""Appointments: when, how long, kept or missed, and the next one. Privity is no calendar; it lives beside one.

Each record's overview says its next appointment, so that a list of what comes is read without opening any record. An
institution's desk would be told of these times, without names, in a compartment of its own.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.model.appointment import Appointment, Attendance
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId, RecordId
from privity.model.overview import ClientOverview, JointOverview
from privity.services.clients import of_kind
from privity.services.notes import check_writable
from privity.services.office import Office

LONGEST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class Coming:
    """The next appointment of one record, as the list of what comes shows it."""

    compartment: CompartmentId
    name: str
    starts: datetime


def coming(office: Office) -> list[Coming]:
    """The next appointment of every record that has one, soonest first. Read from overviews alone."""
    found = [
        Coming(compartment, overview.name, overview.next)
        for compartment, overview in office.overviews().items()
        if isinstance(overview, ClientOverview | JointOverview) and overview.next is not None
    ]
    return sorted(found, key=lambda one: (one.starts, one.name.casefold()))


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
