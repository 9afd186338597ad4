"""Hybrid public-key encryption (RFC 9180) with the ML-KEM-768 + X25519 KEM, HKDF-SHA256 and AES-256-GCM."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from privity.errors import IntegrityError

_SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
PRIVATE_BYTES = 64 + 32
PUBLIC_BYTES = 1184 + 32


def private_from_seed(seed: bytes) -> MLKEM768X25519PrivateKey:
    """The private key from 96 bytes: the ML-KEM seed (64) and the X25519 scalar (32)."""
    if len(seed) != PRIVATE_BYTES:
        raise ValueError("a keyholder's private part is 96 bytes")
    return MLKEM768X25519PrivateKey(
        MLKEM768PrivateKey.from_seed_bytes(seed[:64]), X25519PrivateKey.from_private_bytes(seed[64:])
    )


def public_bytes(seed: bytes) -> bytes:
    """The public key of a private part: ML-KEM encapsulation key (1184) and X25519 point (32)."""
    kem = MLKEM768PrivateKey.from_seed_bytes(seed[:64]).public_key()
    point = X25519PrivateKey.from_private_bytes(seed[64:]).public_key()
    return kem.public_bytes_raw() + point.public_bytes_raw()


def public_from_bytes(public: bytes) -> MLKEM768X25519PublicKey:
    """Parse a public key of 1216 bytes. Raises IntegrityError."""
    try:
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(public[:1184]),
            X25519PublicKey.from_public_bytes(public[1184:]),
        )
    except ValueError:
        raise IntegrityError("a keyholder's public key is malformed", field="keyholder") from None


def hpke_seal(public: MLKEM768X25519PublicKey, plaintext: bytes, info: bytes) -> bytes:
    """Encrypt to a keyholder, bound to `info`."""
    return _SUITE.encrypt(plaintext, public, info)


def hpke_open(private: MLKEM768X25519PrivateKey, sealed: bytes, info: bytes) -> bytes:
    """Decrypt what `hpke_seal` made. Raises IntegrityError."""
    try:
        return _SUITE.decrypt(sealed, private, info)
    except (InvalidTag, ValueError):
        raise IntegrityError("a wrapped key is not what this office wrote", field="wrap") from None
