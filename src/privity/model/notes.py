"""What is written down about the work."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class NoteKind(StrEnum):
    """What a note is: a progress note, a process note, a message received or sent, a document's text."""

    PROGRESS = "progress"
    PROCESS = "process"
    MESSAGE = "message"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Note:
    """One note of one engagement. `engagement` is the reference of an `Engagement`."""

    reference: str
    engagement: str
    date: date
    text: str
    kind: NoteKind = NoteKind.PROGRESS
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that is being written, sealed at every pause. `note` is the reference it will have."""

    note: str
    engagement: str
    date: date
    text: str
    kind: NoteKind = NoteKind.PROGRESS
