"""The one implementation of the store, on SQLAlchemy Core, over SQLCipher and PostgreSQL.

INVARIANT: ids, digests and ciphertext are all that passes through here; this package holds no key of a compartment.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import (
    Connection,
    Engine,
    delete,
    select,
)

from privity.errors import IntegrityError, LockedError, PrivityError
from privity.model.ids import CompartmentId, VaultId
from privity.ports.store import CompartmentRow
from privity.storage import sqlcipher, tables
from privity.storage.faults import words_for_faults
from privity.storage.reads import BATCH, Reads
from privity.storage.transaction import SqlTransaction
from privity.vault.wrap import Wrap, wrap_of_row


class SqlStore(Reads):
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
            for batch in connection.execution_options(yield_per=BATCH).execute(query).partitions():
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
