"""Keeps the anchor: what this device remembers of the office outside the office's own folder.

The anchor is written after the commit it remembers: before the acknowledgement of anything that takes permission away
or lets something out, and within a second otherwise.
"""

import threading
from pathlib import Path

from privity.durable import read_private, write_durably
from privity.errors import IntegrityError, PrivityError
from privity.ledger.anchor import (
    Anchor,
    check_extends,
    check_follows,
    check_header,
    parse_anchor,
    render_anchor,
)
from privity.ledger.checkpoint import Checkpoint, SignedCheckpoint, origin_of, sign_checkpoint
from privity.ledger.note import Signer
from privity.ledger.tree import MerkleTree
from privity.model.ids import CompartmentId, VaultId

_LAG_SECONDS = 0.8


def read_anchor(path: Path, vault: VaultId, signer: Signer) -> Anchor | None:
    """What a device remembers of an office, or None. Raises IntegrityError when it is not this office's word."""
    # An anchor never forgets a tombstone: 40 bytes for each client ever erased.
    data = read_private(path, limit=1 << 26)
    return None if data is None else parse_anchor(data, vault, [signer.key])


class AnchorKeeper:
    """One device's anchor of one office."""

    def __init__(
        self, path: Path, vault: VaultId, signer: Signer, generation: int, header_digest: bytes
    ) -> None:
        self._path = path
        self._vault = vault
        self._signer = signer
        self._generation = generation
        self._header_digest = header_digest
        self._tombstones: frozenset[CompartmentId] = frozenset()
        self._last: Anchor | None = None
        self._pending: Checkpoint | None = None
        self._guard = threading.Lock()
        self._timer: threading.Timer | None = None
        self._fault: PrivityError | None = None
        self._trusted = True

    def detached(self) -> "AnchorKeeper":
        """A keeper for a copy that is only looked at: it checks nothing and is never written."""
        keeper = AnchorKeeper(self._path, self._vault, self._signer, self._generation, self._header_digest)
        keeper.begin_anew()
        return keeper

    def begin_anew(self, tombstones: frozenset[CompartmentId] = frozenset()) -> None:
        """Accept the office as it lies, without an older anchor: at its creation, when it moves here or is restored.

        `tombstones` are those that this device knows already: accepting an older copy must not forget them.
        """
        self._trusted = False
        self._tombstones |= tombstones

    def check(self, tree: MerkleTree) -> None:
        """Hold ledger and header against the anchor. Raises IntegrityError, and never mends anything."""
        with self._guard:
            if not self._trusted:
                return
            anchor = read_anchor(self._path, self._vault, self._signer)
            if anchor is None:
                raise IntegrityError(
                    "this device's anchor is missing, so an older copy of the office could not be told from the newest",
                    field="anchor",
                    remedy="put the anchor back, or take the office over anew with the recovery code",
                )
            check_header(anchor, self._generation, self._header_digest)
            check_extends(tree, anchor)
            if self._last is not None:
                # While the office is open the file, too, may have been exchanged for an older one.
                check_follows(anchor, self._last)
            self._last = anchor
            self._tombstones |= frozenset(anchor.tombstones)

    @property
    def signer(self) -> Signer:
        """Who signs this office's checkpoints."""
        return self._signer

    @property
    def header_digest(self) -> bytes:
        """The digest of the header that this office was opened with, or that was written since."""
        return self._header_digest

    @property
    def tombstones(self) -> frozenset[CompartmentId]:
        """The shredded compartments that this device knows of."""
        return self._tombstones

    def header_changed(self, generation: int, header_digest: bytes) -> None:
        """Remember a new header from the next writing on."""
        with self._guard:
            self._generation, self._header_digest = generation, header_digest

    def ledger_grew(
        self, size: int, root: bytes, *, urgent: bool, shredded: frozenset[CompartmentId] = frozenset()
    ) -> None:
        """Note a commit up to here, and for ever what it shredded. Raises StorageError when an urgent one fails.

        INVARIANT: a tombstone is noted after the commit that shredded: one of a living client would bury that client
        in the next restore.
        """
        with self._guard:
            self._tombstones |= shredded
            self._pending = Checkpoint(origin_of(self._vault), size, root)
            if urgent:
                self._write()
            elif self._timer is None:
                self._timer = threading.Timer(_LAG_SECONDS, self._write_later)
                self._timer.daemon = True
                self._timer.start()

    def flush(self) -> None:
        """Write what is not written yet. Raises StorageError."""
        with self._guard:
            self._write()

    def stop(self) -> None:
        """End the timer."""
        with self._guard:
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None

    @property
    def lags(self) -> bool:
        """Say whether the last attempt to write failed: the pages tell it, and the next attempt tries again."""
        return self._fault is not None

    def _write_later(self) -> None:
        with self._guard:
            self._timer = None
            try:
                self._write()
            except PrivityError as fault:
                self._fault = fault

    def _write(self) -> None:
        if self._pending is None:
            return
        signed = sign_checkpoint(self._pending, self._signer)
        anchor = self._anchor(signed)
        if self._last is not None:
            check_follows(anchor, self._last)
        write_durably(self._path, render_anchor(anchor, self._signer))
        self._last, self._pending, self._fault, self._trusted = anchor, None, None, True
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _anchor(self, signed: SignedCheckpoint) -> Anchor:
        return Anchor(
            vault=self._vault,
            checkpoint=signed,
            header_generation=self._generation,
            header_digest=self._header_digest,
            tombstones=tuple(sorted(self._tombstones)),
        )
