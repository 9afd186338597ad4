"""`privity common-issues`: what may be said instead of a case."""

import base64
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from privity.errors import InputError
from privity.faces.cli.exits import Exit
from privity.faces.cli.reach import ask
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out_bytes, out_json, say


def common_issues(
    context: typer.Context,
    *,
    kinds: Annotated[
        str,
        typer.Option("--list", help="sexology, counselling or couples; the practice's own when not given."),
    ] = "",
    release: Annotated[
        bool,
        typer.Option("--release", help="Make figures of the practice first. This spends budget for good."),
    ] = False,
    until: Annotated[
        str,
        typer.Option("--until", metavar="DATE", help="Work completed up to this day; today when not given."),
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON object.")] = False,
) -> None:
    """Print what may be said instead of a case."""
    settings = settings_of(context)
    _ = settings.existing
    day = _day(until)
    if until and not release:
        raise InputError("--until belongs to --release", field="--until", remedy="give both, or neither")
    request = {"list": kinds, "release": release, "until": day}
    said: dict[str, object] = {}
    card = b""
    for reply in ask(settings, "common-issues", [request]):
        if "data" in reply:
            card += base64.b64decode(reply["data"])
        elif "catalogue" in reply:
            said = dict(reply)
    if as_json:
        out_json({**said, "card": card.decode()})
    else:
        out_bytes(card)
    if said.get("too_few"):
        say(
            "there are too few completed works to say anything of this practice; the card holds what needs none"
        )
        raise typer.Exit(Exit.ASK)


def _day(text: str) -> str:
    if not text:
        return date.today().isoformat()  # noqa: DTZ011 - the day on this desk
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC).date().isoformat()
    except ValueError:
        raise InputError("this is not a day", field="--until", remedy="write it as 2026-11-27") from None
