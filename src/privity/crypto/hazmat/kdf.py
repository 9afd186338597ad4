"""Argon2id (RFC 9106) and HKDF-SHA256 (RFC 5869)."""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def argon2id(secret: bytes, salt: bytes, *, memory_kib: int, passes: int, lanes: int) -> bytes:
    """Derive 32 bytes from a low-entropy secret."""
    kdf = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory_kib)
    return kdf.derive(secret)


def hkdf_sha256(secret: bytes, info: bytes, salt: bytes = b"") -> bytes:
    """Derive 32 bytes from a high-entropy secret, bound to a label."""
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)
