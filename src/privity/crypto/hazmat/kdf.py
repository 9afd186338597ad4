"""Argon2id (RFC 9106) and HKDF-SHA256 (RFC 5869)."""

import threading

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from privity.errors import StorageError

# INVARIANT: one derivation at a time in a process. OpenSSL gives the lanes threads of one pool, and each derivation
# keeps those it has while it waits for more: two at once wait for each other for ever. It bounds the memory, too.
_ALONE = threading.Lock()


def argon2id(secret: bytes, salt: bytes, *, memory_kib: int, passes: int, lanes: int) -> bytes:
    """Derive 32 bytes from a low-entropy secret. Raises StorageError when the machine has too little memory."""
    kdf = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory_kib)
    try:
        with _ALONE:
            return kdf.derive(secret)
    except MemoryError:
        raise StorageError(
            f"this machine has no {memory_kib // 1024} MiB of memory free for the passphrase",
            field="memory",
            remedy="close other programs and try again",
        ) from None


def hkdf_sha256(secret: bytes, info: bytes, salt: bytes = b"") -> bytes:
    """Derive 32 bytes from a high-entropy secret, bound to a label."""
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)
