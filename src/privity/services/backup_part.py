"""One file of a backup pair, written as `privity.backup/2`, read as that or as its forerunner: spec/backup-pair.md.

Behind lines in the clear (the format, the office's header, the file's own key in an age file for the office's backup
identity) stand chunks under that key. The preface inside is signed and commits to the key: whoever has seen a header
can encrypt to its identity, but nobody without the office can make a file that reads as one of its backups.
"""

import base64
import binascii
import io
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import msgspec
import pyrage

from privity.crypto.canonical import canonical, parse_canonical
from privity.crypto.envelope import ContentKey
from privity.crypto.stream import CHUNK_BYTES, TAG_BYTES, StreamKey
from privity.errors import InputError, IntegrityError, TooNewError
from privity.ledger.note import VerifierKey, open_note, sign_note
from privity.ports.store import Store
from privity.regular import NOT_ON_DISK, NotRegularError, open_regular
from privity.services.office import Office
from privity.vault.header import Header, header_digest, parse_header

FORMAT = "privity.backup/2"
FIRST_FORMAT = "privity.backup/1"
TABLES = {"records": ("compartments", "records", "overviews", "leaves", "leaf_parts"), "keys": ("wraps",)}
_NEWER = b"privity.backup/"
_BATCH_BYTES = 1 << 18
_ROW_BYTES = 256
_LONGEST_KEY_LINE = 4096
_ENCODER = msgspec.msgpack.Encoder()


# What each row of a file is made of: rows are counted and typed before anything is done with them.
_Id = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
_Sum = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
_Number = Annotated[int, msgspec.Meta(ge=0, lt=1 << 53)]
_Record = tuple[_Id, _Id, str, _Number, _Number, _Number, _Sum, bytes]
_ROWS: dict[str, Any] = {
    "compartments": list[tuple[_Id, _Number, _Number, _Sum, _Sum, bool]],
    "wraps": list[tuple[_Id, _Number, _Id, _Id, _Sum, bytes, bytes]],
    "records": list[_Record],
    "overviews": list[_Record],
    "leaves": list[tuple[_Number, bytes]],
    "leaf_parts": list[tuple[_Number, str, _Id, _Number, _Sum, bytes]],
}


