"""A caseload is brought in whole or not at all, whatever stops it, and a consent never comes with it."""

from collections.abc import Iterator
from datetime import date

import pytest

from privity.errors import StorageError
from privity.interchange.clients_csv import read_clients_csv
from privity.interchange.zipped import read_zip
from privity.model.consent import Consent
from privity.services.caseload import bring_in
from privity.services.clients import list_clients
from privity.services.office import Office
from privity.services.proof import verify
from tests.house.offices import Practice, client
from tests.house.planted import seek
from tests.unit.interchange.office_files import archive
from tests.unit.test_durable import files_no_longer_than


@pytest.fixture
def office(practice: Practice) -> Iterator[Office]:
    with practice.opened() as opened:
        yield opened


def test_a_full_disk_leaves_nothing_of_an_import(office: Office) -> None:
    files: dict[str, bytes | str] = {f"Client {n}/2025-01-02.txt": f"walked {n} " * 2000 for n in range(60)}
    caseload = read_zip(archive(files), "practice.zip").caseload
    before = {line.compartment for line in list_clients(office)}
    size = office.place.database.stat().st_size
    with files_no_longer_than(size + 100_000), pytest.raises(StorageError):
        bring_in(office, caseload)
    assert {line.compartment for line in list_clients(office)} == before
    assert verify(office).flaws == ()
    assert bring_in(office, caseload).clients == 60


def test_an_imported_consent_stays_unknown(office: Office) -> None:
    reading = read_clients_csv(b"id,name,Consent to publication\nq-1,Q. R.,yes\n")
    bring_in(office, reading.caseload)
    compartment = client(office, "q-1")
    assert not any(isinstance(payload, Consent) for _, payload in office.read_all(compartment))


def test_everything_imported_is_sealed(office: Office, practice: Practice) -> None:
    bring_in(office, read_zip(archive({"Q. R./2025-01-02.txt": "a zinnobarium"}), "x.zip").caseload)
    assert seek("zinnobarium", [practice.folder]) == []
    [line] = [one.overview for one in list_clients(office) if one.overview.reference == "Q. R."]
    assert (line.notes, line.first) == (1, date(2025, 1, 2))
