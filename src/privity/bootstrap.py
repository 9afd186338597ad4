"""The only place that chooses implementations: engine, clock and randomness, and the order in which an office opens."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyrage

from privity.config import OfficePlace
from privity.crypto.envelope import Randomness
from privity.crypto.keys import Keyholder, Root
from privity.crypto.passphrase import (
    DEFAULT_COST,
    KdfCost,
    check_new_passphrase,
    make_recovery_code,
    parse_recovery_code,
)
from privity.crypto.signature import ed25519_public, ed25519_sign
from privity.durable import make_private_folder, read_private, write_durably
from privity.errors import BusyError, InputError, IntegrityError, PassphraseError, StorageError
from privity.ledger.anchor import parse_anchor
from privity.ledger.checkpoint import office_signer
from privity.ledger.entry import EventClass
from privity.ledger.note import Signer
from privity.model.ids import CompartmentId, KeyholderId, VaultId, id_from_bytes
from privity.model.overview import HouseOverview
from privity.ports.clock import Clock
from privity.services.anchoring import AnchorKeeper
from privity.services.backup import Loaded, find_pair, load_pair, read_clear_header
from privity.services.device import Device
from privity.services.office import Office
from privity.services.proof import Verification, verify_loaded
from privity.services.work import Work
from privity.storage.postgresql import check_address, hold_vault, postgresql_engine
from privity.storage.schema import bring_up_to_date
from privity.storage.sqlcipher import check_encrypted, memory_engine, sqlcipher_engine
from privity.storage.store import SqlStore, words_for_faults
from privity.vault import header as headers
from privity.vault.header import Header


def system_clock() -> datetime:
    """The machine's clock, in UTC."""
    return datetime.now(UTC)


def system_random(count: int) -> bytes:
    """The operating system's random bytes."""
    return os.urandom(count)


def create_office(
    place: OfficePlace,
    passphrase: str,
    *,
    store: str = "",
    cost: KdfCost = DEFAULT_COST,
    clock: Clock = system_clock,
    random: Randomness = system_random,
) -> tuple[Office, str]:
    """Make a new office and give it, open, with its recovery code, which is shown once and kept nowhere.

    `store` is the address of a PostgreSQL database; without one the records lie in a file of the folder.
    Raises InputError when there is an office already, StorageError when the folder cannot be used.
    """
    check_new_passphrase(passphrase)
    address = check_address(store) if store else ""
    make_private_folder(place.folder)
    lock = _take_lock(place)
    try:
        if place.header.exists():
            raise InputError(
                "there is an office in this folder already", field="office", remedy="choose another folder"
            )
        if place.database.exists():
            raise InputError(
                "records without a header lie in this folder",
                field="office",
                remedy="restore the header from a backup, or choose another folder",
            )
        vault = VaultId(id_from_bytes(random(16)))
        root, keyholder = Root.generate(random), Keyholder.generate(random)
        device = Device(place.state, vault)
        secret = device.new_secret(random)
        code = make_recovery_code(random)
        identity = pyrage.x25519.Identity.generate()
        header = Header(
            vault=vault,
            generation=1,
            store=headers.Store("postgresql" if address else "sqlcipher", address),
            house=CompartmentId(id_from_bytes(random(16))),
            root_commitment=root.commitment(),
            daily=headers.seal_daily(root, vault, passphrase, secret, cost, random),
            recovery=headers.seal_recovery(root, vault, parse_recovery_code(code), random),
            keyholder=KeyholderId(id_from_bytes(random(16))),
            public=keyholder.public,
            sealed_keyholder=headers.seal_keyholder(root, vault, keyholder, random),
            backup_recipient=str(identity.to_public()),
            sealed_backup_identity=headers.seal_backup_identity(root, vault, str(identity), random),
        )
        written = headers.render_header(header, root)
        office = _assemble(place, header, written, root, keyholder, lock, clock, random, anew=True)
        office.load()
        house = Work(EventClass.OFFICE_CREATED, office.new_id)
        house.found(header.house, HouseOverview())
        house.tell_office(vault=vault, header=headers.header_digest(written).hex())
        office.commit(iter([house]))
        office.restore_reserve()
        # The header comes last: it is what makes a folder an office, so a half-made one is none.
        write_durably(place.header, written)
    except BaseException:
        lock.close()
        raise
    return office, code


def open_office(
    place: OfficePlace, passphrase: str, *, clock: Clock = system_clock, random: Randomness = system_random
) -> Office:
    """Open an office on its own device. Raises PassphraseError, BusyError, IntegrityError or StorageError."""
    lock = _take_lock(_existing(place))
    try:
        written, header = read_header(place)
        device = Device(place.state, header.vault)
        device.check_patience(clock())
        try:
            root = headers.open_daily(header, passphrase, device.secret())
        except PassphraseError:
            device.count_failure(clock())
            raise
        office = _open(place, written, header, root, lock, clock, random)
    except BaseException:
        lock.close()
        raise
    failures = device.failed_attempts()
    with office.work(EventClass.UNLOCKED) as work:
        work.tell_office(failed_attempts=failures)
    device.forget_failures()
    return office


