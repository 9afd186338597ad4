"""`privity terms`: the agreement at the start of the work, its versions, and who was shown and accepted which."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from privity.durable import read_private
from privity.errors import InputError
from privity.faces.cli.options import ClientArgument, ThemAsJson
from privity.faces.cli.reach import ask, ask_once, take_out
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out, out_json, out_table, say

terms = typer.Typer(help="The terms of the work.", no_args_is_help=True, add_completion=False)
_Number = Annotated[int | None, typer.Option("--number", metavar="N", help="That version; else the newest.")]
_Day = Annotated[str, typer.Option("--date", metavar="DATE", help="The day it was; else today.")]
_LONGEST = 64 * 1024


@terms.command("list")
def list_versions(
    context: typer.Context,
    *,
    as_json: ThemAsJson = False,
) -> None:
    """List the versions that were made, the newest first."""
    found = list(ask(settings_of(context), "terms-versions", [{}]))
    if as_json:
        out_json({"schema": "privity.terms/1", "versions": found})
        return
    out_table(("number", "made", "place"), [[str(one["number"]), one["made"], one["place"]] for one in found])
    if not found:
        say("no terms were made yet; see `privity terms make`")


@terms.command("show")
def show(context: typer.Context, *, number: _Number = None) -> None:
    """Print a version as a client reads it."""
    out(str(ask_once(settings_of(context), "terms-show", [{"number": number}])["text"]).rstrip("\n"))


@terms.command("choices")
def choices(context: typer.Context, *, number: _Number = None) -> None:
    """Print the choices that a version was made from, as a file for `privity terms make`."""
    found = ask_once(settings_of(context), "terms-show", [{"number": number}])["choices"]
    for name, value in found.items():
        out(f"{name} = {_toml(value)}")


@terms.command("make")
def make(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The choices (TOML); what is not in it stays as it was.")
    ],
) -> None:
    """Make the next version. Clients who saw an older one can be shown it."""
    data = read_private(file)
    if data is None or len(data) > _LONGEST:
        raise InputError(f"`{file}` is not there, or is no file of choices", field="FILE")
    try:
        said = tomllib.loads(data.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise InputError(
            f"`{file}` is not TOML", field="FILE", remedy='write lines like fee = "90 for fifty minutes"'
        ) from None
    made = ask_once(settings_of(context), "terms-make", [{"choices": said}])
    say(f"version {made['number']} is made; no lawyer has reviewed it")


@terms.command("of")
def of(
    context: typer.Context,
    client: ClientArgument,
    *,
    as_json: ThemAsJson = False,
) -> None:
    """List what a client, or those of work together, were shown and accepted."""
    found = list(ask(settings_of(context), "terms-of", [{"client": client}]))
    if as_json:
        out_json({"schema": "privity.terms-of/1", "shown": found})
        return
    rows = [
        [str(one["number"]), one["shown"], one["accepted"] or "", str(one["open_questions"] or "")]
        for one in found
    ]
    out_table(("number", "shown", "accepted", "open questions"), rows)
    if not found:
        say("no terms were shown here yet")


@terms.command("offer")
def offer(
    context: typer.Context,
    client: ClientArgument,
    *,
    day: _Day = "",
    secrets: Annotated[
        str,
        typer.Option(
            "--secrets",
            metavar="POLICY",
            help="In work together: `kept`, `shared` or `asked`; else as it was agreed.",
        ),
    ] = "",
    paper: Annotated[
        bool, typer.Option("--paper", help="Print the agreement to take home, through the door.")
    ] = False,
) -> None:
    """Keep that the newest version was shown."""
    request = {"client": client, "day": _day(day), "secrets": secrets, "paper": paper}
    *pages, kept = ask(settings_of(context), "terms-offer", [request])
    take_out(pages)
    say(f"version {kept['number']} is kept as shown")


@terms.command("accept")
def accept(
    context: typer.Context,
    client: ClientArgument,
    *,
    day: _Day = "",
    leave_out: Annotated[
        bool, typer.Option("--leave-out", help="They said that they want to be left out of figures.")
    ] = False,
) -> None:
    """Keep that what was shown last was accepted."""
    request = {"client": client, "day": _day(day), "left_out": leave_out}
    kept = ask_once(settings_of(context), "terms-accept", [request])
    say(f"version {kept['number']} is kept as accepted")


def _day(text: str) -> str:
    try:
        return (date.fromisoformat(text) if text else date.today()).isoformat()  # noqa: DTZ011 - on this desk
    except ValueError:
        raise InputError("this is not a date", field="--date", remedy="write it like 2027-01-31") from None


def _toml(value: object) -> str:
    """A choice as TOML writes it: text with the escapes of JSON, which TOML shares."""
    return json.dumps(value, ensure_ascii=False)
