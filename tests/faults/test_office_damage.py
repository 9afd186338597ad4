"""Damaged and replaced files: refused, or proved to change no answer. Nothing is ever answered from old bytes."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from privity.bootstrap import move_office
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import IntegrityError, PassphraseError, PrivityError
from privity.services.clients import find_client, list_clients
from privity.services.erasure import erase_client
from privity.services.proof import lines
from tests.faults.damage import damages, different_pages, splice
from tests.faults.offices import MOVED_PASSPHRASE, Answer, World, answer, check_whole, save_note
from tests.house.rounds import Rounds

pytestmark = pytest.mark.faults

Tally = Callable[..., None]
LOCKED_OUT, NOT_OURS = 13, 14


def _answer_or_refusal(world: World) -> Answer | PrivityError:
    """All that an office answers, or the error by which it declines; any other exception is a fault."""
    try:
        with world.opened() as office:
            return answer(office)
    except PrivityError as refusal:
        return refusal


@pytest.fixture
def copies(tmp_path: Path) -> Callable[[World], World]:
    """Fresh copies of a world, each in place of the one before."""
    folder = tmp_path / "copy"

    def copy(world: World) -> World:
        shutil.rmtree(folder, ignore_errors=True)
        return world.copy(folder)

    return copy


# -- Bytes -----------------------------------------------------------------------------------------------------

FILES: dict[str, Callable[[World], Path]] = {
    "header": lambda world: world.place.header,
    "records": lambda world: world.database,
    "-wal": lambda world: world.database.with_name("records.db-wal"),
    "anchor": lambda world: world.device / "anchor",
    "device secret": lambda world: world.device / "device-secret",
}


@pytest.mark.parametrize("name", FILES)
def test_damage_is_refused_or_changes_no_answer(
    name: str,
    world: World,
    live_world: World,
    copies: Callable[[World], World],
    rounds: Rounds,
    tally: Tally,
) -> None:
    sound = live_world if name == "-wal" else world
    expected = _answer_or_refusal(copies(sound))
    assert isinstance(expected, Answer)
    tried = refused = 0
    for damage in damages(FILES[name](sound), rounds.flips, seed=20261122):
        damaged = copies(sound)
        damage.apply(FILES[name](damaged))
        tried += 1
        match _answer_or_refusal(damaged):
            case PrivityError() as refusal:
                assert refusal.exit_code in (LOCKED_OUT, NOT_OURS), (damage, refusal)
                refused += 1
            case found:
                assert found == expected, damage
    tally(damaged=tried, refused=refused, wrong_answers=0)
    assert refused > tried // 4


@pytest.mark.parametrize("name", ["header", "anchor"])
def test_every_way_to_cut_off_header_or_anchor_is_an_integrity_failure(
    name: str, world: World, copies: Callable[[World], World]
) -> None:
    """A torn header must not look like a wrong passphrase, nor a torn anchor like a first visit."""
    size = FILES[name](world).stat().st_size
    for shorter in sorted({*range(0, size - 1, 97), 1, 2, size - 2}):
        torn = copies(world)
        with FILES[name](torn).open("r+b") as file:
            file.truncate(shorter)
        with pytest.raises(IntegrityError):
            torn.open()


@pytest.mark.parametrize("name", ["header", "anchor", "records"])
def test_a_missing_file_is_never_made_anew(name: str, world: World) -> None:
    FILES[name](world).unlink()
    with pytest.raises(PrivityError):
        world.open()
    assert name == "records" or not FILES[name](world).exists()


def test_without_its_device_secret_the_passphrase_opens_nothing(world: World) -> None:
    FILES["device secret"](world).unlink()
    with pytest.raises(PassphraseError):
        world.open()


# -- Rollback --------------------------------------------------------------------------------------------------


@pytest.fixture
def older(world: World, tmp_path: Path) -> World:
    """The world as it was before `world` went on: a note more, another client's details gone for good."""
    old = world.copy(tmp_path / "older")
    with world.opened() as office:
        for number in range(500, 520):
            save_note(office, "c1", number)
        compartment = find_client(office, "c3")
        assert compartment is not None
        erase_client(office, compartment)
    return old


@pytest.mark.usefixtures("older")
def test_the_present_office_answers_from_the_present(world: World) -> None:
    with world.opened() as office:
        found = check_whole(office, erased="c3")
    assert len(found.notes) == 30
    assert set(found.clients) == {"c1", "c2"}


