"""SHA-256, HMAC-SHA256 and comparison in constant time."""

import hashlib
import hmac


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def hmac_sha256(key: bytes, message: bytes) -> bytes:
    return hmac.digest(key, message, "sha256")


def same(left: bytes, right: bytes) -> bool:
    return hmac.compare_digest(left, right)
