"""`privity keeping`: how long records are kept, what is due, and what is on hold. Nothing goes by itself."""

from datetime import date
from typing import Annotated

import typer

from privity.errors import InputError
from privity.faces.cli.options import ClientArgument, ThemAsJson
from privity.faces.cli.reach import ask, ask_once
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out_json, out_table, say

keeping = typer.Typer(help="Keeping times and holds.", no_args_is_help=True, add_completion=False)


@keeping.command("list")
def list_due(
    context: typer.Context,
    *,
    as_json: ThemAsJson = False,
) -> None:
    """List the records whose work ended, by the day until which they are kept. Prints ids, never names."""
    today = date.today()  # noqa: DTZ011 - the day on this desk
    summary, *lines = list(ask(settings_of(context), "keeping", [{"today": today.isoformat()}]))
    if as_json:
        out_json({"schema": "privity.keeping/1", **summary, "records": lines})
        return
    if summary["years"] is None:
        say("No keeping time is chosen yet: `privity keeping rules`, then `privity keeping choose`.")
        return
    out_table(
        ["until", "ended", "state", "client"],
        [[one["until"], one["ended"], _state(one), one["client"]] for one in lines],
    )
    say(f"{summary['due']} due. Nothing is destroyed by itself: offer the account, then `privity erase`.")


def _state(one: dict[str, object]) -> str:
    return "on hold" if one["held"] else "due" if one["due"] else "kept"


@keeping.command("rules")
def rules() -> None:
    """List the published keeping times that this version knows. Unreviewed; not legal advice."""
    from privity.services.keeping import keeping_rules

    out_table(
        ["id", "years", "minors until", "where", "for", "source"],
        [
            [
                rule.id,
                str(rule.years or "-"),
                str(rule.minor_until or "-"),
                rule.place,
                rule.whose,
                f"{rule.citation} ({rule.confidence})",
            ]
            for rule in keeping_rules()
        ],
    )
    say("No lawyer has reviewed these. Take advice before you rely on one.")


@keeping.command("choose")
def choose(
    context: typer.Context,
    years: Annotated[int, typer.Argument(metavar="YEARS", help="Years after the last contact.")],
    *,
    rule: Annotated[
        str, typer.Option("--rule", metavar="ID", help="The published rule it is taken from.")
    ] = "",
    minors: Annotated[
        int | None,
        typer.Option("--minors-until", metavar="AGE", help="Keep a minor's record until this age."),
    ] = None,
) -> None:
    """Choose how long this practice keeps records."""
    request = {"years": years, "minor_until": minors, "rule": rule}
    warning = ask_once(settings_of(context), "choose-keeping", [request])["warning"]
    if warning:
        say(f"Kept, but {warning}.")


@keeping.command("hold")
def hold(
    context: typer.Context,
    client: ClientArgument,
    *,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="What is open; it is sealed.")],
    until: Annotated[
        str,
        typer.Option(
            "--look-again", metavar="DATE", help="When somebody is to look whether it still stands."
        ),
    ] = "",
) -> None:
    """Put a client's record on hold: no erasure passes until it is lifted."""
    try:
        day = date.fromisoformat(until).isoformat() if until else None
    except ValueError:
        raise InputError(
            "this is not a date", field="--look-again", remedy="write it like 2027-01-31"
        ) from None
    ask_once(settings_of(context), "hold", [{"client": client, "reason": reason, "look_again": day}])
    say("The record is on hold.")


@keeping.command("lift")
def lift(context: typer.Context, client: ClientArgument) -> None:
    """Lift a hold. That it stood, and why, stays in the record's ledger."""
    ask_once(settings_of(context), "lift-hold", [{"client": client}])
    say("The hold is lifted.")
