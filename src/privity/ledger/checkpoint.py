"""C2SP checkpoints (c2sp.org/tlog-checkpoint): the size and root of the ledger, signed by the office."""

import base64
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from privity.errors import IntegrityError
from privity.ledger.entry import HASH_BYTES, MAX_SEQ
from privity.ledger.note import Signer, VerifierKey, open_note, parse_base64, sign_note
from privity.ledger.tree import EMPTY_ROOT, MerkleTree
from privity.model.ids import VaultId, is_id

ORIGIN_PREFIX: Final = "privity.invalid/"
"""`.invalid` is reserved (RFC 2606): the name is unique by the vault's id and nobody can ever own its
address.
"""

_TEXT = re.compile(r"([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The ledger at one size. `origin` names the ledger."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        if not is_origin(self.origin) or not 0 <= self.size <= MAX_SEQ or len(self.root) != HASH_BYTES:
            raise ValueError("a checkpoint has an origin, a size from 0 up and a root of 32 bytes")
        if not self.size and self.root != EMPTY_ROOT:
            raise ValueError("an empty ledger has the root of the empty tree")


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """A checkpoint with the note it was signed in. Only `sign_checkpoint` and `parse_checkpoint` make one."""

    checkpoint: Checkpoint
    note: bytes


def origin_of(vault: VaultId) -> str:
    """Name a vault's ledger, as origin of its checkpoints and as name of its keys."""
    return ORIGIN_PREFIX + vault


def is_origin(text: str) -> bool:
    """Say whether a text is the origin of a ledger of Privity."""
    return text.startswith(ORIGIN_PREFIX) and is_id(text.removeprefix(ORIGIN_PREFIX))


def office_key(vault: VaultId, public: bytes) -> VerifierKey:
    """The key that verifies what an office signed."""
    return VerifierKey(origin_of(vault), public)


def office_signer(vault: VaultId, public: bytes, sign: Callable[[bytes], bytes]) -> Signer:
    """Whoever signs for an office: its public key and a function that signs with the private one."""
    return Signer(office_key(vault, public), sign)


def checkpoint_of(tree: MerkleTree, vault: VaultId, last: Checkpoint | None) -> Checkpoint:
    """The checkpoint of the ledger as it stands, ready to be signed.

    `last` is the one that was signed before: two that contradict each other must never both carry the
    office's signature, so this raises IntegrityError unless the ledger extends it.
    """
    if last is not None:
        if last.origin != origin_of(vault):
            raise IntegrityError("the last checkpoint is another office's", field="checkpoint")
        verify_extends(tree, last)
    return Checkpoint(origin_of(vault), tree.size, tree.root())


def verify_extends(tree: MerkleTree, checkpoint: Checkpoint) -> None:
    """Raises IntegrityError, with what to do, when the ledger is shorter than a checkpoint or another one."""
    if tree.size < checkpoint.size:
        raise IntegrityError(
            f"the ledger is an older copy: it has {tree.size} entries, {checkpoint.size} were already signed",
            field="ledger",
            remedy="do not work in this copy; put the newest one back, or restore the newest backup",
        )
    if tree.root(checkpoint.size) != checkpoint.root:
        raise IntegrityError(
            f"the ledger is not the one that was signed: its first {checkpoint.size} entries were changed",
            field="ledger",
            remedy="do not work in this copy and keep it as it is; restore the newest backup beside it",
        )


def render_checkpoint(checkpoint: Checkpoint) -> str:
    """Render the text that is signed: three lines and no extension."""
    return f"{checkpoint.origin}\n{checkpoint.size}\n{base64.b64encode(checkpoint.root).decode()}\n"


def sign_checkpoint(checkpoint: Checkpoint, *signers: Signer) -> SignedCheckpoint:
    """Sign a checkpoint. `checkpoint_of` makes one that may be signed."""
    return SignedCheckpoint(checkpoint, sign_note(render_checkpoint(checkpoint), *signers))


def parse_checkpoint(note: bytes, vault: VaultId, keys: Iterable[VerifierKey]) -> SignedCheckpoint:
    """Parse and verify a vault's signed checkpoint. Raises IntegrityError."""
    match = _TEXT.fullmatch(open_note(note, keys))
    if match is None or match[1] != origin_of(vault):
        raise _refused()
    try:
        return SignedCheckpoint(Checkpoint(match[1], int(match[2]), parse_base64(match[3])), note)
    except ValueError:
        raise _refused() from None


def _refused() -> IntegrityError:
    return IntegrityError("the checkpoint is malformed or another office's", field="checkpoint")
