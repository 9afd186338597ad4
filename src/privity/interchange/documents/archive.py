"""Opens a ZIP archive in memory, member by member, without trusting any size it states.

Nothing is ever written out, so the names in an archive lead nowhere. Of the methods of compression only the
two that office programs use are accepted: a header can make LZMA ask for gigabytes before the first byte is
read.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO

from privity.interchange.documents.harvest import Allowance, UnreadableError

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_PIECE = 1 << 20
# A descriptor of up to 24 bytes can follow a file, and some programs leave a few to align the next.
_BETWEEN = 64
# The record at the end, with the longest comment that it can have.
_LONGEST_END = 22 + (1 << 16)
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside an archive."""

    name: str
    _info: zipfile.ZipInfo
    _archive: zipfile.ZipFile

    @property
    def modified(self) -> tuple[int, int, int]:
        """Year, month and day that the archive notes for it."""
        return self._info.date_time[:3]

    def read(self, allowance: Allowance) -> bytes:
        """Its bytes, paid for. Raises UnreadableError where they cannot be had or there is nothing to pay
        with.
        """
        with self._opened() as stream:
            data = stream.read(max(allowance.unfolded, 0) + 1)
        allowance.spend(unfolded=len(data))
        return data

    def pieces(self, allowance: Allowance) -> Iterator[bytes]:
        """The same piece by piece, whatever its size. Raises UnreadableError as it comes to it."""
        with self._opened() as stream:
            while piece := stream.read(_PIECE):
                allowance.spend(unfolded=len(piece))
                yield piece

    @contextmanager
    def _opened(self) -> Iterator[IO[bytes]]:
        if self._info.flag_bits & _ENCRYPTED:
            raise UnreadableError("is protected by a password")
        if self._info.compress_type not in _METHODS:
            raise UnreadableError("is compressed in a way that office programs do not use")
        try:
            with self._archive.open(self._info) as stream:
                yield stream
        except _DAMAGES:
            raise UnreadableError("is damaged") from None


@dataclass(frozen=True, slots=True)
class Around:
    """What an archive holds beside its files: comments, names of folders, and whether there are bytes of no file."""

    comments: tuple[str, ...]
    folders: tuple[str, ...]
    loose: bool


def around_files(data: bytes | BinaryIO) -> Around:
    """Look at what the files of an archive do not show. Raises UnreadableError."""
    file = io.BytesIO(data) if isinstance(data, bytes) else data
    try:
        archive = zipfile.ZipFile(file)
        infos = sorted(archive.infolist(), key=lambda info: info.header_offset)
        loose = _holds_more(file, archive, infos)
    except _DAMAGES:
        raise UnreadableError("is a damaged archive") from None
    comments = [
        one.decode("utf-8", "replace") for one in (archive.comment, *(info.comment for info in infos))
    ]
    folders = [info.filename for info in infos if info.is_dir()]
    return Around(tuple(dict.fromkeys(filter(str.strip, comments))), tuple(folders), loose)


def _holds_more(file: BinaryIO, archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> bool:
    """Whether there are bytes before, between or behind the files that belong to none of them."""
    whole = file.seek(0, io.SEEK_END)
    end = 0
    for info in infos:
        if info.header_offset - end > _BETWEEN:
            return True
        file.seek(info.header_offset + 26)
        sizes = file.read(4)
        if len(sizes) < 4:
            return True
        end = info.header_offset + 30 + sum(struct.unpack("<HH", sizes)) + info.compress_size
    if archive.start_dir - end > _BETWEEN:
        return True
    start = max(0, whole - _LONGEST_END)
    file.seek(start)
    last = start + file.read().rfind(b"PK\x05\x06")
    return whole > last + 22 + len(archive.comment)


def open_archive(data: bytes | BinaryIO, allowance: Allowance) -> list[Member]:
    """The members of an archive, paid for by number. Raises UnreadableError.

    Two members of one name are two members here: a program that shows one of them would hide the other.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
    except _DAMAGES:
        raise UnreadableError("is a damaged archive") from None
    files = [info for info in archive.infolist() if not info.filename.endswith("/")]
    members = [Member(info.filename, info, archive) for info in files]
    allowance.spend(members=len(members))
    return members
