"""`privity backup`: the pair of files, ciphertext only, and whether a pair would bring the office back."""

import base64
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from privity.durable import make_private_folder, sync_folder
from privity.errors import InputError, StorageError
from privity.faces.cli.reach import Message, ask, ask_once
from privity.faces.cli.settings import Settings, settings_of
from privity.faces.cli.terminal import out, say


def backup(
    context: typer.Context,
    destination: Annotated[
        str,
        typer.Argument(metavar="DEST", help="The folder that gets the two files; or `verify`, and then SRC."),
    ],
    source: Annotated[
        Path | None, typer.Argument(metavar="[SRC]", help="With `verify`: the folder of the backup to check.")
    ] = None,
    *,
    every_record: Annotated[
        bool, typer.Option("--every-record", help="With `verify`: open each record too. It takes longer.")
    ] = False,
) -> None:
    """Back the office up, or check a backup. `backup verify SRC` reads it to its last byte."""
    settings = settings_of(context)
    place = settings.existing
    if source is not None:
        if destination != "verify":
            raise InputError(
                "two folders were given", field="DEST", remedy="write `backup DEST` or `backup verify SRC`"
            )
        _verify(settings, source, every_record=every_record)
        return
    if every_record:
        raise InputError(
            "--every-record belongs to `backup verify`", field="--every-record", remedy="leave it away"
        )
    if destination == "verify":
        # Whoever forgot SRC believes that an old backup was checked, and must not be given a new one instead.
        raise InputError(
            "the folder of the backup to check is missing",
            field="SRC",
            remedy="write `backup verify SRC`; a folder that is called so is `./verify`",
        )
    if not destination.strip():
        # A shell gives this for a variable that is not set; the folder one happens to be in is not meant.
        raise InputError("no folder was named", field="DEST", remedy="name the folder of the backup")
    folder = Path(destination).absolute()
    if folder.resolve().is_relative_to(place.folder.resolve()):
        raise InputError(
            "a backup inside the office would be lost with it",
            field="DEST",
            remedy="name a folder on another disk",
        )
    make_private_folder(folder)
    replies = ask(settings, "backup", [{"destination": str(folder)}])
    expire = write_pair(folder, replies)
    say(
        f"Keep {folder.name}/keys.age no longer than {expire}: until then it could bring an erased client back."
    )


def _verify(settings: Settings, source: Path, *, every_record: bool) -> None:
    request = {"source": str(source.absolute()), "every_record": every_record}
    found = ask_once(settings, "verify-backup", [request])
    out(f"the backup of {found['made']} holds: {found['entries']} entries, {found['records']} records")
    if every_record:
        say("Every record was opened.")
    if found["shredded"]:
        say(f"{found['shredded']} record(s) in it are erased here, and would stay so.")


def write_pair(folder: Path, replies: Iterable[Message]) -> str:
    """Write both files beside the old ones, then put them in place. Gives the day on which the keys expire.

    The keys go first: newer keys open older records, and older keys might not open newer ones.
    """
    waiting: dict[Path, Path] = {}
    descriptor, expire = -1, ""
    try:
        for reply in replies:
            if "file" in reply:
                _finish(descriptor)
                path = folder / str(reply["file"])
                beside = path.with_name(f".{path.name}.new")
                waiting[beside] = path
                descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            elif "data" in reply:
                _write(descriptor, base64.b64decode(reply["data"]))
            else:
                # It counts as kept once the next reply is asked for, so all of it is put in place before.
                expire = str(reply["keys_expire"])
                _finish(descriptor)
                descriptor = -1
                for beside, path in sorted(waiting.items(), key=lambda pair: pair[1].name != "keys.age"):
                    beside.replace(path)
                sync_folder(folder)
    except OSError:
        raise StorageError(
            "the backup could not be written; the one before is still there",
            field="DEST",
            remedy="free some space, or name a folder that you may write",
        ) from None
    finally:
        if descriptor >= 0:
            os.close(descriptor)
        for beside in waiting:
            beside.unlink(missing_ok=True)
    for path in waiting.values():
        out(str(path))
    return expire


def _write(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _finish(descriptor: int) -> None:
    if descriptor >= 0:
        os.fsync(descriptor)
        os.close(descriptor)
