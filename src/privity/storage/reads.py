"""What can be asked of the store, within a transaction and outside: ids, digests and ciphertext."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any, cast

from sqlalchemy import (
    BindParameter,
    Column,
    Connection,
    CursorResult,
    Select,
    Table,
    bindparam,
    select,
)

from privity.crypto.envelope import digest
from privity.ledger.state import Row
from privity.model.ids import CompartmentId, RecordId
from privity.ports.store import LeafPart
from privity.storage import tables
from privity.vault.record import SealedRecord

BATCH = 500

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


class Reads(ABC):
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
        for first in range(0, len(seqs), BATCH):
            query = select(table).where(
                table.c.tenant == self._tenant, table.c.seq.in_(seqs[first : first + BATCH])
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
