"""One office for each kind of store: in memory, a SQLCipher file, a PostgreSQL server under an ordinary account."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from privity.bootstrap import create_office
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.services.office import Office
from privity.vault import slots
from tests.house.offices import PASSPHRASE, quickly
from tests.house.server import Server
from tests.vectors.make_vectors import office_in_memory

ACCOUNT, SECRET = "practice", "swordfish-and-sons"


@pytest.fixture(autouse=True)
def _quick_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "stretch", quickly)


@pytest.fixture(scope="session")
def shared_database(postgresql: Server) -> Iterator[str]:
    """A database in which an account that is no superuser may make tables: row-level security binds it."""
    name = postgresql.create_database()
    with psycopg.connect(postgresql.dsn(name), autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE ROLE {} LOGIN PASSWORD {} NOSUPERUSER NOBYPASSRLS").format(
                sql.Identifier(ACCOUNT), sql.Literal(SECRET)
            )
        )
        connection.execute(
            sql.SQL("GRANT CREATE, USAGE ON SCHEMA public TO {}").format(sql.Identifier(ACCOUNT))
        )
    yield name
    postgresql.drop_database(name)
    with psycopg.connect(postgresql.dsn("postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(ACCOUNT)))


@pytest.fixture
def address(postgresql: Server, shared_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address that an office keeps in its header; the password comes from outside."""
    monkeypatch.setenv("PGPASSWORD", SECRET)
    return f"postgresql://{ACCOUNT}@/{shared_database}?host={postgresql.folder}"


@pytest.fixture(params=["memory", "file", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """An open office on each kind of store."""
    if request.param == "memory":
        with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
            made = office_in_memory(Path(folder))
            yield made
            made.close()
        return
    store = request.getfixturevalue("address") if request.param == "postgresql" else ""
    place = OfficePlace(tmp_path / "office", tmp_path / "state")
    made, _ = create_office(place, PASSPHRASE, cost=LOWEST_COST, store=store)
    yield made
    made.close()
