"""Listening to a recording and looking at a film inside: any stretch of it, opened in memory as it is asked for.

A browser asks for a recording in stretches, so that one can jump about in it. No copy of it is made anywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from privity.errors import LockedError
from privity.model.attachments import Attachment
from privity.model.ids import CompartmentId, RecordId
from privity.services.attachments import attachment_at, content_of
from privity.services.clients import record_view
from privity.services.media import HEARD, SEEN, UNKNOWN, media_of
from privity.services.office import Office
from privity.vault.attachment import CHUNK_BYTES, ChunkOpener


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a file: from `start` up to `end`, which is not in it, piece by piece."""

    attachment: Attachment
    start: int
    end: int
    chunks: Iterator[bytes]


def playable(office: Office, compartment: CompartmentId, record: RecordId, attachment: Attachment) -> str:
    """The media type of a file that can be played inside, or nothing.

    What was kept before recordings were known by their first bytes is looked at once more.
    """
    media = attachment.media
    if media == UNKNOWN and attachment.size:
        media = media_of(next(content_of(office, compartment, record, attachment)))
    return media if media in HEARD | SEEN else ""


def play(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    start: int,
    end: int | None,
    *,
    entered: bool,
) -> Stretch | None:
    """Open a stretch of a file; None where it begins behind the file's end.

    The entry of the view is committed before anything is given, unless it was `entered` for this look at the page.
    """
    attachment = attachment_at(office, compartment, record)
    stop = attachment.size if end is None else min(end, attachment.size)
    if not 0 <= start < stop:
        return None
    if not entered:
        record_view(office, compartment, [record, attachment.note])
    return Stretch(attachment, start, stop, _pieces(office, compartment, record, attachment, start, stop))


def _pieces(
    office: Office,
    compartment: CompartmentId,
    record: RecordId,
    attachment: Attachment,
    start: int,
    stop: int,
) -> Iterator[bytes]:
    """Raises IntegrityError where a chunk is missing or not what was kept, LockedError once the office is locked."""
    opener = ChunkOpener(attachment.key, attachment.size, office.header.vault, compartment, record)
    with office.files.opened(record) as sealed:
        opener.check_length(sealed.seek(0, 2))
        for number in range(start // CHUNK_BYTES, -(-stop // CHUNK_BYTES)):
            if not office.is_open:
                raise LockedError("the office is locked", field="office", remedy="unlock it first")
            at, size = opener.place(number)
            sealed.seek(at)
            plain, first = opener.open(number, sealed.read(size)), number * CHUNK_BYTES
            yield plain[max(0, start - first) : stop - first]
