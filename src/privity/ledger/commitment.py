"""What a leaf commits to: the person's part and the office's part of an entry's payload, each blinded on its
own.

Names and dates are few enough to guess, so a bare hash of a payload would be an index to the caseload. Each
part is therefore committed with HMAC-SHA256 (RFC 2104) under 32 random bytes that are stored sealed beside
the payload and shredded with it. The two commitments stay apart: after the person's part is gone, the
office's part can still be proved with the person's bare commitment, which then tells nothing to anyone.
"""

import hashlib
import hmac
from typing import Final

from privity.errors import IntegrityError

BLIND_BYTES: Final = 32
_PART: Final = b"privity.part/1\n"
_ENTRY: Final = b"privity.commitment/1\n"
_ABSENT: Final = bytes(32)


def commit_part(blind: bytes, payload: bytes) -> bytes:
    """Commit to one part of an entry. `blind` is 32 random bytes that are used for nothing else."""
    # A shorter key and the same key padded with zeros give one HMAC, so only one length may ever be used.
    if len(blind) != BLIND_BYTES:
        raise ValueError("the blind of a commitment is exactly 32 bytes")
    return hmac.digest(blind, _PART + payload, "sha256")


def verify_part(commitment: bytes, blind: bytes, payload: bytes) -> None:
    """Raises IntegrityError unless the payload and its blind are what the commitment was made of."""
    if len(blind) != BLIND_BYTES or not hmac.compare_digest(commit_part(blind, payload), commitment):
        raise IntegrityError(
            "the content of this ledger entry is not what was recorded",
            field="payload",
            remedy="bring back the newest backup; the entry itself shows that its content was changed",
        )


def combine(person: bytes | None, office: bytes | None) -> bytes:
    """Join the commitments of both parts, None for a part that the entry does not have, to the leaf's one."""
    parts = [_ABSENT if part is None else part for part in (person, office)]
    if any(len(part) != len(_ABSENT) for part in parts):
        raise ValueError("the commitment of a part is exactly 32 bytes")
    return hashlib.sha256(_ENTRY + parts[0] + parts[1]).digest()


def verify_combined(commitment: bytes, person: bytes | None, office: bytes | None) -> None:
    """Raises IntegrityError unless the leaf's commitment is made of exactly these two."""
    if not hmac.compare_digest(combine(person, office), commitment):
        raise IntegrityError("these parts do not belong to this ledger entry", field="commitment")
