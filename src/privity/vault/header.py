"""The office's header, `privity.office`: what must be readable before anything is open. See spec/header.md.

It holds no secret in the clear. Every parameter is authenticated by a key derived from ROOT, so a weaker key
derivation or an exchanged public key written into it by another hand is refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from privity.crypto.authentication import mac as header_mac
from privity.crypto.authentication import same
from privity.crypto.canonical import canonical, parse_canonical
from privity.crypto.envelope import ContentKey, Randomness
from privity.crypto.envelope import digest as sha256
from privity.crypto.keys import Keyholder, PublicKeyholder, Root
from privity.crypto.passphrase import (
    KdfCost,
    daily_key,
    parse_recovery_code,
    recovery_key,
    stretch,
)
from privity.crypto.shares import LARGEST_IDENTIFIER, MOST_CIRCLES, Circle, parse_card
from privity.errors import InputError, IntegrityError, PassphraseError, TooNewError
from privity.model.ids import CompartmentId, KeyholderId, VaultId, is_id
from privity.vault.share_slots import (
    CONTACT_SEALED,
    RECORDS_SEALED,
    SetSlot,
    ShareSet,
    ShareSlots,
    open_records_set,
)

FORMAT = "privity.office/1"
# A header that knows of cards says so with its number, so that an older program, which would drop them, refuses it.
WITH_SHARES = "privity.office/2"
SUITE = "HKDF-SHA256 AES-256-GCM ML-KEM-768+X25519 Ed25519"
_MALFORMED = "the header is not one that this office wrote"
_REMEDY = "restore the folder from a backup; nothing was changed"
_STORES = ("sqlcipher", "postgresql")


@dataclass(frozen=True, slots=True)
class DailySlot:
    """Opens ROOT with the passphrase and this device's secret together."""

    cost: KdfCost
    salt: bytes
    device: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """Opens ROOT with the recovery code alone."""

    salt: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class Store:
    """Where the sealed records lie: `sqlcipher` (a file beside the header) or `postgresql` with its address."""

    kind: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """What must be known before the office is open. `generation` grows with every change of a slot or key."""

    vault: VaultId
    generation: int
    store: Store
    house: CompartmentId
    root_commitment: bytes
    daily: DailySlot
    recovery: RecoverySlot
    keyholder: KeyholderId
    public: PublicKeyholder
    sealed_keyholder: bytes
    backup_recipient: str
    sealed_backup_identity: bytes
    shares: ShareSlots | None = None


def render_header(header: Header, root: Root) -> bytes:
    """Render with its authentication."""
    body = _body(header)
    return canonical({**body, "mac": header_mac(root.header_key(), canonical(body)).hex()}) + b"\n"


def parse_header(data: bytes) -> Header:
    """Parse a header that is not authenticated yet. Raises IntegrityError or TooNewError."""
    value = _parse(data)
    form = value.get("format")
    if isinstance(form, str) and form.startswith("privity.office/") and form not in (FORMAT, WITH_SHARES):
        raise TooNewError(
            "this office was written by a newer version of Privity",
            field="header",
            remedy="open it with that version; nothing was changed",
        )
    reader = _Reader(value)
    if form not in (FORMAT, WITH_SHARES) or reader.text("suite") != SUITE:
        raise _refused()
    daily, recovery, keyholder = reader.inner("daily"), reader.inner("recovery"), reader.inner("keyholder")
    backup, store, kdf = reader.inner("backup"), reader.inner("store"), daily.inner("kdf")
    if kdf.text("name") != "argon2id":
        raise _refused()
    header = Header(
        vault=VaultId(reader.identifier("vault")),
        generation=reader.number("generation"),
        store=Store(store.text("kind"), store.text("address")),
        house=CompartmentId(reader.identifier("house")),
        root_commitment=reader.bytes("root_commitment", 32),
        daily=DailySlot(
            cost=KdfCost(kdf.number("memory_kib"), kdf.number("passes"), kdf.number("lanes")),
            salt=daily.bytes("salt", 32),
            device=daily.bytes("device", 32),
            sealed=daily.bytes("sealed", 60),
        ),
        recovery=RecoverySlot(salt=recovery.bytes("salt", 32), sealed=recovery.bytes("sealed", 60)),
        keyholder=KeyholderId(keyholder.identifier("id")),
        public=PublicKeyholder(keyholder.bytes("hpke", 1216), keyholder.bytes("signing", 32)),
        sealed_keyholder=keyholder.bytes("sealed", 156),
        backup_recipient=backup.text("recipient"),
        sealed_backup_identity=backup.bytes("sealed"),
        shares=_shares(reader.inner("shares")) if form == WITH_SHARES else None,
    )
    # INVARIANT: what was read renders to what was written. A field inside a field, or a hexadecimal digit in another
    # case, would else be outside of what the authentication covers.
    if value != {**_body(header), "mac": reader.bytes("mac", 32).hex()} or header.store.kind not in _STORES:
        raise _refused()
    return header


