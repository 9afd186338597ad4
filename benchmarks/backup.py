"""A backup of a whole practice beside `age` (pyrage) on the same bytes, and erasing one of its clients, in one run.

    python -m benchmarks.backup [--notes 25000] [--clients 500]

The peer encrypts as many bytes as the backup has, from memory into a file that is synced, and decrypts that file; it
reads no store, writes none and checks nothing but the file's own authentication. Verifying authenticates every byte and
holds every record and entry against the ledger; the deep check opens each record besides; restoring verifies, writes an
encrypted store and opens every key. Deriving the new passphrase's key is slow on purpose and shown apart.
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
from privity.crypto.passphrase import LOWEST_COST, stretch
from privity.durable import write_pieces_durably
from privity.services.backup import find_pair
from privity.services.caseload import bring_in
from privity.services.clients import list_clients
from privity.services.door import BackupItem, hand_out
from privity.services.erasure import erase_client
from privity.services.office import Office

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
    plain = as_many_bytes(stick)
    identity = pyrage.x25519.Identity.generate()
    best: dict[str, float] = {}
    for number in range(_ROUNDS):
        note(best, "age encrypts", lambda: encrypt(plain, identity, folder / "peer.age"))
        note(best, "backup", lambda: back_up(office, stick))
        note(best, "age decrypts", lambda: decrypt(identity, folder / "peer.age"))
        note(best, "verify", lambda: verify_backup(office, stick))
        note(best, "every record", lambda: verify_backup(office, stick, every_record=True))
        derivation = timed(lambda: stretch(_PASSPHRASE, bytes(32), LOWEST_COST))
        there = OfficePlace(folder / f"new-{number}", folder / f"new-state-{number}")
        whole = timed(lambda there=there: restore(there, stick, code))
        best["restore"] = min(best.get("restore", float("inf")), whole - derivation)
        best["derivation"] = min(best.get("derivation", float("inf")), derivation)
    erased = [
        timed(lambda one=one: erase_client(office, one.compartment)) for one in list_clients(office)[:5]
    ]
    office.close()
    print(f"{notes} notes of {clients} clients, {len(plain) / 1e6:.0f} MB, best of {_ROUNDS}")
    for ours in ("backup", "verify", "every record", "restore"):
        theirs = "age encrypts" if ours == "backup" else "age decrypts"
        print(
            f"{ours:12s} {best[ours]:6.2f} s   {theirs} {best[theirs]:6.2f} s   {best[ours] / best[theirs]:5.1f} times"
        )
    print(f"key derivation of the restore, apart: {best['derivation']:.2f} s")
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


def as_many_bytes(folder: Path) -> bytes:
    """The bytes of both files, for the peer."""
    pair = find_pair(folder)
    return pair.records.read_bytes() + pair.keys.read_bytes()


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
