"""Gathers documents into a caseload, wherever they come from: a folder, an archive, a browser.

Client A/2025-03-04 session.docx      a note of the client `Client A`
B. C. 2025-03-04.txt                  a note of the client `B. C.`, from the words before the date
Client A/_chat.txt                    a message note of `Client A` for each day of the chat
Client A/letters.mbox                 a message note of `Client A` for each mail
Client A/2025-03-04 letter.pdf        a scan: a card of `Client A` that says so, and the file to be sealed beside it
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

from privity.interchange.chats import NotReadableError, looks_like_a_chat, partner_of, read_chat
from privity.interchange.documents import Document, UnreadPart, is_readable, read_document
from privity.interchange.mailboxes import MAILS, is_mailbox, mail_at, places
from privity.interchange.reading import FileBeside, Pieces, Problem, Reading, Remark
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note, NoteKind
from privity.model.people import Client

LARGEST_FILE = 256 * 1024 * 1024
LONGEST_TEXT = 2_000_000
"""What one note holds, so that it can be shown and changed; a longer document lies whole beside its note."""
_LONGEST_NAME = 200
# What systems and word processors leave lying about and no practitioner wrote.
_LITTER = re.compile(
    r"\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|~\$.*|\.~lock\..*#|~WRL\d+\.tmp", re.IGNORECASE
)
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_AROUND_A_NAME = " \t-_.,;()[]"
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_REMEDIES = {
    ".csv": "a list of clients is imported by itself",
    ".tsv": "a list of clients is imported by itself",
    ".jsonl": "a caseload file is imported by itself",
    ".zip": "unpack it, or import it by itself",
    ".doc": "open it in a word processor and save it as docx",
}
_PAPER = "keep it as a file beside a note once the client is here"
_PICTURES = frozenset(
    {".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".heic", ".heif", ".jp2", ".djvu"}
)
_RECORDINGS = frozenset(
    {".mp3", ".m4a", ".wav", ".ogg", ".oga", ".opus", ".aac", ".flac", ".amr", ".wma", ".aif", ".aiff"}
    | {".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".3gp", ".wmv", ".mpg", ".mpeg"}
)
_SEALED_BESIDE = "the file itself is kept sealed beside the note"

Parts = tuple[str, ...]


class RefusedError(Exception):
    """A file that is not taken: why, and what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Found:
    """A document as it was found: its folders and its name, and the day that the file itself bears.

    `dated` names that day where it is another: a browser does not tell when a file was changed.
    """

    parts: Parts
    modified: date
    dated: str = "file"


class How(StrEnum):
    """What is done with a file: it is read, or kept as it is because it holds no text."""

    READ = "read"
    KEEP = "keep"


def shown(parts: Parts) -> str:
    """A file's name as a report shows it."""
    return _UNSHOWABLE.sub("\ufffd", "/".join(parts))


