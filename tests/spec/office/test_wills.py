"""The professional will: what each set opens, what it does not, and that an erasure reaches the sheet."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from privity.bootstrap import move_office, restore_office
from privity.config import OfficePlace
from privity.crypto.passphrase import LOWEST_COST
from privity.crypto.shares import Circle, combine, parse_card
from privity.errors import IncompleteError, PassphraseError, StorageError
from privity.faces.cli.shares import card_words
from privity.model.appointment import Appointment
from privity.model.wishes import ContactWishes
from privity.services import erasure
from privity.services.appointments import keep_appointment
from privity.services.contact_sheet import refresh_sheet
from privity.services.door import hand_out
from privity.services.erasure import erase_client
from privity.services.office import Office
from privity.services.will import drill, keep_words, make_set, note_drill, will_of
from privity.services.wishes import keep_wishes
from privity.vault.contact_sheet import open_sheet, parse_sheet
from privity.vault.share_slots import ShareSet
from tests.house.offices import NEW_PASSPHRASE, WORD, Practice, back_up, client
from tests.house.planted import seek


def cards(office: Office, which: ShareSet, *circles: Circle) -> list[str]:
    [outgoing] = hand_out(office, make_set(office, which, circles or (Circle(2, 3),)))
    return [card_words(card) for card in outgoing.body().decode().split("\f")]


def sheet(practice: Practice, typed: list[str]) -> str:
    sealed = parse_sheet(practice.place.sheet.read_bytes())
    return open_sheet(sealed, combine([parse_card(card) for card in typed]))


def test_the_records_set_opens_the_office_on_another_device(practice: Practice, tmp_path: Path) -> None:
    with practice.opened() as office:
        held = cards(office, ShareSet.RECORDS)
        source = back_up(office, tmp_path / "stick")
    elsewhere = OfficePlace(practice.place.folder, tmp_path / "other-state")
    move_office(elsewhere, held[:2], NEW_PASSPHRASE, cost=LOWEST_COST).close()
    place = OfficePlace(tmp_path / "new", tmp_path / "new-state")
    office, _ = restore_office(place, source, held[1:], NEW_PASSPHRASE, cost=LOWEST_COST)
    assert client(office, "ann")
    office.close()


def test_the_contact_set_opens_the_sheet_and_no_record(practice: Practice) -> None:
    with practice.opened() as office:
        ann = client(office, "ann")
        keep_wishes(office, ann, ContactWishes(number="call 555 0100", calls=True, voicemail=False))
        soon = (office.now() + timedelta(days=3)).replace(tzinfo=None, microsecond=0)
        keep_appointment(office, ann, Appointment("ann-alone", soon, 50))
        passed = soon - timedelta(days=9)
        keep_appointment(office, ann, Appointment("ann-alone", passed, 50))
        late = datetime(2190, 1, 1, 9, 0)  # noqa: DTZ001 - the clock on the wall
        keep_appointment(office, ann, Appointment("ann-alone", late, 50))
        keep_words(office, "Say that I am ill.", "", "1: my sister")
        held = cards(office, ShareSet.CONTACT)
    text = sheet(practice, held[:2])
    assert "Say that I am ill." in text
    assert "Number they gave for it: call 555 0100" in text
    assert "They do not want: a message on the voicemail" in text
    assert f"{soon:%H:%M}, 50 minutes" in text
    assert "09:00" not in text
    assert f"{passed:%a %d %B}" not in text
    assert "Walked" not in text
    assert "florist" not in text
    with pytest.raises(PassphraseError, match="card 1 is of the contact set"):
        move_office(practice.place, held[:2], NEW_PASSPHRASE, cost=LOWEST_COST)


def test_a_drill_says_which_card_or_word_is_wrong_and_opens_nothing(practice: Practice) -> None:
    with practice.opened() as office:
        records, contact = cards(office, ShareSet.RECORDS), cards(office, ShareSet.CONTACT)
        assert note_drill(office, ShareSet.RECORDS, records[:2]) == 2
        dates = will_of(office).records
        assert dates is not None
        assert dates.checked == office.today()
        header = office.header
    with pytest.raises(IncompleteError, match="2 of one circle are needed"):
        drill(header, ShareSet.RECORDS, records[:1])
    with pytest.raises(PassphraseError, match="card 2 is of the contact set"):
        drill(header, ShareSet.RECORDS, [records[0], contact[0]])
    slip = " ".join(["acid" if at == 11 else word for at, word in enumerate(records[0].split())])
    with pytest.raises(PassphraseError, match="word 12 that does not fit"):
        drill(header, ShareSet.RECORDS, [slip, records[1]])


def test_a_set_made_anew_puts_the_one_before_out_of_use(practice: Practice) -> None:
    with practice.opened() as office:
        old = cards(office, ShareSet.RECORDS)
        new = cards(office, ShareSet.RECORDS, Circle(2, 2), Circle(1, 1))
        assert drill(office.header, ShareSet.RECORDS, new[2:]) == 1
        with pytest.raises(PassphraseError, match="that this office does not have"):
            drill(office.header, ShareSet.RECORDS, old[:2])


def test_an_erased_client_is_gone_from_the_sheet_however_the_erasure_ends(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    with practice.opened() as office:
        held = cards(office, ShareSet.CONTACT)
        assert WORD in sheet(practice, held[:2])

        def full(*_: object) -> None:
            raise StorageError("full")

        # What is refused before anything is destroyed leaves the sheet; what breaks off afterwards does not.
        for where, name, stays in ((erasure, "take_out_of_joint", True), (Office, "commit", False)):
            with monkeypatch.context() as broken:
                broken.setattr(where, name, full)
                with pytest.raises(StorageError):
                    erase_client(office, client(office, "ann"))
            assert practice.place.sheet.exists() is stays
        erase_client(office, client(office, "ann"))
        assert not practice.place.sheet.exists()
        refresh_sheet(office)
    assert WORD not in sheet(practice, held[1:])
    assert seek(WORD, [practice.folder]) == []


def test_the_sheet_goes_with_the_backup(practice: Practice, tmp_path: Path) -> None:
    with practice.opened() as office:
        assert {path.name for path in back_up(office, tmp_path / "before").iterdir()} >= {"keys.age"}
        assert not (tmp_path / "before" / "contact-sheet.privity").exists()
        cards(office, ShareSet.CONTACT)
        back_up(office, tmp_path / "after")
    assert (tmp_path / "after" / "contact-sheet.privity").read_bytes() == practice.place.sheet.read_bytes()


def test_the_sheet_is_not_made_anew_within_the_day(practice: Practice) -> None:
    with practice.opened() as office:
        assert not refresh_sheet(office)
        cards(office, ShareSet.CONTACT)
        before = practice.place.sheet.read_bytes()
        assert refresh_sheet(office, older_than=timedelta(days=1))
        assert practice.place.sheet.read_bytes() == before
        assert refresh_sheet(office)
        assert practice.place.sheet.read_bytes() != before
