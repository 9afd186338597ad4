"""This device's side of an office: its secret and the count of wrong passphrases, outside the office's folder."""

import contextlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from privity.crypto.authentication import same
from privity.crypto.envelope import Randomness
from privity.durable import (
    make_private_folder,
    read_private,
    remove_overwritten,
    rename_durably,
    write_durably,
)
from privity.errors import IntegrityError, LockedError, PassphraseError, StorageError
from privity.model.ids import VaultId
from privity.vault.header import Header
from privity.vault.slots import device_tag

_FREE_TRIES = 5
_LONGEST_WAIT = timedelta(minutes=15)


class Device:
    """The state folder of one office on this device."""

    def __init__(self, state: Path, vault: VaultId) -> None:
        self.folder = state / vault
        self._attempts = self.folder / "attempts"

    @property
    def anchor(self) -> Path:
        """Where the anchor lies."""
        return self.folder / "anchor"

    @property
    def _secret(self) -> Path:
        return self.folder / "device-secret"

    @property
    def _next_secret(self) -> Path:
        return self.folder / "device-secret.next"

    @property
    def _pointer(self) -> Path:
        return self.folder / "stick"

    @property
    def sticks(self) -> tuple[Path, ...]:
        """The files on a stick that may hold this device's secret; more than one only while it is being moved."""
        data = read_private(self._pointer)
        return tuple(Path(os.fsdecode(line)) for line in (data or b"").split(b"\0") if line)

    def is_stick_missing(self, header: Header) -> bool:
        """Say whether the secret lies on a stick that is not in."""
        return bool(self.sticks) and self.secret(header) is None

    @property
    def _home(self) -> Path:
        return self.folder / "folder"

    def secret(self, header: Header) -> bytes | None:
        """This device's 32 secret bytes for the office, or None on a device that is not the office's.

        While an office moves here, two headers and two secrets may lie side by side: each header names its own.
        """
        return next((data for data, _ in self._fitting(header)), None)

    def _fitting(self, header: Header) -> Iterator[tuple[bytes, Path]]:
        """Each place that holds the secret of a header."""
        for path in (self._secret, self._next_secret, *self.sticks):
            data = _look(path) if path in self.sticks else read_private(path)
            if data is not None and same(device_tag(header.vault, data), header.daily.device):
                yield data, path

    def new_secret(self, random: Randomness, stick: Path | None = None) -> bytes:
        """A fresh secret, beside the one of now: `settle` makes it the device's once its header is on disk.

        With `stick`, a folder of it, the secret is written there and never to this device's own disk. Raises
        StorageError.
        """
        make_private_folder(self.folder)
        secret = random(32)
        if stick is None:
            write_durably(self._next_secret, secret)
            return secret
        # The file of now stays beside it until the header is exchanged.
        place = stick.absolute() / f"privity-{self.folder.name[:8]}-{random(2).hex()}.key"
        write_durably(place, secret)
        write_durably(self._pointer, b"\0".join(map(os.fsencode, (*self.sticks, place))))
        return secret

    def settle(self, header: Header, folder: Path) -> None:
        """Keep the secret of the header that is on disk, and no other; remember in which folder the office lies."""
        make_private_folder(self.folder)
        found = next((path for _, path in self._fitting(header)), None)
        if found in (self._secret, self._next_secret):
            _remove([*self.sticks, self._pointer])
        elif found is not None:
            _remove([self._secret, *(path for path in self.sticks if path != found)])
            if self.sticks != (found,):
                write_durably(self._pointer, os.fsencode(found))
        if found == self._next_secret:
            rename_durably(self._next_secret, self._secret)
        else:
            _remove([self._next_secret])
        home = os.fsencode(folder)
        if read_private(self._home) != home:
            write_durably(self._home, home)

    def remove(self) -> None:
        """Forget an office that never came to be."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def home(self) -> Path | None:
        """The folder in which this device last had the office open."""
        data = read_private(self._home)
        return None if data is None else Path(os.fsdecode(data))

    def failed_attempts(self) -> int:
        """Wrong passphrases since the last right one."""
        return self._read()[0]

    def check_patience(self, now: datetime) -> None:
        """Raises PassphraseError while the wait after several wrong tries lasts."""
        count, last = self._read()
        if count < _FREE_TRIES:
            return
        wait = min(timedelta(seconds=2 ** min(count - _FREE_TRIES + 1, 20)), _LONGEST_WAIT)
        # A clock set back must not make the wait endless, one set forward only shortens it: the slow key derivation
        # is what holds a thief up, this holds up a guest at the keyboard.
        remaining = (last - now) + wait
        if timedelta(0) < remaining <= wait:
            raise PassphraseError(
                f"several wrong passphrases: wait {max(1, round(remaining.total_seconds()))} seconds",
                field="passphrase",
                remedy="then try again, or use the recovery code",
            )

    def count_failure(self, now: datetime) -> None:
        """Remember a wrong passphrase: when, and nothing of what was typed."""
        make_private_folder(self.folder)
        count = self._read()[0] + 1
        write_durably(self._attempts, json.dumps({"count": count, "last": now.isoformat()}).encode())

    def forget_failures(self) -> None:
        """Start the count again after the right passphrase."""
        with contextlib.suppress(OSError):
            self._attempts.unlink(missing_ok=True)

    def _read(self) -> tuple[int, datetime]:
        never = datetime.min.replace(tzinfo=UTC)
        data = read_private(self._attempts)
        if data is None:
            return 0, never
        try:
            value = json.loads(data)
            return max(0, int(value["count"])), datetime.fromisoformat(value["last"]).astimezone(UTC)
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
            # A count that cannot be read is treated as the last free try, so that damage never gives tries away.
            return _FREE_TRIES, never


def stick_missing() -> LockedError:
    """What is said when the stick with the device's secret is not in."""
    return LockedError(
        "the stick with this device's part of the key is not in",
        field="stick",
        remedy="put it in and try again; if it is lost, take the office over anew with the recovery code",
    )


def _remove(paths: Iterable[Path]) -> None:
    """Remove secrets that open nothing any more."""
    for path in paths:
        remove_overwritten(path)


def _look(path: Path) -> bytes | None:
    """A file of a stick; a stick that is out, or half out, has none."""
    try:
        return read_private(path)
    except (StorageError, IntegrityError):
        return None
