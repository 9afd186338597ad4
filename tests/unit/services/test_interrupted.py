"""The process ends at every durable step of every ceremony of the keys: what is left is one office that opens.

A child process is ended before its first, second, third ... synced file, rename or commit, until it comes to its end.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from privity.bootstrap import create_office, move_office, open_office, restore_office
from privity.config import OfficePlace
from privity.crypto.hazmat.digest import sha256
from privity.crypto.passphrase import LOWEST_COST
from privity.errors import InputError, PassphraseError
from privity.services import keys
from privity.services.clients import list_clients
from privity.services.erasure import erase_client
from privity.services.office import Office
from privity.services.proof import verify
from privity.storage.store import SqlStore
from privity.vault import slots
from tests.house.offices import NEW_PASSPHRASE, PASSPHRASE, Practice, back_up, client

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
ENDED = 77


@pytest.fixture(autouse=True)
def _no_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dozens of openings, none of which is about the cost of the passphrase."""
    monkeypatch.setattr(slots, "stretch", lambda typed, salt, cost: sha256(typed.encode() + salt))


@pytest.fixture
def plain(tmp_path: Path) -> Practice:
    """An office whose passphrase is stretched by nothing, locked."""
    folder = tmp_path / "plain"
    place = OfficePlace(folder / "office", folder / "state")
    office, code = create_office(place, PASSPHRASE, cost=LOWEST_COST)
    from privity.services.caseload import bring_in
    from tests.house.offices import CASELOAD

    bring_in(office, CASELOAD)
    office.close()
    return Practice(folder, code)


def _end_before(number: int) -> None:
    """End this process without a word before its `number`th durable step."""
    left = number

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(ENDED)

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            count()
            return real(*arguments, **named)

        return call

    begin = SqlStore.begin

    @contextmanager
    def transaction(store: SqlStore) -> Iterator[Any]:
        with begin(store) as one:
            yield one
            count()
        count()

    os.fsync, os.replace = counted(os.fsync), counted(os.replace)  # type: ignore[assignment]
    SqlStore.begin = transaction  # type: ignore[method-assign,assignment]


def ended_at_each_step(
    run: Callable[[Path], object], folder: Path, prepare: Callable[[Path], object]
) -> Iterator[Path]:
    """Give the folder that each ended run left behind, and at last that of the run that came to its end."""
    for number in range(1, 200):
        here = folder / str(number)
        prepare(here)
        child = os.fork()
        if child == 0:
            signal.alarm(60)
            with contextlib.suppress(BaseException):
                sys.stderr = open(os.devnull, "w")  # noqa: SIM115
                _end_before(number)
                run(here)
                os._exit(0)
            os._exit(1)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        assert code in (0, ENDED), f"step {number} ended with {code}"
        yield here
        if code == 0:
            assert number > 5
            return
    raise AssertionError("the run never came to its end")


def _place(folder: Path) -> OfficePlace:
    return OfficePlace(folder / "office", folder / "state")


def _opens(folder: Path, passphrase: str) -> Office | None:
    try:
        return open_office(_place(folder), passphrase)
    except PassphraseError:
        return None


def _whole(office: Office, clients: int = 3) -> None:
    assert len(list_clients(office)) == clients
    assert verify(office).flaws == ()
    office.close()


def test_making_an_office(tmp_path: Path) -> None:
    def make(folder: Path) -> None:
        create_office(_place(folder), PASSPHRASE, cost=LOWEST_COST)

    for folder in ended_at_each_step(make, tmp_path, lambda folder: folder.mkdir()):
        if _place(folder).header.exists():
            _whole(open_office(_place(folder), PASSPHRASE), clients=0)
        else:
            with pytest.raises(InputError):
                open_office(_place(folder), PASSPHRASE)
            office, _ = create_office(_place(folder), PASSPHRASE, cost=LOWEST_COST)
            _whole(office, clients=0)


def test_moving_an_office_on_its_own_device(plain: Practice, tmp_path: Path) -> None:
    """The old passphrase opens or the new one, never both, and never neither."""

    def move(folder: Path) -> None:
        move_office(_place(folder), plain.code, NEW_PASSPHRASE, cost=LOWEST_COST)

    moved = []
    for folder in ended_at_each_step(move, tmp_path, plain.copy):
        old, new = _opens(folder, PASSPHRASE), None
        if old is None:
            new = _opens(folder, NEW_PASSPHRASE)
        opened = old or new
        assert opened is not None
        moved.append(new is not None)
        _whole(opened)
        assert _opens(folder, PASSPHRASE if new else NEW_PASSPHRASE) is None
    assert moved == sorted(moved)
    assert moved[-1]
    assert not moved[0]