def check_passphrase(place: OfficePlace, passphrase: str, *, clock: Clock = system_clock) -> None:
    """Prove who asks, before something grave or in a second browser. Raises PassphraseError; slow and counted too."""
    _, header = read_header(_existing(place))
    device = Device(place.state, header.vault)
    device.check_patience(clock())
    try:
        headers.open_daily(header, passphrase, device.secret())
    except PassphraseError:
        device.count_failure(clock())
        raise
    device.forget_failures()


def move_office(
    place: OfficePlace,
    recovery_code: str,
    passphrase: str,
    *,
    cost: KdfCost = DEFAULT_COST,
    clock: Clock = system_clock,
    random: Randomness = system_random,
) -> Office:
    """Make this device the office's, with the recovery code and a new passphrase.

    The store is accepted as it lies: no anchor of another device can say whether it is the newest. The ledger says
    that it was taken over, and at which size.
    """
    check_new_passphrase(passphrase)
    lock = _take_lock(_existing(place))
    try:
        _, header = read_header(place)
        device = Device(place.state, header.vault)
        device.check_patience(clock())
        try:
            root = headers.open_recovery(header, recovery_code)
        except PassphraseError:
            device.count_failure(clock())
            raise
        headers.authenticate_header(place.header.read_bytes(), header, root)
        secret = device.new_secret(random)
        moved = headers.with_daily(
            header, headers.seal_daily(root, header.vault, passphrase, secret, cost, random)
        )
        written = headers.render_header(moved, root)
        office = _open(place, written, moved, root, lock, clock, random, anew=True)
        with office.work(EventClass.OFFICE_MOVED) as work:
            work.tell_office(size=office.tree.size, header=headers.header_digest(written).hex())
        write_durably(place.header, written)
        device.forget_failures()
    except BaseException:
        lock.close()
        raise
    return office


def restore_office(
    place: OfficePlace,
    source: Path,
    recovery_code: str,
    passphrase: str,
    *,
    store: str = "",
    cost: KdfCost = DEFAULT_COST,
    clock: Clock = system_clock,
    random: Randomness = system_random,
) -> tuple[Office, Loaded]:
    """Bring an office back from a backup pair into an empty folder, with the recovery code and a new passphrase.

    What this device or either file knows to be shredded stays so. Raises InputError over a living office.
    """
    check_new_passphrase(passphrase)
    pair = find_pair(source)
    old, clear = read_clear_header(pair.keys, "keys")
    make_private_folder(place.folder)
    lock = _take_lock(place)
    try:
        if place.header.exists() or place.database.exists():
            raise InputError(
                "there is an office in this folder already",
                field="office",
                remedy="restore into an empty folder",
            )
        root = headers.open_recovery(old, recovery_code)
        headers.authenticate_header(clear, old, root)
        identity = headers.open_backup_identity(old, root)
        device = Device(place.state, old.vault)
        known = _known_tombstones(device, old, root)
        secret = device.new_secret(random)
        address = check_address(store) if store else ""
        header = replace(
            headers.with_daily(old, headers.seal_daily(root, old.vault, passphrase, secret, cost, random)),
            store=headers.Store("postgresql" if address else "sqlcipher", address),
        )
        written = headers.render_header(header, root)
        keyholder = headers.open_keyholder(header, root)
        office = _assemble(place, header, written, root, keyholder, lock, clock, random, anew=True)
        try:
            loaded = load_pair(pair, identity, office.store, known)
            _accept(office, loaded, written)
        except BaseException:
            office.store.close()
            if not address:
                _remove_database(place)
            raise
        write_durably(place.header, written)
        device.forget_failures()
        office.restore_reserve()
    except BaseException:
        lock.close()
        raise
    return office, loaded


def verify_backup(office: Office, source: Path) -> tuple[Loaded, Verification]:
    """Restore a backup of this office into memory, check all of it, and let it go. Raises IntegrityError."""
    pair = find_pair(source)
    identity = headers.open_backup_identity(office.header, office.root_for_slots())
    engine = memory_engine()
    with engine.begin() as connection:
        bring_up_to_date(connection)
    scratch = office.beside(SqlStore(engine, office.header.vault))
    try:
        loaded = load_pair(pair, identity, scratch.store, frozenset())
        scratch.load(gone=loaded.gone)
        return loaded, verify_loaded(scratch, loaded)
    finally:
        scratch.store.close()


def _accept(office: Office, loaded: Loaded, written: bytes) -> None:
    office.load(gone=loaded.gone)
    verify_loaded(office, loaded)
    office.anchor.remember_tombstones(
        frozenset(row.compartment for row in office.rows() if row.shredded) | loaded.gone
    )
    with office.work(EventClass.RESTORED) as work:
        for compartment in sorted(loaded.gone):
            work.shred(compartment)
        work.tell_office(
            size=loaded.records.ledger_size,
            made=loaded.records.made,
            shredded=len(loaded.gone),
            header=headers.header_digest(written).hex(),
        )


