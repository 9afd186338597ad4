"""The embedded engine refuses to run unless the file is really encrypted, whole, and its own."""

import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, text

from privity.errors import BusyError, IntegrityError, StorageError, TooNewError
from privity.storage import schema, sqlcipher
from privity.storage.schema import bring_up_to_date
from privity.storage.sqlcipher import check_encrypted, checkpoint, integrity, memory_engine, sqlcipher_engine

KEY = bytes(range(32))
WORD = "xanthoriver"


def made(path: Path) -> Engine:
    engine = sqlcipher_engine(path, KEY, new=True)
    with engine.begin() as connection:
        bring_up_to_date(connection, new=True)
        connection.execute(text("INSERT INTO leaves VALUES (x'aa', 0, :leaf)"), {"leaf": WORD.encode() * 50})
    return engine


def test_nothing_of_it_is_readable_and_nobody_else_may_try(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    engine = made(path)
    check_encrypted(path, engine)
    for file in tmp_path.glob("records.db*"):
        content = file.read_bytes()
        assert WORD.encode() not in content
        assert b"CREATE TABLE" not in content
        assert not content.startswith(b"SQLite format 3")
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    engine.dispose()
    with sqlite3.connect(path) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()


def test_settings_that_durability_and_secrecy_rest_on(tmp_path: Path) -> None:
    engine = made(tmp_path / "records.db")
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "mmap_size": 0,
        "trusted_schema": 0,
        "foreign_keys": 1,
    }
    with engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
    engine.dispose()
    assert found == expected


@pytest.mark.parametrize("key", [bytes(32), KEY[:31] + b"\x00"], ids=["zero", "one_bit"])
def test_another_key_is_refused(tmp_path: Path, key: bytes) -> None:
    made(tmp_path / "records.db").dispose()
    with pytest.raises(IntegrityError) as refused:
        sqlcipher_engine(tmp_path / "records.db", key).connect()
    assert "not one that this office wrote" in refused.value.message


def test_a_missing_or_empty_file_is_not_replaced_by_an_empty_office(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    with pytest.raises(IntegrityError):
        sqlcipher_engine(path, KEY)
    assert not path.exists()
    path.touch()
    with pytest.raises(IntegrityError):
        sqlcipher_engine(path, KEY)
    assert path.stat().st_size == 0


def test_a_file_that_is_taken_away_later_is_not_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    made(path).dispose()
    engine = sqlcipher_engine(path, KEY)
    for file in tmp_path.glob("records.db*"):
        file.unlink()
    with pytest.raises(StorageError):
        engine.connect()
    assert not path.exists()


def test_a_new_file_is_not_written_over_an_old_one(tmp_path: Path) -> None:
    made(tmp_path / "records.db").dispose()
    with pytest.raises(StorageError):
        sqlcipher_engine(tmp_path / "records.db", KEY, new=True)
    with pytest.raises(StorageError):
        sqlcipher_engine(tmp_path / "nowhere" / "records.db", KEY, new=True)


class _NoCipher:
    """A driver without a cipher: it takes every key without a word, and writes plaintext."""

    def __init__(self, *arguments: object, **options: object) -> None:
        self._connection = sqlite3.connect(*arguments, **options)  # type: ignore[arg-type]

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)


def test_a_driver_without_a_cipher_is_refused_before_it_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "records.db"
    with monkeypatch.context() as swapped:
        swapped.setattr(sqlcipher.sqlcipher, "connect", _NoCipher)
        with pytest.raises(StorageError) as refused:
            sqlcipher_engine(path, KEY, new=True)
        assert "SQLCipher is missing" in refused.value.message
        swapped.setattr(sqlcipher, "check_versions", lambda: None)
        with pytest.raises(IntegrityError) as plain:
            sqlcipher_engine(path, KEY, new=True).connect()
        assert "would write plaintext" in plain.value.message
    assert path.read_bytes() == b""


