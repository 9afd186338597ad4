"""`privity destinations`: where backups lie, and which of them should be made anew or destroyed."""

from typing import Annotated

import typer

from privity.faces.cli.options import ThemAsJson
from privity.faces.cli.reach import ask, ask_once
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out_json, out_table, say

destinations = typer.Typer(help="Where backups lie.", no_args_is_help=True, add_completion=False)


@destinations.command("list")
def list_destinations(
    context: typer.Context,
    *,
    as_json: ThemAsJson = False,
) -> None:
    """List the places that got backups, and which still hold a keys file that should be gone."""
    summary, *places = list(ask(settings_of(context), "destinations", [{}]))
    if as_json:
        out_json({"schema": "privity.destinations/1", **summary, "destinations": places})
        return
    out_table(
        ["made", "keys until", "state", "place"],
        [[one["made"][:10], one["expires"], _state(one), one["place"]] for one in places],
    )
    if summary["due"]:
        say("It is time for a new backup." if summary["last"] else "There is no backup yet.")


def _state(one: dict[str, object]) -> str:
    if not one["finished"]:
        return "the newest was not finished: make it once more"
    if one["erased_since"]:
        return f"knows {one['erased_since']} erased since"
    return "expired" if one["expired"] else "well"


@destinations.command("forget")
def forget(
    context: typer.Context,
    place: Annotated[str, typer.Argument(metavar="PLACE", help="As the list names it.")],
) -> None:
    """Note that the keys file at a place was destroyed, so that it can bring nobody back."""
    ask_once(settings_of(context), "forget-destination", [{"place": place}])
    say("Noted. The statement of an erasure no longer counts it.")
