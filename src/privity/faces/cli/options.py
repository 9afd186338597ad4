"""What several commands take alike: the client that is meant, and how the answer is to come."""

from typing import Annotated

import typer

ClientArgument = Annotated[
    str, typer.Argument(metavar="CLIENT", help="The imported id or the office's own code, never a name.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be taken, and take nothing.")]
ReportAsJson = Annotated[bool, typer.Option("--json", help="Print the report as one JSON object.")]
ThemAsJson = Annotated[bool, typer.Option("--json", help="Print them as one JSON object.")]
