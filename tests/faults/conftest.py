"""The offices that the fault tests break: made once, copied for each test."""

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from privity.crypto import passphrase
from privity.vault import slots
from tests.faults.damage import page_size_of
from tests.faults.offices import World, add_invented_client, quickly, save_note
from tests.faults.power import Recording, record
from tests.house.missing import missing

CLIENTS = ("c1", "c2", "c3")
NOTES = 5


@pytest.fixture(scope="session")
def tracing(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Make sure that this machine lets a program be recorded."""
    folder = tmp_path_factory.mktemp("tracing") / "folder"
    folder.mkdir()
    try:
        record([sys.executable, "-c", ""], folder)
    except RuntimeError as reason:
        missing(str(reason))


@pytest.fixture(autouse=True)
def _quick_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive the key of one passphrase, salt and cost once: thousands of images share one header."""
    assert slots.stretch is passphrase.stretch  # type: ignore[attr-defined]
    monkeypatch.setattr(slots, "stretch", quickly)


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> World:
    """An office with three clients of five notes each, locked, as `world` copies it."""
    world = World(tmp_path_factory.mktemp("made") / "world")
    office = world.create()
    for place, reference in enumerate(CLIENTS):
        add_invented_client(office, reference)
        for number in range(NOTES):
            save_note(office, reference, place * 100 + number)
    office.close()
    return world


@pytest.fixture
def world(_made: World, tmp_path: Path) -> World:
    """A world of the test's own, with a locked office in it."""
    return _made.copy(tmp_path / "world")


@pytest.fixture
def world_on_postgresql(tmp_path: Path, postgresql_database: str) -> World:
    """A locked office with three clients whose records lie in a database server."""
    world = World(tmp_path / "served")
    office = world.create(postgresql_database)
    for reference in CLIENTS:
        add_invented_client(office, reference)
    office.close()
    return world


@pytest.fixture
def live_world(world: World, tmp_path: Path) -> World:
    """A world as it lies while the office is open: everything acknowledged and anchored, the -wal not empty."""
    with world.opened() as office:
        for number in range(900, 905):
            save_note(office, "c1", number)
        office.anchor.flush()
        return world.copy(tmp_path / "live")


@pytest.fixture(scope="session")
def page_size(_made: World, tmp_path_factory: pytest.TempPathFactory) -> int:
    """The size of a page of the records file."""
    world = _made.copy(tmp_path_factory.mktemp("page") / "world")
    with world.opened():
        return page_size_of(world.database.with_name("records.db-wal"))


@pytest.fixture
def recorded_in() -> Callable[..., Recording]:
    """Record what the office writer does to a world, with what is there already taken to be on the disk."""

    def run(world: World, *arguments: str) -> Recording:
        command = [sys.executable, "-m", "tests.faults.writers.office", str(world.folder), *arguments]
        return record(command, world.folder)

    return run


@pytest.fixture
def recorded(world: World, recorded_in: Callable[..., Recording]) -> Callable[..., Recording]:
    """Record what the office writer does to the test's own world."""
    return partial(recorded_in, world)
