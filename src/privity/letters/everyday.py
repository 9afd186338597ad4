"""Everyday words: the few neutral lines that go to a client between two meetings. Pure; the words are data in `texts/`.

INVARIANT: no line names the field, the practice's kind or an issue, and none asks for more than the next date needs.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Final

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Errand(StrEnum):
    """What a short text is for."""

    NEXT_DATE = "next_date"
    MISSED = "missed"
    MOVED = "moved"
    CALLED_OFF = "called_off"
    PLEASE_CALL = "please_call"
    ENVELOPE = "envelope"


EverydayTexts = Mapping[str, str]

# Words by which somebody who finds the text learns what kind of place it comes from.
_TELLING: Final = re.compile(
    r"\b(?:\w*therap\w*|\w*psych\w*|counsel\w*|sexolog\w*|sexual\w*|sex|coach\w*|clinic\w*|social work\w*|patients?|"
    r"mental health|couples?|marriage|marital|diagnos\w*|depress\w*|anxiety|trauma\w*|addict\w*|grief|bereave\w*)\b",
    re.IGNORECASE,
)
_PARTS: Final = re.compile(r"\s*[,;|\n()\u2013\u2014]\s*|\s+-\s+")
_SHORTEST_ISSUE: Final = 4


def tells(text: str, issues: Iterable[str] = ()) -> bool:
    """Say whether a text names the field, the kind of the practice, or one of these issues."""
    folded = " ".join(text.casefold().split())
    words = (" ".join(issue.casefold().split()) for issue in issues)
    named = (re.escape(word) for word in words if len(word) >= _SHORTEST_ISSUE)
    return bool(_TELLING.search(text)) or any(re.search(rf"\b{word}\b", folded) for word in named)


def plain_name(name: str) -> str:
    """A name as it stands on a door, without the parts of it that name the field: “Dr. A. Invented, Sexologist”."""
    return ", ".join(part for part in _PARTS.split(name) if part and not tells(part))


def parse_everyday(text: str) -> EverydayTexts:
    """Read the texts of one language."""
    return {name: str(value) for name, value in tomllib.loads(text).items()}


def short_text(
    texts: EverydayTexts,
    errand: Errand,
    *,
    sign: str,
    when: datetime | None = None,
    other: datetime | None = None,
    number: str = "",
    to: str = "",
    sender: str = "",
) -> str:
    """One short text. `when` and `other` are times by the clock on the wall; `to` and `sender` are an envelope's."""
    places = {"sign": sign, "number": number, "to": to, "sender": sender}
    for prefix, moment in (("", when), ("other_", other)):
        if moment is not None:
            places |= {f"{prefix}day": _day(moment), f"{prefix}time": f"{moment:%H:%M}"}
    return texts[errand].format(**places).strip()


def receipt_text(
    texts: EverydayTexts, *, number: int, day: date, line: str, amount: str, currency: str, sign: str
) -> str:
    """A receipt. `line` is the service in the words that the client agreed to."""
    return texts["receipt"].format(
        number=number, day=_long(day), line=line, amount=amount, currency=currency, sign=sign
    )


def _day(moment: datetime) -> str:
    # A month in numbers is read as a day in half of the world.
    return f"{_WEEKDAYS[moment.weekday()]} {moment.day} {moment:%B}"


def _long(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
