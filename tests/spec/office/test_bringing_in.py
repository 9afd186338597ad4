"""A caseload is brought in whole or not at all, whatever stops it, and a consent never comes with it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from privity.errors import InputError, StorageError
from privity.interchange.clients_csv import read_clients_csv
from privity.interchange.gathering import LONGEST_TEXT
from privity.interchange.reading import Reading
from privity.interchange.zipped import read_zip
from privity.model.consent import Consent
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.services.attachments import attachments_of, view_attachment
from privity.services.caseload import Bringing, Taken, bring_in, join
from privity.services.clients import list_clients, view_client
from privity.services.notes import LONGEST_NOTE
from privity.services.office import Office
from privity.services.proof import verify
from tests.house.offices import Practice, client
from tests.house.planted import seek
from tests.unit.interchange.office_files import archive, pdf
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


PRACTICE: dict[str, bytes | str] = {
    "Q. R./2025-01-02.txt": "slept",
    "Q. R./2025-01-03 letter.pdf": pdf(""),
    "S. T./2025-01-04 photo.jpg": b"\xff\xd8\xff" + bytes(3 << 20),
}


def brought(office: Office, reading: Reading, *, joining: bool = False) -> Taken:
    joined = join(office, reading.caseload)
    bringing = (
        Bringing(office, joined.caseload, joined.onto) if joining else Bringing(office, reading.caseload)
    )
    try:
        for one in reading.files:
            bringing.file(one.note, one.name, one.pieces())
        return bringing.keep()
    except BaseException:
        bringing.abandon()
        raise


def test_a_scan_is_sealed_beside_a_card_of_whom_it_belongs_to(office: Office) -> None:
    taken = brought(office, read_zip(archive(PRACTICE), "x.zip"))
    assert (taken.clients, taken.notes, taken.files) == (2, 3, 2)
    [(record, kept)] = attachments_of(office, client(office, "S. T."))
    card = office.read(client(office, "S. T."), kept.note)
    assert isinstance(card, Note)
    assert (card.text, card.date) == ("2025-01-04 photo.jpg", date(2025, 1, 4))
    opened = view_attachment(office, client(office, "S. T."), record)
    assert b"".join(opened.chunks) == PRACTICE["S. T./2025-01-04 photo.jpg"]
    assert verify(office).flaws == ()


def test_an_import_that_stops_leaves_no_file(office: Office) -> None:
    reading = read_zip(archive(PRACTICE), "x.zip")
    clients = len(list_clients(office))

    def torn() -> Iterator[bytes]:
        yield b"a piece"
        raise StorageError("the disk is full", field="disk")

    [first, second] = reading.files
    with pytest.raises(StorageError):
        brought(office, replace(reading, files=(first, replace(second, pieces=torn))))
    assert len(list_clients(office)) == clients
    assert office.files.names() == set()
    assert list(office.place.attachments.iterdir()) == []


def test_what_is_new_goes_to_who_is_here(office: Office) -> None:
    brought(office, read_zip(archive(PRACTICE), "x.zip"))
    again = PRACTICE | {"Q. R./2025-02-02.txt": "walked", "U. V./2025-02-02.txt": "new"}
    taken = brought(office, read_zip(archive(again), "x.zip"), joining=True)
    assert (taken.clients, taken.joined, taken.notes, taken.files) == (1, 2, 2, 0)
    taken = brought(office, read_zip(archive({"q.  r./2025-02-03.txt": "read"}), "y.zip"), joining=True)
    assert (taken.clients, taken.joined, taken.notes) == (0, 1, 1)
    [line] = [one.overview for one in list_clients(office) if one.overview.reference == "Q. R."]
    assert (line.notes, line.last) == (4, date(2025, 2, 3))
    works = [one for _, one in office.read_all(client(office, "Q. R.")) if isinstance(one, Engagement)]
    assert len(works) == 1
    assert verify(office).flaws == ()


def test_a_name_that_two_have_is_nobody_s(office: Office) -> None:
    lines = b"id,name\n1,Q. R.\n2,Q. R.\n"
    bring_in(office, read_clients_csv(lines).caseload)
    assert join(office, read_zip(archive(PRACTICE), "x.zip").caseload).onto == {}


def test_two_lists_without_ids_are_of_other_people_and_an_id_alone_joins_nobody(office: Office) -> None:
    for names in (b"name\nAda One\nBen Two\n", b"name\nCyd Three\nAda One\n"):
        reading = read_clients_csv(names)
        joined = join(office, reading.caseload)
        Bringing(office, joined.caseload, joined.onto).keep()
    ones = [line.overview.name for line in list_clients(office)]
    assert [ones.count(name) for name in ("Ada One", "Ben Two", "Cyd Three")] == [1, 1, 1]
    brought(office, read_clients_csv(b"id,name\n1,Dee Four\n"))
    stranger = read_clients_csv(b"id,name\n1,Eve Five\n")
    assert join(office, stranger.caseload).onto == {}
    with pytest.raises(InputError, match="by their id"):
        brought(office, stranger, joining=True)


def test_a_document_longer_than_a_note_lies_whole_beside_its_beginning(office: Office) -> None:
    assert LONGEST_TEXT == LONGEST_NOTE
    long = "walked " * (LONGEST_NOTE // 7 + 9)
    reading = read_zip(archive({"U. V./2025-01-02.txt": long}), "x.zip")
    assert [one.field for one in reading.notes_on_import] == ["the rest", ""]
    assert brought(office, reading).files == 1
    [compartment] = [one.compartment for one in list_clients(office) if one.overview.name == "U. V."]
    [(_, note)] = view_client(office, compartment).notes
    assert len(note.text) == LONGEST_NOTE
    [(record, _)] = attachments_of(office, compartment)
    assert b"".join(view_attachment(office, compartment, record).chunks) == long.encode()
