"""Cover: only clients who agreed, for that colleague, only what they agreed to, until a day; sealed."""

from datetime import date, datetime, time, timedelta

import pyrage
import pytest

from privity.errors import InputError, IntegrityError, PassphraseError
from privity.model.appointment import Appointment
from privity.model.consent import CameBy
from privity.model.cover import CoverAgreement, CoverPart
from privity.model.terms import TermsChoices
from privity.model.wishes import ContactWishes
from privity.ports.store import LeafPart
from privity.services.appointments import keep_appointment
from privity.services.consents.taking_back import take_back
from privity.services.cover import (
    Lapse,
    agreements,
    cover_sheet,
    keep_agreement,
    lapse_of,
    open_cover,
    withdraw_agreement,
)
from privity.services.door import hand_out
from privity.services.erasure import erase_client
from privity.services.office import Office
from privity.services.proof import lines
from privity.services.terms import accept, make_version, show
from privity.services.wishes import keep_wishes
from privity.services.work import PERSON
from tests.house.offices import Practice, client


def agree(office: Office, reference: str, colleague: str, *parts: CoverPart, words: str = "") -> None:
    today = office.today()
    agreement = CoverAgreement(colleague, today, today + timedelta(days=30), parts, words)
    keep_agreement(office, client(office, reference), agreement)


def test_the_sheet_holds_who_agreed_and_what_they_agreed_to(practice: Practice) -> None:
    with practice.opened() as office:
        today = office.today()
        until = today + timedelta(days=14)
        keep_wishes(office, client(office, "bo"), ContactWishes(emergency="their sister, 555 0101"))
        agree(office, "bo", "Kay Invented", CoverPart.REACH)
        agree(office, "cy", "kay invented ", CoverPart.WORDS, words="May call if the nights get bad.")
        agree(office, "ann", "Somebody Else", CoverPart.REACH)
        sheet = cover_sheet(office, "Kay Invented", today, until)
        [outgoing] = hand_out(office, sheet.item)
        assert (sheet.clients, lines(office, newest=1)[0].details["clients"]) == (2, 2)
    sealed = outgoing.body()
    text = open_cover(sealed, sheet.code, until)
    assert "Bo Invented" in text
    assert "their sister, 555 0101" in text
    assert "May call if the nights get bad." in text
    assert "Ann" not in text
    assert "bread" not in text
    with pytest.raises(InputError, match="ended on"):
        open_cover(sealed, sheet.code, until + timedelta(days=1))


def test_an_erasure_says_until_when_a_sheet_that_is_outside_names_somebody(practice: Practice) -> None:
    with practice.opened() as office:
        until = office.today() + timedelta(days=14)
        agree(office, "bo", "Kay Invented", CoverPart.REACH)
        agree(office, "cy", "Kay Invented", CoverPart.REACH)
        hand_out(office, cover_sheet(office, "Kay Invented", office.today(), until).item)
        [(record, _)] = agreements(office, client(office, "bo"))
        withdraw_agreement(office, client(office, "bo"), record)
        told = erase_client(office, client(office, "bo")).render()
        assert f"{until:%d %B %Y}, names them" in told
        assert "Kay" not in told
        assert erase_client(office, client(office, "ann")).cover is None


