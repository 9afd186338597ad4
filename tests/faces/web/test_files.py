"""Files that a page sends: taken apart as they come, sealed beside a note, shown inside, taken out through the door."""

import asyncio
import io
import os
import re
import struct
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from privity.errors import InputError, StorageError
from privity.faces.web import sent_files
from privity.faces.web.reading_in import Reader, shown_name
from privity.faces.web.sent_files import Sending
from privity.interchange.documents import LARGEST_READ
from privity.ledger.entry import EventClass
from privity.services.attachment_files import SealedPart
from privity.services.attachments import attachments_of
from privity.services.media import media_of
from privity.services.proof import lines
from tests.faces.web.house import OWN_POST, MadeOffice, Pages

PNG = b"\x89PNG\r\n\x1a\n" + b"\r\n--x" * 40
DAY = "2026-03-02"
Sent = list[tuple[str, tuple[str, bytes, str]]]


def send(pages: Pages, path: str, files: Sent, **fields: str) -> Any:
    token = pages.token(pages.get(path))
    return pages.client.post(path, data={"token": token, **fields}, files=files, headers=_own())


def _own() -> dict[str, str]:
    return {name: value for name, value in OWN_POST.items() if name.lower() != "content-type"}


def one(name: str, content: bytes) -> Sent:
    return [("file", (name, content, "application/octet-stream"))]


def kept(pages: Pages, office: MadeOffice) -> list[Any]:
    return [file for _, file in attachments_of(pages.desk.office, office.wren)]


@pytest.fixture
def page(office: MadeOffice) -> str:
    return f"/clients/{office.wren}/files"


def test_a_scan_is_kept_with_its_index_card_and_shown_inside(
    inside: Pages, office: MadeOffice, page: str
) -> None:
    answer = send(inside, page, one("C:\\scans\\card.png", PNG), date=DAY, words="A card; binder 3.")
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    listed = inside.get(page).text
    assert "card.png" in listed
    assert "take it away there" in listed
    assert "A card; binder 3." in inside.get(f"/clients/{office.wren}").text
    [link] = re.findall(rf'href="({page}/[0-9a-f]{{32}})"', listed)
    assert f'src="{link}/content"' in inside.get(link).text
    shown = inside.get(f"{link}/content")
    assert (shown.content, shown.headers["content-type"]) == (PNG, "image/png")
    assert shown.headers["cache-control"] == "no-store"


def recording(seconds: int = 300) -> bytes:
    """A recording of silence that is longer than a chunk, with its place written all over it."""
    samples = b"".join(place.to_bytes(4, "big") for place in range(seconds * 4000))
    sizes = (36 + len(samples)).to_bytes(4, "little"), len(samples).to_bytes(4, "little")
    shape = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8000, 16000, 2, 16)
    return b"RIFF" + sizes[0] + b"WAVE" + shape + b"data" + sizes[1] + samples


def kept_recording(pages: Pages, page: str, content: bytes) -> str:
    send(pages, page, one("session.wav", content), date=DAY)
    [link] = re.findall(rf'href="({page}/[0-9a-f]{{32}})"', pages.get(page).text)
    return str(link)


def test_a_recording_plays_inside_in_any_stretch_and_is_entered_once_a_look(
    inside: Pages, office: MadeOffice, page: str
) -> None:
    content = recording()
    link = kept_recording(inside, page, content)
    opened = inside.get(link).text
    assert f'src="{link}/play"' in opened
    assert "autoplay" not in opened
    # The player's own menu would save a copy past the door.
    assert 'controlslist="nodownload' in opened

    def heard() -> int:
        return sum(line.event is EventClass.RECORD_SHOWN for line in lines(inside.desk.office, newest=200))

    before = heard()
    whole = inside.client.get(f"{link}/play")
    assert (whole.status_code, whole.content) == (200, content)
    assert (whole.headers["content-type"], whole.headers["cache-control"]) == ("audio/wav", "no-store")
    size = len(content)
    for asked, first, last in (
        ("bytes=0-", 0, size),
        ("bytes=0-1", 0, 2),
        ("bytes=1048570-1048580", 1048570, 1048581),
        (f"bytes={size - 5}-{size + 900}", size - 5, size),
        ("bytes=-7", size - 7, size),
        (f"bytes=-{size * 2}", 0, size),
    ):
        answer = inside.client.get(f"{link}/play", headers={"range": asked})
        assert (answer.status_code, answer.content) == (206, content[first:last])
        assert answer.headers["content-range"] == f"bytes {first}-{last - 1}/{size}"
    for asked in ("bytes=5-2", "bytes=-", "lines=1-2", "bytes=0-1,4-5"):
        assert inside.client.get(f"{link}/play", headers={"range": asked}).status_code == 200
    behind = inside.client.get(f"{link}/play", headers={"range": f"bytes={size}-"})
    assert (behind.status_code, behind.headers["content-range"]) == (416, f"bytes */{size}")
    assert heard() == before + 1
    inside.get(link)
    inside.client.get(f"{link}/play", headers={"range": "bytes=0-"})
    assert heard() == before + 2


