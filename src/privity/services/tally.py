"""One number over many records, kept up with each that is written, so that two states can be told apart at once."""

from privity.crypto.envelope import digest

_MODULUS = 1 << 256


class Tally:
    """The sum of what was put, whatever the order. It is compared with itself alone and never shown."""

    def __init__(self) -> None:
        self.total = 0
        self._of: dict[str, dict[str, int]] = {}

    def put(self, group: str, name: str, content: bytes) -> None:
        """Count a record as it is now, in place of what it was."""
        value = int.from_bytes(digest(f"{group} {name} ".encode() + content))
        known = self._of.setdefault(group, {})
        self.total = (self.total + value - known.get(name, 0)) % _MODULUS
        known[name] = value

    def forget(self, group: str) -> None:
        """Count nothing of a group any more."""
        self.total = (self.total - sum(self._of.pop(group, {}).values())) % _MODULUS
