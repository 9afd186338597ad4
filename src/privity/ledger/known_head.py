"""A head of the ledger that is known from elsewhere: another device's anchor, a checkpoint on paper, a proof bundle.

Whoever restores shows it, and an older backup is refused: it could bring back what was erased or withdrawn since.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from privity.errors import IntegrityError, TooNewError
from privity.ledger.anchor import parse_anchor
from privity.ledger.bundle import BUNDLE_FORMAT
from privity.ledger.checkpoint import Checkpoint, parse_checkpoint
from privity.ledger.note import VerifierKey
from privity.ledger.tree import MerkleTree
from privity.model.ids import CompartmentId, VaultId

LARGEST: Final = 1 << 26


@dataclass(frozen=True, slots=True)
class KnownHead:
    """How far the ledger had grown where this comes from, and what was known there to be shredded."""

    checkpoint: Checkpoint
    tombstones: frozenset[CompartmentId] = frozenset()


def parse_known_head(data: bytes, vault: VaultId, key: VerifierKey) -> KnownHead:
    """Read an anchor, a proof bundle or a checkpoint, and verify that this office signed it. Raises IntegrityError."""
    readers: tuple[Callable[[], KnownHead], ...] = (
        lambda: _of_anchor(data, vault, key),
        lambda: KnownHead(parse_checkpoint(_note_in(data), vault, [key]).checkpoint),
        lambda: KnownHead(parse_checkpoint(data, vault, [key]).checkpoint),
    )
    for read in readers:
        try:
            return read()
        except TooNewError:
            raise
        except (IntegrityError, ValueError):
            continue
    raise IntegrityError(
        "this is no checkpoint, proof or anchor that this office signed",
        field="newest",
        remedy="give the file as it came from the other device, or go on without it",
    )


def check_not_older(tree: MerkleTree, known: KnownHead) -> None:
    """Raises IntegrityError when the ledger of a copy is older than a head that is known, or another one."""
    head = known.checkpoint
    if tree.size < head.size:
        raise IntegrityError(
            f"this copy is an older one: its ledger has {tree.size} entries, {head.size} were signed already",
            field="newest",
            remedy="use a later copy, or the office on the device where that was signed; nothing was changed",
        )
    if tree.root(head.size) != head.root:
        raise IntegrityError(
            f"the ledger of this copy is not the one that was signed: its first {head.size} entries differ",
            field="newest",
            remedy="use a copy from the device where that was signed; nothing was changed",
        )


def _of_anchor(data: bytes, vault: VaultId, key: VerifierKey) -> KnownHead:
    anchor = parse_anchor(data, vault, [key])
    return KnownHead(anchor.checkpoint.checkpoint, frozenset(anchor.tombstones))


def _note_in(bundle: bytes) -> bytes:
    """The checkpoint in a proof bundle. Raises ValueError."""
    found = json.loads(bundle)
    if not isinstance(found, dict) or found.get("format") != BUNDLE_FORMAT:
        raise ValueError("no proof bundle")
    note = found.get("checkpoint")
    if not isinstance(note, str):
        raise ValueError("no checkpoint in it")
    return note.encode()
