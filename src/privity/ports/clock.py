"""Time as an argument: services take a clock, so that every date in the office can be tested."""

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """Gives the present moment in UTC."""

    def __call__(self) -> datetime: ...


def local_day(moment: datetime) -> date:
    """The calendar day of a moment at this desk. In Singapore it is another than in UTC until eight in the morning."""
    return moment.astimezone().date()
