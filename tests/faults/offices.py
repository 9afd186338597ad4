"""The office that the fault tests write, break and open again: invented clients, numbered notes, one passphrase.

`World` is a folder with an office's folder and this device's state folder in it: all that a power cut can touch.
"""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from privity.bootstrap import create_office, open_office, read_header, system_clock
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST, stretch
from privity.ledger.entry import EventClass, parse_leaf
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId
from privity.model.notes import Draft, Note
from privity.model.people import Client
from privity.ports.clock import Clock
from privity.services.clients import add_client, find_client
from privity.services.notes import finish_note, save_draft
from privity.services.office import Office
from privity.services.proof import verify
from tests.faults.power import Recording, images

PASSPHRASE = "plum dumplings after the long walk"
MOVED_PASSPHRASE = "another walk along the canal"
_DAY = date(2026, 3, 2)


@dataclass(frozen=True, slots=True)
class World:
    """Everything an office has on one machine."""

    folder: Path

    @property
    def place(self) -> OfficePlace:
        """The office in this world, and its device's state."""
        return OfficePlace(folder=self.folder / "office", state=self.folder / "state")

    @property
    def database(self) -> Path:
        """The records."""
        return self.place.database

    @property
    def device(self) -> Path:
        """The office's folder in the device's state."""
        return self.place.state / read_header(self.place)[1].vault

    def create(self, store: str = "") -> Office:
        """Make the office, in a database server where an address is given."""
        return self.create_with_code(store)[0]

    def create_with_code(self, store: str = "") -> tuple[Office, str]:
        """Make the office and keep its recovery code."""
        self.folder.mkdir(exist_ok=True)
        return create_office(self.place, PASSPHRASE, store=store, cost=LOWEST_COST)

    def open(self, passphrase: str = PASSPHRASE, clock: Clock = system_clock) -> Office:
        """Open the office."""
        return open_office(self.place, passphrase, clock=clock)

    @contextlib.contextmanager
    def opened(self, passphrase: str = PASSPHRASE, clock: Clock = system_clock) -> Iterator[Office]:
        """The office, open for the length of a block."""
        office = self.open(passphrase, clock)
        try:
            yield office
        finally:
            office.close()

    def copy(self, folder: Path) -> "World":
        """The same world somewhere else, with everything but the reserve, which holds nothing."""
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns("reserve", "sock"))
        return World(folder)


@dataclass(frozen=True, slots=True)
class Answer:
    """All that an office answers from: every record of every compartment, and the overviews."""

    notes: dict[str, str]
    drafts: dict[str, str]
    clients: dict[str, str]
    overviews: dict[CompartmentId, object]


def answer(office: Office) -> Answer:
    """Read everything, each record held against the office's state. Raises IntegrityError."""
    found = Answer({}, {}, {}, dict(office.overviews()))
    for compartment in office.compartments():
        for record, payload in office.read_all(compartment):
            match payload:
                case Note():
                    found.notes[payload.reference] = payload.text
                case Draft():
                    found.drafts[record] = payload.text
                case Client():
                    found.clients[payload.reference] = payload.names[0]
                case _:
                    pass
    return found


def check_whole(office: Office, *, erased: str = "", imported: bool = False) -> Answer:
    """Assert that the office is whole: it verifies, and has one entry for each client and note and no other.

    Where a client may have been erased there are as many entries more as were written of them; an import has one
    entry for a batch.
    """
    found = answer(office)
    verified = verify(office)
    assert verified.flaws == ()
    assert verified.anomalies == ()
    saved = sum(parse_leaf(leaf).event is EventClass.RECORD_SAVED for leaf in office.store.leaves())
    if not imported and (not erased or erased in found.clients):
        assert saved == len(found.notes) + len(found.clients)
    assert all(text == note_text(int(name)) for name, text in found.notes.items())
    return found


def add_invented_client(office: Office, reference: str) -> CompartmentId:
    """Take on an invented client with a piece of work named after it."""
    client = Client(reference=reference, names=(f"Invented Person {reference}",))
    return add_client(office, client, Engagement(f"work of {reference}", (reference,), _DAY))


def compartment_of(office: Office, reference: str) -> CompartmentId:
    """The compartment of a client who is there."""
    compartment = find_client(office, reference)
    assert compartment is not None
    return compartment


def save_note(office: Office, reference: str, number: int, *, by_draft: bool = False) -> None:
    """Write note `number` into a client's record, by way of a sealed draft if asked."""
    compartment = compartment_of(office, reference)
    draft = Draft(str(number), f"work of {reference}", _DAY, note_text(number))
    record = save_draft(office, compartment, draft) if by_draft else None
    finish_note(office, compartment, draft, record)


def note_text(number: int) -> str:
    """What note `number` says: invented, and of changing length."""
    return f"note {number}: " + "slept better and walked by the river; " * (1 + number % 60)


def caseload(clients: int, notes: int) -> Caseload:
    """An invented caseload with as many notes for each client."""
    references = [f"imported-{number}" for number in range(clients)]
    return Caseload(
        clients=tuple(Client(reference=one, names=(f"Invented Person {one}",)) for one in references),
        engagements=tuple(Engagement(f"work of {one}", (one,), _DAY) for one in references),
        notes=tuple(
            Note(str(client * notes + note), f"work of {one}", _DAY, note_text(client * notes + note))
            for client, one in enumerate(references)
            for note in range(notes)
        ),
    )


def after_each_cut(
    recording: Recording, count: int, folder: Path, check: Callable[[World, list[str]], None]
) -> None:
    """Check the world after `count` power cuts, with what was acknowledged before each; say where one fails."""
    folder.mkdir()
    for cut, image in images(recording, recording.cuts(count, seed=20261122), folder):
        try:
            check(World(image), recording.acknowledged(cut))
        except BaseException as fault:
            fault.add_note(f"the fault is at {cut}, in {image}")
            raise
        shutil.rmtree(image)


quickly = cache(stretch)
"""Stretches a passphrase once for each salt and cost."""
