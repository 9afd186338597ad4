"""A backup of a whole practice beside `age` (pyrage) on the same bytes, and erasing one of its clients, in one run.

    python -m benchmarks.backup [--notes 25000] [--clients 500]

The peer encrypts the very plaintext that the backup holds, from memory into a file that is synced, and decrypts that
file; it reads no store, writes none and checks nothing but the file's own authentication. Verifying opens every record
and every entry, restoring writes them into a store besides.
"""

import argparse
import io
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyrage

from benchmarks.synthetic import Size, make_caseload
from privity.bootstrap import create_office, restore_office, verify_backup
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.durable import write_pieces_durably
from privity.services.backup import find_pair
from privity.services.caseload import bring_in
from privity.services.clients import list_clients
from privity.services.door import BackupItem, hand_out
from privity.services.erasure import erase_client
from privity.services.office import Office
from privity.vault import header as headers

_PASSPHRASE = "a benchmark's passphrase"
_ROUNDS = 5


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--notes", type=int, default=25_000)
    options.add_argument("--clients", type=int, default=500)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), chosen.notes, chosen.clients)


def run(folder: Path, notes: int, clients: int) -> None:
    """Interleave both and print the best of each, as ratios."""
    place = OfficePlace(folder / "office", folder / "state")
    office, code = create_office(place, _PASSPHRASE, cost=LOWEST_COST)
    bring_in(office, make_caseload(Size(notes=notes, clients=clients)))
    stick = folder / "stick"
    stick.mkdir()
    back_up(office, stick)
    plain = plaintext(office, stick)
    identity = pyrage.x25519.Identity.generate()
    best: dict[str, float] = {}
    for number in range(_ROUNDS):
        note(best, "age encrypts", lambda: encrypt(plain, identity, folder / "peer.age"))
        note(best, "backup", lambda: back_up(office, stick))
        note(best, "age decrypts", lambda: decrypt(identity, folder / "peer.age"))
        note(best, "verify", lambda: verify_backup(office, stick))
        there = OfficePlace(folder / f"new-{number}", folder / f"new-state-{number}")
        note(
            best,
            "restore",
            lambda there=there: restore_office(there, stick, code, _PASSPHRASE, cost=LOWEST_COST)[0].close(),
        )
    erased = [
        timed(lambda one=one: erase_client(office, one.compartment)) for one in list_clients(office)[:5]
    ]
    office.close()
    print(f"{notes} notes of {clients} clients, {len(plain) / 1e6:.0f} MB of plaintext, best of {_ROUNDS}")
    for ours, theirs in (("backup", "age encrypts"), ("verify", "age decrypts"), ("restore", "age decrypts")):
        print(
            f"{ours:8s} {best[ours]:6.2f} s   {theirs} {best[theirs]:6.2f} s   {best[ours] / best[theirs]:5.1f} times"
        )
    print(f"erasing one of {clients}: at most {max(erased):.2f} s")


def note(best: dict[str, float], name: str, work: Callable[[], object]) -> None:
    best[name] = min(best.get(name, float("inf")), timed(work))


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def back_up(office: Office, folder: Path) -> None:
    for old in folder.iterdir():
        old.unlink()
    for outgoing in hand_out(office, BackupItem(office.place.header.read_bytes(), str(folder))):
        write_pieces_durably(folder / outgoing.name, outgoing.chunks())


def restore(place: OfficePlace, folder: Path, code: str) -> None:
    office, _ = restore_office(place, folder, code, _PASSPHRASE, cost=LOWEST_COST)
    office.close()


def plaintext(office: Office, folder: Path) -> bytes:
    """The bytes inside both files of a backup."""
    pair = find_pair(folder)
    opened = pyrage.x25519.Identity.from_str(
        headers.open_backup_identity(office.header, office.root_for_slots())
    )
    found = io.BytesIO()
    for path in (pair.records, pair.keys):
        with path.open("rb") as file:
            file.readline()
            file.readline()
            pyrage.decrypt_io(file, found, [opened])
    return found.getvalue()


def encrypt(plain: bytes, identity: pyrage.x25519.Identity, path: Path) -> None:
    with path.open("wb") as file:
        pyrage.encrypt_io(io.BytesIO(plain), file, [identity.to_public()])
        file.flush()
        os.fsync(file.fileno())


def decrypt(identity: pyrage.x25519.Identity, path: Path) -> None:
    with path.open("rb") as file:
        pyrage.decrypt_io(file, io.BytesIO(), [identity])


if __name__ == "__main__":
    main()
