"""Disks that fill up: a small file system of its own where root may mount one, else a limit on file size.

The two differ in what the program is told (ENOSPC or EFBIG), and both happen to people: the second is a quota.
Run as a module it sets the limit and becomes the command: `python -m tests.faults.disks BYTES COMMAND...`.
"""

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """Mount a file system of `size` bytes on a new folder. Raises PermissionError where that is not allowed."""
    folder.mkdir()
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", 0, f"size={size},mode=700".encode()) != 0:
        raise PermissionError(ctypes.get_errno(), "no right to mount a file system")
    try:
        yield folder
    finally:
        libc.umount2(os.fsencode(folder), 2)  # MNT_DETACH


def fill(folder: Path) -> None:
    """Write a file into the folder until its disk takes no more."""
    with (folder / "filler").open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1 << 9):
            with suppress(OSError):
                while file.write(bytes(size)):
                    pass


def may_mount() -> bool:
    """Say whether this process could mount a file system: it needs CAP_SYS_ADMIN."""
    status = Path("/proc/self/status")
    if not status.exists():
        return False
    line = next(line for line in status.read_text().splitlines() if line.startswith("CapEff:"))
    return bool(int(line.split()[1], 16) >> 21 & 1)


def limited(size: int, command: list[str]) -> list[str]:
    """The command under which no file grows beyond `size` bytes."""
    return [sys.executable, "-m", "tests.faults.disks", str(size), *command]


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606 - a shell would be limited too, and end first
