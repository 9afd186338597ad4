"""`privity stick`: this device's part of the key on a stick that stays in the drawer, or back on the device."""

from pathlib import Path
from typing import Annotated

import typer

from privity.faces.cli.reach import ask_once
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import say

stick = typer.Typer(
    help="Part of the key on a stick instead of the disk.",
    no_args_is_help=True,
    add_completion=False,
)


@stick.command("use")
def use(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of the stick.")],
) -> None:
    """Keep a fresh part of the key on a stick from now on. The one on the disk is destroyed."""
    _move(context, folder.absolute())
    say(
        "From now on the office opens with the passphrase only while this stick is in. If the stick is lost, the"
    )
    say("recovery code takes the office over anew: `privity move`.")


@stick.command("back")
def back(context: typer.Context) -> None:
    """Keep this device's part of the key on the device again. The stick must be in."""
    _move(context, None)
    say(
        "This device's part of the key lies on the device again; what is on the stick opens nothing any more."
    )


def _move(context: typer.Context, folder: Path | None) -> None:
    settings = settings_of(context)
    _ = settings.existing
    request = {"stick": None if folder is None else str(folder), "passphrase": settings.passphrase.get()}
    ask_once(settings, "move-secret", [request])
