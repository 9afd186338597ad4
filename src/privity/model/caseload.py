"""A caseload as it is brought in or read by the screen: clients, their work and what was written, tied by reference."""

from dataclasses import dataclass

from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client


@dataclass(frozen=True, slots=True)
class Caseload:
    """Clients, engagements and notes. References are unique within each kind."""

    clients: tuple[Client, ...]
    engagements: tuple[Engagement, ...]
    notes: tuple[Note, ...]
