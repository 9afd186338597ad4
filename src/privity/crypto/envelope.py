"""Sealing under a key that one compartment, or one purpose, has for itself."""

from collections.abc import Callable

from privity.crypto.hazmat.aead import KEY_BYTES, NONCE_BYTES, aes_gcm, open_sealed, seal_with_nonce
from privity.crypto.hazmat.digest import hmac_sha256, same, sha256
from privity.errors import IntegrityError

Randomness = Callable[[int], bytes]


class ContentKey:
    """A random AES-256-GCM key. Nonces are 96 random bits: NIST SP 800-38D allows 2^32 seals under one key.

    GCM does not commit to its key, so a `commitment` is kept beside every wrapped copy and compared on unwrapping.
    """

    __slots__ = ("_cipher", "_raw")

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._cipher = aes_gcm(raw)

    @classmethod
    def generate(cls, random: Randomness) -> "ContentKey":
        return cls(random(KEY_BYTES))

    def seal(self, plaintext: bytes, associated: bytes, random: Randomness) -> bytes:
        """Seal; the result holds the nonce, the ciphertext and the tag."""
        return seal_with_nonce(self._cipher, random(NONCE_BYTES), plaintext, associated)

    def open(self, sealed: bytes, associated: bytes) -> bytes:
        """Open what `seal` made. Raises IntegrityError."""
        return open_sealed(self._cipher, sealed, associated)

    def raw(self) -> bytes:
        """The key itself, to be wrapped."""
        return self._raw

    def commitment(self) -> bytes:
        """32 bytes that fit this key and no other, and tell nothing of it."""
        return hmac_sha256(self._raw, b"privity key commitment v1")

    def check_commitment(self, expected: bytes) -> None:
        """Raises IntegrityError when the key is not the committed one."""
        if not same(self.commitment(), expected):
            raise IntegrityError("a wrapped key is not what this office wrote", field="wrap")

    def __repr__(self) -> str:
        return "ContentKey(...)"


def digest(data: bytes) -> bytes:
    """SHA-256 of stored bytes."""
    return sha256(data)
