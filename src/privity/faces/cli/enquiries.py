"""`privity enquiries`: who asked and did not come yet, and which of them are due to be destroyed."""

from datetime import date
from typing import Annotated

import typer

from privity.faces.cli.options import ThemAsJson
from privity.faces.cli.reach import ask
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out_json, out_table, say


def enquiries(
    context: typer.Context,
    *,
    due: Annotated[bool, typer.Option("--due", help="Only those whose day has come.")] = False,
    as_json: ThemAsJson = False,
) -> None:
    """List enquiries by their codes. `privity erase CODE` destroys one; none goes by itself."""
    settings = settings_of(context)
    _ = settings.existing
    today = date.today().isoformat()  # noqa: DTZ011 - the day on this desk
    lines = list(ask(settings, "enquiries", [{"due": due, "today": today}]))
    if as_json:
        out_json({"schema": "privity.enquiries/1", "enquiries": lines})
        return
    headings = ["enquiry", "asked", "shred_on"]
    out_table(headings, [[line[name] for name in headings] for line in lines])
    if not lines:
        say("no enquiry is due" if due else "there are no enquiries")
