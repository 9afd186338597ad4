"""What only the server's engine promises: tenants kept apart by force, one opener, nothing for the operator to read."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from privity.bootstrap import create_office, move_office, open_office, restore_office, verify_backup
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import BusyError, InputError, IntegrityError, PrivityError, StorageError
from privity.services.clients import list_clients
from privity.services.erasure import erase_client
from privity.services.office import Office
from privity.services.proof import verify
from privity.storage import tables
from privity.storage.postgresql import check_address
from tests.house.offices import NEW_PASSPHRASE, PASSPHRASE, WORD, Practice, back_up, client, make_practice
from tests.house.planted import seek
from tests.house.server import Server
from tests.storage.conftest import ACCOUNT, SECRET

pytestmark = pytest.mark.postgresql


@dataclass(frozen=True, slots=True)
class Prepared:
    """An office on the server, locked, with every row it has."""

    practice: Practice
    rows: dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def prepared(postgresql: Server, shared_database: str, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("prepared") / "machine"
    with pytest.MonkeyPatch.context() as set_here:
        set_here.setenv("PGPASSWORD", SECRET)
        store = f"postgresql://{ACCOUNT}@/{shared_database}?host={postgresql.folder}"
        practice = make_practice(folder, store=store)
    with as_account(postgresql, shared_database) as connection:
        return Prepared(practice, rows_of(connection, practice))


@pytest.fixture
def practice(
    prepared: Prepared, postgresql: Server, shared_database: str, address: str, tmp_path: Path
) -> Practice:
    """The prepared office as it was, on a machine of the test's own."""
    copied = prepared.practice.copy(tmp_path / "here")
    with as_account(postgresql, shared_database) as connection:
        put_back(connection, copied, prepared.rows)
    return copied


def rows_of(connection: psycopg.Connection[Any], practice: Practice) -> dict[str, list[tuple[object, ...]]]:
    """Every row that the server has of an office."""
    connection.execute("SELECT set_config('privity.tenant', %s, false)", (vault_of(practice),))
    return {
        table.name: connection.execute(
            sql.SQL("SELECT * FROM {}").format(sql.Identifier(table.name))
        ).fetchall()
        for table in tables.ALL
    }


def put_back(
    connection: psycopg.Connection[Any], practice: Practice, rows: dict[str, list[tuple[object, ...]]]
) -> None:
    """Put rows in the place of those that are there now."""
    connection.execute("SELECT set_config('privity.tenant', %s, false)", (vault_of(practice),))
    for table in tables.ALL:
        name = sql.Identifier(table.name)
        connection.execute(sql.SQL("DELETE FROM {}").format(name))
        marks = sql.SQL(", ").join([sql.Placeholder()] * len(table.c))
        with connection.cursor() as cursor:
            cursor.executemany(sql.SQL("INSERT INTO {} VALUES ({})").format(name, marks), rows[table.name])


def as_account(server: Server, database: str) -> psycopg.Connection[Any]:
    dsn = f"host={server.folder} dbname={database} user={ACCOUNT} password={SECRET}"
    return psycopg.connect(dsn, autocommit=True)


def vault_of(practice: Practice) -> str:
    return practice.device.name


@pytest.mark.parametrize("table", [table.name for table in tables.ALL])
def test_row_level_security_is_forced(
    table: str, postgresql: Server, shared_database: str, practice: Practice, tmp_path: Path, address: str
) -> None:
    """The tables' owner is bound as well: no tenant is an error, another tenant sees nothing, one's own is there."""
    other = make_practice(tmp_path / "other", store=address)
    count = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
    with as_account(postgresql, shared_database) as connection:
        with pytest.raises(psycopg.errors.UndefinedObject):
            connection.execute(count)
        connection.execute("SELECT set_config('privity.tenant', %s, false)", ("0" * 32,))
        assert connection.execute(count).fetchone() == (0,)
        seen = []
        for one in (practice, other):
            connection.execute("SELECT set_config('privity.tenant', %s, false)", (vault_of(one),))
            [(tenants, rows)] = connection.execute(
                sql.SQL("SELECT count(DISTINCT tenant), count(*) FROM {}").format(sql.Identifier(table))
            ).fetchall()
            assert tenants == 1
            seen.append(rows)
        assert min(seen) > 0
    with psycopg.connect(postgresql.dsn(shared_database)) as connection:
        forced = connection.execute(
            "SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE relname = %s", (table,)
        ).fetchone()
    assert forced == (True, True)


