"""The backup pair, `privity.backup/1`: sealed rows in one file, wrapped keys in another. See spec/backup-pair.md.

Both files are age files (age-encryption.org/v1) behind two lines in the clear: the format, and the office's header,
whose recovery slot opens the age identity. So the recovery code and the two files are enough on a new machine, and
nothing less is. Records files may be kept for ever; the keys file is replaced by each backup and expires, because an
old one could revive a client who was erased.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import msgspec
import pyrage

from privity.crypto.canonical import canonical, parse_canonical
from privity.errors import InputError, IntegrityError
from privity.ledger.note import VerifierKey, open_note, sign_note
from privity.model.ids import CompartmentId
from privity.ports.store import Store
from privity.services.office import Office
from privity.vault.header import Header, header_digest, parse_header

FORMAT = "privity.backup/1"
KEYS_NAME = "keys.age"
KEYS_DAYS = 35
_RECORD_TABLES = ("compartments", "records", "overviews", "leaves", "leaf_parts")
_BATCH_BYTES = 1 << 18
_ROW_BYTES = 256
_ENCODER = msgspec.msgpack.Encoder()


# What each row of a file is made of: in front of the associated data and the signatures, whoever has the header of an
# office can encrypt to its recipient, so what comes out is not taken at its word.
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
    """The first frame inside a backup file, signed by the office: what it is of, and how far the ledger had grown."""

    format: str
    part: str
    vault: str
    made: str
    ledger_size: int
    ledger_root: str
    header: str
    tombstones: list[str]


@dataclass(frozen=True, slots=True)
class BackupPair:
    """Two files of one office."""

    records: Path
    keys: Path


def records_name(moment: datetime) -> str:
    """The name of a records file: it tells when, and nothing else."""
    return f"records-{moment:%Y%m%dT%H%M%SZ}.age"


def keys_expire(made: datetime) -> datetime:
    """Until when a keys file should be kept at most."""
    return made + timedelta(days=KEYS_DAYS)


def render_part(office: Office, part: str, header: bytes) -> Iterator[bytes]:
    """One file of the pair, in chunks. Call it while the office is held still."""
    store, tree = office.store, office.tree
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
    )
    signed = sign_note(canonical(asdict(preface)).decode() + "\n", office.anchor.signer)
    yield f"{FORMAT} {part}\n".encode() + header
    sink = _Sink()
    pyrage.encrypt_io(
        _Frames(_frames(store, signed, _tables(part))),
        sink,
        [pyrage.x25519.Recipient.from_str(office.header.backup_recipient)],
    )
    yield from sink.chunks


def find_pair(folder: Path) -> BackupPair:
    """The newest records file of a folder and its keys file. Raises InputError."""
    found = sorted(folder.glob("records-*.age"))
    keys = folder / KEYS_NAME
    if not found or not keys.is_file():
        missing = "records-*.age" if not found else KEYS_NAME
        raise InputError(
            f"the backup is incomplete: `{missing}` is missing",
            field="backup",
            remedy="a backup is two files; put both into one folder",
        )
    return BackupPair(found[-1], keys)


def read_clear_header(path: Path, part: str) -> tuple[Header, bytes]:
    """The header in front of a backup file, not authenticated yet. Raises IntegrityError."""
    with _opened(path) as file:
        return _clear_header(file, part)


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a pair, read and verified: what it says of itself, and its rows by table."""

    preface: Preface
    rows: dict[str, list[Any]]


def read_part(path: Path, part: str, identity: str, key: VerifierKey) -> Part:
    """Read one file of the pair. Raises IntegrityError when a byte of it is not right or another hand made it."""
    with _opened(path) as file:
        _, header = _clear_header(file, part)
        plain = io.BytesIO()
        try:
            pyrage.decrypt_io(file, plain, [pyrage.x25519.Identity.from_str(identity)])
        except (pyrage.DecryptError, pyrage.IdentityError, OSError, ValueError):
            raise _refused(part) from None
    try:
        return _read_frames(plain.getvalue(), part, header, key)
    except (msgspec.MsgspecError, IntegrityError, ValueError):
        raise _refused(part) from None


@dataclass(slots=True)
class Loaded:
    """What a backup brought into an empty store. `missing` attachments were not beside it."""

    records: Preface
    keys: Preface
    gone: frozenset[CompartmentId]
    missing: int = 0


