"""Reads a whole ledger and says what is wrong with it and where: nothing is repaired, nothing is left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from privity.errors import IntegrityError, TooNewError
from privity.ledger.entry import Leaf, parse_leaf, scan_leaf
from privity.ledger.tree import MerkleTree, leaf_hash


class Flaw(StrEnum):
    """What can be wrong with a ledger that is read on its own, without checkpoint or anchor."""

    MALFORMED = "malformed"
    TOO_NEW = "too-new"
    OUT_OF_SEQUENCE = "out-of-sequence"
    CLOCK_BACKWARDS = "clock-backwards"


@dataclass(frozen=True, slots=True)
class Finding:
    """One flaw. `seq` is the place in the ledger as read, counted from 0; `says` is for a person."""

    seq: int
    flaw: Flaw
    says: str

    @property
    def is_failure(self) -> bool:
        """A clock that was set back is an anomaly to be shown; everything else means that the ledger is
        broken.
        """
        return self.flaw is not Flaw.CLOCK_BACKWARDS


@dataclass(frozen=True, slots=True)
class AuditReport:
    """A ledger as read: its tree, its last well-formed entry and every flaw, in order."""

    tree: MerkleTree
    last: Leaf | None
    findings: tuple[Finding, ...]

    @property
    def size(self) -> int:
        return self.tree.size

    @property
    def root(self) -> bytes:
        return self.tree.root()

    @property
    def failures(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.is_failure)

    @property
    def anomalies(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if not finding.is_failure)

    def verify(self) -> None:
        """Raises IntegrityError with the first failure. Anomalies pass: they are for a person to look at."""
        failures = self.failures
        if failures:
            more = f", and {len(failures) - 1} more" if len(failures) > 1 else ""
            raise IntegrityError(
                f"the ledger is broken at entry {failures[0].seq}: {failures[0].says}{more}",
                field="ledger",
                remedy="do not work in this copy and keep it as it is; restore the newest backup beside it",
            )


def audit(leaves: Iterable[bytes]) -> AuditReport:
    """Read all leaves in the order stored: encodings, sequence, times and root.

    It cannot see a ledger cut off at its end or rewritten as a whole: `check_extends` against an anchor, or a
    checkpoint that someone else keeps, shows that.
    """
    hashes: list[bytes] = []
    findings: list[Finding] = []
    last: bytes | None = None
    last_time = b""
    expected = 0
    for place, line in enumerate(leaves):
        hashes.append(leaf_hash(line))
        try:
            seq, time = scan_leaf(line)
        except IntegrityError as error:
            flaw = Flaw.TOO_NEW if isinstance(error, TooNewError) else Flaw.MALFORMED
            findings.append(Finding(place, flaw, error.message))
            expected += 1
            continue
        if seq != expected:
            findings.append(Finding(place, Flaw.OUT_OF_SEQUENCE, _sequence(seq, expected)))
        if last is not None and time < last_time:
            findings.append(Finding(place, Flaw.CLOCK_BACKWARDS, _clock(last, line)))
        last, last_time, expected = line, time, seq + 1
    return AuditReport(MerkleTree(hashes), None if last is None else parse_leaf(last), tuple(findings))


def _sequence(found: int, expected: int) -> str:
    if found > expected:
        missing = (
            f"entry {expected} is" if found == expected + 1 else f"entries {expected} to {found - 1} are"
        )
        return f"{missing} missing"
    return f"entry {found} stands where entry {expected} belongs"


def _clock(before: bytes, after: bytes) -> str:
    seconds = (parse_leaf(before).time - parse_leaf(after).time).total_seconds()
    return f"the clock went back by {seconds:.3f} seconds"
