"""What a practitioner settled for the case that somebody else must step in."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class SetDates:
    """When a set of cards was made, and when its holders last checked it."""

    made: date
    checked: date | None = None

    def is_due(self, today: date) -> bool:
        """Say whether it is a year since anybody looked."""
        return (today - (self.checked or self.made)).days >= 365


@dataclass(frozen=True, slots=True)
class Will:
    """The professional will, as far as the office keeps it.

    `words` are what the holders of the contact set are to say, `instructions` what those of the records set are to do,
    `holders` a reminder of who was given which card. `contact` and `records` tell of the two sets.
    """

    words: str = ""
    instructions: str = ""
    holders: str = ""
    contact: SetDates | None = None
    records: SetDates | None = None
