"""What the header knows of the cards of a professional will: two sets with a secret each. See spec/recovery-shares.md.

The records set opens ROOT. The contact set opens one sealed sheet and nothing else: its secret lies in the header
under ROOT too, so that the sheet can be made anew without the cards. From the header alone, and without any key, it can
be checked that cards are those of a set.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from privity.crypto.authentication import mac, same
from privity.crypto.canonical import canonical
from privity.crypto.envelope import ContentKey, Randomness
from privity.crypto.keys import Root
from privity.crypto.passphrase import shares_key
from privity.crypto.shares import SECRET_BYTES, Card, Circle, combine
from privity.errors import IntegrityError, PassphraseError
from privity.model.ids import VaultId

_FORMAT = "privity.shares/1"
RECORDS_SEALED, CONTACT_SEALED = 60, 28 + SECRET_BYTES


class ShareSet(StrEnum):
    """Which of the two sets."""

    CONTACT = "contact"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class SetSlot:
    """One set: the number its cards bear, how many of each circle are needed, and what it opens."""

    identifier: int
    circles: tuple[Circle, ...]
    commitment: bytes
    salt: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class ShareSlots:
    """The sets of an office; either may be missing."""

    contact: SetSlot | None = None
    records: SetSlot | None = None

    def of(self, which: ShareSet) -> SetSlot | None:
        return self.contact if which is ShareSet.CONTACT else self.records

    def by_identifier(self, identifier: int) -> ShareSet | None:
        """The set whose cards bear a number."""
        for which in ShareSet:
            slot = self.of(which)
            if slot is not None and slot.identifier == identifier:
                return which
        return None


def seal_records_set(
    root: Root, vault: VaultId, secret: bytes, identifier: int, circles: Sequence[Circle], random: Randomness
) -> SetSlot:
    """The slot by which the records set opens ROOT."""
    salt = random(32)
    info = _info(vault, ShareSet.RECORDS, identifier, salt)
    sealed = ContentKey(shares_key(secret, salt, info)).seal(root.raw(), info, random)
    return SetSlot(identifier, tuple(circles), _commitment(vault, ShareSet.RECORDS, secret), salt, sealed)


def seal_contact_set(
    root: Root, vault: VaultId, secret: bytes, identifier: int, circles: Sequence[Circle], random: Randomness
) -> SetSlot:
    """The slot that keeps the contact set's secret, for the office to make its sheet anew."""
    salt = random(32)
    sealed = root.wrap_key().seal(secret, _info(vault, ShareSet.CONTACT, identifier, salt), random)
    return SetSlot(identifier, tuple(circles), _commitment(vault, ShareSet.CONTACT, secret), salt, sealed)


def contact_secret(root: Root, vault: VaultId, slot: SetSlot) -> bytes:
    """The contact set's secret, of an authenticated header. Raises IntegrityError."""
    return root.wrap_key().open(slot.sealed, _info(vault, ShareSet.CONTACT, slot.identifier, slot.salt))


def check_cards(vault: VaultId, slots: ShareSlots, which: ShareSet, cards: Sequence[Card]) -> bytes:
    """The secret of a set, if these are its cards. Opens nothing. Raises PassphraseError and IncompleteError."""
    slot = slots.of(which)
    for place, card in enumerate(cards, 1):
        belongs = slots.by_identifier(card.identifier)
        if belongs is not which:
            raise PassphraseError(
                f"card {place} is of the {belongs} set, not of the {which} set"
                if belongs
                else f"card {place} is of a set that this office does not have",
                field="cards",
                remedy="put the cards of one set together"
                if belongs
                else "look for newer cards: a set that is made anew puts the older one out of use",
            )
    secret = combine(cards)
    if slot is None or not same(_commitment(vault, which, secret), slot.commitment):
        raise PassphraseError(
            "these cards do not open this office",
            field="cards",
            remedy="look whether they are from this office",
        )
    return secret


def open_records_set(vault: VaultId, slots: ShareSlots, cards: Sequence[Card]) -> Root:
    """ROOT, by the cards of the records set. Raises PassphraseError and IncompleteError."""
    secret = check_cards(vault, slots, ShareSet.RECORDS, cards)
    slot = slots.records
    assert slot is not None  # noqa: S101 - its commitment was just compared
    info = _info(vault, ShareSet.RECORDS, slot.identifier, slot.salt)
    try:
        return Root(ContentKey(shares_key(secret, slot.salt, info)).open(slot.sealed, info))
    except IntegrityError:
        raise PassphraseError(
            "these cards do not open this office",
            field="cards",
            remedy="look whether they are from this office",
        ) from None


def _info(vault: VaultId, which: ShareSet, identifier: int, salt: bytes) -> bytes:
    return canonical(
        {"format": _FORMAT, "vault": vault, "set": which.value, "identifier": identifier, "salt": salt.hex()}
    )


def _commitment(vault: VaultId, which: ShareSet, secret: bytes) -> bytes:
    # The secret has 128 random bits, so what is published of it here lets nobody guess it.
    return mac(secret, f"privity share set commitment v1|{vault}|{which.value}".encode())
