"""Erasing where a contact sheet lies, interrupted after each of its steps; and a full disk in what keeps an office."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from privity.crypto.shares import combine, parse_card
from privity.durable import write_durably
from privity.errors import StorageError
from privity.faces.cli.shares import card_words
from privity.services import contact_sheet, door
from privity.services.contact_sheet import refresh_sheet
from privity.services.door import BackupItem, hand_out
from privity.services.erasure import erase_client
from privity.services.office import Office
from privity.services.proof import verify
from privity.services.will import make_set, will_of
from privity.vault.contact_sheet import open_sheet, parse_sheet
from privity.vault.share_slots import ShareSet
from tests.house.offices import PASSPHRASE, WORD, Practice, client, make_practice

pytestmark = pytest.mark.faults


class Cut(BaseException):
    """Stands for the power going: nothing in the program catches it."""


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    return make_practice(tmp_path / "here")


def _set(office: Office, which: ShareSet) -> list[str]:
    [outgoing] = hand_out(office, make_set(office, which))
    return [card_words(card) for card in outgoing.body().decode().split("\f")]


def _cut_after(calls: int) -> Callable[..., None]:
    left = [calls]

    def step(*_: object, **__: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Cut

    return step


def _ticking(tick: Callable[..., None], real: Callable[..., None]) -> Callable[..., None]:
    """The same step, with a place to be cut off before and after it."""

    def step(*given: object, **named: object) -> None:
        tick()
        real(*given, **named)
        tick()

    return step


@pytest.mark.parametrize("step", range(12))
def test_an_erasure_cut_off_at_any_step_leaves_no_sheet_with_the_name(
    practice: Practice, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Either the client is whole, or gone; the sheet never names who is gone."""
    office = practice.open()
    cards = _set(office, ShareSet.CONTACT)
    ann = client(office, "ann")
    tick = _cut_after(step)
    with office.store.begin() as transaction:
        kind = type(transaction)
    with monkeypatch.context() as broken:
        for name in ("shred", "put_overviews", "set_heads", "append_leaves", "put_leaf_parts"):
            broken.setattr(kind, name, _ticking(tick, getattr(kind, name)))
        with suppress(Cut):
            erase_client(office, ann)
    office.abandon()
    with practice.opened(PASSPHRASE) as again:
        there = again.holds(ann)
        assert verify(again).flaws == ()
        sheet = practice.place.sheet
        if sheet.exists() and not there:
            opened = open_sheet(
                parse_sheet(sheet.read_bytes()), combine([parse_card(one) for one in cards[:2]])
            )
            assert WORD not in opened
        refresh_sheet(again)
        renewed = open_sheet(parse_sheet(sheet.read_bytes()), combine([parse_card(one) for one in cards[1:]]))
        assert (WORD in renewed) is there


def _full(*_: object, **__: object) -> None:
    raise StorageError("the disk is full", field="disk")


def test_a_full_disk_while_a_set_is_made_leaves_the_set_before_or_the_new_one(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with practice.opened() as office:
        _set(office, ShareSet.RECORDS)
        before = will_of(office)
        with monkeypatch.context() as broken:
            broken.setattr(office, "put_header", _full)
            with pytest.raises(StorageError):
                make_set(office, ShareSet.RECORDS)
        assert will_of(office) == before
    with practice.opened() as office:
        assert verify(office).flaws == ()


def test_a_full_disk_while_the_sheet_or_a_backup_is_made_keeps_the_one_before(
    practice: Practice, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with practice.opened() as office:
        _set(office, ShareSet.CONTACT)
        before = practice.place.sheet.read_bytes()
        with monkeypatch.context() as broken:
            broken.setattr(contact_sheet, "write_durably", _full)
            with pytest.raises(StorageError):
                refresh_sheet(office)
        assert practice.place.sheet.read_bytes() == before
        write_durably(tmp_path / "keys.age", b"the one before")
        with monkeypatch.context() as broken:
            broken.setattr(door.backup_part, "render_part", _full)
            for outgoing in hand_out(office, BackupItem(practice.place.header.read_bytes(), "a stick"))[:2]:
                with pytest.raises(StorageError):
                    write_durably(tmp_path / "keys.age", outgoing.body())
        assert (tmp_path / "keys.age").read_bytes() == b"the one before"
