"""How a passphrase or a recovery code comes in: from the terminal, a file or a descriptor; never as an argument.

Arguments stand in the list of processes and in the shell's history, the environment in /proc and in crash reports.
"""

import getpass
import os
import stat
import sys
from dataclasses import dataclass, field
from pathlib import Path

from privity.errors import IncompleteError, InputError, LockedError

_LONGEST = 4096
_OTHERS = 0o077
_OTHERS_ENTER = 0o011


@dataclass(slots=True)
class PassphraseSource:
    """Where the passphrase is to come from. It is read once."""

    file: Path | None = None
    descriptor: int | None = None
    _read: str | None = field(default=None, repr=False)

    @property
    def is_given(self) -> bool:
        """Say whether it comes without anybody being asked."""
        return self.file is not None or self.descriptor is not None

    def get(self) -> str:
        """The passphrase of the office. Raises LockedError where nobody can be asked, InputError for a bad file."""
        if self._read is None:
            given = self._given()
            if given is None and not _has_terminal():
                raise LockedError(
                    "the office is locked, and there is no terminal to ask for its passphrase",
                    field="passphrase",
                    remedy="give --passphrase-file FILE or --passphrase-fd N before the command",
                )
            self._read = given if given is not None else ask_secret("passphrase: ")
        return self._read

    def get_new(self) -> str:
        """A passphrase to be set, typed twice where it is typed. Raises IncompleteError where nobody can be asked."""
        given = self._given()
        if given is None and not _has_terminal():
            raise IncompleteError(
                "there is no terminal to ask for the new passphrase",
                field="passphrase",
                remedy="give --passphrase-file FILE or --passphrase-fd N before the command",
            )
        return given if given is not None else ask_new_passphrase()

    def _given(self) -> str | None:
        if self.file is not None and self.descriptor is not None:
            raise InputError(
                "--passphrase-file and --passphrase-fd exclude each other",
                field="passphrase",
                remedy="give one",
            )
        if self.file is not None:
            return read_secret_file(self.file, "passphrase")
        if self.descriptor is not None:
            try:
                return _parse(_read_all(self.descriptor), "passphrase")
            except OSError:
                raise InputError(
                    f"descriptor {self.descriptor} cannot be read",
                    field="passphrase",
                    remedy="open it for reading",
                ) from None
        return None


def ask_secret(prompt: str) -> str:
    """Ask without showing what is typed. Raises IncompleteError where there is no terminal."""
    if not _has_terminal():
        raise IncompleteError(
            "there is no terminal to ask on", field=prompt.rstrip(": "), remedy="give it in a file"
        )
    try:
        return getpass.getpass(prompt)
    except EOFError:
        raise IncompleteError("nothing was typed", field=prompt.rstrip(": ")) from None


def ask_new_passphrase() -> str:
    """Ask twice for a passphrase that is to be set. Raises InputError when the two differ."""
    first = ask_secret("new passphrase: ")
    if ask_secret("once more: ") != first:
        raise InputError("the two are not the same", field="passphrase", remedy="try again")
    return first


def read_secret_file(path: Path, what: str) -> str:
    """Read a secret from a file that nobody else can read. Raises InputError with what is wrong with the file."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        raise InputError(
            f"the {what} file `{path}` is missing or cannot be opened", field=what, remedy="name another file"
        ) from None
    try:
        _check_private(path, os.fstat(descriptor), what)
        return _parse(_read_all(descriptor), what)
    except OSError:
        raise InputError(
            f"the {what} file `{path}` cannot be read", field=what, remedy="name a file"
        ) from None
    finally:
        os.close(descriptor)


def _check_private(path: Path, status: os.stat_result, what: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        # Before its rights are looked at: what helps a file would shut a folder to its owner.
        raise InputError(f"the {what} file `{path}` is a folder", field=what, remedy="name a file")
    if not hasattr(os, "geteuid"):
        return
    if status.st_uid not in (os.geteuid(), 0):
        raise InputError(
            f"the {what} file `{path}` belongs to another account", field=what, remedy="make one of your own"
        )
    if status.st_mode & _OTHERS and not _out_of_reach(path):
        raise InputError(
            f"the {what} file `{path}` can be read by other accounts",
            field=what,
            remedy=f"run `chmod 600 {path}`, and take another {what} if somebody may have read it",
        )


def _out_of_reach(path: Path) -> bool:
    """Say whether a folder above the file that only its owner can enter keeps others out, whatever the file's mode."""
    own = {os.geteuid(), 0}
    for folder in path.resolve().parents:
        status = folder.stat()
        if stat.S_ISDIR(status.st_mode) and status.st_uid in own and not status.st_mode & _OTHERS_ENTER:
            return True
    return False


def _read_all(descriptor: int) -> bytes:
    data = b""
    while len(data) <= _LONGEST and (piece := os.read(descriptor, _LONGEST + 1)):
        data += piece
    return data


def _parse(data: bytes, what: str) -> str:
    if len(data) > _LONGEST:
        raise InputError(
            f"the {what} is longer than {_LONGEST} bytes", field=what, remedy="name another file"
        )
    try:
        text = data.decode().removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError:
        raise InputError(f"the {what} is not UTF-8 text", field=what, remedy="save it as UTF-8") from None
    if not text.strip():
        raise InputError(f"the {what} that was given is empty", field=what, remedy="write it into the file")
    return text


def _has_terminal() -> bool:
    """Say whether `getpass` would find a terminal; without one it would show what is typed."""
    if os.name == "nt":
        return sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
