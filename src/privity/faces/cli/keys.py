"""`privity passphrase change`, `privity recovery renew`, `privity rekey`: new keys for the same office."""

from pathlib import Path
from typing import Annotated

import typer

from privity.faces.cli.options import ClientArgument
from privity.faces.cli.reach import ask, ask_once
from privity.faces.cli.secrets_in import ask_new_passphrase, read_secret_file
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out, say

passphrase = typer.Typer(
    help="The passphrase that is typed every day.", no_args_is_help=True, add_completion=False
)
recovery = typer.Typer(
    help="The recovery code that lies on paper.", no_args_is_help=True, add_completion=False
)


@passphrase.callback()
@recovery.callback()
def _group() -> None:
    """Keep the name of the one command below it."""


@passphrase.command("change")
def change(
    context: typer.Context,
    *,
    new_passphrase_file: Annotated[
        Path | None,
        typer.Option(
            "--new-passphrase-file", metavar="FILE", help="Read the new one from a file only you can read."
        ),
    ] = None,
) -> None:
    """Set a new passphrase. The records stay as they are; nothing is sealed anew."""
    settings = settings_of(context)
    _ = settings.existing
    old = settings.passphrase.get()
    given = new_passphrase_file
    new = ask_new_passphrase() if given is None else read_secret_file(given, "passphrase")
    ask_once(settings, "change-passphrase", [{"old": old, "new": new}])
    say("The passphrase is changed. An old copy of this whole device still opens with the old one.")


@recovery.command("renew")
def renew(context: typer.Context) -> None:
    """Make a new recovery code and print it, once. The one on paper no longer opens this office."""
    code = ask_once(settings_of(context), "new-recovery-code")["recovery_code"]
    say("Write this down and destroy the old paper. Backups made before still open with the old code:")
    say("make a new backup, and destroy the old ones.")
    out(str(code))


def rekey(context: typer.Context, client: ClientArgument) -> None:
    """Seal a client's record under a new key. A run that was interrupted is taken up by the next."""
    for step in ask(settings_of(context), "rekey", [{"client": client}]):
        say(str(step["step"]))
