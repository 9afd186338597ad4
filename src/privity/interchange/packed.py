"""Takes a zip or a tar apart, document by document, in memory and one at a time, trusting no size that it states.

What cannot be had of an archive (a member behind a password, one that unfolds without end, a link, the rest of a
damaged file) comes with the reason in its place, so that nothing in it goes by unseen.
"""

import gzip
import tarfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, BinaryIO, Final

from privity.interchange.documents.archive import around_files, open_archive
from privity.interchange.documents.harvest import Allowance, UnreadableError

LARGEST_MEMBER: Final = 64 << 20
MOST_MEMBERS: Final = 1_000_000
MOST_UNFOLDED: Final = 64 << 30

_ENDINGS: Final = (".zip", ".tar", ".tar.gz", ".tgz")
_LARGEST_NAME: Final = 1 << 16
_MOST_ZEROS: Final = 64 << 20
_TOO_LARGE: Final = f"unfolds to more than {LARGEST_MEMBER >> 20} MiB"
_TOO_MUCH: Final = f"comes after {MOST_UNFOLDED >> 30} GiB; nothing was read from here on"
_DAMAGES: Final = (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, OSError, ValueError)
_NAMES: Final = frozenset(
    {
        tarfile.XHDTYPE,
        tarfile.XGLTYPE,
        tarfile.SOLARIS_XHDTYPE,
        tarfile.GNUTYPE_LONGNAME,
        tarfile.GNUTYPE_LONGLINK,
    }
)


@dataclass(frozen=True, slots=True)
class Packed:
    """One document of an archive: its path inside, and its bytes or why they are not to be had."""

    name: str
    content: bytes
    why_not: str = ""


def is_archive(name: str) -> bool:
    """Say whether a file is an archive of documents, by the ending of its name."""
    return name.lower().endswith(_ENDINGS)


def number_in(file: BinaryIO, name: str) -> int | None:
    """How many files a zip says it holds; a tar does not say."""
    if not name.lower().endswith(".zip"):
        return None
    try:
        members = len(open_archive(file, Allowance(members=MOST_MEMBERS)))
        around = around_files(file)
        return members + bool(around.comments) + around.loose
    except UnreadableError:
        return None


def documents_of(file: BinaryIO, name: str) -> Iterator[Packed]:
    """The documents of an archive, in its order. Nothing is raised: what is not to be had is named."""
    left = MOST_UNFOLDED
    members = _zip(file) if name.lower().endswith(".zip") else _tar(file)
    for member in members:
        left -= len(member.content)
        if left < 0:
            yield Packed(member.name, b"", _TOO_MUCH)
            return
        yield member


def is_hidden(name: str) -> bool:
    """Say whether a file is one that systems leave lying about, or hidden by whoever wrote it."""
    parts = PurePosixPath(name).parts
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts)


def _zip(file: BinaryIO) -> Iterator[Packed]:
    try:
        members = open_archive(file, Allowance(members=MOST_MEMBERS))
    except UnreadableError as error:
        yield Packed("", b"", error.why)
        return
    for member in members:
        allowance = Allowance(unfolded=LARGEST_MEMBER)
        try:
            yield Packed(member.name, member.read(allowance))
        except UnreadableError as error:
            yield Packed(member.name, b"", _TOO_LARGE if allowance.unfolded < 0 else error.why)
    try:
        around = around_files(file)
    except UnreadableError as error:
        yield Packed("bytes beside the files", b"", error.why)
        return
    if around.comments:
        yield Packed("comments of the archive", "\n".join(around.comments).encode())
    if around.loose:
        yield Packed("bytes beside the files", b"", "belong to no file in the archive")


class _Member(tarfile.TarInfo):
    """A member, read more strictly than by the standard reader.

    That one ends without a word where a header is broken or the file stops short, and takes a name at any length.
    """

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Member":
        try:
            return super().frombuf(buf, encoding, errors)
        except _END:
            raise
        except tarfile.HeaderError:
            raise tarfile.ReadError("a broken header") from None

    def _proc_member(self, tar: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in _NAMES and self.size > _LARGEST_NAME:
            raise tarfile.ReadError("a name without end")
        return super()._proc_member(tar)  # type: ignore[misc, no-any-return]


_END: Final = tarfile.EOFHeaderError  # type: ignore[attr-defined]


def _tar(file: BinaryIO) -> Iterator[Packed]:
    """A stream, read once from its beginning to its end: the archive is never unfolded as a whole."""
    is_gzip = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    name = ""
    try:
        stream = gzip.GzipFile(fileobj=file) if is_gzip else file
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Member) as archive:
            for number, member in enumerate(archive, start=1):
                # The reader would remember every member it has met.
                archive.members = []  # type: ignore[attr-defined]
                name = member.name
                if number > MOST_MEMBERS:
                    yield Packed(name, b"", "has more files before it than an archive may hold")
                    return
                if not member.isdir():
                    yield _from_tar(member, archive.extractfile(member) if member.isreg() else None)
            rest = archive.fileobj
            if rest is not None and _is_more(rest.read):
                yield Packed("what comes after the end", b"", "lies behind the end of the archive")
    except _DAMAGES:
        yield Packed(f"{name} and what comes after it" if name else "", b"", "is damaged from some point on")


def _is_more(read: Callable[[int], bytes]) -> bool:
    """Say whether anything but zeros follows the end of an archive; endless zeros are something."""
    for _ in range(_MOST_ZEROS >> 16):
        piece = read(1 << 16)
        if not piece:
            return False
        if piece.strip(b"\0"):
            return True
    return True


def _from_tar(member: tarfile.TarInfo, stream: IO[bytes] | None) -> Packed:
    if stream is None:
        return Packed(member.name, b"", "is a link or a device, and no document")
    content = stream.read(LARGEST_MEMBER + 1)
    if len(content) > LARGEST_MEMBER:
        return Packed(member.name, b"", _TOO_LARGE)
    if len(content) != member.size:
        raise tarfile.ReadError("ends within a member")
    return Packed(member.name, content)
