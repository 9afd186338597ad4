"""Power loss in the office: what was acknowledged is there, and what is there is whole."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from privity.errors import InputError
from tests.faults.offices import Answer, World, after_each_cut, check_whole
from tests.faults.power import Recording, record
from tests.house.rounds import Rounds

pytestmark = [pytest.mark.faults, pytest.mark.usefixtures("tracing")]

Tally = Callable[..., None]
Recorded = Callable[..., Recording]


def _whole(world: World) -> Answer:
    with world.opened() as office:
        return check_whole(office)


def _notes(acknowledged: list[str]) -> set[str]:
    return {line.split()[1] for line in acknowledged if line.startswith("note ")}


def test_a_new_office_is_there_from_its_acknowledgement_on(
    tmp_path: Path, rounds: Rounds, tally: Tally
) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    command = [sys.executable, "-m", "tests.faults.writers.office", str(folder), "make", "c1", "0", "9"]
    recording = record(command, folder)
    assert recording.acknowledged(recording.last)[-2:] == ["note 8", "closed"]

    def check(world: World, acknowledged: list[str]) -> None:
        try:
            found = _whole(world)
        except InputError:  # there is no office yet
            assert "created" not in acknowledged
            return
        assert _notes(acknowledged) <= set(found.notes)
        assert ("client c1" not in acknowledged) or set(found.clients) == {"c1"}

    after_each_cut(recording, rounds.cuts, tmp_path / "images", check)
    tally(cuts=rounds.cuts, faults=0)


def test_every_acknowledged_note_and_no_half_note_survives(
    recorded: Recorded, tmp_path: Path, rounds: Rounds, tally: Tally
) -> None:
    recording = recorded("write", "c1", "1000", "12")
    assert len(_notes(recording.acknowledged(recording.last))) == 12

    def check(world: World, acknowledged: list[str]) -> None:
        found = _whole(world)
        assert len(found.notes) >= 15
        assert _notes(acknowledged) <= set(found.notes)
        assert len(found.drafts) <= 1

    after_each_cut(recording, rounds.cuts, tmp_path / "images", check)
    tally(cuts=rounds.cuts, faults=0)


def test_an_interrupted_import_leaves_all_or_nothing(
    recorded: Recorded, tmp_path: Path, rounds: Rounds, tally: Tally
) -> None:
    recording = recorded("import", "30", "40")
    assert "imported" in recording.acknowledged(recording.last)

    def check(world: World, acknowledged: list[str]) -> None:
        with world.opened() as office:
            found = office.overviews()
        assert len(found) in (4, 34)
        assert "imported" not in acknowledged or len(found) == 34

    after_each_cut(recording, rounds.cuts // 3, tmp_path / "images", check)
    tally(cuts=rounds.cuts // 3, faults=0)


def test_an_acknowledged_erasure_is_never_taken_back(
    recorded: Recorded, tmp_path: Path, rounds: Rounds, tally: Tally
) -> None:
    recording = recorded("erase", "c2")
    assert "erased c2" in recording.acknowledged(recording.last)

    def check(world: World, acknowledged: list[str]) -> None:
        with world.opened() as office:
            found = check_whole(office, erased="c2")
        assert set(found.clients) in ({"c1", "c2", "c3"}, {"c1", "c3"})
        assert "erased c2" not in acknowledged or set(found.clients) == {"c1", "c3"}
        assert len(found.notes) == 5 * len(found.clients)

    after_each_cut(recording, rounds.cuts // 2, tmp_path / "images", check)
    tally(cuts=rounds.cuts // 2, faults=0)
