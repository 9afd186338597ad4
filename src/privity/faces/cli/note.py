"""`privity note`: notes written, signed, amended, answered by their client, listed and read."""

import sys
from datetime import date
from typing import Annotated, Final

import typer

from privity.errors import InputError
from privity.faces.cli.files_in import opened, read_bounded
from privity.faces.cli.options import ThemAsJson
from privity.faces.cli.reach import ask, ask_once, take_out
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import is_shown, out, out_json, out_table, say

note = typer.Typer(
    help="Notes: write, sign, amend, list and read them.", no_args_is_help=True, add_completion=False
)

_LARGEST = 8 * 1024 * 1024
_KINDS = ("progress", "process")
_AGREED: Final = {
    "kept": "agreed here: what one of them tells you alone stays with you; bring nothing of it into this record",
    "shared": "agreed here: you keep no secrets between them",
    "asked": "agreed here: what one of them tells you alone is brought in only after you asked them, each time",
    "open": "nothing was agreed here yet about what one of them tells you alone; until it is, keep it apart",
}

_Record = Annotated[
    str,
    typer.Argument(
        metavar="RECORD", help="The id of a client, or of work together with several; never a name."
    ),
]
_NoteId = Annotated[
    str, typer.Argument(metavar="NOTE", help="The note's id, as `list` and `search` print it.")
]
_File = Annotated[
    str, typer.Argument(metavar="FILE|-", help="The words, in UTF-8; without FILE from standard input.")
]


@note.command("add")
def add(
    context: typer.Context,
    record: _Record,
    file: _File = "-",
    *,
    kind: Annotated[
        str,
        typer.Option("--kind", metavar="KIND", help="`progress`, or `process` for a note that lies apart."),
    ] = "progress",
    day: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="The day it is of; else today.")
    ] = None,
) -> None:
    """Write a note. Prints its id."""
    settings = settings_of(context)
    _ = settings.existing
    if kind not in _KINDS:
        raise InputError("is no kind of note", field="--kind", remedy="say progress or process")
    request = {"record": record, "kind": kind, "day": _day(day)}
    kept = ask_once(settings, "note-add", [{**request, "words": _words(file)}])
    out(kept["note"])
    _say_agreed(kept["secrets"])


@note.command("sign")
def sign(context: typer.Context, name: _NoteId) -> None:
    """Sign a note: from then on it is amended, never changed."""
    ask_once(settings_of(context), "note-sign", [{"note": name}])
    say("the note is signed")


@note.command("amend")
def amend(
    context: typer.Context,
    name: _NoteId,
    file: _File = "-",
    *,
    reason: Annotated[
        str, typer.Option("--reason", metavar="WHY", help="Why it changes; it stands under the note.")
    ],
) -> None:
    """Give a signed note its new text. What it said before stays under it."""
    settings = settings_of(context)
    _ = settings.existing
    ask_once(settings, "note-amend", [{"note": name, "reason": reason, "words": _words(file)}])
    say("the note is amended, and what it said before stays under it")


@note.command("statement")
def statement(context: typer.Context, name: _NoteId, file: _File = "-") -> None:
    """Keep a client's own words beside a note."""
    settings = settings_of(context)
    _ = settings.existing
    ask_once(settings, "note-statement", [{"note": name, "words": _words(file)}])
    say("the statement stands beside the note")


@note.command("list")
def list_notes(
    context: typer.Context,
    record: _Record,
    *,
    as_json: ThemAsJson = False,
) -> None:
    """List the notes of a record, without their words."""
    agreed, *lines = ask(settings_of(context), "note-list", [{"record": record}])
    if as_json:
        out_json({"schema": "privity.notes/1", "secrets": agreed["secrets"], "notes": lines})
        return
    headings = ["note", "date", "kind", "signed", "amended", "statements"]
    rows = [{**line, "signed": "signed" if line["signed"] else ""} for line in lines]
    out_table(headings, [[str(row[name]) for name in headings] for row in rows])
    if not lines:
        say("there are no notes in this record")
    _say_agreed(agreed["secrets"])


@note.command("show")
def show(
    context: typer.Context,
    name: _NoteId,
    *,
    process: Annotated[bool, typer.Option("--process", help="Read it though it is a process note.")] = False,
    reason: Annotated[
        str,
        typer.Option("--reason", metavar="WHY", help="Why it is handed to a program; kept in the ledger."),
    ] = "",
) -> None:
    """Read one note; to a program it goes for a reason."""
    request = {"note": name, "process": process, "reason": reason, "outgoing": not is_shown()}
    replies = ask(settings_of(context), "note-show", [request])
    if request["outgoing"]:
        take_out(replies)
        return
    for reply in replies:
        out(reply["text"])


def _say_agreed(secrets: str | None) -> None:
    if secrets is not None:
        say(_AGREED[secrets])


def _words(file: str) -> str:
    if file == "-" and sys.stdin.isatty():
        say("write, and end with Ctrl-D on a line of its own (on Windows Ctrl-Z and Enter)")
    with opened(file) as stream:
        data = read_bounded(stream, _LARGEST)
    try:
        return data.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise InputError("this is not UTF-8 text", field="FILE", remedy="save it as UTF-8") from None


def _day(text: str | None) -> str:
    try:
        return (date.fromisoformat(text) if text else date.today()).isoformat()  # noqa: DTZ011 - the day on this desk
    except ValueError:
        raise InputError("is not a date", field="--date", remedy="write it as 2026-01-31") from None
