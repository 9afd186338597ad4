"""The open office: its keys, its verified state, and the one way in which anything is read or written.

Every write is one transaction that also carries its ledger leaf, and the leaf carries the state root after it. Every
read is held against that state, so that an old page, row or file put back is noticed and never answered from.
"""

import contextlib
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from privity.config import OfficePlace
from privity.crypto.envelope import ContentKey, Randomness, digest
from privity.crypto.keys import Keyholder, Root
from privity.durable import write_durably
from privity.errors import IntegrityError, LockedError, PrivityError, StorageError
from privity.ledger.audit import audit
from privity.ledger.checkpoint import Checkpoint, origin_of, verify_extends
from privity.ledger.commitment import BLIND_BYTES, combine, commit_part
from privity.ledger.entry import EventClass, Leaf, encode_leaf, ledger_time, parse_leaf
from privity.ledger.state import TOMBSTONE, Row, StateTree, compartment_head
from privity.ledger.tree import MerkleTree, leaf_hash
from privity.model.ids import CompartmentId, RecordId, id_from_bytes
from privity.ports.clock import Clock
from privity.ports.store import CompartmentRow, LeafPart, Reads, Store, Transaction
from privity.services.anchoring import AnchorKeeper
from privity.services.work import OFFICE, PERSON, Work
from privity.vault.header import Header, header_digest, render_header
from privity.vault.keyring import Keyring
from privity.vault.payload import Payload
from privity.vault.record import SealedRecord
from privity.vault.wrap import give_key, take_key

_NO_RECORD = RecordId("0" * 32)
_BACKUP = f'"event":"{EventClass.BACKUP_MADE}"'.encode()
_READ_AHEAD = 2
RESERVE_BYTES = 4 << 20
_REMEDY = "run `privity ledger verify`, and restore from a backup; nothing was changed"


@dataclass(slots=True)
class _Shelf:
    """What a compartment holds, held once against its head: revision and digest of each record and of its overview."""

    records: dict[RecordId, Row]
    overview: Row


