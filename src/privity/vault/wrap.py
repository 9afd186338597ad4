"""A compartment's key given to a keyholder: a signed statement, `privity.wrap/1`. See spec/compartment-wrap.md.

A server that holds the wraps can neither make one nor move one: the statement names vault, compartment, epoch,
recipient and the key's commitment, is bound into the encryption, and is signed by whoever gave it.
"""

from dataclasses import dataclass

from privity.crypto.canonical import canonical
from privity.crypto.envelope import ContentKey
from privity.crypto.keys import Keyholder, PublicKeyholder, wrap_to
from privity.crypto.signature import ed25519_verify
from privity.errors import IntegrityError
from privity.model.ids import CompartmentId, KeyholderId, VaultId

FORMAT = "privity.wrap/1"


@dataclass(frozen=True, slots=True)
class Wrap:
    """One wrapped key. `commitment` is that of the key; `signature` is the giver's, over statement and `sealed`."""

    compartment: CompartmentId
    epoch: int
    recipient: KeyholderId
    giver: KeyholderId
    commitment: bytes
    sealed: bytes
    signature: bytes


def wrap_of_row(
    compartment: bytes,
    epoch: int,
    recipient: bytes,
    giver: bytes,
    commitment: bytes,
    sealed: bytes,
    signature: bytes,
) -> Wrap:
    """A wrap from the columns in which a store or a backup keeps it."""
    return Wrap(
        CompartmentId(compartment.hex()),
        epoch,
        KeyholderId(recipient.hex()),
        KeyholderId(giver.hex()),
        commitment,
        sealed,
        signature,
    )


def give_key(
    vault: VaultId,
    compartment: CompartmentId,
    epoch: int,
    key: ContentKey,
    recipient: KeyholderId,
    public: PublicKeyholder,
    giver: KeyholderId,
    giver_key: Keyholder,
) -> Wrap:
    """Wrap a compartment's key to a keyholder and sign that it was given."""
    commitment = key.commitment()
    statement = _statement(vault, compartment, epoch, recipient, giver, commitment)
    sealed = wrap_to(public, key.raw(), statement)
    return Wrap(compartment, epoch, recipient, giver, commitment, sealed, giver_key.sign(statement + sealed))


def take_key(vault: VaultId, wrap: Wrap, mine: Keyholder, giver: PublicKeyholder) -> ContentKey:
    """Open a wrap given to this keyholder. Raises IntegrityError when it is from another hand, office or place."""
    statement = _statement(vault, wrap.compartment, wrap.epoch, wrap.recipient, wrap.giver, wrap.commitment)
    try:
        ed25519_verify(giver.signing, wrap.signature, statement + wrap.sealed)
        key = ContentKey(mine.open(wrap.sealed, statement))
        key.check_commitment(wrap.commitment)
    except (IntegrityError, ValueError):
        raise IntegrityError(
            "a wrapped key is not what this office wrote", field="wrap", remedy="run `privity ledger verify`"
        ) from None
    return key


def _statement(
    vault: VaultId,
    compartment: CompartmentId,
    epoch: int,
    recipient: KeyholderId,
    giver: KeyholderId,
    commitment: bytes,
) -> bytes:
    return canonical(
        {
            "format": FORMAT,
            "vault": vault,
            "compartment": compartment,
            "epoch": epoch,
            "recipient": recipient,
            "giver": giver,
            "commitment": commitment.hex(),
        }
    )
