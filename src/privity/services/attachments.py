"""Scans, recordings and other files beside notes: sealed as they come, opened as they are taken.

Paper is kept by an index card, a note of kind `document` that says what it is and where it lies, with the scan beside
it. What a program can read of a file stands in that note, and so is searched and screened like any other.
"""

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from privity.errors import InputError, IntegrityError, LockedError, PrivityError, StorageError
from privity.ledger.entry import EventClass
from privity.model.attachments import Attachment
from privity.model.ids import CompartmentId, RecordId
from privity.model.notes import Note, NoteKind
from privity.model.overview import RecordOverview
from privity.services.attachment_files import IN_A_BACKUP, AttachmentFiles
from privity.services.clients import newest_work, of_kind, record_view
from privity.services.holds import check_free
from privity.services.media import LOOKED_AT, media_of
from privity.services.notes import LONGEST_NOTE, check_writable
from privity.services.office import Office
from privity.services.work import Work
from privity.vault.attachment import ChunkOpener, ChunkSealer, RunningSha256, fresh_key
from privity.vault.keyring import Keyring
from privity.vault.record import SealedRecord

LARGEST = 64 << 30
LONGEST_FILE_NAME = 200
KIND = "attachment"
_MOST_BEHIND = 4 << 20


@dataclass(frozen=True, slots=True)
class Card:
    """What is written down about a file: the day it is of, what it is, and what a program could read of it.

    `note` is the note it is to lie beside; without one, or where there is text to keep, a document note is made.
    """

    name: str
    date: date
    words: str = ""
    read: str = ""
    unread_parts: tuple[tuple[str, str], ...] = ()
    note: RecordId | None = None
    extra: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opened:
    """An attachment and its content, piece by piece. Taking it raises IntegrityError where it is not whole."""

    attachment: Attachment
    chunks: Iterator[bytes]


class Arrival:
    """One file on its way in. It takes the memory of two chunks, whatever its size; `keep` or `abandon` ends it."""

    def __init__(self, office: Office, compartment: CompartmentId, *, is_founded: bool = True) -> None:
        """Begin. Without `is_founded` the record is only about to be made, together with the file's own."""
        if is_founded:
            overview = office.overview(compartment)
            if not isinstance(overview, RecordOverview):
                raise InputError("files are kept in a client's record or that of joint work", field="record")
            check_writable(office, overview)
        self._office = office
        self._compartment = compartment
        self._record = RecordId(office.new_id())
        self._key = fresh_key(office.random)
        self._sealer = ChunkSealer(self._key, office.header.vault, compartment, self._record)
        self._part = office.files.begin(self._record)
        self._first = b""
        self._digest = _DigestBeside()

    @property
    def size(self) -> int:
        return self._sealer.size

    def add(self, data: bytes) -> None:
        """Seal a piece of any length. Raises StorageError, LockedError, or InputError when it grows beyond bounds."""
        if not self._office.is_open:
            raise LockedError("the office is locked", field="office", remedy="unlock it first")
        if self._sealer.size + len(data) > LARGEST:
            raise InputError(
                f"this is larger than {LARGEST >> 30} GiB", field="file", remedy="divide the recording"
            )
        if len(self._first) < LOOKED_AT:
            self._first += data[:LOOKED_AT]
        self._digest.add(data)
        for sealed in self._sealer.add(data):
            self._part.write(sealed)

    def keep(self, card: Card) -> RecordId:
        """Finish it, and put its record and its note into the ledger in one step. Gives the attachment's record."""
        self._part.write(self._sealer.end())
        self._part.finish()
        _check(card)
        office, compartment = self._office, self._compartment
        with office.still(), office.work(EventClass.RECORD_SAVED) as work:
            note = self._note(work, card)
            work.put(compartment, self._attachment(note, card.name), self._record)
            work.tell_person(compartment, what="file kept beside a note", records=[self._record, note])
        _settle(office, self._record)
        return self._record

    def sealed(self, note: RecordId, name: str) -> tuple[RecordId, Attachment]:
        """Finish it without its record, which somebody else commits; `settle` follows, or `abandon`.

        Its name is on the disk only when the folder was synced, which is done once for many.
        """
        self._part.write(self._sealer.end())
        self._part.finish(named=False)
        return self._record, self._attachment(note, name)

    def settle(self) -> None:
        """Its record is committed: let the file have its name."""
        with contextlib.suppress(StorageError):
            self._office.files.settle(self._record, durably=False)

    def _attachment(self, note: RecordId, name: str) -> Attachment:
        return Attachment(
            note,
            name,
            media_of(self._first),
            self._sealer.size,
            self._key,
            self._digest.end(),
            self._office.now(),
        )

    def abandon(self) -> None:
        """Give up, and leave nothing behind. What is in the ledger already stays."""
        self._digest.end()
        office, compartment = self._office, self._compartment
        if office.holds(compartment) and self._record in office.record_ids(compartment):
            _settle(office, self._record)
        else:
            self._part.abandon()

    def _note(self, work: Work, card: Card) -> RecordId:
        """The note it lies beside, made with it where there is none yet or where text was read."""
        office, compartment = self._office, self._compartment
        beside = office.read(compartment, card.note) if card.note is not None else None
        if card.note is not None and not isinstance(beside, Note):
            raise InputError("there is no such note here", field="note", remedy="open it from the record")
        if card.note is not None and isinstance(beside, Note) and not card.read.strip():
            return card.note
        overview = office.overview(compartment)
        if not isinstance(overview, RecordOverview):  # shredded, or taken on, while the file came in
            raise InputError("this record is no longer here", field="record")
        check_writable(office, overview)
        text = "\n\n".join(filter(None, (card.words.strip(), card.read.strip()))) or card.name
        extra, unread = dict(card.extra), card.unread_parts
        if len(text) > LONGEST_NOTE:
            unread = (*unread, ("the end of the text", "is more than a note holds; it is in the file alone"))
        if unread:
            extra["unread_parts"] = [{"where": where, "why": why} for where, why in unread]
        works = [one for _, one in of_kind(office.read_all(compartment), Note)]
        engagement = beside.engagement if isinstance(beside, Note) else newest_work(office, compartment)
        reference = office.new_id()
        kind = (
            beside.kind if isinstance(beside, Note) and beside.kind is NoteKind.PROCESS else NoteKind.DOCUMENT
        )
        made = Note(reference, engagement, card.date, text[:LONGEST_NOTE], kind, extra)
        dates = [made.date, *(one.date for one in works)]
        work.overview(
            compartment,
            replace(overview, notes=overview.notes + 1, first=min(dates), last=max(dates)),
        )
        return work.put(compartment, made)


