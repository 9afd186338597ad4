"""The hash by which a text is known once nothing of it is kept: SHA-256 of its very letters in UTF-8."""

from hashlib import sha256


def hash_of_text(text: str) -> str:
    """The hash of a text as it stands. Half a pair of surrogates is hashed as it would be written."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
