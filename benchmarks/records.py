"""Records through the services, ledger included, beside plain sqlite3 and a hand-written loop, in one run.

    python -m benchmarks.records [--notes 50000] [--clients 400]

Peers: the stdlib's sqlite3 with 500-row transactions (insert, plain read); a hand-written loop over sqlcipher3 and
AES-256-GCM with one key per client (read). All write to the same disk, under WAL with synchronous=FULL.
"""

import argparse
import gc
import json
import os
import secrets
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import sqlcipher3.dbapi2 as sqlcipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from benchmarks.synthetic import Size, make_caseload
from privity.bootstrap import create_office
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.ledger.entry import EventClass
from privity.model.caseload import Caseload
from privity.model.notes import Note
from privity.services import caseload as caseloads
from privity.services import clients, notes
from privity.services.committing import Committer
from privity.services.office import Office

T = TypeVar("T")
_PASSPHRASE = "a benchmark's passphrase"


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--notes", type=int, default=50_000)
    options.add_argument("--clients", type=int, default=400)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    caseload = make_caseload(Size(notes=chosen.notes, clients=chosen.clients))
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), caseload, chosen.rounds)


def run(folder: Path, caseload: Caseload, rounds: int) -> None:
    """Interleave the peers and print the best of each, as ratios."""
    figures: dict[str, list[float]] = {}
    for number in range(rounds):
        here = folder / str(number)
        here.mkdir()
        office, _ = create_office(
            OfficePlace(here / "office", here / "state"), "a benchmark's passphrase", cost=LOWEST_COST
        )
        note(figures, "plain insert", lambda here=here: plain_insert(here / "plain.db", caseload))
        note(figures, "privity import", lambda office=office: caseloads.bring_in(office, caseload))
        bare, _ = create_office(
            OfficePlace(here / "bare", here / "bare-state"), _PASSPHRASE, cost=LOWEST_COST
        )
        with without_ledger():
            note(figures, "import without ledger", lambda bare=bare: caseloads.bring_in(bare, caseload))
        bare.abandon()
        by_hand = ByHand(here / "hand.db", caseload)
        office.store.checkpoint()
        for _ in range(2):
            note(figures, "plain read", lambda here=here: plain_read(here / "plain.db"))
            note(figures, "hand-written read", by_hand.read)
            office._held.shelves.clear()
            note(figures, "privity read", lambda office=office: privity_read(office))
        figures.setdefault("plain size", []).append((here / "plain.db").stat().st_size)
        figures.setdefault("privity size", []).append((here / "office" / "records.db").stat().st_size)
        if number == rounds - 1:
            shown(office, figures)
            saved(office, figures)
            with without_ledger():
                saved(office, figures, name="one note without ledger")
            anchored(office, figures)
        office.close()
    report(figures, len(caseload.notes))


def note(figures: dict[str, list[float]], name: str, run: Callable[[], T]) -> T:
    gc.collect()
    start = time.perf_counter()
    result = run()
    figures.setdefault(name, []).append(time.perf_counter() - start)
    return result


def plain_insert(path: Path, caseload: Caseload) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    database.execute(
        "CREATE TABLE notes (id TEXT PRIMARY KEY, engagement TEXT, date TEXT, kind TEXT, text TEXT)"
    )
    rows = [(n.reference, n.engagement, n.date.isoformat(), n.kind.value, n.text) for n in caseload.notes]
    for first in range(0, len(rows), 500):
        database.execute("BEGIN")
        database.executemany("INSERT INTO notes VALUES (?, ?, ?, ?, ?)", rows[first : first + 500])
        database.execute("COMMIT")
    database.close()


def plain_read(path: Path) -> int:
    database = sqlite3.connect(path)
    rows = database.execute("SELECT id, engagement, date, kind, text FROM notes").fetchall()
    database.close()
    return len(rows)