class Office:
    """An office that is open in this process. All its methods may be called from any thread."""

    def __init__(
        self,
        place: OfficePlace,
        header: Header,
        root: Root,
        keyholder: Keyholder,
        store: Store,
        anchor: AnchorKeeper,
        clock: Clock,
        random: Randomness,
        let_go: Callable[[], None],
    ) -> None:
        self.place = place
        self.header = header
        self.store = store
        self.anchor = anchor
        self.keyring = Keyring(header.vault, random)
        self._root = root
        self._keyholder = keyholder
        self._clock = clock
        self._random = random
        self._let_go = let_go
        self._guard = threading.RLock()
        self._open = True
        self._behind = False
        self._gone: frozenset[CompartmentId] = frozenset()
        self._seen: Checkpoint | None = None
        self._rows: dict[CompartmentId, CompartmentRow] = {}
        self._shelves: dict[CompartmentId, _Shelf] = {}
        self._tree = MerkleTree()
        self._state = StateTree()
        self._last_time: datetime | None = None
        self._last_backup: datetime | None = None
        self._watchers: list[Callable[[Work], None]] = []

    # -- opening and ending -------------------------------------------------------------------------------------

    def load(self, *, gone: frozenset[CompartmentId] = frozenset()) -> None:
        """Read keys, ledger and state from the store and hold them against each other. Raises IntegrityError.

        `gone` are compartments that a restore knows to be shredded: their keys are not expected.
        """
        with self._guard:
            self._gone = gone
            self._load_ledger()
            self.anchor.check(self._tree)
            if self._living() & self.anchor.tombstones - gone:
                raise _rolled_back()
            self._load_keys()

    def abandon(self) -> None:
        """Let go of keys, store and lock without writing anything: what was begun here has failed."""
        with self._guard:
            if self._open:
                self._open = False
                self._let_go_of_all()

    def _let_go_of_all(self) -> None:
        try:
            self.anchor.stop()
            self.store.close()
        finally:
            self._let_go()
            self.keyring = Keyring(self.header.vault, self._random)

    def close(self) -> None:
        """Write the anchor and let go of keys and store. Nothing can be read or written through this object again."""
        with self._guard:
            if self._open:
                self._open = False
                try:
                    self.anchor.flush()
                finally:
                    self._let_go_of_all()

    def beside(self, store: Store) -> "Office":
        """The same office on another store, to hold a backup against it. It keeps no lock and writes no anchor."""
        return Office(
            self.place,
            self.header,
            self.root_for_slots(),
            self._keyholder,
            store,
            self.anchor.detached(),
            self._clock,
            self._random,
            lambda: None,
        )

    @property
    def is_open(self) -> bool:
        return self._open

    def now(self) -> datetime:
        """The present moment by the office's clock, in UTC."""
        return self._clock()

    def new_id(self) -> str:
        """A fresh random identifier."""
        return id_from_bytes(self._random(16))

    def random(self, count: int) -> bytes:
        """Random bytes from the office's source."""
        return self._random(count)

    @contextmanager
    def still(self) -> Iterator[None]:
        """Hold the office still: nothing is written by anyone else while the block runs."""
        with self._guard:
            self._check_open()
            yield

    def put_header(self, header: Header) -> None:
        """Write a new header whose entry is committed, then let the anchor know of it. Raises StorageError.

        INVARIANT: entry, header, anchor, in this order. An anchor that knew a header before the disk holds it would
        refuse the old one after a crash between the two; an entry without its header says that a change was begun.
        """
        with self._guard:
            self._check_open()
            written = render_header(header, self._root)
            write_durably(self.place.header, written)
            self.header = header
            self.anchor.header_changed(header.generation, header_digest(written))
            self.anchor.ledger_grew(self._tree.size, self._tree.root(), urgent=True)

    def root_for_slots(self) -> Root:
        """ROOT, for the ceremonies that seal it anew. Nothing else may take it."""
        with self._guard:
            self._check_open()
            return self._root

    # -- reading ------------------------------------------------------------------------------------------------

    def compartments(self) -> list[CompartmentId]:
        """Every compartment whose key is on the ring, the house's included."""
        with self._guard:
            self._check_open()
            return [row.compartment for row in self._rows.values() if not row.shredded]

    def overviews(self) -> dict[CompartmentId, Payload]:
        """The overview of every compartment that may be opened, each held against the state."""
        with self._guard:
            self._check_open()
            found: dict[CompartmentId, Payload] = {}
            for sealed in self.store.overviews():
                row = self._rows.get(sealed.compartment)
                entry = Row(sealed.record, sealed.revision, digest(sealed.sealed), "overviews")
                if row is None or row.shredded or row.head != self._head(row, row.root, entry):
                    raise _rolled_back()
                found[sealed.compartment] = self.keyring.open(sealed)
            if len(found) != len(self.compartments()):
                raise _rolled_back()
            return found

    def overview(self, compartment: CompartmentId) -> Payload:
        """The overview of one compartment."""
        with self._guard:
            row = self._row(compartment)
            for sealed in self.store.overviews([compartment]):
                entry = Row(sealed.record, sealed.revision, digest(sealed.sealed), "overviews")
                if row.head == self._head(row, row.root, entry):
                    return self.keyring.open(sealed)
            raise _rolled_back()

    def holds(self, compartment: CompartmentId) -> bool:
        """Say whether a compartment is here and can be opened."""
        with self._guard:
            if not self._open:
                return False
            self._check_open()
            row = self._rows.get(compartment)
            return row is not None and not row.shredded

    def is_shredded(self, compartment: CompartmentId) -> bool:
        """Say whether a compartment was here and was destroyed, or is known to have been by the backup it came from."""
        with self._guard:
            self._check_open()
            row = self._rows.get(compartment)
            return row is not None and (row.shredded or compartment in self._gone)

    def record_ids(self, compartment: CompartmentId) -> list[RecordId]:
        """The records of a compartment."""
        with self._guard:
            return list(self._shelf(compartment).records)

    def read(self, compartment: CompartmentId, record: RecordId) -> Payload | None:
        """Open one record, or give None when the compartment holds none of that id."""
        with self._guard:
            expected = self._shelf(compartment).records.get(record)
            if expected is None:
                return None
            sealed = self.store.record(compartment, record)
            if sealed is None:
                raise _rolled_back()
            return self.keyring.open(_held(sealed, expected))

    def read_all(self, compartment: CompartmentId) -> list[tuple[RecordId, Payload]]:
        """Open every record of a compartment, held against its head as they are read."""
        with self._guard:
            return self.keyring.open_all(compartment, self.sealed_records(compartment))

    def read_each(
        self, compartments: Sequence[CompartmentId]
    ) -> Iterator[tuple[CompartmentId, list[tuple[RecordId, Payload]]]]:
        """Open one compartment after the other; the next one's rows come from the disk while this one is opened.

        The office is held still while a compartment is in hand, so that nothing is written between its being read
        and being taken in. What was shredded meanwhile is left out. Raises LockedError when the office is locked.
        """
        with self._guard:
            self._check_open()
        with ThreadPoolExecutor(1, thread_name_prefix="read-ahead") as ahead:
            coming: deque[Future[list[SealedRecord]]] = deque()
            left = iter(compartments)
            for compartment in compartments:
                while len(coming) < _READ_AHEAD and (following := next(left, None)) is not None:
                    coming.append(ahead.submit(self.store.records, following))
                rows = coming.popleft().result()
                with self.still():
                    if self.holds(compartment):
                        yield compartment, self.keyring.open_all(compartment, self._fresh(compartment, rows))

    def sealed_records(self, compartment: CompartmentId) -> list[SealedRecord]:
        """Every record of a compartment as it lies in the store, held against its head."""
        with self._guard:
            self._row(compartment)
            return self._verified(compartment, self.store.records(compartment))

    def _fresh(self, compartment: CompartmentId, rows: list[SealedRecord]) -> list[SealedRecord]:
        """Rows that were read ahead, or read again when something was written since."""
        try:
            return self._verified(compartment, rows)
        except IntegrityError:
            return self.sealed_records(compartment)

    def _verified(self, compartment: CompartmentId, rows: list[SealedRecord]) -> list[SealedRecord]:
        # INVARIANT: the digests are of the bytes that were read. A record can have been sealed twice as the same
        # revision (a restore, a copy that went on), and both open: a digest that is stored beside it would not tell.
        shelf = self._shelves.get(compartment)
        if shelf is None:
            entries = [Row(s.record, s.revision, s.digest, "records") for s in rows]
            self._shelve(self._row(compartment), entries, self.store)
            return rows
        if len(rows) != len(shelf.records):
            raise _rolled_back()
        for sealed in rows:
            known = shelf.records.get(sealed.record)
            if known is None or (sealed.revision, sealed.digest) != (known.revision, known.digest):
                raise _rolled_back()
        return rows

    # -- writing ------------------------------------------------------------------------------------------------

    @contextmanager
    def work(self, event: EventClass) -> Iterator[Work]:
        """One unit of work: committed with its leaf when the block ends, gone when it raises."""
        work = Work(event, self.new_id)
        yield work
        self.commit(iter([work]))

    def commit(self, works: Iterator[Work]) -> None:
        """Commit works in one transaction, each with a leaf of its own: all of them, or none."""
        with self._guard:
            self._check_open()
            done: list[Work] = []
            try:
                with self.store.begin() as transaction:
                    for work in works:
                        self._apply(transaction, work)
                        done.append(work)
            except BaseException:
                self._behind = True
                with contextlib.suppress(PrivityError):
                    self._check_open()
                raise
            self._seen = Checkpoint(origin_of(self.header.vault), self._tree.size, self._tree.root())
            shredded = frozenset(compartment for work in done for compartment in work.shredded)
            urgent = any(work.urgent for work in done)
            try:
                self.anchor.ledger_grew(self._seen.size, self._seen.root, urgent=urgent, shredded=shredded)
            finally:
                # The work is done, whether the anchor could be written or not: no index may go on without it.
                for work in done:
                    for watcher in self._watchers:
                        watcher(work)

    def watch(self, watcher: Callable[[Work], None]) -> None:
        """Tell whatever is kept in memory of each work, once it is committed."""
        with self._guard:
            self._watchers.append(watcher)

    def _apply(self, transaction: Transaction, work: Work) -> None:
        """Seal and write one work and its leaf; memory runs ahead of the disk until the transaction ends."""
        fresh: list[CompartmentRow] = []
        for compartment in work.compartments:
            self._create(transaction, compartment, fresh)
        changed: dict[CompartmentId, CompartmentRow] = {}
        for compartment in work.rekeyed:
            self._new_epoch(transaction, compartment)
        new: list[SealedRecord] = []
        known: list[SealedRecord] = []
        for compartment, record, payload in work.records:
            shelf = self._shelf(compartment, transaction)
            old = shelf.records.get(record)
            sealed = self.keyring.seal(compartment, record, old.revision + 1 if old else 1, payload)
            shelf.records[record] = Row(record, sealed.revision, sealed.digest, "records")
            (known if old else new).append(sealed)
        known += self._reseal(transaction, work.resealed)
        transaction.put_records(new, new=True)
        transaction.put_records(known, new=False)
        for compartment, record in work.removed:
            if self._shelf(compartment, transaction).records.pop(record, None) is not None:
                transaction.delete_record(compartment, record)
        self._put_overviews(transaction, work)
        transaction.reseal_leaf_parts([self._reseal_part(part) for part in work.resealed_parts])
        for compartment in work.retired:
            self._retire(transaction, compartment)
        for compartment in work.touched():
            row, shelf = self._rows[compartment], self._shelf(compartment, transaction)
            root = _hashed(compartment, shelf.records.values())
            changed[compartment] = replace(row, root=root, head=self._head(row, root, shelf.overview))
        for compartment in work.shredded:
            transaction.shred(compartment)
            changed[compartment] = replace(
                self._row(compartment), head=TOMBSTONE, root=TOMBSTONE, shredded=True
            )
            self._shelves.pop(compartment, None)
            self.keyring.forget(compartment)
        for row in changed.values():
            self._rows[row.compartment] = row
            self._state.set(row.slot, row.compartment, row.head)
        created = {row.compartment for row in fresh}
        transaction.put_compartments([self._rows[compartment] for compartment in created])
        transaction.set_heads([row for row in changed.values() if row.compartment not in created])
        self._append_leaf(transaction, work)

    def _put_overviews(self, transaction: Transaction, work: Work) -> None:
        new: list[SealedRecord] = []
        known: list[SealedRecord] = []
        for compartment, payload in work.overviews.items():
            shelf = self._shelf(compartment, transaction)
            old = shelf.overview
            sealed = self.keyring.seal(compartment, old.record, old.revision + 1, payload)
            shelf.overview = Row(old.record, sealed.revision, sealed.digest, "overviews")
            (known if old.revision else new).append(sealed)
        transaction.put_overviews(new, new=True)
        transaction.put_overviews(known, new=False)

    def _create(
        self, transaction: Transaction, compartment: CompartmentId, fresh: list[CompartmentRow]
    ) -> None:
        key = ContentKey.generate(self._random)
        self._give(transaction, compartment, 0, key)
        row = CompartmentRow(compartment, self._state.size, 0, bytes(32), bytes(32), shredded=False)
        self._state.set(row.slot, compartment, row.head)
        self._rows[compartment] = row
        overview = Row(RecordId(self.new_id()), 0, bytes(32), "overviews")
        self._shelves[compartment] = _Shelf({}, overview)
        fresh.append(row)

    def _new_epoch(self, transaction: Transaction, compartment: CompartmentId) -> None:
        # What the compartment holds must be held against its head while that still names the old key.
        self._shelf(compartment, transaction)
        row = self._row(compartment)
        self._give(transaction, compartment, row.epoch + 1, ContentKey.generate(self._random))
        self._rows[compartment] = replace(row, epoch=row.epoch + 1)

    def _reseal(
        self, transaction: Transaction, records: Sequence[tuple[CompartmentId, RecordId]]
    ) -> list[SealedRecord]:
        """Seal records as they were last committed under the newest key; one that is gone meanwhile is passed over."""
        again: list[SealedRecord] = []
        for compartment, record in records:
            shelf = self._shelf(compartment, transaction)
            sealed = transaction.record(compartment, record) if record in shelf.records else None
            if sealed is not None:
                new = self.keyring.seal_again(_held(sealed, shelf.records[record]))
                shelf.records[record] = Row(record, new.revision, new.digest, "records")
                again.append(new)
        return again

    def _reseal_part(self, part: LeafPart) -> LeafPart:
        blind, payload = self.leaf_part_payload(part)
        epoch, sealed = self.keyring.seal_part(part.compartment, part.seq, part.part, blind + payload)
        return replace(part, epoch=epoch, sealed=sealed)

    def _retire(self, transaction: Transaction, compartment: CompartmentId) -> None:
        """Destroy the older keys. The overview is sealed anew here, since no other step does it."""
        row, shelf = self._row(compartment), self._shelf(compartment, transaction)
        # INVARIANT: no key is destroyed while anything is sealed under it.
        older = any(sealed.epoch < row.epoch for sealed in transaction.records(compartment))
        if older or transaction.older_leaf_parts(compartment, row.epoch, 1):
            raise ValueError("something is still sealed under an older key")
        for sealed in transaction.overviews([compartment]):
            new = self.keyring.seal_again(_held(sealed, shelf.overview))
            shelf.overview = Row(new.record, new.revision, new.digest, "overviews")
            transaction.put_overviews([new], new=False)
        transaction.drop_wraps(compartment, below=row.epoch)
        self.keyring.drop_epochs_below(compartment, row.epoch)

    def _give(
        self, transaction: Transaction, compartment: CompartmentId, epoch: int, key: ContentKey
    ) -> None:
        me = self.header.keyholder
        wrap = give_key(
            self.header.vault, compartment, epoch, key, me, self._keyholder.public, me, self._keyholder
        )
        transaction.put_wraps([wrap])
        self.keyring.add(compartment, epoch, key)

    def _append_leaf(self, transaction: Transaction, work: Work) -> None:
        seq = self._tree.size
        parts: list[LeafPart] = []
        commitments: dict[str, bytes] = {}
        claimed = ledger_time(self._clock())
        time = claimed if self._last_time is None else max(claimed, self._last_time)
        for name, compartment, payload in work.parts(self.header.house, claimed, behind=time != claimed):
            blind = self._random(BLIND_BYTES)
            commitment = commit_part(blind, payload)
            epoch, sealed = self.keyring.seal_part(compartment, seq, name, blind + payload)
            parts.append(LeafPart(seq, name, compartment, epoch, commitment, sealed))
            commitments[name] = commitment
        commitment = combine(commitments.get(PERSON), commitments.get(OFFICE))
        leaf = Leaf(seq, time, work.event, commitment, self._state.root())
        line = encode_leaf(leaf)
        transaction.append_leaves([(seq, line)])
        transaction.put_leaf_parts(parts)
        self._tree.append(leaf_hash(line))
        self._last_time = time
        if work.event is EventClass.BACKUP_MADE:
            self._last_backup = time

    # -- state --------------------------------------------------------------------------------------------------

    def _head(self, row: CompartmentRow, root: bytes, overview: Row) -> bytes:
        return head_of(row, root, overview, self.keyring.commitment(row.compartment, row.epoch))

    def _check_open(self) -> None:
        if not self._open:
            raise LockedError("the office is locked", field="office", remedy="unlock it first")
        if self._behind:
            self._reload()

    def _row(self, compartment: CompartmentId) -> CompartmentRow:
        self._check_open()
        row = self._rows.get(compartment)
        if row is None or row.shredded:
            raise IntegrityError("there is no such compartment here", field="compartment")
        return row

    def _shelf(self, compartment: CompartmentId, reads: Reads | None = None) -> _Shelf:
        """What a compartment holds. Within a transaction it is read on the transaction's own connection."""
        if reads is None:
            self._check_open()
        shelf = self._shelves.get(compartment)
        if shelf is None:
            reads = reads or self.store
            shelf = self._shelve(self._row(compartment), reads.entries(compartment), reads)
        return shelf

    def _shelve(self, row: CompartmentRow, entries: Sequence[Row], reads: Reads) -> _Shelf:
        overview = reads.overview_entry(row.compartment)
        root = _hashed(row.compartment, entries)
        if overview is None or root != row.root or self._head(row, root, overview) != row.head:
            raise _rolled_back()
        shelf = _Shelf({entry.record: entry for entry in entries}, overview)
        self._shelves[row.compartment] = shelf
        return shelf

    def _load_ledger(self) -> None:
        leaves = self.store.leaves()
        rows = self.store.compartments()
        try:
            state = StateTree((row.slot, row.compartment, row.head) for row in rows)
        except (ValueError, OverflowError):
            raise _rolled_back() from None
        report = audit(leaves)
        report.verify()
        tree, last = report.tree, report.last
        if (last is None and rows) or (last is not None and last.state != state.root()):
            raise _rolled_back()
        # INVARIANT: a compartment is shredded exactly when the state says so; a flag alone must not hide a client.
        if any(row.shredded != (row.head == TOMBSTONE) for row in rows):
            raise _rolled_back()
        if self._seen is not None:
            verify_extends(tree, self._seen)
        self._tree, self._state = tree, state
        self._last_time = last.time if last else None
        backups = [line for line in leaves if _BACKUP in line]
        self._last_backup = parse_leaf(backups[-1]).time if backups else None
        self._rows = {row.compartment: row for row in rows}
        self._shelves = {}
        self._seen = Checkpoint(origin_of(self.header.vault), tree.size, tree.root())

    def _living(self) -> frozenset[CompartmentId]:
        return frozenset(row.compartment for row in self._rows.values() if not row.shredded)

    def _load_keys(self) -> None:
        mine = self._keyholder.public
        for wrap in self.store.wraps():
            row = self._rows.get(wrap.compartment)
            if (
                row is None
                or row.shredded
                or row.compartment in self._gone
                or wrap.recipient != self.header.keyholder
            ):
                continue
            if wrap.giver != self.header.keyholder:
                raise IntegrityError("a key was given by an unknown hand", field="wrap", remedy=_REMEDY)
            self.keyring.add(
                wrap.compartment, wrap.epoch, take_key(self.header.vault, wrap, self._keyholder, mine)
            )
        for row in self._rows.values():
            if (
                not row.shredded
                and row.compartment not in self._gone
                and self.keyring.epoch(row.compartment) != row.epoch
            ):
                raise _rolled_back()

    def _reload(self) -> None:
        """Forget what ran ahead of a transaction that was undone, and start again from what is on disk.

        INVARIANT: until this has succeeded nothing is read or written. A leaf appended to what ran ahead would leave a
        gap in the ledger, and the office would never open again.
        """
        self.keyring = Keyring(self.header.vault, self._random)
        self._load_ledger()
        self._load_keys()
        self._behind = False

    # -- a full disk --------------------------------------------------------------------------------------------

    def use_reserve(self) -> None:
        """Give the disk back what was kept for this: erasure and lock must work when it is full."""
        with contextlib.suppress(OSError):
            self.place.reserve.unlink(missing_ok=True)

    def restore_reserve(self) -> None:
        """Set the reserve aside again, as far as the disk has room."""
        with contextlib.suppress(StorageError):
            # Zeroes would take no room on a file system that compresses.
            block = self._random(1 << 17)
            write_durably(self.place.reserve, block * (RESERVE_BYTES // len(block)))

    # -- the ledger, for proofs -----------------------------------------------------------------------------------

    @property
    def tree(self) -> MerkleTree:
        """The ledger's tree."""
        return self._tree

    def last_backup(self) -> datetime | None:
        """When the last backup was made, as far as the ledger says."""
        return self._last_backup

    def leaf_part_payload(self, part: LeafPart) -> tuple[bytes, bytes]:
        """Open a part of an entry to its blind and its payload. Raises IntegrityError."""
        plain = self.keyring.open_part(part.compartment, part.epoch, part.seq, part.part, part.sealed)
        return plain[:BLIND_BYTES], plain[BLIND_BYTES:]

    def rows(self) -> Iterable[CompartmentRow]:
        """The compartments as the state tree holds them, shredded ones included."""
        return list(self._rows.values())


def head_of(row: CompartmentRow, root: bytes, overview: Row, commitment: bytes) -> bytes:
    """A compartment's head: its records' root, its overview, and its newest key, so that none can be exchanged."""
    records = Row(_NO_RECORD, 0, root, "records-root")
    key = Row(_NO_RECORD, row.epoch, commitment, "key")
    return _hashed(row.compartment, (overview, records, key))


def _hashed(compartment: CompartmentId, rows: Iterable[Row]) -> bytes:
    try:
        return compartment_head(compartment, rows)
    except (ValueError, OverflowError):
        # A hand that writes to the server's tables can put values there which no record ever has.
        raise _rolled_back() from None


def _held(sealed: SealedRecord, expected: Row | None) -> SealedRecord:
    if expected is None or sealed.revision != expected.revision or digest(sealed.sealed) != expected.digest:
        raise _rolled_back()
    return sealed


def _rolled_back() -> IntegrityError:
    return IntegrityError(
        "what lies in the store is not what the ledger says was written last", field="store", remedy=_REMEDY
    )