class _DigestBeside:
    """The digest of what comes, taken beside the sealing: alone it takes as long as all the rest.

    A thread of its own takes it where the machine has a core to spare. Where it gets no turn, whoever seals takes the
    next piece instead of waiting for it, so that the two never stand still for each other.
    """

    def __init__(self) -> None:
        self._digest = RunningSha256()
        self._pieces: deque[bytes] = deque()
        self._added = self._taken = 0
        self._taking = threading.Lock()
        self._came = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._take_all, name="digest", daemon=True)
        self._thread.start()

    def add(self, data: bytes) -> None:
        """Take a piece; only so many bytes wait, so that memory stays as it is."""
        self._pieces.append(data)
        self._added += len(data)
        self._came.set()
        while self._added - self._taken > _MOST_BEHIND and self._take_next():
            pass

    def end(self) -> str:
        """The digest of all that came."""
        while self._take_next():
            pass
        self._ended = True
        self._came.set()
        self._thread.join()
        return self._digest.hex()

    def _take_next(self) -> bool:
        # INVARIANT: whoever takes a piece holds the lock until it is taken in, so that none overtakes another.
        with self._taking:
            if not self._pieces:
                return False
            piece = self._pieces.popleft()
            self._digest.add(piece)
            self._taken += len(piece)
            return True

    def _take_all(self) -> None:
        while not self._ended:
            self._came.wait()
            self._came.clear()
            while self._take_next():
                pass


def attachments_of(office: Office, compartment: CompartmentId) -> list[tuple[RecordId, Attachment]]:
    """What is kept beside the notes of a record, in the order in which it came."""
    found = of_kind(office.read_all(compartment), Attachment)
    return sorted(found, key=lambda one: one[1].added)


def view_attachment(office: Office, compartment: CompartmentId, record: RecordId) -> Opened:
    """Open a file to be shown inside. The entry of the view is committed before it is given. Raises InputError."""
    attachment = attachment_at(office, compartment, record)
    record_view(office, compartment, [record, attachment.note])
    return Opened(attachment, content_of(office, compartment, record, attachment))


def attachment_at(office: Office, compartment: CompartmentId, record: RecordId) -> Attachment:
    """The record of one file. Raises InputError when there is none."""
    attachment = office.read(compartment, record) if office.holds(compartment) else None
    if not isinstance(attachment, Attachment):
        raise InputError("there is no such file here", field="file", remedy="open it from the record")
    return attachment