class ByHand:
    """What a careful programmer would write without any of the house's promises but encryption."""

    def __init__(self, path: Path, caseload: Caseload) -> None:
        self._path, self._key = path, secrets.token_hex(32)
        self._ciphers: dict[str, AESGCM] = {}
        database = self._connect()
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE notes (client TEXT, id TEXT, sealed BLOB, PRIMARY KEY (client, id))")
        database.execute("BEGIN")
        for one in sorted(caseload.notes, key=lambda one: one.engagement):
            cipher = self._ciphers.setdefault(one.engagement, AESGCM(AESGCM.generate_key(256)))
            body = json.dumps(
                {
                    "reference": one.reference,
                    "engagement": one.engagement,
                    "date": one.date.isoformat(),
                    "text": one.text,
                }
            ).encode()
            nonce = os.urandom(12)
            sealed = nonce + cipher.encrypt(nonce, body, one.reference.encode())
            database.execute("INSERT INTO notes VALUES (?, ?, ?)", (one.engagement, one.reference, sealed))
        database.execute("COMMIT")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()

    def read(self) -> int:
        database, count = self._connect(), 0
        for client, cipher in self._ciphers.items():
            for reference, sealed in database.execute(
                "SELECT id, sealed FROM notes WHERE client = ?", (client,)
            ):
                json.loads(cipher.decrypt(sealed[:12], sealed[12:], reference.encode()))
                count += 1
        database.close()
        return count

    def _connect(self) -> sqlcipher.Connection:
        database = sqlcipher.connect(str(self._path), isolation_level=None)
        database.execute(f"PRAGMA key = \"x'{self._key}'\"")
        database.execute("PRAGMA cache_size = -65536")
        return database


def privity_read(office: Office) -> int:
    return sum(len(read) for _, read in office.read_each(office.compartments()))


def shown(office: Office, figures: dict[str, list[float]]) -> None:
    lines = clients.list_clients(office)
    compartment = lines[0].compartment
    client = clients.view_client(office, compartment)
    for place in range(1000):
        record = client.notes[place % len(client.notes)][0]
        note(figures, "one record shown", lambda record=record: notes.view_note(office, compartment, record))


def saved(office: Office, figures: dict[str, list[float]], *, name: str = "one note saved") -> None:
    compartment = clients.list_clients(office)[0].compartment
    read = office.read_all(compartment)
    record, body = next((record, body) for record, body in read if isinstance(body, Note))

    def save() -> None:
        with office.work(EventClass.RECORD_SAVED) as work:
            work.put(compartment, body, record)
            work.tell_person(compartment, what="note saved", records=[record])

    for _ in range(300):
        note(figures, name, save)


@contextmanager
def without_ledger() -> Iterator[None]:
    """Leave out what the ledger costs: the entry's parts, its leaf and their rows."""
    append = Committer._append_leaf
    Committer._append_leaf = lambda *_: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        Committer._append_leaf = append  # type: ignore[method-assign]


def anchored(office: Office, figures: dict[str, list[float]]) -> None:
    for _ in range(50):
        with office.work(EventClass.RECORD_SHOWN) as work:
            work.tell_office(purpose="benchmark")
        note(figures, "anchor", office.anchor.flush)


def report(figures: dict[str, list[float]], count: int) -> None:
    best = {name: min(times) for name, times in figures.items()}
    shows = sorted(figures["one record shown"])
    p99 = shows[int(len(shows) * 0.99)]

    def row(what: str, ours: str, theirs: str) -> None:
        print(f"{what:34s}{best[ours] / best[theirs]:6.2f}   ({best[ours]:.2f} s)")

    print(f"{count} notes, best of {len(figures['privity import'])} interleaved rounds")
    row("bulk import / plain insert", "privity import", "plain insert")
    row("read and open all / plain read", "privity read", "plain read")
    row("read and open all / hand-written", "privity read", "hand-written read")
    print(f"{'size / plain':34s}{best['privity size'] / best['plain size']:6.2f}")
    print(f"one record shown: median {statistics.median(shows) * 1e3:.2f} ms, p99 {p99 * 1e3:.2f} ms")
    saved = {name: statistics.median(figures[name]) for name in ("one note saved", "one note without ledger")}
    print(
        f"one note saved: median {saved['one note saved'] * 1e3:.2f} ms; the ledger adds"
        f" {(saved['one note saved'] / saved['one note without ledger'] - 1) * 100:.0f} %;"
        f" the anchor, within a second after: {statistics.median(figures['anchor']) * 1e3:.2f} ms"
    )
    ledger = best["privity import"] / best["import without ledger"] - 1
    print(f"the ledger adds {ledger * 100:.0f} % to the bulk import")


if __name__ == "__main__":
    main()
