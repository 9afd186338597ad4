"""A zip of documents: read as a folder is, with nothing of it trusted."""

import io
import struct
import zipfile
from datetime import date

import pytest

from privity.errors import InputError
from privity.interchange import zipped
from privity.interchange.zipped import read_zip
from tests.unit.interchange.office_files import archive, docx, mail, paragraph, pdf


def names(files: dict[str, bytes | str], called: str = "practice.zip") -> list[str]:
    return [client.reference for client in read_zip(archive(files), called).caseload.clients]


def test_it_is_read_as_a_folder_is() -> None:
    reading = read_zip(
        archive(
            {
                "Aino K/2025-03-11 second.docx": docx(paragraph("slept")),
                "BR 2024-12-24.pdf": pdf("a call"),
                "C/2025-01-02.eml": mail("I will be late"),
                "__MACOSX/._B.R.": b"\x00",
            }
        ),
        "practice.zip",
    )
    assert reading.problems == ()
    assert [(note.engagement, note.date, note.kind.value) for note in reading.caseload.notes] == [
        ("Aino K", date(2025, 3, 11), "document"),
        ("BR", date(2024, 12, 24), "document"),
        ("C", date(2025, 1, 2), "message"),
    ]


@pytest.mark.parametrize(
    ("files", "clients"),
    [
        ({"practice/Ann/1.txt": "x", "practice/Bo/2.txt": "x"}, ["Ann", "Bo"]),
        ({"Ann/1.txt": "x", "Ann/more/2.txt": "x"}, ["Ann"]),
        ({"../../Ann/1.txt": "x", "/Bo/2.txt": "x", "Cy\\3.txt": "x"}, ["Ann", "Bo", "Cy"]),
    ],
)
def test_whose_a_document_is_stands_in_its_folders(files: dict[str, bytes | str], clients: list[str]) -> None:
    assert names(files) == clients


def test_the_archive_of_a_chat_is_its_client_s() -> None:
    files: dict[str, bytes | str] = {
        "_chat.txt": "13/03/2025, 09:05 - A. B.: late\n",
        "IMG-1.jpg": b"\xff\xd8\xff",
    }
    reading = read_zip(archive(files), "WhatsApp Chat - A. B..zip")
    assert [client.reference for client in reading.caseload.clients] == ["A. B."]
    assert reading.problems == ()
    assert [(kept.name, b"".join(kept.pieces())) for kept in reading.files] == [
        ("IMG-1.jpg", b"\xff\xd8\xff")
    ]


def test_two_members_of_one_name_are_two_notes() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as written:
        written.writestr("Ann/note.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            written.writestr("Ann/note.txt", "two")
    reading = read_zip(made.getvalue(), "x.zip")
    assert [note.text for note in reading.caseload.notes] == ["one", "two"]
    assert len({note.reference for note in reading.caseload.notes}) == 2
    assert any("name of another file" in remark.message for remark in reading.notes_on_import)


def test_names_that_are_nearly_one_are_told() -> None:
    reading = read_zip(archive({"Ann/1 2025-01-01.txt": "x", "ann /2 2025-01-01.txt": "x"}), "x.zip")
    assert len(reading.caseload.clients) == 2
    assert any("nearly another's" in remark.message for remark in reading.notes_on_import)


def test_a_bomb_costs_little_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "LARGEST_MEMBER", 1 << 20)
    bomb = archive({"Ann/bomb.txt": bytes(80 << 20), "Ann/note 2025-01-01.txt": "slept"})
    assert len(bomb) < 200_000
    reading = read_zip(bomb, "x.zip")
    assert [note.text for note in reading.caseload.notes] == ["slept"]
    [problem] = reading.problems
    assert (problem.source, "more than a document may hold" in problem.message) == ("Ann/bomb.txt", True)


def test_beyond_the_bound_of_all_of_it_nothing_more_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_UNFOLDED", 10)
    reading = read_zip(archive({f"Ann/{number}.txt": "x" * 20 for number in range(3)}), "x.zip")
    assert len(reading.problems) == 2
    assert "nothing was read from here on" in reading.problems[-1].message


@pytest.mark.parametrize("inner", ["inner.zip", "old.doc", "mailbox.mbox", "clients.csv", "program.exe"])
def test_what_is_not_read_is_reported_with_what_to_do(inner: str) -> None:
    reading = read_zip(archive({f"Ann/{inner}": archive({"x.txt": "x"})}), "x.zip")
    [problem] = reading.problems
    assert problem.source == f"Ann/{inner}"
    assert problem.remedy


def test_a_member_under_a_password_is_reported() -> None:
    data = bytearray(archive({"Ann/note.txt": "slept"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + place
        data[at : at + 2] = struct.pack("<H", 1)
    [problem] = read_zip(bytes(data), "x.zip").problems
    assert problem.message == "is protected by a password"


def test_a_scan_is_kept_and_a_damaged_one_named() -> None:
    whole = archive({"Ann/scan.pdf": pdf(""), "Ann/photo.jpg": b"\xff\xd8\xff" * 999})
    reading = read_zip(whole, "x.zip")
    assert reading.problems == ()
    assert sorted((one.name, one.note) for one in reading.files) == [
        ("photo.jpg", "Ann/photo.jpg"),
        ("scan.pdf", "Ann/scan.pdf"),
    ]
    torn = bytearray(whole)
    at = torn.index(b"Ann/photo.jpg") + 20
    torn[at : at + 4] = b"\0\0\0\0"
    [problem] = read_zip(bytes(torn), "x.zip").problems
    assert (problem.source, problem.message) == ("Ann/photo.jpg", "is damaged")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", archive({"a.txt": "x"})[:-10]])
def test_what_is_no_archive_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(InputError):
        read_zip(data, "x.zip")


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    read_zip(archive({"a.txt": "x", "b.txt": "y"}), "x.zip", lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
