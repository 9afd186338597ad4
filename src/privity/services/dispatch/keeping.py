"""Operations on keys, ledger and backups."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from privity.durable import read_private
from privity.ledger.entry import EventClass
from privity.services import keys, proof
from privity.services.attachments import held_in
from privity.services.backup import keys_expire
from privity.services.backup_history import note_kept
from privity.services.clients import own_compartments
from privity.services.contact_sheet import refresh_sheet
from privity.services.dispatch.desk import (
    Desk,
    Message,
    Operation,
    Replies,
    client_of,
    convert,
    first,
    outgoing,
    text,
)
from privity.services.door import BackupItem, ProofItem
from privity.services.proof import Verification


def _rekey(desk: Desk, requests: Iterator[Message]) -> Replies:
    compartment = client_of(desk.office, requests)
    for one in own_compartments(desk.office, compartment):
        for step in keys.rekey(desk.office, one):
            yield {"step": step}


def _verify(desk: Desk, requests: Iterator[Message]) -> Replies:
    yield told_of(proof.verify(desk.office))


def told_of(found: Verification) -> Message:
    """What a verification says, for whoever asked."""
    return {
        "entries": found.entries,
        "root": found.root.hex(),
        "compartments": found.compartments,
        "records": found.records,
        "flaws": list(found.flaws),
        "anomalies": list(found.anomalies),
    }


def _bundle(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    item = ProofItem(convert(request.get("entry"), int), with_person=bool(request.get("with_person")))
    yield from outgoing(desk.office, item)


def _backup(desk: Desk, requests: Iterator[Message]) -> Replies:
    destination = text(first(requests), "destination")
    refresh_sheet(desk.office)
    header = read_private(desk.office.place.header)
    item = BackupItem(header or b"", destination, held_in(Path(destination)), awaited=True)
    yield from outgoing(desk.office, item)
    made = desk.office.last_backup() or desk.office.now()
    yield {"keys_expire": keys_expire(made).date().isoformat()}
    # Whoever could not write it all down has left by now, and nothing is asked for any more.
    note_kept(desk.office, destination)


def _verify_backup(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    every_record = bool(request.get("every_record"))
    loaded, found = desk.verify_backup(desk.office, Path(text(request, "source")), every_record)
    with desk.office.work(EventClass.BACKUP_VERIFIED) as work:
        work.tell_office(
            made=loaded.records.made, entries=found.entries, root=found.root.hex(), opened=every_record
        )
    yield {
        "made": loaded.records.made,
        "keys_made": loaded.keys.made,
        "entries": found.entries,
        "records": found.records,
        "shredded": len(loaded.gone),
    }


def _change_passphrase(desk: Desk, requests: Iterator[Message]) -> Replies:
    request = first(requests)
    keys.change_passphrase(desk.office, text(request, "old"), text(request, "new"))
    yield {"changed": "passphrase"}


def _new_recovery_code(desk: Desk, requests: Iterator[Message]) -> Replies:
    yield {"recovery_code": keys.new_recovery_code(desk.office)}


OPERATIONS: Final[Mapping[str, Operation]] = {
    "verify": _verify,
    "bundle": _bundle,
    "backup": _backup,
    "verify-backup": _verify_backup,
    "change-passphrase": _change_passphrase,
    "new-recovery-code": _new_recovery_code,
    "rekey": _rekey,
}
