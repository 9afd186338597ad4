"""The anchor, `privity.anchor/1`: what this device remembers of the office outside the office's own file.

Nothing inside a file can show that the whole file is an older copy. The anchor lies in the device's state
directory and holds the newest checkpoint, the header's generation and the compartments known to be shredded.
See spec/anchor.md.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from privity.crypto.canonical import canonical, parse_canonical
from privity.errors import IntegrityError, TooNewError
from privity.ledger.checkpoint import SignedCheckpoint, origin_of, parse_checkpoint, verify_extends
from privity.ledger.entry import HASH_BYTES, MAX_SEQ
from privity.ledger.note import Signer, VerifierKey, open_note, sign_note
from privity.ledger.tree import MerkleTree
from privity.model.ids import CompartmentId, VaultId, is_id

ANCHOR_FORMAT: Final = "privity.anchor/1"
_NEWER: Final = re.compile(r"privity\.anchor/(?!1$)[1-9][0-9]{0,4}")
_FIELDS: Final = {"checkpoint", "format", "header", "tombstones", "vault"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What this device has seen last. `tombstones` are the shredded compartments it knows of, sorted."""

    vault: VaultId
    checkpoint: SignedCheckpoint
    header_generation: int
    header_digest: bytes
    tombstones: tuple[CompartmentId, ...] = ()

    def __post_init__(self) -> None:
        if not is_id(self.vault) or self.checkpoint.checkpoint.origin != origin_of(self.vault):
            raise ValueError("the checkpoint of an anchor is of the same vault")
        if not 0 <= self.header_generation <= MAX_SEQ or len(self.header_digest) != HASH_BYTES:
            raise ValueError("an anchor knows its header by a generation and a digest of 32 bytes")
        if list(self.tombstones) != sorted(set(self.tombstones)) or not all(map(is_id, self.tombstones)):
            raise ValueError("the tombstones of an anchor are sorted ids, each once")


def render_anchor(anchor: Anchor, *signers: Signer) -> bytes:
    """Render the anchor file: a signed note whose text is one line of canonical JSON.

    The text begins with a brace, a checkpoint's with `privity.invalid/`, so a signature made for one of them
    never verifies the other.
    """
    return sign_note(_render_body(anchor), *signers)


def _render_body(anchor: Anchor) -> str:
    body = {
        "checkpoint": anchor.checkpoint.note.decode(),
        "format": ANCHOR_FORMAT,
        "header": {"digest": anchor.header_digest.hex(), "generation": anchor.header_generation},
        "tombstones": list(anchor.tombstones),
        "vault": anchor.vault,
    }
    return canonical(body).decode("ascii") + "\n"


def parse_anchor(data: bytes, vault: VaultId, keys: Iterable[VerifierKey]) -> Anchor:
    """Parse and verify a vault's anchor. Raises IntegrityError, and TooNewError for a newer format."""
    known = tuple(keys)
    try:
        text = open_note(data, known)
        body = parse_canonical(text.removesuffix("\n").encode(), field="anchor")
    except IntegrityError:
        raise _refused() from None
    written = body.get("format")
    if isinstance(written, str) and _NEWER.fullmatch(written):
        raise TooNewError(
            "this device was used with a newer version of Privity",
            field="anchor",
            remedy="open the office with that version; nothing was changed",
        )
    if written != ANCHOR_FORMAT or set(body) != _FIELDS or body["vault"] != vault:
        raise _refused()
    anchor = _parse_body(body, vault, known)
    if _render_body(anchor) != text:
        raise _refused()
    return anchor


def check_extends(tree: MerkleTree, anchor: Anchor) -> None:
    """Raises IntegrityError, with the remedy, when the ledger is shorter than the anchor or forked."""
    verify_extends(tree, anchor.checkpoint.checkpoint)


def check_header(anchor: Anchor, generation: int, digest: bytes) -> None:
    """Raises IntegrityError when the header is older than the one last seen, or another one of its
    generation.

    An old header put back would bring back an old passphrase. A newer one is right: the anchor is written
    after it.
    """
    if generation < anchor.header_generation:
        raise IntegrityError(
            "the header is an older copy than this device has already seen",
            field="header",
            remedy="put the newest header back, or restore the newest backup",
        )
    if generation == anchor.header_generation and digest != anchor.header_digest:
        raise IntegrityError(
            "the header is not the one this device has seen",
            field="header",
            remedy="restore the newest backup, and keep this copy for whoever looks into it",
        )


def check_follows(anchor: Anchor, previous: Anchor) -> None:
    """Raises IntegrityError unless a new anchor may replace the previous one: nothing known is ever
    forgotten.

    That the ledger itself extends the previous anchor is for `check_extends` to say, which has the tree.
    """
    old, new = previous.checkpoint.checkpoint, anchor.checkpoint.checkpoint
    if (
        anchor.vault != previous.vault
        or new.size < old.size
        or (new.size == old.size and new.root != old.root)
        or anchor.header_generation < previous.header_generation
        or not set(previous.tombstones) <= set(anchor.tombstones)
    ):
        raise IntegrityError(
            "the new anchor would forget what this device already knew",
            field="anchor",
            remedy="close every other window of this office and open it again",
        )


def _parse_body(body: Mapping[str, object], vault: VaultId, keys: tuple[VerifierKey, ...]) -> Anchor:
    match body["header"], body["checkpoint"]:
        case {"digest": str(digest), "generation": int(generation), **others}, str(note) if not others:
            # JSON's true is a number to Python.
            if isinstance(generation, bool):
                raise _refused()
            try:
                return Anchor(
                    vault=vault,
                    checkpoint=parse_checkpoint(note.encode(), vault, keys),
                    header_generation=generation,
                    header_digest=bytes.fromhex(digest),
                    tombstones=_tombstones(body["tombstones"]),
                )
            except (ValueError, IntegrityError):
                raise _refused() from None
    raise _refused()


def _tombstones(value: object) -> tuple[CompartmentId, ...]:
    if not isinstance(value, list):
        raise _refused()
    ids = tuple(CompartmentId(text) for text in value if isinstance(text, str))
    if len(ids) != len(value):
        raise _refused()
    return ids


def _refused() -> IntegrityError:
    return IntegrityError(
        "the anchor of this device is malformed or not signed by this office",
        field="anchor",
        remedy="if the office was moved or restored here, open it with the recovery code",
    )
