"""What is kept beside a note: a scan, a recording, any file."""

from dataclasses import dataclass
from datetime import datetime

from privity.model.ids import RecordId


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file beside a note, and the key that opens it. `note` is that note's record, `sha256` that of the content.

    `name` is what its author called it, `media` what its first bytes show it to be.
    """

    note: RecordId
    name: str
    media: str
    size: int
    key: bytes
    sha256: str
    added: datetime
