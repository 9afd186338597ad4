"""The sealed files of attachments in the office's folder, ciphertext alone; see spec/attachment.md.

A file is written beside under `<id>.part` and gets its name once its record is committed, so that after a crash the
ledger alone says which files count.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from privity.durable import make_private_folder, rename_durably, sync_folder, write_pieces_durably
from privity.errors import IntegrityError, StorageError
from privity.model.ids import RecordId, is_id
from privity.regular import open_regular

_BINARY = getattr(os, "O_BINARY", 0)
_WHOLE, _PART = ".sealed", ".part"
_PIECE = 1 << 20
IN_A_BACKUP = "attachment-"
"""Stands in front of the name of each sealed file in a backup's folder."""


class AttachmentFiles:
    """One folder of sealed files. `before` stands in front of each name, as in a backup's folder."""

    def __init__(self, folder: Path, before: str = "") -> None:
        self._folder = folder
        self._before = before
        self._in_hand: set[RecordId] = set()

    def begin(self, record: RecordId) -> "SealedPart":
        """A new file for the chunks of one attachment. Raises StorageError."""
        make_private_folder(self._folder)
        with _words("written"):
            part = SealedPart(self, record, self._path(record, _PART))
        self._in_hand.add(record)
        return part

    def settle(self, record: RecordId, *, durably: bool = True) -> None:
        """Give a finished file its name, once its record is committed. Raises StorageError.

        Of many it need not be durable each time: a file that kept its first name is settled at the next opening.
        """
        self._in_hand.discard(record)
        if not self._path(record, _PART).exists():
            return
        if durably:
            rename_durably(self._path(record, _PART), self._path(record, _WHOLE))
        else:
            with _words("written"):
                os.replace(self._path(record, _PART), self._path(record, _WHOLE))

    def sync(self) -> None:
        """See that the names of finished files are on the disk. Raises StorageError."""
        with _words("written"):
            sync_folder(self._folder)

    def names(self) -> set[RecordId]:
        """Every attachment of which there is a file, those aside that are just being written. Raises StorageError."""
        with _words("listed"):
            found = [path.name.removeprefix(self._before) for path in self._folder.glob(f"{self._before}*")]
        stems = {name.removesuffix(end) for name in found for end in (_WHOLE, _PART) if name.endswith(end)}
        return {RecordId(stem) for stem in stems if is_id(stem)} - self._in_hand

    def opened(self, record: RecordId) -> BinaryIO:
        """The sealed bytes of an attachment, to be read. Raises IntegrityError when they are not here."""
        for end in (_WHOLE, _PART):
            with contextlib.suppress(FileNotFoundError), _words("read"):
                return open_regular(self._path(record, end))
        raise IntegrityError(
            "an attachment is missing from the office's folder",
            field="attachment",
            remedy="bring it back from a backup; nothing was changed",
        )

    def pieces(self, record: RecordId) -> Iterator[bytes]:
        """The sealed bytes as they are, piece by piece. Raises IntegrityError, StorageError."""
        with self.opened(record) as sealed, _words("read"):
            while piece := sealed.read(_PIECE):
                yield piece

    def take(self, record: RecordId, other: "AttachmentFiles") -> None:
        """Copy a sealed file from another folder. Raises StorageError."""
        make_private_folder(self._folder)
        write_pieces_durably(self._path(record, _WHOLE), other.pieces(record))

    def size(self, record: RecordId) -> int | None:
        """How long a sealed file is, or None when it is not here."""
        for end in (_WHOLE, _PART):
            with contextlib.suppress(OSError):
                return self._path(record, end).stat().st_size
        return None

    def remove(self, record: RecordId) -> None:
        """Remove a file. What cannot be removed stays, sealed under a key that is gone, until the next time."""
        for end in (_PART, _WHOLE):
            with contextlib.suppress(OSError):
                self._path(record, end).unlink(missing_ok=True)

    def let_go(self, record: RecordId) -> None:
        """Forget that a file is being written."""
        self._in_hand.discard(record)

    def _path(self, record: RecordId, end: str) -> Path:
        return self._folder / f"{self._before}{record}{end}"


class SealedPart:
    """A file that is being filled with chunks. `finish` or `abandon` ends it."""

    def __init__(self, files: AttachmentFiles, record: RecordId, path: Path) -> None:
        self._files = files
        self._record = record
        self._path = path
        self._descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600)

    def write(self, sealed: bytes) -> None:
        """Write one chunk. Raises StorageError."""
        with _words("written"):
            view = memoryview(sealed)
            while view:
                view = view[os.write(self._descriptor, view) :]

    def finish(self, *, named: bool = True) -> None:
        """See that it is on the disk, and its name too unless `sync` follows for many. Raises StorageError."""
        with _words("written"):
            os.fsync(self._descriptor)
            self.close()
            if named:
                sync_folder(self._path.parent)

    def abandon(self) -> None:
        """Give up, and leave nothing behind."""
        self.close()
        self._files.remove(self._record)
        self._files.let_go(self._record)

    def close(self) -> None:
        """Let go of it, on the disk or not: enough for what need not outlast this process."""
        if self._descriptor >= 0:
            descriptor, self._descriptor = self._descriptor, -1
            os.close(descriptor)


@contextlib.contextmanager
def _words(what: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError:
        raise StorageError(
            f"an attachment could not be {what}; nothing else was changed",
            field="disk",
            remedy="free some space, or give yourself rights to the office's folder",
        ) from None
