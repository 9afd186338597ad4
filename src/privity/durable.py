"""Small files that are either the old one or the new one, whenever the power goes."""

import contextlib
import os
from pathlib import Path

from privity.errors import StorageError


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
    beside = path.with_name(f".{path.name}.new")
    try:
        descriptor = os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.replace(beside, path)
        sync_folder(path.parent)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise StorageError(
            f"`{path.name}` could not be written; the old one is still there",
            field="disk",
            remedy="free some space, or give yourself rights to the folder",
        ) from None


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
    """Read a small file, or give None when there is none. Raises StorageError."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)[:limit]
    except FileNotFoundError:
        return None
    except OSError:
        raise StorageError(
            f"`{path.name}` cannot be read", field=path.name, remedy="give yourself rights to the file"
        ) from None
