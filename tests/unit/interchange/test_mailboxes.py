"""A mailbox: a message note for each mail, of its own day, and what could not be read of one beside it."""

from datetime import date

import pytest

from privity.interchange.gathering import Found, Gatherer
from privity.interchange.mailboxes import mail_at, places
from privity.interchange.reading import Reading
from privity.model.notes import NoteKind

BOX = b"""From someone@example.org Tue Mar  4 10:00:00 2025
From: a@example.org
Subject: late
Date: Tue, 4 Mar 2025 10:00:00 +0000

I will be late.
>From the train, as ever.

From someone@example.org Wed Mar  5 10:00:00 2025
From: a@example.org
Date: Wed, 5 Mar 2025 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain

A picture.
--x
Content-Type: image/jpeg
Content-Disposition: attachment; filename=a.jpg
Content-Transfer-Encoding: base64

/9j/
--x--
"""


def taken(data: bytes, *parts: str) -> Reading:
    gatherer = Gatherer()
    found = Found(parts, date(2026, 1, 1))
    assert gatherer.expects(found)
    gatherer.take(found, data)
    return gatherer.reading()


@pytest.mark.parametrize("parts", [("Ann", "mails.mbox"), ("Ann.mbox", "mbox"), ("Ann.mbox",)])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_each_mail_is_a_message_of_its_day(parts: tuple[str, ...], line_end: bytes) -> None:
    reading = taken(BOX.replace(b"\n", line_end), *parts)
    assert reading.problems == ()
    assert [client.names for client in reading.caseload.clients] == [("Ann",)]
    first, second = reading.caseload.notes
    assert [(note.date, note.kind) for note in (first, second)] == [
        (date(2025, 3, 4), NoteKind.MESSAGE),
        (date(2025, 3, 5), NoteKind.MESSAGE),
    ]
    assert "From the train" in first.text
    assert ">From" not in first.text
    assert "A picture." not in first.text
    [kept] = reading.files
    assert (kept.note, kept.name) == (second.reference, f"{parts[-1]} mail 2.eml")
    assert b"/9j/" in b"".join(kept.pieces())


def test_a_line_that_only_looks_like_a_beginning_is_none() -> None:
    data = b"From a\nSubject: x\n\nwords\nFrom here on it was better\n"
    assert [mail_at(data, place) for place in places(data)] == [data[7:]]


def test_what_is_no_mailbox_is_named() -> None:
    [problem] = taken(b"words\n\nFrom a\n", "Ann", "a.mbox").problems
    assert "no mailbox" in problem.message
