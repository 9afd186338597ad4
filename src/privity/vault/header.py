"""The office's header, `privity.office`: what must be readable before anything is open. See spec/header.md.

It holds no secret in the clear. Every parameter is authenticated by a key derived from ROOT, so a weaker key
derivation or an exchanged public key written into it by another hand is refused.
"""

from dataclasses import dataclass, replace

from privity.crypto.authentication import mac as header_mac
from privity.crypto.authentication import same
from privity.crypto.canonical import canonical, parse_canonical
from privity.crypto.envelope import digest as sha256
from privity.crypto.keys import PublicKeyholder, Root
from privity.crypto.passphrase import (
    KdfCost,
)
from privity.crypto.shares import LARGEST_IDENTIFIER, Circle
from privity.errors import InputError, IntegrityError, TooNewError
from privity.model.ids import CompartmentId, KeyholderId, VaultId
from privity.vault.header_fields import HeaderFields, header_refused
from privity.vault.share_slots import (
    CONTACT_SEALED,
    RECORDS_SEALED,
    SetSlot,
    ShareSet,
    ShareSlots,
)

FORMAT = "privity.office/1"
# A header that knows of cards says so with its number, so that an older program, which would drop them, refuses it.
WITH_SHARES = "privity.office/2"
SUITE = "HKDF-SHA256 AES-256-GCM ML-KEM-768+X25519 Ed25519"
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
    reader = HeaderFields(value)
    if form not in (FORMAT, WITH_SHARES) or reader.text("suite") != SUITE:
        raise header_refused()
    daily, recovery, keyholder = reader.inner("daily"), reader.inner("recovery"), reader.inner("keyholder")
    backup, store, kdf = reader.inner("backup"), reader.inner("store"), daily.inner("kdf")
    if kdf.text("name") != "argon2id":
        raise header_refused()
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
        raise header_refused()
    return header


def authenticate_header(data: bytes, header: Header, root: Root) -> None:
    """Raises IntegrityError unless ROOT belongs to the header and every byte of it was written with ROOT."""
    root.check_commitment(header.root_commitment)
    if not same(data, render_header(header, root)):
        raise header_refused()


def header_digest(data: bytes) -> bytes:
    """What the anchor remembers of the header, so that an older one put back is noticed."""
    return sha256(data)


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


def kdf_fields(cost: KdfCost) -> dict[str, object]:
    """A cost of the key derivation as it is written and authenticated."""
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
            "kdf": kdf_fields(daily.cost),
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


def _shares(reader: "HeaderFields") -> ShareSlots:
    slots = ShareSlots(
        contact=_set(reader, ShareSet.CONTACT, CONTACT_SEALED),
        records=_set(reader, ShareSet.RECORDS, RECORDS_SEALED),
    )
    if slots == ShareSlots():
        raise header_refused()
    return slots


def _set(reader: "HeaderFields", which: ShareSet, sealed: int) -> SetSlot | None:
    if reader.is_null(which.value):
        return None
    inner = reader.inner(which.value)
    identifier = inner.number("identifier")
    if identifier > LARGEST_IDENTIFIER:
        raise header_refused()
    try:
        circles = tuple(Circle(needed, made) for needed, made in inner.pairs("circles"))
    except InputError:
        raise header_refused() from None
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
    raise header_refused()
