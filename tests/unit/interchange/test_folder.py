"""A folder of documents: whose each is, of which day, and that nothing outside it is ever opened."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from privity.errors import InputError
from privity.interchange import folder as folder_module
from privity.interchange.folder import read_folder
from privity.model.notes import NoteKind
from tests.unit.interchange.office_files import CORE, docx, paragraph, pdf


def write(folder: Path, files: dict[str, bytes | str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_a_folder_for_each_client_and_a_file_for_each_note(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "Aino K/2025-03-11 second.docx": docx(paragraph("slept")),
            "Aino K/early/20250304.txt": "came in tired",
            "B.R./2024_12_24 call.pdf": pdf("a call"),
        },
    )

    reading = read_folder(tmp_path)

    assert (reading.problems, reading.notes_on_import) == ((), ())
    assert [(client.reference, client.names) for client in reading.caseload.clients] == [
        ("Aino K", ("Aino K",)),
        ("B.R.", ("B.R.",)),
    ]
    assert [(work.clients, work.started) for work in reading.caseload.engagements] == [
        (("Aino K",), date(2025, 3, 4)),
        (("B.R.",), date(2024, 12, 24)),
    ]
    assert [(note.reference, note.date, note.text, note.kind) for note in reading.caseload.notes] == [
        ("Aino K/early/20250304.txt", date(2025, 3, 4), "came in tired", NoteKind.DOCUMENT),
        ("Aino K/2025-03-11 second.docx", date(2025, 3, 11), "slept", NoteKind.DOCUMENT),
        ("B.R./2024_12_24 call.pdf", date(2024, 12, 24), "a call", NoteKind.DOCUMENT),
    ]


@pytest.mark.parametrize(
    ("name", "client"),
    [
        ("Aino K 2025-03-04 second.txt", "Aino K"),
        ("AK_2025-03-04.txt", "AK"),
        ("2025-03-04 - Aino K.txt", "Aino K"),
        ("Aino K.md", "Aino K"),
        ("room 12025-03-041.txt", "room 12025-03-041"),
    ],
)
def test_in_the_top_folder_the_words_of_the_name_tell_the_client(
    tmp_path: Path, name: str, client: str
) -> None:
    reading = read_folder(write(tmp_path, {name: "x"}))

    assert [each.reference for each in reading.caseload.clients] == [client]


def test_where_a_date_comes_from_is_told(tmp_path: Path) -> None:
    core = f"<x {CORE}><dcterms:created>2023-05-06T10:00:00Z</dcterms:created></x>"
    write(
        tmp_path,
        {
            "K/1 named 2025-03-04.txt": "x",
            "K/2 own date.docx": docx(paragraph("x"), docProps__core__xml=core),
            "K/3 bare.txt": "x",
            "K/4 on 2025-02-30.txt": "x",
        },
    )
    noon = datetime(2022, 7, 8, 12, tzinfo=UTC).timestamp()
    for name in ("3 bare.txt", "4 on 2025-02-30.txt"):
        os.utime(tmp_path / "K" / name, (noon, noon))

    reading = read_folder(tmp_path)

    assert {note.reference[2]: (note.date, note.extra["dated_from"]) for note in reading.caseload.notes} == {
        "1": (date(2025, 3, 4), "name"),
        "2": (date(2023, 5, 6), "document"),
        "3": (date(2022, 7, 8), "file"),
        "4": (date(2022, 7, 8), "file"),
    }
    assert [(remark.source[2], remark.field) for remark in reading.notes_on_import] == [
        ("2", "date"),
        ("3", "date"),
        ("4", "date"),
    ]


def test_parts_without_text_are_kept_with_the_note_and_reported(tmp_path: Path) -> None:
    reading = read_folder(write(tmp_path, {"K/2025-03-04.pdf": pdf("one", "")}))

    assert reading.caseload.notes[0].extra["unread_parts"] == [{"where": "page 2", "why": "holds no text"}]
    assert [(remark.source, remark.field) for remark in reading.notes_on_import] == [
        ("K/2025-03-04.pdf", "page 2"),
        ("K/2025-03-04.pdf", ""),
    ]
    [kept] = reading.files
    assert (kept.note, kept.name) == ("K/2025-03-04.pdf", "2025-03-04.pdf")
    assert b"".join(kept.pieces()) == (tmp_path / "K/2025-03-04.pdf").read_bytes()


def test_a_guessed_encoding_is_reported(tmp_path: Path) -> None:
    reading = read_folder(write(tmp_path, {"K/2025-03-04.txt": "früh".encode("cp1252")}))

    assert reading.caseload.notes[0].text == "früh"
    assert "guess" in reading.notes_on_import[0].message


HOLDS_NO_TEXT = {
    "a_scan": ("K/2025-03-04.pdf", pdf(""), "holds no text; nothing of it could be read"),
    "a_protected_pdf": ("K/2025-03-04.pdf", pdf("x", password="x"), "is protected by a password"),
    "a_protected_word_file": ("K/2025-03-04.docx", b"\xd0\xcf\x11\xe0", "an older Office file"),
    "a_photograph": ("K/2025-03-04.jpg", b"\xff\xd8\xff", "is a picture"),
    "a_recording": ("K/2025-03-04.m4a", b"\0\0\0 ftypM4A", "is a recording"),
}


@pytest.mark.parametrize("paper", HOLDS_NO_TEXT)
def test_what_holds_no_text_is_a_card_with_the_file_to_be_sealed_beside_it(
    tmp_path: Path, paper: str
) -> None:
    name, content, words = HOLDS_NO_TEXT[paper]

    reading = read_folder(write(tmp_path, {name: content}))

    assert reading.problems == ()
    [card], [kept], [remark] = reading.caseload.notes, reading.files, reading.notes_on_import
    assert (card.text, card.date, card.kind) == (name[2:], date(2025, 3, 4), NoteKind.DOCUMENT)
    assert words in card.extra["unread_parts"][0]["why"] + "; nothing of it could be read"
    assert words in remark.message
    assert (kept.note, b"".join(kept.pieces())) == (card.reference, content)


def test_a_file_that_changed_before_it_was_sealed_stops_the_import(tmp_path: Path) -> None:
    reading = read_folder(write(tmp_path, {"K/2025-03-04.jpg": b"\xff\xd8\xff"}))
    (tmp_path / "K/2025-03-04.jpg").write_bytes(b"another")
    os.utime(tmp_path / "K/2025-03-04.jpg", (1, 1))

    with pytest.raises(InputError, match="changed after it was read"):
        list(reading.files[0].pieces())


NOT_TAKEN = {
    "an_older_word_file": ("K/2025-03-04.doc", b"\xd0\xcf\x11\xe0", "not a kind of document"),
    "an_empty_file": ("K/2025-03-04.txt", b"", "no text"),
    "nobody_named": ("2025-03-04.txt", b"x", "does not say whose"),
    "a_client_of_201_letters": ("K" * 201 + "/2025-03-04.txt", b"x", "longer than 200"),
    "a_name_of_control_characters": ("K\x1b[2J/2025-03-04.txt", b"x", "undecodable characters"),
    "a_name_of_an_override": ("K\u202e/2025-03-04.txt", b"x", "undecodable characters"),
}


@pytest.mark.parametrize("defect", NOT_TAKEN)
def test_a_file_that_is_not_taken_is_named_with_reason_and_remedy(tmp_path: Path, defect: str) -> None:
    name, content, words = NOT_TAKEN[defect]

    reading = read_folder(write(tmp_path, {name: content}))

    (problem,) = reading.problems
    assert words in problem.message
    assert problem.remedy
    assert problem.source.endswith(name.rpartition("/")[2])
    assert "\x1b" not in problem.source
    assert reading.caseload.notes == ()


def test_what_programs_leave_behind_is_passed_over_and_said(tmp_path: Path) -> None:
    names = [".DS_Store", "Thumbs.db", "~$letter.docx", "._x.docx", ".~lock.a.odt#"]
    reading = read_folder(write(tmp_path, {f"K/{name}": b"\0" for name in names}))

    assert reading.problems == ()
    assert sorted(remark.source for remark in reading.notes_on_import) == sorted(
        f"K/{name}" for name in names
    )


class TestConfinement:
    def test_links_are_not_followed(self, tmp_path: Path) -> None:
        write(tmp_path / "outside", {"secret 2025-03-04.txt": "outside words"})
        inside = write(tmp_path / "inside", {"K/2025-03-04.txt": "inside words"})
        (inside / "K" / "2025-03-05.txt").symlink_to(tmp_path / "outside" / "secret 2025-03-04.txt")
        (inside / "L").symlink_to(tmp_path / "outside")
        (inside / "M 2025-03-06.txt").symlink_to(inside / "K" / "2025-03-04.txt")

        reading = read_folder(inside)

        assert [note.text for note in reading.caseload.notes] == ["inside words"]
        assert sorted(problem.source for problem in reading.problems) == [
            "K/2025-03-05.txt",
            "L",
            "M 2025-03-06.txt",
        ]

    def test_a_file_exchanged_for_a_link_meanwhile_is_not_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        outside = write(tmp_path / "outside", {"secret.txt": "outside words"}) / "secret.txt"
        inside = write(tmp_path / "inside", {"K/2025-03-04.txt": "a", "K/2025-03-05.txt": "b"})

        def exchange(done: int, _count: int) -> None:
            if done == 1:
                (inside / "K" / "2025-03-05.txt").unlink()
                (inside / "K" / "2025-03-05.txt").symlink_to(outside)

        reading = read_folder(inside, exchange)

        assert [note.text for note in reading.caseload.notes] == ["a"]
        assert [problem.source for problem in reading.problems] == ["K/2025-03-05.txt"]

    def test_a_file_exchanged_for_another_meanwhile_is_not_read(self, tmp_path: Path) -> None:
        inside = write(tmp_path, {"K/2025-03-04.txt": "a", "K/2025-03-05.txt": "b"})

        def exchange(done: int, _count: int) -> None:
            if done == 1:
                (inside / "K" / "new").write_text("other")
                (inside / "K" / "new").replace(inside / "K" / "2025-03-05.txt")

        reading = read_folder(inside, exchange)

        assert [problem.message for problem in reading.problems] == ["was exchanged while it was being read"]

    def test_a_file_that_grows_or_goes_meanwhile_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        inside = write(tmp_path, {"K/2025-03-04.txt": "a", "K/2025-03-05.txt": "b", "K/2025-03-06.txt": "c"})
        real_list = os.scandir
        monkeypatch.setattr(folder_module, "LARGEST_FILE", 3)

        def list_and_remove(path: Path) -> object:
            entries = list(real_list(path))
            if Path(path).name == "K":
                (inside / "K" / "2025-03-06.txt").unlink()
            return entries

        def grow(done: int, _count: int) -> None:
            if done == 1:
                with (inside / "K" / "2025-03-05.txt").open("a") as file:
                    file.write("more words")

        monkeypatch.setattr(os, "scandir", list_and_remove)
        reading = read_folder(inside, grow)

        assert [note.text for note in reading.caseload.notes] == ["a"]
        assert {problem.source[-6:]: problem.message for problem in reading.problems} == {
            "05.txt": "grew while it was being read",
            "06.txt": "was gone before it could be read",
        }

    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        (tmp_path / "K").mkdir()
        for name in ("2025-03-04.txt", "2025-03-05.jpg"):
            os.mkfifo(tmp_path / "K" / name)

        problems = read_folder(tmp_path).problems

        assert ["a pipe" in problem.message for problem in problems] == [True, True]

    def test_a_file_that_is_too_large_is_kept_unread(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(folder_module, "LARGEST_FILE", 3)

        reading = read_folder(write(tmp_path, {"K/2025-03-04.txt": "four", "K/2025-03-05.txt": "3 b"}))

        assert [note.text for note in reading.caseload.notes] == ["2025-03-04.txt", "3 b"]
        assert [kept.name for kept in reading.files] == ["2025-03-04.txt"]
        assert "is larger than" in reading.notes_on_import[0].message

    def test_folders_below_the_bound_are_not_entered(self, tmp_path: Path) -> None:
        deep = "/".join("d" * 17)

        reading = read_folder(write(tmp_path, {f"{deep}/2025-03-04.txt": "x", "K/2025-03-04.txt": "x"}))

        assert "folders deep" in reading.problems[0].message
        assert len(reading.caseload.notes) == 1

    def test_more_files_than_the_bound_are_not_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(folder_module, "_MOST_FILES", 2)

        reading = read_folder(write(tmp_path, {f"K/2025-03-0{day}.txt": "x" for day in range(1, 6)}))

        assert len(reading.caseload.notes) == 2
        assert [problem.source for problem in reading.problems] == ["K/2025-03-03.txt"]


def test_files_and_folders_without_rights_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"K/2025-03-04.txt": "x", "L/2025-03-04.txt": "x"})
    real_open, real_list = os.open, os.scandir

    def refuse_to_open(path: Path, flags: int) -> int:
        if "K" in Path(path).parts:
            raise PermissionError
        return real_open(path, flags)

    def refuse_to_list(path: Path) -> object:
        if Path(path).name == "L":
            raise PermissionError
        return real_list(path)

    monkeypatch.setattr(os, "open", refuse_to_open)
    monkeypatch.setattr(os, "scandir", refuse_to_list)

    reading = read_folder(tmp_path)

    assert sorted(problem.source for problem in reading.problems) == ["K/2025-03-04.txt", "L"]
    assert reading.caseload.notes == ()


def test_progress_is_told_for_every_file(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write(tmp_path, {"K/2025-03-04.txt": "x", "K/b.jpg": "x"})

    read_folder(tmp_path, lambda done, count: told.append((done, count)))

    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("name", ["nowhere", "file.txt"])
def test_what_is_no_folder_is_an_error(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"file.txt": "x"})

    with pytest.raises(InputError, match="cannot be listed") as raised:
        read_folder(tmp_path / name)

    assert raised.value.remedy
