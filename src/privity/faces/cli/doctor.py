"""`privity doctor`: this machine and this office, looked at in words."""

import shutil
import sys
import webbrowser
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from privity import __version__
from privity.errors import PrivityError
from privity.faces.cli.exits import Exit
from privity.faces.cli.serving import has_screen
from privity.faces.cli.settings import Settings, settings_of
from privity.faces.cli.terminal import out, out_json
from privity.services.health import Check, State, check_encoder, check_folder, check_machine, check_office
from privity.services.surroundings import check_surroundings

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "firefox", "microsoft-edge", "brave-browser")


def doctor(
    context: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as one JSON object.")] = False,
) -> None:
    """Check this machine and this office. Opens nothing, and says in words what to do."""
    checks = list(_checks(settings_of(context)))
    if as_json:
        out_json(
            {
                "schema": "privity.doctor/1",
                "checks": [
                    {"name": one.name, "state": one.state.value, "says": one.says, "remedy": one.remedy}
                    for one in checks
                ],
            }
        )
    else:
        for one in checks:
            out(f"{one.state.value:5}  {one.name}: {one.says}")
            if one.remedy and one.state is not State.WELL:
                out(f"       {one.remedy}")
    wrong = any(one.state is State.WRONG for one in checks)
    raise typer.Exit(Exit.ERROR if wrong else Exit.DONE)


def _checks(settings: Settings) -> Iterator[Check]:
    from privity.bootstrap import read_header

    yield _versions()
    yield check_encoder()
    yield from check_machine()
    yield from check_surroundings(Path.home())
    yield _browser()
    place = settings.place
    if not place.folder.is_dir():
        yield Check(
            "office", State.LOOK, f"there is no office in `{place.folder}`", "make one with `privity init`"
        )
        return
    yield from check_folder(place)
    try:
        _, header = read_header(place)
    except PrivityError as fault:
        yield Check("office", State.WRONG, fault.message, fault.remedy)
        return
    yield from check_office(place, header)
    yield _opener(settings)


def _versions() -> Check:
    from privity.storage.sqlcipher import check_versions

    says = f"privity {__version__}, Python {sys.version.split()[0]}, cryptography {version('cryptography')}"
    try:
        cipher, sqlite = check_versions()
    except PrivityError as fault:
        return Check("versions", State.WRONG, fault.message, fault.remedy)
    return Check("versions", State.WELL, f"{says}, SQLCipher {cipher}, SQLite {sqlite}")


def _browser() -> Check:
    found = next(filter(shutil.which, _BROWSERS), None)
    if found is None and sys.platform in ("darwin", "win32"):
        found = "the system's own"
    if found is None and has_screen():
        found = _by_module()
    if found is None:
        return Check(
            "browser", State.LOOK, "no browser was found for the app", "install one; the commands need none"
        )
    return Check("browser", State.WELL, f"{found} can show the app")


def _by_module() -> str | None:
    try:
        return str(webbrowser.get().name) or None
    except webbrowser.Error:
        return None


def _opener(settings: Settings) -> Check:
    from privity.interchange.local_socket import connect

    conversation = connect(settings.place.socket)
    if conversation is None:
        return Check("app", State.WELL, "no other process has the office open for commands")
    greeting = conversation.greeting
    conversation.close()
    if greeting.get("anchor_lags"):
        return Check(
            "app",
            State.WRONG,
            "the app has the office open, and cannot write this device's anchor",
            "free some space, or give yourself rights to the folder of states",
        )
    return Check("app", State.WELL, "the app has the office open, and answers commands")
