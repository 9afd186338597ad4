"""Appointments: a time, a length, and what became of it. Times are those of the clock on the wall."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Attendance(StrEnum):
    """What became of an appointment."""

    PLANNED = "planned"
    KEPT = "kept"
    MISSED = "missed"
    CALLED_OFF = "called-off"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One appointment of one engagement. `starts` has no time zone: it is what both wrote into their diaries."""

    engagement: str
    starts: datetime
    minutes: int
    attendance: Attendance = Attendance.PLANNED
