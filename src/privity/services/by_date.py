"""What is destroyed by its date without anybody pressing anything, and whether this computer's date may be believed.

A clock that is set far ahead makes every day of the next years seem past. So the date is held against the ledger's own
last times before anything goes by itself: after a leap nothing goes until the practitioner says that the date is right.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from privity.ledger.entry import EventClass, parse_leaf, scan_leaf
from privity.services.entries import entries_of
from privity.services.office import Office
from privity.services.requests.keeping import forget_due
from privity.services.work import OFFICE

LEAP: Final = timedelta(days=31)
_DAY: Final = len("2026-11-27")
_CONFIRMED: Final = "date confirmed"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What this computer's clock shows, and the last time of the ledger that is believed."""

    shown: datetime
    last: datetime


def doubt_of_date(office: Office) -> Doubt | None:
    """Say whether the clock stands more than a month beyond the last entry whose time is believed.

    INVARIANT: an entry does not vouch for the leap that it was written after, else the second opening would believe
    what the first one doubted. Only the practitioner's word does.
    """
    with office.still():
        shown = office.now()
        last = _believed(office)
    return Doubt(shown, last) if last is not None and shown - last > LEAP else None


def _believed(office: Office) -> datetime | None:
    """The latest time that no leap lies before, or that the practitioner said was right."""
    confirmed = {
        entry.seq: datetime.fromisoformat(str(entry.details["at"]))
        for entry in entries_of(office, EventClass.SETTINGS_CHANGED)
        if entry.details.get("item") == _CONFIRMED
    }
    claimed: dict[int, datetime] | None = None
    last: datetime | None = None
    day = b""
    for line in office.store.leaves():
        seq, text = scan_leaf(line)
        if seq in confirmed:
            last, claimed, day = confirmed[seq], None, b""
            continue
        # One entry of a day is enough, while nothing is in doubt.
        if claimed is None and text[:_DAY] == day:
            continue
        time, day = parse_leaf(line).time, text[:_DAY]
        if last is not None and time - last > LEAP:
            # After a clock was far ahead the entries keep its time, so that their order holds; each says its own.
            if claimed is None:
                settled = min((one for one in confirmed if one > seq), default=office.tree.size)
                claimed = _claimed(office, range(seq, settled))
            time = claimed.get(seq, time)
        if last is None or time - last <= LEAP:
            last = time if last is None else max(last, time)
    return last


def _claimed(office: Office, seqs: range) -> dict[int, datetime]:
    """What the clock showed at those of these entries whose own time it was not."""
    found = {}
    for part in office.store.leaf_parts(seqs):
        if part.part == OFFICE:
            clock = json.loads(office.leaf_part_payload(part)[1]).get("clock")
            if clock is not None:
                found[part.seq] = datetime.fromisoformat(clock)
    return found


def confirm_date(office: Office) -> None:
    """The practitioner says that the date which this computer shows is right."""
    with office.work(EventClass.SETTINGS_CHANGED) as work:
        work.tell_office(item=_CONFIRMED, at=office.now().isoformat())


def go_by_date(office: Office) -> Doubt | None:
    """Destroy what is due by itself, unless the date is in doubt: then nothing, and the doubt is given."""
    with office.still():
        doubt = doubt_of_date(office)
        if doubt is None:
            forget_due(office, office.today())
    return doubt
