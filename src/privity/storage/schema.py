"""Brings the outer tables to this version's form; refuses those of a newer one."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from privity.errors import IntegrityError, TooNewError

NEWEST = "0001"
_MAKING = int.from_bytes(b"privity", "big")


def bring_up_to_date(connection: Connection, *, new: bool = False) -> None:
    """Migrate the outer tables, or make them where an office is `new`.

    Raises TooNewError or IntegrityError, having changed nothing.
    """
    current = _current(connection)
    if current is None and connection.dialect.name == "postgresql":
        # Two offices may be made in one database at the same moment; the second finds the tables made.
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _MAKING})
        current = _current(connection)
    if current == NEWEST:
        return
    if current is None and not new:
        raise IntegrityError(
            "the store holds no office",
            field="store",
            remedy="put the records back, or restore them from a backup; nothing was changed",
        )
    if current is not None and current > NEWEST:
        raise TooNewError(
            "this office's store was written by a newer version of Privity",
            field="store",
            remedy="open it with that version; nothing was changed",
        )
    # Alembic takes a fifth of a second to import, and is needed once in the life of an office.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
