"""Kill -9 in the office, and two who want to open it at once."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from privity.errors import BusyError
from tests.faults.kills import READY, kill_rounds
from tests.faults.offices import World, check_whole
from tests.house.rounds import Rounds

pytestmark = pytest.mark.faults

ROOT = Path(__file__).resolve().parents[2]
WRITER = "tests.faults.writers.office"


@pytest.mark.parametrize("kept_in", ["sqlcipher", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def test_every_acknowledged_note_survives_kills(
    kept_in: str, request: pytest.FixtureRequest, rounds: Rounds, tally: Callable[..., None]
) -> None:
    world: World = request.getfixturevalue("world" if kept_in == "sqlcipher" else "world_on_postgresql")

    def command(number: int) -> list[str]:
        client = f"c{1 + number % 3}"
        return [WRITER, str(world.folder), "write", client, str(1000 * (number + 1)), "1000"]

    def verify(acknowledged: list[str]) -> None:
        with world.opened() as office:
            found = check_whole(office)
        assert {line.removeprefix("note ") for line in acknowledged} <= set(found.notes)
        assert len(found.clients) == 3

    written = kill_rounds(command, verify, rounds.kills, seed=20261122)
    tally(kills=rounds.kills, acknowledged=written, lost=0)
    assert written > rounds.kills


def test_a_killed_import_leaves_all_or_nothing(
    world: World, tmp_path: Path, rounds: Rounds, tally: Callable[..., None]
) -> None:
    copies: list[World] = []
    whole = 0

    def command(number: int) -> list[str]:
        copies.append(world.copy(tmp_path / f"round {number}"))
        return [WRITER, str(copies[-1].folder), "import", "40", "40"]

    def verify(acknowledged: list[str]) -> None:
        nonlocal whole
        with copies[-1].opened() as office:
            clients = len(check_whole(office, imported=True).clients)
        assert clients in (3, 43)
        whole += clients == 43
        assert acknowledged.count("imported") <= whole

    count = max(3, rounds.kills // 3)
    kill_rounds(command, verify, count, seed=20261123, longest=0.5)
    tally(kills=count, half_done=0)


def test_a_second_opener_is_refused_and_changes_nothing(world: World) -> None:
    with world.opened() as office:
        before = office.tree.size
        with pytest.raises(BusyError):
            world.open()
        second = subprocess.run(
            [sys.executable, "-m", WRITER, world.folder, "write", "c1", "1000", "1"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert "BusyError" in second.stderr
        assert READY not in second.stdout
        assert office.tree.size == before
        check_whole(office)


def test_a_killed_opener_does_not_keep_the_office_shut(world: World) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", WRITER, world.folder, "write", "c1", "1000", "100000"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline().strip() == READY
        with pytest.raises(BusyError):
            world.open()
        first.kill()
    with world.opened() as office:
        check_whole(office)
