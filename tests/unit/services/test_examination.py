"""An office that does not open is examined: every flaw is named with its place, and nothing is written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from privity.bootstrap import create_office, examine_office, open_office
from privity.bootstrap.assembly import read_header
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import IntegrityError, PassphraseError
from privity.model.ids import CompartmentId
from privity.services.caseload import bring_in
from privity.services.clients import find_client
from privity.services.device import Device
from privity.services.office import Office
from privity.storage import tables
from privity.storage.sqlcipher import sqlcipher_engine
from privity.vault import slots
from tests.faults.offices import PASSPHRASE, caseload, quickly


@pytest.fixture(autouse=True)
def _stretched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "stretch", quickly)


@pytest.fixture
def place(tmp_path: Path) -> OfficePlace:
    place = OfficePlace(folder=tmp_path / "office", state=tmp_path / "state")
    office, _ = create_office(place, PASSPHRASE, cost=LOWEST_COST)
    bring_in(office, caseload(3, 2))
    office.close()
    return place


Statement = Callable[[Office], object]


def tamper(place: OfficePlace, statement: Statement) -> CompartmentId:
    """Change the store as somebody with the page key, or a server's operator, could. Gives the first client's place."""
    office = open_office(place, PASSPHRASE)
    compartment = find_client(office, "imported-0")
    assert compartment is not None
    with office.store._engine.begin() as connection:  # type: ignore[attr-defined]
        connection.execute(statement(office))
    office.close()
    return compartment


def test_an_office_that_holds_has_no_flaw(place: OfficePlace) -> None:
    found = examine_office(place, PASSPHRASE)
    assert (found.flaws, found.anomalies) == ((), ())
    assert (found.entries, found.compartments, found.records) == (2, 4, 12)


def test_it_writes_no_entry(place: OfficePlace) -> None:
    examine_office(place, PASSPHRASE)
    assert examine_office(place, PASSPHRASE).entries == 2


def _everything(place: OfficePlace) -> dict[str, list[object]]:
    """Every row of every table, read by somebody who only has the page key."""
    written, header = read_header(place)
    root = slots.open_daily(header, PASSPHRASE, Device(place.state, header.vault).secret(header))
    assert written
    engine = sqlcipher_engine(place.database, root.page_key())
    with engine.connect() as connection:
        found: dict[str, list[object]] = {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in tables.metadata.sorted_tables
        }
    engine.dispose()
    return found


def test_an_office_that_does_not_hold_is_looked_at_and_no_row_of_it_changes(place: OfficePlace) -> None:
    tamper(place, lambda office: delete(tables.leaves).where(tables.leaves.c.seq == 1))
    device = Device(place.state, read_header(place)[1].vault)
    before = _everything(place), place.header.read_bytes(), device.anchor.read_bytes()
    assert sum(map(len, before[0].values())) > 20
    with pytest.raises(IntegrityError):
        open_office(place, PASSPHRASE)
    assert examine_office(place, PASSPHRASE).flaws
    assert (_everything(place), place.header.read_bytes(), device.anchor.read_bytes()) == before


def test_the_passphrase_is_needed(place: OfficePlace) -> None:
    with pytest.raises(PassphraseError):
        examine_office(place, "plum dumplings before the walk")


def mine(office: Office) -> bytes:
    compartment = find_client(office, "imported-0")
    assert compartment is not None
    return bytes.fromhex(compartment)


def _note_altered(office: Office) -> object:
    table = tables.records
    note = select(table.c.record).where(table.c.compartment == mine(office), table.c.kind == "note").limit(1)
    return update(table).where(table.c.record.in_(note)).values(sealed=bytes(64))


def _note_missing(office: Office) -> object:
    table = tables.records
    return delete(table).where(table.c.compartment == mine(office), table.c.kind == "engagement")


def _key_missing(office: Office) -> object:
    return delete(tables.wraps).where(tables.wraps.c.compartment == mine(office))


def _key_altered(office: Office) -> object:
    table = tables.wraps
    return update(table).where(table.c.compartment == mine(office)).values(signature=bytes(64))


def _erased_by_flag(office: Office) -> object:
    table = tables.compartments
    return update(table).where(table.c.compartment == mine(office)).values(shredded=True)


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (_note_altered, "its records are not those of the last write"),
        (_note_missing, "its records are not those of the last write"),
        (_key_missing, "there is no key for this record here"),
        (_key_altered, "compartment {}, key 0: "),
        (_erased_by_flag, "whether it was erased is told in two ways"),
    ],
)
def test_a_flaw_is_named_with_its_compartment(place: OfficePlace, statement: Statement, says: str) -> None:
    compartment = tamper(place, statement)
    flaws = examine_office(place, PASSPHRASE).flaws
    assert any(says.format(compartment) in flaw and compartment in flaw for flaw in flaws)


def test_a_missing_entry_is_named_with_its_number(place: OfficePlace) -> None:
    tamper(place, lambda office: delete(tables.leaves).where(tables.leaves.c.seq == 1))
    with pytest.raises(IntegrityError):
        open_office(place, PASSPHRASE)
    flaws = examine_office(place, PASSPHRASE).flaws
    assert any(flaw.startswith("entry 1: entry 1 is missing") for flaw in flaws)
    assert any(flaw.startswith("this device's anchor: ") for flaw in flaws)


def test_a_ledger_cut_short_is_told_by_the_anchor(place: OfficePlace) -> None:
    tamper(place, lambda office: delete(tables.leaves).where(tables.leaves.c.seq == 2))
    flaws = examine_office(place, PASSPHRASE).flaws
    assert any(flaw.startswith("this device's anchor: ") for flaw in flaws)


def test_an_entry_whose_part_was_exchanged_is_named(place: OfficePlace) -> None:
    table = tables.leaf_parts
    tamper(place, lambda office: update(table).where(table.c.seq == 1).values(commitment=bytes(32)))
    flaws = examine_office(place, PASSPHRASE).flaws
    assert any(flaw.startswith("entry 1: ") for flaw in flaws)
