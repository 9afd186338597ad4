"""Parses one line into a JSON object, stricter than RFC 8259 requires and in the spirit of RFC 7493 (I-JSON).

What a parser may silently resolve one way or the other (a key given twice, NaN, a number too large for its
type) is refused: two programs that read the same file must not see two different clients.
"""

import json
import math
from typing import Any, NoReturn

from privity.errors import InputError
from privity.interchange.caseload.lines import LONGEST_LINE

_DEEPEST = 32
_LARGEST = 2**63


def parse_object(line: bytes) -> dict[str, Any]:
    """One JSON object from one line. Raises InputError with words that hold nothing of the line."""
    if len(line) > LONGEST_LINE:
        raise InputError(
            f"is longer than {LONGEST_LINE // 2**20} MiB",
            remedy="split the text over several notes, or attach it as a file",
        )
    try:
        value = _DECODER.decode(_decode(line))
    except json.JSONDecodeError as error:
        raise InputError(
            f"is not JSON: it goes wrong at character {error.pos + 1}",
            remedy="write one JSON object per line",
        ) from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:  # a whole number of more digits than Python turns into one
        raise _too_large() from None
    if not isinstance(value, dict):
        raise InputError(
            "is not a JSON object", remedy="write one object per line, in braces, without a list around them"
        )
    return value


def check_foreign(field: str, value: object) -> None:
    """Refuse an unknown field's value that could not be kept and given back as it came. Raises InputError."""
    level = [value]
    for _ in range(_DEEPEST):
        below: list[object] = []
        for item in level:
            match item:
                case dict():
                    below += item.keys()
                    below += item.values()
                case list():
                    below += item
                case str():
                    check_characters(field, item)
        if not below:
            return
        level = below
    raise _too_deep(field)


def check_characters(field: str, text: str) -> None:
    """Refuse NUL and halves of characters, which no encoding of this text could carry on. Raises
    InputError.
    """
    if "\0" in text:
        raise InputError(
            "holds a NUL character", field=field, remedy="remove it from the source and export again"
        )
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise InputError(
                "holds half of a character (a lone surrogate)",
                field=field,
                remedy="export the source again as UTF-8",
            ) from None


def _decode(line: bytes) -> str:
    if b"\0" in line:
        raise InputError("holds NUL bytes, as UTF-16 text does", remedy="save the file as UTF-8")
    try:
        return line.decode()
    except UnicodeDecodeError as error:
        raise InputError(
            f"is not UTF-8 from byte {error.start + 1} on", remedy="save the file as UTF-8"
        ) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise InputError("gives the same key twice in one object", remedy="keep one of the two")
    return value


def _integer(digits: str) -> int:
    value = int(digits)
    if not -_LARGEST <= value < _LARGEST:
        raise _too_large()
    return value


def _fraction(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise _too_large()
    return value


def _constant(_word: str) -> NoReturn:
    raise InputError("holds NaN or Infinity, which JSON does not know", remedy="leave the field out")


def _too_large() -> InputError:
    return InputError("holds a number that is too large", remedy="write it as text, in quotes")


def _too_deep(field: str = "") -> InputError:
    return InputError(
        f"is nested more than {_DEEPEST} levels deep", field=field, remedy="leave the nested field out"
    )


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_int=_integer, parse_float=_fraction, parse_constant=_constant
)
