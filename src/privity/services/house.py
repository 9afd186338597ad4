"""The office's own choices, kept in the house compartment's overview."""

from dataclasses import replace

from privity.errors import InputError, IntegrityError
from privity.ledger.entry import EventClass
from privity.model.overview import HouseOverview
from privity.services.office import Office

SHORTEST_IDLE, LONGEST_IDLE = 1, 60


def house(office: Office) -> HouseOverview:
    """The choices as they are. Raises IntegrityError."""
    overview = office.overview(office.header.house)
    if not isinstance(overview, HouseOverview):
        raise IntegrityError("the house compartment holds something else", field="house")
    return overview


def set_idle_minutes(office: Office, minutes: int) -> None:
    """Choose after how many minutes without anybody the office locks. Raises InputError."""
    if not SHORTEST_IDLE <= minutes <= LONGEST_IDLE:
        raise InputError(
            f"between {SHORTEST_IDLE} and {LONGEST_IDLE} minutes are possible",
            field="minutes",
            remedy="choose one of the times shown",
        )
    with office.work(EventClass.SETTINGS_CHANGED) as work:
        work.overview(office.header.house, replace(house(office), idle_minutes=minutes))
        work.tell_office(idle_minutes=minutes)
