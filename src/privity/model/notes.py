"""What is written down about the work."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from privity.model.ids import RecordId


class NoteKind(StrEnum):
    """What a note is: a progress note, a process note, a message received or sent, a document's text."""

    PROGRESS = "progress"
    PROCESS = "process"
    MESSAGE = "message"
    DOCUMENT = "document"


class Direction(StrEnum):
    """Which way a message went."""

    RECEIVED = "received"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class EarlierText:
    """The text of a signed note before it was amended, and why it was."""

    until: datetime
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A client's own words, kept beside a note that they hold to be wrong."""

    moment: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """One note of one engagement. `engagement` is the reference of an `Engagement`.

    A signed note is never changed in place: what it said before stands in `earlier`, oldest first.
    """

    reference: str
    engagement: str
    date: date
    text: str
    kind: NoteKind = NoteKind.PROGRESS
    extra: dict[str, Any] = field(default_factory=dict)
    direction: Direction | None = None
    template: str = ""
    signed: datetime | None = None
    earlier: tuple[EarlierText, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def written(self) -> str:
        """All that stands in a note: its text first, then a client's statements and what it said before."""
        beside = [one.text for one in self.statements] + [one.text for one in self.earlier]
        return "\n\n".join([self.text, *beside])


class Purpose(StrEnum):
    """What becomes of a draft: a note, the new text of a note, or a client's statement beside one."""

    NOTE = "note"
    AMENDMENT = "amendment"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that is being written, sealed at every pause. `note` is the reference it will have.

    What is to amend a note, or to stand beside it, names that note's record in `of`.
    """

    note: str
    engagement: str
    date: date
    text: str
    kind: NoteKind = NoteKind.PROGRESS
    direction: Direction | None = None
    template: str = ""
    purpose: Purpose = Purpose.NOTE
    of: RecordId | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NoteTemplate:
    """The headings under which a note is written, one line each."""

    name: str
    headings: tuple[str, ...]
