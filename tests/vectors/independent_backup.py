# mypy: ignore-errors
"""Holds the rows of a backup pair against its ledger, from spec/backup-pair.md, ledger.md and vault-record.md alone."""

from tests.vectors.independent_vault import (
    hash_of,
    need,
    open_pair,
    open_recovery,
    read_pair_file,
    read_part_file,
)
from tests.vectors.ledger import independent as ledger

TOMBSTONE = hash_of(b"privity.compartment-shredded/1\n")
NOBODY = "0" * 32


def hold_pair(records, keys, code, events):
    """Raises Reject unless each row is what the last entry of the pair's own ledger says was written last."""
    header, preface, found = open_pair(records, keys, code)
    root = open_recovery(read_pair_file(keys, "keys")[1], code)
    _, rows = read_part_file(records, "records", root)
    _, given = read_part_file(keys, "keys", root)
    leaves = [ledger.read_leaf(line.decode(), events) for _, line in sorted(rows["leaves"])]
    need(
        [seq for seq, _ in sorted(rows["leaves"])]
        == [one["seq"] for one in leaves]
        == list(range(len(leaves)))
    )
    lines = [line for _, line in sorted(rows["leaves"])]
    need(len(lines) == preface["ledger_size"] and ledger.tree_hash(lines).hex() == preface["ledger_root"])
    order = sorted(rows["compartments"], key=lambda row: row[1])
    need([row[1] for row in order] == list(range(len(order))))
    need(ledger.state_root([(row[0].hex(), row[4]) for row in order]).hex() == leaves[-1]["state"])
    gone = set(preface["tombstones"])
    living = set()
    for compartment, _, epoch, its_root, head, shredded in order:
        need(bool(shredded) == (head == TOMBSTONE))
        if not shredded and compartment.hex() not in gone:
            living.add(compartment)
            keyed = {row[1]: row[4] for row in given["wraps"] if row[0] == compartment}
            need(epoch in keyed)
            _hold(compartment.hex(), rows, its_root, head, (epoch, keyed[epoch]))
    need({row[0] for table in ("records", "overviews") for row in rows[table]} <= living)
    _parts(header["house"], rows["leaf_parts"], leaves, living)
    return found


def _hold(compartment, rows, root, head, key):
    mine = {
        table: [row for row in rows[table] if row[0].hex() == compartment]
        for table in ("records", "overviews")
    }
    shown = {table: [_row(table, row) for row in mine[table]] for table in mine}
    need(len(shown["overviews"]) == 1)
    need(len({(one["record"], one["revision"]) for one in shown["records"]}) == len(shown["records"]))
    need(ledger.head(compartment, shown["records"]) == root)
    epoch, commitment = key
    three = [
        *shown["overviews"],
        {"table": "records-root", "record": NOBODY, "revision": 0, "digest": root.hex()},
        {"table": "key", "record": NOBODY, "revision": epoch, "digest": commitment.hex()},
    ]
    need(ledger.head(compartment, three) == head)


def _row(table, row):
    _, record, _, _, revision, _, checksum, sealed = row
    need(hash_of(sealed) == checksum)
    return {"table": table, "record": record.hex(), "revision": revision, "digest": checksum.hex()}


def _parts(house, parts, leaves, living):
    by_entry = {}
    for seq, part, compartment, _, commitment, sealed in parts:
        need(part in ("person", "office") and seq < len(leaves) and part not in by_entry.setdefault(seq, {}))
        need(part == "person" or compartment.hex() == house)
        need(sealed or (part == "person" and compartment not in living))
        by_entry[seq][part] = commitment
    for leaf in leaves:
        mine = by_entry.get(leaf["seq"], {})
        need(ledger.commitment(mine.get("person"), mine.get("office")).hex() == leaf["commitment"])
