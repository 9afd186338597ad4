"""`privity serve`: the web app, reached by a link that works once."""

import os
import sys
import webbrowser

import typer

from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import is_shown, out, out_all, say


def serve(context: typer.Context) -> None:
    """Serve the web app on this machine alone. It opens with a link that works once."""
    settings = settings_of(context)
    raise typer.Exit(settings.serve(settings.place, open_link))


def open_link(link: str) -> None:
    """Show the link, and open it where there is a screen and somebody who looks at it."""
    out(link)
    out_all()
    if is_shown() and has_screen() and webbrowser.open(link):
        say("Privity is open in your browser. Leave this window as it is; Ctrl-C locks the office and ends.")
    else:
        say("Open this link in a browser on this computer; it works once. Ctrl-C locks the office and ends.")


def has_screen() -> bool:
    """Say whether a browser could show anything here."""
    return sys.platform in ("darwin", "win32") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
