"""Sealing and opening a large attachment beside copying the file with AES-GCM by hand.

    python -m benchmarks.attachments [--mib 2048] [--rounds 4]

The peer reads the file in pieces of 1 MiB, seals or opens each with AES-256-GCM, writes it to another file and syncs
that. Ours does what the app does: seals into the office with its digest, its record and its entry, and takes it out
through the door. Both go by the same disk, in turn. Memory is that of a process which only seals and opens.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from privity.bootstrap import create_office, open_office
from privity.config import OfficePlace
from privity.model.engagement import Engagement
from privity.model.ids import CompartmentId, RecordId
from privity.model.people import Client
from privity.services.attachments import Arrival, Card
from privity.services.clients import add_client, find_client
from privity.services.door import AttachmentItem, hand_out
from privity.services.office import Office

_PASSPHRASE = "a benchmark's passphrase"
_PIECE = 1 << 20
_DAY = date(2026, 1, 5)
_KEY = bytes(range(32))


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--mib", type=int, default=2048)
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--folder", type=Path)
    options.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.inside:
        run(chosen.folder, chosen.rounds)
        return
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        folder = Path(name)
        prepare(folder, chosen.mib)
        command = [sys.executable, "-m", "benchmarks.attachments", "--inside", "--folder", name]
        subprocess.run([*command, "--rounds", str(chosen.rounds)], check=True)


def prepare(folder: Path, mib: int) -> None:
    """A recording, and an office with one client. The key derivation's memory is not to count."""
    with (folder / "recording").open("wb") as file:
        for _ in range(mib):
            file.write(os.urandom(_PIECE))
    office, _ = create_office(OfficePlace(folder / "office", folder / "state"), _PASSPHRASE)
    add_client(office, Client("c-1", ("A. B.",)), Engagement("e-1", ("c-1",), _DAY))
    office.close()


def run(folder: Path, rounds: int) -> None:
    office = open_office(OfficePlace(folder / "office", folder / "state"), _PASSPHRASE)
    before = _memory()
    resource_start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    compartment = find_client(office, "c-1")
    assert compartment is not None
    source, sealed, plain = folder / "recording", folder / "by-hand", folder / "taken"
    times: dict[str, list[float]] = defaultdict(list)
    held: list[int] = []

    def by_hand() -> None:
        worked = time.process_time()
        times["by hand"].append(_timed(lambda: _by_hand(source, sealed, AESGCM(_KEY).encrypt, _PIECE)))
        times["by hand, processor"].append(time.process_time() - worked)
        times["open by hand"].append(
            _timed(lambda: _by_hand(sealed, plain, AESGCM(_KEY).decrypt, _PIECE + 16))
        )
        sealed.unlink()
        plain.unlink()

    def by_us() -> None:
        start, worked = time.perf_counter(), time.process_time()
        record = _seal(office, compartment, source)
        times["seal"].append(time.perf_counter() - start)
        times["seal, processor"].append(time.process_time() - worked)
        held.append(_memory())
        start = time.perf_counter()
        _take_out(office, compartment, record, plain)
        times["open"].append(time.perf_counter() - start)
        held.append(_memory())
        office.files.remove(record)
        plain.unlink()

    for number in range(rounds):
        # The disk is slower for whoever comes second, so they take turns in that too.
        for side in (by_hand, by_us) if number % 2 else (by_us, by_hand):
            side()
    office.close()
    size = source.stat().st_size / (1 << 20)
    for ours, theirs in (("seal", "by hand"), ("open", "open by hand")):
        mine, other = min(times[ours]), min(times[theirs])
        print(
            f"{size:.0f} MiB: {ours} {mine:.2f} s ({size / mine:.0f} MiB/s), {theirs} {other:.2f} s"
            f" ({size / other:.0f} MiB/s): {other / mine:.2f} times its speed"
        )
    print(
        f"       processor: seal {min(times['seal, processor']):.2f} s,"
        f" by hand {min(times['by hand, processor']):.2f} s"
    )
    print(
        f"memory {before} MB before, {max(held)} MB at most afterwards; {resource_start:.0f} MB for the key"
    )


def _seal(office: Office, compartment: CompartmentId, source: Path) -> RecordId:
    arrival = Arrival(office, compartment)
    with source.open("rb") as file:
        while piece := file.read(_PIECE):
            arrival.add(piece)
    return arrival.keep(Card("recording.wav", _DAY))


def _take_out(office: Office, compartment: CompartmentId, record: RecordId, target: Path) -> None:
    [outgoing] = hand_out(office, AttachmentItem(compartment, record, "a benchmark"))
    with target.open("wb") as file:
        for chunk in outgoing.chunks():
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _by_hand(
    source: Path, target: Path, cipher: Callable[[bytes, bytes, bytes], bytes], piece_size: int
) -> None:
    with source.open("rb") as read, target.open("wb") as write:
        number = 0
        while piece := read.read(piece_size):
            write.write(cipher(number.to_bytes(12, "big"), piece, b"by hand"))
            number += 1
        write.flush()
        os.fsync(write.fileno())


def _timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _memory() -> int:
    """What this process holds now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") >> 20


if __name__ == "__main__":
    main()
