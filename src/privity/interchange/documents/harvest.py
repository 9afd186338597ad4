"""Gathers what the readers find, within bounds that a document and everything inside it share.

A few kilobytes can unfold to petabytes (a zip bomb), and a mail can hold a mail that holds a mail. What
lies beyond the bounds is listed as unread, so that a hostile document costs little and is never reported as
empty.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from io import StringIO

from privity.interchange.documents.document import Document, UnreadPart

LARGEST_UNFOLDED = 256 * 1024 * 1024
MOST_MEMBERS = 10_000
MOST_STEPS = 10_000_000
DEEPEST = 4

WHOLE = "the whole file"
REST = "the rest"


class UnreadableError(Exception):
    """A reader cannot go on. `why` is shown to people; what was gathered before stays."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(slots=True)
class Allowance:
    """What may still be unfolded, shared by a document and everything inside it.

    A step is a tag, a control word or a drawing operator: a file can be small and still be made of nothing else.
    """

    unfolded: int = LARGEST_UNFOLDED
    members: int = MOST_MEMBERS
    steps: int = MOST_STEPS

    def spend(self, unfolded: int = 0, members: int = 0, steps: int = 0) -> None:
        """Use some of it up. Raises UnreadableError where nothing is left."""
        self.unfolded -= unfolded
        self.members -= members
        self.steps -= steps
        if self.unfolded < 0 or self.members < 0:
            raise UnreadableError("unfolds to more than a document may hold")
        if self.steps < 0:
            raise UnreadableError("takes more steps to read than a document may")


Reader = Callable[[str, bytes, "Harvest"], None]


@dataclass(slots=True)
class Harvest:
    """What one document gives. `reader` reads a document found inside this one."""

    reader: Reader
    allowance: Allowance = field(default_factory=Allowance)
    depth: int = 0
    created: date | None = None
    _pieces: list[str] = field(default_factory=list)
    _unread: list[UnreadPart] = field(default_factory=list)
    _guesses: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def add(self, text: str, heading: str = "") -> None:
        """Keep a piece of text, under a heading where it is not the body."""
        text = text.strip()
        if text:
            self._pieces.append(f"[{heading}]\n{text}" if heading else text)

    def collect(self, pieces: Iterable[str], heading: str = "", where: str = "") -> None:
        """Keep pieces as they are found; where they break off, list the place and keep what came before."""
        text = StringIO()
        try:
            for piece in pieces:
                text.write(piece)
        except UnreadableError as error:
            self.unread(where or heading or REST, error.why)
        self.add(text.getvalue(), heading)

    def unread(self, where: str, why: str) -> None:
        """List a part that was not read."""
        self._unread.append(UnreadPart(where, why))

    def unread_next(self, kind: str, why: str) -> None:
        """List one more part of a kind that was not read: `picture 2`."""
        self.unread(self.number(kind), why)

    def number(self, kind: str) -> str:
        """The name of the next part of a kind: `attachment 1`, `attachment 2`."""
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        return f"{kind} {self._numbers[kind]}"

    def guess(self, words: str) -> None:
        """Note that something had to be guessed."""
        if words not in self._guesses:
            self._guesses.append(words)

    def dated(self, moment: str | date | None) -> None:
        """Take the day on which the document says it was made, where it says one that a calendar knows."""
        if isinstance(moment, str):
            try:
                moment = datetime.fromisoformat(moment)
            except ValueError:
                return
        if self.created is None and moment is not None:
            self.created = moment.date() if isinstance(moment, datetime) else moment

    def inside(self, kind: str, name: str, data: bytes) -> None:
        """Read a document that lies inside this one, and list under its number what it holds unread."""
        where = self.number(kind)
        if self.depth + 1 > DEEPEST:
            self.unread(where, f"lies more than {DEEPEST} documents deep")
            return
        inner = Harvest(self.reader, self.allowance, self.depth + 1)
        self.reader(name, data, inner)
        self.add(name, f"how {where} is called")
        self.add(inner.text(), where)
        for part in inner._unread:
            self.unread(where if part.where == WHOLE else f"{where}, {part.where}", part.why)
        for words in inner._guesses:
            self.guess(words)

    def is_empty(self) -> bool:
        """Whether neither a word nor an unread part was found."""
        return not self._pieces and not self._unread

    def text(self) -> str:
        """Everything gathered, pieces apart by an empty line."""
        return "\n\n".join(self._pieces)

    def document(self) -> Document:
        """What was found, closed."""
        return Document(self.text(), tuple(self._unread), self.created, tuple(self._guesses))
