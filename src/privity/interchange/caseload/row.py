"""Takes the fields of one JSON object, noting everything that is wrong with it instead of stopping at the
first.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

from privity.errors import InputError
from privity.interchange.caseload.values import check_characters, check_foreign
from privity.model.people import HIDDEN, LONGEST_NAME

Choice = TypeVar("Choice", bound=StrEnum)

EARLIEST_YEAR = 1900


class Fault(NamedTuple):
    """What is wrong with one field of a line, and what to do."""

    field: str
    message: str
    remedy: str


class Row:
    """One object being read. A field that is absent or null is not given; what nobody took stays as
    `extra`.
    """

    __slots__ = ("_values", "faults")

    def __init__(self, values: dict[str, Any]) -> None:
        self._values = {name: value for name, value in values.items() if value is not None}
        self.faults: list[Fault] = []

    def fault(self, field: str, message: str, remedy: str) -> None:
        """Note that a field cannot be taken as it is."""
        self.faults.append(Fault(field, message, remedy))

    def name(self, field: str) -> str | None:
        """A short single line: a name, a code, a role, a number."""
        value = self._values.pop(field, None)
        return None if value is None else self._one_name(field, value)

    def needed_name(self, field: str) -> str:
        """A short single line that must be given."""
        return (self._need(field) and self.name(field)) or ""

    def names(self, field: str) -> tuple[str, ...]:
        """A list of short single lines; nothing where the field is absent."""
        value = self._values.pop(field, None)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.fault(
                field, "is not a list", f'write it as a list, "{field}": ["..."], even for a single one'
            )
            return ()
        return tuple(filter(None, (self._one_name(field, item) for item in value)))

    def needed_names(self, field: str) -> tuple[str, ...]:
        """A list of at least one short single line."""
        if not self._need(field):
            return ()
        faults = len(self.faults)
        taken = self.names(field)
        if not taken and len(self.faults) == faults:
            self.fault(field, "is an empty list", "give at least one")
        return taken

    def words(self, field: str) -> str | None:
        """Free words about somebody, of any length and over several lines if need be."""
        value = self._values.pop(field, None)
        return None if value is None else self._prose(field, value)

    def needed_text(self, field: str) -> str:
        """The text of a note. It may be empty: that something took place on a day is a record too."""
        return (self._need(field) and self._prose(field, self._values.pop(field))) or ""

    def day(self, field: str) -> date | None:
        """A calendar date (RFC 3339 full-date)."""
        value = self._values.pop(field, None)
        if value is None:
            return None
        # Since 3.11 `fromisoformat` reads week dates and dates without hyphens too.
        if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
            try:
                taken = date.fromisoformat(value)
            except ValueError:
                pass
            else:
                if taken.year >= EARLIEST_YEAR:
                    return taken
                self.fault(field, f"is before {EARLIEST_YEAR}", "correct the year")
                return None
        self.fault(field, "is not a date of the calendar", 'write it as year-month-day, "2025-01-31"')
        return None

    def needed_day(self, field: str) -> date:
        """A calendar date that must be given."""
        return (self._need(field) and self.day(field)) or date.min

    def choice(self, field: str, choices: type[Choice]) -> Choice | None:
        """One of a closed list of words."""
        value = self._values.pop(field, None)
        if value is None:
            return None
        try:
            return choices(value)
        except ValueError:
            self.fault(field, "is not a word of the closed list", f"use one of: {', '.join(choices)}")
            return None

    def year(self, field: str) -> int | None:
        """A year of birth."""
        value = self._values.pop(field, None)
        if value is None:
            return None
        if type(value) is int and EARLIEST_YEAR - 50 <= value <= 2200:
            return value
        self.fault(field, "is not a year", "write the year alone, as a number without quotes: 1988")
        return None

    def objects(self, field: str) -> Iterator["Row"]:
        """The objects of a list, each to be read in turn; their faults are noted here, under `field.name`."""
        value = self._values.pop(field, None)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.fault(field, "is not a list of objects", f'write it as "{field}": [{{...}}]')
            return
        for item in value:
            yield from self._nested(field, item)

    def one_object(self, field: str) -> Iterator["Row"]:
        """One object, yielded once where it is given."""
        value = self._values.pop(field, None)
        if value is None:
            return
        if not isinstance(value, dict):
            self.fault(field, "is not an object", f'write it as "{field}": {{...}}')
            return
        yield from self._nested(field, value)

    def rest(self) -> dict[str, Any]:
        """What nobody took, to be kept as it came."""
        for field, value in self._values.items():
            try:
                check_characters(field, field)
                check_foreign(field, value)
            except InputError as error:
                self.fault(printable(field), error.message, error.remedy)
        return self._values

    def _nested(self, field: str, values: dict[str, Any]) -> Iterator["Row"]:
        row = Row(values)
        yield row
        self.faults += (Fault(f"{field}.{fault.field}", fault.message, fault.remedy) for fault in row.faults)

    def _need(self, field: str) -> bool:
        if field in self._values:
            return True
        self.fault(field, "is needed and was not given", f"add it to the line: {_EXAMPLES[field]}")
        return False

    def _one_name(self, field: str, value: object) -> str | None:
        if not isinstance(value, str):
            self.fault(field, "is not text", "write it in quotes, even when it is a number")
        elif not value or value.isspace():
            self.fault(field, "is empty", "write a name, a code or initials, or leave the field out")
        elif len(value) > LONGEST_NAME:
            self.fault(
                field, f"is longer than {LONGEST_NAME} characters", "shorten it; long text belongs in a note"
            )
        elif HIDDEN.search(value):
            self.fault(
                field, "holds control or direction-changing characters", "type it anew instead of pasting it"
            )
        else:
            try:
                check_characters(field, value)
            except InputError as error:
                self.fault(field, error.message, error.remedy)
            else:
                return value
        return None

    def _prose(self, field: str, value: object) -> str | None:
        if not isinstance(value, str):
            self.fault(field, "is not text", f'write it in quotes: "{field}": "..."')
            return None
        try:
            check_characters(field, value)
        except InputError as error:
            self.fault(field, error.message, error.remedy)
            return None
        return value


def printable(field: str) -> str:
    """A field's name as it may be shown: a name that is not plain could be anything, a person's included."""
    return field if _PLAIN_FIELD.fullmatch(field) else "a field with an unusual name"


_PLAIN_FIELD = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,39}")
_EXAMPLES = {
    "kind": '"kind": "note"',
    "id": '"id": "c-1"',
    "names": '"names": ["..."]',
    "clients": '"clients": ["c-1"]',
    "started": '"started": "2025-01-31"',
    "engagement": '"engagement": "e-1"',
    "date": '"date": "2025-01-31"',
    "text": '"text": "..."',
    "role": '"role": "husband"',
    "name": '"name": "..."',
}
