"""`privity dates`: the dates of a record, and one more."""

from datetime import datetime
from typing import Annotated

import typer

from privity.errors import InputError
from privity.faces.cli.options import ThemAsJson
from privity.faces.cli.reach import ask, ask_once
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out_json, out_table, say


def dates(
    context: typer.Context,
    record: Annotated[
        str,
        typer.Argument(metavar="RECORD", help="The id of a client, or of work together; never a name."),
    ],
    *,
    following: Annotated[
        str | None,
        typer.Option("--next", metavar="TIME", help="Keep a further date, as `2027-01-31 09:30`."),
    ] = None,
    minutes: Annotated[int, typer.Option("--minutes", metavar="N", help="How long it lasts.")] = 50,
    as_json: ThemAsJson = False,
) -> None:
    """List the dates of a record, or keep the next one."""
    settings = settings_of(context)
    _ = settings.existing
    if following is not None:
        request = {"record": record, "starts": _time(following), "minutes": minutes}
        ask_once(settings, "next-date", [request])
        say("the date is kept")
        return
    lines = list(ask(settings, "dates", [{"record": record}]))
    if as_json:
        out_json({"schema": "privity.dates/1", "dates": lines})
        return
    headings = ["starts", "minutes", "attendance"]
    out_table(headings, [[str(line[name]) for name in headings] for line in lines])
    if not lines:
        say("there are no dates in this record")


def _time(text: str) -> str:
    try:
        return datetime.strptime(text, "%Y-%m-%d %H:%M").isoformat()  # noqa: DTZ007 - the clock on the wall
    except ValueError:
        raise InputError("is not a time", field="--next", remedy="write it as 2027-01-31 09:30") from None
