"""Brings an office back from a backup pair, and tries one without keeping it."""

import contextlib
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from privity.bootstrap.assembly import (
    Setting,
    assemble,
    begin,
    clear_unfinished,
    is_same_folder,
    last_known,
    publish,
    remove_files,
    signer_of,
    system_clock,
    system_random,
)
from privity.config import OfficePlace
from privity.crypto.envelope import Randomness
from privity.crypto.keys import Root
from privity.crypto.passphrase import DEFAULT_COST, KdfCost, check_new_passphrase
from privity.durable import make_private_folder, read_private
from privity.errors import InputError, IntegrityError, PrivityError
from privity.ledger.anchor import Anchor
from privity.ledger.entry import EventClass
from privity.ledger.known_head import KnownHead, parse_known_head
from privity.ports.clock import Clock
from privity.services.attachment_files import IN_A_BACKUP, AttachmentFiles
from privity.services.attachments import KIND, attachments_in, bring_back, flaws
from privity.services.backup import BackupPair, Loaded, ReadPair, find_pair, read_pair
from privity.services.backup_check import hold_against_ledger
from privity.services.backup_part import read_clear_header
from privity.services.device import Device
from privity.services.erasure import bury
from privity.services.office import Office
from privity.services.opener import take_lock
from privity.services.proof import Verification, verify_loaded
from privity.services.reserve import set_aside
from privity.storage.postgresql import check_address
from privity.storage.schema import bring_up_to_date
from privity.storage.sqlcipher import memory_engine
from privity.storage.store import SqlStore
from privity.vault import header as headers
from privity.vault import identities, slots
from privity.vault.header import Header, Store
from privity.vault.keyring import Keyring


def restore_office(
    place: OfficePlace,
    source: Path,
    paper: str | Sequence[str],
    passphrase: str,
    *,
    store: str = "",
    newest: bytes | None = None,
    cost: KdfCost = DEFAULT_COST,
    clock: Clock = system_clock,
    random: Randomness = system_random,
) -> tuple[Office, Loaded]:
    """Bring an office back from a backup pair into an empty folder, with what lies on paper and a new passphrase.

    `paper` is the recovery code, or the words of each card of the records set.

    What this device or either file knows to be shredded stays so. `newest` is an anchor, a proof or a checkpoint of
    this office from elsewhere: an older backup is refused. Raises InputError over a living office.
    """
    check_new_passphrase(passphrase)
    address = check_address(store) if store else ""
    pair = find_pair(source)
    old, clear = read_clear_header(pair.keys, "keys")
    make_private_folder(place.folder)
    lock = take_lock(place)
    try:
        root = slots.open_paper(old, paper)
        headers.authenticate_header(clear, old, root)
        interrupted = _interrupted(place, old, root)
        clear_unfinished(place)
        device = Device(place.state, old.vault)
        _check_free(place, device, old)
        known = last_known(device, old.vault, root)
        shown = parse_known_head(newest, old.vault, signer_of(old.vault, root).key) if newest else None
        secret = device.new_secret(random)
        slot = slots.seal_daily(root, old.vault, passphrase, secret, cost, random)
        header = replace(
            old,
            daily=slot,
            # Above every generation that this device has seen: its anchor refuses an older one.
            generation=max(old.generation, known.header_generation if known else 0) + 1,
            store=headers.Store("postgresql" if address else "sqlcipher", address),
        )
        setting = Setting(place, lock, clock, random)
        try:
            office, loaded = _restore(
                setting, device, header, root, pair, known, shown, source, again=interrupted
            )
        except BaseException:
            remove_files(place)
            raise
    except BaseException:
        lock.close()
        raise
    device.forget_failures()
    set_aside(office)
    return office, loaded


def verify_backup(office: Office, source: Path, every_record: bool = False) -> tuple[Loaded, Verification]:
    """Read a backup of this office to its last byte and hold it against its own ledger. Raises IntegrityError.

    The header in front of each file is held against ROOT too: without it the recovery code would open nothing. With
    `every_record` each record is opened besides, as if the backup had been restored.
    """
    pair = find_pair(source)
    root = office.root_for_slots()
    for path, part in ((pair.keys, "keys"), (pair.records, "records")):
        header, clear = read_clear_header(path, part)
        headers.authenticate_header(clear, header, root)
    identity = identities.open_backup_identity(office.header, root)
    read = read_pair(pair, identity, office.anchor.signer.key)
    found = hold_against_ledger(office.header, read)
    _check_attachments(office, read, source)
    if every_record:
        _open_every_record(office, read)
    return read.loaded, found


