"""Looks at an office that no longer opens, and says what is wrong with it and where. No row of it is written.

An office refuses to open at the first thing that is not as it was written. Whoever has to decide what to restore, or to
show what somebody did, needs all of them, each with its place.
"""

from collections.abc import Callable, Iterator

from privity.crypto.envelope import digest
from privity.crypto.keys import Keyholder
from privity.errors import PrivityError
from privity.ledger.audit import AuditReport, audit
from privity.ledger.commitment import verify_combined, verify_part
from privity.ledger.entry import parse_leaf
from privity.ledger.state import TOMBSTONE, Row, StateTree, compartment_head
from privity.ports.store import CompartmentRow, LeafPart
from privity.services.holdings import head_of
from privity.services.office import Office
from privity.services.proof import Verification
from privity.services.work import OFFICE, PERSON
from privity.vault.identities import open_keyholder
from privity.vault.wrap import take_key

_STEP = 500


def examine(office: Office) -> Verification:
    """Examine an office that was put together and not loaded."""
    flaws = list(office.store.check())
    # As rows and not as the ledger reads itself, which stops at the first gap.
    lines = [bytes(row[1]) for row in office.store.rows("leaves") if isinstance(row[1], bytes)]
    report = audit(lines)
    flaws += [f"entry {finding.seq}: {finding.says}" for finding in report.failures]
    flaws += _told(lambda: office.anchor.check(report.tree), "this device's anchor")
    rows = office.store.compartments()
    flaws += _state(rows, report)
    flaws += _keys(office, rows)
    records = 0
    living = [row for row in rows if not row.shredded]
    for row in living:
        found, count = _compartment(office, row)
        flaws += found
        records += count
    flaws += _parts(office, lines)
    anomalies = tuple(f"entry {finding.seq}: {finding.says}" for finding in report.anomalies)
    return Verification(report.size, report.root, len(living), records, tuple(flaws), anomalies)


def _state(rows: list[CompartmentRow], report: AuditReport) -> Iterator[str]:
    """The heads of the compartments against the state that the last entry carries."""
    flaws: list[str] = []

    def check() -> None:
        state = StateTree((row.slot, row.compartment, row.head) for row in rows)
        if report.last is not None:
            state.verify(report.last.state)
        elif rows:
            flaws.append("the ledger is empty, and the store is not")

    yield from _told(check, "the state of the office")
    yield from flaws
    for row in rows:
        if row.shredded != (row.head == TOMBSTONE):
            yield f"compartment {row.compartment}: whether it was erased is told in two ways"


def _keys(office: Office, rows: list[CompartmentRow]) -> Iterator[str]:
    """Put every key that is rightly given on the ring, and tell those that are not."""
    keyholder: Keyholder = open_keyholder(office.header, office.root_for_slots())
    living = {row.compartment for row in rows if not row.shredded}
    for wrap in office.store.wraps():
        where = f"compartment {wrap.compartment}, key {wrap.epoch}"
        if wrap.compartment not in living:
            yield f"{where}: a key of a compartment that is erased or was never there"
        elif office.header.keyholder != wrap.giver or office.header.keyholder != wrap.recipient:
            yield f"{where}: given by or to an unknown hand"
        else:
            try:
                key = take_key(office.header.vault, wrap, keyholder, keyholder.public)
            except PrivityError as fault:
                yield f"{where}: {fault.message}"
            else:
                office.keyring.add(wrap.compartment, wrap.epoch, key)


def _compartment(office: Office, row: CompartmentRow) -> tuple[list[str], int]:
    """One compartment's records, overview and head; gives how many records opened."""
    flaws: list[str] = []
    where, opened = f"compartment {row.compartment}", 0
    records = office.store.records(row.compartment)
    entries = [Row(one.record, one.revision, digest(one.sealed), "records") for one in records]
    overviews = office.store.overviews([row.compartment])
    try:
        root = compartment_head(row.compartment, entries)
        [overview] = [Row(one.record, one.revision, digest(one.sealed), "overviews") for one in overviews]
        commitment = office.keyring.commitment(row.compartment, row.epoch)
        if root != row.root:
            flaws.append(f"{where}: its records are not those of the last write")
        elif head_of(row, root, overview, commitment) != row.head:
            flaws.append(f"{where}: its overview or its key is not that of the last write")
    except PrivityError as fault:
        flaws.append(f"{where}: {fault.message}")
    except (ValueError, OverflowError):
        flaws.append(f"{where}: holds what no record ever has")
    for sealed in (*records, *overviews):
        try:
            office.keyring.open(sealed)
        except PrivityError as fault:
            flaws.append(f"{where}, record {sealed.record}: {fault.message}")
        else:
            opened += sealed in records
    return flaws, opened


def _parts(office: Office, lines: list[bytes]) -> Iterator[str]:
    """Every entry's parts against its commitment."""
    for first in range(0, len(lines), _STEP):
        seqs = list(range(first, min(first + _STEP, len(lines))))
        parts: dict[int, dict[str, LeafPart]] = {}
        for part in office.store.leaf_parts(seqs):
            parts.setdefault(part.seq, {})[part.part] = part
        for seq in seqs:
            try:
                mine = parts.get(seq, {})
                commitments = {name: part.commitment for name, part in mine.items()}
                leaf = parse_leaf(lines[seq])
                verify_combined(leaf.commitment, commitments.get(PERSON), commitments.get(OFFICE))
                for part in mine.values():
                    if part.sealed:
                        verify_part(part.commitment, *office.leaf_part_payload(part))
            except PrivityError as fault:
                yield f"entry {seq}: {fault.message}"


def _told(check: Callable[[], None], where: str) -> Iterator[str]:
    try:
        check()
    except PrivityError as fault:
        yield f"{where}: {fault.message}"
    except (ValueError, OverflowError):
        yield f"{where}: holds what this office never wrote"
