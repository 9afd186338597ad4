"""Identifiers: 128 random bits as 32 lower-case hexadecimal digits, so that none tells a name, a date or an order.

An imported id (`c-1`, often a name or initials) is not one of these: it is content, kept sealed as a `reference`.
"""

import re
from typing import NewType

VaultId = NewType("VaultId", str)
CompartmentId = NewType("CompartmentId", str)
RecordId = NewType("RecordId", str)
KeyholderId = NewType("KeyholderId", str)

_ID = re.compile(r"[0-9a-f]{32}")


def is_id(text: str) -> bool:
    """Say whether a text has the form of an identifier made here."""
    return _ID.fullmatch(text) is not None


def id_from_bytes(random: bytes) -> str:
    """Render 16 random bytes as an identifier."""
    if len(random) != 16:
        raise ValueError("an identifier is made of exactly 16 bytes")
    return random.hex()