def test_moving_an_office_to_another_device(plain: Practice, tmp_path: Path) -> None:
    """Until it opens with the new passphrase, the recovery code moves it again."""

    def prepare(folder: Path) -> None:
        plain.copy(folder)
        (folder / "state").rename(folder / "left-behind")

    def move(folder: Path) -> None:
        move_office(_place(folder), plain.code, NEW_PASSPHRASE, cost=LOWEST_COST)

    for folder in ended_at_each_step(move, tmp_path, prepare):
        opened = _opens(folder, NEW_PASSPHRASE)
        if opened is None:
            opened = move_office(_place(folder), plain.code, NEW_PASSPHRASE, cost=LOWEST_COST)
        _whole(opened)


def test_changing_the_passphrase(plain: Practice, tmp_path: Path) -> None:
    def change(folder: Path) -> None:
        office = open_office(_place(folder), PASSPHRASE)
        keys.change_passphrase(office, PASSPHRASE, NEW_PASSPHRASE)
        office.close()

    changed = []
    for folder in ended_at_each_step(change, tmp_path, plain.copy):
        old = _opens(folder, PASSPHRASE)
        new = _opens(folder, NEW_PASSPHRASE) if old is None else None
        opened = old or new
        assert opened is not None
        changed.append(new is not None)
        _whole(opened)
        assert _opens(folder, PASSPHRASE if new else NEW_PASSPHRASE) is None
    assert changed == sorted(changed)
    assert changed[-1]


def test_a_new_recovery_code(plain: Practice, tmp_path: Path) -> None:
    def renew(folder: Path) -> None:
        office = open_office(_place(folder), PASSPHRASE)
        (folder / "code").write_text(keys.new_recovery_code(office))
        office.close()

    for folder in ended_at_each_step(renew, tmp_path, plain.copy):
        opened = _opens(folder, PASSPHRASE)
        assert opened is not None
        _whole(opened)
        written = folder / "code"
        if written.exists():
            with pytest.raises(PassphraseError):
                move_office(_place(folder), plain.code, NEW_PASSPHRASE, cost=LOWEST_COST)
            _whole(move_office(_place(folder), written.read_text(), NEW_PASSPHRASE, cost=LOWEST_COST))


def test_a_new_key_of_a_compartment(plain: Practice, tmp_path: Path) -> None:
    def renew(folder: Path) -> None:
        office = open_office(_place(folder), PASSPHRASE)
        list(keys.rekey(office, client(office, "ann")))
        office.close()

    for folder in ended_at_each_step(renew, tmp_path, plain.copy):
        office = open_office(_place(folder), PASSPHRASE)
        for compartment in keys.unfinished(office):
            list(keys.rekey(office, compartment))
        assert keys.unfinished(office) == []
        _whole(office)


def test_erasing_a_client(plain: Practice, tmp_path: Path) -> None:
    def erase(folder: Path) -> None:
        office = open_office(_place(folder), PASSPHRASE)
        erase_client(office, client(office, "ann"))
        office.close()

    left = []
    for folder in ended_at_each_step(erase, tmp_path, plain.copy):
        office = open_office(_place(folder), PASSPHRASE)
        left.append(len(list_clients(office)))
        _whole(office, clients=left[-1])
    assert left == sorted(left, reverse=True)
    assert (left[0], left[-1]) == (3, 2)


def test_restoring_a_backup(plain: Practice, tmp_path: Path) -> None:
    with plain.opened() as office:
        source = back_up(office, tmp_path / "stick")

    def restore(folder: Path) -> None:
        restore_office(_place(folder), source, plain.code, NEW_PASSPHRASE, cost=LOWEST_COST)

    for folder in ended_at_each_step(restore, tmp_path, lambda folder: folder.mkdir()):
        if _place(folder).header.exists():
            office = open_office(_place(folder), NEW_PASSPHRASE)
        else:
            office, _ = restore_office(_place(folder), source, plain.code, NEW_PASSPHRASE, cost=LOWEST_COST)
        _whole(office)
        assert not _place(folder).unfinished.exists()
