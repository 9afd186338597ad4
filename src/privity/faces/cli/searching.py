"""`privity search`: full-text search in the notes."""

import sys
from typing import Annotated

import typer

from privity.errors import InputError
from privity.faces.cli.reach import ask, take_out
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import ask_line, is_shown, out_json, out_table, say

_LONGEST = 4096


def search(
    context: typer.Context,
    words: Annotated[
        str | None,
        typer.Argument(
            metavar="[WORDS|-]", help="What to look for; `-` reads standard input; else it is asked."
        ),
    ] = None,
    *,
    show: Annotated[bool, typer.Option("--show", help="Show the passages too.")] = False,
    reason: Annotated[
        str,
        typer.Option(
            "--reason", metavar="TEXT", help="Why passages are handed to a program; it is recorded."
        ),
    ] = "",
    process: Annotated[
        bool, typer.Option("--process", help="Passages of process notes too, which else stay apart.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as one JSON object.")] = False,
) -> None:
    """Search the notes. Prints ids, dates and kinds; all words must occur, `"..."` is a phrase, `*` ends a prefix."""
    settings = settings_of(context)
    if show and as_json:
        raise InputError(
            "--show and --json exclude each other", field="--show", remedy="passages leave as text"
        )
    _ = settings.existing
    if show and not is_shown() and not reason.strip():
        raise InputError(
            "passages of notes leave only for a stated reason",
            field="--reason",
            remedy="say why with --reason",
        )
    passages = ("shown" if is_shown() else "outgoing") if show else None
    request = {"words": _words(words), "passages": passages, "reason": reason, "process": process}
    replies = ask(settings, "search", [request])
    if passages == "outgoing":
        take_out(replies)
        return
    hits = list(replies)
    if as_json:
        out_json({"schema": "privity.search/1", "hits": hits})
    else:
        headings = ["note", "of", "date", "kind", *(["passage"] if show else [])]
        out_table(headings, [[hit[name] for name in headings] for hit in hits])
    if not hits:
        say("nothing found")


def _words(given: str | None) -> str:
    if given is None:
        return ask_line("look for: ")
    if given != "-":
        say("note: words given as an argument stay in the shell's history and in the list of processes")
        return given
    data = sys.stdin.buffer.read(_LONGEST + 1)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise InputError(
            "what to look for is not UTF-8 text", field="words", remedy="send it as UTF-8"
        ) from None
    if len(data) > _LONGEST:
        raise InputError(f"more than {_LONGEST} bytes to look for", field="words", remedy="leave some out")
    return text.strip("\r\n")
