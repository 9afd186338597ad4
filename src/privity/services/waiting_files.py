"""Files that wait for a yes, sealed under keys that are in memory alone: what was only looked at is gone with them.

They lie beside the attachments and belong to no record; a lock forgets their keys, and the next opening sweeps them.
"""

import io
from collections.abc import Iterator

from privity.errors import LockedError
from privity.model.ids import CompartmentId, RecordId
from privity.services.attachment_files import AttachmentFiles
from privity.services.office import Office
from privity.vault.attachment import CHUNK_BYTES, ChunkOpener, ChunkSealer, fresh_key

_NOBODY = CompartmentId("0" * 32)


class WaitingFile:
    """One file on its way in: `add` its pieces, `finish`, then read it as often as one likes until `forget`."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._files: AttachmentFiles = office.files
        self._record = RecordId(office.new_id())
        self._key = fresh_key(office.random)
        self._sealer = ChunkSealer(self._key, office.header.vault, _NOBODY, self._record)
        self._part = self._files.begin(self._record)

    @property
    def size(self) -> int:
        return self._sealer.size

    def add(self, data: bytes) -> None:
        """Seal a piece of any length. Raises StorageError."""
        for sealed in self._sealer.add(data):
            self._part.write(sealed)

    def finish(self) -> None:
        """All of it came. Raises StorageError."""
        self._part.write(self._sealer.end())
        self._part.close()

    def pieces(self) -> Iterator[bytes]:
        """Its content, from the beginning. Raises IntegrityError, LockedError."""
        for number in range(self._opener().count):
            yield self._chunk(number)

    def stream(self) -> io.BufferedReader:
        """Its content as a file that can be read from any place, of which one chunk is open at a time."""
        return io.BufferedReader(_Stream(self), 1 << 16)

    def forget(self) -> None:
        """Remove it."""
        self._part.abandon()

    def _opener(self) -> ChunkOpener:
        return ChunkOpener(self._key, self.size, self._office.header.vault, _NOBODY, self._record)

    def _chunk(self, number: int) -> bytes:
        if not self._office.is_open:
            raise LockedError("the office is locked", field="office", remedy="unlock it first")
        opener = self._opener()
        begins, length = opener.place(number)
        with self._files.opened(self._record) as sealed:
            opener.check_length(sealed.seek(0, 2))
            sealed.seek(begins)
            return opener.open(number, sealed.read(length))


class _Stream(io.RawIOBase):
    """Reads a waiting file as one reads a file on a disk."""

    def __init__(self, file: WaitingFile) -> None:
        self._file = file
        self._at = 0
        self._number = -1
        self._open = b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._file.size}[whence]
        if start + offset < 0:
            raise OSError("before the beginning")
        self._at = start + offset
        return self._at

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        if self._at >= self._file.size:
            return 0
        number, inside = divmod(self._at, CHUNK_BYTES)
        if number != self._number:
            self._number, self._open = number, self._file._chunk(number)
        piece = self._open[inside : inside + len(view)]
        view[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)
