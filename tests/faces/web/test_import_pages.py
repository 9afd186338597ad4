"""A practice is brought in through the browser: chosen, looked at, and only then taken."""

import re
import threading
from typing import Any

import httpx
import pytest

from privity.faces.web.pages.house import importing
from privity.faces.web.waiting import read_sent
from privity.services.attachments import attachments_of
from privity.services.clients import list_clients
from tests.faces.web.house import OWN_POST, MadeOffice, Pages
from tests.house.planted import seek
from tests.unit.interchange.office_files import archive, docx, paragraph, pdf

Sent = list[tuple[str, bytes]]
FOLDER: Sent = [
    ("practice/Ann Invented/2025-03-11 second.docx", docx(paragraph("slept"))),
    ("practice/Ann Invented/undated.txt", b"tired"),
    ("practice/Bo Invented/2025-04-02.txt", b"walked"),
]


def press(pages: Pages, path: str, **fields: str) -> httpx.Response:
    """Press a button of the preview that is shown now."""
    page = pages.get("/import/preview")
    [mark, *_] = re.findall(r'name="mark" value="([^"]*)"', page.text)
    return pages.post(path, {"token": pages.token(page), "mark": mark, **fields})


def send(pages: Pages, files: Sent, **fields: str) -> Any:
    token = pages.token(pages.get("/import"))
    sent = [("file", (name, data, "application/octet-stream")) for name, data in files]
    headers = {name: value for name, value in OWN_POST.items() if name.lower() != "content-type"}
    return pages.client.post("/import", data={"token": token, **fields}, files=sent, headers=headers)


def looked_at(pages: Pages, files: Sent, **fields: str) -> str:
    assert send(pages, files, **fields).headers["location"] == "/import/preview"
    text: str = pages.get("/import/preview").text
    return text


def taken(pages: Pages, **fields: str) -> Any:
    assert press(pages, "/import/take", **fields).headers["location"] == "/import/done"
    return pages.get("/import/done")


def names(pages: Pages) -> set[str]:
    return {line.overview.name for line in list_clients(pages.desk.office)}


def test_a_folder_is_looked_at_and_then_taken(inside: Pages) -> None:
    page = looked_at(inside, FOLDER)
    assert "Ann Invented" in page
    assert "2 clients" in page
    assert "has no date in its name" in page
    assert not names(inside) & {"Ann Invented", "Bo Invented"}
    assert "take it away there" in taken(inside).text
    assert names(inside) >= {"Ann Invented", "Bo Invented"}
    assert inside.get("/import/preview").headers["location"] == "/import"


def test_one_client_s_folder_is_that_client_s(inside: Pages) -> None:
    page = looked_at(inside, [("Ann Invented/2025-03-11.txt", b"slept")], holds="one-client")
    assert "Ann Invented" in page


def test_all_or_nothing_unless_one_says_so(inside: Pages) -> None:
    page = looked_at(
        inside, [*FOLDER, ("practice/Ann Invented/empty.txt", b""), ("practice/Bo/x.exe", b"MZ")]
    )
    assert "2 lines or files cannot be taken" in page
    assert "holds no text" in page
    assert press(inside, "/import/take").status_code == 422
    assert "Ann Invented" not in names(inside)
    assert "empty.txt" in taken(inside, partial="yes").text
    assert "Ann Invented" in names(inside)


def test_what_was_read_is_forgotten_when_one_says_so(inside: Pages) -> None:
    looked_at(inside, FOLDER)
    assert press(inside, "/import/drop").headers["location"] == "/import"
    assert inside.get("/import/preview").headers["location"] == "/import"
    assert inside.submit("/import", "/import/take").headers["location"] == "/import/progress"
    assert inside.get("/import/progress").headers["location"] == "/import"
    assert inside.submit("/import", "/import/columns").headers["location"] == "/import"


def test_the_columns_of_a_list_are_named_by_a_person(inside: Pages) -> None:
    page = looked_at(inside, [("clients.csv", b"Klient;phone;Note to self\nAnn Invented;123;x\n")])
    assert "no heading" in page
    again = {"column-0": "name", "column-1": "phone", "column-2": "skip"}
    press(inside, "/import/columns", **again)
    assert "1 client" in inside.get("/import/preview").text
    press(inside, "/import/take")
    assert "Ann Invented" in names(inside)


def test_who_is_here_already_stays_and_a_namesake_is_told(inside: Pages, office: MadeOffice) -> None:
    page = looked_at(inside, [("clients.csv", b"id,name\nw-1,Wren Askew\nq-9,Osric  Blythe\n")])
    assert "1 client is here already" in page
    assert "a client of this name is here already" in page
    assert press(inside, "/import/take").status_code == 422
    taken(inside, partial="yes")
    assert sum(name.startswith("Wren") for name in names(inside)) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("practice.zip", archive({"Ann Invented/2025-03-11.txt": "slept"})),
        ("WhatsApp Chat with Ann Invented.txt", b"13/03/2025, 09:05 - A. I.: late\n"),
        ("Ann Invented 2025-03-11.txt", b"slept"),
        ("caseload.jsonl", b'{"kind":"client","id":"a-1","names":["Ann Invented"]}\n'),
    ],
)
def test_other_forms_are_taken_too(inside: Pages, name: str, data: bytes) -> None:
    assert "Ann Invented" in looked_at(inside, [(name, data)])


