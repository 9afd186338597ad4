"""Reads the first sheet of an xlsx (ECMA-376) as rows of text: the form in which some programs export their lists."""

import re
from collections.abc import Iterator

from privity.errors import InputError
from privity.interchange.documents.archive import Member, open_archive
from privity.interchange.documents.harvest import Allowance, UnreadableError
from privity.interchange.documents.xml_events import At, xml_events

_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_MOST_COLUMNS = 1_000
_MOST_ROWS = 200_000

Rows = list[tuple[int, list[str]]]


def read_sheet(data: bytes) -> Rows:
    """The rows of the first sheet, each with its number. Raises InputError."""
    try:
        allowance = Allowance()
        members = {member.name: member for member in open_archive(data, allowance)}
        sheets = sorted((int(found[1]), name) for name in members if (found := _SHEET.fullmatch(name)))
        if not sheets:
            raise UnreadableError("holds no sheet")
        shared = list(_shared(members.get("xl/sharedStrings.xml"), allowance))
        return list(_rows(members[sheets[0][1]], shared, allowance))
    except UnreadableError as error:
        raise InputError(error.why, remedy="save the list as CSV in UTF-8") from None


def _shared(member: Member | None, allowance: Allowance) -> Iterator[str]:
    """The words that cells refer to by number."""
    if member is None:
        return
    said: list[str] = []
    taking = False
    for event in xml_events(member.read(allowance), allowance):
        if event.name == "t" and event.at is not At.TEXT:
            taking = event.at is At.START
        elif event.at is At.TEXT and taking:
            said.append(event.name)
        elif event.at is At.END and event.name == "si":
            yield "".join(said)
            said.clear()


def _rows(member: Member, shared: list[str], allowance: Allowance) -> Iterator[tuple[int, list[str]]]:
    cells: list[str] = []
    kind, column, value, taking, number = "", 0, "", False, 0
    for event in xml_events(member.read(allowance), allowance):
        if event.at is At.TEXT:
            value += event.name if taking else ""
        elif event.name == "row":
            if event.at is At.START:
                cells, number = [], number + 1
                if number > _MOST_ROWS:
                    raise UnreadableError(f"has more than {_MOST_ROWS:,} rows")
            else:
                yield number, cells
        elif event.name == "c":
            if event.at is At.START:
                kind, value = event.attributes.get("t", ""), ""
                column = _column(event.attributes.get("r", ""), len(cells))
            else:
                cells += [""] * (column - len(cells))
                cells.append(_cell(kind, value, shared))
        elif event.name in ("v", "t"):
            taking = event.at is At.START


def _column(reference: str, following: int) -> int:
    """The place of a cell from its name, `AB12`: rows leave out the cells that are empty."""
    letters = reference.rstrip("0123456789")
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    if place > _MOST_COLUMNS:
        raise UnreadableError(f"has more than {_MOST_COLUMNS:,} columns")
    return max(place - 1 if place > 0 else following, following)


def _cell(kind: str, value: str, shared: list[str]) -> str:
    if kind == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    return value.strip()