def test_a_recording_of_before_they_were_known_is_known_by_its_beginning(
    inside: Pages, office: MadeOffice, page: str
) -> None:
    link = kept_recording(inside, page, recording(1))
    opened, [(record, file)] = inside.desk.office, attachments_of(inside.desk.office, office.wren)
    with opened.work(EventClass.RECORD_SAVED) as work:
        work.put(office.wren, replace(file, media="application/octet-stream"), record)
    assert f'src="{link}/play"' in inside.get(link).text
    assert inside.client.get(f"{link}/play").headers["content-type"] == "audio/wav"


def test_what_is_no_recording_is_not_played(inside: Pages, page: str) -> None:
    link = kept_recording(inside, page, b"")
    assert "<audio" not in inside.get(link).text
    assert inside.client.get(f"{link}/play").status_code == 404


@pytest.mark.parametrize(
    ("start", "media"),
    [
        (b"ID3\x04\0", "audio/mpeg"),
        (b"\xff\xfb\x90\x64", "audio/mpeg"),
        (b"OggS\0\x02", "audio/ogg"),
        (b"fLaC\0", "audio/flac"),
        (b"\xff\xf1\x50\x80", "audio/aac"),
        (b"\0\0\0\x1cftypM4A \0\0", "audio/mp4"),
        (b"\0\0\0\x20ftypisom\0", "video/mp4"),
        (b"\0\0\0\x20ftypheic\0", "application/octet-stream"),
        (b"\x1aE\xdf\xa3\x9f", "video/webm"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (b"<html><script>", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_a_kind_of_file_is_known_by_its_beginning(start: bytes, media: str) -> None:
    assert media_of(start) == media


def test_what_can_be_read_of_a_document_stands_in_its_note(
    inside: Pages, office: MadeOffice, page: str
) -> None:
    send(inside, page, one("letter.txt", b"The heron came back to the mill."), date=DAY)
    assert "The heron came back to the mill." in inside.get(f"/clients/{office.wren}").text


def test_a_file_is_taken_out_for_a_reason_under_a_name_that_names_nobody(
    inside: Pages, office: MadeOffice, page: str
) -> None:
    send(inside, page, one("Wren Askew.m4a", b"sound"), date=DAY)
    [(record, _)] = attachments_of(inside.desk.office, office.wren)
    link = f"{page}/{record}"
    assert inside.get(f"{link}/content").status_code == 404
    assert inside.submit(link, f"{link}/take-out", reason=" ").status_code == 422
    taken = inside.submit(link, f"{link}/take-out", reason="to hear it once more")
    assert taken.content == b"sound"
    assert taken.headers["content-disposition"] == f'attachment; filename="file-{record[:8]}.m4a"'
    gone = inside.submit(link, f"{link}/remove", sure="yes")
    assert gone.status_code == 303
    assert kept(inside, office) == []
    assert inside.get(link).status_code == 404


def test_several_files_are_kept_each_beside_a_card_of_its_own(
    inside: Pages, office: MadeOffice, page: str
) -> None:
    files = one("a.png", PNG) + one("b.bin", os.urandom(3_000_000)) + one("c.txt", b"")
    assert send(inside, page, files, date=DAY).status_code == 303
    assert [(file.name, file.size) for file in kept(inside, office)] == [
        ("a.png", len(PNG)),
        ("b.bin", 3_000_000),
        ("c.txt", 0),
    ]


@pytest.mark.parametrize(
    ("files", "fields", "wrong"),
    [
        (one("", b""), {"date": DAY}, "file"),
        (one("a.png", PNG), {"date": "soon"}, "date"),
        (one("a.png", PNG), {"date": DAY, "words": "x" * 2_000_001}, "words"),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_nothing_is_kept(
    inside: Pages, office: MadeOffice, page: str, files: Sent, fields: dict[str, str], wrong: str
) -> None:
    answer = send(inside, page, files, **fields)
    assert (answer.status_code, f'id="{wrong}-wrong"' in answer.text) == (422, True)
    assert kept(inside, office) == []
    assert list(office.place.attachments.glob("*")) == []


def test_a_full_disk_is_told_and_nothing_is_left(
    inside: Pages, office: MadeOffice, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(part: SealedPart, sealed: bytes) -> None:
        raise StorageError("the disk is full", field="disk", remedy="free some space")

    monkeypatch.setattr(SealedPart, "write", full)
    answer = send(inside, page, one("a.bin", bytes(3_000_000)), date=DAY)
    assert (answer.status_code, "The disk is full" in answer.text) == (500, True)
    assert list(office.place.attachments.glob("*")) == []


def test_files_are_let_in_nowhere_else_and_never_without_the_token(
    inside: Pages, office: MadeOffice, page: str
) -> None:
    for path, status in (("/clients/new", 415), (f"/clients/{office.wren}/erase", 415), (page, 403)):
        answer = inside.client.post(path, data={"token": "x"}, files=one("a", b"a"), headers=_own())
        assert answer.status_code == status, path
    assert inside.submit(page, page, date=DAY).status_code == 422


def test_a_record_without_a_file_and_a_file_of_nobody_look_alike(inside: Pages, page: str) -> None:
    assert inside.get(f"{page}/{'0' * 32}").status_code == 404
    assert inside.get(f"/clients/{'0' * 32}/files").status_code == 404


# -- the parts of a post ---------------------------------------------------------------------------------------


class _Request:
    """A request whose body comes in pieces of a chosen length."""

    def __init__(self, body: bytes, step: int, kind: str = 'multipart/form-data; boundary="x"') -> None:
        self.headers = {"content-type": kind}
        self._body, self._step = body, step

    async def stream(self) -> AsyncIterator[bytes]:
        for at in range(0, len(self._body), self._step):
            yield self._body[at : at + self._step]
        yield b""


def _part(head: str, content: bytes) -> bytes:
    return f"--x\r\nContent-Disposition: form-data; {head}\r\n\r\n".encode() + content + b"\r\n"


def _read(body: bytes, step: int) -> tuple[dict[str, str], list[tuple[str, bytes]]]:
    async def read() -> tuple[dict[str, str], list[tuple[str, bytes]]]:
        sending = Sending(_Request(body, step))  # type: ignore[arg-type]
        fields = await sending.fields()
        return fields, [
            (file.name, b"".join([piece async for piece in file.pieces])) async for file in sending.files()
        ]

    return asyncio.run(read())


@pytest.mark.parametrize("step", [1, 3, 7, 64, 100_000])
def test_a_post_reads_alike_in_whatever_pieces_it_comes(step: int) -> None:
    body = (
        _part('name="token"', b"t")
        + _part('name="words"', "one\r\ntwo é".encode())
        + _part('name="file"; filename="Caf\u00e9 %22x%22.txt"', b"\r\n--\r\n--y")
        + _part('name="late"', b"passed over")
        + _part('name="file"; filename="practice/Ann/note.txt"', b"")
        + b"--x--\r\n"
    )
    assert _read(body, step) == (
        {"token": "t", "words": "one\ntwo é"},
        [('Café "x".txt', b"\r\n--\r\n--y"), ("practice/Ann/note.txt", b"")],
    )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"--x\r\nno disposition\r\n\r\nx\r\n--x--",
        _part('name="file"; filename="cut.txt"', b"half of it")[:-9],
        b"--x\r\n" + b"a" * 10_000,
        _part('name="long"', b"a" * 2_100_000) + b"--x--",
        b"".join(_part(f'name="f{number}"', b"") for number in range(70)) + b"--x--",
        _part('name="bytes"', b"\xff\xfe") + b"--x--",
    ],
)
def test_a_broken_post_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(InputError):
        _read(body, 65_536)


def test_a_post_without_a_boundary_and_one_with_endless_files_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(InputError):
        Sending(_Request(b"", 1, "multipart/form-data"))  # type: ignore[arg-type]
    monkeypatch.setattr(sent_files, "MOST_FILES", 2)
    body = b"".join(_part(f'name="file"; filename="{number}"', b"x") for number in range(3)) + b"--x--"
    with pytest.raises(InputError, match="files were sent at once"):
        _read(body, 64)


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a/b/c.txt", "c.txt"), ("C:\\x\\c.txt", "c.txt"), ("a\u202eb.txt", "a\ufffdb.txt")],
)
def test_a_name_is_shown_without_its_folders_and_tricks(name: str, shown: str) -> None:
    assert shown_name(name) == shown
    assert len(shown_name("x" * 400 + ".pdf")) == 200


def test_a_document_too_large_to_read_is_kept_and_said_to_be_unread() -> None:
    reader = Reader("large.txt")
    for _ in range(LARGEST_READ // (1 << 20) + 1):
        reader.add(bytes(1 << 20))
    assert reader.words()[1][0][0] == "the whole file"


def test_a_hostile_document_is_kept_and_its_unread_parts_are_listed() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr(
            "word/document.xml", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
        )
    reader = Reader("trap.docx")
    reader.add(bomb.getvalue())
    text, unread = reader.words()
    assert "root:" not in text
    assert any("document type" in why for _, why in unread)
