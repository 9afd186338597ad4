"""This device's side of an office: its secret and the count of wrong passphrases, outside the office's folder."""

import contextlib
import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from privity.crypto.authentication import same
from privity.crypto.envelope import Randomness
from privity.durable import make_private_folder, read_private, rename_durably, write_durably
from privity.errors import PassphraseError
from privity.model.ids import VaultId
from privity.vault.header import Header, device_tag

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
    def _home(self) -> Path:
        return self.folder / "folder"

    def secret(self, header: Header) -> bytes | None:
        """This device's 32 secret bytes for the office, or None on a device that is not the office's.

        While an office moves here, two headers and two secrets may lie side by side: each header names its own.
        """
        for path in (self._secret, self._next_secret):
            data = read_private(path)
            if data is not None and same(device_tag(header.vault, data), header.daily.device):
                return data
        return None

    def new_secret(self, random: Randomness) -> bytes:
        """A fresh secret, beside the one of now: `settle` makes it the device's once its header is on disk."""
        make_private_folder(self.folder)
        secret = random(32)
        write_durably(self._next_secret, secret)
        return secret

    def settle(self, header: Header, folder: Path) -> None:
        """Keep the secret of the header that is on disk, and no other; remember in which folder the office lies."""
        make_private_folder(self.folder)
        following = read_private(self._next_secret)
        if following is not None:
            if same(device_tag(header.vault, following), header.daily.device):
                rename_durably(self._next_secret, self._secret)
            else:
                with contextlib.suppress(OSError):
                    self._next_secret.unlink()
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
