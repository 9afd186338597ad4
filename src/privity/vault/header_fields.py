"""Typed fields read out of a header; whatever is missing or of another type is one and the same error."""

from collections.abc import Mapping

from privity.crypto.shares import MOST_CIRCLES
from privity.errors import IntegrityError
from privity.model.ids import is_id

_MALFORMED = "the header is not one that this office wrote"
_REMEDY = "restore the folder from a backup; nothing was changed"


def header_refused() -> IntegrityError:
    """The one error for every header that is malformed, truncated or from another hand."""
    return IntegrityError(_MALFORMED, field="header", remedy=_REMEDY)


class HeaderFields:
    """Reads typed fields out of a parsed object; anything missing or of another type is one and the same error."""

    def __init__(self, value: Mapping[str, object]) -> None:
        self._value = value

    def inner(self, name: str) -> "HeaderFields":
        value = self._value.get(name)
        if not isinstance(value, dict):
            raise header_refused()
        return HeaderFields(value)

    def is_null(self, name: str) -> bool:
        return name in self._value and self._value[name] is None

    def pairs(self, name: str) -> list[tuple[int, int]]:
        """A list of one to sixteen pairs of whole numbers."""
        value = self._value.get(name)
        if not isinstance(value, list) or not 1 <= len(value) <= MOST_CIRCLES:
            raise header_refused()
        found = []
        for pair in value:
            if not isinstance(pair, list) or [type(one) for one in pair] != [int, int]:
                raise header_refused()
            found.append((pair[0], pair[1]))
        return found

    def text(self, name: str) -> str:
        value = self._value.get(name)
        if not isinstance(value, str):
            raise header_refused()
        return value

    def number(self, name: str) -> int:
        value = self._value.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
            raise header_refused()
        return value

    def identifier(self, name: str) -> str:
        text = self.text(name)
        if not is_id(text):
            raise header_refused()
        return text

    def bytes(self, name: str, length: int | None = None) -> bytes:
        try:
            value = bytes.fromhex(self.text(name))
        except ValueError:
            raise header_refused() from None
        if length is not None and len(value) != length:
            raise header_refused()
        return value
