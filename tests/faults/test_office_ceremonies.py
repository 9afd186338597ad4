"""Power loss in the middle of a ceremony of the keys: one usable office is left, whichever it is."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from privity.bootstrap import move_office, restore_office
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import InputError, IntegrityError, PassphraseError
from privity.services.door import BackupItem, hand_out
from tests.faults.offices import (
    MOVED_PASSPHRASE,
    PASSPHRASE,
    World,
    add_invented_client,
    after_each_cut,
    check_whole,
    save_note,
)
from tests.faults.power import Recording
from tests.house.rounds import Rounds

pytestmark = [pytest.mark.faults, pytest.mark.usefixtures("tracing")]

Tally = Callable[..., None]
Recorded = Callable[..., Recording]


def _opens(world: World, passphrase: str) -> bool:
    """Say whether a passphrase opens the office, which then is whole."""
    try:
        with world.opened(passphrase) as office:
            found = check_whole(office)
    except PassphraseError:
        return False
    assert len(found.notes) == 5 * len(found.clients)
    return True


@pytest.fixture
def coded_world(tmp_path: Path) -> tuple[World, str]:
    """A locked office with one client, and its recovery code."""
    world = World(tmp_path / "coded")
    office, code = world.create_with_code()
    add_invented_client(office, "c1")
    for number in range(5):
        save_note(office, "c1", number)
    office.close()
    world.place.reserve.unlink()
    return world, code


def test_a_new_passphrase_is_the_old_or_the_new_one(
    recorded: Recorded, tmp_path: Path, rounds: Rounds, tally: Tally
) -> None:
    recording = recorded("passphrase")
    assert "done" in recording.acknowledged(recording.last)
    opened = {PASSPHRASE: 0, MOVED_PASSPHRASE: 0}

    def check(world: World, acknowledged: list[str]) -> None:
        ways = [passphrase for passphrase in opened if _opens(world, passphrase)]
        assert len(ways) == 1
        assert "done" not in acknowledged or ways == [MOVED_PASSPHRASE]
        opened[ways[0]] += 1

    after_each_cut(recording, rounds.cuts // 4, tmp_path / "images", check)
    tally(cuts=rounds.cuts // 4, faults=0)
    assert all(opened.values())


def test_a_new_recovery_code_never_locks_anybody_out(
    coded_world: tuple[World, str], tmp_path: Path, recorded_in: Recorded, rounds: Rounds, tally: Tally
) -> None:
    before, old_code = coded_world
    recording = recorded_in(before, "code")
    new_code = recording.acknowledged(recording.last)[0].removeprefix("done ")

    def check(world: World, acknowledged: list[str]) -> None:
        assert _opens(world, PASSPHRASE)
        codes = [new_code] if f"done {new_code}" in acknowledged else [old_code, new_code]
        assert [_moves(world, code) for code in codes].count(True) == 1
        assert _opens(world, MOVED_PASSPHRASE)

    after_each_cut(recording, rounds.cuts // 6, tmp_path / "images", check)
    tally(cuts=rounds.cuts // 6, faults=0)


def _moves(world: World, code: str) -> bool:
    try:
        move_office(world.place, code, MOVED_PASSPHRASE, cost=LOWEST_COST).close()
    except PassphraseError:
        return False
    return True


def test_moving_leaves_a_way_in(
    coded_world: tuple[World, str], tmp_path: Path, recorded_in: Recorded, rounds: Rounds, tally: Tally
) -> None:
    before, code = coded_world
    recording = recorded_in(before, "move", code)
    assert "done" in recording.acknowledged(recording.last)

    def check(world: World, acknowledged: list[str]) -> None:
        ways = [one for one in (PASSPHRASE, MOVED_PASSPHRASE) if _opens(world, one)]
        assert len(ways) <= 1
        assert "done" not in acknowledged or ways == [MOVED_PASSPHRASE]
        assert ways or _moves(world, code)

    after_each_cut(recording, rounds.cuts // 6, tmp_path / "images", check)
    tally(cuts=rounds.cuts // 6, faults=0)


def test_a_new_key_of_a_compartment_keeps_every_note(
    recorded: Recorded, tmp_path: Path, rounds: Rounds, tally: Tally
) -> None:
    recording = recorded("rekey", "c2")
    assert "done" in recording.acknowledged(recording.last)

    def check(world: World, acknowledged: list[str]) -> None:
        assert _opens(world, PASSPHRASE)

    after_each_cut(recording, rounds.cuts // 3, tmp_path / "images", check)
    tally(cuts=rounds.cuts // 3, faults=0)


def test_an_interrupted_restore_is_none_and_can_be_begun_again(
    coded_world: tuple[World, str], tmp_path: Path, recorded_in: Recorded, rounds: Rounds, tally: Tally
) -> None:
    source, code = coded_world
    pair = tmp_path / "pair"
    pair.mkdir()
    with source.opened() as office:
        for outgoing in hand_out(office, BackupItem(source.place.header.read_bytes(), "a stick")):
            (pair / outgoing.name).write_bytes(outgoing.body())
    shutil.rmtree(source.folder)
    empty = World(tmp_path / "new machine")
    empty.folder.mkdir()
    recording = recorded_in(empty, "restore", str(pair), code)
    assert "done" in recording.acknowledged(recording.last)
    # Each image lies in a folder of its own; the one that the device remembers must not hold a living office.
    shutil.rmtree(empty.folder)

    def check(world: World, acknowledged: list[str]) -> None:
        try:
            assert _opens(world, MOVED_PASSPHRASE)
        except (InputError, IntegrityError):
            assert "done" not in acknowledged
            restored, _ = restore_office(world.place, pair, code, MOVED_PASSPHRASE, cost=LOWEST_COST)
            assert set(check_whole(restored).clients) == {"c1"}
            restored.close()

    after_each_cut(recording, rounds.cuts // 6, tmp_path / "images", check)
    tally(cuts=rounds.cuts // 6, faults=0)
