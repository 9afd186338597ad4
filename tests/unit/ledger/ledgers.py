"""Small ledgers, keys and anchors, always the same, for the tests of the ledger."""

import hashlib
from datetime import UTC, datetime, timedelta

from privity.crypto.signature import ed25519_public, ed25519_sign
from privity.ledger.anchor import Anchor
from privity.ledger.checkpoint import SignedCheckpoint, checkpoint_of, office_signer, sign_checkpoint
from privity.ledger.commitment import combine, commit_part
from privity.ledger.entry import EventClass, Leaf, encode_leaf
from privity.ledger.note import Signer
from privity.ledger.tree import MerkleTree, leaf_hash
from privity.model.ids import CompartmentId, VaultId

VAULT = VaultId("5e" * 16)
OTHER_VAULT = VaultId("0f" * 16)
NOON = datetime(2026, 11, 22, 12, 0, 0, 0, UTC)
EVENTS = tuple(EventClass)


def filled(word: str) -> bytes:
    """32 bytes that stand for a random value, the same on every run."""
    return hashlib.sha256(word.encode()).digest()


def signer(word: str = "office", vault: VaultId = VAULT) -> Signer:
    """Whoever signs for the office; another word is another key."""
    seed = filled(f"seed of {word}")
    return office_signer(vault, ed25519_public(seed), lambda message: ed25519_sign(seed, message))


def leaf(seq: int, *, word: str = "entry", time: datetime | None = None) -> Leaf:
    """The entry at a position, one a minute, of every class in turn."""
    return Leaf(
        seq=seq,
        time=time or NOON + timedelta(minutes=seq),
        event=EVENTS[seq % len(EVENTS)],
        commitment=combine(None, commit_part(filled(f"blind {seq}"), f"{word} {seq}".encode())),
        state=filled(f"state {seq}"),
    )


def lines(count: int, *, word: str = "entry") -> list[bytes]:
    """The first leaves of a ledger as they are stored."""
    return [encode_leaf(leaf(seq, word=word)) for seq in range(count)]


def tree_of(stored: list[bytes]) -> MerkleTree:
    """The tree over stored leaves."""
    return MerkleTree(leaf_hash(line) for line in stored)


def signed(tree: MerkleTree, vault: VaultId = VAULT) -> SignedCheckpoint:
    """The tree's checkpoint, signed by the office."""
    return sign_checkpoint(checkpoint_of(tree, vault, None), signer(vault=vault))


def compartments(count: int) -> list[CompartmentId]:
    """Ids of compartments, in no order."""
    return [CompartmentId(filled(f"compartment {number}")[:16].hex()) for number in range(count)]


def anchor_of(tree: MerkleTree, *, generation: int = 3, shredded: int = 2) -> Anchor:
    """An anchor that has seen the whole of a tree."""
    return Anchor(
        VAULT, signed(tree), generation, filled(f"header {generation}"), tuple(sorted(compartments(shredded)))
    )
