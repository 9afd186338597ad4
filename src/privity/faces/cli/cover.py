"""`privity cover`: a sealed sheet for a named colleague, of clients who agreed, until a day."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from privity.durable import read_private
from privity.errors import InputError
from privity.faces.cli.options import ClientArgument
from privity.faces.cli.reach import ask, ask_once, take_out
from privity.faces.cli.secrets_in import ask_secret, read_secret_file
from privity.faces.cli.settings import settings_of
from privity.faces.cli.terminal import out, say

cover = typer.Typer(help="Cover for a holiday or an illness.", no_args_is_help=True, add_completion=False)
_Until = Annotated[str, typer.Option("--until", metavar="DATE", help="The last day.")]
_Colleague = Annotated[str, typer.Option("--colleague", metavar="NAME", help="For whom.")]


@cover.command("agree")
def agree(
    context: typer.Context,
    client: ClientArgument,
    *,
    colleague: _Colleague,
    until: _Until,
    part: Annotated[
        list[str], typer.Option("--part", metavar="PART", help="`reach`, `dates` or `words`; again for more.")
    ],
    words_file: Annotated[
        Path | None,
        typer.Option("--words-file", metavar="FILE", help="The words that they saw and agreed to."),
    ] = None,
) -> None:
    """Write down what a client agreed to, for whom and until when."""
    words = _text(words_file) if words_file else ""
    request = {"client": client, "colleague": colleague, "until": _day(until, "--until"), "parts": part}
    ask_once(settings_of(context), "agree-cover", [{**request, "words": words}])


@cover.command("withdraw")
def withdraw(context: typer.Context, client: ClientArgument) -> None:
    """A client takes it back. No sheet that is made from now on holds them."""
    count = ask_once(settings_of(context), "withdraw-cover", [{"client": client}])["withdrawn"]
    say(f"{count} agreement(s) taken back. Tell whoever has a sheet already.")


@cover.command("sheet")
def sheet(
    context: typer.Context,
    *,
    colleague: _Colleague,
    until: _Until,
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day; else today.")] = "",
) -> None:
    """Print the sealed sheet for a colleague. The code that opens it goes to standard error, once."""
    begins = _day(first, "--from") if first else date.today().isoformat()  # noqa: DTZ011 - the day on this desk
    request = {"colleague": colleague, "first": begins, "until": _day(until, "--until")}
    code, *replies = ask(settings_of(context), "cover-sheet", [request])
    take_out(replies)
    say(f"{code['clients']} client(s). Give the code to your colleague by another way than the sheet:")
    say(str(code["code"]))


@cover.command("open")
def open_sheet(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The sheet.")],
    *,
    code_file: Annotated[
        Path | None,
        typer.Option("--code-file", metavar="FILE", help="Read the code from a file only you can read."),
    ] = None,
) -> None:
    """Open a sheet that a colleague gave you. Needs no office; refuses after its last day."""
    from privity.services.cover import open_cover

    data = read_private(file)
    if data is None:
        raise InputError(f"`{file}` is not there", field="FILE", remedy="name the sheet")
    code = read_secret_file(code_file, "code") if code_file else ask_secret("code: ")
    out(open_cover(data, code, date.today()))  # noqa: DTZ011 - the day on this desk


def _day(text: str, field: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise InputError("this is not a date", field=field, remedy="write it like 2027-01-31") from None


def _text(path: Path) -> str:
    try:
        return (read_private(path) or b"").decode()
    except UnicodeDecodeError:
        raise InputError("this is not UTF-8 text", field="--words-file", remedy="save it as UTF-8") from None
