"""`privity account`: what left about a client, what was asked, and who looked."""

from typing import Annotated

import typer

from privity.errors import InputError
from privity.faces.cli.options import ClientArgument
from privity.faces.cli.reach import ask, take_out
from privity.faces.cli.settings import settings_of


def account(
    context: typer.Context,
    client: ClientArgument,
    *,
    practice: Annotated[
        bool,
        typer.Option("--practice", help="For the practice itself: with what is held back from the client."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the account as one JSON object.")] = False,
    as_fhir: Annotated[
        bool, typer.Option("--fhir", help="Print it as a FHIR R4 Bundle, with the consents on file.")
    ] = False,
) -> None:
    """Print the account of a client, as the client may have it. It leaves through the door."""
    settings = settings_of(context)
    _ = settings.existing
    if as_json and as_fhir:
        raise InputError("--json and --fhir exclude each other", field="--json", remedy="give one of them")
    form = "json" if as_json else "fhir" if as_fhir else "text"
    take_out(ask(settings, "account", [{"client": client, "practice": practice, "form": form}]))
