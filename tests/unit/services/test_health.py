"""What is looked at around an office, and how it comes out."""

from pathlib import Path

import pytest

from privity.bootstrap import create_office, read_header
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.services import health
from privity.services.health import Check, State, check_encoder, check_folder, check_machine, check_office
from tests.house.encoder import ALTERED, altered_encoder


@pytest.fixture
def place(tmp_path: Path) -> OfficePlace:
    place = OfficePlace(tmp_path / "office", tmp_path / "state")
    create_office(place, "plum dumplings after the long walk", cost=LOWEST_COST)[0].close()
    return place


def checks(place: OfficePlace) -> dict[str, Check]:
    _, header = read_header(place)
    return {one.name: one for one in (*check_machine(), *check_folder(place), *check_office(place, header))}


def test_a_fresh_office_has_nothing_wrong(place: OfficePlace) -> None:
    assert [
        one for one in checks(place).values() if one.state is State.WRONG and one.name != "this process"
    ] == []


def test_that_the_encoder_is_here_or_is_not_is_told(tmp_path: Path) -> None:
    with altered_encoder(tmp_path):
        found = check_encoder()
    assert (found.state, found.remedy) == (State.LOOK, "install Privity anew, and start it again")
    assert ALTERED in found.says
    assert check_encoder().state is State.WELL


def test_a_file_that_others_can_read_is_wrong(place: OfficePlace) -> None:
    place.header.chmod(0o644)
    found = checks(place)["file modes"]
    assert found.state is State.WRONG
    assert "`office.json`" in found.says


@pytest.mark.parametrize(
    "folder",
    [
        "Dropbox/office",
        "OneDrive - Praxis/a/b",
        "Library/Mobile Documents/com~apple~CloudDocs/office",
        "Nextcloud/office",
        "Google Drive/office",
    ],
)
def test_a_folder_that_is_copied_elsewhere_is_wrong(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    found = {one.name: one for one in check_folder(OfficePlace(tmp_path / folder, tmp_path / "state"))}
    assert found["synced folder"].state is State.WRONG


def test_a_folder_with_the_mark_of_a_syncing_program_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "plain" / "office").mkdir(parents=True)
    (tmp_path / "plain" / ".stfolder").mkdir()
    found = {one.name: one for one in check_folder(OfficePlace(tmp_path / "plain" / "office", tmp_path))}
    assert found["synced folder"].state is State.WRONG


def test_a_records_file_in_the_clear_is_wrong(place: OfficePlace) -> None:
    place.database.write_bytes(b"SQLite format 3\x00" + bytes(100))
    assert checks(place)["records file"].state is State.WRONG


def test_a_copied_office_lacks_the_devices_secret_and_anchor(place: OfficePlace, tmp_path: Path) -> None:
    found = checks(OfficePlace(place.folder, tmp_path / "another-device"))
    assert (found["device secret"].state, found["anchor"].state) == (State.WRONG, State.WRONG)


@pytest.mark.parametrize(
    ("table", "state"),
    [
        ("Filename Type Size Used Priority\n", State.WELL),
        ("Filename Type Size Used Priority\n/dev/zram0 partition 1 0 5\n", State.WELL),
        ("Filename Type Size Used Priority\n/dev/nowhere9 partition 1 0 5\n", State.LOOK),
    ],
)
def test_swap_in_the_clear_is_to_be_looked_at(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, table: str, state: State
) -> None:
    swaps = tmp_path / "swaps"
    swaps.write_text(table)
    monkeypatch.setattr(health, "_SWAPS", swaps)
    assert {one.name: one.state for one in check_machine()}["swap"] is state