@dataclass(frozen=True, slots=True)
class Preface:
    """The first frame inside a backup file, signed by the office: what it is of, and how far the ledger had grown.

    `key` commits to the file's own key, so that the signature covers every byte under it; the first format had none.
    """

    format: str
    part: str
    vault: str
    made: str
    ledger_size: int
    ledger_root: str
    header: str
    tombstones: list[str]
    key: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a pair, read and verified: what it says of itself, and its rows by table."""

    preface: Preface
    rows: dict[str, list[Any]]


def render_part(office: Office, part: str, header: bytes) -> Iterator[bytes]:
    """One file of the pair, in chunks. Call it while the office is held still."""
    tree = office.tree
    raw = StreamKey.fresh(office.random)
    tombstones = sorted({row.compartment for row in office.rows() if row.shredded} | office.anchor.tombstones)
    preface = Preface(
        format=FORMAT,
        part=part,
        vault=office.header.vault,
        made=office.now().isoformat(timespec="seconds"),
        ledger_size=tree.size,
        ledger_root=tree.root().hex(),
        header=header_digest(header).hex(),
        tombstones=list(tombstones),
        key=ContentKey(raw).commitment().hex(),
    )
    signed = sign_note(canonical(asdict(preface)).decode() + "\n", office.anchor.signer)
    sealed = pyrage.encrypt(raw, [pyrage.x25519.Recipient.from_str(office.header.backup_recipient)])
    yield f"{FORMAT} {part}\n".encode() + header + base64.b64encode(sealed) + b"\n"
    yield from _sealed(_stream(raw, part, header), _frames(office.store, signed, TABLES[part]))


def read_clear_header(path: Path, part: str) -> tuple[Header, bytes]:
    """The header in front of a backup file, not authenticated yet. Raises IntegrityError."""
    with _opened(path) as file:
        _, header, clear = _clear_header(file, part)
        return header, clear


def read_part(path: Path, part: str, identity: str, key: VerifierKey) -> Part:
    """Read one file of the pair. Raises IntegrityError when a byte of it is not right or another hand made it."""
    try:
        with _opened(path) as file:
            version, written, clear = _clear_header(file, part)
            age = pyrage.x25519.Identity.from_str(identity)
            if version == FORMAT:
                raw = _file_key(file, age)
                plain = b"".join(_opened_chunks(file, _stream(raw, part, clear)))
                commitment = ContentKey(raw).commitment().hex()
            else:
                whole = io.BytesIO()
                pyrage.decrypt_io(file, whole, [age])
                plain, commitment = whole.getvalue(), ""
        found = _read_frames(plain, part, key)
    except TooNewError:
        raise
    except (
        pyrage.DecryptError,
        pyrage.IdentityError,
        OSError,
        ValueError,
        msgspec.MsgspecError,
        IntegrityError,
    ):
        raise _refused(part) from None
    says = found.preface
    if (says.format, says.part, says.vault, says.header, says.key) != (
        version,
        part,
        written.vault,
        header_digest(clear).hex(),
        commitment,
    ):
        # Another format, part or office, behind another header, or under another key than the one that was signed.
        raise _refused(part)
    return found


def _stream(raw: bytes, part: str, header: bytes) -> StreamKey:
    return StreamKey(raw, FORMAT.encode() + b"\0" + header_digest(header) + part.encode() + b"\0")


def _sealed(stream: StreamKey, frames: Iterable[bytes]) -> Iterator[bytes]:
    """Frames in sealed chunks; one is held back until it is known whether it is the last."""
    held, number = bytearray(), 0
    for frame in frames:
        held += frame
        while len(held) > CHUNK_BYTES:
            yield stream.seal(number, bytes(held[:CHUNK_BYTES]), last=False)
            del held[:CHUNK_BYTES]
            number += 1
    yield stream.seal(number, bytes(held), last=True)


def _opened_chunks(file: BinaryIO, stream: StreamKey) -> Iterator[bytes]:
    """Raises IntegrityError unless the rest of a file is whole, in order and under this key."""
    number, sealed = 0, file.read(CHUNK_BYTES + TAG_BYTES)
    while True:
        following = file.read(CHUNK_BYTES + TAG_BYTES)
        yield stream.open(number, sealed, last=not following)
        if not following:
            return
        number, sealed = number + 1, following


def _file_key(file: BinaryIO, identity: pyrage.x25519.Identity) -> bytes:
    """Raises ValueError or pyrage's own errors unless the third line is this identity's key in its one spelling."""
    line = file.readline(_LONGEST_KEY_LINE)
    try:
        sealed = base64.b64decode(line.removesuffix(b"\n"), validate=True)
    except binascii.Error:
        raise ValueError("not base64") from None
    if base64.b64encode(sealed) + b"\n" != line:
        raise ValueError("another spelling")
    return bytes(pyrage.decrypt(sealed, [identity]))


def _frames(store: Store, signed: bytes, tables: Iterable[str]) -> Iterator[bytes]:
    yield _frame(signed)
    count = 0
    for table in tables:
        batch: list[tuple[object, ...]] = []
        size = 0
        for row in store.rows(table):
            batch.append(row)
            # What is sealed stands last; the other columns of a row are small.
            last = row[-1]
            size += _ROW_BYTES + (len(last) if type(last) is bytes else 0)
            if size >= _BATCH_BYTES:
                yield _frame([table, batch])
                count += len(batch)
                batch, size = [], 0
        count += len(batch)
        yield _frame([table, batch])
    yield _frame(["end", count])


def _frame(value: object) -> bytes:
    body = _ENCODER.encode(value)
    return len(body).to_bytes(4, "big") + body


def _read_frames(data: bytes, part: str, key: VerifierKey) -> Part:
    """Raises IntegrityError, MsgspecError or ValueError on anything but what `_frames` makes."""
    frames = list(_split(memoryview(data)))
    text = open_note(msgspec.msgpack.decode(frames[0], type=bytes), [key])
    preface = msgspec.convert(parse_canonical(text.removesuffix("\n").encode(), field="backup"), Preface)
    rows: dict[str, list[Any]] = {table: [] for table in TABLES[part]}
    for frame in frames[1:-1]:
        table, batch = msgspec.msgpack.decode(frame, type=tuple[str, msgspec.Raw])
        if table not in rows:
            raise ValueError("a table that this part does not hold")
        rows[table] += msgspec.msgpack.decode(batch, type=_ROWS[table])
    end, count = msgspec.msgpack.decode(frames[-1], type=tuple[str, int])
    if end != "end" or count != sum(map(len, rows.values())):
        raise ValueError("cut off")
    return Part(preface, rows)


def _split(data: memoryview) -> Iterator[memoryview]:
    """Raises ValueError unless the data is whole frames, two or more."""
    at, count = 0, 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 4 + size]
        at, count = at + 4 + size, count + 1
    if at != len(data) or count < 2:
        raise ValueError("cut off")


def _clear_header(file: BinaryIO, part: str) -> tuple[str, Header, bytes]:
    """The format of a file, its header and the header's bytes. Raises IntegrityError, TooNewError."""
    first, header = file.readline(64), file.readline(1 << 20)
    version = first.removesuffix(b" " + part.encode() + b"\n").decode("ascii", "replace")
    if version not in (FORMAT, FIRST_FORMAT) or not header.endswith(b"\n"):
        if first.startswith(_NEWER) and version.removeprefix(_NEWER.decode()).isdecimal():
            raise TooNewError(
                "this backup was made by a newer version of Privity",
                field="backup",
                remedy="restore it with that version; nothing was changed",
            )
        raise _refused(part)
    return version, parse_header(header), header


def _opened(path: Path) -> BinaryIO:
    try:
        return open_regular(path)
    except NotRegularError as error:
        raise InputError(f"`{path.name}` {error.what}", field="backup", remedy=NOT_ON_DISK) from None
    except OSError:
        raise InputError(
            f"`{path.name}` cannot be read", field="backup", remedy="give yourself rights to the file"
        ) from None


def _refused(part: str) -> IntegrityError:
    return IntegrityError(
        f"the {part} file of the backup is not one that this office wrote, or it is damaged",
        field="backup",
        remedy="use another backup; nothing was changed",
    )
