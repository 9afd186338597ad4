"""Writes rows into one SQLCipher file and acknowledges each commit; the plainest writer the harness is tried on.

Arguments: the file, the first row's number, how many rows, and the level of `PRAGMA synchronous`.
"""

import hashlib
import os
import sys
from pathlib import Path

import sqlcipher3

KEY = "11" * 32


def content(number: int) -> bytes:
    """What row `number` holds: of changing length, and different in every sector."""
    return b"".join(hashlib.sha256(b"%d %d" % (number, part)).digest() for part in range(1 + number % 40))


def connect(file: Path) -> "sqlcipher3.Connection":
    """Open the file with its key, as the office does."""
    connection = sqlcipher3.connect(str(file), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{KEY}'\"")
    connection.execute("PRAGMA cipher_log_level = NONE")
    return connection


def main(file: Path, first: int, count: int, synchronous: str) -> None:
    """Write `count` rows, one transaction each, with a checkpoint now and then."""
    connection = connect(file)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    connection.execute("CREATE TABLE IF NOT EXISTS rows (number INTEGER PRIMARY KEY, content BLOB NOT NULL)")
    os.write(1, b"ready\n")
    for number in range(first, first + count):
        connection.execute("INSERT INTO rows VALUES (?, ?)", (number, content(number)))
        os.write(1, b"%d\n" % number)
        if number % 16 == 15:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
