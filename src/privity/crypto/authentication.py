"""Authentication of what is readable but must not be changed: HMAC-SHA256 (RFC 2104)."""

from privity.crypto.hazmat.digest import hmac_sha256
from privity.crypto.hazmat.digest import same as _same


def mac(key: bytes, message: bytes) -> bytes:
    """32 bytes that only a holder of `key` can make for `message`."""
    return hmac_sha256(key, message)


def same(left: bytes, right: bytes) -> bool:
    """Compare in constant time."""
    return _same(left, right)
