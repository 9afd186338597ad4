"""The ledger for people: its lines, its verification, and the proof of one entry."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from privity.errors import InputError, IntegrityError, PrivityError
from privity.ledger.audit import audit
from privity.ledger.bundle import ClosedPart, OpenedPart, Part, make_bundle, render_bundle
from privity.ledger.checkpoint import Checkpoint, origin_of, sign_checkpoint
from privity.ledger.commitment import verify_combined, verify_part
from privity.ledger.entry import EventClass, parse_leaf
from privity.ledger.held_back import kept_back
from privity.ledger.tree import leaf_hash
from privity.model.ids import CompartmentId
from privity.model.overview import JointOverview
from privity.ports.store import LeafPart
from privity.services import attachments
from privity.services.backup import Loaded
from privity.services.office import Office
from privity.services.work import OFFICE, PERSON
from privity.vault.record import SealedRecord


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One entry as the ledger page shows it. `details` is the office's part: no name, no reference, no text."""

    seq: int
    time: datetime
    event: EventClass
    details: dict[str, object]


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked, and every flaw with its place. `anomalies` are for a person to look at."""

    entries: int
    root: bytes
    compartments: int
    records: int
    flaws: tuple[str, ...]
    anomalies: tuple[str, ...]


def lines(office: Office, *, newest: int = 100, before: int | None = None) -> list[LedgerLine]:
    """The newest entries, newest first."""
    end = office.tree.size if before is None else max(0, min(before, office.tree.size))
    start = max(0, end - newest)
    leaves = office.store.leaves(start)[: end - start]
    parts = {
        part.seq: part for part in office.store.leaf_parts(list(range(start, end))) if part.part == OFFICE
    }
    found = []
    for line in leaves:
        leaf = parse_leaf(line)
        part = parts.get(leaf.seq)
        details = json.loads(office.leaf_part_payload(part)[1]) if part is not None else {}
        found.append(
            LedgerLine(leaf.seq, leaf.time, leaf.event, {k: v for k, v in details.items() if k != "event"})
        )
    return found[::-1]


def verify(office: Office) -> Verification:
    """Check everything that can be checked: ledger, state root, anchor, file, every record, every entry's parts.

    Read-only while anything is wrong; a ledger that holds gets an entry that it was verified.
    """
    with office.still():
        found = _examine(office, gone=frozenset())
        found = replace(
            found, flaws=(*found.flaws, *attachments.flaws(office, attachments.attachments_here(office)))
        )
        if not found.flaws:
            with office.work(EventClass.RECORDS_READ) as work:
                work.tell_office(
                    purpose="verification",
                    entries=found.entries,
                    root=found.root.hex(),
                    records=found.records,
                )
    return found


def verify_loaded(office: Office, loaded: Loaded) -> Verification:
    """Check an office that was just read from a backup. Raises IntegrityError; nothing is recorded."""
    found = _examine(office, gone=loaded.gone)
    if found.flaws or (found.entries, found.root) != (
        loaded.records.ledger_size,
        bytes.fromhex(loaded.records.ledger_root),
    ):
        where = found.flaws[0] if found.flaws else "its ledger is not the one it was made from"
        raise IntegrityError(
            f"the backup does not hold: {where}", field="backup", remedy="use another backup"
        )
    return found


def _examine(office: Office, gone: frozenset[CompartmentId]) -> Verification:
    flaws = list(office.store.check())
    report = audit(office.store.leaves())
    flaws += [f"entry {finding.seq}: {finding.says}" for finding in report.failures]
    anomalies = [f"entry {finding.seq}: {finding.says}" for finding in report.anomalies]
    _check(flaws, "the device's anchor", lambda: office.anchor.check(report.tree))
    if (report.size, report.root) != (office.tree.size, office.tree.root()):
        flaws.append("the ledger changed under the open office")
    records = 0
    rows = [row for row in office.rows() if not row.shredded and row.compartment not in gone]
    for row in rows:
        try:
            sealed_records = office.sealed_records(row.compartment)
            for sealed in sealed_records:
                office.keyring.open(sealed)
                records += 1
            office.overview(row.compartment)
            _check_entries(office, row.compartment, sealed_records)
        except PrivityError as fault:
            flaws.append(f"compartment {row.compartment}: {fault.message}")
    flaws += check_parts(office)
    return Verification(report.size, report.root, len(rows), records, tuple(flaws), tuple(anomalies))


def bundle(office: Office, seq: int, *, with_person: bool = False) -> bytes:
    """The proof bundle of one entry, as it leaves through the door. Raises InputError when there is no such entry."""
    with office.still():
        if not 0 <= seq < office.tree.size:
            raise InputError(
                f"the ledger has no entry {seq}", field="entry", remedy=f"choose 0 to {office.tree.size - 1}"
            )
        leaf = office.store.leaves(seq)[0]
        opened: dict[str, Part] = {PERSON: None, OFFICE: None}
        for part in office.store.leaf_parts([seq]):
            opened[part.part] = _opened(office, part, with_person)
        checkpoint = Checkpoint(origin_of(office.header.vault), office.tree.size, office.tree.root())
        signer = office.anchor.signer
        made = make_bundle(
            office.tree,
            leaf,
            sign_checkpoint(checkpoint, signer),
            signer.key,
            person=opened[PERSON],
            office=opened[OFFICE],
        )
        return render_bundle(made)


def person_of(office: Office, seq: int) -> dict[CompartmentId, dict[str, object]]:
    """Whom an entry is about, where that can still be opened, with what keeps a proof of it from their account."""
    for part in office.store.leaf_parts([seq]):
        if part.part == PERSON and part.sealed:
            _, payload = office.leaf_part_payload(part)
            joint = isinstance(office.overview(part.compartment), JointOverview)
            return {part.compartment: {"of": seq, **kept_back(json.loads(payload), joint=joint)}}
    return {}


def _opened(office: Office, part: LeafPart, with_person: bool) -> Part:
    _check_closed(office, part)
    if not part.sealed or (part.part == PERSON and not with_person):
        return ClosedPart(part.commitment)
    blind, payload = office.leaf_part_payload(part)
    return OpenedPart(blind, payload)


def _check_entries(office: Office, compartment: CompartmentId, records: list[SealedRecord]) -> None:
    """Raises IntegrityError unless the digests that stand beside the records are theirs: work begins from those."""
    beside = {(entry.record, entry.revision, entry.digest) for entry in office.store.entries(compartment)}
    if beside != {(sealed.record, sealed.revision, sealed.digest) for sealed in records}:
        raise IntegrityError("a digest that is stored beside a record is not that record's", field="store")


def check_parts(office: Office) -> list[str]:
    """Hold every entry's parts against its commitment, and open what still can be opened."""
    flaws: list[str] = []
    step = 500
    for first in range(0, office.tree.size, step):
        seqs = list(range(first, min(first + step, office.tree.size)))
        parts: dict[int, dict[str, LeafPart]] = {}
        for part in office.store.leaf_parts(seqs):
            parts.setdefault(part.seq, {})[part.part] = part
        for seq, line in zip(seqs, office.store.leaves(first), strict=False):
            try:
                if leaf_hash(line) != office.tree.leaf(seq):
                    raise IntegrityError("the entry is not the one that was read at opening")
                mine = parts.get(seq, {})
                commitments = {name: part.commitment for name, part in mine.items()}
                verify_combined(parse_leaf(line).commitment, commitments.get(PERSON), commitments.get(OFFICE))
                for part in mine.values():
                    _check_closed(office, part)
                    if part.sealed:
                        verify_part(part.commitment, *office.leaf_part_payload(part))
            except PrivityError as fault:
                flaws.append(f"entry {seq}: {fault.message}")
    return flaws


def _check_closed(office: Office, part: LeafPart) -> None:
    """Raises IntegrityError when a part is empty that no erasure emptied: the office's part never is.

    What is empty commits to nothing that could be opened, so a hand in the store could blank what it dislikes.
    """
    office_part = part.part == OFFICE
    if (office_part and part.compartment != office.header.house) or (
        not part.sealed and (office_part or not office.is_shredded(part.compartment))
    ):
        raise IntegrityError("a part of the entry was taken away", field="ledger")


def _check(flaws: list[str], what: str, check: Callable[[], None]) -> None:
    try:
        check()
    except PrivityError as fault:
        flaws.append(f"{what}: {fault.message}")
