"""What was found in a document: its text, and by name everything in it that could not be read."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class UnreadPart:
    """A part that holds something this program cannot read: `page 3`, `attachment 1, picture 2`, and why.

    It is named by kind and number, never by the name its author gave it, which may be a client's.
    """

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Document:
    """The words of a document, body and margins: comments, tracked changes, notes, headers, properties,
    links.

    INVARIANT: whatever of the document is not in `text` is in `unread_parts`, styling and mark-up apart, so
    that nothing found in `text` is never mistaken for nothing there. `created` is the day the document
    itself claims, and `guesses` tells where its encoding had to be guessed.
    """

    text: str
    unread_parts: tuple[UnreadPart, ...] = ()
    created: date | None = None
    guesses: tuple[str, ...] = ()