class Gatherer:
    """Takes documents one by one; `reading` gives what came of all of them."""

    def __init__(self) -> None:
        self._notes: dict[str, list[Note]] = {}
        self._references: set[str] = set()
        self._alike: dict[str, str] = {}
        self._problems: list[Problem] = []
        self._remarks: list[Remark] = []
        self._files: list[FileBeside] = []

    def expects(self, found: Found) -> How | None:
        """Say what is to be done with a file; where nothing is, it is reported."""
        if _LITTER.fullmatch(found.parts[-1]) or found.parts[0] == "__MACOSX":
            self.remark(found.parts, "", "was left by a program and is no document; it was passed over")
            return None
        try:
            client_of(found.parts)
            return _how(found.parts[-1])
        except RefusedError as refused:
            self.problem(found.parts, refused.message, refused.remedy)
            return None

    def take(self, found: Found, data: bytes, pieces: Pieces | None = None) -> None:
        """Take one file as a note, as the days of a chat or the mails of a box, or say why not.

        `pieces` opens the file once more, where it is not to be kept in memory until then.
        """
        again = pieces or (lambda: iter((data,)))
        try:
            client = client_of(found.parts)
            if is_mailbox(found.parts[-1]):
                self._take_mailbox(found, client, data, again)
                return
            document = read_document(found.parts[-1], data)
            if not document.text.strip():
                if not data.strip():
                    raise RefusedError("holds no text that can be read", "leave it out, or write it anew")
                self._take_unread(found, client, document, again)
            elif found.parts[-1].lower().endswith(".txt") and looks_like_a_chat(document.text):
                self._take_chat(found, client, document.text)
            else:
                self._take_document(found, client, document, again)
        except RefusedError as refused:
            self.problem(found.parts, refused.message, refused.remedy)

    def keep(self, found: Found, pieces: Pieces, why: str = "") -> None:
        """Take a file that holds no text, or too much of it, as it is: to be sealed beside a card that says so."""
        kind = "is a picture" if _ending(found.parts[-1]) in _PICTURES else "is a recording"
        unread = Document("", (UnreadPart("the whole file", why or kind),))
        try:
            self._take_unread(found, client_of(found.parts), unread, pieces)
        except RefusedError as refused:
            self.problem(found.parts, refused.message, refused.remedy)

    @property
    def file_count(self) -> int:
        """How many files are to be kept beside notes so far."""
        return len(self._files)

    def problem(self, parts: Parts, message: str, remedy: str) -> None:
        """Report a file that was not taken."""
        self._problems.append(Problem(shown(parts), None, "", message, remedy))

    def remark(self, parts: Parts, field: str, message: str) -> None:
        """Report something that a person should look at."""
        self._remarks.append(Remark(shown(parts), None, field, message))

    def reading(self) -> Reading:
        """One client and one piece of work for each name; it starts with the earliest note."""
        clients = tuple(Client(reference=name, names=(name,)) for name in self._notes)
        engagements = tuple(
            Engagement(reference=name, clients=(name,), started=min(note.date for note in notes))
            for name, notes in self._notes.items()
        )
        notes = tuple(
            note for notes in self._notes.values() for note in sorted(notes, key=lambda note: note.date)
        )
        return Reading(
            Caseload(clients, engagements, notes),
            tuple(self._problems),
            tuple(self._remarks),
            tuple(self._files),
        )

    def _take_document(self, found: Found, client: str, document: Document, pieces: Pieces) -> None:
        if len(document.text) > LONGEST_TEXT:
            rest = UnreadPart("the rest", f"is more than the {LONGEST_TEXT:,} characters that a note holds")
            document = replace(
                document, text=document.text[:LONGEST_TEXT], unread_parts=(*document.unread_parts, rest)
            )
        day, source = _day_of(found, document)
        kind = NoteKind.MESSAGE if _ending(found.parts[-1]) == ".eml" else NoteKind.DOCUMENT
        reference = self._reference(found)
        note = Note(reference, client, day, document.text, kind, _extra(source, document))
        self._keep(found, client, note)
        self._remark_on_day(found, source)
        for part in document.unread_parts:
            self.remark(found.parts, part.where, part.why)
        if document.unread_parts:
            # What could not be read of it must not be lost with the file it lay in.
            self._files.append(FileBeside(reference, _file_name(found), pieces))
            self.remark(found.parts, "", _SEALED_BESIDE)
        for guess in document.guesses:
            self.remark(found.parts, "text", guess)

    def _take_unread(self, found: Found, client: str, document: Document, pieces: Pieces) -> None:
        """Paper: a card that says what lies beside it, and the scan."""
        day, source = _day_of(found, document)
        reference = self._reference(found)
        name = _file_name(found)
        card = Note(reference, client, day, name, NoteKind.DOCUMENT, _extra(source, document))
        self._keep(found, client, card)
        self._files.append(FileBeside(reference, name, pieces))
        self._remark_on_day(found, source)
        why = _why_nothing(document)
        self.remark(
            found.parts, "", f"{why}; it is kept sealed beside a card, where no search and no check reads it"
        )

    def _take_mailbox(self, found: Found, client: str, data: bytes, pieces: Pieces) -> None:
        """A message note for each mail; one that holds what could not be read is kept beside its note."""
        count = 0
        for count, place in enumerate(places(data), start=1):
            if count > MAILS:
                self.problem(
                    found.parts, f"holds more than {MAILS:,} mails; the rest was not read", "divide it"
                )
                return
            document = read_document("mail.eml", mail_at(data, place))
            one = Found((*found.parts, f"mail {count}.eml"), found.modified, found.dated)
            if document.text.strip():
                self._take_document(one, client, document, _mail_again(pieces, place))
            else:
                self._take_unread(one, client, document, _mail_again(pieces, place))
        if not count:
            raise RefusedError("is no mailbox that can be read", "save its mails as eml")

    def _remark_on_day(self, found: Found, source: str) -> None:
        # A mail bears its own day; a name with another one would be the exception.
        if source != "name" and not (source == "document" and _ending(found.parts[-1]) == ".eml"):
            self.remark(found.parts, "date", f"has no date in its name; the date of the {source} was taken")

    def _take_chat(self, found: Found, client: str, text: str) -> None:
        try:
            chat = read_chat(text)
        except NotReadableError as error:
            raise RefusedError(error.why, "export the chat again, or save it as a document") from None
        reference = self._reference(found)
        for one in chat.days:
            extra: dict[str, Any] = {"dated_from": "chat"}
            if one.left_out:
                extra["unread_parts"] = [
                    {
                        "where": f"{one.left_out} picture(s) or recording(s)",
                        "why": "are not in the text of the chat",
                    }
                ]
            note = Note(f"{reference} {one.day}", client, one.day, one.text, NoteKind.MESSAGE, extra)
            self._keep(found, client, note)
        left_out = sum(one.left_out for one in chat.days)
        if left_out:
            self.remark(
                found.parts, f"{left_out} picture(s) or recording(s)", "are not in the text of the chat"
            )
        if chat.guess:
            self.remark(found.parts, "date", chat.guess)

    def _reference(self, found: Found) -> str:
        """An id of its own for each file, even where an archive holds two of one name."""
        whole = "/".join(found.parts)
        reference, number = whole, 1
        while reference in self._references:
            number += 1
            reference = f"{whole} ({number})"
        self._references.add(reference)
        if number > 1:
            self.remark(found.parts, "", "has the name of another file; both were taken")
        return reference

    def _keep(self, found: Found, client: str, note: Note) -> None:
        alike = self._alike.setdefault(" ".join(client.casefold().split()), client)
        if client not in self._notes and alike != client:
            self.remark(
                found.parts,
                "",
                "is in a folder whose name is nearly another's; they were taken as two people",
            )
        self._notes.setdefault(client, []).append(note)


