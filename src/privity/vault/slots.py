"""What opens ROOT: the passphrase with this device's secret, the recovery code, the cards of the records set.

Each slot of the header is sealed for its own way in, authenticated with what stands around it: spec/header.md.
"""

from collections.abc import Sequence

from privity.crypto.authentication import same
from privity.crypto.canonical import canonical
from privity.crypto.envelope import ContentKey, Randomness
from privity.crypto.envelope import digest as sha256
from privity.crypto.keys import Root
from privity.crypto.passphrase import (
    KdfCost,
    daily_key,
    parse_recovery_code,
    recovery_key,
    stretch,
)
from privity.crypto.shares import parse_card
from privity.errors import IntegrityError, PassphraseError
from privity.model.ids import VaultId
from privity.vault.header import FORMAT, DailySlot, Header, RecoverySlot, kdf_fields
from privity.vault.share_slots import (
    ShareSlots,
    open_records_set,
)


def seal_daily(
    root: Root, vault: VaultId, passphrase: str, device_secret: bytes, cost: KdfCost, random: Randomness
) -> DailySlot:
    """Make the daily slot. `device_secret` is 32 random bytes that never leave this device."""
    salt, device = random(32), device_tag(vault, device_secret)
    info = _daily_info(vault, cost, salt, device)
    key = ContentKey(daily_key(stretch(passphrase, salt, cost), device_secret, info))
    return DailySlot(cost=cost, salt=salt, device=device, sealed=key.seal(root.raw(), info, random))


def open_daily(header: Header, passphrase: str, device_secret: bytes | None) -> Root:
    """Open ROOT with passphrase and device secret. Raises PassphraseError, after the same work, for every cause."""
    slot = header.daily
    info = _daily_info(header.vault, slot.cost, slot.salt, slot.device)
    stretched = stretch(passphrase, slot.salt, slot.cost)
    if device_secret is None or not same(device_tag(header.vault, device_secret), slot.device):
        raise PassphraseError(
            "this office belongs to another device",
            field="device",
            remedy="open it there, or move it here with the recovery code",
        )
    return _open_root(daily_key(stretched, device_secret, info), slot.sealed, info)


def seal_recovery(root: Root, vault: VaultId, code: bytes, random: Randomness) -> RecoverySlot:
    """Make the recovery slot from a code's bytes."""
    salt = random(32)
    info = _recovery_info(vault, salt)
    key = ContentKey(recovery_key(code, salt, info))
    return RecoverySlot(salt=salt, sealed=key.seal(root.raw(), info, random))


def open_recovery(header: Header, typed: str) -> Root:
    """Open ROOT with the recovery code as typed. Raises PassphraseError."""
    slot = header.recovery
    info = _recovery_info(header.vault, slot.salt)
    return _open_root(recovery_key(parse_recovery_code(typed), slot.salt, info), slot.sealed, info)


def open_cards(header: Header, typed: Sequence[str]) -> Root:
    """Open ROOT with the cards of the records set as typed. Raises PassphraseError and IncompleteError."""
    cards = [parse_card(one, place) for place, one in enumerate(typed, 1)]
    return open_records_set(header.vault, header.shares or ShareSlots(), cards)


def open_paper(header: Header, paper: str | Sequence[str]) -> Root:
    """Open ROOT with what lies on paper: the recovery code, or the cards of the records set."""
    return open_recovery(header, paper) if isinstance(paper, str) else open_cards(header, paper)


def device_tag(vault: VaultId, device_secret: bytes) -> bytes:
    """Names a device's secret without telling it, so that a wrong device is told apart from a wrong passphrase."""
    return sha256(b"privity device tag v1|" + vault.encode() + b"|" + device_secret)


def _open_root(key: bytes, sealed: bytes, info: bytes) -> Root:
    try:
        return Root(ContentKey(key).open(sealed, info))
    except IntegrityError:
        raise PassphraseError(
            "that does not open this office", field="passphrase", remedy="try again; mind capitals and spaces"
        ) from None


def _daily_info(vault: VaultId, cost: KdfCost, salt: bytes, device: bytes) -> bytes:
    slot = {
        "format": FORMAT,
        "vault": vault,
        "slot": "daily",
        "kdf": kdf_fields(cost),
        "salt": salt.hex(),
        "device": device.hex(),
    }
    return canonical(slot)


def _recovery_info(vault: VaultId, salt: bytes) -> bytes:
    return canonical({"format": FORMAT, "vault": vault, "slot": "recovery", "salt": salt.hex()})
