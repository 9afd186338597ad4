"""Offices and pages for the tests of the web face."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faces.web.house import MadeOffice, Pages, make_office


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> MadeOffice:
    return make_office(tmp_path_factory.mktemp("made"))


@pytest.fixture
def office(made_office: MadeOffice, tmp_path: Path) -> MadeOffice:
    """A copy of the made office that the test may change."""
    return made_office.copy(tmp_path)


@pytest.fixture
def pages(office: MadeOffice) -> Iterator[Pages]:
    """The locked app on that office."""
    with Pages(office.place) as asked:
        yield asked


@pytest.fixture(scope="session")
def lent(made_office: MadeOffice, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """The app with somebody logged in, for tests that change nothing of it."""
    with Pages(made_office.copy(tmp_path_factory.mktemp("lent")).place) as asked:
        assert asked.unlock().headers["location"] == "/clients"
        yield asked


@pytest.fixture
def inside(pages: Pages) -> Pages:
    """The app with somebody logged in."""
    assert pages.unlock().headers["location"] == "/clients"
    return pages