def _known_tombstones(device: Device, header: Header, root: Root) -> frozenset[CompartmentId]:
    data = read_private(device.anchor)
    if data is None:
        return frozenset()
    signer = signer_of(header.vault, root)
    return frozenset(parse_anchor(data, header.vault, [signer.key]).tombstones)


def _remove_database(place: OfficePlace) -> None:
    for suffix in ("", "-wal", "-shm"):
        place.database.with_name(place.database.name + suffix).unlink(missing_ok=True)


def read_header(place: OfficePlace) -> tuple[bytes, Header]:
    """The header's bytes and what they say, not authenticated yet. Raises IntegrityError."""
    written = read_private(place.header)
    if written is None:
        raise IntegrityError(
            "the office's header is missing", field="header", remedy="restore the folder from a backup"
        )
    return written, headers.parse_header(written)


def signer_of(vault: VaultId, root: Root) -> Signer:
    """Who signs the office's checkpoints and its anchor."""
    seed = root.checkpoint_seed()
    return office_signer(vault, ed25519_public(seed), lambda message: ed25519_sign(seed, message))


def _open(
    place: OfficePlace,
    written: bytes,
    header: Header,
    root: Root,
    lock: "OfficeLock",
    clock: Clock,
    random: Randomness,
    *,
    anew: bool = False,
) -> Office:
    headers.authenticate_header(written, header, root)
    keyholder = headers.open_keyholder(header, root)
    office = _assemble(place, header, written, root, keyholder, lock, clock, random, anew=anew)
    try:
        office.load()
    except BaseException:
        office.store.close()
        raise
    return office


def _assemble(
    place: OfficePlace,
    header: Header,
    written: bytes,
    root: Root,
    keyholder: Keyholder,
    lock: "OfficeLock",
    clock: Clock,
    random: Randomness,
    *,
    anew: bool,
) -> Office:
    device = Device(place.state, header.vault)
    make_private_folder(device.folder)
    digest = headers.header_digest(written)
    anchor = AnchorKeeper(
        device.anchor, header.vault, signer_of(header.vault, root), header.generation, digest
    )
    if anew:
        anchor.begin_anew()
    return Office(
        place, header, root, keyholder, _store(place, header, root), anchor, clock, random, lock.close
    )


def _store(place: OfficePlace, header: Header, root: Root) -> SqlStore:
    held = None
    if header.store.kind == "postgresql":
        engine = postgresql_engine(header.store.address, header.vault)
        held = hold_vault(engine, header.vault)
    else:
        engine = sqlcipher_engine(place.database, root.page_key())
    try:
        with words_for_faults():
            with engine.begin() as connection:
                bring_up_to_date(connection)
            if header.store.kind == "sqlcipher":
                check_encrypted(place.database, engine)
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, header.vault, held)


class OfficeLock:
    """The exclusive lock of an office's folder. The operating system lets go of it when the process ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def close(self) -> None:
        """Let the next one in."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _take_lock(place: OfficePlace) -> OfficeLock:
    try:
        descriptor = os.open(place.lock, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError:
        raise StorageError(
            "the office's folder cannot be written", field="folder", remedy="give yourself rights to it"
        ) from None
    try:
        _lock_exclusively(descriptor)
    except OSError:
        holder = (
            os.pread(descriptor, 20, 0).decode("ascii", "replace").strip() if hasattr(os, "pread") else ""
        )
        os.close(descriptor)
        by = f" (process {holder})" if holder.isdigit() else ""
        raise BusyError(
            f"another process has this office open{by}",
            field="office",
            remedy="lock it there, or end that process",
        ) from None
    os.ftruncate(descriptor, 0)
    os.write(descriptor, str(os.getpid()).encode())
    return OfficeLock(descriptor)


def _lock_exclusively(descriptor: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _existing(place: OfficePlace) -> OfficePlace:
    if not place.folder.is_dir() or not place.header.exists():
        raise InputError(
            "there is no office in this folder", field="office", remedy="make one with `privity init`"
        )
    return place


def shred_office(place: OfficePlace, vault: VaultId) -> None:
    """Remove a throw-away office: its keys first, then its folders."""
    device = Device(place.state, vault).folder
    for folder in (device, place.folder):
        for path in sorted(folder.glob("*"), key=lambda path: path.name != "device-secret"):
            with contextlib.suppress(OSError):
                if path.is_file():
                    path.write_bytes(bytes(path.stat().st_size))
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def office_open(place: OfficePlace, passphrase: str) -> Iterator[Office]:
    """An office that is open for the length of a block."""
    office = open_office(place, passphrase)
    try:
        yield office
    finally:
        office.close()


__all__ = [
    "OfficePlace",
    "check_passphrase",
    "create_office",
    "move_office",
    "office_open",
    "open_office",
    "read_header",
    "restore_office",
    "shred_office",
    "signer_of",
    "system_clock",
    "system_random",
    "verify_backup",
]
