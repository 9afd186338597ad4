"""The one implementation of the store, on SQLAlchemy Core, over SQLCipher and PostgreSQL.

INVARIANT: ids, digests and ciphertext are all that passes through here; this package holds no key of a compartment.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    CursorResult,
    Engine,
    Select,
    Table,
    bindparam,
    delete,
    func,
    select,
    update,
)

from privity.crypto.envelope import digest
from privity.errors import InputError, IntegrityError, LockedError, PrivityError
from privity.ledger.state import Row
from privity.model.ids import CompartmentId, RecordId, VaultId
from privity.ports.store import CompartmentRow, LeafPart
from privity.storage import sqlcipher, tables
from privity.storage.faults import words_for_faults
from privity.vault.record import SealedRecord
from privity.vault.wrap import Wrap, wrap_of_row

_BATCH = 500

# Statements that run once per compartment or record are built once: building one costs as much as running it.
_TENANT: BindParameter[bytes] = bindparam("tenant_")
_COMPARTMENT: BindParameter[bytes] = bindparam("compartment_")


def _of(table: Table, *columns: Column[Any]) -> Select[Any]:
    """Select the rows of one compartment."""
    return select(*(columns or table.c)).where(table.c.tenant == _TENANT, table.c.compartment == _COMPARTMENT)


_RECORD_OF = _of(tables.records).where(tables.records.c.record == bindparam("record_"))
_ENTRIES_OF = {
    table.name: _of(table, table.c.record, table.c.revision, table.c.digest)
    for table in (tables.records, tables.overviews)
}


class _Reads(ABC):
    """What can be asked of the store, within a transaction on its own connection and outside on another."""

    _tenant: bytes

    def overviews(self, compartments: Iterable[CompartmentId] | None = None) -> list[SealedRecord]:
        table = tables.overviews
        query = select(table).where(table.c.tenant == self._tenant)
        if compartments is not None:
            query = query.where(table.c.compartment.in_([bytes.fromhex(one) for one in compartments]))
        return [_record(row) for row in self._read(query)]

    def records(self, compartment: CompartmentId) -> list[SealedRecord]:
        """Every record of a compartment, with the digest of the bytes that were read."""
        # In the driver's own words: this is the loop that fills the index, and typed results take half its time.
        statement = (
            "SELECT record, kind, schema, revision, epoch, sealed FROM records"
            " WHERE tenant = ? AND compartment = ?"
        )
        here = (self._tenant, bytes.fromhex(compartment))
        with self._connected() as connection:
            if connection.dialect.paramstyle != "qmark":
                statement = statement.replace("?", "%s")
            rows = _raw(connection.exec_driver_sql(statement, here))
        return [
            SealedRecord(compartment, record.hex(), kind, schema, revision, epoch, sealed, digest(sealed))
            for record, kind, schema, revision, epoch, sealed in rows
        ]

    def record(self, compartment: CompartmentId, record: RecordId) -> SealedRecord | None:
        here = bytes.fromhex(compartment)
        rows = self._read(_RECORD_OF, compartment_=here, record_=bytes.fromhex(record))
        return _record(rows[0]) if rows else None

    def record_ids(self) -> set[RecordId]:
        """The ids of every record, which the primary key holds by itself: no body is read for them."""
        table = tables.records
        query = select(table.c.compartment, table.c.record).where(table.c.tenant == self._tenant)
        return {RecordId(record.hex()) for _, record in self._read(query)}

    def records_of_kind(self, kind: str) -> list[tuple[CompartmentId, RecordId]]:
        """Where the records of one kind lie. It reads through the whole table."""
        table = tables.records
        query = select(table.c.compartment, table.c.record)
        query = query.where(table.c.tenant == self._tenant, table.c.kind == kind)
        rows = self._read(query.order_by(table.c.compartment, table.c.record))
        return [(CompartmentId(one.hex()), RecordId(other.hex())) for one, other in rows]

    def entries(self, compartment: CompartmentId) -> list[Row]:
        """What the root of a compartment is made of: its records without their bodies."""
        return self._entries(tables.records, compartment)

    def overview_entry(self, compartment: CompartmentId) -> Row | None:
        """The one overview of a compartment, without its body."""
        found = self._entries(tables.overviews, compartment)
        return found[0] if len(found) == 1 else None

    def leaf_parts(self, seqs: Sequence[int]) -> list[LeafPart]:
        table = tables.leaf_parts
        found = []
        for first in range(0, len(seqs), _BATCH):
            query = select(table).where(
                table.c.tenant == self._tenant, table.c.seq.in_(seqs[first : first + _BATCH])
            )
            found += [_leaf_part(row) for row in self._read(query)]
        return found

    def leaf_parts_of(self, compartment: CompartmentId) -> list[LeafPart]:
        """The parts of entries that are sealed under a compartment's key, in the order of the entries."""
        query = _of(tables.leaf_parts).order_by(tables.leaf_parts.c.seq)
        return [_leaf_part(row) for row in self._read(query, compartment_=bytes.fromhex(compartment))]

    def older_leaf_parts(self, compartment: CompartmentId, epoch: int, limit: int) -> list[LeafPart]:
        """Some parts of entries that are sealed under a compartment's key of an earlier epoch."""
        parts = tables.leaf_parts
        query = _of(parts).where(parts.c.epoch < epoch).order_by(parts.c.seq).limit(limit)
        return [_leaf_part(row) for row in self._read(query, compartment_=bytes.fromhex(compartment))]

    def _entries(self, table: Table, compartment: CompartmentId) -> list[Row]:
        rows = self._read(_ENTRIES_OF[table.name], compartment_=bytes.fromhex(compartment))
        return [
            Row(RecordId(record.hex()), revision, digest, table.name) for record, revision, digest in rows
        ]

    @abstractmethod
    def _connected(self) -> AbstractContextManager[Connection]:
        """The connection to ask on."""

    def _read(self, query: Select[Any], **values: object) -> list[Any]:
        with self._connected() as connection:
            return _run(connection, query, self._tenant, values)


