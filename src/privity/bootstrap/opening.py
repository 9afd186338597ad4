"""Makes, opens, examines and moves an office."""

import contextlib
import shutil
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyrage

from privity.bootstrap.assembly import (
    Setting,
    assemble,
    begin,
    clear_unfinished,
    existing,
    last_known,
    publish,
    read_header,
    remove_files,
    signer_of,
    system_clock,
    system_random,
)
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
from privity.durable import make_private_folder
from privity.errors import InputError, PassphraseError, PrivityError
from privity.ledger.anchor import check_header
from privity.ledger.entry import EventClass
from privity.ledger.known_head import check_not_older, parse_known_head
from privity.model.ids import CompartmentId, KeyholderId, VaultId, id_from_bytes
from privity.model.overview import HouseOverview
from privity.ports.clock import Clock
from privity.services.attachments import sweep
from privity.services.device import Device, stick_missing
from privity.services.erasure import bury
from privity.services.examination import examine
from privity.services.keys import check_stick
from privity.services.office import Office
from privity.services.opener import take_lock
from privity.services.proof import Verification
from privity.services.reserve import set_aside
from privity.services.work import Work
from privity.storage.postgresql import check_address
from privity.vault import header as headers
from privity.vault import identities, slots
from privity.vault.header import Header

# Whether one may try, the slow work and the count are one step: of several guesses at once each would otherwise be let
# in before another is counted. Processes are kept apart by the office's lock.
_PROVING = threading.Lock()


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
    lock = take_lock(place)
    try:
        _check_empty(place)
        setting = Setting(place, lock, clock, random)
        vault = VaultId(id_from_bytes(random(16)))
        device = Device(place.state, vault)
        try:
            return _create(setting, device, vault, address, passphrase, cost)
        except BaseException:
            remove_files(place)
            device.remove()
            raise
    except BaseException:
        lock.close()
        raise


def _check_empty(place: OfficePlace) -> None:
    clear_unfinished(place)
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


def _create(
    setting: Setting, device: Device, vault: VaultId, address: str, passphrase: str, cost: KdfCost
) -> tuple[Office, str]:
    random = setting.random
    root, keyholder = Root.generate(random), Keyholder.generate(random)
    secret = device.new_secret(random)
    code = make_recovery_code(random)
    identity = pyrage.x25519.Identity.generate()
    header = Header(
        vault=vault,
        generation=1,
        store=headers.Store("postgresql" if address else "sqlcipher", address),
        house=CompartmentId(id_from_bytes(random(16))),
        root_commitment=root.commitment(),
        daily=slots.seal_daily(root, vault, passphrase, secret, cost, random),
        recovery=slots.seal_recovery(root, vault, parse_recovery_code(code), random),
        keyholder=KeyholderId(id_from_bytes(random(16))),
        public=keyholder.public,
        sealed_keyholder=identities.seal_keyholder(root, vault, keyholder, random),
        backup_recipient=str(identity.to_public()),
        sealed_backup_identity=identities.seal_backup_identity(root, vault, str(identity), random),
    )
    written = headers.render_header(header, root)
    begin(setting.place, written)
    office = assemble(setting, header, written, root, new=True, known=frozenset())
    try:
        office.load()
        house = Work(EventClass.OFFICE_CREATED, office.new_id)
        house.found(header.house, HouseOverview())
        house.tell_office(vault=vault, header=headers.header_digest(written).hex())
        office.commit(iter([house]))
        set_aside(office)
        device.settle(header, setting.place.folder)
        publish(setting.place)
    except BaseException:
        with contextlib.suppress(PrivityError):
            office.store.clear()
        office.abandon()
        raise
    return office, code


def open_office(
    place: OfficePlace, passphrase: str, *, clock: Clock = system_clock, random: Randomness = system_random
) -> Office:
    """Open an office on its own device. Raises PassphraseError, BusyError, IntegrityError or StorageError."""
    lock = take_lock(existing(place))
    try:
        written, header = read_header(place)
        device = Device(place.state, header.vault)
        failures = device.failed_attempts()
        root = _prove(device, header, passphrase, clock)
        headers.authenticate_header(written, header, root)
        office = assemble(Setting(place, lock, clock, random), header, written, root)
        try:
            office.load()
            device.settle(header, place.folder)
            with office.work(EventClass.UNLOCKED) as work:
                work.tell_office(failed_attempts=failures)
            sweep(office)
        except BaseException:
            office.abandon()
            raise
    except BaseException:
        lock.close()
        raise
    device.forget_failures()
    return office


