"""Reads a folder of documents, the way most practices keep their notes: one folder for each client, one file a note.

    practice/Client A/2025-03-04 session.docx      a note of the client `Client A`
    practice/B. C. 2025-03-04.txt                  a note of the client `B. C.`, from the words before the date

Links are never followed and nothing outside the folder is opened, whatever a name or a link says.
"""

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from privity.errors import InputError
from privity.interchange.documents import Document, is_readable, read_document
from privity.interchange.reading import Problem, Reading, Remark
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note, NoteKind
from privity.model.people import Client

LARGEST_FILE = 256 * 1024 * 1024
_DEEPEST = 16
_MOST_FILES = 100_000
_LONGEST_NAME = 200
# What systems and word processors leave lying about and no practitioner wrote.
_LITTER = re.compile(
    r"\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|~\$.*|\.~lock\..*#|~WRL\d+\.tmp", re.IGNORECASE
)
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_AROUND_A_NAME = " \t-_.,;()[]"
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _File:
    """A file found in the folder, and its name as the report shows it."""

    path: Path
    parts: tuple[str, ...]
    status: os.stat_result

    @property
    def shown(self) -> str:
        return _UNSHOWABLE.sub("\ufffd", "/".join(self.parts))


class _RefusedError(Exception):
    """A file that is not taken: why, and what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def read_folder(folder: Path, progress: Progress | None = None) -> Reading:
    """Read every document in a folder. `progress` is told how many files of how many are done.

    Raises InputError where the folder itself cannot be listed; what is wrong with a file is a problem of the result.
    """
    reader = _FolderReader()
    try:
        files = list(reader.walk(folder))
    except OSError:
        raise InputError(
            "cannot be listed", field="folder", remedy="see that it is a folder and that you may read it"
        ) from None
    for done, file in enumerate(files, start=1):
        reader.read(file)
        if progress is not None:
            progress(done, len(files))
    return reader.reading()


class _FolderReader:
    def __init__(self) -> None:
        self._notes: dict[str, list[Note]] = {}
        self._problems: list[Problem] = []
        self._remarks: list[Remark] = []

    def walk(self, folder: Path) -> Iterator[_File]:
        """The files below a folder in the order of their names. Raises OSError where the folder cannot be listed."""
        waiting: list[tuple[Path, tuple[str, ...]]] = [(folder, ())]
        count = 0
        while waiting:
            place, parts = waiting.pop()
            try:
                entries = sorted(os.scandir(place), key=lambda entry: entry.name)
            except OSError:
                if not parts:
                    raise
                self._problem(parts, "is a folder that cannot be listed", "see that you may read it")
                continue
            inner: list[tuple[Path, tuple[str, ...]]] = []
            for entry in entries:
                here = (*parts, entry.name)
                try:
                    status = entry.stat(follow_symlinks=False)
                except OSError:
                    self._problem(
                        here, "was gone before it could be read", "try again when nothing changes it"
                    )
                    continue
                if stat.S_ISLNK(status.st_mode):
                    self._problem(
                        here, "is a link, and links are not followed", "put the file itself into the folder"
                    )
                elif stat.S_ISDIR(status.st_mode):
                    if len(here) > _DEEPEST:
                        self._problem(here, f"lies more than {_DEEPEST} folders deep", "move it further up")
                    else:
                        inner.append((Path(entry.path), here))
                elif count >= _MOST_FILES:
                    self._problem(
                        here,
                        f"comes after {_MOST_FILES} files; none was read from here on",
                        "split the folder",
                    )
                    return
                else:
                    count += 1
                    yield _File(Path(entry.path), here, status)
            waiting += reversed(inner)

    def read(self, file: _File) -> None:
        """Take one file as a note, or say why not."""
        name = file.parts[-1]
        if _LITTER.fullmatch(name):
            self._remark(file, "", "was left by a program and is no document; it was passed over")
            return
        try:
            client = _client_of(file)
            if not is_readable(name):
                raise _RefusedError(
                    "is not a kind of document that can be read", "save it as txt, docx, odt, rtf or pdf"
                )
            document = read_document(name, _bytes_of(file))
            if not document.text.strip():
                raise _RefusedError(
                    _why_nothing(document), "open it and save its text as a document, or keep it as a scan"
                )
        except _RefusedError as refused:
            self._problem(file.parts, refused.message, refused.remedy)
            return
        self._take(file, client, document)

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

    def _take(self, file: _File, client: str, document: Document) -> None:
        day, source = _day_of(file, document)
        extra: dict[str, Any] = {"dated_from": source}
        if document.unread_parts:
            extra["unread_parts"] = [{"where": part.where, "why": part.why} for part in document.unread_parts]
        self._notes.setdefault(client, []).append(
            Note("/".join(file.parts), client, day, document.text, NoteKind.DOCUMENT, extra)
        )
        if source != "name":
            self._remark(file, "date", f"has no date in its name; the date of the {source} was taken")
        for part in document.unread_parts:
            self._remark(file, part.where, part.why)
        for guess in document.guesses:
            self._remark(file, "text", guess)

    def _problem(self, parts: tuple[str, ...], message: str, remedy: str) -> None:
        source = _UNSHOWABLE.sub("\ufffd", "/".join(parts))
        self._problems.append(Problem(source, None, "", message, remedy))

    def _remark(self, file: _File, field: str, message: str) -> None:
        self._remarks.append(Remark(file.shown, None, field, message))


def _client_of(file: _File) -> str:
    """The folder below the top one, else what the file's name says besides a date. Raises _RefusedError."""
    if any(_UNSHOWABLE.search(part) for part in file.parts):
        raise _RefusedError("has control or undecodable characters in its name", "rename it")
    if len(file.parts) > 1:
        client = file.parts[0].strip()
    else:
        stem = Path(file.parts[0]).stem
        found = _DATE.search(stem)
        before = stem[: found.start()] if found else stem
        after = stem[found.end() :] if found else ""
        client = before.strip(_AROUND_A_NAME) or after.strip(_AROUND_A_NAME)
    if not client:
        raise _RefusedError("does not say whose note it is", "put it into a folder named for the client")
    if len(client) > _LONGEST_NAME:
        raise _RefusedError(f"has a name longer than {_LONGEST_NAME} characters", "shorten it")
    return client


