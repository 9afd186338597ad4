"""The ceremonies of the keys: a new passphrase, a new recovery code, a new key for one compartment.

None of them can leave the office without a key: each step is one transaction or one durable replacement of the header,
and the state after any of them opens.
"""

from collections.abc import Iterator
from pathlib import Path

from privity.config import OfficePlace
from privity.crypto.passphrase import check_new_passphrase, make_recovery_code, parse_recovery_code
from privity.errors import InputError, PassphraseError
from privity.ledger.entry import EventClass
from privity.model.ids import CompartmentId
from privity.services.device import Device, stick_missing
from privity.services.office import Office
from privity.vault import header as headers
from privity.vault import slots
from privity.vault.header import Header

_BATCH = 500


def change_passphrase(office: Office, old: str, new: str) -> None:
    """Replace the daily slot. Raises PassphraseError, slowly and counted, when `old` is not the passphrase.

    Only the slot is exchanged: a copy of the old header and this device's secret still open with the old passphrase
    whatever they opened before.
    """
    check_new_passphrase(new)
    if new == old:
        raise InputError("that is the passphrase already", field="passphrase", remedy="choose another one")
    vault = office.header.vault
    device = Device(office.place.state, vault)
    device.check_patience(office.now())
    secret = device.secret(office.header)
    try:
        root = slots.open_daily(office.header, old, secret)
    except PassphraseError:
        if device.is_stick_missing(office.header):
            raise stick_missing() from None
        device.count_failure(office.now())
        raise
    device.forget_failures()
    assert secret is not None  # noqa: S101 - the daily slot has just been opened with it
    slot = slots.seal_daily(root, vault, new, secret, office.header.daily.cost, office.random)
    with office.still():
        _put_header(office, headers.with_daily(office.header, slot), what="passphrase")


def move_secret(office: Office, passphrase: str, stick: Path | None) -> None:
    """Keep this device's secret on a stick, in the folder given, or on this device's own disk again.

    It is a fresh one: whoever copied the old one has nothing. Raises PassphraseError, and InputError for a folder that
    is none, or is this machine's own disk.
    """
    if stick is not None:
        check_stick(stick, office.place)
    vault = office.header.vault
    device = Device(office.place.state, vault)
    device.check_patience(office.now())
    try:
        root = slots.open_daily(office.header, passphrase, device.secret(office.header))
    except PassphraseError:
        if device.is_stick_missing(office.header):
            raise stick_missing() from None
        device.count_failure(office.now())
        raise
    device.forget_failures()
    with office.still():
        secret = device.new_secret(office.random, stick)
        slot = slots.seal_daily(root, vault, passphrase, secret, office.header.daily.cost, office.random)
        _put_header(office, headers.with_daily(office.header, slot), what="device secret")
        device.settle(office.header, office.place.folder)


def check_stick(stick: Path, place: OfficePlace) -> None:
    """Raises InputError unless a folder can be that of a stick."""
    try:
        there = stick.is_absolute() and stick.is_dir()
        home = there and is_own_disk(stick, place)
    except OSError:
        there = home = False
    if not there:
        raise InputError(
            "there is no such folder", field="stick", remedy="name a folder of the stick, with its whole path"
        )
    if home:
        raise InputError(
            "that folder lies on the disk of the office, where the secret would be no further away",
            field="stick",
            remedy="name a folder of a stick that you take out",
        )


def is_own_disk(folder: Path, place: OfficePlace) -> bool:
    """Say whether a folder lies on the disk of the office or of this device's state."""
    return folder.stat().st_dev in {place.folder.stat().st_dev, place.state.stat().st_dev}


def new_recovery_code(office: Office) -> str:
    """Replace the recovery slot and give the new code, which is kept nowhere.

    Backups made before hold the old slot and still open with the old code.
    """
    code = make_recovery_code(office.random)
    with office.still():
        root = office.root_for_slots()
        slot = slots.seal_recovery(root, office.header.vault, parse_recovery_code(code), office.random)
        _put_header(office, headers.with_recovery(office.header, slot), what="recovery code")
    return code


def rekey(office: Office, compartment: CompartmentId) -> Iterator[str]:
    """Give a compartment a new key, seal everything old under it, and destroy the old keys; tell each step done.

    What is written from the first step on is under the new key. A run that was interrupted is taken up where it ended
    by calling this again: no further key is begun while an older one is left. What somebody could read until now
    cannot be taken back.
    """
    if not office.keyring.has_older(compartment):
        with office.work(EventClass.KEY_CHANGED) as work:
            work.rekey(compartment)
            work.tell_office(what="new key", compartment=compartment)
        yield "new key made"
    while _reseal_some(office, compartment):
        yield "some of the old sealed anew"
    with office.still():
        # A record written while the last batch was sealed is under the new key already.
        if not office.holds(compartment):
            return
        with office.work(EventClass.KEY_CHANGED) as work:
            work.retire(compartment)
            work.tell_office(what="old keys destroyed", compartment=compartment)
        # Nothing of an old key may stay in a log beside the file.
        office.store.checkpoint()
    yield "old keys destroyed"


def unfinished(office: Office) -> list[CompartmentId]:
    """The compartments whose old keys still wait for the end of an interrupted `rekey`."""
    return [compartment for compartment in office.compartments() if office.keyring.has_older(compartment)]


def _reseal_some(office: Office, compartment: CompartmentId) -> bool:
    """Seal one batch of records, then of entries' parts, under the newest key. False when nothing is left."""
    with office.still():
        if not office.holds(compartment):
            return False
        epoch = office.keyring.epoch(compartment)
        old = [sealed.record for sealed in office.sealed_records(compartment) if sealed.epoch < epoch][
            :_BATCH
        ]
        parts = [] if old else office.store.older_leaf_parts(compartment, epoch, _BATCH)
        if not old and not parts:
            return False
        with office.work(EventClass.KEY_CHANGED) as work:
            for record in old:
                work.reseal(compartment, record)
            for part in parts:
                work.reseal_part(part)
            work.tell_office(what="sealed anew", compartment=compartment, records=len(old), parts=len(parts))
        return True


def _put_header(office: Office, header: Header, *, what: str) -> None:
    written = headers.render_header(header, office.root_for_slots())
    with office.work(EventClass.KEY_CHANGED) as work:
        work.tell_office(what=what, generation=header.generation, header=headers.header_digest(written).hex())
    office.put_header(header)
