"""Sealing one long content in numbered chunks (STREAM, Hoang et al. 2015) under a key that is used for nothing else."""

from privity.crypto.envelope import Randomness
from privity.crypto.hazmat.aead import KEY_BYTES, TAG_BYTES, aes_gcm, open_numbered, seal_numbered
from privity.crypto.hazmat.digest import RunningSha256

__all__ = ["CHUNK_BYTES", "TAG_BYTES", "RunningSha256", "StreamKey", "chunks_in", "sealed_bytes"]

CHUNK_BYTES = 1 << 20


def chunks_in(size: int) -> int:
    """How many chunks a content of so many bytes has: one at least."""
    return max(1, -(-size // CHUNK_BYTES))


def sealed_bytes(size: int) -> int:
    """How long a content of so many bytes is once it is sealed."""
    return size + TAG_BYTES * chunks_in(size)


class StreamKey:
    """A random AES-256-GCM key for one content. The chunk's number is the nonce, so no two chunks share one."""

    __slots__ = ("_cipher", "_prefix")

    def __init__(self, raw: bytes, prefix: bytes) -> None:
        self._cipher = aes_gcm(raw)
        self._prefix = prefix

    @staticmethod
    def fresh(random: Randomness) -> bytes:
        """The bytes of a new key."""
        return random(KEY_BYTES)

    def seal(self, number: int, data: bytes | memoryview, *, last: bool) -> bytes:
        """Seal one chunk: ciphertext and tag."""
        return seal_numbered(self._cipher, number, data, self._associated(number, last=last))

    def open(self, number: int, sealed: bytes, *, last: bool) -> bytes:
        """Open one chunk. Raises IntegrityError."""
        return open_numbered(self._cipher, number, sealed, self._associated(number, last=last))

    def _associated(self, number: int, *, last: bool) -> bytes:
        return self._prefix + number.to_bytes(8, "big") + (b"\x01" if last else b"\x00")

    def __repr__(self) -> str:
        return "StreamKey(...)"
