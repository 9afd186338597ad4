"""AES-256-GCM (NIST SP 800-38D) with the nonce as an argument. A nonce must never repeat under one key."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from privity.errors import IntegrityError

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16

# One error for forged, truncated, malformed and wrong-key, so that none tells an attacker which it was.
_REFUSED = "sealed data is not what this office wrote"


def aes_gcm(key: bytes) -> AESGCM:
    """A cipher object, worth keeping: setting one up costs as much as sealing a short note."""
    if len(key) != KEY_BYTES:
        raise ValueError("an AES-256 key is 32 bytes")
    return AESGCM(key)


def seal_with_nonce(cipher: AESGCM, nonce: bytes, plaintext: bytes, associated: bytes) -> bytes:
    """Seal and return nonce, ciphertext and tag in one string."""
    return nonce + cipher.encrypt(nonce, plaintext, associated)


def open_sealed(cipher: AESGCM, sealed: bytes, associated: bytes) -> bytes:
    """Open what `seal_with_nonce` made. Raises IntegrityError."""
    try:
        return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], associated)
    except (InvalidTag, ValueError):
        raise IntegrityError(_REFUSED, field="sealed data", remedy="run `privity ledger verify`") from None


def seal_numbered(cipher: AESGCM, number: int, plaintext: bytes | memoryview, associated: bytes) -> bytes:
    """Seal with a number as the nonce, which is not in the result. INVARIANT: a number is used once under one key."""
    return cipher.encrypt(number.to_bytes(NONCE_BYTES, "big"), plaintext, associated)


def open_numbered(cipher: AESGCM, number: int, sealed: bytes, associated: bytes) -> bytes:
    """Open what `seal_numbered` made. Raises IntegrityError."""
    try:
        return cipher.decrypt(number.to_bytes(NONCE_BYTES, "big"), sealed, associated)
    except (InvalidTag, ValueError):
        raise IntegrityError(_REFUSED, field="sealed data", remedy="run `privity ledger verify`") from None
