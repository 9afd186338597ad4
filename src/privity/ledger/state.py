"""The state of the office in 32 bytes: a head per compartment, and a Merkle root over the heads of all.

The page cipher proves that each page was written by this office, not that it is the newest: an old page
pasted back passes every check of the file and turns a withdrawn consent into a granted one. So each leaf
carries the root of the state after its write, and what lies in the file must come to that root.
"""

import hashlib
from collections.abc import Iterable
from typing import Final, NamedTuple

from privity.errors import IntegrityError
from privity.ledger.entry import HASH_BYTES
from privity.ledger.tree import EMPTY_ROOT, leaf_hash, node_hash
from privity.model.ids import CompartmentId, RecordId, is_id

TOMBSTONE: Final = hashlib.sha256(b"privity.compartment-shredded/1\n").digest()
"""The head of a compartment that was shredded: no head of rows, so nothing that is stored can come to it."""

_REMEDY: Final = "bring back the newest backup, and keep this copy for whoever looks into it"
_HEAD: Final = b"privity.compartment-head/1\n"
_ROW: Final = b"%c%b%c%b%b%b"
_ID_BYTES: Final = 16
_SLOT: Final = b"privity.slot/1\n"


class Row(NamedTuple):
    """One stored row of a compartment. `table` tags the table that holds it; `digest` is SHA-256 of its
    ciphertext.
    """

    record: RecordId
    revision: int
    digest: bytes
    table: str


def compartment_head(
    compartment: CompartmentId, rows: Iterable[Row | tuple[RecordId, int, bytes, str]]
) -> bytes:
    """Hash all rows of a compartment to its head, whatever the order in which they were read.

    Raises IntegrityError when a row stands there twice: two rows of one identity leave open which of them
    counts.
    """
    return _head(compartment, sorted([_encode_row(*row) for row in rows]))


def stored_rows_head(
    compartment: CompartmentId, table: str, rows: Iterable[tuple[bytes, int, bytes]]
) -> bytes:
    """The same for rows of one table as they are stored: id in bytes, revision, digest. A backup has many.

    Raises IntegrityError as above, and ValueError or OverflowError for what no row has.
    """
    tag = table.encode()
    start = b"%c%b%c" % (len(tag), tag, 2 * _ID_BYTES)
    encoded = sorted(
        [
            b"%b%b%b%b" % (start, record.hex().encode(), revision.to_bytes(8, "big"), digest)
            for record, revision, digest in rows
        ]
    )
    if any(len(row) != len(start) + 2 * _ID_BYTES + 8 + HASH_BYTES for row in encoded):
        raise ValueError("a stored row has an id of 16 bytes and a digest of 32")
    return _head(compartment, encoded)


def _head(compartment: CompartmentId, encoded: list[bytes]) -> bytes:
    if len({row[:-HASH_BYTES] for row in encoded}) != len(encoded):
        raise IntegrityError("a record is stored twice", field="record", remedy=_REMEDY)
    count = len(encoded).to_bytes(8, "big")
    return hashlib.sha256(b"".join((_HEAD, _id(compartment), count, *encoded))).digest()


def verify_head(
    head: bytes, compartment: CompartmentId, rows: Iterable[Row | tuple[RecordId, int, bytes, str]]
) -> None:
    """Raises IntegrityError unless the rows are exactly those of the compartment's last write."""
    if compartment_head(compartment, rows) != head:
        raise IntegrityError(
            "the stored records are not those of the last write", field="state", remedy=_REMEDY
        )


class StateTree:
    """The heads of all compartments by slot (order of creation), with the root kept up to date.

    It has the shape of RFC 6962; an odd last node moves up as it is. After a transaction that failed, make a
    new one from the store: a head that was set is not taken back, as a shredded compartment must never come
    back.
    """

    __slots__ = ("_ids", "_levels")

    def __init__(self, heads: Iterable[tuple[int, CompartmentId, bytes]] = ()) -> None:
        """Take the stored rows (slot, compartment, head) in the order of their slots. Raises IntegrityError
        on a gap.
        """
        self._ids: list[CompartmentId] = []
        level: list[bytes] = []
        for slot, compartment, head in heads:
            if slot != len(level):
                raise IntegrityError("the list of compartments has a gap", field="compartment")
            self._ids.append(compartment)
            level.append(_slot_hash(slot, compartment, head))
        self._levels = [level]
        while len(level) > 1:
            above = [node_hash(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
            if len(level) % 2:
                above.append(level[-1])
            self._levels.append(above)
            level = above

    @property
    def size(self) -> int:
        """The number of slots, shredded ones included."""
        return len(self._ids)

    def root(self) -> bytes:
        """The root over all heads: what the next leaf carries as its state."""
        return self._levels[-1][0] if self._ids else EMPTY_ROOT

    def verify(self, state: bytes) -> None:
        """Raises IntegrityError unless the heads come to this state, the one of the ledger's last leaf."""
        if self.root() != state:
            raise IntegrityError(
                "what is stored is not what the last ledger entry says was stored",
                field="state",
                remedy=_REMEDY,
            )

    def set(self, slot: int, compartment: CompartmentId, head: bytes) -> None:
        """Set the head of a slot, or of the next new one.

        Raises IntegrityError when the slot is another compartment's, or its compartment was shredded.
        """
        if not 0 <= slot <= self.size:
            raise ValueError(f"slot {slot} would leave a gap after {self.size} slots")
        new = _slot_hash(slot, compartment, head)
        if slot == self.size:
            self._ids.append(compartment)
        elif self._ids[slot] != compartment:
            raise IntegrityError("this slot belongs to another compartment", field="compartment")
        elif self._levels[0][slot] == _slot_hash(slot, compartment, TOMBSTONE) and head != TOMBSTONE:
            raise IntegrityError("this compartment was shredded and stays so", field="compartment")
        self._update(slot, new)

    def _update(self, at: int, value: bytes) -> None:
        height = 0
        while True:
            if height == len(self._levels):
                self._levels.append([])
            level = self._levels[height]
            level[at : at + 1] = [value]
            if len(level) == 1:
                return
            left = at & ~1
            value = node_hash(level[left], level[left + 1]) if left + 1 < len(level) else level[left]
            at, height = at >> 1, height + 1


def _slot_hash(slot: int, compartment: CompartmentId, head: bytes) -> bytes:
    if len(head) != HASH_BYTES:
        raise ValueError("the head of a compartment is 32 bytes")
    return leaf_hash(_SLOT + slot.to_bytes(8, "big") + _id(compartment) + head)


def _encode_row(record: RecordId, revision: int, digest: bytes, table: str) -> bytes:
    # Lengths go before what may vary, so that no two different rows have one encoding.
    tag, name = table.encode(), record.encode()
    try:
        row = _ROW % (len(tag), tag, len(name), name, revision.to_bytes(8, "big"), digest)
    except OverflowError:
        row = b""
    if not tag or not name or len(digest) != HASH_BYTES or len(row) != len(tag) + len(name) + 42:
        raise ValueError("a row has a table, a record, a revision and a digest of 32 bytes")
    return row


def _id(identifier: str) -> bytes:
    if not is_id(identifier):
        raise ValueError("an identifier is 32 lower-case hexadecimal digits")
    return identifier.encode("ascii")
