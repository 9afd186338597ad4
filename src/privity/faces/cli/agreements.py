"""`privity agreements` and `privity take-back`: what stands with a client, and that they ended it."""

from datetime import date
from typing import Annotated

import typer

from privity.errors import InputError
from privity.faces.cli.options import ClientArgument, ThemAsJson
from privity.faces.cli.reach import ask
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out_json, out_table, say


def agreements(
    context: typer.Context,
    client: ClientArgument,
    *,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DATE", help="As it stood on that day, by what was known by its end."
        ),
    ] = None,
    as_json: ThemAsJson = False,
) -> None:
    """List where a client's agreements stand. Who they are for is shown in the app alone."""
    settings = settings_of(context)
    _ = settings.existing
    lines = list(ask(settings, "agreements", [{"client": client, "as_of": _day(as_of)}]))
    if as_json:
        out_json({"schema": "privity.agreements/1", "agreements": lines})
        return
    headings = ["id", "standing", "purpose", "from", "until"]
    out_table(headings, [[line[name] or "" for name in headings] for line in lines])
    if not lines:
        say("nothing is agreed with this client")


def take_back(
    context: typer.Context,
    client: ClientArgument,
    *,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="ID", help="This one agreement. Without it, all of them."),
    ] = None,
    by: Annotated[
        str,
        typer.Option("--by", metavar="WAY", help="How it came: call, text, email, post, passing or visit."),
    ] = "call",
) -> None:
    """Write down that a client ended something. It holds from now on."""
    settings = settings_of(context)
    _ = settings.existing
    for line in ask(settings, "take-back", [{"client": client, "of": only, "came_by": by}]):
        say(f"it has ended, and nothing goes out on it from {line['holds_since']} on")


def _day(text: str | None) -> str | None:
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError as error:
        raise InputError("this is not a date", field="--as-of", remedy="write it like 2026-11-27") from error