def test_no_row_is_written_for_another_tenant(
    postgresql: Server, shared_database: str, practice: Practice
) -> None:
    insert = "INSERT INTO leaves (tenant, seq, leaf) VALUES (decode(%s, 'hex'), 999, '')"
    with as_account(postgresql, shared_database) as connection:
        connection.execute("SELECT set_config('privity.tenant', %s, false)", (vault_of(practice),))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(insert, ("1" * 32,))
        moved = connection.execute(
            "UPDATE leaves SET seq = seq WHERE tenant = decode(%s, 'hex')", ("1" * 32,)
        )
        assert moved.rowcount == 0


def test_the_tenant_comes_first_in_every_key() -> None:
    for table in tables.ALL:
        assert next(iter(table.primary_key)).name == "tenant"
        assert next(iter(table.c)).name == "tenant"
        assert not table.indexes
        assert not table.foreign_keys


def test_the_operator_finds_no_word(postgresql: Server, shared_database: str, practice: Practice) -> None:
    with practice.opened() as office:
        list_clients(office)
        verify(office)
    postgresql.checkpoint()
    assert WORD.encode() not in postgresql.dump(shared_database)
    assert seek(WORD, [postgresql.data, postgresql.log, practice.folder]) == []
    # The search itself finds what is there: a reference that the test hands to the server in the clear.
    with psycopg.connect(postgresql.dsn(shared_database), autocommit=True) as connection:
        connection.execute(sql.SQL("COMMENT ON TABLE leaves IS {}").format(sql.Literal("yellowbanister")))
    postgresql.checkpoint()
    assert b"yellowbanister" in postgresql.dump(shared_database)
    assert seek("yellowbanister", [postgresql.data]) != []


def test_a_second_opener_is_refused_and_told(practice: Practice, tmp_path: Path) -> None:
    """The other computer has a copy of the folder and of the device's state, and so a lock file of its own."""
    twin = practice.copy(tmp_path / "twin")
    with practice.opened(), pytest.raises(BusyError) as refused:
        twin.open()
    assert "another computer" in refused.value.message
    with practice.opened() as office:
        assert len(list_clients(office)) == 3


def test_a_refused_opener_keeps_nothing(practice: Practice, tmp_path: Path) -> None:
    twin = practice.copy(tmp_path / "twin")
    with practice.opened():
        for _ in range(3):
            with pytest.raises(BusyError):
                twin.open()
    practice.open().close()


def test_an_older_copy_of_the_rows_is_refused(
    postgresql: Server, shared_database: str, practice: Practice
) -> None:
    """The server's operator puts every row back that was there this morning."""
    with as_account(postgresql, shared_database) as connection:
        morning = rows_of(connection, practice)
        with practice.opened() as office:
            erase_client(office, client(office, "ann"))
        put_back(connection, practice, morning)
    with pytest.raises(IntegrityError):
        practice.open()


