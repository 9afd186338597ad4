"""The leaf, `privity.leaf/1`: one line of canonical JSON that says that something happened, and nothing of
what.

A leaf outlives every erasure, so it holds no name, no identifier of a client and no hash that a list of
guesses could open: a position, a claimed time, a coarse event class, a blinded commitment to what was done
(`privity.ledger.commitment`) and the state root after it (`privity.ledger.state`). See spec/ledger.md.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Final

from privity.errors import IntegrityError, TooNewError

LEAF_FORMAT: Final = "privity.leaf/1"
HASH_BYTES: Final = 32
MAX_SEQ: Final = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly (RFC 8259, section 6)."""


class EventClass(StrEnum):
    """What kind of thing happened, coarse enough to say nothing of content.

    INVARIANT: the list of `privity.leaf/1` is closed and its words never change their meaning: old leaves
    cannot be rewritten. A new class comes with a new number of the format.
    """

    # the office itself
    OFFICE_CREATED = "office-created"
    OFFICE_MOVED = "office-moved"
    UNLOCKED = "unlocked"
    UNLOCK_FAILED = "unlock-failed"
    LOCKED = "locked"
    SETTINGS_CHANGED = "settings-changed"
    RULES_CHANGED = "rules-changed"
    # writing
    CASELOAD_IMPORTED = "caseload-imported"
    RECORD_SAVED = "record-saved"
    DRAFT_SAVED = "draft-saved"
    TERMS_CHANGED = "terms-changed"
    # reading: one entry per view or per run
    RECORD_SHOWN = "record-shown"
    RECORDS_READ = "records-read"
    SEARCHED = "searched"
    SCREENED = "screened"
    # requests, consent and the door
    REQUEST_RECORDED = "request-recorded"
    REQUEST_REFUSED = "request-refused"
    CONSENT_CHANGED = "consent-changed"
    HANDED_OUT = "handed-out"
    TOLD_ELSEWHERE = "told-elsewhere"
    EMERGENCY = "emergency"
    BUDGET_SPENT = "budget-spent"
    # keys and people of the house
    KEY_CHANGED = "key-changed"
    ACCESS_CHANGED = "access-changed"
    MEMBER_CHANGED = "member-changed"
    # keeping and ending
    KEEPING_CHANGED = "keeping-changed"
    ERASED = "erased"
    BACKUP_MADE = "backup-made"
    BACKUP_VERIFIED = "backup-verified"
    RESTORED = "restored"
    STORE_MIGRATED = "store-migrated"
    # what the ledger notices about itself
    CLOCK_ANOMALY = "clock-anomaly"
    ANCHOR_LAGGED = "anchor-lagged"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One entry as the tree commits to it. `seq` is its index in the tree; `time` is a claim, in whole
    milliseconds UTC.
    """

    seq: int
    time: datetime
    event: EventClass
    commitment: bytes
    state: bytes

    def __post_init__(self) -> None:
        if not 0 <= self.seq <= MAX_SEQ:
            raise ValueError("the position of an entry is a whole number from 0 up")
        if self.time.tzinfo is not UTC or self.time.microsecond % 1000:
            raise ValueError("the time of an entry is in UTC and whole milliseconds: see ledger_time")
        if len(self.commitment) != HASH_BYTES or len(self.state) != HASH_BYTES:
            raise ValueError("commitment and state of an entry are 32 bytes each")


def ledger_time(moment: datetime) -> datetime:
    """Bring an aware moment to the ledger's precision: UTC, cut (never rounded forward) to milliseconds."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be put into the ledger")
    utc = moment.astimezone(UTC)
    return utc.replace(microsecond=utc.microsecond // 1000 * 1000)


def encode_leaf(leaf: Leaf) -> bytes:
    """Render the one canonical encoding of a leaf: the bytes that the tree hashes."""
    time = leaf.time.replace(tzinfo=None).isoformat(timespec="milliseconds")
    return (
        f'{{"commitment":"{leaf.commitment.hex()}","event":"{leaf.event.value}","format":"{LEAF_FORMAT}",'
        f'"seq":{leaf.seq},"state":"{leaf.state.hex()}","time":"{time}Z"}}'
    ).encode("ascii")


# INVARIANT: this grammar is exact. Every field has one spelling only, so what it accepts, with a date that exists
# and an event class of the list, re-encodes to the same bytes.
_LEAF = re.compile(
    rb'\{"commitment":"([0-9a-f]{64})","event":"([a-z-]{1,32})","format":"privity\.leaf/1",'
    rb'"seq":(0|[1-9][0-9]{0,15}),"state":"([0-9a-f]{64})",'
    rb'"time":"(([0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3})Z"\}'
)
_NEWER = re.compile(rb'"format":"privity\.leaf/(?!1")[1-9][0-9]{0,4}"')
_EVENTS: Final = {event.value.encode("ascii"): event for event in EventClass}


def parse_leaf(line: bytes) -> Leaf:
    """Parse a leaf. Raises IntegrityError on all but the canonical bytes, TooNewError on a newer format."""
    match = _LEAF.fullmatch(line)
    if match is None or not _is_meaningful(match[2], match[3], match[6]):
        raise _refused(line)
    commitment, event, seq, state, time, _ = match.groups()
    return Leaf(
        seq=int(seq),
        time=datetime.fromisoformat(time.decode("ascii")).replace(tzinfo=UTC),
        event=_EVENTS[event],
        commitment=bytes.fromhex(commitment.decode("ascii")),
        state=bytes.fromhex(state.decode("ascii")),
    )


def scan_leaf(line: bytes) -> tuple[int, bytes]:
    """Check a leaf as `parse_leaf` does and give only its seq and its time as text, whose order is that of time.

    An audit reads a hundred thousand of them at every unlock.
    """
    match = _LEAF.fullmatch(line)
    if match is None:
        raise _refused(line)
    event, seq, time, day = match.group(2, 3, 5, 6)
    if not _is_meaningful(event, seq, day):
        raise _refused(line)
    return int(seq), time


def _is_meaningful(event: bytes, seq: bytes, day: bytes) -> bool:
    return event in _EVENTS and (len(seq) < 16 or int(seq) <= MAX_SEQ) and _is_date(day)


@lru_cache(maxsize=4096)
def _is_date(text: bytes) -> bool:
    try:
        date.fromisoformat(text.decode("ascii"))
    except ValueError:
        return False
    return True


def _refused(line: bytes) -> IntegrityError:
    if _NEWER.search(line):
        return TooNewError(
            "this ledger entry was written by a newer version of Privity",
            field="leaf",
            remedy="open the office with that version; nothing was changed",
        )
    return IntegrityError(
        "this is not a ledger entry as Privity writes it",
        field="leaf",
        remedy="bring back the newest backup, and keep this copy for whoever looks into it",
    )
