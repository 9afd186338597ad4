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


class Secrets(StrEnum):
    """What happens in joint work with what one of them tells alone, as it was agreed at the start."""

    KEPT = "kept"
    SHARED = "shared"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class NamedIssue:
    """An issue as a person placed it in the catalogue: its id there, that catalogue's version, and the free words.

    `words` are those of `Engagement.issues` that it stands for; empty when it was chosen from the catalogue itself.
    """

    id: str
    catalogue: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Engagement:
    """One piece of work. `clients` are references of `Client`; more than one makes it joint.

    What one partner tells alone lies in a compartment of its own, whose engagement has the reference and the unit of
    the joint one and that partner as its only client. `parted` is the day on which those of joint work separated.
    """

    reference: str
    clients: tuple[str, ...]
    started: date
    unit: Unit = Unit.INDIVIDUAL
    ended: date | None = None
    ended_as: EndedAs | None = None
    issues: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    named: tuple[NamedIssue, ...] = ()
    secrets: Secrets | None = None
    parted: date | None = None
