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
from datetime import date, datetime

from privity.config import OfficePlace
from privity.crypto.envelope import Randomness, digest
from privity.crypto.keys import Keyholder, Root
from privity.durable import write_durably
from privity.errors import IntegrityError, LockedError, PrivityError
from privity.ledger.entry import EventClass
from privity.ledger.state import Row
from privity.ledger.tree import MerkleTree
from privity.model.ids import CompartmentId, RecordId, id_from_bytes
from privity.ports.clock import Clock, local_day
from privity.ports.store import CompartmentRow, LeafPart, Store
from privity.services.anchoring import AnchorKeeper
from privity.services.attachment_files import AttachmentFiles
from privity.services.committing import Committer
from privity.services.holdings import Holdings, Shelf, held, rolled_back
from privity.services.work import Work
from privity.vault.header import Header, header_digest, render_header
from privity.vault.keyring import Keyring
from privity.vault.payload import Payload
from privity.vault.record import SealedRecord
from privity.vault.wrap import Wrap

_READ_AHEAD = 2


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
        self._root = root
        self._keyholder = keyholder
        self._clock = clock
        self._random = random
        self._let_go = let_go
        self._guard = threading.RLock()
        self._open = True
        self._behind = False
        self._held = Holdings(header, keyholder, random)
        self._committer = Committer(self._held, header, keyholder, clock, random, self.new_id)
        self._watchers: list[Callable[[Work], None]] = []
        self.files = AttachmentFiles(place.attachments)

    # -- opening and ending -------------------------------------------------------------------------------------

    def load(self, *, gone: frozenset[CompartmentId] = frozenset(), ring: Keyring | None = None) -> None:
        """Read keys, ledger and state from the store and hold them against each other. Raises IntegrityError.

        `gone` are compartments that a restore knows to be shredded: their keys are not expected. `ring` has the keys
        of the very wraps that were just written into the store.
        """
        with self._guard:
            self._held.gone = gone
            self._held.load_ledger(self.store)
            self.anchor.check(self._held.tree)
            if self._held.living() & self.anchor.tombstones - gone:
                raise rolled_back()
            self._held.load_keys(self.store if ring is None else ring)

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
            self._held.forget_keys()

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

    def ring_of(self, wraps: Iterable[Wrap]) -> Keyring:
        """The keys of a backup of this office, on a ring of their own. Raises IntegrityError."""
        with self._guard:
            self._check_open()
            ring = Keyring(self.header.vault, self._random)
            for wrap in wraps:
                self._held.take(wrap, ring)
            return ring

    @property
    def is_open(self) -> bool:
        return self._open

    def now(self) -> datetime:
        """The present moment by the office's clock, in UTC."""
        return self._clock()

    def today(self) -> date:
        """The calendar day at this desk, as a person there would write it on a letter."""
        return local_day(self._clock())

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
            self.anchor.ledger_grew(self._held.tree.size, self._held.tree.root(), urgent=True)

    def root_for_slots(self) -> Root:
        """ROOT, for the ceremonies that seal it anew. Nothing else may take it."""
        with self._guard:
            self._check_open()
            return self._root

    def answers_key(self) -> bytes:
        """The key that marks the words which an answer was given about."""
        with self._guard:
            self._check_open()
            return self._root.answers_key()

    @property
    def keyring(self) -> Keyring:
        """The keys that are open."""
        return self._held.keyring

    # -- reading ------------------------------------------------------------------------------------------------

    def compartments(self) -> list[CompartmentId]:
        """Every compartment whose key is on the ring, the house's included."""
        with self._guard:
            self._check_open()
            return [row.compartment for row in self._held.rows.values() if not row.shredded]

    def overviews(self) -> dict[CompartmentId, Payload]:
        """The overview of every compartment that may be opened, each held against the state."""
        with self._guard:
            self._check_open()
            found: dict[CompartmentId, Payload] = {}
            for sealed in self.store.overviews():
                row = self._held.rows.get(sealed.compartment)
                entry = Row(sealed.record, sealed.revision, digest(sealed.sealed), "overviews")
                if row is None or row.shredded or row.head != self._held.head(row, row.root, entry):
                    raise rolled_back()
                found[sealed.compartment] = self._held.keyring.open(sealed)
            if len(found) != len(self.compartments()):
                raise rolled_back()
            return found

    def overview(self, compartment: CompartmentId) -> Payload:
        """The overview of one compartment."""
        with self._guard:
            row = self._row(compartment)
            for sealed in self.store.overviews([compartment]):
                entry = Row(sealed.record, sealed.revision, digest(sealed.sealed), "overviews")
                if row.head == self._held.head(row, row.root, entry):
                    return self._held.keyring.open(sealed)
            raise rolled_back()

    def holds(self, compartment: CompartmentId) -> bool:
        """Say whether a compartment is here and can be opened."""
        with self._guard:
            if not self._open:
                return False
            self._check_open()
            row = self._held.rows.get(compartment)
            return row is not None and not row.shredded

    def is_shredded(self, compartment: CompartmentId) -> bool:
        """Say whether a compartment was here and was destroyed, or is known to have been by the backup it came from."""
        with self._guard:
            self._check_open()
            row = self._held.rows.get(compartment)
            return row is not None and (row.shredded or compartment in self._held.gone)

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
                raise rolled_back()
            return self._held.keyring.open(held(sealed, expected))

    def read_all(self, compartment: CompartmentId) -> list[tuple[RecordId, Payload]]:
        """Open every record of a compartment, held against its head as they are read."""
        with self._guard:
            return self._held.keyring.open_all(compartment, self.sealed_records(compartment))

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
                        yield (
                            compartment,
                            self._held.keyring.open_all(compartment, self._fresh(compartment, rows)),
                        )

    def sealed_records(self, compartment: CompartmentId) -> list[SealedRecord]:
        """Every record of a compartment as it lies in the store, held against its head."""
        with self._guard:
            self._row(compartment)
            return self._held.verified(compartment, self.store.records(compartment), self.store)

    def _fresh(self, compartment: CompartmentId, rows: list[SealedRecord]) -> list[SealedRecord]:
        """Rows that were read ahead, or read again when something was written since."""
        try:
            return self._held.verified(compartment, rows, self.store)
        except IntegrityError:
            return self.sealed_records(compartment)

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
                        self._committer.apply(transaction, work)
                        done.append(work)
            except BaseException:
                self._behind = True
                with contextlib.suppress(PrivityError):
                    self._check_open()
                raise
            self._held.seen = grown = self._held.checkpoint()
            shredded = frozenset(compartment for work in done for compartment in work.shredded)
            urgent = any(work.urgent for work in done)
            try:
                self.anchor.ledger_grew(grown.size, grown.root, urgent=urgent, shredded=shredded)
            finally:
                # The work is done, whether the anchor could be written or not: no index may go on without it.
                for work in done:
                    for watcher in self._watchers:
                        watcher(work)

    def watch(self, watcher: Callable[[Work], None]) -> None:
        """Tell whatever is kept in memory of each work, once it is committed."""
        with self._guard:
            self._watchers.append(watcher)

    def _check_open(self) -> None:
        if not self._open:
            raise LockedError("the office is locked", field="office", remedy="unlock it first")
        if self._behind:
            self._reload()

    def _reload(self) -> None:
        """Start again from what is on disk after a transaction that was undone.

        INVARIANT: until this has succeeded nothing is read or written. A leaf appended to what ran ahead would leave a
        gap in the ledger, and the office would never open again.
        """
        self._held.reload(self.store)
        self._behind = False

    def _row(self, compartment: CompartmentId) -> CompartmentRow:
        self._check_open()
        return self._held.row(compartment)

    def _shelf(self, compartment: CompartmentId) -> Shelf:
        self._check_open()
        return self._held.shelf(compartment, self.store)

    # -- the ledger, for proofs -----------------------------------------------------------------------------------

    @property
    def tree(self) -> MerkleTree:
        """The ledger's tree."""
        return self._held.tree

    def last_backup(self) -> datetime | None:
        """When the last backup was made, as far as the ledger says."""
        return self._held.last_backup

    def leaf_part_payload(self, part: LeafPart) -> tuple[bytes, bytes]:
        """Open a part of an entry to its blind and its payload. Raises IntegrityError."""
        return self._held.leaf_part_payload(part)

    def rows(self) -> Iterable[CompartmentRow]:
        """The compartments as the state tree holds them, shredded ones included."""
        return list(self._held.rows.values())
