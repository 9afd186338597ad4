"""Chats as messengers export them: by days, in whatever order a phone writes day and month."""

from datetime import date

import pytest

from privity.interchange.chats import NotReadableError, looks_like_a_chat, partner_of, read_chat
from privity.interchange.gathering import Found, Gatherer
from privity.model.notes import NoteKind

ANDROID = """13/03/2025, 09:05 - Messages and calls are end-to-end encrypted.
13/03/2025, 09:05 - A. B.: I will be late
and very sorry
13/03/2025, 09:07 - C. D.: See you then
02/04/2025, 18:30 - A. B.: <Media omitted>
"""
IOS = (
    "[2025-03-13, 9:05:01\u202fAM] A. B.: I will be late\n"
    "\u200e[2025-03-14, 9:06:00\u202fPM] A. B.: \u200eimage omitted\n"
)
AMERICAN = "3/13/25, 9:05 AM - A. B.: late\n4/2/25, 9:06 PM - A. B.: IMG-1.jpg (file attached)\n"


def test_messages_are_gathered_by_day_with_the_lines_that_follow_them() -> None:
    chat = read_chat(ANDROID)
    assert [one.day for one in chat.days] == [date(2025, 3, 13), date(2025, 4, 2)]
    assert chat.days[0].text.splitlines()[1:3] == ["09:05 A. B.: I will be late", "and very sorry"]
    assert [one.left_out for one in chat.days] == [0, 1]
    assert chat.guess == ""


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (IOS, [date(2025, 3, 13), date(2025, 3, 14)]),
        (AMERICAN, [date(2025, 3, 13), date(2025, 4, 2)]),
        ("13.03.25, 09:05 - A.: x\n", [date(2025, 3, 13)]),
    ],
)
def test_each_phone_writes_days_in_its_own_order(text: str, days: list[date]) -> None:
    assert looks_like_a_chat(text)
    assert [one.day for one in read_chat(text).days] == days


def test_an_order_that_cannot_be_told_is_guessed_and_said() -> None:
    chat = read_chat("03/04/2025, 09:05 - A.: x\n05/04/2025, 09:05 - A.: y\n")
    assert [one.day for one in chat.days] == [date(2025, 4, 3), date(2025, 4, 5)]
    assert "two ways" in chat.guess


@pytest.mark.parametrize(
    "text",
    ["13/03/2025, 09:05 - A.: x\n03/13/2025, 09:05 - A.: y\n", "31/02/2025, 09:05 - A.: x\n"],
)
def test_days_that_no_order_explains_are_refused_in_words(text: str) -> None:
    with pytest.raises(NotReadableError):
        read_chat(text)


def test_an_endless_chat_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("privity.interchange.chats.MESSAGES", 1)
    with pytest.raises(NotReadableError, match="more than 1 messages"):
        read_chat(ANDROID)


@pytest.mark.parametrize("text", ["", "Walked.\n", "2025-03-04\nSlept better, 9:05 to 10.\n"])
def test_a_note_is_no_chat(text: str) -> None:
    assert not looks_like_a_chat(text)


@pytest.mark.parametrize(
    ("name", "partner"),
    [
        ("WhatsApp Chat with A. B..txt", "A. B."),
        ("WhatsApp Chat - A. B..zip", "A. B."),
        ("WhatsApp Chat mit A. B.txt", "A. B"),
        ("_chat.txt", ""),
        ("notes.txt", ""),
    ],
)
def test_the_name_of_an_export_tells_with_whom(name: str, partner: str) -> None:
    assert partner_of(name) == partner


def test_a_chat_becomes_a_message_note_a_day() -> None:
    gatherer = Gatherer()
    gatherer.take(Found(("WhatsApp Chat with A. B.txt",), date(2026, 1, 1)), ANDROID.encode())
    gatherer.take(Found(("_chat.txt",), date(2026, 1, 1)), ANDROID.encode())
    reading = gatherer.reading()
    assert [(note.engagement, note.kind, note.date) for note in reading.caseload.notes] == [
        ("A. B", NoteKind.MESSAGE, date(2025, 3, 13)),
        ("A. B", NoteKind.MESSAGE, date(2025, 4, 2)),
    ]
    assert len({note.reference for note in reading.caseload.notes}) == 2
    [remark] = reading.notes_on_import
    assert "not in the text of the chat" in remark.message
    [problem] = reading.problems
    assert problem.message == "does not say whose note it is"
