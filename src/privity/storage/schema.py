"""Brings the outer tables to this version's form; refuses those of a newer one."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from privity.errors import TooNewError

NEWEST = "0001"


def bring_up_to_date(connection: Connection) -> None:
    """Create or migrate the outer tables. Raises TooNewError, having changed nothing."""
    current = _current(connection)
    if current == NEWEST:
        return
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
