"""Everyday words: the few neutral lines that go to a client between two meetings. Pure; the words are data in `texts/`.

INVARIANT: no line names the field, the practice's kind or an issue, and none asks for more than the next date needs.
"""

import tomllib
from collections.abc import Mapping
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


EverydayTexts = Mapping[str, str]


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
) -> str:
    """One short text. `when` and `other` are times by the clock on the wall."""
    places = {"sign": sign, "number": number}
    for prefix, moment in (("", when), ("other_", other)):
        if moment is not None:
            places |= {f"{prefix}day": _day(moment), f"{prefix}time": f"{moment:%H:%M}"}
    return texts[errand].format(**places)


def receipt_text(
    texts: EverydayTexts, *, number: int, day: date, line: str, amount: str, currency: str, sign: str
) -> str:
    """A receipt. `line` is the service in the words that the client agreed to."""
    return texts["receipt"].format(
        number=number, day=_long(day), line=line, amount=amount, currency=currency, sign=sign
    )


def _day(moment: datetime) -> str:
    return f"{_WEEKDAYS[moment.weekday()]} {moment.day}/{moment.month:02d}"


def _long(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
