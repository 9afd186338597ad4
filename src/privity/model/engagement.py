"""The agreed work with a client, a couple, a family or a group."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Unit(StrEnum):
    """Whom one piece of work is with."""

    INDIVIDUAL = "individual"
    COUPLE = "couple"
    FAMILY = "family"
    GROUP = "group"


class EndedAs(StrEnum):
    """How a piece of work came to its end."""

    COMPLETED = "completed"
    DISCONTINUED = "discontinued"
    REFERRED = "referred"
    DIED = "died"


@dataclass(frozen=True, slots=True)
class Engagement:
    """One piece of work. `clients` are references of `Client`; more than one makes it joint."""

    reference: str
    clients: tuple[str, ...]
    started: date
    unit: Unit = Unit.INDIVIDUAL
    ended: date | None = None
    ended_as: EndedAs | None = None
    issues: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
