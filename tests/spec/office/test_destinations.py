"""Where backups lie: which keys files still know somebody who was erased, and when it is time for a new one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from privity.errors import InputError
from privity.services.backup_history import backup_history, forget_destination, note_kept
from privity.services.door import BackupItem, hand_out
from privity.services.erasure import erase_client
from privity.services.office import Office
from tests.house.offices import Clock, Practice, client


def back_up_to(office: Office, place: str) -> None:
    for outgoing in hand_out(office, BackupItem(office.place.header.read_bytes(), place)):
        assert outgoing.body()


def test_a_place_that_knows_an_erased_client_is_named_until_it_is_made_anew_or_destroyed(
    practice: Practice,
) -> None:
    with practice.opened() as office:
        now = office.now()
        assert backup_history(office).is_due(now)
        back_up_to(office, "/stick")
        back_up_to(office, "/safe")
        history = backup_history(office)
        assert (history.is_due(office.now()), history.older(office.now())) == (False, ())
        certificate = erase_client(office, client(office, "cy"))
        assert "at 2 places" in certificate.render()
        assert {one.place for one in backup_history(office).older(office.now())} == {"/stick", "/safe"}
        back_up_to(office, "/stick")
        [older] = backup_history(office).older(office.now())
        assert (older.place, older.erased_since) == ("/safe", 1)
        forget_destination(office, "/safe")
        assert backup_history(office).older(office.now()) == ()
        with pytest.raises(InputError):
            forget_destination(office, "/safe")
        forget_destination(office, "/stick")
        certificate = erase_client(office, client(office, "bo"))
        assert certificate.revivable_until is None
        assert "is destroyed, as far as the office was told" in certificate.render()


def test_an_old_keys_file_has_expired_and_a_week_without_a_backup_is_said(practice: Practice) -> None:
    clock = Clock(datetime(2035, 1, 1, tzinfo=UTC))
    office = practice.open(clock=clock)
    back_up_to(office, "/stick")
    [one] = backup_history(office).destinations
    assert not one.is_expired(clock())
    clock.now += timedelta(days=8)
    assert backup_history(office).is_due(clock())
    clock.now += timedelta(days=28)
    assert one.is_expired(clock())
    assert backup_history(office).older(clock()) == (one,)
    office.close()


def test_nothing_of_a_place_is_known_outside_the_office(practice: Practice, tmp_path: Path) -> None:
    with practice.opened() as office:
        back_up_to(office, str(tmp_path / "zorvendale"))
    assert not any(b"zorvendale" in path.read_bytes() for path in practice.files())


def test_a_clock_that_was_wrong_once_hides_no_reminder(practice: Practice) -> None:
    clock = Clock(datetime(2045, 1, 1, tzinfo=UTC))
    office = practice.open(clock=clock)
    back_up_to(office, "/stick")
    clock.now = datetime(2035, 1, 1, tzinfo=UTC)
    assert backup_history(office).is_due(clock())
    back_up_to(office, "/stick")
    history = backup_history(office)
    assert history.last is not None
    assert (history.is_due(clock()), history.last.year) == (False, 2035)
    erase_client(office, client(office, "cy"))
    [one] = backup_history(office).destinations
    assert one.erased_since == 1
    clock.now += timedelta(days=8)
    assert backup_history(office).is_due(clock())
    office.close()


def test_a_backup_counts_once_it_lies_there_whole(practice: Practice) -> None:
    with practice.opened() as office:
        header = office.place.header.read_bytes()

        def begin() -> None:
            for outgoing in hand_out(office, BackupItem(header, "/stick", awaited=True)):
                assert outgoing.body()

        begin()
        history = backup_history(office)
        assert (history.last, [one.is_finished for one in history.destinations]) == (None, [False])
        # Its keys file may have been written all the same.
        assert history.revivable_until() is not None
        note_kept(office, "/stick")
        kept = backup_history(office)
        assert (kept.is_due(office.now()), kept.destinations[0].is_finished) == (False, True)
        erase_client(office, client(office, "cy"))
        begin()
        broken = backup_history(office)
        assert (broken.last, broken.destinations[0].erased_since) == (kept.last, 1)
        note_kept(office, "/stick")
        assert backup_history(office).destinations[0].erased_since == 0
