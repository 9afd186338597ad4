"""The proof bundle, `privity.bundle/1`: one entry of the ledger, opened for someone outside, with its proof.

`verify_bundle.py` checks it with nothing but a Python interpreter. A bundle leaves the office: what it opens
was decided before, and everything else of the ledger stays a hash in it. See spec/checkpoint.md.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from privity.errors import IntegrityError
from privity.ledger.checkpoint import SignedCheckpoint
from privity.ledger.commitment import commit_part, verify_combined
from privity.ledger.entry import parse_leaf
from privity.ledger.note import VerifierKey
from privity.ledger.tree import MerkleTree, leaf_hash, verify_inclusion

BUNDLE_FORMAT: Final = "privity.bundle/1"
PROOF_FORMAT: Final = "c2sp.org/tlog-proof@v1"

SHOWS: Final = (
    "The ledger that the named key signed holds this entry at this place, and the parts opened here are"
    " word for word what was recorded in it."
)
DOES_NOT_SHOW: Final = (
    "The time is what the clock of the office said, not proved by anyone else. A part that is not opened is"
    " not shown to be anything. It does not show that the recorded words are true, that nothing else"
    " happened, or that the key is this office's: compare it with the one received from the office itself."
)


@dataclass(frozen=True, slots=True)
class OpenedPart:
    """A part of an entry that the bundle discloses: its payload, which is text in UTF-8, and its blind."""

    blind: bytes
    payload: bytes

    @property
    def commitment(self) -> bytes:
        return commit_part(self.blind, self.payload)


@dataclass(frozen=True, slots=True)
class ClosedPart:
    """A part that exists, or existed before it was shredded, and is not disclosed."""

    commitment: bytes


Part = OpenedPart | ClosedPart | None
"""None: the entry never had this part."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One entry with everything that is needed to check it. `make_bundle` makes one that holds."""

    leaf: bytes
    inclusion: tuple[bytes, ...]
    checkpoint: SignedCheckpoint
    key: VerifierKey
    person: Part
    office: Part


def make_bundle(
    tree: MerkleTree,
    leaf: bytes,
    checkpoint: SignedCheckpoint,
    key: VerifierKey,
    *,
    person: Part,
    office: Part,
) -> Bundle:
    """Prove one entry against a signed checkpoint that is verified already.

    Raises IntegrityError rather than make a bundle that would not verify: when the entry is not in the
    ledger, is younger than the checkpoint, or the parts are not its own.
    """
    entry = parse_leaf(leaf)
    signed = checkpoint.checkpoint
    if not entry.seq < signed.size <= tree.size:
        raise IntegrityError(
            f"entry {entry.seq} is not covered by the checkpoint over {signed.size} entries",
            field="entry",
            remedy="sign a new checkpoint first",
        )
    inclusion = tree.inclusion_proof(entry.seq, signed.size)
    verify_inclusion(leaf_hash(leaf), entry.seq, signed.size, inclusion, signed.root)
    verify_combined(entry.commitment, _commitment(person), _commitment(office))
    return Bundle(leaf, inclusion, checkpoint, key, person, office)


def render_bundle(bundle: Bundle) -> bytes:
    """Render the bundle's file: JSON, indented for people, ASCII only."""
    document = {
        "format": BUNDLE_FORMAT,
        "shows": SHOWS,
        "does_not_show": DOES_NOT_SHOW,
        "key": bundle.key.render(),
        "leaf": bundle.leaf.decode("ascii"),
        "inclusion": [node.hex() for node in bundle.inclusion],
        "checkpoint": bundle.checkpoint.note.decode(),
        "tlog_proof": render_tlog_proof(
            parse_leaf(bundle.leaf).seq, bundle.inclusion, bundle.checkpoint.note
        ),
        "person": _part(bundle.person),
        "office": _part(bundle.office),
    }
    return json.dumps(document, indent=2).encode("ascii") + b"\n"


def render_tlog_proof(index: int, inclusion: Sequence[bytes], note: bytes) -> str:
    """Render an inclusion proof as C2SP's tools read it (c2sp.org/tlog-proof)."""
    nodes = "".join(f"{base64.b64encode(node).decode()}\n" for node in inclusion)
    return f"{PROOF_FORMAT}\nindex {index}\n{nodes}\n{note.decode()}"


def _commitment(part: Part) -> bytes | None:
    return None if part is None else part.commitment


def _part(part: Part) -> dict[str, str] | None:
    if part is None:
        return None
    commitment = {"commitment": part.commitment.hex()}
    if isinstance(part, ClosedPart):
        return commitment
    return {**commitment, "blind": part.blind.hex(), "payload": part.payload.decode("utf-8")}
