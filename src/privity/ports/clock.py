"""Time as an argument: services take a clock, so that every date in the office can be tested."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Gives the present moment in UTC."""

    def __call__(self) -> datetime: ...