def content_of(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    attachment: Attachment,
    files: AttachmentFiles | None = None,
) -> Iterator[bytes]:
    """The content of a file, chunk by chunk. Raises IntegrityError where it is missing or not what was kept."""
    opener = ChunkOpener(attachment.key, attachment.size, office.header.vault, compartment, record)
    with (files or office.files).opened(record) as sealed:
        opener.check_length(sealed.seek(0, 2))
        sealed.seek(0)
        for number in range(opener.count):
            if not office.is_open:
                raise LockedError("the office is locked", field="office", remedy="unlock it first")
            yield opener.open(number, sealed.read(opener.place(number)[1]))


def remove_attachment(office: Office, compartment: CompartmentId, record: RecordId) -> None:
    """Take away a file that was kept by mistake. Its note stays, and the ledger says that there was one.

    Raises InputError while a hold stands on the record.
    """
    with office.still():
        attachment = attachment_at(office, compartment, record)
        check_free(office, compartment, "file")
        with office.work(EventClass.RECORD_SAVED) as work:
            work.remove(compartment, record)
            work.tell_person(compartment, what="file removed", records=[record, attachment.note])
    office.files.remove(record)


Kept = tuple[CompartmentId, RecordId, Callable[[], Attachment]]
"""One attachment: where its record lies, and how to open that."""


def attachments_here(office: Office) -> Iterator[Kept]:
    """Every attachment of the office."""
    for compartment, record in office.store.records_of_kind(KIND):
        if office.holds(compartment):
            yield compartment, record, partial(attachment_at, office, compartment, record)


def attachments_in(rows: Iterable[Sequence[Any]], ring: Keyring) -> Iterator[Kept]:
    """Every attachment of which the rows of a backup speak, opened with the backup's own keys."""
    for compartment, record, kind, schema, revision, epoch, checksum, sealed in rows:
        if kind == KIND:
            where, which = CompartmentId(compartment.hex()), RecordId(record.hex())
            row = SealedRecord(where, which, kind, schema, revision, epoch, sealed, checksum)
            yield where, which, partial(_opened, ring, row)


def _opened(ring: Keyring, row: SealedRecord) -> Attachment:
    attachment = ring.open(row)
    if not isinstance(attachment, Attachment):
        raise IntegrityError("the record of an attachment is not one", field="record")
    return attachment


def flaws(office: Office, kept: Iterable[Kept], files: AttachmentFiles | None = None) -> Iterator[str]:
    """Open every one of these files, and say of each that does not hold what is wrong with it."""
    for compartment, record, attachment in kept:
        try:
            for _ in content_of(office, compartment, record, attachment(), files):
                pass
        except PrivityError as fault:
            yield f"attachment {record}: {fault.message}"


def held_in(folder: Path) -> dict[RecordId, int]:
    """The attachments that a backup's folder holds already, with the length of each."""
    files = AttachmentFiles(folder, IN_A_BACKUP)
    return {record: files.size(record) or 0 for record in files.names()}


def bring_back(office: Office, rows: Iterable[Sequence[Any]], folder: Path) -> int:
    """Copy the sealed files of which a backup's rows speak. Gives how many are not there. Raises StorageError."""
    files, missing = AttachmentFiles(folder, IN_A_BACKUP), 0
    there = files.names()
    for record in (RecordId(row[1].hex()) for row in rows if row[2] == KIND):
        if record in there:
            office.files.take(record, files)
        else:
            missing += 1
    return missing


def sweep(office: Office) -> None:
    """Settle what a crash left unsettled, and remove every file of which no record speaks any more."""
    here = office.files.names()
    if not here:
        return
    known = office.store.record_ids()
    for record in here:
        if record in known:
            _settle(office, record)
        else:
            office.files.remove(record)


def _settle(office: Office, record: RecordId) -> None:
    """A file that cannot get its name now is read under the one it has, and gets it at the next opening."""
    with contextlib.suppress(StorageError):
        office.files.settle(record)


def follow(office: Office) -> None:
    """Remove the files of what is shredded, from now on. Their keys went with the records; this is the tidying."""

    def watcher(work: Work) -> None:
        if work.shredded:
            with contextlib.suppress(StorageError):
                sweep(office)

    office.watch(watcher)


def _check(card: Card) -> None:
    if not card.name.strip() or len(card.name) > LONGEST_FILE_NAME:
        raise InputError(
            f"the name of a file has 1 to {LONGEST_FILE_NAME} characters", field="name", remedy="rename it"
        )
    if len(card.words) > LONGEST_NOTE:
        raise InputError(
            f"this has more than {LONGEST_NOTE:,} characters", field="words", remedy="shorten it"
        )
