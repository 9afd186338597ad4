"""Committing: one unit of work becomes sealed records, new heads and its leaf, within one transaction.

Memory runs ahead of the disk until the transaction ends. Whoever calls sees to it that memory is read anew from
the disk when it does not.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from privity.crypto.envelope import ContentKey, Randomness
from privity.crypto.keys import Keyholder
from privity.ledger.commitment import BLIND_BYTES, combine, commit_part
from privity.ledger.entry import EventClass, Leaf, encode_leaf, ledger_time
from privity.ledger.state import TOMBSTONE, Row
from privity.ledger.tree import leaf_hash
from privity.model.ids import CompartmentId, RecordId
from privity.ports.clock import Clock
from privity.ports.store import CompartmentRow, LeafPart, Transaction
from privity.services.holdings import Holdings, Shelf, hashed, held
from privity.services.work import OFFICE, PERSON, Work
from privity.vault.header import Header
from privity.vault.record import SealedRecord
from privity.vault.wrap import give_key


class Committer:
    """Writes works for one keyholder. `held` is what the office knows of its store, and is brought up to date."""

    def __init__(
        self,
        held: Holdings,
        header: Header,
        keyholder: Keyholder,
        clock: Clock,
        random: Randomness,
        new_id: Callable[[], str],
    ) -> None:
        self._held = held
        self._header = header
        self._keyholder = keyholder
        self._clock = clock
        self._random = random
        self._new_id = new_id

    def apply(self, transaction: Transaction, work: Work) -> None:
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
            shelf = self._held.shelf(compartment, transaction)
            old = shelf.records.get(record)
            sealed = self._held.keyring.seal(compartment, record, old.revision + 1 if old else 1, payload)
            shelf.records[record] = Row(record, sealed.revision, sealed.digest, "records")
            (known if old else new).append(sealed)
        known += self._reseal(transaction, work.resealed)
        transaction.put_records(new, new=True)
        transaction.put_records(known, new=False)
        for compartment, record in work.removed:
            if self._held.shelf(compartment, transaction).records.pop(record, None) is not None:
                transaction.delete_record(compartment, record)
        self._put_overviews(transaction, work)
        transaction.reseal_leaf_parts([self._reseal_part(part) for part in work.resealed_parts])
        for compartment in work.retired:
            self._retire(transaction, compartment)
        for compartment in work.touched():
            row, shelf = self._held.rows[compartment], self._held.shelf(compartment, transaction)
            root = hashed(compartment, shelf.records.values())
            changed[compartment] = replace(row, root=root, head=self._held.head(row, root, shelf.overview))
        for compartment in work.shredded:
            transaction.shred(compartment)
            changed[compartment] = replace(
                self._held.row(compartment), head=TOMBSTONE, root=TOMBSTONE, shredded=True
            )
            self._held.shelves.pop(compartment, None)
            self._held.keyring.forget(compartment)
        for row in changed.values():
            self._held.rows[row.compartment] = row
            self._held.state.set(row.slot, row.compartment, row.head)
        created = {row.compartment for row in fresh}
        transaction.put_compartments([self._held.rows[compartment] for compartment in created])
        transaction.set_heads([row for row in changed.values() if row.compartment not in created])
        self._append_leaf(transaction, work)

    def _put_overviews(self, transaction: Transaction, work: Work) -> None:
        new: list[SealedRecord] = []
        known: list[SealedRecord] = []
        for compartment, payload in work.overviews.items():
            shelf = self._held.shelf(compartment, transaction)
            old = shelf.overview
            sealed = self._held.keyring.seal(compartment, old.record, old.revision + 1, payload)
            shelf.overview = Row(old.record, sealed.revision, sealed.digest, "overviews")
            (known if old.revision else new).append(sealed)
        transaction.put_overviews(new, new=True)
        transaction.put_overviews(known, new=False)

    def _create(
        self, transaction: Transaction, compartment: CompartmentId, fresh: list[CompartmentRow]
    ) -> None:
        key = ContentKey.generate(self._random)
        self._give(transaction, compartment, 0, key)
        row = CompartmentRow(compartment, self._held.state.size, 0, bytes(32), bytes(32), shredded=False)
        self._held.state.set(row.slot, compartment, row.head)
        self._held.rows[compartment] = row
        overview = Row(RecordId(self._new_id()), 0, bytes(32), "overviews")
        self._held.shelves[compartment] = Shelf({}, overview)
        fresh.append(row)

    def _new_epoch(self, transaction: Transaction, compartment: CompartmentId) -> None:
        # What the compartment holds must be held against its head while that still names the old key.
        self._held.shelf(compartment, transaction)
        row = self._held.row(compartment)
        self._give(transaction, compartment, row.epoch + 1, ContentKey.generate(self._random))
        self._held.rows[compartment] = replace(row, epoch=row.epoch + 1)

    def _reseal(
        self, transaction: Transaction, records: Sequence[tuple[CompartmentId, RecordId]]
    ) -> list[SealedRecord]:
        """Seal records as they were last committed under the newest key; one that is gone meanwhile is passed over."""
        again: list[SealedRecord] = []
        for compartment, record in records:
            shelf = self._held.shelf(compartment, transaction)
            sealed = transaction.record(compartment, record) if record in shelf.records else None
            if sealed is not None:
                new = self._held.keyring.seal_again(held(sealed, shelf.records[record]))
                shelf.records[record] = Row(record, new.revision, new.digest, "records")
                again.append(new)
        return again

    def _reseal_part(self, part: LeafPart) -> LeafPart:
        blind, payload = self._held.leaf_part_payload(part)
        epoch, sealed = self._held.keyring.seal_part(part.compartment, part.seq, part.part, blind + payload)
        return replace(part, epoch=epoch, sealed=sealed)

    def _retire(self, transaction: Transaction, compartment: CompartmentId) -> None:
        """Destroy the older keys. The overview is sealed anew here, since no other step does it."""
        row, shelf = self._held.row(compartment), self._held.shelf(compartment, transaction)
        # INVARIANT: no key is destroyed while anything is sealed under it.
        older = any(sealed.epoch < row.epoch for sealed in transaction.records(compartment))
        if older or transaction.older_leaf_parts(compartment, row.epoch, 1):
            raise ValueError("something is still sealed under an older key")
        for sealed in transaction.overviews([compartment]):
            new = self._held.keyring.seal_again(held(sealed, shelf.overview))
            shelf.overview = Row(new.record, new.revision, new.digest, "overviews")
            transaction.put_overviews([new], new=False)
        transaction.drop_wraps(compartment, below=row.epoch)
        self._held.keyring.drop_epochs_below(compartment, row.epoch)

    def _give(
        self, transaction: Transaction, compartment: CompartmentId, epoch: int, key: ContentKey
    ) -> None:
        me = self._header.keyholder
        wrap = give_key(
            self._header.vault, compartment, epoch, key, me, self._keyholder.public, me, self._keyholder
        )
        transaction.put_wraps([wrap])
        self._held.keyring.add(compartment, epoch, key)

    def _append_leaf(self, transaction: Transaction, work: Work) -> None:
        seq = self._held.tree.size
        parts: list[LeafPart] = []
        commitments: dict[str, bytes] = {}
        claimed = ledger_time(self._clock())
        time = claimed if self._held.last_time is None else max(claimed, self._held.last_time)
        for name, compartment, payload in work.parts(self._header.house, claimed, behind=time != claimed):
            blind = self._random(BLIND_BYTES)
            commitment = commit_part(blind, payload)
            epoch, sealed = self._held.keyring.seal_part(compartment, seq, name, blind + payload)
            parts.append(LeafPart(seq, name, compartment, epoch, commitment, sealed))
            commitments[name] = commitment
        commitment = combine(commitments.get(PERSON), commitments.get(OFFICE))
        leaf = Leaf(seq, time, work.event, commitment, self._held.state.root())
        line = encode_leaf(leaf)
        transaction.append_leaves([(seq, line)])
        transaction.put_leaf_parts(parts)
        self._held.tree.append(leaf_hash(line))
        self._held.last_time = time
        if work.event is EventClass.BACKUP_MADE:
            self._held.last_backup = time
