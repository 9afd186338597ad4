"""Reads a list of notes, as some programs export them: a line for each note, with whose it is, its day and its text."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from privity.errors import InputError
from privity.interchange.caseload.kinds import read_client
from privity.interchange.caseload.row import EARLIEST_YEAR, Row
from privity.interchange.caseload.values import check_characters
from privity.interchange.days import NoDayError, Numbers, day_of, numbers_in, order_of, worded_day
from privity.interchange.reading import Problem, Reading, Remark
from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client

DAY = "note_date"
TEXT = "note"
_DAY_REMEDY = "write it as year-month-day, 2025-01-31"


def read_notes(
    source: str,
    rows: Sequence[tuple[int, dict[str, Any], list[tuple[str, str]]]],
    problems: list[Problem],
    remarks: list[Remark],
) -> Reading:
    """Each row is its line, what it says of the client and the note, and the columns of its text with their headings.

    A client is told by the id, or by the name where the list has none; each has one piece of work.
    """
    written = [str(values.get(DAY, "")) for _, values, _ in rows]
    order, why = _order(source, [numbers for day in written if (numbers := numbers_in(day))], remarks)
    clients: dict[str, Client] = {}
    notes: dict[str, list[Note]] = {}
    for line, values, texts in rows:
        day = str(values.pop(DAY, ""))
        names = values.get("names") or [""]
        reference = str(values.pop("id", "") or " ".join(str(names[0]).split()))
        row = Row({name: value for name, value in values.items() if value})
        client = read_client(row, reference)
        when = _day(row, day, order, why)
        text = _text(row, texts)
        problems += (Problem(source, line, fault.field, fault.message, fault.remedy) for fault in row.faults)
        if row.faults:
            continue
        extra, client = client.extra, _without_extra(client)
        clients.setdefault(reference, client)
        note = Note(f"{source} line {line}", reference, when, text, extra=extra)
        notes.setdefault(reference, []).append(note)
    works = tuple(
        Engagement(reference=one, clients=(one,), started=min(note.date for note in notes[one]))
        for one in clients
    )
    every = tuple(note for one in clients for note in sorted(notes[one], key=lambda note: note.date))
    return Reading(Caseload(tuple(clients.values()), works, every), tuple(problems), tuple(remarks))


def _order(source: str, numbers: list[Numbers], remarks: list[Remark]) -> tuple[str, str]:
    """The order of day and month over the whole list, and why there is none."""
    iso = [one for one in numbers if one[0] > 31]
    others = [one for one in numbers if one[0] <= 31]
    if not others:
        return "ymd" if iso else "", ""
    try:
        order, guess = order_of(others)
    except NoDayError as error:
        return "", error.why
    if guess:
        remarks.append(Remark(source, None, DAY, guess))
    return order, ""


def _day(row: Row, written: str, order: str, why: str) -> date:
    if not written.strip():
        row.fault(DAY, "is needed: a note is of a day", _DAY_REMEDY)
        return date.min
    numbers = numbers_in(written)
    try:
        if numbers is None:
            found = worded_day(written)
        elif numbers[0] > 31:
            found = day_of(numbers, "ymd")
        else:
            found = day_of(numbers, order) if order else None
    except NoDayError:
        found = None
    if found is None or found.year < EARLIEST_YEAR:
        row.fault(
            DAY, f"is not to be told: the list {why}" if why else "is not a date of the calendar", _DAY_REMEDY
        )
        return date.min
    return found


def _text(row: Row, texts: list[tuple[str, str]]) -> str:
    """What the columns of text say; where there are several, each under its heading."""
    said = [(heading.strip(), cell) for heading, cell in texts if cell.strip()]
    text = said[0][1] if len(said) == 1 else "\n\n".join(f"{heading}\n{cell}" for heading, cell in said)
    try:
        check_characters(TEXT, text)
    except InputError as error:
        row.fault(TEXT, error.message, error.remedy)
    return text


def _without_extra(client: Client) -> Client:
    """What a line says besides belongs to the note: it is of that day."""
    return replace(client, extra={})