class SqlStore(_Reads):
    """A store on one engine, for one tenant."""

    def __init__(self, engine: Engine, vault: VaultId, held: Connection | None = None) -> None:
        self._engine = engine
        self._tenant = bytes.fromhex(vault)
        self._held = held
        self._closed = False

    @contextmanager
    def begin(self) -> Iterator["SqlTransaction"]:
        """One transaction: committed when the block ends, undone when it raises."""
        with (
            words_for_faults(),
            self._usable().execution_options(**{sqlcipher.WRITING: True}).begin() as connection,
        ):
            yield SqlTransaction(connection, self._tenant)

    def compartments(self) -> list[CompartmentRow]:
        table = tables.compartments
        rows = self._read(select(table).where(table.c.tenant == self._tenant).order_by(table.c.slot))
        return [
            CompartmentRow(CompartmentId(c.hex()), slot, epoch, root, head, bool(shredded))
            for _, c, slot, epoch, root, head, shredded in rows
        ]

    def wraps(self) -> list[Wrap]:
        table = tables.wraps
        rows = self._read(select(table).where(table.c.tenant == self._tenant))
        return [wrap_of_row(*columns) for _, *columns in rows]

    def leaves(self, start: int = 0) -> list[bytes]:
        table = tables.leaves
        query = select(table.c.seq, table.c.leaf).where(table.c.tenant == self._tenant, table.c.seq >= start)
        rows = self._read(query.order_by(table.c.seq))
        if any(seq != start + place for place, (seq, _) in enumerate(rows)):
            raise IntegrityError(
                "an entry of the ledger is missing",
                field="ledger",
                remedy="restore from a backup; nothing was changed",
            )
        return [leaf for _, leaf in rows]

    def rows(self, table: str) -> Iterator[tuple[object, ...]]:
        """Every row of one outer table without its tenant, for a backup."""
        chosen = tables.metadata.tables[table]
        query = (
            select(*list(chosen.c)[1:]).where(chosen.c.tenant == self._tenant).order_by(*chosen.primary_key)
        )
        with self._connected() as connection:
            for batch in connection.execution_options(yield_per=_BATCH).execute(query).partitions():
                yield from map(tuple, batch)

    def restore(
        self,
        rows: Mapping[str, Iterable[Sequence[object]]],
        filled: Callable[[], None] = lambda: None,
    ) -> None:
        """Write what `rows` gave of every table, and say when all of it is `filled` in and only the commit is left.

        Raises InputError over a living office.

        A file that is cut off while it is filled is spoilt: whoever restores throws it away.
        """
        self.check_empty()
        with words_for_faults(), sqlcipher.without_journal(self._usable()), self.begin() as transaction:
            transaction.fill(rows)
            filled()

    def check_empty(self) -> None:
        """Raises InputError when anything of this office is here already."""
        with self.begin() as transaction:
            transaction.check_empty()

    def clear(self) -> None:
        """Take away every row of this tenant: what a restore that was interrupted left behind."""
        with words_for_faults(), self._usable().begin() as connection:
            for table in tables.ALL:
                connection.execute(delete(table).where(table.c.tenant == self._tenant))

    def check(self) -> list[str]:
        """The engine's own integrity checks, in its own words; PostgreSQL has its page checksums."""
        if self._engine.dialect.name != "sqlite":
            return []
        try:
            with words_for_faults():
                return sqlcipher.integrity(self._usable())
        except PrivityError as fault:
            return [fault.message]

    def checkpoint(self) -> None:
        """Leave nothing of what was deleted in a log beside the file. Raises BusyError while something else reads."""
        if self._engine.dialect.name == "sqlite":
            with words_for_faults():
                sqlcipher.checkpoint(self._usable())

    def close(self) -> None:
        """Let go of every connection. An engine would open a new one for whoever asks later: nobody gets it."""
        self._closed = True
        if self._held is not None:
            self._held.close()
        self._engine.dispose()

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        with words_for_faults(), self._usable().connect() as connection:
            yield connection

    def _usable(self) -> Engine:
        if self._closed:
            raise LockedError("the office is locked", field="office", remedy="unlock it first")
        return self._engine


