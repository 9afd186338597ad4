"""Fixtures and settings for every test; `tests/run.py` says how the whole is run."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Playwright, sync_playwright

from tests.house.browser import find_chromium
from tests.house.hostile import attempts, forbid_outward_connections, redirected
from tests.house.missing import missing
from tests.house.planted import seek
from tests.house.rounds import REDUCED, SOAK, Rounds
from tests.house.server import Server, running_server
from tests.house.soak import Outcome, render

forbid_outward_connections()

# A failing example is repeated from the code alone: no seed of the clock, no store of earlier failures.
settings.register_profile("privity", derandomize=True, database=None, deadline=None)
settings.load_profile("privity")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two options that `make soak` sets."""
    parser.addoption(
        "--rounds",
        choices=("reduced", "soak"),
        default="reduced",
        help="how many rounds the fault tests run: those of `make test` or those of `make soak`",
    )
    parser.addoption("--report", type=Path, help="write what the fault tests counted to this page")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Write the page of a soak, of what passed and what did not."""
    page: Path | None = config.getoption("--report")
    if page is not None:
        outcomes = [
            Outcome(report.nodeid, status, report.duration, tuple(report.user_properties))
            for status in ("passed", "failed", "error", "skipped")
            for report in terminalreporter.getreports(status)
            if report.when == "call" or status != "passed"
        ]
        page.write_text(render(outcomes), encoding="utf-8")
        terminalreporter.write_line(f"written: {page}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of one server, and those of one browser, on one worker and so one after another."""
    for item in items:
        for shared in ("postgresql", "browser"):
            if item.get_closest_marker(shared):
                item.add_marker(pytest.mark.xdist_group(shared))


@pytest.fixture(autouse=True)
def _confined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the test a home and a temporary folder of its own, and fail it when it reached outward."""
    for name, value in redirected(tmp_path / "machine").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield
    reached = attempts()
    assert not reached, f"reached beyond this machine: {reached}"


@pytest.fixture(scope="session")
def rounds(request: pytest.FixtureRequest) -> Rounds:
    """The number of rounds of each kind of fault: few in `make test`, the full numbers in `make soak`."""
    return SOAK if request.config.getoption("--rounds") == "soak" else REDUCED


@pytest.fixture
def tally(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """Write down what a fault test counted, for the page that a soak leaves behind."""

    def count(**figures: int | str) -> None:
        for name, figure in figures.items():
            record_property(name.replace("_", " "), figure)

    return count


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """A Chromium that starts; `python -m tests.run` puts one in place where there is none."""
    found = find_chromium()
    if found is None:
        missing("no Chromium on this machine")
    return found


@pytest.fixture(scope="module")
def playwright(chromium_path: Path) -> Iterator[Playwright]:
    """Playwright's driver. One process holds only one of them at a time, so that no test starts its own."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A real PostgreSQL server for this run of the tests."""
    with running_server() as server:
        yield server


@pytest.fixture
def postgresql_database(postgresql: Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty database, dropped after the test; its password lies where libpq looks for it."""
    monkeypatch.setenv("PGPASSFILE", str(postgresql.password_file))
    name = postgresql.create_database()
    yield postgresql.address(name)
    postgresql.drop_database(name)


@pytest.fixture(scope="session")
def planted_word() -> Callable[..., list[Path]]:
    """`seek(word, folders)`: the files that hold a word in any clothing."""
    return seek