STATEMENTS = {
    "compartment_hidden_by_its_flag": "UPDATE compartments SET shredded = true WHERE slot = 1",
    "compartment_hidden_and_its_overview_taken": (
        "UPDATE compartments SET shredded = true WHERE slot = 1; DELETE FROM overviews WHERE compartment ="
        " (SELECT compartment FROM compartments WHERE slot = 1)"
    ),
    "compartment_taken": "DELETE FROM compartments WHERE slot = 2",
    "compartment_with_a_short_head": "UPDATE compartments SET head = '' WHERE slot = 1",
    "compartment_with_another_root": "UPDATE compartments SET root = head WHERE slot = 1",
    "compartment_with_an_older_key": "UPDATE compartments SET epoch = -1 WHERE slot = 1",
    "compartments_exchanged": "UPDATE compartments SET slot = 3 - slot WHERE slot IN (1, 2)",
    "wraps_taken": "DELETE FROM wraps",
    "wrap_of_a_giver_nobody_knows": "UPDATE wraps SET giver = decode(repeat('ab', 16), 'hex')",
    "wrap_emptied": "UPDATE wraps SET sealed = ''",
    "record_taken": "DELETE FROM records WHERE kind = 'note'",
    "record_emptied": "UPDATE records SET sealed = ''",
    "record_of_another_kind": "UPDATE records SET kind = 'draft' WHERE kind = 'note'",
    "record_of_a_kind_that_cannot_be": "UPDATE records SET kind = 'nöte' WHERE kind = 'note'",
    "record_of_a_schema_that_cannot_be": "UPDATE records SET schema = -1",
    "record_of_a_revision_that_cannot_be": "UPDATE records SET revision = -1",
    "record_of_an_epoch_that_cannot_be": "UPDATE records SET epoch = -1",
    "record_with_a_short_digest": "UPDATE records SET digest = ''",
    "record_with_another_digest": "UPDATE records SET digest = sha256(digest)",
    "record_moved": "UPDATE records SET record = decode(md5(record), 'hex')",
    "overviews_taken": "DELETE FROM overviews",
    "overview_of_a_revision_that_cannot_be": "UPDATE overviews SET revision = -1",
    "overview_twice": (
        "INSERT INTO overviews SELECT tenant, compartment, decode(md5(record), 'hex'), kind, schema, revision,"
        " epoch, digest, sealed FROM overviews"
    ),
    "leaf_taken": "DELETE FROM leaves WHERE seq = 1",
    "last_leaf_taken": "DELETE FROM leaves WHERE seq = (SELECT max(seq) FROM leaves)",
    "leaf_changed": "UPDATE leaves SET leaf = leaf || ' '::bytea WHERE seq = 1",
    "leaf_parts_taken": "DELETE FROM leaf_parts",
    "office_parts_blanked": "UPDATE leaf_parts SET sealed = '' WHERE part = 'office'",
    "office_parts_laid_to_another": (
        "UPDATE leaf_parts SET sealed = '', compartment = (SELECT compartment FROM compartments WHERE slot = 1)"
        " WHERE part = 'office'"
    ),
    "parts_with_another_commitment": "UPDATE leaf_parts SET commitment = sha256(commitment)",
}


@pytest.mark.parametrize("defect", STATEMENTS)
def test_what_the_operator_writes_is_noticed(
    defect: str, postgresql: Server, shared_database: str, practice: Practice
) -> None:
    """Refused at opening, or told by `verify`; and never a crash."""
    with as_account(postgresql, shared_database) as connection:
        connection.execute("SELECT set_config('privity.tenant', %s, false)", (vault_of(practice),))
        connection.execute(STATEMENTS[defect])
    try:
        office = practice.open()
    except IntegrityError:
        return
    flaws = _examined(office)
    office.close()
    assert flaws


def _examined(office: Office) -> object:
    try:
        return verify(office).flaws
    except IntegrityError as fault:
        return fault.message


def test_the_server_away_is_told_in_words(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value, said in (
        ("PGPASSWORD", "wrong", "did not let this account in"),
        ("PGPORT", "1", "did not answer"),
    ):
        with monkeypatch.context() as changed:
            changed.setenv(name, value)
            with pytest.raises(StorageError) as refused:
                practice.open()
        assert said in refused.value.message
        assert value not in refused.value.message
        assert str(os.environ["PGPASSWORD"]) not in repr(refused.value)
    practice.open().close()


def test_a_database_that_is_not_there(tmp_path: Path, address: str) -> None:
    place = OfficePlace(tmp_path / "office", tmp_path / "state")
    with pytest.raises(StorageError) as refused:
        create_office(place, PASSPHRASE, cost=LOWEST_COST, store=address.replace("office_", "nowhere_"))
    assert "no such database" in refused.value.message
    assert not place.header.exists()
    assert list(place.folder.glob("office*")) == []


def test_a_connection_that_breaks_loses_nothing_acknowledged(
    postgresql: Server, practice: Practice, shared_database: str
) -> None:
    """The server ends every connection while the office is open: what follows is refused in words, then goes on."""
    office = practice.open()
    size = office.tree.size
    with psycopg.connect(postgresql.dsn(shared_database), autocommit=True) as operator:
        operator.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = %s",
            (shared_database, ACCOUNT),
        )
    refusals = []
    while not refusals or isinstance(refusals[-1], StorageError):
        try:
            refusals.append(erase_client(office, client(office, "cy")))
        except StorageError as fault:
            refusals.append(fault)
        assert len(refusals) < 10
    # Nobody can know whether a commit was done whose answer was lost: no word says that it was not.
    said = " ".join(fault.message + fault.remedy for fault in refusals if isinstance(fault, StorageError))
    assert "nothing was changed" not in said
    assert office.tree.size == size + 1
    office.close()
    with practice.opened() as again:
        assert {line.overview.reference for line in list_clients(again)} == {"ann", "bo"}


