"""What an open office knows of its store, held against the ledger: keys, compartments, records, and their state.

Nothing that lies in the store is believed by itself. The ledger's last entry names the state root, the root the head of
each compartment, and the head what lies in it: an old page, row or file put back does not fit and is never answered
from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from privity.crypto.envelope import Randomness, digest
from privity.crypto.keys import Keyholder
from privity.errors import IntegrityError
from privity.ledger.audit import audit
from privity.ledger.checkpoint import Checkpoint, origin_of, verify_extends
from privity.ledger.commitment import BLIND_BYTES
from privity.ledger.entry import EventClass, parse_leaf
from privity.ledger.state import TOMBSTONE, Row, StateTree, compartment_head
from privity.ledger.tree import MerkleTree
from privity.model.ids import CompartmentId, RecordId
from privity.ports.store import CompartmentRow, LeafPart, Reads, Store
from privity.vault.header import Header
from privity.vault.keyring import Keyring
from privity.vault.record import SealedRecord
from privity.vault.wrap import Wrap, take_key

_NO_RECORD = RecordId("0" * 32)
_BACKUP = f'"event":"{EventClass.BACKUP_MADE}"'.encode()
REMEDY = "run `privity ledger verify`, and restore from a backup; nothing was changed"


@dataclass(slots=True)
class Shelf:
    """What a compartment holds, held once against its head: revision and digest of each record and of its overview."""

    records: dict[RecordId, Row]
    overview: Row


class Holdings:
    """The compartments of one office as its ledger says they are. The office's own lock guards it."""

    def __init__(self, header: Header, keyholder: Keyholder, random: Randomness) -> None:
        self._header = header
        self._keyholder = keyholder
        self._random = random
        self.keyring = Keyring(header.vault, random)
        self.tree = MerkleTree()
        self.state = StateTree()
        self.rows: dict[CompartmentId, CompartmentRow] = {}
        self.shelves: dict[CompartmentId, Shelf] = {}
        self.gone: frozenset[CompartmentId] = frozenset()
        self.seen: Checkpoint | None = None
        self.last_time: datetime | None = None
        self.last_backup: datetime | None = None

    def load_ledger(self, store: Store) -> None:
        """Read ledger and state from the store and hold them against each other. Raises IntegrityError."""
        leaves = store.leaves()
        rows = store.compartments()
        try:
            state = StateTree((row.slot, row.compartment, row.head) for row in rows)
        except (ValueError, OverflowError):
            raise rolled_back() from None
        report = audit(leaves)
        report.verify()
        tree, last = report.tree, report.last
        if (last is None and rows) or (last is not None and last.state != state.root()):
            raise rolled_back()
        # INVARIANT: a compartment is shredded exactly when the state says so; a flag alone must not hide a client.
        if any(row.shredded != (row.head == TOMBSTONE) for row in rows):
            raise rolled_back()
        if self.seen is not None:
            verify_extends(tree, self.seen)
        self.tree, self.state = tree, state
        self.last_time = last.time if last else None
        backups = [line for line in leaves if _BACKUP in line]
        self.last_backup = parse_leaf(backups[-1]).time if backups else None
        self.rows = {row.compartment: row for row in rows}
        self.shelves = {}
        self.seen = self.checkpoint()

    def load_keys(self, source: Store | Keyring) -> None:
        """Unwrap the keys of every compartment that lives, or take them over from a ring on which they are already.

        Raises IntegrityError when one is missing or another's.
        """
        if isinstance(source, Keyring):
            self.keyring = source
        else:
            for wrap in source.wraps():
                row = self.rows.get(wrap.compartment)
                if row is not None and not row.shredded and row.compartment not in self.gone:
                    self.take(wrap, self.keyring)
        for row in self.rows.values():
            expected = not row.shredded and row.compartment not in self.gone
            if expected and self.keyring.epoch(row.compartment) != row.epoch:
                raise rolled_back()

    def take(self, wrap: Wrap, ring: Keyring) -> None:
        """Put the key of a wrap on a ring, if it was given to this keyholder. Raises IntegrityError."""
        me = self._header.keyholder
        if wrap.recipient != me:
            return
        if wrap.giver != me:
            raise IntegrityError("a key was given by an unknown hand", field="wrap", remedy=REMEDY)
        key = take_key(self._header.vault, wrap, self._keyholder, self._keyholder.public)
        ring.add(wrap.compartment, wrap.epoch, key)

    def reload(self, store: Store) -> None:
        """Forget what ran ahead of a transaction that was undone, and start again from what is on disk."""
        self.forget_keys()
        self.load_ledger(store)
        self.load_keys(store)

    def forget_keys(self) -> None:
        """Let go of every key."""
        self.keyring = Keyring(self._header.vault, self._random)

    def checkpoint(self) -> Checkpoint:
        """The ledger's size and root as they are now."""
        return Checkpoint(origin_of(self._header.vault), self.tree.size, self.tree.root())

    def living(self) -> frozenset[CompartmentId]:
        """Every compartment that was not shredded."""
        return frozenset(row.compartment for row in self.rows.values() if not row.shredded)

    def row(self, compartment: CompartmentId) -> CompartmentRow:
        """A living compartment's row. Raises IntegrityError."""
        row = self.rows.get(compartment)
        if row is None or row.shredded:
            raise IntegrityError("there is no such compartment here", field="compartment")
        return row

    def head(self, row: CompartmentRow, root: bytes, overview: Row) -> bytes:
        """What a compartment's head must be, from what lies in it and the key that is on the ring."""
        return head_of(row, root, overview, self.keyring.commitment(row.compartment, row.epoch))

    def shelf(self, compartment: CompartmentId, reads: Reads) -> Shelf:
        """What a compartment holds. Within a transaction it is read on the transaction's own connection."""
        shelf = self.shelves.get(compartment)
        if shelf is None:
            shelf = self.shelve(self.row(compartment), reads.entries(compartment), reads)
        return shelf

    def shelve(self, row: CompartmentRow, entries: Sequence[Row], reads: Reads) -> Shelf:
        """Hold what lies in a compartment against its head, once. Raises IntegrityError."""
        overview = reads.overview_entry(row.compartment)
        root = hashed(row.compartment, entries)
        if overview is None or root != row.root or self.head(row, root, overview) != row.head:
            raise rolled_back()
        shelf = Shelf({entry.record: entry for entry in entries}, overview)
        self.shelves[row.compartment] = shelf
        return shelf

    def verified(
        self, compartment: CompartmentId, rows: list[SealedRecord], reads: Reads
    ) -> list[SealedRecord]:
        """Give the rows back when they are all that the compartment holds. Raises IntegrityError."""
        # INVARIANT: the digests are of the bytes that were read. A record can have been sealed twice as the same
        # revision (a restore, a copy that went on), and both open: a digest that is stored beside it would not tell.
        shelf = self.shelves.get(compartment)
        if shelf is None:
            entries = [Row(s.record, s.revision, s.digest, "records") for s in rows]
            self.shelve(self.row(compartment), entries, reads)
            return rows
        if len(rows) != len(shelf.records):
            raise rolled_back()
        for sealed in rows:
            known = shelf.records.get(sealed.record)
            if known is None or (sealed.revision, sealed.digest) != (known.revision, known.digest):
                raise rolled_back()
        return rows

    def leaf_part_payload(self, part: LeafPart) -> tuple[bytes, bytes]:
        """Open a part of an entry to its blind and its payload. Raises IntegrityError."""
        plain = self.keyring.open_part(part.compartment, part.epoch, part.seq, part.part, part.sealed)
        return plain[:BLIND_BYTES], plain[BLIND_BYTES:]


def head_of(row: CompartmentRow, root: bytes, overview: Row, commitment: bytes) -> bytes:
    """A compartment's head: its records' root, its overview, and its newest key, so that none can be exchanged."""
    records = Row(_NO_RECORD, 0, root, "records-root")
    key = Row(_NO_RECORD, row.epoch, commitment, "key")
    return hashed(row.compartment, (overview, records, key))


def hashed(compartment: CompartmentId, rows: Iterable[Row]) -> bytes:
    """The hash over a compartment's rows. Raises IntegrityError."""
    try:
        return compartment_head(compartment, rows)
    except (ValueError, OverflowError):
        # A hand that writes to the server's tables can put values there which no record ever has.
        raise rolled_back() from None


def held(sealed: SealedRecord, expected: Row | None) -> SealedRecord:
    """Give a record back when it is the one that was written last. Raises IntegrityError."""
    if expected is None or sealed.revision != expected.revision or digest(sealed.sealed) != expected.digest:
        raise rolled_back()
    return sealed


def rolled_back() -> IntegrityError:
    """The error that all of this comes to."""
    return IntegrityError(
        "what lies in the store is not what the ledger says was written last", field="store", remedy=REMEDY
    )
