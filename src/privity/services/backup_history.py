"""Where backups lie, as the ledger tells it: which places still hold an older keys file, and what is to be done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.services.backup import keys_expire
from privity.services.entries import Entry, entries_of
from privity.services.office import Office

REMIND_AFTER = timedelta(days=7)
FORGOTTEN = "backup keys destroyed"
KEPT = "backup kept"
_AHEAD = timedelta(hours=26)


@dataclass(frozen=True, slots=True)
class Destination:
    """One place that got backups: when its keys file was made last, and how many were erased since.

    `tried` is later than `made` where a newer backup was begun there and never finished. What lies there then may be of
    either day, so the worse of both is told.
    """

    place: str
    made: datetime
    erased_since: int
    tried: datetime
    is_finished: bool = True

    @property
    def expires(self) -> datetime:
        """Until when its keys file should be kept at most."""
        return keys_expire(self.tried)

    def is_expired(self, now: datetime) -> bool:
        return now > self.expires


@dataclass(frozen=True, slots=True)
class BackupHistory:
    """Every place that may hold a keys file, the newest first. `last` is when the last that was finished was made."""

    destinations: tuple[Destination, ...]
    last: datetime | None

    def is_due(self, now: datetime) -> bool:
        """Say whether it is time for a new backup: there is none, or the last is a week old.

        One from a day that has not come yet was made while the clock was wrong: nobody knows how old it is.
        """
        return self.last is None or not -_AHEAD <= now - self.last <= REMIND_AFTER

    def older(self, now: datetime) -> tuple[Destination, ...]:
        """The places whose keys file could bring somebody back, or should be gone by now."""
        return tuple(one for one in self.destinations if one.erased_since or one.is_expired(now))

    def revivable_until(self) -> datetime | None:
        """Until when some keys file may be kept that knows everybody of today; None where there is none."""
        return max((one.expires for one in self.destinations), default=None)


def backup_history(office: Office) -> BackupHistory:
    """Read it from the ledger."""
    kept: dict[str, Entry] = {}
    tried: dict[str, Entry] = {}
    erased: list[int] = []
    last: datetime | None = None
    kinds = (EventClass.BACKUP_MADE, EventClass.ERASED, EventClass.KEEPING_CHANGED)
    for entry in entries_of(office, *kinds):
        place = str(entry.details.get("destination", ""))
        match entry.event:
            case EventClass.BACKUP_MADE:
                tried[place] = entry
                if not entry.details.get("awaited"):
                    kept[place], last = entry, _shown(entry)
            case EventClass.ERASED:
                erased.append(entry.seq)
            case _ if entry.details.get("what") == KEPT and place in tried:
                kept[place], last = tried[place], _shown(tried[place])
            case _ if entry.details.get("what") == FORGOTTEN:
                kept.pop(place, None)
                tried.pop(place, None)
            case _:
                pass
    destinations = [
        Destination(
            place,
            _shown(made),
            sum(seq > made.seq for seq in erased),
            _shown(begun),
            made is kept.get(place) and made is begun,
        )
        for place, begun in tried.items()
        for made in (kept.get(place, begun),)
    ]
    destinations.sort(key=lambda one: one.tried, reverse=True)
    return BackupHistory(tuple(destinations), last)


def _shown(entry: Entry) -> datetime:
    """The time that the clock showed; that of an entry is never earlier than the one before it."""
    clock = entry.details.get("clock")
    return datetime.fromisoformat(clock) if isinstance(clock, str) else entry.time


def note_kept(office: Office, place: str) -> None:
    """Note that the backup that was begun for a place lies there, whole."""
    with office.still(), office.work(EventClass.KEEPING_CHANGED) as work:
        work.tell_office(what=KEPT, destination=place)


def forget_destination(office: Office, place: str) -> None:
    """Note that the keys file at a place was destroyed. Raises InputError where no backup went there."""
    with office.still():
        if place not in {one.place for one in backup_history(office).destinations}:
            raise InputError("no backup went there", field="place", remedy="choose one of those shown")
        with office.work(EventClass.KEEPING_CHANGED) as work:
            work.tell_office(what=FORGOTTEN, destination=place)
