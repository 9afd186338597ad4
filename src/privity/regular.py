"""Opens the files that somebody names: those that lie on a disk, and nothing else that has a path.

A pipe is waited for, a device such as `/dev/zero` never ends, and a file of `/proc` is made up as it is read. Whoever
names one has mistyped a name or was handed a trap; what a program writes comes in by standard input.
"""

import os
import stat
from pathlib import Path
from typing import BinaryIO, Final

NOT_ON_DISK: Final = "name a file that lies on a disk, or write what this gives into one first"

_FLAGS: Final = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
)
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


class NotRegularError(OSError):
    """What has this path is no file on a disk; `what` says what it is."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


def open_regular(path: Path, *, follow: bool = True) -> BinaryIO:
    """Open a regular file, to be read. Raises NotRegularError for anything else, and OSError as `open` does."""
    # Looked at before as well, since opening a device or a pipe already does something to it.
    check_regular(os.stat(path, follow_symlinks=follow))
    descriptor = os.open(path, _FLAGS if follow else _FLAGS | _NO_LINK)
    try:
        status = os.fstat(descriptor)
        check_regular(status)
        if not status.st_size:
            _check_empty(descriptor)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def check_regular(status: os.stat_result) -> None:
    """Raises NotRegularError unless what was looked at calls itself a regular file."""
    if stat.S_ISREG(status.st_mode):
        return
    if stat.S_ISDIR(status.st_mode):
        raise NotRegularError("is a folder, not a file")
    if stat.S_ISLNK(status.st_mode):
        raise NotRegularError("is a link, not a file")
    raise NotRegularError("is a device, a pipe or a socket, not a file")


def _check_empty(descriptor: int) -> None:
    """The files of `/proc` call themselves regular and empty, and some of them never end."""
    try:
        made_up = bool(os.read(descriptor, 1))
    except BlockingIOError:
        made_up = True
    if made_up:
        raise NotRegularError("lies on no disk: the system makes it up as it is read")