@pytest.mark.parametrize(
    ("cipher", "engine"),
    [("4.18.0 community", (3, 60, 0)), ("4.19.0 community", (3, 51, 2)), ("3.4.2", (3, 60, 0))],
)
def test_an_engine_that_is_too_old_is_refused(
    cipher: str, engine: tuple[int, ...], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Old:
        def execute(self, _: str) -> "Old":
            return self

        def fetchone(self) -> tuple[str]:
            return (cipher,)

        def close(self) -> None:
            pass

    monkeypatch.setattr(sqlcipher.sqlcipher, "connect", lambda *_, **__: Old())
    monkeypatch.setattr(sqlcipher.sqlcipher, "sqlite_version", ".".join(map(str, engine)))
    with pytest.raises(StorageError) as refused:
        sqlcipher_engine(tmp_path / "records.db", KEY, new=True)
    assert "too old" in refused.value.message


def test_a_plain_database_in_its_place_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE leaves (leaf)")
    plain.close()
    with pytest.raises(IntegrityError):
        sqlcipher_engine(path, KEY).connect()


def test_a_canary_that_shows_stops_everything(tmp_path: Path) -> None:
    """An engine whose pages are plain: what the check writes is found in the file, or its first bytes betray it."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    path = tmp_path / "records.db"
    engine = create_engine(f"sqlite:///{path}", module=driver, poolclass=NullPool)
    with pytest.raises(IntegrityError) as refused:
        check_encrypted(path, engine)
    assert "not encrypted" in refused.value.message
    log = path.with_name("records.db-wal")
    path.write_bytes(os.urandom(8192))
    log.write_bytes(os.urandom((1 << 20) - 20))
    assert not sqlcipher._shows_plaintext(log, b"a canary of some length")
    with log.open("ab") as file:
        file.write(b"a canary of some length across the border of two pieces")
    assert sqlcipher._shows_plaintext(log, b"a canary of some length")


def test_damage_is_told_in_the_engines_words(tmp_path: Path) -> None:
    path = tmp_path / "records.db"
    engine = made(path)
    with engine.begin() as connection:
        for number in range(1, 300):
            connection.execute(
                text("INSERT INTO leaves VALUES (x'aa', :n, :leaf)"), {"n": number, "leaf": os.urandom(500)}
            )
    assert integrity(engine) == []
    checkpoint(engine)
    engine.dispose()
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(bytes(data))
    from privity.model.ids import VaultId
    from privity.storage.store import SqlStore

    store = SqlStore(sqlcipher_engine(path, KEY), VaultId("aa" * 16))
    assert store.check()
    store.close()


def test_a_log_that_someone_reads_is_not_called_empty(tmp_path: Path) -> None:
    engine = made(tmp_path / "records.db")
    with engine.connect() as reader:
        reader.exec_driver_sql("SELECT count(*) FROM leaves")
        with engine.begin() as writer:
            writer.execute(text("INSERT INTO leaves VALUES (x'aa', 9, x'00')"))
        with pytest.raises(BusyError):
            checkpoint(engine)
    checkpoint(engine)
    engine.dispose()


def test_tables_are_made_only_for_a_new_office(tmp_path: Path) -> None:
    engine = sqlcipher_engine(tmp_path / "records.db", KEY, new=True)
    with engine.connect() as connection:
        with pytest.raises(IntegrityError):
            bring_up_to_date(connection)
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
    engine.dispose()


def test_tables_of_a_newer_program_are_left_alone(tmp_path: Path) -> None:
    engine = made(tmp_path / "records.db")
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with engine.begin() as connection, pytest.raises(TooNewError) as refused:
        bring_up_to_date(connection)
    assert "nothing was changed" in refused.value.remedy
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    engine.dispose()


def test_the_newest_migration_is_the_one_that_is_named() -> None:
    folder = Path(schema.__file__).with_name("migrations") / "versions"
    newest = max(path.stem for path in folder.glob("v*.py"))
    assert newest.startswith(f"v{schema.NEWEST}_")


def test_the_migrations_make_the_tables_that_the_program_uses() -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from privity.storage.tables import metadata

    engine = memory_engine()
    with engine.begin() as connection:
        bring_up_to_date(connection, new=True)
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    engine.dispose()


def test_a_folder_without_rights_is_told_in_words(tmp_path: Path) -> None:
    """Run as an account that owns nothing where the tests run as root, for whom no right is missing."""
    path = tmp_path / "records.db"
    made(path).dispose()
    code = (
        "import os, sys; from pathlib import Path\n"
        "from privity.storage.sqlcipher import sqlcipher_engine\n"
        "from privity.errors import StorageError\n"
        "path = Path(sys.argv[1]); os.chmod(path, 0o000)\n"
        "if os.geteuid() == 0: os.seteuid(65534)\n"
        "try:\n    sqlcipher_engine(path, bytes(range(32))).connect()\n"
        "except StorageError as fault:\n    print('told', fault.field)\n"
    )
    for parent in (tmp_path, *tmp_path.parents):
        if parent.owner() == os.environ.get("USER", "root") and parent != Path("/") and os.geteuid() == 0:
            parent.chmod(parent.stat().st_mode | 0o011)
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("told folder"), done.stderr
