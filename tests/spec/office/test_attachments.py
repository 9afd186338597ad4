"""Scans and recordings beside notes: sealed in chunks, opened whole or not at all, gone with whom they are about."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from privity.bootstrap import restore_office, verify_backup
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import InputError, IntegrityError, StorageError
from privity.model.ids import RecordId
from privity.model.notes import Draft, Note, NoteKind
from privity.services import attachments as services
from privity.services.attachments import (
    Arrival,
    Card,
    attachments_of,
    held_in,
    remove_attachment,
    view_attachment,
)
from privity.services.clients import view_client, view_process
from privity.services.door import AttachmentItem, BackupItem, hand_out
from privity.services.erasure import erase_client
from privity.services.find import FindIndex, follow, warm
from privity.services.keys import rekey
from privity.services.notes import finish_note
from privity.services.office import Office
from privity.services.proof import lines, verify
from privity.services.screening import Screener
from privity.vault.attachment import CHUNK_BYTES
from tests.house.offices import NEW_PASSPHRASE, Practice, client
from tests.house.planted import seek
from tests.unit.test_durable import files_no_longer_than

DAY = date(2026, 3, 2)
SCAN = b"%PDF-1.4 zinnobarium " * 7
LONG = os.urandom(CHUNK_BYTES) + SCAN


@pytest.fixture
def office(practice: Practice) -> Iterator[Office]:
    with practice.opened() as opened:
        yield opened


def keep(office: Office, content: bytes = SCAN, whose: str = "bo", **card: object) -> RecordId:
    arrival = Arrival(office, client(office, whose))
    for at in range(0, len(content), 300_000):
        arrival.add(content[at : at + 300_000])
    return arrival.keep(replace(Card("intake.pdf", DAY, "Intake form; the paper is in binder 3."), **card))  # type: ignore[arg-type]


def content(office: Office, record: RecordId, whose: str = "bo") -> bytes:
    return b"".join(view_attachment(office, client(office, whose), record).chunks)


def sealed(office: Office) -> list[Path]:
    return sorted(office.place.attachments.iterdir())


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES, CHUNK_BYTES + 1])
def test_what_is_kept_comes_back_as_it_was(office: Office, size: int) -> None:
    record = keep(office, LONG[:size])
    assert content(office, record) == LONG[:size]
    assert verify(office).flaws == ()


def test_paper_has_an_index_card_with_the_scan_beside_it(office: Office) -> None:
    record = keep(office)
    file = view_client(office, client(office, "bo"))
    [(kept, attachment)] = file.attachments
    [note] = [note for found, note in file.notes if found == attachment.note]
    assert (kept, attachment.name, attachment.media) == (record, "intake.pdf", "application/pdf")
    assert (note.kind, note.text, note.date) == (
        NoteKind.DOCUMENT,
        "Intake form; the paper is in binder 3.",
        DAY,
    )
    assert file.overview.notes == len(file.notes)


def test_a_recording_lies_beside_the_note_of_its_session(office: Office) -> None:
    bo = client(office, "bo")
    [(note, _)] = view_client(office, bo).notes
    keep(office, name="session.m4a", note=note)
    file = view_client(office, bo)
    assert [one.note for _, one in file.attachments] == [note]
    assert len(file.notes) == 1


def test_what_can_be_read_of_a_file_is_found_and_screened(office: Office) -> None:
    index = FindIndex()
    follow(office, index)
    warm(office, index)
    screener = Screener(office)
    said = "The gondolier of Zinnobar counts every heron twice before he dares to cross the lagoon at dusk."
    keep(office, read=said, unread_parts=(("page 2", "holds no text"),))
    [hit] = index.search("heron twice")
    note = office.read(hit.compartment, hit.record)
    assert isinstance(note, Note)
    assert note.extra["unread_parts"] == [{"where": "page 2", "why": "holds no text"}]
    assert {finding.kind.value for finding in screener.screen(said).findings} >= {"quote"}


def test_nothing_of_it_lies_readable_in_any_file(office: Office, practice: Practice) -> None:
    keep(office, LONG)
    assert seek("zinnobarium", [practice.folder]) == []
    assert [path.stat().st_mode & 0o077 for path in sealed(office)] == [0]


@pytest.mark.parametrize("defect", ["flipped", "cut", "longer", "missing", "of_another"])
def test_a_file_that_is_not_what_was_kept_is_refused_and_reported(office: Office, defect: str) -> None:
    record, other = keep(office, LONG), keep(office, SCAN + LONG[:CHUNK_BYTES])
    path = office.place.attachments / f"{record}.sealed"
    data = path.read_bytes()
    match defect:
        case "flipped":
            path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        case "cut":
            path.write_bytes(data[: CHUNK_BYTES + 16])
        case "longer":
            path.write_bytes(data + b"\x00")
        case "missing":
            path.unlink()
        case "of_another":
            path.write_bytes((office.place.attachments / f"{other}.sealed").read_bytes())
    with pytest.raises(IntegrityError):
        content(office, record)
    [flaw] = verify(office).flaws
    assert flaw.startswith(f"attachment {record}: ")


def test_opening_and_taking_out_are_recorded_each_in_its_way(office: Office) -> None:
    bo = client(office, "bo")
    record = keep(office)
    content(office, record)
    assert lines(office)[0].event.value == "record-shown"
    with pytest.raises(InputError, match="stated reason"):
        hand_out(office, AttachmentItem(bo, record, " "))
    [outgoing] = hand_out(office, AttachmentItem(bo, record, "to listen to it once more"))
    assert outgoing.body() == SCAN
    assert outgoing.name == f"file-{record[:8]}.pdf"
    told = lines(office)[0]
    assert (told.event.value, told.details["item"]) == ("handed-out", "file")
    assert "reason" not in told.details


def test_what_was_kept_by_mistake_is_removed_and_its_note_stays(office: Office) -> None:
    bo = client(office, "bo")
    record = keep(office)
    remove_attachment(office, bo, record)
    assert attachments_of(office, bo) == []
    assert sealed(office) == []
    assert len(view_client(office, bo).notes) == 2
    with pytest.raises(InputError, match="no such file"):
        view_attachment(office, bo, record)
    assert verify(office).flaws == ()


def test_what_lies_beside_a_process_note_lies_apart_with_it(office: Office) -> None:
    bo = client(office, "bo")
    [engagement] = [one.reference for _, one in view_client(office, bo).engagements]
    note = finish_note(office, bo, Draft("p-1", engagement, DAY, "My own unease.", NoteKind.PROCESS))
    keep(office, note=note)
    keep(office, note=note, read="What I wrote on the train.")
    assert view_client(office, bo).attachments == ()
    assert len(view_process(office, bo)[1]) == 2


def test_new_keys_leave_the_files_as_they_are_and_they_open(office: Office) -> None:
    record = keep(office, LONG)
    before = sealed(office)[0].read_bytes()
    list(rekey(office, client(office, "bo")))
    assert sealed(office)[0].read_bytes() == before
    assert content(office, record) == LONG


def test_an_erasure_takes_the_files_with_it(office: Office) -> None:
    keep(office)
    other = keep(office, whose="cy")
    erase_client(office, client(office, "bo"))
    assert [path.stem for path in sealed(office)] == [other]
    assert verify(office).flaws == ()


def test_an_arrival_given_up_leaves_nothing(office: Office) -> None:
    arrival = Arrival(office, client(office, "bo"))
    arrival.add(LONG)
    assert [path.suffix for path in sealed(office)] == [".part"]
    arrival.abandon()
    assert sealed(office) == []
    assert view_client(office, client(office, "bo")).attachments == ()


def test_an_erasure_meanwhile_ends_an_arrival(office: Office) -> None:
    arrival = Arrival(office, client(office, "bo"))
    arrival.add(SCAN)
    erase_client(office, client(office, "bo"))
    with pytest.raises((InputError, IntegrityError)):
        arrival.keep(Card("intake.pdf", DAY))
    arrival.abandon()
    assert sealed(office) == []


@pytest.mark.parametrize("moment", ["before_the_entry", "after_the_entry"])
def test_a_crash_leaves_either_nothing_or_all_of_it(
    practice: Practice, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with practice.opened() as office:
        arrival = Arrival(office, client(office, "bo"))
        arrival.add(LONG)
        with monkeypatch.context() as patched:
            if moment == "before_the_entry":
                patched.setattr(office, "commit", _stop)
            else:
                patched.setattr(services, "_settle", lambda office, record: _stop())
            with pytest.raises(KeyboardInterrupt):
                arrival.keep(Card("intake.pdf", DAY))
        assert [path.suffix for path in sealed(office)] == [".part"]
        if moment == "after_the_entry":
            [(record, _)] = attachments_of(office, client(office, "bo"))
            assert content(office, record) == LONG
    with practice.opened() as office:
        found = attachments_of(office, client(office, "bo"))
        assert [path.name for path in sealed(office)] == [f"{record}.sealed" for record, _ in found]
        assert len(found) == (moment == "after_the_entry")
        assert verify(office).flaws == ()


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_full_disk_is_told_and_nothing_is_half_kept(office: Office) -> None:
    arrival = Arrival(office, client(office, "bo"))
    with files_no_longer_than(CHUNK_BYTES // 2), pytest.raises(StorageError, match="could not be written"):
        arrival.add(LONG)
    arrival.abandon()
    assert sealed(office) == []
    assert verify(office).flaws == ()


@pytest.mark.parametrize("name", ["", " ", "x" * 201])
def test_a_name_must_be_one(office: Office, name: str) -> None:
    with pytest.raises(InputError, match="name of a file"):
        keep(office, name=name)


def test_text_beyond_a_note_is_listed_as_left_in_the_file(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "LONGEST_NOTE", 60)
    keep(office, read="word " * 30)
    [note] = [note for _, note in view_client(office, client(office, "bo")).notes if note.date == DAY]
    assert len(note.text) == 60
    assert note.extra["unread_parts"][0]["where"] == "the end of the text"


def back_up(office: Office, folder: Path) -> list[str]:
    """Backs up into a folder as the faces do, and gives the names that were written."""
    folder.mkdir(exist_ok=True)
    header = office.place.header.read_bytes()
    written = list(hand_out(office, BackupItem(header, str(folder), held_in(folder))))
    for outgoing in written:
        (folder / outgoing.name).write_bytes(outgoing.body())
    return [outgoing.name for outgoing in written]


def test_a_backup_brings_them_back_and_writes_each_once(practice: Practice, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with practice.opened() as office:
        record = keep(office, LONG)
        assert f"attachment-{record}.sealed" in back_up(office, stick)
        assert not any(name.startswith("attachment-") for name in back_up(office, stick))
        verify_backup(office, stick)
        (stick / f"attachment-{record}.sealed").write_bytes(b"torn")
        with pytest.raises(IntegrityError, match="the backup does not hold: attachment"):
            verify_backup(office, stick)
        assert f"attachment-{record}.sealed" in back_up(office, stick)
    assert seek("zinnobarium", [stick]) == []
    place = OfficePlace(tmp_path / "new" / "office", tmp_path / "new" / "state")
    restored, loaded = restore_office(place, stick, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST)
    assert (content(restored, record), loaded.missing) == (LONG, 0)
    assert verify(restored).flaws == ()
    restored.close()


def test_a_backup_without_them_brings_back_the_rest_and_says_so(practice: Practice, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    with practice.opened() as office:
        keep(office)
        back_up(office, stick)
    for path in stick.glob("attachment-*"):
        path.unlink()
    place = OfficePlace(tmp_path / "new" / "office", tmp_path / "new" / "state")
    restored, loaded = restore_office(place, stick, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST)
    assert loaded.missing == 1
    assert len(verify(restored).flaws) == 1
    restored.close()