def authenticate_header(data: bytes, header: Header, root: Root) -> None:
    """Raises IntegrityError unless ROOT belongs to the header and every byte of it was written with ROOT."""
    root.check_commitment(header.root_commitment)
    if not same(data, render_header(header, root)):
        raise _refused()


def header_digest(data: bytes) -> bytes:
    """What the anchor remembers of the header, so that an older one put back is noticed."""
    return sha256(data)


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


def with_daily(header: Header, slot: DailySlot) -> Header:
    """The header with a new passphrase or device, one generation on."""
    return replace(header, daily=slot, generation=header.generation + 1)


def with_recovery(header: Header, slot: RecoverySlot) -> Header:
    """The header with a new recovery code, one generation on."""
    return replace(header, recovery=slot, generation=header.generation + 1)


def with_set(header: Header, which: ShareSet, slot: SetSlot) -> Header:
    """The header with a new set of cards, one generation on. The cards of the one before open it no longer."""
    slots = header.shares or ShareSlots()
    changed = replace(slots, contact=slot) if which is ShareSet.CONTACT else replace(slots, records=slot)
    return replace(header, shares=changed, generation=header.generation + 1)


def seal_keyholder(root: Root, vault: VaultId, keyholder: Keyholder, random: Randomness) -> bytes:
    """Seal the keyholder's private part under ROOT's wrap key."""
    return root.wrap_key().seal(keyholder.raw(), b"privity.keyholder/1|" + vault.encode(), random)


def open_keyholder(header: Header, root: Root) -> Keyholder:
    """Open the keyholder of an authenticated header. Raises IntegrityError."""
    raw = root.wrap_key().open(header.sealed_keyholder, b"privity.keyholder/1|" + header.vault.encode())
    keyholder = Keyholder(raw)
    if keyholder.public != header.public:
        raise _refused()
    return keyholder


def seal_backup_identity(root: Root, vault: VaultId, identity: str, random: Randomness) -> bytes:
    """Seal the age identity that backups are encrypted to."""
    return root.wrap_key().seal(identity.encode(), b"privity.backup-identity/1|" + vault.encode(), random)


def open_backup_identity(header: Header, root: Root) -> str:
    """Open the age identity. Raises IntegrityError."""
    ad = b"privity.backup-identity/1|" + header.vault.encode()
    return root.wrap_key().open(header.sealed_backup_identity, ad).decode()


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
        "kdf": _kdf(cost),
        "salt": salt.hex(),
        "device": device.hex(),
    }
    return canonical(slot)


def _recovery_info(vault: VaultId, salt: bytes) -> bytes:
    return canonical({"format": FORMAT, "vault": vault, "slot": "recovery", "salt": salt.hex()})


