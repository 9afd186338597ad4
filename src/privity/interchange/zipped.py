"""Reads a zip of documents as a folder is read: member by member, in memory, trusting no size that it states."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO

from privity.errors import InputError
from privity.interchange.chats import partner_of
from privity.interchange.documents.archive import Member, open_archive
from privity.interchange.documents.harvest import Allowance, UnreadableError
from privity.interchange.folder import Progress
from privity.interchange.gathering import Found, Gatherer, How, Parts
from privity.interchange.reading import Reading

MOST_UNFOLDED = 4 << 30
LARGEST_MEMBER = 64 << 20
_MOST_MEMBERS = 100_000


def read_zip(file: bytes | BinaryIO, name: str, progress: Progress | None = None) -> Reading:
    """Read every document in an archive. Raises InputError where it is no archive that can be read.

    A folder in which all the rest lies in folders is taken to be the practice's and not a client's. The archive of one
    chat, which its name tells, is that client's. `file` stays open as long as the files of the result are wanted.
    """
    try:
        members = open_archive(file, Allowance(members=_MOST_MEMBERS))
    except UnreadableError as error:
        raise InputError(error.why, field="file", remedy="make the archive anew") from None
    gatherer = Gatherer()
    placed = [(_parts(member.name), member) for member in members]
    root = _root([parts for parts, _ in placed])
    partner = partner_of(name)
    left = MOST_UNFOLDED
    for done, (whole, member) in enumerate(placed, start=1):
        parts = whole[len(root) :] or whole
        found = Found((partner, *parts) if partner and len(parts) == 1 else parts, _modified(member))
        if left <= 0:
            gatherer.problem(
                whole,
                f"comes after {MOST_UNFOLDED >> 30} GiB; nothing was read from here on",
                "split the archive",
            )
            break
        how = gatherer.expects(found) if whole else None
        if how is How.KEEP:
            left -= _keep(gatherer, found, member, left)
        elif how is How.READ:
            left -= _take(gatherer, found, member, left)
        if progress is not None:
            progress(done, len(placed))
    return gatherer.reading()


def _take(gatherer: Gatherer, found: Found, member: Member, left: int) -> int:
    """Take one member; gives what it cost."""
    bound = min(LARGEST_MEMBER, left)
    try:
        data = member.read(Allowance(unfolded=bound))
    except UnreadableError as error:
        gatherer.problem(found.parts, error.why, "take it out of the archive and import it by itself")
        return bound
    gatherer.take(found, data, partial(_again, member))
    return len(data)


def _keep(gatherer: Gatherer, found: Found, member: Member, left: int) -> int:
    """Keep one member that holds no text, once it is known to be whole; gives what it cost."""
    allowance = Allowance(unfolded=left)
    try:
        for _ in member.pieces(allowance):
            pass
    except UnreadableError as error:
        gatherer.problem(
            found.parts, error.why, "take it out of the archive and keep it as a file beside a note"
        )
        return left - max(allowance.unfolded, 0)
    gatherer.keep(found, partial(_again, member))
    return left - allowance.unfolded


def _again(member: Member) -> Iterator[bytes]:
    """A member once more, to be sealed. Raises InputError."""
    try:
        yield from member.pieces(Allowance(unfolded=MOST_UNFOLDED))
    except UnreadableError as error:
        raise InputError(f"a file in the archive {error.why}; nothing was taken", field="file") from None


def _parts(name: str) -> Parts:
    """The folders and the name of a member. What would lead out of the archive leads nowhere here."""
    return tuple(
        part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", ".", "..")
    )


def _root(places: list[Parts]) -> Parts:
    """The one folder that everything lies in, where it holds folders and no document of its own."""
    places = [
        parts for parts in places if parts and parts[0] != "__MACOSX" and not parts[-1].startswith("._")
    ]
    first = {parts[0] for parts in places}
    documents = [parts for parts in places if parts[-1] != ".DS_Store"]
    if len(first) == 1 and documents and all(len(parts) > 2 for parts in documents):
        return (first.pop(),)
    return ()


def _modified(member: Member) -> date:
    """The day that the archive notes for a member; archives begin with 1980."""
    year, month, day = member.modified
    try:
        return date(year, month, day)
    except ValueError:
        return date(1980, 1, 1)
