"""Holds the rows of a backup against its ledger, all of them at once and without opening a record.

The ledger's last entry names the state root, the root the head of each compartment, and the head what lies in it and
under which key. So it is enough to hash what is sealed. That each record opens is what `--every-record` looks at.
"""

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from privity.errors import IntegrityError, PrivityError
from privity.ledger.audit import AuditReport, audit
from privity.ledger.commitment import verify_combined
from privity.ledger.entry import parse_leaf
from privity.ledger.known_head import KnownHead, check_not_older
from privity.ledger.state import TOMBSTONE, Row, StateTree, stored_rows_head
from privity.model.ids import CompartmentId, RecordId
from privity.ports.store import CompartmentRow
from privity.services.backup import ReadPair
from privity.services.holdings import head_of
from privity.services.proof import Verification
from privity.services.work import OFFICE, PERSON
from privity.vault.header import Header


def hold_against_ledger(header: Header, pair: ReadPair, known: KnownHead | None = None) -> Verification:
    """Raises IntegrityError unless everything in a pair is what its ledger says was written last.

    `known` is a head that was shown from elsewhere: an older backup, or another ledger, is refused.
    """
    try:
        report = _ledger(pair)
        found = _held(header, pair, report)
    except (PrivityError, ValueError, OverflowError) as fault:
        where = fault.message if isinstance(fault, PrivityError) else "a row is none that is ever written"
        raise IntegrityError(
            f"the backup does not hold: {where}", field="backup", remedy="use another backup"
        ) from None
    if known is not None:
        check_not_older(report.tree, known)
    return found


def _held(header: Header, pair: ReadPair, report: AuditReport) -> Verification:
    rows = _compartments(pair, report)
    gone = pair.loaded.gone
    living = {row.compartment: row for row in rows if not row.shredded and row.compartment not in gone}
    given = {(row[0], row[1]): row[4] for row in pair.rows["wraps"] if row[2].hex() == header.keyholder}
    shelves = {table: _digests(pair.rows[table]) for table in ("records", "overviews")}
    strange = (set(shelves["records"]) | set(shelves["overviews"])) - set(living)
    if strange:
        raise IntegrityError(f"{len(strange)} record(s) belong to no compartment that is here")
    for compartment, row in living.items():
        overviews = shelves["overviews"].get(compartment, [])
        if len(overviews) != 1:
            raise IntegrityError(f"compartment {compartment} has no overview, or more than one")
        [(record, revision, digest)] = overviews
        root = stored_rows_head(compartment, "records", shelves["records"].get(compartment, ()))
        overview = Row(RecordId(record.hex()), revision, digest, "overviews")
        commitment = given.get((bytes.fromhex(compartment), row.epoch), b"")
        if root != row.root or head_of(row, root, overview, commitment) != row.head:
            raise IntegrityError(f"what lies in compartment {compartment} is not what was written last")
    _parts(header, pair, report, {row.compartment for row in rows} - set(living))
    return Verification(
        report.size,
        report.root,
        len(living),
        len(pair.rows["records"]),
        (),
        tuple(f"entry {one.seq}: {one.says}" for one in report.anomalies),
    )


def _ledger(pair: ReadPair) -> AuditReport:
    """The ledger of a backup, which must be the one that its preface signed."""
    leaves = sorted(pair.rows["leaves"])
    if [seq for seq, _ in leaves] != list(range(len(leaves))):
        raise IntegrityError("an entry of its ledger is missing")
    report = audit(line for _, line in leaves)
    report.verify()
    said = pair.loaded.records
    if (report.size, report.root.hex()) != (said.ledger_size, said.ledger_root):
        raise IntegrityError("its ledger is not the one it was made from")
    return report


def _compartments(pair: ReadPair, report: AuditReport) -> list[CompartmentRow]:
    """The compartments, whose heads must come to the state of the ledger's last entry."""
    rows = [
        CompartmentRow(CompartmentId(one.hex()), slot, epoch, root, head, shredded)
        for one, slot, epoch, root, head, shredded in sorted(
            pair.rows["compartments"], key=lambda row: row[1]
        )
    ]
    state = StateTree((row.slot, row.compartment, row.head) for row in rows)
    if (report.last is None and rows) or (report.last is not None and report.last.state != state.root()):
        raise IntegrityError("its compartments are not those of its last entry")
    # INVARIANT: a compartment is shredded exactly when the state says so; a flag alone must not hide a client.
    if any(row.shredded != (row.head == TOMBSTONE) for row in rows):
        raise IntegrityError("a compartment is marked as destroyed that is not, or the other way round")
    return rows


def _digests(rows: list[Any]) -> dict[CompartmentId, list[tuple[bytes, int, bytes]]]:
    """Record, revision and digest of each row by compartment, each digest being that of what is sealed."""
    found: defaultdict[bytes, list[tuple[bytes, int, bytes]]] = defaultdict(list)
    for compartment, record, _, _, revision, _, digest, sealed in rows:
        # Called here, not through `crypto`: this loop is half of what a verification takes.
        if sha256(sealed).digest() != digest:
            raise IntegrityError("a digest that is stored beside a record is not that record's")
        found[compartment].append((record, revision, digest))
    return {CompartmentId(compartment.hex()): shelf for compartment, shelf in found.items()}


def _parts(header: Header, pair: ReadPair, report: AuditReport, closed: set[CompartmentId]) -> None:
    """Raises IntegrityError unless each entry has the parts it commits to, empty only where they were destroyed."""
    by_entry: defaultdict[int, dict[str, bytes]] = defaultdict(dict)
    for seq, part, compartment, _, commitment, sealed in pair.rows["leaf_parts"]:
        by_entry[seq][part] = commitment
        is_office = part == OFFICE
        if is_office and compartment.hex() != header.house:
            raise IntegrityError(f"entry {seq}: a part lies where none belongs")
        if not sealed and (is_office or compartment.hex() not in closed):
            raise IntegrityError(f"entry {seq}: a part of the entry was taken away")
    for seq, line in _lines(pair):
        mine = by_entry.pop(seq, {})
        verify_combined(parse_leaf(line).commitment, mine.pop(PERSON, None), mine.pop(OFFICE, None))
        if mine:
            raise IntegrityError(f"entry {seq}: it has a part that no entry has")
    if by_entry:
        raise IntegrityError("there are parts of entries that are not in its ledger")


def _lines(pair: ReadPair) -> Iterator[tuple[int, bytes]]:
    yield from pair.rows["leaves"]
