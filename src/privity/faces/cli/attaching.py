"""`privity attach` and `privity attachments`: files beside notes, in and out, of any size."""

import base64
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from privity.errors import InputError
from privity.faces.cli.files_in import opened
from privity.faces.cli.options import ClientArgument
from privity.faces.cli.reach import ask, ask_once, take_out
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out, out_table, say

_PIECE = 256 * 1024
_LARGEST_CARD = 1 << 20


def attach(
    context: typer.Context,
    client: ClientArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A scan, a recording, a document.")],
    *,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="The day it is of; else today.")
    ] = None,
    card: Annotated[
        Path | None,
        typer.Option("--card", metavar="FILE", help="A text file with the words of its index card."),
    ] = None,
) -> None:
    """Seal a file beside a note of its own. Prints the file's id."""
    settings = settings_of(context)
    _ = settings.existing
    read, unread = _words_of(file)
    request: dict[str, Any] = {
        "client": client,
        "name": file.name,
        "date": _day(day).isoformat(),
        "words": _card(card),
        "read": read,
        "unread": unread,
    }
    found = ask_once(settings, "attach", _requests(request, file))
    out(found["file"])
    say("The file that you named still lies where it was, readable; take it away there.")


def attachments(
    context: typer.Context,
    client: ClientArgument,
    *,
    take: Annotated[
        str | None, typer.Option("--take", metavar="ID", help="Write this file to standard output.")
    ] = None,
    reason: Annotated[
        str, typer.Option("--reason", metavar="WHY", help="Why it is taken out; kept in the ledger.")
    ] = "",
) -> None:
    """List the files beside notes, or take one out."""
    settings = settings_of(context)
    _ = settings.existing
    if take is not None:
        take_out(ask(settings, "take-out-attachment", [{"client": client, "file": take, "reason": reason}]))
        return
    found = ask(settings, "attachments", [{"client": client}])
    rows = [[one["file"], one["added"][:10], str(one["size"]), one["name"]] for one in found]
    out_table(("id", "kept", "bytes", "name"), rows)


def _requests(request: dict[str, Any], file: Path) -> Iterator[dict[str, Any]]:
    yield request
    with opened(str(file)) as stream:
        while piece := stream.read(_PIECE):
            yield {"data": base64.b64encode(piece).decode("ascii")}


def _words_of(file: Path) -> tuple[str, list[tuple[str, str]]]:
    """What can be read of it, and each part that cannot."""
    from privity.interchange.documents import LARGEST_READ, is_readable, read_document

    if not is_readable(file.name):
        return "", []
    with opened(str(file)) as stream:
        data = stream.read(LARGEST_READ + 1)
    if len(data) > LARGEST_READ:
        return "", [("the whole file", f"is larger than {LARGEST_READ >> 20} MiB, so it was not read")]
    found = read_document(file.name, data)
    return found.text, [(part.where, part.why) for part in found.unread_parts]


def _card(file: Path | None) -> str:
    if file is None:
        return ""
    with opened(str(file)) as stream:
        try:
            return stream.read(_LARGEST_CARD).decode()
        except UnicodeDecodeError:
            raise InputError("is not UTF-8 text", field="--card", remedy="save it as UTF-8") from None


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text) if text else date.today()  # noqa: DTZ011 - the day on this desk
    except ValueError:
        raise InputError("is not a date", field="--date", remedy="write it as 2026-01-31") from None