def _kdf(cost: KdfCost) -> dict[str, object]:
    return {"name": "argon2id", "memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes}


def _body(header: Header) -> dict[str, object]:
    daily, recovery = header.daily, header.recovery
    body: dict[str, object] = {
        "format": FORMAT,
        "suite": SUITE,
        "vault": header.vault,
        "generation": header.generation,
        "store": {"kind": header.store.kind, "address": header.store.address},
        "house": header.house,
        "root_commitment": header.root_commitment.hex(),
        "daily": {
            "kdf": _kdf(daily.cost),
            "salt": daily.salt.hex(),
            "device": daily.device.hex(),
            "sealed": daily.sealed.hex(),
        },
        "recovery": {"salt": recovery.salt.hex(), "sealed": recovery.sealed.hex()},
        "keyholder": {
            "id": header.keyholder,
            "hpke": header.public.hpke.hex(),
            "signing": header.public.signing.hex(),
            "sealed": header.sealed_keyholder.hex(),
        },
        "backup": {"recipient": header.backup_recipient, "sealed": header.sealed_backup_identity.hex()},
    }
    if header.shares is not None:
        sets = {which.value: _set_body(header.shares.of(which)) for which in ShareSet}
        body |= {"format": WITH_SHARES, "shares": sets}
    return body


def _set_body(slot: SetSlot | None) -> dict[str, object] | None:
    if slot is None:
        return None
    return {
        "identifier": slot.identifier,
        "circles": [[circle.needed, circle.made] for circle in slot.circles],
        "commitment": slot.commitment.hex(),
        "salt": slot.salt.hex(),
        "sealed": slot.sealed.hex(),
    }


def _shares(reader: "_Reader") -> ShareSlots:
    slots = ShareSlots(
        contact=_set(reader, ShareSet.CONTACT, CONTACT_SEALED),
        records=_set(reader, ShareSet.RECORDS, RECORDS_SEALED),
    )
    if slots == ShareSlots():
        raise _refused()
    return slots


def _set(reader: "_Reader", which: ShareSet, sealed: int) -> SetSlot | None:
    if reader.is_null(which.value):
        return None
    inner = reader.inner(which.value)
    identifier = inner.number("identifier")
    if identifier > LARGEST_IDENTIFIER:
        raise _refused()
    try:
        circles = tuple(Circle(needed, made) for needed, made in inner.pairs("circles"))
    except InputError:
        raise _refused() from None
    return SetSlot(
        identifier,
        circles,
        inner.bytes("commitment", 32),
        inner.bytes("salt", 32),
        inner.bytes("sealed", sealed),
    )


def _parse(data: bytes) -> dict[str, object]:
    try:
        if data.endswith(b"\n"):
            return parse_canonical(data[:-1], field="header")
    except IntegrityError:
        pass
    raise _refused()


def _refused() -> IntegrityError:
    return IntegrityError(_MALFORMED, field="header", remedy=_REMEDY)


class _Reader:
    """Reads typed fields out of a parsed object; anything missing or of another type is one and the same error."""

    def __init__(self, value: Mapping[str, object]) -> None:
        self._value = value

    def inner(self, name: str) -> "_Reader":
        value = self._value.get(name)
        if not isinstance(value, dict):
            raise _refused()
        return _Reader(value)

    def is_null(self, name: str) -> bool:
        return name in self._value and self._value[name] is None

    def pairs(self, name: str) -> list[tuple[int, int]]:
        """A list of one to sixteen pairs of whole numbers."""
        value = self._value.get(name)
        if not isinstance(value, list) or not 1 <= len(value) <= MOST_CIRCLES:
            raise _refused()
        found = []
        for pair in value:
            if not isinstance(pair, list) or [type(one) for one in pair] != [int, int]:
                raise _refused()
            found.append((pair[0], pair[1]))
        return found

    def text(self, name: str) -> str:
        value = self._value.get(name)
        if not isinstance(value, str):
            raise _refused()
        return value

    def number(self, name: str) -> int:
        value = self._value.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
            raise _refused()
        return value

    def identifier(self, name: str) -> str:
        text = self.text(name)
        if not is_id(text):
            raise _refused()
        return text

    def bytes(self, name: str, length: int | None = None) -> bytes:
        try:
            value = bytes.fromhex(self.text(name))
        except ValueError:
            raise _refused() from None
        if length is not None and len(value) != length:
            raise _refused()
        return value
