"""Addresses of a mailing list as they come in: read, held to what an address can be, and told where they cannot."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from privity.errors import InputError
from privity.model.lists import Subscriber

LONGEST = 254
"""Of an address, in characters (RFC 5321, section 4.5.3.1.3, as corrected)."""
_ADDRESS = re.compile(
    r"[^\s@<>(),:;\"\\\[\]\x00-\x1f\x7f]{1,64}@(?:[^\s@<>(),:;\"\\\[\].\x00-\x1f\x7f]{1,63}\.)+[^\s@<>(),:;\"\\\[\].\x00-\x1f\x7f]{2,63}"
)
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula, in the wide forms too."""
_ENCODED = "=?"
"""How a word in another encoding begins in a header (RFC 2047): it would be read as another address."""
_END = "\x00 end of the file"


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A line that was not taken, by its number, and why."""

    line: int
    why: str


def parse_address(text: str) -> str:
    """An e-mail address, with its domain in small letters. Raises InputError."""
    address = text.strip()
    plain = not _UNSEEN.search(address) and _ENCODED not in address and ".." not in address
    if len(address) > LONGEST or not _ADDRESS.fullmatch(address) or not plain:
        raise InputError(
            "this is not an e-mail address", field="email", remedy="write it as name@example.org"
        )
    local, _, domain = address.rpartition("@")
    return f"{local}@{domain.casefold()}"


def same(address: str) -> str:
    """What two writings of one address have in common. Mail servers tell capitals apart in theory, people never do."""
    return address.casefold()


def parse_name(text: str) -> str:
    """A name as somebody gave it. Raises InputError for one that could change a message's headers or how it reads."""
    name = " ".join(text.split(" ")).strip()
    if len(name) > 200 or _HIDDEN.search(name):
        raise InputError("this is no name that can stand in a message", field="name", remedy="type it anew")
    return name


def is_one_line(text: str) -> bool:
    """Does nothing in it end a line of a message's headers?"""
    return not _BREAKS.search(text)


def read_subscribers(lines: Iterable[str], most: int, today: date) -> Iterator[Subscriber | NotTaken]:
    """Subscribers of a CSV: `email`, and where there are columns of these names `name`, `asked`, `where`, `confirmed`.

    Without a heading every line is one address. Raises InputError when there are more than `most`, and where a
    quotation mark is not closed, or all that follows it would be lost unseen.
    """
    reader = csv.reader(chain((line.rstrip("\r\n") + "\n" for line in lines), [_END]))
    columns: dict[str, int] | None = None
    number, taken, after = 1, 0, 0
    try:
        for row in reader:
            number, after = after + 1, reader.line_num
            if row == [_END]:
                return
            if not any(cell.strip() for cell in row):
                continue
            if columns is None:
                heading = [cell.strip().casefold().lstrip("\ufeff") for cell in row]
                if "email" in heading or "e-mail" in heading:
                    columns = {name.replace("-", ""): place for place, name in enumerate(heading)}
                    continue
                columns = {"email": 0}
            taken += 1
            if taken > most:
                raise InputError(
                    f"there are more than {most} addresses in this file",
                    field="file",
                    remedy="nothing was taken; divide it, and ask yourself who they are",
                )
            yield _subscriber(row, columns, number, today)
    except csv.Error:
        number = after + 1
    raise InputError(
        f"a quotation mark is not closed, from line {number} on",
        field="file",
        remedy="nothing was taken; close it, or take it away",
    )


def _subscriber(row: list[str], columns: dict[str, int], number: int, today: date) -> Subscriber | NotTaken:
    def cell(name: str) -> str:
        place = columns.get(name, len(row))
        text = row[place].strip() if place < len(row) else ""
        # The mark of a table that was taken out of here, against being run as a formula.
        return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(FORMULA) else text

    try:
        return Subscriber(
            parse_address(cell("email")),
            parse_name(cell("name")),
            _day(cell("asked"), today),
            parse_name(cell("where")),
            _day(cell("confirmed"), today),
        )
    except InputError as error:
        return NotTaken(number, error.message)


def _day(text: str, today: date) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InputError("a day is written as 2026-11-27", field="day") from None
    if day > today:
        raise InputError("that day has not come yet", field="day")
    return day
