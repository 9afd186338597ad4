"""Puts what a driver reports into words. Its own text can hold parameters or an address: none of it is passed on."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import IntegrityError as UniqueError
from sqlalchemy.exc import SQLAlchemyError

from privity.errors import BusyError, IntegrityError, PrivityError, StorageError

# What SQLite, SQLCipher and libpq say, and the SQLSTATE of PostgreSQL where the server itself answered.
_FULL: Final = ("full", "no space", "disk i/o", "could not extend", "53100")
_DAMAGED: Final = ("malformed", "not a database", "corrupt", "xx001", "xx002")
_REFUSED: Final = ("authentication", "no password", "pg_hba", "28000", "28p01")
_NO_DATABASE: Final = ("3d000", '" does not exist')
_NO_RIGHTS: Final = ("readonly", "read-only", "permission", "unable to open", "42501")
_IN_USE: Final = ("locked", "55p03")


@contextmanager
def words_for_faults() -> Iterator[None]:
    """Turn every driver's error inside the block into one a person can act on."""
    try:
        yield
    except UniqueError:
        raise IntegrityError("the store holds this entry already", field="store") from None
    except SQLAlchemyError as fault:
        raise words_for(getattr(fault, "orig", None)) from None
    except (sqlcipher.Error, psycopg.Error) as fault:
        raise words_for(fault) from None


def words_for(fault: BaseException | None) -> PrivityError:
    """The words for one driver's error; None stands for a store that did not answer at all."""
    said = f"{fault} {getattr(fault, 'sqlstate', None) or ''}".casefold()
    if _any(_DAMAGED, said):
        return IntegrityError(
            "the records file is damaged",
            field="store",
            remedy="restore it from a backup; nothing was changed",
        )
    if _any(_FULL, said):
        return StorageError(
            "the disk is full or cannot be written; nothing was changed",
            field="disk",
            remedy="free some space and try again",
        )
    if _any(_REFUSED, said):
        return StorageError(
            "the database server did not let this account in",
            field="store",
            remedy="put its password into ~/.pgpass, readable by you alone",
        )
    if _any(_NO_DATABASE, said):
        return StorageError(
            "the server has no such database or account",
            field="store",
            remedy="let the server's operator make it",
        )
    if _any(_NO_RIGHTS, said):
        return StorageError(
            "the records cannot be read or written here",
            field="folder",
            remedy="give yourself rights to the folder, or the account its rights on the server",
        )
    if _any(_IN_USE, said):
        return BusyError("the records are in use by another program", field="store", remedy="end it first")
    # A connection that breaks while it commits leaves open whether it did: no word here may say that it did not.
    return StorageError(
        "the store did not answer",
        field="store",
        remedy="check the disk or the server, then look whether your last change is there",
    )


def _any(signs: tuple[str, ...], said: str) -> bool:
    return any(sign in said for sign in signs)
