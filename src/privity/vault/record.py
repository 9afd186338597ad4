"""The sealed record, `privity.record/1`: the unit of storage. See spec/vault-record.md.

INVARIANT: the associated data binds a record to its vault, compartment, id, kind, schema, revision and key epoch,
so that no two ciphertexts can change places unnoticed.
"""

import struct
from typing import NamedTuple

from privity.crypto.envelope import ContentKey, Randomness, digest
from privity.model.ids import CompartmentId, RecordId, VaultId

_FORMAT = b"privity.record/1\x00"
_NUMBERS = struct.Struct(">HQI").pack


class SealedRecord(NamedTuple):
    """What the store keeps. `sealed` is nonce, ciphertext and tag; `digest` is its SHA-256.

    A tuple, because tens of thousands are made when an index is built, and a frozen dataclass takes four times as long.
    """

    compartment: CompartmentId
    record: RecordId
    kind: str
    schema: int
    revision: int
    epoch: int
    sealed: bytes
    digest: bytes


def associated_prefix(vault: VaultId, compartment: CompartmentId) -> bytes:
    """The part of the associated data that all records of one compartment share."""
    return _FORMAT + bytes.fromhex(vault) + bytes.fromhex(compartment)


def associated(prefix: bytes, record: RecordId, kind: str, schema: int, revision: int, epoch: int) -> bytes:
    """Fields of fixed length first, the kind last: no two sets of fields have the same bytes."""
    return prefix + bytes.fromhex(record) + _NUMBERS(schema, revision, epoch) + kind.encode("ascii")


def seal_record(
    key: ContentKey,
    prefix: bytes,
    compartment: CompartmentId,
    record: RecordId,
    kind: str,
    schema: int,
    revision: int,
    epoch: int,
    payload: bytes,
    random: Randomness,
) -> SealedRecord:
    """Seal one payload as one revision of one record."""
    sealed = key.seal(payload, associated(prefix, record, kind, schema, revision, epoch), random)
    return SealedRecord(compartment, record, kind, schema, revision, epoch, sealed, digest(sealed))


def open_record(key: ContentKey, prefix: bytes, sealed: SealedRecord) -> bytes:
    """Open a record to its payload's bytes. Raises IntegrityError."""
    try:
        _, record, kind, schema, revision, epoch, _, _ = sealed
        ad = associated(prefix, record, kind, schema, revision, epoch)
    except (struct.error, UnicodeEncodeError):
        # No record can have these fields. Nothing was ever sealed to no associated data: the one error follows.
        ad = b""
    return key.open(sealed.sealed, ad)
