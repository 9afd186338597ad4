"""Runs one command, and turns everything that can go wrong into words and an exit code: the one catch of this face."""

import io
import logging
import os
import sys
import threading
import traceback
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from privity import __version__
from privity.config import harden_process
from privity.errors import PrivityError, StorageError
from privity.faces.cli.commands import Commands
from privity.faces.cli.exits import Exit
from privity.faces.cli.secrets_in import PassphraseSource
from privity.faces.cli.settings import Serve, Settings
from privity.faces.cli.terminal import out, out_all, say, undelivered, words_of

_app = typer.Typer(cls=Commands, add_completion=False, rich_markup_mode=None)


@_app.callback(invoke_without_command=True)
def _before_every_command(
    context: typer.Context,
    *,
    office: Annotated[
        Path | None,
        typer.Option(
            "--office", metavar="DIR", help="The office's folder; else PRIVITY_OFFICE, else the usual place."
        ),
    ] = None,
    passphrase_file: Annotated[
        Path | None,
        typer.Option(
            "--passphrase-file", metavar="FILE", help="Read the passphrase from a file only you can read."
        ),
    ] = None,
    passphrase_fd: Annotated[
        int | None,
        typer.Option("--passphrase-fd", metavar="N", help="Read the passphrase from an open descriptor."),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
) -> None:
    """Nothing about a client leaves the office unless the client consented beforehand or a law clearly requires it."""
    if version:
        out(f"privity {__version__}")
        raise typer.Exit(Exit.DONE)
    if context.invoked_subcommand is None:
        out(context.get_help())
        raise typer.Exit(Exit.DONE)
    context.obj.office = office
    context.obj.passphrase = PassphraseSource(passphrase_file, passphrase_fd)


def run_command(arguments: Sequence[str], serve: Serve) -> int:
    """Run one command and give its exit code."""
    harden_process()
    _quieten()
    _open_closed()
    code: int = Exit.DONE
    try:
        code = _run(arguments, serve)
        out_all()
    except BrokenPipeError:
        # Whoever read our output went away, as `head` does; there is nobody left to tell.
        code = _end_output()
    except StorageError as error:
        if code != error.exit_code:
            say(words_of(error))
        code = _end_output()
    return code


def _open_closed() -> None:
    """Put something in the place of each standard stream that whoever started us closed; standard output takes nothing.

    The next file that is opened would else get its number, and what a library prints would go into the records.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            place = os.open(os.devnull, os.O_RDONLY if name == "stdout" else os.O_RDWR)
            way = "r" if name == "stdin" else "w"
            setattr(sys, name, io.TextIOWrapper(io.FileIO(place, way, closefd=False), encoding="utf-8"))


def _end_output() -> int:
    """What is still held back goes nowhere, or the interpreter would stumble over it on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.ERROR


def _run(arguments: Sequence[str], serve: Serve) -> int:
    settings = Settings(None, PassphraseSource(), serve)
    command = typer.main.get_command(_app)
    try:
        code = command.main(list(arguments), prog_name="privity", standalone_mode=False, obj=settings)
    except PrivityError as error:
        say(words_of(error))
        return error.exit_code
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the one catch of this face: a traceback could hold the text of a note
        if isinstance(error, OSError) and _frames(error)[-1].name == "echo":
            # The help is written by Typer itself, and by nothing else here that ends in this function.
            raise undelivered() from None
        if (usage := _usage_words(error)) is not None:
            say(usage)
            return Exit.USAGE
        say(_neutral(error))
        return Exit.ERROR
    return code if isinstance(code, int) else Exit.DONE


def _usage_words(error: Exception) -> str | None:
    """What Typer says of arguments that do not fit; it speaks of options and never of content."""
    if not hasattr(error, "format_message"):
        return None
    context: Any = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "privity"
    message = str(error.format_message()).rstrip(".")
    return f"privity: {message[:1].lower()}{message[1:]}\n  see `{path} --help`"


def _neutral(error: BaseException) -> str:
    """Where a fault of our own happened, and none of the values it happened with."""
    frames = _frames(error)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"
    return f"privity: something went wrong inside Privity ({type(error).__name__} at {place})\n  run `privity doctor`"


def _frames(error: BaseException) -> traceback.StackSummary:
    return traceback.extract_tb(error.__traceback__)


def _quieten() -> None:
    """Nothing that a library says of its own reaches the terminal or a file: it could hold what was read."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    threading.excepthook = lambda failed: say(_neutral(failed.exc_value)) if failed.exc_value else None
    sys.unraisablehook = lambda failed: say(_neutral(failed.exc_value)) if failed.exc_value else None
