"""Puts an office together from its header, its keys and its store."""

import contextlib
import os
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from privity.config import OfficePlace
from privity.crypto.envelope import Randomness
from privity.crypto.keys import Root
from privity.crypto.signature import ed25519_public, ed25519_sign
from privity.durable import make_private_folder, read_private, rename_durably, write_durably
from privity.errors import InputError, IntegrityError, StorageError, TooNewError
from privity.ledger.anchor import Anchor
from privity.ledger.checkpoint import office_signer
from privity.ledger.note import Signer
from privity.model.ids import CompartmentId, VaultId
from privity.ports.clock import Clock
from privity.services import attachments
from privity.services.anchoring import AnchorKeeper, read_anchor
from privity.services.attachment_files import AttachmentFiles
from privity.services.device import Device
from privity.services.office import Office
from privity.services.opener import OfficeLock
from privity.storage.faults import words_for_faults
from privity.storage.postgresql import hold_vault, postgresql_engine
from privity.storage.schema import bring_up_to_date
from privity.storage.sqlcipher import check_encrypted, sqlcipher_engine
from privity.storage.store import SqlStore
from privity.vault import header as headers
from privity.vault import identities
from privity.vault.header import Header


def system_clock() -> datetime:
    """The machine's clock, in UTC."""
    return datetime.now(UTC)


def system_random(count: int) -> bytes:
    """The operating system's random bytes."""
    return secrets.token_bytes(count)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an office is put together: its place, held by this process alone, its clock and its randomness."""

    place: OfficePlace
    lock: OfficeLock
    clock: Clock
    random: Randomness


def existing(place: OfficePlace) -> OfficePlace:
    """Raises InputError unless an office lies there, IntegrityError when only its records do, StorageError when that
    cannot be seen.
    """
    try:
        there, is_headless = place.header.is_file(), place.is_headless
    except OSError:
        raise StorageError(
            "the office's folder cannot be read", field="folder", remedy="give yourself rights to it"
        ) from None
    if is_headless:
        raise _header_missing()
    if not there:
        raise InputError(
            "there is no office in this folder", field="office", remedy="make one with `privity init`"
        )
    return place


def _header_missing() -> IntegrityError:
    return IntegrityError(
        "the office's header is missing",
        field="header",
        remedy="put `office.json` back, or restore the office from a backup",
    )


def read_header(place: OfficePlace) -> tuple[bytes, Header]:
    """The header's bytes and what they say, not authenticated yet. Raises IntegrityError."""
    written = read_private(place.header)
    if written is None:
        raise _header_missing()
    return written, headers.parse_header(written)


def signer_of(vault: VaultId, root: Root) -> Signer:
    """Who signs the office's checkpoints, its anchor and its backups."""
    seed = root.checkpoint_seed()
    return office_signer(vault, ed25519_public(seed), lambda message: ed25519_sign(seed, message))


def last_known(device: Device, vault: VaultId, root: Root) -> Anchor | None:
    """What this device remembers of an office that moves here or is restored here; None when nothing legible.

    A damaged anchor is no reason to refuse: whoever could damage it could have taken it away.
    """
    try:
        return read_anchor(device.anchor, vault, signer_of(vault, root))
    except TooNewError:
        raise
    except IntegrityError:
        return None


def begin(place: OfficePlace, header: bytes) -> None:
    """Mark a folder as one in which an office is being made or restored: nothing in it was acknowledged yet."""
    write_durably(place.unfinished, header)


def publish(place: OfficePlace) -> None:
    """Put the header in its place, last of all: it is what makes a folder an office, so a half-made one is none."""
    rename_durably(place.unfinished, place.header)


def clear_unfinished(place: OfficePlace) -> None:
    """Take away what a making or a restore left behind that was interrupted, or that failed."""
    if place.unfinished.exists() and not place.header.exists():
        remove_files(place)


def remove_files(place: OfficePlace) -> None:
    """Remove the files of an office that was never finished. The mark that it was not goes last."""
    database = [
        place.database.with_name(place.database.name + end) for end in ("", "-wal", "-shm", "-journal")
    ]
    files = AttachmentFiles(place.attachments)
    with contextlib.suppress(StorageError):
        for record in files.names():
            files.remove(record)
    with contextlib.suppress(OSError):
        place.attachments.rmdir()
    for path in (place.header, *database, place.reserve, place.sheet, place.unfinished):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def assemble(
    setting: Setting,
    header: Header,
    written: bytes,
    root: Root,
    *,
    new: bool = False,
    known: frozenset[CompartmentId] | None = None,
) -> Office:
    """An office that is not loaded yet. `new` makes its store.

    `known` are the tombstones to begin with where the office is accepted as it lies; otherwise the anchor decides.
    """
    place = setting.place
    keyholder = identities.open_keyholder(header, root)
    device = Device(place.state, header.vault)
    make_private_folder(device.folder)
    signer, digest = signer_of(header.vault, root), headers.header_digest(written)
    anchor = AnchorKeeper(device.anchor, header.vault, signer, header.generation, digest)
    if known is not None:
        anchor.begin_anew(known)
    store = _store(place, header, root, new=new)
    office = Office(
        place, header, root, keyholder, store, anchor, setting.clock, setting.random, setting.lock.close
    )
    attachments.follow(office)
    return office


def _store(place: OfficePlace, header: Header, root: Root, *, new: bool) -> SqlStore:
    held = None
    if header.store.kind == "postgresql":
        engine = postgresql_engine(header.store.address, header.vault)
    else:
        engine = sqlcipher_engine(place.database, root.page_key(), new=new)
    try:
        with words_for_faults():
            if header.store.kind == "postgresql":
                held = hold_vault(engine, header.vault)
            with engine.begin() as connection:
                bring_up_to_date(connection, new=new)
            if header.store.kind == "sqlcipher":
                check_encrypted(place.database, engine)
    except BaseException:
        if held is not None:
            held.close()
        engine.dispose()
        raise
    return SqlStore(engine, header.vault, held)


def is_same_folder(one: os.PathLike[str], other: os.PathLike[str]) -> bool:
    """Say whether two paths lead to one folder, links followed."""
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False
