"""The embedded engine: one SQLCipher file, opened with a raw key, and refused unless it really is encrypted.

A binding without a cipher ignores every key without a word, and an empty key writes plaintext; both have happened to
others. So at each open the cipher's presence, the file's first bytes and a canary are checked, or nothing runs.
"""

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from privity.errors import BusyError, IntegrityError, StorageError
from privity.storage.faults import words_for, words_for_faults

_OLDEST_SQLITE = (3, 51, 3)  # the WAL-reset corruption bug lived until 3.51.2
_OLDEST_CIPHER = (4, 19)
WRITING = "privity_writing"
_PLAIN_MAGIC = b"SQLite format 3\x00"
_PRAGMAS = (
    "cipher_log_level = NONE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "foreign_keys = ON",
    "cell_size_check = ON",
    "trusted_schema = OFF",
    "mmap_size = 0",
    "busy_timeout = 5000",
    "cache_size = -65536",
)


def sqlcipher_engine(path: Path, page_key: bytes, *, new: bool = False) -> Engine:
    """An engine on one encrypted file. The key is passed only inside the connection function, never in a URL.

    Without `new` a missing or empty file is refused: an empty store in its place would look like an office without
    clients. Raises IntegrityError or StorageError.
    """
    check_versions()
    if new:
        _make_empty(path)
    else:
        _check_there(path)

    def connect() -> Any:
        with words_for_faults():
            # `mode=rw`: SQLite, too, must not make a file that is missing.
            address = f"{path.absolute().as_uri()}?mode=rw"
            connection = sqlcipher.connect(address, uri=True, check_same_thread=False, isolation_level=None)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{page_key.hex()}'\"")
            # Twice the default page: notes waste less of it, and reading everything takes half the time.
            connection.execute("PRAGMA cipher_page_size = 8192")
            if not connection.execute("PRAGMA cipher_version").fetchone():
                raise IntegrityError(
                    "the store's cipher is missing: this machine would write plaintext", field="store"
                )
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlcipher.DatabaseError as fault:
            connection.close()
            words = words_for(fault)
            if not isinstance(words, IntegrityError):
                raise words from None
            raise IntegrityError(
                "the records file is not one that this office wrote, or it is damaged",
                field="records.db",
                remedy="restore it from a backup; nothing was changed",
            ) from None
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://",
        creator=connect,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=2,
        hide_parameters=True,
    )

    # The driver is left in autocommit and SQLAlchemy begins: one place that decides where a transaction starts.
    # Only a writer takes the lock at once: a compartment may be read for the first time within a transaction, on
    # another connection, and must not wait there for the very transaction it serves.
    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        writing = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def memory_engine() -> Engine:
    """An engine in memory: the same code without a disk, for a backup's drill."""
    return create_engine(
        "sqlite://",
        module=sqlcipher,
        poolclass=StaticPool,
        connect_args={"check_same_thread": False},
        hide_parameters=True,
    )


def check_encrypted(path: Path, engine: Engine) -> None:
    """Refuse to run when the file's bytes show that no cipher is at work. Raises IntegrityError."""
    canary = secrets.token_hex(24)
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS canary (word TEXT)")
        connection.exec_driver_sql("DELETE FROM canary")
        connection.exec_driver_sql("INSERT INTO canary VALUES (?)", (canary,))
        connection.commit()
    needle = canary.encode()
    for name in (path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-journal", "-shm"))):
        if name.exists() and _shows_plaintext(name, needle):
            raise IntegrityError(
                "the records file is not encrypted; nothing more is written to it",
                field="records.db",
                remedy="reinstall Privity with its own SQLCipher and restore from a backup",
            )


@contextmanager
def without_journal(engine: Engine) -> Iterator[None]:
    """Fill a file that is nobody's yet without a log beside it: each page is encrypted and written once, not twice.

    INVARIANT: what fails in here leaves a file that must not be used. It is for a restore alone, which publishes its
    header last. The commit still waits for the disk (`synchronous=FULL`).
    """
    is_file = engine.dialect.name == "sqlite" and _pragma(engine, "journal_mode")[0][0] == "wal"
    if is_file and _pragma(engine, "journal_mode = OFF")[0][0] != "off":
        raise BusyError("something else reads the records file", field="records.db")
    yield
    if is_file:
        _pragma(engine, "journal_mode = WAL")


def checkpoint(engine: Engine) -> None:
    """Move everything from the write-ahead log into the file and empty the log. Raises BusyError."""
    for busy, *_ in _pragma(engine, "wal_checkpoint(TRUNCATE)"):
        if busy:
            raise BusyError(
                "the log beside the records could not be emptied, because something still reads it",
                field="records.db",
                remedy="end every other reader and close the office once",
            )


def integrity(engine: Engine) -> list[str]:
    """What SQLCipher's and SQLite's own checks find; empty when nothing. Each alone misses half.

    SQLCipher's looks at the main file alone. A page torn there when the power went in a checkpoint lies whole in the
    log beside the file and is read from there, so a finding counts only when it is still there after a checkpoint.
    """
    if _findings(engine):
        checkpoint(engine)
    return _findings(engine)


def _findings(engine: Engine) -> list[str]:
    checks = ("cipher_integrity_check", "integrity_check")
    return [str(row[0]) for check in checks for row in _pragma(engine, check) if row[0] != "ok"]


def _pragma(engine: Engine, pragma: str) -> list[Any]:
    """Run a pragma outside any transaction, on the driver's own cursor: some give no columns at all."""
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        rows = cursor.execute(f"PRAGMA {pragma}").fetchall()
        cursor.close()
        return list(rows)
    finally:
        connection.close()


def _make_empty(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError:
        raise StorageError(
            "the records file cannot be made here", field="folder", remedy="choose a folder of your own"
        ) from None


def _check_there(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    if not size:
        raise IntegrityError(
            "the records file is missing or empty",
            field="records.db",
            remedy="put it back, or restore it from a backup; nothing was changed",
        )


def _shows_plaintext(path: Path, needle: bytes) -> bool:
    with path.open("rb") as file:
        head = file.read(16)
        if head == _PLAIN_MAGIC:
            return True
        tail, size = b"", 1 << 20
        while chunk := file.read(size):
            if needle in tail + chunk:
                return True
            tail = chunk[-len(needle) :]
    return False


def check_versions() -> tuple[str, str]:
    """The versions of SQLCipher and of the SQLite in it. Raises StorageError when either is too old to be trusted."""
    connection = sqlcipher.connect(":memory:")
    row = connection.execute("PRAGMA cipher_version").fetchone()
    connection.close()
    said = str(row[0]) if row else ""
    if not said or _numbers(said) < _OLDEST_CIPHER or _numbers(sqlcipher.sqlite_version) < _OLDEST_SQLITE:
        raise StorageError(
            "this machine's SQLCipher is missing or too old to be trusted with records",
            field="store",
            remedy="reinstall Privity with the versions in requirements/runtime.txt",
        )
    return said, sqlcipher.sqlite_version


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version.split()[0]))
