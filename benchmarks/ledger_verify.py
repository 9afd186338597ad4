"""Auditing 100,000 ledger entries beside pymerkle on the same leaves: `python -m benchmarks.ledger_verify`.

The audit reads every leaf strictly, holds sequence and times against each other, and computes the root; pymerkle's
trees hash the same bytes to the same root and look at nothing. Rounds are interleaved and the fastest of each counts,
so that what else runs on the machine weighs on all alike.
"""

import gc
import hashlib
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from pymerkle import InmemoryTree, SqliteTree

from privity.ledger.audit import audit
from privity.ledger.entry import EventClass, Leaf, encode_leaf
from privity.ledger.state import StateTree, compartment_head
from privity.ledger.tree import MerkleTree, leaf_hash, verify_consistency, verify_inclusion
from privity.model.ids import CompartmentId, RecordId

T = TypeVar("T")

ENTRIES = 100_000
COMPARTMENTS = 10_000
ROUNDS = 5
_REPEATS = 500


def main() -> None:
    """Print the table."""
    lines = ledger(ENTRIES)
    trees: dict[str, Callable[[], bytes]] = {
        "privity: audit": lambda: audited(lines),
        "privity: tree alone": lambda: MerkleTree(map(leaf_hash, lines)).root(),
        "pymerkle: tree in memory": lambda: InmemoryTree.init_from_entries(lines).get_root(),
        "pymerkle: tree on SQLite, in memory": lambda: on_sqlite(lines),
    }
    seconds = {name: float("inf") for name in trees}
    roots = set()
    for _ in range(ROUNDS):
        for name, run in trees.items():
            taken, root = timed(run)
            seconds[name] = min(seconds[name], taken)
            roots.add(root)
    assert len(roots) == 1, "the trees disagree on the root"
    print(f"{ENTRIES:,} entries of {len(lines[0])} bytes, best of {ROUNDS} interleaved rounds")
    own = seconds["privity: audit"]
    for name, taken in seconds.items():
        print(f"  {name:<38}{taken:8.3f} s {taken / ENTRIES * 1e6:8.2f} us an entry {taken / own:8.2f} x")
    proofs(lines)
    states()


def ledger(size: int) -> list[bytes]:
    """The stored leaves of an office that saved one record a second."""
    start = datetime(2026, 11, 22, tzinfo=UTC)
    return [
        encode_leaf(
            Leaf(
                seq=seq,
                time=start + timedelta(seconds=seq),
                event=EventClass.RECORD_SAVED,
                commitment=hashlib.sha256(b"commitment %d" % seq).digest(),
                state=hashlib.sha256(b"state %d" % seq).digest(),
            )
        )
        for seq in range(size)
    ]


def audited(lines: list[bytes]) -> bytes:
    """The root of a ledger without a flaw."""
    report = audit(lines)
    report.verify()
    return report.root


def on_sqlite(lines: list[bytes]) -> bytes:
    """The root by pymerkle's database tree."""
    with SqliteTree(":memory:") as tree:
        tree.append_entries(lines)
        return bytes(tree.get_root())


def proofs(lines: list[bytes]) -> None:
    """Print what one proof costs at full size."""
    tree = MerkleTree(leaf_hash(line) for line in lines)
    root, nodes = tree.root(), [leaf_hash(line) for line in lines]
    half = tree.root(ENTRIES // 2 + 1)
    inclusion, consistency = tree.inclusion_proof(77_777), tree.consistency_proof(ENTRIES // 2 + 1)
    each(
        {
            "root": tree.root,
            "inclusion proof made": lambda: tree.inclusion_proof(77_777),
            "inclusion proof verified": lambda: verify_inclusion(
                nodes[77_777], 77_777, ENTRIES, inclusion, root
            ),
            "consistency proof made": lambda: tree.consistency_proof(ENTRIES // 2 + 1),
            "consistency proof verified": lambda: verify_consistency(
                ENTRIES // 2 + 1, ENTRIES, consistency, half, root
            ),
        }
    )


def states() -> None:
    """Print what keeping the state of many compartments costs."""
    ids = [CompartmentId(f"{number:032x}") for number in range(COMPARTMENTS)]
    tree = StateTree((slot, compartment, bytes(32)) for slot, compartment in enumerate(ids))
    rows = [(RecordId(f"{number:032x}"), number, bytes(32), "records") for number in range(100)]
    print(f"{COMPARTMENTS:,} compartments")
    each(
        {
            "one head changed, and the root": lambda: (
                tree.set(4_711, ids[4_711], b"\x01" * 32),
                tree.root(),
            ),
            "the head of 100 records": lambda: compartment_head(ids[0], rows),
        }
    )


def each(calls: dict[str, Callable[[], object]]) -> None:
    """Print the time of one call of each."""
    for name, call in calls.items():
        taken = min(timed(partial(_repeat, call))[0] for _ in range(ROUNDS))
        print(f"  {name:<38}{taken / _REPEATS * 1e6:8.1f} us")


def _repeat(call: Callable[[], object]) -> None:
    for _ in range(_REPEATS):
        call()


def timed(run: Callable[[], T]) -> tuple[float, T]:
    """Run once with the collector still, and give seconds and result."""
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    result = run()
    taken = time.perf_counter() - start
    gc.enable()
    return taken, result


if __name__ == "__main__":
    main()
