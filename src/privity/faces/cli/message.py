"""`privity message`: a letter or an e-mail that came in, filed in the record of whoever wrote it."""

from datetime import date
from typing import Annotated

import typer

from privity.errors import InputError
from privity.faces.cli.files_in import opened, read_bounded
from privity.faces.cli.options import ClientArgument
from privity.faces.cli.reach import ask_once
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out, out_json, say

_LARGEST = 64 * 1024 * 1024
_PRIVATE = {
    "one-half": "they offer these words for others to read; they stay a private message, since the work was with"
    " somebody else too",
    "minor": "they offer these words for others to read; they stay a private message, since nobody under eighteen"
    " appears in publicity",
}


def message(
    context: typer.Context,
    client: ClientArgument,
    file: Annotated[
        str,
        typer.Argument(metavar="FILE|-", help="An e-mail saved as .eml, or the words of a letter in UTF-8."),
    ],
    *,
    day: Annotated[
        str | None,
        typer.Option("--date", metavar="DAY", help="The day it came; of an e-mail its own, else today."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """File a message that came in. Prints the note's id."""
    settings = settings_of(context)
    _ = settings.existing
    with opened(file) as stream:
        data = read_bounded(stream, _LARGEST)
    words, sent = _words(file, data)
    request = {"client": client, "words": words, "day": _day(day, sent).isoformat()}
    filed = ask_once(settings, "file-message", [request])
    if as_json:
        out_json(filed)
        return
    out(filed["note"])
    if filed["private"]:
        say(_PRIVATE[filed["private"]])
    elif filed["offers"]:
        say("in this message they offer their words; the app shows it on the message's page")


def _words(name: str, data: bytes) -> tuple[str, date | None]:
    if name.lower().endswith(".eml"):
        from privity.interchange.documents import mail_words

        found = mail_words(data)
        return found.text, found.day
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        raise InputError(
            "this file is not UTF-8", field="FILE", remedy="save it as UTF-8, or as .eml"
        ) from None


def _day(text: str | None, sent: date | None) -> date:
    today = date.today()  # noqa: DTZ011 - the day on this desk
    try:
        return date.fromisoformat(text) if text else min(sent, today) if sent else today
    except ValueError:
        raise InputError("is not a date", field="--date", remedy="write it as 2026-01-31") from None