class SqlTransaction(_Reads):
    """Reads and writes inside one transaction."""

    def __init__(self, connection: Connection, tenant: bytes) -> None:
        self._connection = connection
        self._tenant = tenant

    def _connected(self) -> AbstractContextManager[Connection]:
        return nullcontext(self._connection)

    def check_empty(self) -> None:
        """Raises InputError when anything of this office is here."""
        for table in tables.ALL:
            if self._read(select(table.c.tenant).where(table.c.tenant == self._tenant).limit(1)):
                raise InputError(
                    "this database holds this office already",
                    field="store",
                    remedy="open it there, or restore into another database",
                )

    def fill(self, rows: Mapping[str, Iterable[Sequence[object]]]) -> None:
        """Write whole rows of every table into a store that holds nothing of this office. Raises InputError."""
        self.check_empty()
        for table in tables.ALL:
            whole = [(self._tenant, *row) for row in rows.get(table.name, ())]
            self._insert(table, whole)

    def put_compartments(self, rows: Sequence[CompartmentRow]) -> None:
        self._insert(
            tables.compartments,
            [
                (
                    self._tenant,
                    bytes.fromhex(row.compartment),
                    row.slot,
                    row.epoch,
                    row.root,
                    row.head,
                    row.shredded,
                )
                for row in rows
            ],
        )

    def set_heads(self, rows: Sequence[CompartmentRow]) -> None:
        table = tables.compartments
        for row in rows:
            _one(
                self._connection.execute(
                    update(table)
                    .where(
                        table.c.tenant == self._tenant, table.c.compartment == bytes.fromhex(row.compartment)
                    )
                    .values(epoch=row.epoch, root=row.root, head=row.head, shredded=row.shredded)
                )
            )

    def put_wraps(self, wraps: Sequence[Wrap]) -> None:
        self._insert(
            tables.wraps,
            [
                (
                    self._tenant,
                    bytes.fromhex(wrap.compartment),
                    wrap.epoch,
                    bytes.fromhex(wrap.recipient),
                    bytes.fromhex(wrap.giver),
                    wrap.commitment,
                    wrap.sealed,
                    wrap.signature,
                )
                for wrap in wraps
            ],
        )

    def put_records(self, records: Sequence[SealedRecord], *, new: bool) -> None:
        self._put(tables.records, records, new)

    def put_overviews(self, overviews: Sequence[SealedRecord], *, new: bool) -> None:
        self._put(tables.overviews, overviews, new)

    def delete_record(self, compartment: CompartmentId, record: RecordId) -> None:
        table = tables.records
        _one(
            self._connection.execute(
                delete(table).where(
                    table.c.tenant == self._tenant,
                    table.c.compartment == bytes.fromhex(compartment),
                    table.c.record == bytes.fromhex(record),
                )
            )
        )

    def append_leaves(self, leaves: Sequence[tuple[int, bytes]]) -> None:
        self._insert(tables.leaves, [(self._tenant, seq, leaf) for seq, leaf in leaves])

    def put_leaf_parts(self, parts: Sequence[LeafPart]) -> None:
        self._insert(
            tables.leaf_parts,
            [
                (
                    self._tenant,
                    part.seq,
                    part.part,
                    bytes.fromhex(part.compartment),
                    part.epoch,
                    part.commitment,
                    part.sealed,
                )
                for part in parts
            ],
        )

    def reseal_leaf_parts(self, parts: Sequence[LeafPart]) -> None:
        """Write parts again that were sealed under a newer key; what they commit to stays as it was."""
        table = tables.leaf_parts
        for part in parts:
            _one(
                self._connection.execute(
                    update(table)
                    .where(table.c.tenant == self._tenant, table.c.seq == part.seq, table.c.part == part.part)
                    .values(epoch=part.epoch, sealed=part.sealed)
                )
            )

    def drop_wraps(self, compartment: CompartmentId, *, below: int) -> None:
        """Destroy the wraps of a compartment's earlier keys."""
        wraps, mine = tables.wraps, bytes.fromhex(compartment)
        self._destroy_wraps(
            wraps.c.tenant == self._tenant, wraps.c.compartment == mine, wraps.c.epoch < below
        )

    def shred(self, compartment: CompartmentId) -> None:
        """Destroy every wrapped copy of a compartment's key, its records, its overview and its leaf parts' bodies."""
        mine = bytes.fromhex(compartment)
        wraps, parts = tables.wraps, tables.leaf_parts
        self._destroy_wraps(wraps.c.tenant == self._tenant, wraps.c.compartment == mine)
        for table in (tables.records, tables.overviews):
            self._connection.execute(
                delete(table).where(table.c.tenant == self._tenant, table.c.compartment == mine)
            )
        self._connection.execute(
            update(parts)
            .where(parts.c.tenant == self._tenant, parts.c.compartment == mine)
            .values(sealed=b"")
        )

    def _destroy_wraps(self, *which: ColumnElement[bool]) -> None:
        """Wraps are overwritten in place before they go: `secure_delete` zeroes what a page frees, this what it keeps.

        PostgreSQL would write the zeroes beside the old row: there it is left at deleting, and what the server keeps of
        it (dead rows, its log) opens with the office's own keys alone.
        """
        wraps = tables.wraps
        if self._connection.dialect.name == "sqlite":
            zeroes = {name: func.zeroblob(func.length(wraps.c[name])) for name in ("sealed", "signature")}
            self._connection.execute(update(wraps).where(*which).values(**zeroes))
        self._connection.execute(delete(wraps).where(*which))

    def _put(self, table: Table, records: Sequence[SealedRecord], new: bool) -> None:
        rows: list[tuple[object, ...]] = [
            (
                self._tenant,
                bytes.fromhex(record.compartment),
                bytes.fromhex(record.record),
                record.kind,
                record.schema,
                record.revision,
                record.epoch,
                record.digest,
                record.sealed,
            )
            for record in records
        ]
        if new:
            self._insert(table, rows)
            return
        for row in rows:
            _one(
                self._connection.execute(
                    update(table)
                    .where(table.c.tenant == row[0], table.c.compartment == row[1], table.c.record == row[2])
                    .values(**dict(zip((column.name for column in table.c), row, strict=True)))
                )
            )

    def _insert(self, table: Table, rows: Sequence[tuple[object, ...]]) -> None:
        """Insert whole rows in the order of the table's columns, without a dictionary for each."""
        if rows:
            mark = "?" if self._connection.dialect.paramstyle == "qmark" else "%s"
            names = ", ".join(f'"{column.name}"' for column in table.c)
            marks = ", ".join([mark] * len(table.c))
            # The names come from this package's tables, never from data.
            statement = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608
            self._connection.exec_driver_sql(statement, list(rows))


