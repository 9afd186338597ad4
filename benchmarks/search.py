"""Search in memory beside on-disk plaintext FTS5, and the way from the passphrase to the first page.

    python -m benchmarks.search [--notes 50000]
    python -m benchmarks.search --growth

The peer is the stdlib's sqlite3 with an FTS5 table on disk holding the same notes in plain text, asked the same
queries with the same ranking and limit: 60 words, 20 pairs of words, 20 phrases, 10 prefixes, as one would type them.
"""

import argparse
import resource
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from random import Random

from benchmarks.synthetic import Size, make_caseload
from privity.bootstrap import create_office, open_office
from privity.config import OfficePlace
from privity.model.caseload import Caseload
from privity.services.caseload import bring_in
from privity.services.clients import list_clients
from privity.services.find import FindIndex, query_of, warm

_PASSPHRASE = "a benchmark's passphrase"
_LIMIT = 50


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--notes", type=int, default=50_000)
    options.add_argument("--growth", action="store_true")
    chosen = options.parse_args()
    if chosen.growth:
        for notes in (1_000, 5_000, 25_000, 50_000):
            subprocess.run([sys.executable, "-m", "benchmarks.search", "--notes", str(notes)], check=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), chosen.notes)


def run(folder: Path, count: int) -> None:
    """Measure one size in one process, so that its peak of memory is this size's."""
    place = OfficePlace(folder / "office", folder / "state")
    prepare(place, folder / "plain.db", count)
    start = time.perf_counter()
    office = open_office(place, _PASSPHRASE)
    opened = time.perf_counter()
    lines = list_clients(office)
    first_page = time.perf_counter()
    index = FindIndex()
    warming = threading.Thread(target=warm, args=(office, index))
    warming.start()
    warming.join()
    warmed = time.perf_counter()
    derivation = measure_derivation(place)
    ours, plain = search(index, folder / "plain.db", count)
    office.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count:>6} notes, {len(lines)} clients: key derivation {derivation:.2f} s,"
        f" then first page {first_page - start - derivation:.2f} s (opening {opened - start - derivation:.2f} s),"
        f" index warm after {warmed - first_page:.2f} s more; peak of memory {peak:.0f} MB"
    )
    for name, percentile in (("median", 0.5), ("p99", 0.99)):
        mine, theirs = at(ours, percentile), at(plain, percentile)
        print(
            f"       search {name} {mine * 1e3:.2f} ms, plaintext FTS5 {theirs * 1e3:.2f} ms, ratio {mine / theirs:.2f}"
        )


def prepare(place: OfficePlace, plain: Path, count: int) -> None:
    """Fill both stores in a process of its own, so that the caseload is not in this one's memory."""
    code = (
        "import sys; from pathlib import Path; from benchmarks import search; from privity.config import OfficePlace;"
        "search.fill(OfficePlace(Path(sys.argv[1]), Path(sys.argv[2])), Path(sys.argv[3]), int(sys.argv[4]))"
    )
    arguments = [str(place.folder), str(place.state), str(plain), str(count)]
    subprocess.run([sys.executable, "-c", code, *arguments], check=True)


def fill(place: OfficePlace, plain: Path, count: int) -> None:
    caseload = make_caseload(Size(notes=count))
    office, _ = create_office(place, _PASSPHRASE)
    bring_in(office, caseload)
    office.close()
    fill_plain(plain, caseload)


def fill_plain(path: Path, caseload: Caseload) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute(
        "CREATE VIRTUAL TABLE words USING fts5(text, prefix='2 3', tokenize='unicode61 remove_diacritics 2')"
    )
    database.executemany("INSERT INTO words VALUES (?)", ((note.text,) for note in caseload.notes))
    database.commit()
    database.close()


def measure_derivation(place: OfficePlace) -> float:
    """What of the opening is the key derivation, which is slow on purpose."""
    from privity.bootstrap import read_header
    from privity.crypto.passphrase import stretch

    _, header = read_header(place)
    start = time.perf_counter()
    stretch(_PASSPHRASE, header.daily.salt, header.daily.cost)
    return time.perf_counter() - start


def search(index: FindIndex, plain: Path, count: int) -> tuple[list[float], list[float]]:
    """Each query on both, in turn. They find the same number of notes, or the comparison would be none."""
    database = sqlite3.connect(plain)
    ours, theirs = [], []
    for words in queries(make_caseload(Size(notes=min(count, 1_000)))):
        start = time.perf_counter()
        found = index.search(words, limit=_LIMIT)
        middle = time.perf_counter()
        rows = database.execute(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", (query_of(words), _LIMIT)
        ).fetchall()
        theirs.append(time.perf_counter() - middle)
        ours.append(middle - start)
        if len(found) != len(rows):
            raise SystemExit("the two searches do not find the same number of notes")
    database.close()
    return ours, theirs


def queries(caseload: Caseload) -> list[str]:
    random = Random(7)
    texts = [note.text.split() for note in caseload.notes]

    def words(number: int) -> list[str]:
        text = random.choice(texts)
        at = random.randrange(len(text) - number)
        return text[at : at + number]

    singles = [words(1)[0] + " " for _ in range(60)]
    pairs = [f"{words(1)[0]} {words(1)[0]} " for _ in range(20)]
    phrases = [f'"{" ".join(words(3))}"' for _ in range(20)]
    prefixes = [words(1)[0][:4] for _ in range(10)]
    return singles + pairs + phrases + prefixes


def at(times: list[float], percentile: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * percentile))]


if __name__ == "__main__":
    main()
