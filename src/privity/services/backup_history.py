"""Where backups lie, as the ledger tells it: which places still hold an older keys file, and what is to be done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from privity.errors import InputError
from privity.ledger.entry import EventClass
from privity.services.backup import keys_expire
from privity.services.entries import entries_of
from privity.services.office import Office

REMIND_AFTER = timedelta(days=7)
FORGOTTEN = "backup keys destroyed"


@dataclass(frozen=True, slots=True)
class Destination:
    """One place that got backups: when its keys file was made last, and how many were erased since."""

    place: str
    made: datetime
    erased_since: int

    @property
    def expires(self) -> datetime:
        """Until when its keys file should be kept at most."""
        return keys_expire(self.made)

    def is_expired(self, now: datetime) -> bool:
        return now > self.expires


@dataclass(frozen=True, slots=True)
class BackupHistory:
    """Every place that may hold a keys file, the newest first."""

    destinations: tuple[Destination, ...]
    last: datetime | None

    def is_due(self, now: datetime) -> bool:
        """Say whether it is time for a new backup: there is none, or the last is a week old."""
        return self.last is None or now - self.last > REMIND_AFTER

    def older(self, now: datetime) -> tuple[Destination, ...]:
        """The places whose keys file could bring somebody back, or should be gone by now."""
        return tuple(one for one in self.destinations if one.erased_since or one.is_expired(now))

    def revivable_until(self) -> datetime | None:
        """Until when some keys file may be kept that knows everybody of today; None where there is none."""
        return max((one.expires for one in self.destinations), default=None)


def backup_history(office: Office) -> BackupHistory:
    """Read it from the ledger."""
    made: dict[str, datetime] = {}
    erased: list[datetime] = []
    last: datetime | None = None
    kinds = (EventClass.BACKUP_MADE, EventClass.ERASED, EventClass.KEEPING_CHANGED)
    for entry in entries_of(office, *kinds):
        place = str(entry.details.get("destination", ""))
        match entry.event:
            case EventClass.BACKUP_MADE:
                made[place] = last = entry.time
            case EventClass.ERASED:
                erased.append(entry.time)
            case _ if entry.details.get("what") == FORGOTTEN:
                made.pop(place, None)
            case _:
                pass
    destinations = [
        Destination(place, when, sum(moment > when for moment in erased)) for place, when in made.items()
    ]
    destinations.sort(key=lambda one: one.made, reverse=True)
    return BackupHistory(tuple(destinations), last)


def forget_destination(office: Office, place: str) -> None:
    """Note that the keys file at a place was destroyed. Raises InputError where no backup went there."""
    with office.still():
        if place not in {one.place for one in backup_history(office).destinations}:
            raise InputError("no backup went there", field="place", remedy="choose one of those shown")
        with office.work(EventClass.KEEPING_CHANGED) as work:
            work.tell_office(what=FORGOTTEN, destination=place)