def _check_attachments(office: Office, read: ReadPair, source: Path) -> None:
    """Raises IntegrityError unless every sealed file of which the backup speaks lies beside it, whole."""
    speaking = {row[0].hex() for row in read.rows["records"] if row[2] == KIND}
    ring = office.ring_of(wrap for wrap in read.wraps if wrap.compartment in speaking)
    files = AttachmentFiles(source, IN_A_BACKUP)
    for flaw in flaws(office, attachments_in(read.rows["records"], ring), files):
        raise IntegrityError(
            f"the backup does not hold: {flaw}", field="backup", remedy="make a new backup into this folder"
        )


def _open_every_record(office: Office, read: ReadPair) -> None:
    """Bring it back into memory, open all of it, and let it go. Raises IntegrityError."""
    engine = memory_engine()
    with engine.begin() as connection:
        bring_up_to_date(connection, new=True)
    scratch = office.beside(SqlStore(engine, office.header.vault))
    try:
        scratch.store.restore(read.rows)
        scratch.load(gone=read.loaded.gone)
        verify_loaded(scratch, read.loaded)
    finally:
        scratch.abandon()


def _restore(
    setting: Setting,
    device: Device,
    header: Header,
    root: Root,
    pair: BackupPair,
    known: Anchor | None,
    shown: KnownHead | None,
    source: Path,
    *,
    again: Store | None,
) -> tuple[Office, Loaded]:
    """Fill the store, check all of it, record the restore, and only then make an office of the folder."""
    place, written = setting.place, headers.render_header(header, root)
    tombstones = frozenset(known.tombstones) if known else frozenset()
    tombstones |= shown.tombstones if shown else frozenset()
    begin(place, b"")
    office = assemble(setting, header, written, root, new=True, known=tombstones)
    store = office.store
    try:
        if again == header.store:
            store.clear()
        store.check_empty()
        # From here on what lies in the store is ours, and this header says so to whoever comes after a crash.
        begin(place, written)
        try:
            identity = identities.open_backup_identity(header, root)
            read = read_pair(pair, identity, signer_of(header.vault, root).key, tombstones)
            ring = _fill(office, header, read, shown)
            loaded = read.loaded
            _accept(office, loaded, ring, known, written)
            loaded.missing = bring_back(office, read.rows["records"], source)
            device.settle(header, place.folder)
            publish(place)
        except BaseException:
            with contextlib.suppress(PrivityError):
                store.clear()
            raise
    except BaseException:
        office.abandon()
        raise
    return office, loaded


def _fill(office: Office, header: Header, read: ReadPair, shown: KnownHead | None) -> Keyring:
    """Write all rows; check them, and open every key, while the database encrypts and commits. What they raise.

    Before that the two would only wait for each other. Nothing that was written counts before all of it was checked.
    """
    filled = threading.Event()
    with ThreadPoolExecutor(1, thread_name_prefix="restore") as beside:
        writing = beside.submit(office.store.restore, read.rows, filled.set)
        writing.add_done_callback(lambda _: filled.set())
        filled.wait()
        hold_against_ledger(header, read, shown)
        ring = office.ring_of(read.wraps)
        writing.result()
    return ring


def _accept(office: Office, loaded: Loaded, ring: Keyring, known: Anchor | None, written: bytes) -> None:
    office.load(gone=loaded.gone, ring=ring)
    shredded = frozenset(row.compartment for row in office.rows() if row.shredded)
    office.anchor.begin_anew(shredded | loaded.gone)
    with office.work(EventClass.RESTORED) as work:
        bury(office, work, loaded.gone)
        work.tell_office(
            size=loaded.records.ledger_size,
            made=loaded.records.made,
            known=known.checkpoint.checkpoint.size if known else None,
            shredded=len(loaded.gone),
            header=headers.header_digest(written).hex(),
        )


def _interrupted(place: OfficePlace, old: Header, root: Root) -> Store | None:
    """The store that an interrupted restore of this very office into this folder was filling."""
    data = read_private(place.unfinished)
    if data is None or place.header.exists():
        return None
    try:
        header = headers.parse_header(data)
        headers.authenticate_header(data, header, root)
    except PrivityError:
        return None
    return header.store if header.vault == old.vault else None


def _check_free(place: OfficePlace, device: Device, old: Header) -> None:
    if place.header.exists() or place.database.exists():
        raise InputError(
            "there is an office in this folder already", field="office", remedy="restore into an empty folder"
        )
    home = device.home()
    if home is not None and not is_same_folder(home, place.folder) and _lies_in(home, old):
        # One device keeps one secret and one anchor for an office: a second copy would shut the first one out.
        raise InputError(
            "this office lies on this device already, in another folder",
            field="office",
            remedy="take that folder away first, or restore on another device",
        )


def _lies_in(folder: Path, office: Header) -> bool:
    try:
        data = read_private(OfficePlace(folder, folder).header)
        return data is not None and headers.parse_header(data).vault == office.vault
    except PrivityError:
        return False
