"""Reads the text export of a messenger: WhatsApp's `_chat.txt` or `WhatsApp Chat with ….txt`, of Android and of iOS.

    [04/03/25, 14:05:12] A. B.: I will be late
    04/03/2025, 14:05 - A. B.: I will be late

The form is not published by its maker; it is what exports of both systems look like. Which of day and month comes
first depends on the phone, so it is settled over the whole chat, and said where it had to be guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from privity.interchange.days import NoDayError, Numbers, day_of, order_of

_LINE = re.compile(
    "^[\u200e\u200f\u202a-\u202e]*\\[?(\\d{1,4})[./-](\\d{1,2})[./-](\\d{2,4}),?[ \u00a0\u202f]+"
    "(\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:[ \u00a0\u202f]?[AaPp]\\.?[Mm]\\.?)?)(?:\\]|[ \u00a0]-)[ \u00a0](.*)$"
)
_LEFT_OUT = re.compile(
    r"<[^<>]{1,80}(?:omitted|ausgeschlossen|weggelassen|omis|omitido|absent)[^<>]{0,40}>|<attached: [^<>]{1,200}>"
    r"|\(file attached\)|\((?:Datei angehängt|fichier joint|archivo adjunto)\)"
    r"|\b(?:image|video|audio|GIF|sticker|document) omitted\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"WhatsApp[ _-]*Chat[ _-]*(?:with|mit|con|avec|-)?[ _-]*(.+)", re.IGNORECASE)
_MOST_LINES_BEFORE = 5
MESSAGES = 200_000


class NotReadableError(Exception):
    """It looks like a chat, and its days cannot be told. `why` is shown to people."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class ChatDay:
    """What was written on one day, a message to a line; how many pictures and recordings the export left out."""

    day: date
    text: str
    left_out: int


@dataclass(frozen=True, slots=True)
class Chat:
    """A whole chat by days. `guess` says in words where the order of day and month was not to be told."""

    days: tuple[ChatDay, ...]
    guess: str = ""


def looks_like_a_chat(text: str) -> bool:
    """Say whether a text is the export of a messenger: its first lines are messages with day and hour."""
    lines = [line for line in text[:4000].splitlines() if line.strip()][:_MOST_LINES_BEFORE]
    found = [bool(_LINE.match(line)) for line in lines]
    return (
        bool(found)
        and found[0]
        and sum(found) * 2 >= len(found)
        and (len(found) > 1 or "- " in text or "]" in text)
    )


def partner_of(name: str) -> str:
    """With whom the chat was, where the export's name tells it."""
    found = _NAME.fullmatch(PurePath(name).stem)
    return found[1].strip() if found else ""


def read_chat(text: str) -> Chat:
    """A chat by its days. Raises NotReadableError."""
    messages = list(_messages(text))
    by_day: dict[date, list[str]] = {}
    left_out: dict[date, int] = {}
    try:
        order, guess = order_of([numbers for numbers, _, _ in messages])
        days_of = [day_of(numbers, order) for numbers, _, _ in messages]
    except NoDayError as error:
        raise NotReadableError(error.why) from None
    for day, (_, hour, said) in zip(days_of, messages, strict=True):
        by_day.setdefault(day, []).append(f"{hour} {said}".rstrip())
        left_out[day] = left_out.get(day, 0) + len(_LEFT_OUT.findall(said))
    days = (ChatDay(day, "\n".join(lines), left_out[day]) for day, lines in sorted(by_day.items()))
    return Chat(tuple(days), guess)


def _messages(text: str) -> Iterator[tuple[Numbers, str, str]]:
    """Each message with the three numbers of its day; lines without a day belong to the message before."""
    waiting: tuple[Numbers, str, list[str]] | None = None
    count = 0
    for line in text.splitlines():
        found = _LINE.match(line)
        if found is None:
            if waiting is not None:
                waiting[2].append(line)
            continue
        if waiting is not None:
            yield waiting[0], waiting[1], "\n".join(waiting[2])
        count += 1
        if count > MESSAGES:
            raise NotReadableError(f"holds more than {MESSAGES:,} messages")
        waiting = (int(found[1]), int(found[2]), int(found[3])), found[4], [found[5].strip("\u200e\u200f")]
    if waiting is not None:
        yield waiting[0], waiting[1], "\n".join(waiting[2])
