"""`privity fhir`: consents and disclosures from another program's records, in HL7 FHIR."""

from typing import Annotated

import typer

from privity.faces.cli.files_in import opened, read_bounded
from privity.faces.cli.options import ClientArgument, DryRun, ReportAsJson
from privity.faces.cli.reach import ask_once
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out, out_json, say

_LARGEST = 32 * 1024 * 1024


def fhir(
    context: typer.Context,
    client: ClientArgument,
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="A FHIR resource or Bundle in JSON; `-` reads standard input."),
    ],
    *,
    dry_run: DryRun = False,
    as_json: ReportAsJson = False,
) -> None:
    """Keep FHIR consents and disclosures of a client. They permit nothing."""
    from datetime import date

    from msgspec import to_builtins

    from privity.interchange.fhir_r4 import read_fhir

    settings = settings_of(context)
    _ = settings.existing
    with opened(file) as stream:
        found = read_fhir(read_bounded(stream, _LARGEST), date.today())  # noqa: DTZ011 - the day on this desk
    request = {"client": client, "found": to_builtins(found), "dry_run": dry_run}
    taken = ask_once(settings, "bring-elsewhere", [request])
    if as_json:
        out_json({"schema": "privity.fhir-report/1", "dry_run": dry_run, **taken})
        return
    for line in taken["not_taken"]:
        say(f"not taken: {line}")
    verb = "that would be kept" if dry_run else "kept"
    out(
        f"consents {verb}: {taken['consents']}, none of which permits anything; disclosures {verb}:"
        f" {taken['disclosures']}; here already: {taken['here_already']}"
    )