def test_a_damaged_entry_does_not_stand_in_the_way_of_an_erasure(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Office.leaf_part_payload

    def damaged(office: Office, part: LeafPart) -> tuple[bytes, bytes]:
        if part.part == PERSON:
            raise IntegrityError("this part of an entry does not open", field="ledger")
        return whole(office, part)

    monkeypatch.setattr(Office, "leaf_part_payload", damaged)
    with practice.opened() as office:
        assert erase_client(office, client(office, "bo")).cover is None


def test_nobody_who_took_it_back_stands_on_a_sheet(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda data, _: data)
    with practice.opened() as office:
        today = office.today()
        with pytest.raises(InputError, match="no client agreed"):
            cover_sheet(office, "Kay Invented", today, today)
        agree(office, "bo", "Kay Invented", CoverPart.DATES)
        agree(office, "bo", "Kay Invented", CoverPart.REACH)
        [(record, one)] = agreements(office, client(office, "bo"))
        assert one.parts == (CoverPart.REACH,)
        with pytest.raises(InputError, match="no client agreed"):
            cover_sheet(office, "Kay Invented", one.until + timedelta(days=1), one.until + timedelta(days=2))
        assert cover_sheet(office, "Kay Invented", today, today).clients == 1
        withdraw_agreement(office, client(office, "bo"), record)
        with pytest.raises(InputError, match="no client agreed"):
            cover_sheet(office, "Kay Invented", today, today)
        with pytest.raises(InputError):
            withdraw_agreement(office, client(office, "bo"), record)


def test_the_sheet_tells_of_dates_that_are_to_come_while_it_holds(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda data, _: data)
    with practice.opened() as office:
        bo, today = client(office, "bo"), office.today()
        agree(office, "bo", "Kay Invented", CoverPart.DATES)
        for days in (-9, 2, 40):
            starts = datetime.combine(today + timedelta(days=days), time(9, 30))
            keep_appointment(office, bo, Appointment("bo-alone", starts, 50))
        sheet = cover_sheet(office, "Kay Invented", today, today + timedelta(days=14))
    expected = today + timedelta(days=2)
    assert [line for line in sheet.item.body.decode().splitlines() if "Expected" in line] == [
        f"  Expected: {expected:%a %d %B}, 09:30"
    ]


def test_an_agreement_that_says_nothing_or_never_ends_is_refused(practice: Practice) -> None:
    day = date(2026, 11, 1)
    with practice.opened() as office:
        bo = client(office, "bo")
        for colleague, until, parts in (
            ("", day, (CoverPart.REACH,)),
            ("Kay", day, ()),
            ("Kay", day, (CoverPart.WORDS,)),
            ("Kay", date(2026, 10, 1), (CoverPart.REACH,)),
            ("Kay", date(2028, 1, 1), (CoverPart.REACH,)),
        ):
            with pytest.raises(InputError):
                keep_agreement(office, bo, CoverAgreement(colleague, day, until, parts))


def test_a_sheet_opens_with_its_code_alone() -> None:
    with pytest.raises(PassphraseError):
        open_cover(b"not a sheet", "code", date(2026, 11, 1))


def settle_terms(office: Office, reference: str, cover: str) -> None:
    choices = TermsChoices(practitioner="N. N.", fee="100", reach="call", urgent="112", cover=cover)
    make_version(office, choices)
    today = office.today()
    accept(office, client(office, reference), show(office, client(office, reference), today), today)


def test_who_accepted_that_nobody_stands_in_is_on_no_sheet(practice: Practice) -> None:
    with practice.opened() as office:
        today = office.today()
        agree(office, "bo", "Kay Invented", CoverPart.REACH)
        settle_terms(office, "bo", "")
        [(_, one)] = agreements(office, client(office, "bo"))
        assert lapse_of(office, client(office, "bo"), one) is Lapse.TERMS
        with pytest.raises(InputError, match="no client agreed"):
            cover_sheet(office, "Kay Invented", today, today)
        with pytest.raises(InputError, match="nobody stands in"):
            agree(office, "bo", "Kay Invented", CoverPart.REACH)
        settle_terms(office, "bo", "Kay Invented")
        assert cover_sheet(office, "Kay Invented", today, today).clients == 1


def test_who_ended_everything_is_on_no_sheet(practice: Practice) -> None:
    with practice.opened() as office:
        today = office.today()
        agree(office, "bo", "Kay Invented", CoverPart.REACH)
        take_back(office, client(office, "bo"), None, CameBy.CALL, today)
        [(_, one)] = agreements(office, client(office, "bo"))
        assert lapse_of(office, client(office, "bo"), one) is Lapse.ENDED
        with pytest.raises(InputError, match="no client agreed"):
            cover_sheet(office, "Kay Invented", today, today)
