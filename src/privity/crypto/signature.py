"""Signatures that anyone with the public key can check: Ed25519 (RFC 8032)."""

from privity.crypto.hazmat.signature import (
    PUBLIC_BYTES,
    SEED_BYTES,
    SIGNATURE_BYTES,
    ed25519_public,
    ed25519_sign,
    ed25519_verify,
)

__all__ = [
    "PUBLIC_BYTES",
    "SEED_BYTES",
    "SIGNATURE_BYTES",
    "ed25519_public",
    "ed25519_sign",
    "ed25519_verify",
]
