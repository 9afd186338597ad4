"""What ROOT seals in the header: the keyholder's private part, and the identity that backups are encrypted to."""

from privity.crypto.envelope import Randomness
from privity.crypto.keys import Keyholder, Root
from privity.model.ids import VaultId
from privity.vault.header import Header
from privity.vault.header_fields import header_refused


def seal_keyholder(root: Root, vault: VaultId, keyholder: Keyholder, random: Randomness) -> bytes:
    """Seal the keyholder's private part under ROOT's wrap key."""
    return root.wrap_key().seal(keyholder.raw(), b"privity.keyholder/1|" + vault.encode(), random)


def open_keyholder(header: Header, root: Root) -> Keyholder:
    """Open the keyholder of an authenticated header. Raises IntegrityError."""
    raw = root.wrap_key().open(header.sealed_keyholder, b"privity.keyholder/1|" + header.vault.encode())
    keyholder = Keyholder(raw)
    if keyholder.public != header.public:
        raise header_refused()
    return keyholder


def seal_backup_identity(root: Root, vault: VaultId, identity: str, random: Randomness) -> bytes:
    """Seal the age identity that backups are encrypted to."""
    return root.wrap_key().seal(identity.encode(), b"privity.backup-identity/1|" + vault.encode(), random)


def open_backup_identity(header: Header, root: Root) -> str:
    """Open the age identity. Raises IntegrityError."""
    ad = b"privity.backup-identity/1|" + header.vault.encode()
    return root.wrap_key().open(header.sealed_backup_identity, ad).decode()