@pytest.mark.parametrize(
    "address",
    [
        "",
        "mysql://host/database",
        "postgresql://host",
        "not an address",
        "postgresql://user:secret@host/database",
        "postgresql://user@host/database?password=secret",
    ],
)
def test_an_address_that_cannot_be_kept(address: str) -> None:
    with pytest.raises(InputError) as refused:
        check_address(address)
    assert "secret" not in refused.value.message + refused.value.remedy


def test_an_address_is_kept_without_its_driver() -> None:
    assert check_address("postgresql+psycopg://user@host/database") == "postgresql://user@host/database"


def test_an_office_moves_and_stays_on_its_server(practice: Practice, tmp_path: Path) -> None:
    other = OfficePlace(tmp_path / "elsewhere", tmp_path / "elsewhere-state")
    other.folder.mkdir()
    (other.folder / "office.json").write_bytes(practice.place.header.read_bytes())
    office = move_office(other, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST)
    assert len(list_clients(office)) == 3
    assert verify(office).flaws == ()
    office.close()


def _restore(place: OfficePlace, source: Path, code: str, store: str) -> Office:
    return restore_office(place, source, code, NEW_PASSPHRASE, store=store, cost=LOWEST_COST)[0]


@pytest.mark.parametrize("way", ["to_a_file", "to_another_server"])
def test_a_backup_is_restored_from_one_store_to_another(
    way: str, practice: Practice, tmp_path: Path, postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with practice.opened() as office:
        source = back_up(office, tmp_path / "stick")
        verify_backup(office, source)
    store = ""
    if way == "to_another_server":
        monkeypatch.setenv("PGPASSWORD", postgresql.password)
        name = postgresql.create_database()
        store = f"postgresql://{postgresql.superuser}@/{name}?host={postgresql.folder}"
    place = OfficePlace(tmp_path / "new", tmp_path / "new-state")
    office = _restore(place, source, practice.code, store)
    assert len(list_clients(office)) == 3
    assert verify(office).flaws == ()
    office.close()
    open_office(place, NEW_PASSPHRASE).close()
    if store:
        postgresql.drop_database(name)


def test_a_restore_never_writes_over_a_living_office(
    practice: Practice, tmp_path: Path, address: str
) -> None:
    with practice.opened() as office:
        source = back_up(office, tmp_path / "stick")
    place = OfficePlace(tmp_path / "new", tmp_path / "new-state")
    with pytest.raises(InputError) as refused:
        _restore(place, source, practice.code, address)
    assert "already" in refused.value.message
    assert not place.header.exists()
    with practice.opened() as office:
        assert len(list_clients(office)) == 3


def test_an_interrupted_restore_begins_again(
    practice: Practice, tmp_path: Path, postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with practice.opened() as office:
        source = back_up(office, tmp_path / "stick")
    monkeypatch.setenv("PGPASSWORD", postgresql.password)
    name = postgresql.create_database()
    store = f"postgresql://{postgresql.superuser}@/{name}?host={postgresql.folder}"
    place = OfficePlace(tmp_path / "new", tmp_path / "new-state")

    with monkeypatch.context() as broken:
        stop_at(broken, "privity.bootstrap.restoring.publish")
        with pytest.raises(Stopped):
            _restore(place, source, practice.code, store)
    assert place.unfinished.exists()
    office = _restore(place, source, practice.code, store)
    assert len(list_clients(office)) == 3
    office.close()
    postgresql.drop_database(name)


class Stopped(BaseException):
    """The process ends here: nothing tidies up after it."""


def stop_at(broken: pytest.MonkeyPatch, name: str) -> None:
    """End the process at a function, as a power cut would: what tidies up after an error does not run."""

    def stop(*_: object, **__: object) -> None:
        nothing: Callable[..., None] = lambda *_, **__: None  # noqa: E731
        broken.setattr("privity.bootstrap.restoring.remove_files", nothing)
        broken.setattr("privity.storage.store.SqlStore.clear", nothing)
        raise Stopped

    broken.setattr(name, stop)


def test_errors_are_of_the_one_tree() -> None:
    assert issubclass(StorageError, PrivityError)
    assert issubclass(BusyError, PrivityError)
