"""Days as people and programs write them: 2025-03-04, 04/03/25, March 4, 2025, or a sheet's number of days.

Which of day and month comes first is not to be told from one day. It is settled over all that came together, and said
where it had to be guessed.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

Numbers = tuple[int, int, int]

_NUMBERS = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{2,4})(?!\d)")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ .-]+([A-Za-z]{3})[A-Za-z]*\.?[ ,-]+(\d{4})")
_MONTH_DAY = re.compile(r"([A-Za-z]{3})[A-Za-z]*\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?[ ,-]+(\d{4})")
_SERIAL = re.compile(r"([1-9]\d{4})(?:\.\d+)?")
# A sheet counts its days from the last but one of 1899 (ECMA-376 part 1, 18.17.4).
_FIRST = date(1899, 12, 30)


class NoDayError(Exception):
    """Days that no calendar explains. `why` is shown to people."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def numbers_in(written: str) -> Numbers | None:
    """The three numbers of a day that is written with numbers alone."""
    found = _NUMBERS.match(written.strip())
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def order_of(days: Sequence[Numbers]) -> tuple[str, str]:
    """Where day, month and year stand, and the words of a guess. Raises NoDayError where they contradict each other."""
    if all(first > 31 for first, _, _ in days):
        return "ymd", ""
    first, second = max(one for one, _, _ in days), max(two for _, two, _ in days)
    if first > 12 and second > 12:
        raise NoDayError("holds days that no one order of day and month explains")
    if first <= 12 and second <= 12:
        return "dmy", "its days can be read in two ways; the day was taken to come before the month"
    return ("dmy", "") if first > 12 else ("mdy", "")


def day_of(numbers: Numbers, order: str) -> date:
    """The day that three numbers mean. Raises NoDayError."""
    parts = dict(zip(order, numbers, strict=True))
    year = parts["y"] if parts["y"] > 99 else 2000 + parts["y"]
    try:
        return date(year, parts["m"], parts["d"])
    except ValueError:
        raise NoDayError("holds a day that is in no calendar") from None


def worded_day(written: str) -> date | None:
    """A day that is written with the month's name, or as a sheet counts."""
    said = written.strip()
    if found := _SERIAL.fullmatch(said):
        return _FIRST + timedelta(days=int(found[1]))
    if found := _DAY_MONTH.search(said):
        day, month, year = found[1], found[2], found[3]
    elif found := _MONTH_DAY.search(said):
        month, day, year = found[1], found[2], found[3]
    else:
        return None
    try:
        return date(int(year), _MONTHS[month.lower()], int(day))
    except (KeyError, ValueError):
        return None
