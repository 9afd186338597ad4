"""The backup pair: sealed rows in one file, wrapped keys in another. See spec/backup-pair.md.

The recovery code and the two files are enough on a new machine, and nothing less is. Records files may be kept for
ever; the keys file is replaced by each backup and expires, because an old one could revive a client who was erased.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from privity.errors import InputError, IntegrityError
from privity.ledger.note import VerifierKey
from privity.model.ids import CompartmentId
from privity.services.backup_part import Preface, read_part
from privity.vault.wrap import Wrap, wrap_of_row

KEYS_NAME = "keys.age"
KEYS_DAYS = 35


@dataclass(frozen=True, slots=True)
class BackupPair:
    """Two files of one office."""

    records: Path
    keys: Path


def records_name(moment: datetime) -> str:
    """The name of a records file: it tells when, and nothing else."""
    return f"records-{moment:%Y%m%dT%H%M%SZ}.age"


def keys_expire(made: datetime) -> datetime:
    """Until when a keys file should be kept at most."""
    return made + timedelta(days=KEYS_DAYS)


def find_pair(folder: Path) -> BackupPair:
    """The newest records file of a folder and its keys file. Raises InputError."""
    found = sorted(folder.glob("records-*.age"))
    keys = folder / KEYS_NAME
    if not found or not keys.is_file():
        missing = "records-*.age" if not found else KEYS_NAME
        raise InputError(
            f"the backup is incomplete: `{missing}` is missing",
            field="backup",
            remedy="a backup is two files; put both into one folder",
        )
    return BackupPair(found[-1], keys)


@dataclass(slots=True)
class Loaded:
    """What a backup brought, or would bring. `missing` attachments were not beside it."""

    records: Preface
    keys: Preface
    gone: frozenset[CompartmentId]
    missing: int = 0


@dataclass(frozen=True, slots=True)
class ReadPair:
    """A pair that was read: the rows of every table as a store takes them, without what is known to be shredded."""

    loaded: Loaded
    rows: Mapping[str, list[Any]]

    @property
    def wraps(self) -> list[Wrap]:
        """The keys of the pair."""
        return [wrap_of_row(*row) for row in self.rows["wraps"]]


def read_pair(
    pair: BackupPair, identity: str, key: VerifierKey, known: frozenset[CompartmentId] = frozenset()
) -> ReadPair:
    """Read both files, every byte authenticated. `known` are the tombstones this device remembers.

    Raises IntegrityError when a file is not what this office wrote, or the two do not belong together.
    """
    one = read_part(pair.keys, "keys", identity, key)
    other = read_part(pair.records, "records", identity, key)
    keys, records, wraps, rows = one.preface, other.preface, one.rows["wraps"], other.rows
    buried = {*known, *keys.tombstones, *records.tombstones}
    present = {row[0].hex() for row in rows["compartments"]}
    shredded = {row[0].hex() for row in rows["compartments"] if row[-1]}
    gone = (present & buried) - shredded
    _check_keys(rows, wraps, present - shredded - buried)
    # A key made after the records file has nothing here that it would open.
    epochs = {row[0]: row[2] for row in rows["compartments"] if row[0].hex() in present - gone - shredded}
    kept: dict[str, list[Any]] = {"wraps": [row for row in wraps if row[1] <= epochs.get(row[0], -1)]}
    if gone:
        hidden = {bytes.fromhex(one) for one in gone}
        for name in ("records", "overviews"):
            kept[name] = [row for row in rows[name] if row[0] not in hidden]
        kept["leaf_parts"] = [(*row[:-1], b"") if row[2] in hidden else row for row in rows["leaf_parts"]]
    loaded = Loaded(records, keys, frozenset(CompartmentId(one) for one in gone))
    return ReadPair(loaded, {**rows, **kept})


def _check_keys(rows: Mapping[str, list[Any]], wraps: list[Any], living: set[str]) -> None:
    """Raises IntegrityError unless every key that the records are sealed under is in the keys file."""
    held = {(row[0], row[1]) for row in wraps}
    needed = {(row[0], row[2]) for row in rows["compartments"]}
    needed |= {(row[0], row[5]) for table in ("records", "overviews") for row in rows[table]}
    needed |= {(row[2], row[3]) for row in rows["leaf_parts"] if row[-1]}
    missing = {compartment for compartment, epoch in needed - held if compartment.hex() in living}
    if not missing:
        return
    if missing <= {compartment for compartment, _ in held}:
        raise IntegrityError(
            f"`{KEYS_NAME}` is newer than the records: {len(missing)} of their keys were renewed since",
            field="backup",
            remedy="use the records file of the same backup, or of a later one",
        )
    raise IntegrityError(
        f"`{KEYS_NAME}` is older than the records: it has no key for {len(missing)} of them",
        field="backup",
        remedy="use the keys file of the same backup, or of a later one",
    )
