"""`privity init`, `privity restore`, `privity move`: how an office comes to be on this device."""

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from privity.durable import read_private
from privity.errors import InputError
from privity.faces.cli.secrets_in import ask_secret, read_secret_file
from privity.faces.cli.settings import Settings, settings_of
from privity.faces.cli.terminal import out, say
from privity.ledger.known_head import LARGEST

if TYPE_CHECKING:
    from privity.model.aftercare import Place
    from privity.services.aftercare import PlaceKind

_StoreOption = Annotated[
    str, typer.Option("--store", metavar="URL", help="Keep the sealed records in this PostgreSQL database.")
]
NewerThanOption = Annotated[
    Path | None,
    typer.Option(
        "--newer-than",
        metavar="FILE",
        help="Refuse what is older than this checkpoint, proof or anchor from another device.",
    ),
]
_CodeOption = Annotated[
    Path | None,
    typer.Option(
        "--recovery-code-file", metavar="FILE", help="Read the recovery code from a file only you can read."
    ),
]


def init(context: typer.Context, *, store: _StoreOption = "") -> None:
    """Make an office. Prints its recovery code, once."""
    from privity.bootstrap import create_office
    from privity.services.health import State
    from privity.services.surroundings import look_around

    settings = settings_of(context)
    _check_free(settings)
    office, code = create_office(settings.place, settings.passphrase.get_new(), store=store)
    office.close()
    say(f"The office is in {settings.place.folder}.")
    say("Write the recovery code on paper and keep it elsewhere: it is shown this once. With it and a backup")
    say("everything opens again; without it a broken computer or a forgotten passphrase ends the records.")
    out(code)
    for one in look_around(settings.place):
        if one.state is State.WRONG:
            say(f"Look at this first: {one.says}. {one.remedy}")
    say("`privity doctor` looks around this machine whenever you like.")


def restore(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="SRC", help="The folder with the two files of a backup.")],
    *,
    recovery_code_file: _CodeOption = None,
    store: _StoreOption = "",
    newer_than: NewerThanOption = None,
) -> None:
    """Bring an office back from a backup. Needs the recovery code, an empty folder and a new passphrase."""
    from privity.bootstrap import restore_office

    settings = settings_of(context)
    _check_free(settings)
    newest = read_head(newer_than)
    code = _recovery_code(recovery_code_file)
    passphrase = settings.passphrase.get_new()
    office, loaded = restore_office(settings.place, source, code, passphrase, store=store, newest=newest)
    clients_gone = len(loaded.gone)
    office.close()
    say(f"The office of {loaded.records.made} is in {settings.place.folder}, with a new passphrase.")
    if clients_gone:
        say(f"{clients_gone} erased record(s) of the backup were left out, and stay erased.")
    if loaded.missing:
        say(missing_files(loaded.missing))


def read_head(path: Path | None) -> bytes | None:
    """The file that says how far the ledger had grown elsewhere. Raises InputError."""
    if path is None:
        return None
    data = read_private(path, limit=LARGEST)
    if not data:
        raise InputError(
            f"`{path}` is not there, or empty",
            field="--newer-than",
            remedy="name a checkpoint, a proof bundle or an anchor of this office",
        )
    return data


def missing_files(count: int) -> str:
    """What is said where a backup came without some of its files."""
    return (
        f"{count} file(s) kept beside notes were not in the backup's folder. Copy `attachment-*.sealed` there from"
        " another copy of it and restore anew; `privity ledger verify` names the ones that are missing."
    )


def move(
    context: typer.Context,
    *,
    recovery_code_file: _CodeOption = None,
    stick: Annotated[
        Path | None,
        typer.Option(
            "--stick", metavar="DIR", help="Keep this device's part of the key in this folder of a stick."
        ),
    ] = None,
    newer_than: NewerThanOption = None,
) -> None:
    """Take an office over on this device. Needs the recovery code and a new passphrase."""
    from privity.bootstrap import move_office
    from privity.services.aftercare import walk

    settings = settings_of(context)
    place, newest = settings.existing, read_head(newer_than)
    code = _recovery_code(recovery_code_file)
    there = stick and stick.absolute()
    office = move_office(place, code, settings.passphrase.get_new(), stick=there, newest=newest)
    with contextlib.closing(office):
        places = walk(office)
    say("This device is the office's now. What the folder holds was taken as it lies; the ledger says so.")
    tell_walk(places)


def tell_walk(places: "Sequence[tuple[PlaceKind, Place]]") -> None:
    """The other places, to be gone through by hand."""
    if places:
        say("Now the other places, by hand:")
    for kind, place in places:
        note = f" ({place.note})" if place.note else ""
        say(f"- {kind.name}{note}: {kind.tidy}")


def _check_free(settings: Settings) -> None:
    """Say that there is an office already before anybody types a passphrase for another one."""
    if os.path.lexists(settings.place.header):
        raise InputError(
            f"there is an office in `{settings.place.folder}` already",
            field="office",
            remedy="name another folder with --office",
        )


def _recovery_code(file: Path | None) -> str:
    return ask_secret("recovery code: ") if file is None else read_secret_file(file, "recovery code")