def load_pair(
    pair: BackupPair, identity: str, key: VerifierKey, store: Store, known: frozenset[CompartmentId]
) -> Loaded:
    """Write a backup's rows into an empty store, without what is known to be shredded.

    `known` are the tombstones this device remembers. Raises IntegrityError when the two files do not belong together.
    """
    one = read_part(pair.keys, "keys", identity, key)
    other = read_part(pair.records, "records", identity, key)
    keys, records, wraps, rows = one.preface, other.preface, one.rows["wraps"], other.rows
    buried = {*known, *keys.tombstones, *records.tombstones}
    present = {row[0].hex() for row in rows["compartments"]}
    shredded = {row[0].hex() for row in rows["compartments"] if row[-1]}
    gone = (present & buried) - shredded
    _check_keys(rows, wraps, present - shredded - buried)
    # A key made after the records file has nothing here that it would open.
    epochs = {row[0]: row[2] for row in rows["compartments"] if row[0].hex() in present - gone - shredded}
    kept = {
        name: [row for row in rows[name] if row[0].hex() not in gone] for name in ("records", "overviews")
    }
    kept["wraps"] = [row for row in wraps if row[1] <= epochs.get(row[0], -1)]
    kept["leaf_parts"] = [_buried(row, gone) for row in rows["leaf_parts"]]
    store.restore({**rows, **kept})
    return Loaded(records, keys, frozenset(CompartmentId(one) for one in gone))


def _check_keys(rows: dict[str, list[Any]], wraps: list[Any], living: set[str]) -> None:
    """Raises IntegrityError unless every key that the records are sealed under is in the keys file."""
    held = {(row[0], row[1]) for row in wraps}
    needed = {(row[0], row[2]) for row in rows["compartments"]}
    needed |= {(row[0], row[5]) for table in ("records", "overviews") for row in rows[table]}
    needed |= {(row[2], row[3]) for row in rows["leaf_parts"] if row[-1]}
    missing = {compartment for compartment, epoch in needed - held if compartment.hex() in living}
    if not missing:
        return
    if missing <= {compartment for compartment, _ in held}:
        raise IntegrityError(
            f"`{KEYS_NAME}` is newer than the records: {len(missing)} of their keys were renewed since",
            field="backup",
            remedy="use the records file of the same backup, or of a later one",
        )
    raise IntegrityError(
        f"`{KEYS_NAME}` is older than the records: it has no key for {len(missing)} of them",
        field="backup",
        remedy="use the keys file of the same backup, or of a later one",
    )


def _buried(row: Any, gone: set[str]) -> Any:
    return [*row[:-1], b""] if row[2].hex() in gone else row


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


def _read_frames(data: bytes, part: str, header: bytes, key: VerifierKey) -> Part:
    """Raises IntegrityError, MsgspecError or ValueError on anything but what `_frames` makes."""
    frames = list(_split(data))
    text = open_note(msgspec.msgpack.decode(frames[0], type=bytes), [key])
    preface = msgspec.convert(parse_canonical(text.removesuffix("\n").encode(), field="backup"), Preface)
    if (preface.format, preface.part, preface.header) != (FORMAT, part, header_digest(header).hex()):
        raise ValueError("another format, another part or behind another header")
    rows: dict[str, list[Any]] = {table: [] for table in _tables(part)}
    for frame in frames[1:-1]:
        table, batch = msgspec.msgpack.decode(frame, type=tuple[str, msgspec.Raw])
        if table not in rows:
            raise ValueError("a table that this part does not hold")
        rows[table] += msgspec.msgpack.decode(batch, type=_ROWS[table])
    end, count = msgspec.msgpack.decode(frames[-1], type=tuple[str, int])
    if end != "end" or count != sum(map(len, rows.values())):
        raise ValueError("cut off")
    return Part(preface, rows)


def _split(data: bytes) -> Iterator[bytes]:
    """Raises ValueError unless the data is whole frames, two or more."""
    at, count = 0, 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 4 + size]
        at, count = at + 4 + size, count + 1
    if at != len(data) or count < 2:
        raise ValueError("cut off")


def _tables(part: str) -> tuple[str, ...]:
    return _RECORD_TABLES if part == "records" else ("wraps",)


def _clear_header(file: BinaryIO, part: str) -> tuple[Header, bytes]:
    first, header = file.readline(64), file.readline(1 << 20)
    if first != f"{FORMAT} {part}\n".encode() or not header.endswith(b"\n"):
        raise _refused(part)
    return parse_header(header), header


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
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


class _Frames(io.RawIOBase):
    """Lets age read frames as if they were a file."""

    def __init__(self, frames: Iterator[bytes]) -> None:
        self._frames = frames
        self._frame = b""
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        while self._at >= len(self._frame):
            frame = next(self._frames, None)
            if frame is None:
                return b""
            self._frame, self._at = frame, 0
        end = len(self._frame) if size < 0 else self._at + size
        taken, self._at = self._frame[self._at : end], end
        return taken


class _Sink(io.RawIOBase):
    """Takes what age writes."""

    def __init__(self) -> None:
        self.chunks: list[bytes] = []

    def write(self, data: Any) -> int:
        self.chunks.append(bytes(data))
        return len(data)
