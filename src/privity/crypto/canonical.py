"""Canonical JSON: sorted keys, no spaces, ASCII only, no floats. One value has one encoding (after RFC 8785)."""

import json
from collections.abc import Mapping

from privity.errors import IntegrityError

_TYPE_ERROR = "only text, whole numbers, booleans, null, lists and objects can be encoded canonically"


def canonical(value: Mapping[str, object]) -> bytes:
    """Encode an object canonically. Raises TypeError on anything that has more than one encoding."""
    _check(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def parse_canonical(data: bytes, *, field: str) -> dict[str, object]:
    """Parse an object and refuse every encoding but the canonical one. Raises IntegrityError."""
    try:
        value = json.loads(data)
        if isinstance(value, dict) and canonical(value) == data:
            return value
    except (ValueError, TypeError, RecursionError):
        pass
    raise IntegrityError(f"the {field} is malformed", field=field)


def _check(value: object) -> None:
    match value:
        case None | str() | bool() | int():
            return
        case Mapping():
            for name, inner in value.items():
                if not isinstance(name, str):
                    raise TypeError(_TYPE_ERROR)
                _check(inner)
        case list() | tuple():
            for inner in value:
                _check(inner)
        case _:
            raise TypeError(_TYPE_ERROR)
