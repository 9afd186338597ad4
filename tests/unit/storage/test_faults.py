"""What a driver says becomes words: the thing, the remedy, and nothing that the driver said."""

import psycopg
import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import DBAPIError, TimeoutError
from sqlalchemy.exc import IntegrityError as UniqueError

from privity.errors import BusyError, IntegrityError, PrivityError, StorageError
from privity.storage.faults import words_for, words_for_faults

CASES = [
    (sqlcipher.OperationalError("database or disk is full"), StorageError, "disk"),
    (sqlcipher.OperationalError("disk I/O error"), StorageError, "disk"),
    (psycopg.errors.DiskFull("could not extend file"), StorageError, "disk"),
    (sqlcipher.DatabaseError("file is not a database"), IntegrityError, "store"),
    (sqlcipher.DatabaseError("database disk image is malformed"), IntegrityError, "store"),
    (psycopg.errors.DataCorrupted("invalid page"), IntegrityError, "store"),
    (psycopg.OperationalError("password authentication failed for user"), StorageError, "store"),
    (psycopg.OperationalError("fe_sendauth: no password supplied"), StorageError, "store"),
    (psycopg.OperationalError('database "x" does not exist'), StorageError, "store"),
    (sqlcipher.OperationalError("attempt to write a readonly database"), StorageError, "folder"),
    (sqlcipher.OperationalError("unable to open database file"), StorageError, "folder"),
    (psycopg.errors.InsufficientPrivilege("no rights on table leaves"), StorageError, "folder"),
    (sqlcipher.OperationalError("database is locked"), BusyError, "store"),
    (psycopg.OperationalError("server closed the connection unexpectedly"), StorageError, "store"),
    (None, StorageError, "store"),
]


@pytest.mark.parametrize(("fault", "kind", "field"), CASES, ids=[str(fault)[:30] for fault, _, _ in CASES])
def test_words(fault: Exception | None, kind: type[PrivityError], field: str) -> None:
    words = words_for(fault)
    assert type(words) is kind
    assert words.field == field
    assert words.remedy
    assert str(fault) not in words.message


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (
            UniqueError("INSERT ... secret", {"a": "secret"}, sqlcipher.IntegrityError("UNIQUE secret")),
            IntegrityError,
        ),
        (
            DBAPIError("SELECT secret", {"a": "secret"}, sqlcipher.OperationalError("secret is full")),
            StorageError,
        ),
        (TimeoutError("secret"), StorageError),
        (psycopg.OperationalError("secret"), StorageError),
        (sqlcipher.DatabaseError("secret"), StorageError),
    ],
    ids=["unique", "wrapped", "pool", "psycopg", "sqlcipher"],
)
def test_nothing_of_the_statement_is_passed_on(fault: Exception, kind: type[PrivityError]) -> None:
    with pytest.raises(PrivityError) as refused, words_for_faults():
        raise fault
    assert type(refused.value) is kind
    assert "secret" not in str(refused.value) + refused.value.remedy
    assert refused.value.__suppress_context__


def test_what_is_no_fault_of_the_store_passes() -> None:
    with pytest.raises(KeyError), words_for_faults():
        raise KeyError("x")
    with pytest.raises(StorageError, match="mine"), words_for_faults():
        raise StorageError("mine")
