"""The institution's engine: PostgreSQL as a shared store of ciphertext.

Every connection names its tenant, and forced row-level security refuses every other; a session without a tenant gets
an error. No statement carries plaintext, so none can reach the server's logs.
"""

import re
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from privity.errors import BusyError, InputError
from privity.model.ids import VaultId
from privity.storage.faults import words_for_faults


def postgresql_engine(address: str, vault: VaultId) -> Engine:
    """An engine on one PostgreSQL database; one opener of a vault at a time. Raises BusyError."""
    engine = create_engine(
        make_url(check_address(address)).set(drivername="postgresql+psycopg"),
        poolclass=QueuePool,
        pool_size=3,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def _name_tenant(connection: Any, _record: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('privity.tenant', %s, false)", (vault,))
            cursor.execute("SET synchronous_commit = on")
        connection.commit()

    return engine


def hold_vault(engine: Engine, vault: VaultId) -> Any:
    """Take the vault for this process: a session lock that the server drops when the connection ends.

    Raises BusyError when another has it, StorageError when the server does not answer or does not let us in.
    """
    with words_for_faults():
        connection = engine.connect()
        taken = connection.exec_driver_sql("SELECT pg_try_advisory_lock(%s)", (_lock_number(vault),)).scalar()
        connection.commit()
    if not taken:
        connection.close()
        raise BusyError(
            "this office is open on another computer", field="office", remedy="lock it there first"
        )
    return connection


def check_address(address: str) -> str:
    """Accept `postgresql://user@host:port/database`; a password belongs into `~/.pgpass`, not here."""
    try:
        url = make_url(address)
    except ArgumentError:
        url = None
    if url is None or url.get_backend_name() != "postgresql" or not url.database:
        raise InputError(
            "that is not the address of a PostgreSQL database",
            field="store",
            remedy="write `postgresql://user@host:5432/database`",
        )
    if url.password or "password" in url.query:
        raise InputError(
            "the address holds a password, and the address is kept in the clear",
            field="store",
            remedy="put the password into ~/.pgpass and leave it out of the address",
        )
    return re.sub(r"^postgresql\+\w+:", "postgresql:", address)


def _lock_number(vault: VaultId) -> int:
    return int.from_bytes(bytes.fromhex(vault)[:8], "big", signed=True)
