"""Gathers documents into a caseload, wherever they come from: a folder, an archive, a browser.

Client A/2025-03-04 session.docx      a note of the client `Client A`
B. C. 2025-03-04.txt                  a note of the client `B. C.`, from the words before the date
Client A/_chat.txt                    a message note of `Client A` for each day of the chat
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from privity.interchange.chats import NotReadableError, looks_like_a_chat, partner_of, read_chat
from privity.interchange.documents import Document, is_readable, read_document
from privity.interchange.reading import Problem, Reading, Remark
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note, NoteKind
from privity.model.people import Client

LARGEST_FILE = 256 * 1024 * 1024
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
    ".mbox": "save the mails out of the mailbox one by one, as eml",
    ".doc": "open it in a word processor and save it as docx",
}
_PAPER = "keep it as a file beside a note once the client is here"

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

    def expects(self, found: Found) -> bool:
        """Say whether a file is to be read at all; where not, it is reported."""
        if _LITTER.fullmatch(found.parts[-1]) or found.parts[0] == "__MACOSX":
            self.remark(found.parts, "", "was left by a program and is no document; it was passed over")
            return False
        try:
            client_of(found.parts)
            _check_kind(found.parts[-1])
        except RefusedError as refused:
            self.problem(found.parts, refused.message, refused.remedy)
            return False
        return True

    def take(self, found: Found, data: bytes) -> None:
        """Take one file as a note, or as the days of a chat, or say why not."""
        try:
            client = client_of(found.parts)
            document = read_document(found.parts[-1], data)
            if not document.text.strip():
                raise RefusedError(
                    _why_nothing(document), f"open it and save its text as a document, or {_PAPER}"
                )
            if found.parts[-1].lower().endswith(".txt") and looks_like_a_chat(document.text):
                self._take_chat(found, client, document.text)
            else:
                self._take_document(found, client, document)
        except RefusedError as refused:
            self.problem(found.parts, refused.message, refused.remedy)

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
        return Reading(Caseload(clients, engagements, notes), tuple(self._problems), tuple(self._remarks))

    def _take_document(self, found: Found, client: str, document: Document) -> None:
        day, source = _day_of(found, document)
        extra: dict[str, Any] = {"dated_from": source}
        if document.unread_parts:
            extra["unread_parts"] = [{"where": part.where, "why": part.why} for part in document.unread_parts]
        kind = NoteKind.MESSAGE if found.parts[-1].lower().endswith(".eml") else NoteKind.DOCUMENT
        reference = self._reference(found)
        self._keep(found, client, Note(reference, client, day, document.text, kind, extra))
        if source != "name":
            self.remark(found.parts, "date", f"has no date in its name; the date of the {source} was taken")
        for part in document.unread_parts:
            self.remark(found.parts, part.where, part.why)
        for guess in document.guesses:
            self.remark(found.parts, "text", guess)

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


def client_of(parts: Parts) -> str:
    """The folder below the top one, else what the file's name says besides a date. Raises RefusedError."""
    if any(_UNSHOWABLE.search(part) for part in parts):
        raise RefusedError("has control or undecodable characters in its name", "rename it")
    if len(parts) > 1:
        client = parts[0].strip()
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


def _check_kind(name: str) -> None:
    if not is_readable(name):
        remedy = _REMEDIES.get(
            PurePosixPath(name).suffix.lower(), f"save it as txt, docx, odt, rtf or pdf, or {_PAPER}"
        )
        raise RefusedError("is not a kind of document that can be read", remedy)


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
