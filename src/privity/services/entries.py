"""Entries of some classes out of the whole ledger, with what the office's part says of them."""

import json
from dataclasses import dataclass
from datetime import datetime

from privity.ledger.entry import EventClass, parse_leaf
from privity.services.office import Office
from privity.services.work import OFFICE


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: when, of which class, and the office's part. It names nobody."""

    seq: int
    time: datetime
    event: EventClass
    details: dict[str, object]


def entries_of(office: Office, *events: EventClass, start: int = 0) -> list[Entry]:
    """The entries of these classes, oldest first; from one number on where that is given."""
    marks = [f'"event":"{event}"'.encode() for event in events]
    with office.still():
        leaves = [
            parse_leaf(line) for line in office.store.leaves(start) if any(mark in line for mark in marks)
        ]
        parts = {
            part.seq: part
            for part in office.store.leaf_parts([leaf.seq for leaf in leaves])
            if part.part == OFFICE
        }
        return [
            Entry(
                leaf.seq,
                leaf.time,
                leaf.event,
                json.loads(office.leaf_part_payload(parts[leaf.seq])[1]) if leaf.seq in parts else {},
            )
            for leaf in leaves
        ]
