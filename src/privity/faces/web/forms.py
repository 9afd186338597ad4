"""Reading what a page posts: `application/x-www-form-urlencoded` only, in memory, within limits.

Starlette's own form reader spools large parts into temporary files, which would be plaintext on the disk, so
it is never called. Browsers send every text field of these pages in this one encoding (WHATWG URL, section
5.1).
"""

from collections.abc import Mapping
from datetime import date
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from privity.errors import InputError

ENCODING = "application/x-www-form-urlencoded"
MAX_BYTES = 12 * 1024 * 1024
# A letter beyond ASCII takes six to nine bytes in a form, and a draft of ten megabytes may hold nothing else.
_DRAFT_BYTES = 48 * 1024 * 1024
_DRAFTS = "/check"
# A list of all clients has a box for each of them, an import a field for each column.
MAX_FIELDS = 8192

Fields = dict[str, str]


def largest_at(path: str) -> int:
    """How many bytes may be posted to a page."""
    return _DRAFT_BYTES if path == _DRAFTS else MAX_BYTES


async def read_form(request: Request) -> Fields:
    """Read a posted form; the last of several fields of one name counts.

    Raises InputError when it is too large, has too many fields or is not UTF-8.
    """
    body, largest = bytearray(), largest_at(request.url.path)
    try:
        async for part in request.stream():
            body += part
            if len(body) > largest:
                said = f"send at most {largest >> 20} MB"
                raise InputError("what was sent is too large", field="form", remedy=said)
    except ClientDisconnect as gone:
        raise InputError("the page went away while sending", field="form") from gone
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            max_num_fields=MAX_FIELDS,
            encoding="utf-8",
            errors="strict",
        )
    except ValueError as error:
        raise InputError("what was sent is not a form of this page", field="form") from error
    # Browsers send line ends as CR LF (WHATWG HTML, form submission); a note keeps LF alone.
    return {name: value.replace("\r\n", "\n") for name, value in pairs}


def day_in(form: Mapping[str, str], field: str, remedy: str = "choose a day") -> date:
    """A day that must be there. Raises InputError that names the field."""
    try:
        return date.fromisoformat(form.get(field, "").strip())
    except ValueError as error:
        raise InputError("this is not a date", field=field, remedy=remedy) from error


def day_if_any(form: Mapping[str, str], field: str, remedy: str = "choose a day") -> date | None:
    """A day that may be left out. Raises InputError that names the field."""
    return day_in(form, field, remedy) if form.get(field, "").strip() else None