def is_document(name: str) -> bool:
    """Say whether a file is one that is taken here, by its name."""
    try:
        _how(name)
    except RefusedError:
        return False
    return True


def client_of(parts: Parts) -> str:
    """The folder below the top one, else what the file's name says besides a date. Raises RefusedError."""
    if any(_UNSHOWABLE.search(part) for part in parts):
        raise RefusedError("has control or undecodable characters in its name", "rename it")
    if len(parts) > 1:
        # Some programs export a mailbox as a folder of this ending.
        client = parts[0].removesuffix(".mbox").strip()
    elif partner := partner_of(parts[0]):
        client = partner
    else:
        stem = PurePosixPath(parts[0]).stem
        found = _DATE.search(stem)
        before = stem[: found.start()] if found else stem
        after = stem[found.end() :] if found else ""
        client = before.strip(_AROUND_A_NAME) or after.strip(_AROUND_A_NAME)
        if client == "chat":
            client = ""
    if not client:
        raise RefusedError("does not say whose note it is", "put it into a folder named for the client")
    if len(client) > _LONGEST_NAME:
        raise RefusedError(f"has a name longer than {_LONGEST_NAME} characters", "shorten it")
    return client


def _how(name: str) -> How:
    """What is done with a file of this name. Raises RefusedError."""
    ending = _ending(name)
    if is_readable(name) or is_mailbox(name):
        return How.READ
    if ending in _PICTURES or ending in _RECORDINGS:
        return How.KEEP
    remedy = _REMEDIES.get(ending, f"save it as txt, docx, odt, rtf or pdf, or {_PAPER}")
    raise RefusedError("is not a kind of document that can be read", remedy)


def _ending(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _file_name(found: Found) -> str:
    """What a file is called beside its note: its own name, or that of the box with the mail's number."""
    name = " ".join(found.parts[-2:]) if _is_in_a_box(found.parts) else found.parts[-1]
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 10] + name[-10:]


def _is_in_a_box(parts: Parts) -> bool:
    return len(parts) > 1 and is_mailbox(parts[-2])


def _extra(source: str, document: Document) -> dict[str, Any]:
    extra: dict[str, Any] = {"dated_from": source}
    if document.unread_parts:
        extra["unread_parts"] = [{"where": part.where, "why": part.why} for part in document.unread_parts]
    return extra


def _mail_again(pieces: Pieces, place: tuple[int, int]) -> Pieces:
    def again() -> Iterator[bytes]:
        yield mail_at(b"".join(pieces()), place)

    return again


def _why_nothing(document: Document) -> str:
    whys = {part.why for part in document.unread_parts}
    return (
        f"{whys.pop()}; nothing of it could be read" if len(whys) == 1 else "holds no text that can be read"
    )


def _day_of(found: Found, document: Document) -> tuple[date, str]:
    """The day of a note and where it was found: in the file's name, in the document, or on the file."""
    named = _DATE.search(PurePosixPath(found.parts[-1]).stem)
    if named:
        try:
            return date(int(named[1]), int(named[3]), int(named[4])), "name"
        except ValueError:  # the 30th of February
            pass
    return (document.created, "document") if document.created is not None else (found.modified, found.dated)
