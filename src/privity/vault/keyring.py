"""The compartment keys that are open in this process, by compartment and epoch."""

from collections.abc import Iterable

from privity.crypto.envelope import ContentKey, Randomness
from privity.errors import IntegrityError
from privity.model.ids import CompartmentId, RecordId, VaultId
from privity.vault.payload import Payload, decode, encode, kind_of
from privity.vault.record import SealedRecord, associated_prefix, open_record, seal_record

_PART = b"privity.leaf-part/1\x00"


class Keyring:
    """Seals and opens records. What is not on the ring cannot be read; there is no other way to a key."""

    __slots__ = ("_commitments", "_current", "_keys", "_prefixes", "_random", "_vault")

    def __init__(self, vault: VaultId, random: Randomness) -> None:
        self._vault = vault
        self._random = random
        self._keys: dict[tuple[CompartmentId, int], ContentKey] = {}
        self._current: dict[CompartmentId, int] = {}
        self._prefixes: dict[CompartmentId, bytes] = {}
        self._commitments: dict[tuple[CompartmentId, int], bytes] = {}

    def add(self, compartment: CompartmentId, epoch: int, key: ContentKey) -> None:
        """Put a key on the ring; the highest epoch seals what is new."""
        self._keys[compartment, epoch] = key
        self._commitments[compartment, epoch] = key.commitment()
        self._current[compartment] = max(epoch, self._current.get(compartment, 0))
        self._prefixes[compartment] = associated_prefix(self._vault, compartment)

    def forget(self, compartment: CompartmentId) -> None:
        """Take a compartment off the ring."""
        for epoch in range(self._current.pop(compartment, -1) + 1):
            self._keys.pop((compartment, epoch), None)
            self._commitments.pop((compartment, epoch), None)
        self._prefixes.pop(compartment, None)

    def drop_epochs_below(self, compartment: CompartmentId, epoch: int) -> None:
        """Forget the older keys of a compartment whose records have all been sealed anew."""
        for older in range(epoch):
            self._keys.pop((compartment, older), None)
            self._commitments.pop((compartment, older), None)

    def has_older(self, compartment: CompartmentId) -> bool:
        """Say whether a key of an earlier epoch is still on the ring."""
        return any((compartment, older) in self._keys for older in range(self._current.get(compartment, 0)))

    def epoch(self, compartment: CompartmentId) -> int:
        """The epoch that seals what is new. Raises IntegrityError when there is no key."""
        if compartment not in self._current:
            raise _no_key()
        return self._current[compartment]

    def commitment(self, compartment: CompartmentId, epoch: int) -> bytes:
        """The commitment of one key on the ring. Raises IntegrityError when it is not there."""
        try:
            return self._commitments[compartment, epoch]
        except KeyError:
            raise _no_key() from None

    def key(self, compartment: CompartmentId, epoch: int) -> ContentKey:
        """One key. Raises IntegrityError when it is not on the ring."""
        try:
            return self._keys[compartment, epoch]
        except KeyError:
            raise _no_key() from None

    def seal(
        self, compartment: CompartmentId, record: RecordId, revision: int, payload: Payload
    ) -> SealedRecord:
        """Seal a payload as one revision of a record, under the newest key."""
        kind, schema = kind_of(payload)
        return self.seal_bytes(compartment, record, revision, kind, schema, encode(payload))

    def seal_bytes(
        self,
        compartment: CompartmentId,
        record: RecordId,
        revision: int,
        kind: str,
        schema: int,
        payload: bytes,
    ) -> SealedRecord:
        """Seal an encoded payload under the newest key."""
        epoch = self.epoch(compartment)
        key, prefix = self._keys[compartment, epoch], self._prefixes[compartment]
        return seal_record(
            key, prefix, compartment, record, kind, schema, revision, epoch, payload, self._random
        )

    def seal_again(self, sealed: SealedRecord) -> SealedRecord:
        """Seal what a record holds as its next revision, under the newest key. Raises IntegrityError."""
        return self.seal_bytes(
            sealed.compartment,
            sealed.record,
            sealed.revision + 1,
            sealed.kind,
            sealed.schema,
            self.open_bytes(sealed),
        )

    def open(self, sealed: SealedRecord) -> Payload:
        """Open a record to today's type of its payload. Raises IntegrityError or TooNewError."""
        return decode(sealed.kind, sealed.schema, self.open_bytes(sealed))

    def open_all(
        self, compartment: CompartmentId, records: Iterable[SealedRecord]
    ) -> list[tuple[RecordId, Payload]]:
        """Open many records of one compartment. Raises IntegrityError or TooNewError."""
        keys, prefix = self._keys, self._prefixes.get(compartment, b"")
        opened = []
        for sealed in records:
            key = keys.get((compartment, sealed.epoch))
            if key is None or sealed.compartment != compartment:
                raise _no_key()
            payload = decode(sealed.kind, sealed.schema, open_record(key, prefix, sealed))
            opened.append((sealed.record, payload))
        return opened

    def open_bytes(self, sealed: SealedRecord) -> bytes:
        """Open a record to its payload's bytes. Raises IntegrityError."""
        key = self.key(sealed.compartment, sealed.epoch)
        return open_record(key, self._prefixes[sealed.compartment], sealed)

    def seal_part(
        self, compartment: CompartmentId, seq: int, part: str, plaintext: bytes
    ) -> tuple[int, bytes]:
        """Seal one part of a ledger entry; gives the key epoch and the sealed bytes."""
        epoch = self.epoch(compartment)
        ad = self._part_data(compartment, epoch, seq, part)
        return epoch, self._keys[compartment, epoch].seal(plaintext, ad, self._random)

    def open_part(self, compartment: CompartmentId, epoch: int, seq: int, part: str, sealed: bytes) -> bytes:
        """Open one part of a ledger entry. Raises IntegrityError."""
        return self.key(compartment, epoch).open(sealed, self._part_data(compartment, epoch, seq, part))

    def _part_data(self, compartment: CompartmentId, epoch: int, seq: int, part: str) -> bytes:
        place = bytes.fromhex(self._vault) + bytes.fromhex(compartment)
        return _PART + place + epoch.to_bytes(4, "big") + seq.to_bytes(8, "big") + part.encode("ascii")


def _no_key() -> IntegrityError:
    return IntegrityError("there is no key for this record here", field="compartment")
