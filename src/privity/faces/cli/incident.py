"""`privity incident`: what to do when something went wrong, for one person alone, and what was done, filed."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from privity.durable import read_private
from privity.errors import InputError
from privity.faces.cli.reach import ask, ask_once
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out, out_table, say

if TYPE_CHECKING:
    from privity.model.aftercare import IncidentKind

incident = typer.Typer(help="When something went wrong.", no_args_is_help=True, add_completion=False)
_KindArgument = Annotated[
    str, typer.Argument(metavar="KIND", help="`phone`, `laptop`, `letter` or `break-in`.")
]


@incident.command("guide")
def guide(kind: _KindArgument) -> None:
    """Print what to do first, whom it concerns, what the law wants, what to tell a client. Needs no office."""
    from privity.services.aftercare import guides

    found, chosen = guides(), _kind(kind)
    what = found.kind[chosen]
    out(f"{what.title.upper()}\n\n{what.calm}\n\nThe first hour")
    for place, (_, words) in enumerate(what.first, 1):
        out(f"  {place}. {words}")
    out(
        f"\nWho is concerned\n  {what.concerned}\n\nWhat the law requires by when (data, unreviewed; take advice)"
    )
    for law in found.law:
        out(f"  {law.place}: {law.says} [{law.citation}, {law.confidence}]")
    out(f"\n{found.client.title}")
    for point in found.client.points:
        out(f"  - {point}")
    out(f"  {found.client.way}")


@incident.command("file")
def file(
    context: typer.Context,
    kind: _KindArgument,
    *,
    noticed: Annotated[
        str, typer.Option("--noticed", metavar="DATE", help="When you noticed; else today.")
    ] = "",
    told: Annotated[
        Path | None,
        typer.Option("--told-file", metavar="FILE", help="What happened, in a file of UTF-8 text."),
    ] = None,
    client: Annotated[
        list[str] | None,
        typer.Option("--client", metavar="CLIENT", help="A client concerned, by id; again for more."),
    ] = None,
) -> None:
    """File what went wrong. Each client concerned has it in their own ledger."""
    try:
        day = date.fromisoformat(noticed) if noticed else date.today()  # noqa: DTZ011 - the day on this desk
    except ValueError:
        raise InputError("this is not a date", field="--noticed", remedy="write it like 2026-11-27") from None
    request = {
        "kind": _kind(kind),
        "noticed": day.isoformat(),
        "told": _read(told) if told else "",
        "clients": client or [],
    }
    out(str(ask_once(settings_of(context), "file-incident", [request])["incident"]))


@incident.command("list")
def list_incidents(context: typer.Context) -> None:
    """List what was filed: id, day, kind, how many are concerned, and whether it is closed."""
    lines = [
        [one["incident"], one["noticed"], one["kind"], str(one["concerned"]), one["closed"] or "open"]
        for one in ask(settings_of(context), "incidents", [{}])
    ]
    out_table(["incident", "noticed", "kind", "concerned", "closed"], lines)
    if not lines:
        say("nothing was filed")


def _kind(name: str) -> "IncidentKind":
    from privity.model.aftercare import IncidentKind

    try:
        return IncidentKind(name)
    except ValueError:
        raise InputError(
            "there is no guide of this name", field="KIND", remedy=f"name one of {', '.join(IncidentKind)}"
        ) from None


def _read(path: Path) -> str:
    data = read_private(path)
    if data is None:
        raise InputError(f"`{path}` is not there", field="--told-file", remedy="name another file")
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise InputError("this is not UTF-8 text", field="--told-file", remedy="save it as UTF-8") from None