@pytest.mark.parametrize(
    "files",
    [
        [],
        [("a.csv", b"name\nA\n"), ("b.csv", b"name\nB\n")],
        [("note.txt", b"x"), ("a.zip", archive({"x.txt": "x"}))],
        [("torn.zip", b"PK\x03\x04")],
    ],
)
def test_what_is_not_one_import_is_refused_in_words(inside: Pages, files: Sent) -> None:
    answer = send(inside, files or [("", b"")])
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text


def test_too_large_a_file_is_refused_with_another_way(inside: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("privity.faces.web.waiting.LARGEST_ARCHIVE", 10)
    monkeypatch.setattr("privity.faces.web.waiting._LARGEST_DOCUMENT", 10)
    assert "command line" in send(inside, [("practice.zip", bytes(100))]).text
    assert "is larger than" in looked_at(
        inside, [("Ann/note.txt", bytes(100)), ("Ann/b 2025-01-01.txt", b"x")]
    )


def test_a_hostile_list_is_shown_as_text(inside: Pages) -> None:
    page = looked_at(inside, [("clients.csv", b'name,"<script>x</script>"\n<b>Ann</b>,1\n')])
    assert "<script>x" not in page
    assert "<b>Ann" not in page


def test_a_scan_is_sealed_beside_a_card(inside: Pages) -> None:
    page = looked_at(inside, [*FOLDER, ("practice/Ann Invented/2025-03-12 letter.pdf", pdf(""))])
    assert "1 file is kept as it is" in page
    assert "1 file beside them" in taken(inside).text
    [ann] = [one for one in list_clients(inside.desk.office) if one.overview.name == "Ann Invented"]
    [(_, kept)] = attachments_of(inside.desk.office, ann.compartment)
    assert kept.name == "2025-03-12 letter.pdf"
    assert inside.desk.office.files.names() == {
        record for record, _ in attachments_of(inside.desk.office, ann.compartment)
    }


def test_what_waited_is_gone_when_nothing_was_taken(inside: Pages) -> None:
    looked_at(inside, [("practice.zip", archive({"Ann Invented/photo.jpg": b"\xff\xd8\xff"}))])
    files = inside.desk.office.place.attachments
    assert len(list(files.iterdir())) == 1
    press(inside, "/import/drop")
    assert list(files.iterdir()) == []


def test_who_is_here_gets_what_is_new_and_once(inside: Pages, office: MadeOffice) -> None:
    sent: Sent = [("practice/Wren Askew/2025-03-11.txt", b"slept"), ("practice/Bo/2025-03-11.txt", b"walked")]
    assert "1 client is here already" in looked_at(inside, sent)
    for _ in range(2):
        looked_at(inside, sent)
        taken(inside, partial="join")
    assert sum(name == "Wren Askew" for name in names(inside)) == 1
    [wren] = [one for one in list_clients(inside.desk.office) if one.compartment == office.wren]
    assert wren.overview.notes == 2


def test_a_long_import_is_read_behind_the_pages(inside: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    read_on = threading.Event()

    def slowly(sent: Any, told: Any) -> Any:
        told(1, 3)
        read_on.wait(30)
        return read_sent(sent, told)

    monkeypatch.setattr(importing, "read_sent", slowly)
    inside.face.patience = 0.05
    assert send(inside, FOLDER).headers["location"] == "/import/progress"
    page = inside.get("/import/progress")
    assert "1 of 3 files read" in page.text
    assert 'http-equiv="refresh"' in page.text
    assert inside.get("/clients").status_code == 200
    assert send(inside, FOLDER).status_code == 422
    read_on.set()
    for _ in range(1000):
        told = inside.get("/import/progress", privity_page="1").json()
        if "go" in told:
            break
        assert told["total"] == 3
    assert told == {"go": "/import/preview"}


def test_a_preview_in_another_window_takes_nothing_that_was_not_looked_at(inside: Pages) -> None:
    send(inside, [("old.csv", b"id,name\n1,Ann Client\n")])
    page = inside.get("/import/preview")
    [mark, *_] = re.findall(r'name="mark" value="([^"]*)"', page.text)
    send(inside, [("new.csv", b"id,name\n2,Ben Client\n")])
    for act in ("take", "drop", "columns"):
        late = inside.post(f"/import/{act}", {"token": inside.token(page), "mark": mark})
        assert (late.status_code, "Ben Client" in late.text, "since you opened" in late.text) == (
            422,
            True,
            True,
        )
    assert press(inside, "/import/take").headers["location"] == "/import/done"


def test_a_wide_list_is_named_anew_however_many_columns_it_has(inside: Pages) -> None:
    wide = ",".join(["Who", *(f"C{number}" for number in range(200))])
    send(inside, [("wide.csv", f"Name,{wide}\nAnn Client{',x' * 201}\n".encode())])
    chosen = {f"column-{number}": "skip" for number in range(1, 202)}
    assert press(inside, "/import/columns", **{"column-0": "name"}, **chosen).status_code == 303


def test_what_waits_is_sealed_and_a_lock_forgets_it(inside: Pages, office: MadeOffice) -> None:
    looked_at(inside, [("practice.zip", archive({"Ann Invented/note.txt": "a zinnobarium"}))])
    assert len(list(office.place.attachments.iterdir())) == 1
    assert seek("zinnobarium", [office.place.folder, office.place.state]) == []
    inside.end()
    with Pages(office.place) as later:
        later.unlock()
        assert later.get("/import/preview").headers["location"] == "/import"
        assert list(office.place.attachments.iterdir()) == []
