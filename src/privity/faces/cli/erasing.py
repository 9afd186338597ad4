"""`privity erase`: destroys the key of a client's record, and with it the record."""

from typing import Annotated

import typer

from privity.errors import IncompleteError, InputError
from privity.faces.cli.options import ClientArgument
from privity.faces.cli.reach import ask, take_out
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import ask_line, say

_OFFERED = ("given", "declined", "unreachable")


def erase(
    context: typer.Context,
    client: ClientArgument,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask once more.")] = False,
    account: Annotated[
        str | None,
        typer.Option(
            "--account",
            metavar="HOW",
            help="The account was offered first: `given`, `declined`, `unreachable`.",
        ),
    ] = None,
) -> None:
    """Destroy a client's record for good. Prints the statement of erasure."""
    settings = settings_of(context)
    _ = settings.existing
    if account not in (None, *_OFFERED):
        raise InputError(
            f"--account is one of {', '.join(_OFFERED)}", field="--account", remedy="say how the offer ended"
        )
    if account is None:
        say(
            "Offer the account of what ever left first: it goes with the record. --account says how that ended."
        )
    if not yes:
        _confirm(client)
    take_out(ask(settings, "erase", [{"client": client, "account": account}]))


def _confirm(client: str) -> None:
    try:
        typed = ask_line("This cannot be undone. Type the id once more to destroy the record: ")
    except IncompleteError:
        raise IncompleteError(
            "nobody confirmed the erasure",
            field="CLIENT",
            remedy="give --yes where no terminal is there to ask",
        ) from None
    if typed.strip() != client:
        raise InputError("that is another id; nothing was erased", field="CLIENT", remedy="try again")