def _one(changed: CursorResult[Any]) -> None:
    """What is changed must be there: a row that somebody took away must not be passed over in silence."""
    if changed.rowcount != 1:
        raise IntegrityError(
            "what was to be changed is gone from the store",
            field="store",
            remedy="run `privity ledger verify`, and restore from a backup; nothing was changed",
        )


def _run(connection: Connection, query: Select[Any], tenant: bytes, values: dict[str, object]) -> list[Any]:
    if values:
        values["tenant_"] = tenant
    return cast(list[Any], connection.execute(query, values).all())


def _raw(result: CursorResult[Any]) -> list[Any]:
    """The driver's own tuples, and the cursor closed."""
    rows = list(result.cursor.fetchall()) if result.cursor is not None else []
    result.close()
    return rows


def _record(row: Any) -> SealedRecord:
    _, compartment, record, kind, schema, revision, epoch, digest, sealed = row
    return SealedRecord(
        CompartmentId(compartment.hex()),
        RecordId(record.hex()),
        kind,
        schema,
        revision,
        epoch,
        sealed,
        digest,
    )


def _leaf_part(row: Any) -> LeafPart:
    _, seq, part, compartment, epoch, commitment, sealed = row
    return LeafPart(seq, part, CompartmentId(compartment.hex()), epoch, commitment, sealed)
