"""A restore or a move that is shown a newer head refuses an older copy, so that nobody erased comes back."""

import shutil
from pathlib import Path

import pytest

from privity.bootstrap import move_office, restore_office
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import IntegrityError
from privity.services.clients import list_clients
from privity.services.door import ProofItem, hand_out
from privity.services.erasure import erase_client
from tests.house.offices import NEW_PASSPHRASE, Practice, back_up, client


@pytest.fixture
def erased(practice: Practice, tmp_path: Path) -> dict[str, bytes]:
    """Cy was erased after the backup in `stick` and the copy in `copied` were made; what then tells of it."""
    with practice.opened() as office:
        back_up(office, tmp_path / "stick")
    shutil.copytree(
        practice.place.folder, tmp_path / "copied", ignore=shutil.ignore_patterns("reserve", "lock")
    )
    with practice.opened() as office:
        erase_client(office, client(office, "cy"))
        [proof] = hand_out(office, ProofItem(office.tree.size - 1))
        back_up(office, tmp_path / "later")
        office.anchor.flush()
        return {"proof": proof.body(), "anchor": (practice.device / "anchor").read_bytes()}


def elsewhere(tmp_path: Path) -> OfficePlace:
    return OfficePlace(tmp_path / "elsewhere", tmp_path / "state-elsewhere")


@pytest.mark.parametrize("kind", ["proof", "anchor"])
def test_an_older_backup_is_refused_and_leaves_nothing(
    kind: str, erased: dict[str, bytes], practice: Practice, tmp_path: Path
) -> None:
    place = elsewhere(tmp_path)
    with pytest.raises(IntegrityError) as refused:
        restore_office(
            place, tmp_path / "stick", practice.code, NEW_PASSPHRASE, newest=erased[kind], cost=LOWEST_COST
        )
    assert "older" in refused.value.message
    assert refused.value.field == "newest"
    assert [path.name for path in place.folder.iterdir()] == ["lock"]


def test_without_it_the_same_backup_would_bring_somebody_back(
    erased: dict[str, bytes], practice: Practice, tmp_path: Path
) -> None:
    assert erased
    office, _ = restore_office(
        elsewhere(tmp_path), tmp_path / "stick", practice.code, NEW_PASSPHRASE, cost=LOWEST_COST
    )
    assert len(list_clients(office)) == 3
    office.close()


@pytest.mark.parametrize("kind", ["proof", "anchor"])
def test_a_backup_that_is_as_new_is_taken(
    kind: str, erased: dict[str, bytes], practice: Practice, tmp_path: Path
) -> None:
    with practice.opened() as office:
        later = back_up(office, tmp_path / "latest")
    office, _ = restore_office(
        elsewhere(tmp_path), later, practice.code, NEW_PASSPHRASE, newest=erased[kind], cost=LOWEST_COST
    )
    assert len(list_clients(office)) == 2
    office.close()


def test_a_copied_folder_that_is_older_is_not_taken_over(
    erased: dict[str, bytes], practice: Practice, tmp_path: Path
) -> None:
    place = OfficePlace(tmp_path / "copied", tmp_path / "state-elsewhere")
    for shown in erased.values():
        with pytest.raises(IntegrityError) as refused:
            move_office(place, practice.code, NEW_PASSPHRASE, newest=shown, cost=LOWEST_COST)
        assert "older" in refused.value.message
    move_office(place, practice.code, NEW_PASSPHRASE, cost=LOWEST_COST).close()


def test_what_is_no_word_of_this_office_counts_for_nothing(
    practice: Practice, tmp_path: Path, erased: dict[str, bytes]
) -> None:
    for strange in (b"a shopping list", b"{}", erased["proof"].replace(b"AAA", b"AAB")[:-40]):
        with pytest.raises(IntegrityError) as refused:
            restore_office(
                elsewhere(tmp_path),
                tmp_path / "later",
                practice.code,
                NEW_PASSPHRASE,
                newest=strange,
                cost=LOWEST_COST,
            )
        assert refused.value.field == "newest"


def test_another_history_is_told_apart(practice: Practice, tmp_path: Path) -> None:
    """A copy that went on by itself is as long, and another."""
    twin = practice.copy(tmp_path / "twin")
    with twin.opened() as office:
        [proof] = hand_out(office, ProofItem(office.tree.size - 1))
        shown = proof.body()
    with practice.opened() as office:
        erase_client(office, client(office, "cy"))
        erase_client(office, client(office, "bo"))
        source = back_up(office, tmp_path / "stick")
    with pytest.raises(IntegrityError) as refused:
        restore_office(
            elsewhere(tmp_path), source, practice.code, NEW_PASSPHRASE, newest=shown, cost=LOWEST_COST
        )
    assert "not the one that was signed" in refused.value.message
