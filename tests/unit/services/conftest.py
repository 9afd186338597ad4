"""The invented practice, made once and copied for each test; the passphrase is stretched once for each salt."""

from pathlib import Path

import pytest

from privity.vault import slots
from tests.house.offices import Practice, make_practice, quickly


@pytest.fixture(autouse=True)
def _quick_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "stretch", quickly)


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Practice:
    return make_practice(tmp_path_factory.mktemp("made") / "practice")


@pytest.fixture
def practice(_made: Practice, tmp_path: Path) -> Practice:
    """A locked office with three clients and a couple, on a machine of the test's own."""
    return _made.copy(tmp_path / "here")
