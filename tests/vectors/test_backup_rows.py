"""Rows of a backup that were exchanged, added or left out under the office's own keys are refused by both programs.

Whoever made such a pair had everything but the past: every file opens, every signature is right.
"""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from privity.bootstrap import signer_of
from privity.crypto.keys import Root
from privity.errors import IntegrityError
from privity.services.backup import BackupPair, read_pair
from privity.services.backup_check import hold_against_ledger
from privity.vault.header import parse_header
from tests.vectors import independent_backup, make_vectors
from tests.vectors import independent_vault as independent

VECTORS = Path(__file__).parents[2] / "spec" / "vectors"
BACKUP = json.loads((VECTORS / "vault-backup-2.json").read_text("utf-8"))
HEADER = json.loads((VECTORS / "vault-header.json").read_text("utf-8"))
EVENTS = json.loads((VECTORS / "ledger-leaf.json").read_text("utf-8"))["events"]
ROOT = bytes.fromhex(HEADER["root"])


@dataclass
class Pair:
    """A pair taken apart: its prefaces, its rows by table, and the header's line."""

    prefaces: dict[str, dict[str, Any]]
    rows: dict[str, list[Any]]
    clear: dict[str, bytes]

    def written(self) -> dict[str, bytes]:
        """Sealed and signed anew, as the office would."""
        return {
            part: independent.write_part_file(
                self.prefaces[part],
                {table: self.rows[table] for table in independent.TABLES[part]},
                self.clear[part],
                ROOT,
            )
            for part in ("records", "keys")
        }


def taken_apart() -> Pair:
    pair = Pair({}, {}, {})
    for part in ("records", "keys"):
        data = base64.b64decode(BACKUP[part])
        pair.prefaces[part], rows = independent.read_part_file(data, part, ROOT)
        pair.rows |= rows
        pair.clear[part] = independent.read_pair_file(data, part)[2]
    return pair


def changed(table: str, place: int, column: int, value: object) -> Callable[[Pair], None]:
    def change(pair: Pair) -> None:
        pair.rows[table][place][column] = value

    return change


def left_out(table: str, place: int) -> Callable[[Pair], None]:
    return lambda pair: pair.rows[table].pop(place)


def _exchanged(pair: Pair) -> None:
    """One record's bytes in another's place, with the digest that is theirs."""
    records = pair.rows["records"]
    records[0][6:8], records[1][6:8] = records[1][6:8], records[0][6:8]


def _at(pair: Pair, *, shredded: bool) -> list[Any]:
    row: list[Any] = next(row for row in pair.rows["compartments"] if bool(row[5]) is shredded)
    return row


def _hidden(pair: Pair) -> None:
    _at(pair, shredded=False)[5] = True


def _brought_back(pair: Pair) -> None:
    _at(pair, shredded=True)[5] = False


def _slots_exchanged(pair: Pair) -> None:
    one, other = pair.rows["compartments"][:2]
    one[1], other[1] = other[1], one[1]


def _keys_of_before(pair: Pair) -> None:
    """The records went on to another epoch after this keys file was made."""
    for row in pair.rows["records"]:
        row[5] += 1


def _leaf_of_another_year(pair: Pair) -> None:
    pair.rows["leaves"] = [[seq, leaf.replace(b"2026", b"2025")] for seq, leaf in pair.rows["leaves"]]


def _part(pair: Pair, name: str) -> list[Any]:
    row: list[Any] = next(row for row in pair.rows["leaf_parts"] if row[1] == name and row[5])
    return row


def _office_part_emptied(pair: Pair) -> None:
    _part(pair, "office")[5] = b""


def _person_part_emptied(pair: Pair) -> None:
    living = {row[0] for row in pair.rows["compartments"] if not row[5]}
    next(row for row in pair.rows["leaf_parts"] if row[1] == "person" and row[2] in living)[5] = b""


def _part_of_another(pair: Pair) -> None:
    _part(pair, "office")[4] = bytes(32)


def _part_of_no_kind(pair: Pair) -> None:
    pair.rows["leaf_parts"].append([0, "third", *pair.rows["leaf_parts"][0][2:]])


def _said(part: str, field: str, value: object) -> Callable[[Pair], None]:
    def say(pair: Pair) -> None:
        pair.prefaces[part][field] = value

    return say


FLAWS: dict[str, Callable[[Pair], object]] = {
    "records_exchanged": _exchanged,
    "record_of_another_revision": changed("records", 0, 4, 99),
    "record_left_out": left_out("records", 0),
    "record_with_another_digest": changed("records", 0, 6, bytes(32)),
    "record_in_no_compartment": changed("records", 0, 0, b"x" * 16),
    "overview_left_out": left_out("overviews", 0),
    "compartment_left_out": left_out("compartments", 1),
    "compartment_hidden": _hidden,
    "compartment_brought_back": _brought_back,
    "compartments_in_each_others_slots": _slots_exchanged,
    "compartment_head_of_another": changed("compartments", 0, 4, bytes(32)),
    "keys_older_than_the_records": _keys_of_before,
    "key_left_out": left_out("wraps", 0),
    "key_with_another_commitment": changed("wraps", 0, 4, bytes(32)),
    "ledger_cut_short": left_out("leaves", -1),
    "ledger_with_a_gap": left_out("leaves", 1),
    "ledger_of_another_year": _leaf_of_another_year,
    "ledger_size_other": _said("records", "ledger_size", 7),
    "ledger_root_other": _said("records", "ledger_root", "00" * 32),
    "office_part_emptied": _office_part_emptied,
    "person_part_emptied": _person_part_emptied,
    "part_of_another_entry": _part_of_another,
    "part_of_no_kind": _part_of_no_kind,
    "part_left_out": left_out("leaf_parts", 0),
    "vault_other": _said("keys", "vault", "f" * 32),
    "file_says_it_is_the_other": _said("keys", "part", "records"),
}


def both(files: dict[str, bytes], folder: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """What either program does with a pair when it verifies it and opens every key."""
    (folder / "records-20261122T090000Z.age").write_bytes(files["records"])
    (folder / "keys.age").write_bytes(files["keys"])
    signer = signer_of(make_vectors.VAULT, Root(ROOT))

    def ours() -> object:
        pair = BackupPair(folder / "records-20261122T090000Z.age", folder / "keys.age")
        header = parse_header(HEADER["header"].encode())
        read = read_pair(pair, HEADER["backup_identity"], signer.key)
        return hold_against_ledger(header, read)

    return ours, lambda: independent_backup.hold_pair(**files, code=BACKUP["recovery_code"], events=EVENTS)


def test_a_pair_that_was_written_anew_holds_for_both(tmp_path: Path) -> None:
    ours, theirs = both(taken_apart().written(), tmp_path)
    ours()
    assert theirs()


@pytest.mark.parametrize("name", FLAWS)
def test_what_the_ledger_does_not_say_is_refused_by_both(name: str, tmp_path: Path) -> None:
    pair = taken_apart()
    FLAWS[name](pair)
    ours, theirs = both(pair.written(), tmp_path)
    with pytest.raises(IntegrityError):
        ours()
    with pytest.raises(independent.Reject):
        theirs()
