"""The Merkle tree of the ledger: hashed as RFC 6962 section 2.1, verified as RFC 9162 section 2.1 says."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

from privity.errors import IntegrityError

EMPTY_ROOT: Final = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Hash a leaf. The prefix keeps a leaf from being passed off as a node (second preimage)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees to their parent."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class MerkleTree:
    """An append-only tree in memory. It keeps the hash of every complete subtree, about 150 bytes an entry,
    so that a root or a proof for any earlier size takes only a logarithmic number of hashes.
    """

    __slots__ = ("_levels",)

    def __init__(self, leaf_hashes: Iterable[bytes] = ()) -> None:
        self._levels: list[list[bytes]] = [[]]
        self.extend(leaf_hashes)

    @property
    def size(self) -> int:
        """The number of leaves."""
        return len(self._levels[0])

    def append(self, leaf: bytes) -> int:
        """Append the hash of a leaf (see `leaf_hash`) and return its index."""
        index = self.size
        self.extend((leaf,))
        return index

    def extend(self, leaf_hashes: Iterable[bytes]) -> None:
        """Append many leaves, level by level."""
        sha256 = hashlib.sha256
        self._levels[0].extend(leaf_hashes)
        height = 0
        while len(below := self._levels[height]) >= 2:
            if height + 1 == len(self._levels):
                self._levels.append([])
            above = self._levels[height + 1]
            # The loop of the audit: node_hash written out, which saves a fifth of the whole.
            above.extend(
                [
                    sha256(b"\x01" + below[at] + below[at + 1]).digest()
                    for at in range(2 * len(above), len(below) - 1, 2)
                ]
            )
            height += 1

    def leaf(self, index: int) -> bytes:
        """The hash of the leaf at an index."""
        if not 0 <= index < self.size:
            raise ValueError(f"there is no entry {index} among {self.size}")
        return self._levels[0][index]

    def root(self, size: int | None = None) -> bytes:
        """The root over the first `size` leaves; over all of them when none is given."""
        size = self._known(size)
        return self._range(0, size) if size else EMPTY_ROOT

    def inclusion_proof(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        """RFC 6962 section 2.1.1: the siblings from the leaf up to below the root."""
        size = self._known(size)
        if not 0 <= index < size:
            raise ValueError(f"there is no entry {index} among {size}")
        start, end, proof = 0, size, []
        while end - start > 1:
            middle = start + _split(end - start)
            if index < middle:
                proof.append(self._range(middle, end))
                end = middle
            else:
                proof.append(self._range(start, middle))
                start = middle
        return tuple(reversed(proof))

    def consistency_proof(self, first: int, second: int | None = None) -> tuple[bytes, ...]:
        """RFC 6962 section 2.1.2: shows that the first leaves of the greater tree are the smaller one."""
        second = self._known(second)
        if not 1 <= first <= second:
            raise ValueError(f"there is no consistency proof from {first} to {second} entries")
        start, end, proof = 0, second, []
        while end != first:
            middle = start + _split(end - start)
            if first <= middle:
                proof.append(self._range(middle, end))
                end = middle
            else:
                proof.append(self._range(start, middle))
                start = middle
        # The verifier of a first tree that is a subtree from 0 knows that node already: it is its root.
        if start:
            proof.append(self._range(start, end))
        return tuple(reversed(proof))

    def _known(self, size: int | None) -> int:
        if size is None:
            return self.size
        if not 0 <= size <= self.size:
            raise ValueError(f"this ledger has {self.size} entries, not {size}")
        return size

    def _range(self, start: int, end: int) -> bytes:
        """The hash over leaves start to end, which must be a subtree of the RFC's shape."""
        width = end - start
        if width & (width - 1) == 0:
            return self._levels[width.bit_length() - 1][start // width]
        middle = start + _split(width)
        return node_hash(self._range(start, middle), self._range(middle, end))


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """RFC 9162 section 2.1.3.2. `leaf` is the leaf's hash. Raises IntegrityError."""
    if not 0 <= index < size or not _are_hashes(leaf, root, *proof):
        raise _refused("inclusion")
    position, last, computed = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise _refused("inclusion")
        if position & 1 or position == last:
            computed = node_hash(sibling, computed)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            computed = node_hash(computed, sibling)
        position, last = position >> 1, last >> 1
    if last != 0 or computed != root:
        raise _refused("inclusion")


def verify_consistency(
    first: int, second: int, proof: Sequence[bytes], first_root: bytes, second_root: bytes
) -> None:
    """RFC 9162 section 2.1.4.2. Raises IntegrityError, also for an empty first tree: it proves nothing."""
    if not 1 <= first <= second:
        raise _refused("consistency")
    if first == second:
        if proof or first_root != second_root:
            raise _refused("consistency")
        return
    path = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    if not path or not _are_hashes(*path):
        raise _refused("consistency")
    position, last = first - 1, second - 1
    while position & 1:
        position, last = position >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise _refused("consistency")
        if position & 1 or position == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        position, last = position >> 1, last >> 1
    if last != 0 or old != first_root or new != second_root:
        raise _refused("consistency")


def _split(width: int) -> int:
    """The largest power of two smaller than `width`."""
    return 1 << (width - 1).bit_length() - 1


def _are_hashes(*nodes: bytes) -> bool:
    # Nodes of another length would let the border between two children be shifted.
    return all(len(node) == len(EMPTY_ROOT) for node in nodes)


def _refused(kind: str) -> IntegrityError:
    return IntegrityError(f"the {kind} proof does not lead to the root", field="proof")
