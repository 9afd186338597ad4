"""One opener at a time: the exclusive lock of an office's folder, which tells a second one who has it."""

import contextlib
import os

from privity.config import OfficePlace
from privity.errors import BusyError, StorageError


class OfficeLock:
    """The exclusive lock of an office's folder. The operating system lets go of it when the process ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def close(self) -> None:
        """Let the next one in."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def take_lock(place: OfficePlace) -> OfficeLock:
    """Keep everyone else out of an office's folder. Raises BusyError, and StorageError when it cannot be written."""
    try:
        descriptor = os.open(place.lock, os.O_CREAT | os.O_RDWR | getattr(os, "O_CLOEXEC", 0), 0o600)
    except OSError:
        raise StorageError(
            "the office's folder cannot be written", field="folder", remedy="give yourself rights to it"
        ) from None
    try:
        _lock_exclusively(descriptor)
    except OSError:
        holder = _holder(descriptor)
        os.close(descriptor)
        raise BusyError(
            f"another process has this office open{holder}",
            field="office",
            remedy="lock it there, or end that process",
        ) from None
    # The number is a courtesy to whoever is kept out; a full disk must not keep the owner out.
    with contextlib.suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
    return OfficeLock(descriptor)


def _holder(descriptor: int) -> str:
    with contextlib.suppress(OSError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        number = os.read(descriptor, 20).decode("ascii", "replace")
        return f" (process {number})" if number.isdigit() else ""
    return ""


def _lock_exclusively(descriptor: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
