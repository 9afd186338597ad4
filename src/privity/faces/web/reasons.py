"""Why an office was locked. A module of its own, so that the parent imports nothing that could open an
office.
"""

from enum import StrEnum


class LockReason(StrEnum):
    """Why the office was locked. The next lock page says it."""

    ASKED = "asked"
    IDLE = "idle"
    SLEPT = "slept"
    ENDED = "ended"