def test_an_old_page_pasted_back_is_refused_or_changes_no_answer(
    older: World, world: World, page_size: int, copies: Callable[[World], World], tally: Tally
) -> None:
    expected = _answer_or_refusal(copies(world))
    assert isinstance(expected, Answer)
    pages = different_pages(older.database, world.database, page_size)
    refused = 0
    for page in pages:
        mended = copies(world)
        assert splice(older.database, mended.database, page, page_size)
        match _answer_or_refusal(mended):
            case PrivityError() as refusal:
                assert refusal.exit_code == NOT_OURS, (page, refusal)
                refused += 1
            case found:
                assert found == expected, page
    tally(pages=len(pages), refused=refused, wrong_answers=0)
    assert refused > len(pages) // 2


def test_an_old_records_file_pasted_back_is_refused(older: World, world: World) -> None:
    shutil.copy(older.database, world.database)
    with pytest.raises(IntegrityError):
        world.open()


def test_an_old_folder_pasted_back_is_refused(older: World, world: World) -> None:
    shutil.rmtree(world.place.folder)
    shutil.copytree(older.place.folder, world.place.folder)
    with pytest.raises(IntegrityError):
        world.open()


def test_an_old_log_pasted_back_is_refused(world: World, live_world: World) -> None:
    """The -wal of an earlier day has sound checksums, and SQLite plays it back over newer pages."""
    old_log = FILES["-wal"](live_world).read_bytes()
    with world.opened() as office:
        for number in range(500, 520):
            save_note(office, "c1", number)
    FILES["-wal"](world).write_bytes(old_log)
    expected = len(list(range(15 + 5 + 20)))
    match _answer_or_refusal(world):
        case PrivityError() as refusal:
            assert refusal.exit_code == NOT_OURS
        case found:
            assert len(found.notes) == expected


def test_a_log_cut_back_to_an_earlier_commit_is_refused(
    live_world: World, page_size: int, copies: Callable[[World], World]
) -> None:
    """A shorter log is what a power cut without `synchronous=FULL` would leave: sound in itself, and too old."""
    log = FILES["-wal"](live_world)
    header, frame = 32, 24 + page_size
    frames = (log.stat().st_size - header) // frame
    expected = _answer_or_refusal(copies(live_world))
    assert isinstance(expected, Answer)
    refusals = 0
    for kept in range(0, frames, 7):
        shorter = copies(live_world)
        with FILES["-wal"](shorter).open("r+b") as file:
            file.truncate(header + kept * frame)
        match _answer_or_refusal(shorter):
            case PrivityError() as refusal:
                assert refusal.exit_code == NOT_OURS
                refusals += 1
            case found:
                assert found == expected
    assert refusals > 0


def test_an_old_header_pasted_back_does_not_bring_back_an_old_passphrase(tmp_path: Path) -> None:
    world = World(tmp_path / "moving")
    office, code = world.create_with_code()
    office.close()
    old_header = world.place.header.read_bytes()
    old_secret = FILES["device secret"](world).read_bytes()
    move_office(world.place, code, MOVED_PASSPHRASE, cost=LOWEST_COST).close()
    world.place.header.write_bytes(old_header)
    with pytest.raises(PassphraseError):
        world.open()
    FILES["device secret"](world).write_bytes(old_secret)
    with pytest.raises(IntegrityError):
        world.open()


def test_files_of_another_office_are_refused(world: World, tmp_path: Path) -> None:
    other = World(tmp_path / "other")
    other.create().close()
    header, records = world.place.header.read_bytes(), world.database.read_bytes()
    world.place.header.write_bytes(other.place.header.read_bytes())
    with pytest.raises(PassphraseError):
        world.open()
    world.place.header.write_bytes(header)
    world.database.write_bytes(other.database.read_bytes())
    with pytest.raises(IntegrityError):
        world.open()
    world.database.write_bytes(records)
    FILES["anchor"](world).write_bytes(FILES["anchor"](other).read_bytes())
    with pytest.raises(IntegrityError):
        world.open()


# -- The clock -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2001, 2199])
def test_a_clock_that_jumps_breaks_neither_order_nor_proof(world: World, year: int) -> None:
    def jumped() -> datetime:
        return datetime(year, 1, 1, tzinfo=UTC)

    with world.opened(clock=jumped) as office:
        save_note(office, "c1", 700)
    with world.opened() as office:
        save_note(office, "c1", 701)
        found = check_whole(office)
        times = [line.time for line in lines(office, newest=1000)]
        told = [line.details["clock"] for line in lines(office) if "clock" in line.details]
        assert len(list_clients(office)) == 3
    assert {"700", "701"} <= set(found.notes)
    assert times == sorted(times, reverse=True)
    assert told, "a clock that was set back is told with the time it showed"
