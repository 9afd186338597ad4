"""An invented practice for the tests of the sealed core: made once, copied by folder, opened where it is needed."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from privity.bootstrap import create_office, open_office
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST, stretch
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement, Unit
from privity.model.ids import CompartmentId
from privity.model.notes import Note
from privity.model.overview import JointOverview
from privity.model.people import Client
from privity.services.caseload import bring_in
from privity.services.clients import find_client
from privity.services.door import BackupItem, hand_out
from privity.services.office import Office

PASSPHRASE = "plum dumplings after the long walk"
NEW_PASSPHRASE = "the heron stood on the wet roof"
WORD = "xanthoriver"
"""Stands in Ann's notes and name and nowhere else."""

CASELOAD = Caseload(
    clients=(
        Client("ann", (f"Ann Invented-{WORD}",), occupation=f"florist {WORD}"),
        Client("bo", ("Bo Invented",)),
        Client("cy", ("Cy Invented",)),
    ),
    engagements=(
        Engagement("ann-alone", ("ann",), date(2026, 1, 5)),
        Engagement("bo-alone", ("bo",), date(2026, 1, 6)),
        Engagement("cy-alone", ("cy",), date(2026, 1, 7)),
        Engagement("ann-and-bo", ("ann", "bo"), date(2026, 2, 1), Unit.COUPLE),
    ),
    notes=(
        Note("n-1", "ann-alone", date(2026, 1, 5), f"Walked by the {WORD} and slept well."),
        Note("n-2", "ann-alone", date(2026, 1, 12), f"Again the {WORD}."),
        Note("n-3", "bo-alone", date(2026, 1, 6), "Painted the fence."),
        Note("n-4", "cy-alone", date(2026, 1, 7), "Baked bread with the neighbour."),
        Note("n-5", "ann-and-bo", date(2026, 2, 1), "Spoke of the holiday together."),
    ),
)

quickly = cache(stretch)
"""Stretches a passphrase once for each salt and cost: most tests are not about the cost."""


class Clock:
    """A clock that the test sets; it goes on by a second each time it is read."""

    def __init__(self, start: datetime = datetime(2026, 11, 22, 9, tzinfo=UTC)) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@dataclass(frozen=True, slots=True)
class Practice:
    """An office on one machine, its device's state, and its recovery code."""

    folder: Path
    code: str

    @property
    def place(self) -> OfficePlace:
        return OfficePlace(self.folder / "office", self.folder / "state")

    @property
    def device(self) -> Path:
        """The office's folder in the device's state."""
        [device] = self.place.state.iterdir()
        return device

    def open(self, passphrase: str = PASSPHRASE, clock: Callable[[], datetime] | None = None) -> Office:
        return open_office(self.place, passphrase, **({} if clock is None else {"clock": clock}))

    @contextmanager
    def opened(self, passphrase: str = PASSPHRASE) -> Iterator[Office]:
        office = self.open(passphrase)
        try:
            yield office
        finally:
            office.close()

    def copy(self, folder: Path) -> "Practice":
        """The same machine again; its device does not know yet in which folder the office lies now."""
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns("reserve", "folder"))
        return Practice(folder, self.code)

    def files(self) -> list[Path]:
        """Every file of the office and of its device."""
        return sorted(path for path in self.folder.rglob("*") if path.is_file())


def make_practice(folder: Path, *, store: str = "") -> Practice:
    """Make an office with three invented clients and a couple among them, and lock it."""
    place = OfficePlace(folder / "office", folder / "state")
    office, code = create_office(place, PASSPHRASE, cost=LOWEST_COST, store=store)
    bring_in(office, CASELOAD)
    office.close()
    return Practice(folder, code)


def client(office: Office, reference: str) -> CompartmentId:
    """The compartment of a client that must be there."""
    found = find_client(office, reference)
    assert found is not None
    return found


def joint(office: Office) -> CompartmentId:
    """The one compartment of joint work."""
    [found] = [one for one, line in office.overviews().items() if isinstance(line, JointOverview)]
    return found


def back_up(office: Office, folder: Path) -> Path:
    """Carry a backup out of the office into a folder."""
    folder.mkdir(exist_ok=True)
    for outgoing in hand_out(office, BackupItem(office.place.header.read_bytes(), "a stick")):
        (folder / outgoing.name).write_bytes(outgoing.body())
    return folder
