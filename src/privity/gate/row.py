"""One mapping of a pack file while it is parsed: each key is known, each value of its kind, or an error says where."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Final, NoReturn, TypeVar

from privity.errors import InputError
from privity.gate.document import Table

NAME: Final = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_Word = TypeVar("_Word", bound=StrEnum)


class Row:
    """A mapping with where it stands, for messages; below it each mapping has one of its own."""

    def __init__(self, name: str, table: Table, known: Iterable[str]) -> None:
        self.name, self.table = name, table
        known = tuple(known)
        for key in table:
            if key not in known:
                self.fail(f"unknown key `{key}`", key, known)

    def fail(self, message: str, word: str = "", known: Iterable[str] = ()) -> NoReturn:
        near = get_close_matches(word, tuple(known), n=1, cutoff=0.4)
        raise InputError(
            f"{self.name} line {self.table.line}: {message}",
            field=self.name,
            remedy=f"did you mean `{near[0]}`?" if near else "",
        )

    def text(self, key: str) -> str:
        value = self.table.get(key)
        if not isinstance(value, str | int) or isinstance(value, bool) or not str(value).strip():
            self.fail(f"`{key}` must be a text")
        return str(value)

    def name_of(self, key: str) -> str:
        value = self.text(key)
        if not NAME.fullmatch(value):
            self.fail(f"`{key}` must be lower-case letters, digits, `-`, `_` and `.`, got `{value}`")
        return value

    def flag(self, key: str) -> bool:
        value = self.table.get(key, False)
        if not isinstance(value, bool):
            self.fail(f"`{key}` must be true or false")
        return value

    def date(self, key: str) -> date | None:
        value = self.table.get(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"`{key}` must be a date such as 2026-11-01, got `{value}`")

    def words(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        items = value if isinstance(value, list) else [value]
        if not all(isinstance(item, str) for item in items):
            self.fail(f"`{key}` must be a list of words")
        return tuple(str(item) for item in items)

    def one_of(self, key: str, kind: type[_Word]) -> _Word:
        return self.word(self.text(key), key, kind)

    def word(self, value: str, key: str, kind: type[_Word]) -> _Word:
        try:
            return kind(value)
        except ValueError:
            self.fail(f"unknown {key} `{value}`", value, [member.value for member in kind])

    def below(self, value: object, known: Iterable[str]) -> "Row":
        if not isinstance(value, Table):
            self.fail("expected a mapping")
        return Row(self.name, value, known)

    def rows(self, key: str, known: Iterable[str]) -> list["Row"]:
        value = self.table.get(key) or []
        if not isinstance(value, list):
            self.fail(f"`{key}` must be a list")
        return [self.below(item, known) for item in value]

    def table_of(self, key: str) -> Mapping[str, object]:
        value = self.table.get(key)
        if value is None:
            return {}
        if not isinstance(value, Table):
            self.fail(f"`{key}` must be a mapping")
        return value
