"""What a recorded program did to the files under one folder, as a list of events in the order they ended.

An object is a file or folder, not a name: names come and go, and a file written through a descriptor keeps its
identity when it is renamed or unlinked. Object 0 is the watched folder itself.
"""

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

ROOT = 0


class Created(msgspec.Struct, frozen=True, tag="created"):
    """A new file or folder, entered in a folder under a name; what lay there before recording has its data."""

    object: int
    folder: int
    name: str
    is_folder: bool
    mode: int
    present: bool = False
    data: bytes = b""


class Written(msgspec.Struct, frozen=True, tag="written"):
    """Bytes put into a file at an offset."""

    object: int
    offset: int
    data: bytes


class Truncated(msgspec.Struct, frozen=True, tag="truncated"):
    """A file cut or extended with zeros to a size."""

    object: int
    size: int


class Synced(msgspec.Struct, frozen=True, tag="synced"):
    """A file or folder flushed: every event before `covers`, when the call began, is on the disk."""

    object: int
    covers: int


class SyncedAll(msgspec.Struct, frozen=True, tag="synced-all"):
    """Everything flushed, by `sync` or `syncfs`."""

    covers: int


class Linked(msgspec.Struct, frozen=True, tag="linked"):
    """A further name for a file."""

    object: int
    folder: int
    name: str


class Renamed(msgspec.Struct, frozen=True, tag="renamed"):
    """A name moved, replacing in one step what had the new name."""

    object: int
    folder: int
    name: str
    to_folder: int
    to_name: str


class Removed(msgspec.Struct, frozen=True, tag="removed"):
    """A name taken out of its folder."""

    folder: int
    name: str


class Protected(msgspec.Struct, frozen=True, tag="protected"):
    """The mode bits of an object changed."""

    object: int
    mode: int


class Mapped(msgspec.Struct, frozen=True, tag="mapped"):
    """A file mapped into memory, shared and writable: what it holds from here on is not seen, nor promised."""

    object: int


class Acknowledged(msgspec.Struct, frozen=True, tag="acknowledged"):
    """What the program wrote to its standard output: from here on somebody relies on it."""

    text: str


class Unknown(msgspec.Struct, frozen=True, tag="unknown"):
    """A system call that changed a watched file in a way this recorder cannot follow."""

    call: str


class Ended(msgspec.Struct, frozen=True, tag="ended"):
    """The program ended with this exit status (minus the signal, where one ended it)."""

    status: int


Event = (
    Created
    | Written
    | Truncated
    | Synced
    | SyncedAll
    | Linked
    | Renamed
    | Removed
    | Protected
    | Mapped
    | Acknowledged
    | Unknown
    | Ended
)

_LENGTH = struct.Struct(">I")


def save(events: Iterator[Event], file: BinaryIO) -> None:
    """Write events one by one, so that what was seen before a failure can still be read."""
    encoder = msgspec.msgpack.Encoder()
    for event in events:
        encoded = encoder.encode(event)
        file.write(_LENGTH.pack(len(encoded)) + encoded)


def load(path: Path) -> list[Event]:
    """Read the events of one recording."""
    decoder = msgspec.msgpack.Decoder(Event)
    content = memoryview(path.read_bytes())
    events: list[Event] = []
    position = 0
    while position < len(content):
        (length,) = _LENGTH.unpack_from(content, position)
        position += _LENGTH.size
        events.append(decoder.decode(content[position : position + length]))
        position += length
    return events
