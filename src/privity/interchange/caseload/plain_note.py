"""The quick way to read a line that is plainly a valid note, since notes are nearly all of a caseload.

INVARIANT: what this reads, `values` and `kinds` read to an equal note; whatever is in any way unusual is
left to them.
"""

import re
from datetime import date

import msgspec

from privity.interchange.caseload.lines import LONGEST_LINE
from privity.interchange.caseload.row import EARLIEST_YEAR
from privity.model.notes import Note, NoteKind
from privity.model.people import LONGEST_NAME


class _Line(msgspec.Struct, forbid_unknown_fields=True, tag_field="kind", tag="note", gc=False):
    id: str
    engagement: str
    date: date
    text: str
    note_kind: NoteKind | msgspec.UnsetType = msgspec.UNSET


_decode = msgspec.json.Decoder(_Line).decode
_KEY = re.compile(rb'"[ \t\r\n]*:')
_NEEDED_KEYS = 5  # kind, id, engagement, date, text


def plain_note(line: bytes) -> Note | None:
    """A note, or None where the line must be read with care."""
    if len(line) > LONGEST_LINE:
        return None
    try:
        read = _decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    # msgspec keeps the last of two equal keys. Every key ends in a quote and a colon, so where there are no
    # more of these than keys that differ, none was given twice.
    keys = _NEEDED_KEYS + (read.note_kind is not msgspec.UNSET)
    if (
        len(_KEY.findall(line)) != keys
        or "\0" in read.text
        or read.date.year < EARLIEST_YEAR
        or not _is_plain(read.id)
        or not _is_plain(read.engagement)
    ):
        return None
    kind = NoteKind.PROGRESS if read.note_kind is msgspec.UNSET else read.note_kind
    return Note(read.id, read.engagement, read.date, read.text, kind)


def _is_plain(name: str) -> bool:
    return 0 < len(name) <= LONGEST_NAME and name.isprintable() and not name.isspace()
