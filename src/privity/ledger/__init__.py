"""The ledger: what happened in the office, so that it can be proved later and not be changed unseen.

Read in this order: `entry` (one leaf), `commitment` (what it commits to), `state` (what the office holds after
it), `tree` (all leaves), `checkpoint` (the tree, signed), `anchor` (what this device remembers outside the file),
`bundle` (one entry proved to someone outside), `audit` (the whole, read again). All of it is pure: no clock, no
randomness, no file; the store and the services bring those.

    >>> from datetime import UTC, datetime
    >>> from privity.ledger import EventClass, Leaf, MerkleTree, StateTree, combine, encode_leaf, leaf_hash
    >>> noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    >>> leaf = Leaf(0, noon, EventClass.OFFICE_CREATED, combine(None, None), StateTree().root())
    >>> MerkleTree([leaf_hash(encode_leaf(leaf))]).size
    1
"""

from privity.ledger.anchor import (
    ANCHOR_FORMAT,
    Anchor,
    check_extends,
    check_follows,
    check_header,
    parse_anchor,
    render_anchor,
)
from privity.ledger.audit import AuditReport, Finding, Flaw
from privity.ledger.bundle import (
    BUNDLE_FORMAT,
    Bundle,
    ClosedPart,
    OpenedPart,
    make_bundle,
    render_bundle,
    render_tlog_proof,
)
from privity.ledger.checkpoint import (
    Checkpoint,
    SignedCheckpoint,
    checkpoint_of,
    office_key,
    office_signer,
    origin_of,
    parse_checkpoint,
    render_checkpoint,
    sign_checkpoint,
    verify_extends,
)
from privity.ledger.commitment import BLIND_BYTES, combine, commit_part, verify_combined, verify_part
from privity.ledger.entry import LEAF_FORMAT, EventClass, Leaf, encode_leaf, ledger_time, parse_leaf
from privity.ledger.note import Signer, VerifierKey, open_note, sign_note
from privity.ledger.state import TOMBSTONE, Row, StateTree, compartment_head, verify_head
from privity.ledger.tree import (
    EMPTY_ROOT,
    MerkleTree,
    leaf_hash,
    node_hash,
    verify_consistency,
    verify_inclusion,
)

__all__ = [
    "ANCHOR_FORMAT",
    "BLIND_BYTES",
    "BUNDLE_FORMAT",
    "EMPTY_ROOT",
    "LEAF_FORMAT",
    "TOMBSTONE",
    "Anchor",
    "AuditReport",
    "Bundle",
    "Checkpoint",
    "ClosedPart",
    "EventClass",
    "Finding",
    "Flaw",
    "Leaf",
    "MerkleTree",
    "OpenedPart",
    "Row",
    "SignedCheckpoint",
    "Signer",
    "StateTree",
    "VerifierKey",
    "check_extends",
    "check_follows",
    "check_header",
    "checkpoint_of",
    "combine",
    "commit_part",
    "compartment_head",
    "encode_leaf",
    "leaf_hash",
    "ledger_time",
    "make_bundle",
    "node_hash",
    "office_key",
    "office_signer",
    "open_note",
    "origin_of",
    "parse_anchor",
    "parse_checkpoint",
    "parse_leaf",
    "render_anchor",
    "render_bundle",
    "render_checkpoint",
    "render_tlog_proof",
    "sign_checkpoint",
    "sign_note",
    "verify_combined",
    "verify_consistency",
    "verify_extends",
    "verify_head",
    "verify_inclusion",
    "verify_part",
]
