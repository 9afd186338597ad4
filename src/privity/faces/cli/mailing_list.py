"""`privity mailing-list`: the list of addresses, brought in and taken out."""

from typing import Annotated

import typer

from privity.errors import InputError
from privity.faces.cli.exits import Exit
from privity.faces.cli.files_in import opened, read_bounded
from privity.faces.cli.options import DryRun, ReportAsJson
from privity.faces.cli.reach import ask, ask_once, take_out
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out, out_json, say

mailing_list = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The mailing list, apart from the records.",
)
_LARGEST = 128 * 1024 * 1024


@mailing_list.command("import")
def bring_in(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="A CSV, or one address on each line.")],
    *,
    dry_run: DryRun = False,
    as_json: ReportAsJson = False,
) -> None:
    """Bring addresses in. Says of every line that was not taken why."""
    settings = settings_of(context)
    _ = settings.existing
    with opened(file) as stream:
        data = read_bounded(stream, _LARGEST)
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise InputError("this file is not UTF-8", field="FILE", remedy="save it as UTF-8") from None
    taken = ask_once(settings, "list-import", [{"lines": lines, "dry_run": dry_run}])
    if as_json:
        out_json(taken)
    else:
        for one in taken["not_taken"]:
            say(f"line {one['line']}: {one['why']}")
        out(f"{taken['new']} new, {taken['known']} there already, {len(taken['not_taken'])} not taken")
    if taken["not_taken"]:
        raise typer.Exit(Exit.INCOMPLETE)


@mailing_list.command("export")
def export(context: typer.Context) -> None:
    """Print the list as a CSV, through the door."""
    settings = settings_of(context)
    _ = settings.existing
    take_out(ask(settings, "list-export", [{}]))


@mailing_list.command("remove")
def remove(
    context: typer.Context,
    email: Annotated[str, typer.Argument(metavar="ADDRESS|-", help="`-` reads it from standard input.")],
) -> None:
    """Take an address off the list, with all that it knew."""
    settings = settings_of(context)
    _ = settings.existing
    if email == "-":
        with opened("-") as stream:
            email = read_bounded(stream, 1000).decode("utf-8", "replace").strip()
    there = ask_once(settings, "list-remove", [{"email": email}])["there"]
    out("taken off the list" if there else "this address was not on the list")
