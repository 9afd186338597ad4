"""This device's side of an office: its secret and the count of wrong passphrases, outside the office's folder."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from privity.crypto.envelope import Randomness
from privity.durable import make_private_folder, read_private, write_durably
from privity.errors import PassphraseError
from privity.model.ids import VaultId

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

    def secret(self) -> bytes | None:
        """This device's 32 secret bytes for the office, or None on a device that is not the office's."""
        data = read_private(self._secret)
        return data if data is not None and len(data) == 32 else None

    def new_secret(self, random: Randomness) -> bytes:
        """Make this device the office's. An office that moves here gets a fresh secret."""
        make_private_folder(self.folder)
        secret = random(32)
        write_durably(self._secret, secret)
        return secret

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
        remaining = last + wait - now
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
        self._attempts.unlink(missing_ok=True)

    def _read(self) -> tuple[int, datetime]:
        never = datetime.min.replace(tzinfo=UTC)
        data = read_private(self._attempts)
        if data is None:
            return 0, never
        try:
            value = json.loads(data)
            return max(0, int(value["count"])), datetime.fromisoformat(value["last"]).astimezone(UTC)
        except (ValueError, TypeError, KeyError, OverflowError):
            # A count that cannot be read is treated as the last free try, so that damage never gives tries away.
            return _FREE_TRIES, never