def examine_office(
    place: OfficePlace, passphrase: str, *, clock: Clock = system_clock, random: Randomness = system_random
) -> Verification:
    """Say what is wrong, and where, with an office that does not open. Raises what goes wrong before it loads."""
    lock = take_lock(existing(place))
    try:
        written, header = read_header(place)
        root = _prove(Device(place.state, header.vault), header, passphrase, clock)
        headers.authenticate_header(written, header, root)
        office = assemble(Setting(place, lock, clock, random), header, written, root)
        try:
            return examine(office)
        finally:
            office.abandon()
    finally:
        lock.close()


def _prove(device: Device, header: Header, passphrase: str, clock: Clock) -> Root:
    with _PROVING:
        device.check_patience(clock())
        try:
            return slots.open_daily(header, passphrase, device.secret(header))
        except PassphraseError:
            if device.is_stick_missing(header):
                # The same slow work was done, so a guesser learns nothing; the owner learns what is missing.
                raise stick_missing() from None
            device.count_failure(clock())
            raise


def check_passphrase(place: OfficePlace, passphrase: str, *, clock: Clock = system_clock) -> None:
    """Prove who asks, before something grave or in a second browser. Raises PassphraseError; slow and counted too."""
    _, header = read_header(existing(place))
    device = Device(place.state, header.vault)
    _prove(device, header, passphrase, clock)
    device.forget_failures()


def move_office(
    place: OfficePlace,
    paper: str | Sequence[str],
    passphrase: str,
    *,
    stick: Path | None = None,
    newest: bytes | None = None,
    cost: KdfCost = DEFAULT_COST,
    clock: Clock = system_clock,
    random: Randomness = system_random,
) -> Office:
    """Make this device the office's, with a new passphrase and what lies on paper: the recovery code, or the cards.

    The store is accepted as it lies: the anchor of another device is not here to say whether it is the newest. Where
    this device has one, the ledger says how far it went; its header must not be newer, and what it knows to be shredded
    is shredded again. `newest` is such an anchor, a proof or a checkpoint from elsewhere: an older copy is refused.
    """
    check_new_passphrase(passphrase)
    if stick is not None:
        check_stick(stick, place)
    lock = take_lock(existing(place))
    try:
        written, header = read_header(place)
        device = Device(place.state, header.vault)
        # Nobody guesses 160 random bits: a slip of the pen is not counted, and no earlier guessing makes anyone wait.
        root = slots.open_paper(header, paper)
        headers.authenticate_header(written, header, root)
        known = last_known(device, header.vault, root)
        if known is not None:
            # An old header would bring back an old recovery code.
            check_header(known, header.generation, headers.header_digest(written))
        shown = parse_known_head(newest, header.vault, signer_of(header.vault, root).key) if newest else None
        gone = frozenset(known.tombstones) if known else frozenset()
        gone |= shown.tombstones if shown else frozenset()
        # A move that was interrupted may have left a secret that the header of now needs: it is kept before the next.
        device.settle(header, place.folder)
        slot = slots.seal_daily(
            root, header.vault, passphrase, device.new_secret(random, stick), cost, random
        )
        moved = headers.with_daily(header, slot)
        office = assemble(Setting(place, lock, clock, random), header, written, root, known=gone)
        try:
            office.load(gone=gone)
            if shown is not None:
                check_not_older(office.tree, shown)
            with office.work(EventClass.OFFICE_MOVED) as work:
                shredded = bury(office, work, gone)
                work.tell_office(
                    size=office.tree.size,
                    known=known.checkpoint.checkpoint.size if known else None,
                    shredded=shredded,
                    header=headers.header_digest(headers.render_header(moved, root)).hex(),
                )
            sweep(office)
            office.put_header(moved)
            device.settle(moved, place.folder)
        except BaseException:
            office.abandon()
            raise
        device.forget_failures()
    except BaseException:
        lock.close()
        raise
    return office


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
