"""Small files that are either the old one or the new one, whenever the power goes."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from privity.errors import IntegrityError, StorageError
from privity.regular import NOT_ON_DISK, NotRegularError, open_regular

# Windows would else end each line of ours with another one of its own.
_BINARY = getattr(os, "O_BINARY", 0)


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner can enter, and that a power cut cannot take back. Raises StorageError."""
    try:
        for missing in reversed([part for part in (folder, *folder.parents) if not part.exists()]):
            missing.mkdir(mode=0o700, exist_ok=True)
            sync_folder(missing.parent)
        probe = os.access(folder, os.R_OK | os.W_OK | os.X_OK)
    except OSError:
        probe = False
    if not probe:
        raise StorageError(
            "the folder cannot be made or written", field="folder", remedy="choose a folder of your own"
        )


def write_durably(path: Path, data: bytes) -> None:
    """Replace a file as one step: written beside, synced, renamed, and the folder synced. Raises StorageError."""
    write_pieces_durably(path, (data,))


def write_pieces_durably(path: Path, pieces: Iterable[bytes]) -> None:
    """Replace a file as one step by what comes piece by piece. Raises StorageError, and what the pieces raise."""
    beside = path.with_name(f".{path.name}.new")
    try:
        # What a crash or another hand left there is not written through, nor kept with its rights.
        beside.unlink(missing_ok=True)
        descriptor = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600)
        try:
            for piece in pieces:
                view = memoryview(piece)
                while view:
                    view = view[os.write(descriptor, view) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError:
        _discard(beside)
        raise _not_written(path) from None
    except BaseException:
        _discard(beside)
        raise
    try:
        rename_durably(beside, path)
    except StorageError:
        _discard(beside)
        raise


def rename_durably(old: Path, new: Path) -> None:
    """Give a synced file its final name in the same folder, over whatever has it now. Raises StorageError."""
    try:
        os.replace(old, new)
    except OSError:
        raise _not_written(new) from None
    try:
        sync_folder(new.parent)
    except OSError:
        raise StorageError(
            f"`{new.name}` was written, but the disk does not promise to keep it",
            field="disk",
            remedy="look after the disk before you go on",
        ) from None


def remove_overwritten(path: Path) -> None:
    """Remove a small secret, overwritten first as far as the medium does that; what cannot be removed stays."""
    with contextlib.suppress(OSError):
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()


def _discard(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()


def _not_written(path: Path) -> StorageError:
    return StorageError(
        f"`{path.name}` could not be written; the old one is still there",
        field="disk",
        remedy="free some space, or give yourself rights to the folder",
    )


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable. Windows keeps them without being asked and opens no folder."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def read_private(path: Path, *, limit: int = 1 << 20) -> bytes | None:
    """Read a small file, or give None when there is none. Raises StorageError, IntegrityError on an enormous one."""
    try:
        with open_regular(path) as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        return None
    except NotRegularError as error:
        raise StorageError(f"`{path}` {error.what}", field=path.name, remedy=NOT_ON_DISK) from None
    except OSError:
        raise StorageError(
            f"`{path.name}` cannot be read", field=path.name, remedy="give yourself rights to the file"
        ) from None
    if len(data) > limit:
        raise IntegrityError(f"`{path.name}` is larger than any that Privity writes", field=path.name)
    return data
