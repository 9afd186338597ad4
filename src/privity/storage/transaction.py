"""One transaction of the store: what is written and what is destroyed, all of it or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    Table,
    delete,
    func,
    select,
    update,
)

from privity.errors import InputError, IntegrityError
from privity.model.ids import CompartmentId, RecordId
from privity.ports.store import CompartmentRow, LeafPart
from privity.storage import tables
from privity.storage.reads import Reads
from privity.vault.record import SealedRecord
from privity.vault.wrap import Wrap


class SqlTransaction(Reads):
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