def _bytes_of(file: _File) -> bytes:
    """The file that was listed, and nothing that was put in its place meanwhile. Raises _RefusedError."""
    if not stat.S_ISREG(file.status.st_mode):
        raise _RefusedError("is a device, a pipe or a socket, not a file", "take it out of the folder")
    if file.status.st_size > LARGEST_FILE:
        raise _RefusedError(f"is larger than {LARGEST_FILE // 2**20} MiB", "attach it to a note instead")
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        descriptor = os.open(file.path, flags)
        with os.fdopen(descriptor, "rb") as opened:
            status = os.fstat(descriptor)
            # Windows lists files without their inode numbers, and there only the kind of file is compared.
            same = file.status.st_ino == 0 or os.path.samestat(status, file.status)
            if not same or not stat.S_ISREG(status.st_mode):
                raise _RefusedError(
                    "was exchanged while it was being read", "try again when nothing changes it"
                )
            data = opened.read(LARGEST_FILE + 1)
    except OSError:
        raise _RefusedError(
            "cannot be opened", "see that you may read it and that no program holds it"
        ) from None
    if len(data) > LARGEST_FILE:
        raise _RefusedError("grew while it was being read", "try again when nothing changes it")
    return data


def _why_nothing(document: Document) -> str:
    whys = {part.why for part in document.unread_parts}
    return (
        f"{whys.pop()}; nothing of it could be read" if len(whys) == 1 else "holds no text that can be read"
    )


def _day_of(file: _File, document: Document) -> tuple[date, str]:
    """The day of a note and where it was found: in the file's name, in the document, or on the file."""
    found = _DATE.search(Path(file.parts[-1]).stem)
    if found:
        try:
            return date(int(found[1]), int(found[3]), int(found[4])), "name"
        except ValueError:  # the 30th of February
            pass
    if document.created is not None:
        return document.created, "document"
    # In this machine's own zone, as its file manager shows it.
    return datetime.fromtimestamp(file.status.st_mtime, UTC).astimezone().date(), "file"
