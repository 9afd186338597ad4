"""`privity wishes`: how a client or an enquirer wishes to be reached, shown to the eye or kept from a file."""

import json
import tomllib
from typing import Annotated, Any

import typer

from privity.errors import InputError
from privity.faces.cli.files_in import opened, read_bounded
from privity.faces.cli.options import ClientArgument
from privity.faces.cli.reach import ask_once
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import is_shown, out, say

_LARGEST = 1 << 20


def wishes(
    context: typer.Context,
    client: ClientArgument,
    file: Annotated[
        str | None,
        typer.Argument(metavar="FILE|-", help="What they said, as lines of TOML; `-` reads standard input."),
    ] = None,
) -> None:
    """Show how somebody wishes to be reached, or keep it."""
    settings = settings_of(context)
    _ = settings.existing
    if file is not None:
        ask_once(settings, "keep-wishes", [{"client": client, "said": _said(file)}])
        say("what they said is kept")
        return
    if not is_shown():
        raise InputError(
            "how somebody wishes to be reached is shown on a terminal alone",
            field="CLIENT",
            remedy="ask without a pipe, or hand it over in the app",
        )
    for name, said in ask_once(settings, "wishes", [{"client": client}]).items():
        out(f"# {name}: not spoken of" if said in (None, "") else f"{name} = {_line(name, said)}")


def _line(name: str, said: object) -> str:
    return str(said) if name == "since" else json.dumps(said, ensure_ascii=False)


def _said(file: str) -> dict[str, Any]:
    with opened(file) as stream:
        data = read_bounded(stream, _LARGEST)
    try:
        said = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        raise InputError(
            "these are not lines of TOML in UTF-8", field="FILE", remedy='write such as: never = "at work"'
        ) from None
    return {name: value if isinstance(value, bool) else str(value) for name, value in said.items()}
