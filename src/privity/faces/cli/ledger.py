"""`privity ledger verify|bundle|checker`: what was recorded, checked as a whole, and proved entry by entry."""

from importlib.resources import files
from typing import Annotated

import typer

from privity.errors import BusyError, IntegrityError
from privity.faces.cli.exits import Exit
from privity.faces.cli.reach import Message, ask, ask_once, take_out
from privity.faces.cli.settings import Settings, settings_of
from privity.faces.cli.terminal import out, out_bytes, out_json

ledger = typer.Typer(
    help="Verify the ledger, or prove one entry of it.", no_args_is_help=True, add_completion=False
)


@ledger.command("verify")
def verify(
    context: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as one JSON object.")] = False,
) -> None:
    """Check the whole ledger, the state root and every record; say what is wrong and where. Mends nothing."""
    settings = settings_of(context)
    try:
        found = ask_once(settings, "verify")
    except IntegrityError as fault:
        found = _examined(settings, fault)
    if as_json:
        out_json({"schema": "privity.ledger-verification/1", **found})
    else:
        for flaw in found["flaws"]:
            out(f"wrong: {flaw}")
        for anomaly in found["anomalies"]:
            out(f"look at: {anomaly}")
        state = "is broken" if found["flaws"] else "holds"
        out(
            f"the ledger {state}: {found['entries']} entries, {found['records']} records, root {found['root']}"
        )
    raise typer.Exit(Exit.INTEGRITY if found["flaws"] else Exit.DONE)


def _examined(settings: Settings, fault: IntegrityError) -> Message:
    """What is wrong with an office that does not open, each flaw with its place."""
    from privity.bootstrap import examine_office
    from privity.services.dispatch import told_of

    try:
        found = told_of(examine_office(settings.existing, settings.passphrase.get()))
    except (IntegrityError, BusyError):
        raise fault from None
    return found if found["flaws"] else {**found, "flaws": [fault.message]}


@ledger.command("bundle")
def bundle(
    context: typer.Context,
    entry: Annotated[int, typer.Argument(metavar="ENTRY", help="The number of the entry.", min=0)],
    *,
    with_person: Annotated[
        bool, typer.Option("--with-person", help="Open the person's part too, for that person.")
    ] = False,
) -> None:
    """Print the proof of one entry, which can be checked without Privity."""
    take_out(ask(settings_of(context), "bundle", [{"entry": entry, "with_person": with_person}]))


@ledger.command("checker")
def checker() -> None:
    """Print the script that checks a proof without Privity, to be handed on with one."""
    out_bytes(files("privity.ledger").joinpath("verify_bundle.py").read_bytes())
