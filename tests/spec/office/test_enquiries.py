"""Enquiries: a first call, sealed like a client; turned into one, or destroyed when its day has come."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from privity.errors import InputError
from privity.model.enquiry import Enquiry, Way
from privity.model.ids import CompartmentId
from privity.model.notes import Draft
from privity.model.overview import ClientOverview
from privity.model.people import Client, Contacts, Relation
from privity.services.clients import change_client, list_clients, view_client, view_record
from privity.services.dispatch import Desk, answer
from privity.services.enquiries import add_enquiry, change_enquiry, list_enquiries, take_on
from privity.services.erasure import erase_client
from privity.services.find import FindIndex, follow
from privity.services.notes import finish_note
from privity.services.office import Office
from privity.services.quiet_word import quiet_word
from privity.services.screening import Screener
from tests.house.offices import Practice, client

ASKED, DUE = date(2026, 11, 2), date(2027, 2, 1)
SAID = "Asked for a place in January, since the marigold years are over."


@pytest.fixture
def office(practice: Practice) -> Iterator[Office]:
    with practice.opened() as opened:
        yield opened


def ask(
    office: Office, name: str = "Dag Newcomer", said: str = SAID, **contacts: tuple[str, ...]
) -> CompartmentId:
    person = Client(office.new_id(), (name,), contacts=Contacts(**contacts))
    return add_enquiry(office, person, Enquiry(ASKED, Way.CALL, DUE), said)


def test_an_enquirer_is_no_client_and_is_sealed_like_one(office: Office) -> None:
    here = ask(office)
    assert len(list_clients(office)) == 3
    [line] = list_enquiries(office)
    assert (line.compartment, line.overview.name, line.overview.shred_on) == (here, "Dag Newcomer", DUE)
    assert [line.is_due(day) for day in (date(2027, 1, 31), DUE)] == [False, True]
    assert [note.text for _, note in view_record(office, here).notes] == [SAID]


def test_that_somebody_asked_is_guarded_like_a_record(office: Office) -> None:
    screener, index = Screener(office), FindIndex()
    follow(office, index)
    screener.build()
    here = ask(office)
    reference = view_record(office, here).client.reference
    for draft in ("I spoke with Dag Newcomer on Monday.", SAID):
        assert {one.client for one in screener.screen(draft).findings} == {reference}
    erase_client(office, here)
    assert list_enquiries(office) == []
    assert index.search("marigold") == []
    assert screener.screen(SAID).findings == ()
    index.close()


def test_one_who_comes_keeps_the_record_and_becomes_a_client(office: Office) -> None:
    here = ask(office)
    take_on(office, here, date(2027, 1, 4))
    assert list_enquiries(office) == []
    file = view_client(office, here)
    assert (file.overview.notes, file.notes[0][1].text) == (1, SAID)
    assert isinstance(file.overview, ClientOverview)
    assert file.overview.started == date(2027, 1, 4)
    work = file.engagements[0][1].reference
    finish_note(office, here, Draft("n-1", work, date(2027, 1, 4), "Came by train."))
    with pytest.raises(InputError, match="not an enquiry"):
        take_on(office, here, date(2027, 1, 5))


def test_another_day_is_chosen_and_one_before_the_enquiry_is_none(office: Office) -> None:
    here = ask(office)
    change_enquiry(office, here, date(2027, 6, 1))
    [line] = list_enquiries(office)
    assert line.overview.shred_on == date(2027, 6, 1)
    for wrong in (date(2026, 11, 1), date(2060, 1, 1)):
        with pytest.raises(InputError):
            change_enquiry(office, here, wrong)
    with pytest.raises(InputError):
        change_enquiry(office, client(office, "ann"), DUE)


def test_the_command_line_lists_codes_and_days_and_no_name(office: Office) -> None:
    here = ask(office)
    code = view_record(office, here).client.reference
    desk = Desk(office, lambda *_: pytest.fail("not asked"))

    def listed(today: str, **more: object) -> list[object]:
        return list(answer(desk, "enquiries", iter([{"today": today, **more}])))

    line = {"enquiry": code, "asked": "2026-11-02", "shred_on": "2027-02-01", "due": False}
    assert listed("2026-11-27") == [line]
    assert listed("2026-11-27", due=True) == []
    assert listed("2027-02-01", due=True) == [line | {"due": True}]
    list(answer(desk, "erase", iter([{"client": code}])))
    assert listed("2027-02-01") == []


def test_an_enquirers_details_are_kept_like_a_clients(office: Office) -> None:
    here = ask(office)
    person = view_record(office, here).client
    change_client(office, here, replace(person, names=("Dag N.",), related=(Relation("", "Sam"),)))
    assert list_enquiries(office)[0].overview.name == "Dag N."
    with pytest.raises(InputError):
        change_client(office, here, replace(person, related=(Relation("brother", "x" * 201),)))


def test_a_quiet_word_says_where_an_enquirer_already_appears(office: Office) -> None:
    screener, index = Screener(office), FindIndex()
    follow(office, index)
    screener.build()
    cy = client(office, "cy")
    person = view_client(office, cy).client
    change_client(office, cy, Client("cy", person.names, related=(Relation("brother", "Torvald Brigg"),)))
    finish_note(office, client(office, "bo"), Draft("n-8", "bo-alone", ASKED, "Met Torvald Brigg by chance."))
    brother = ask(office, "Torvald Brigg", "")
    assert [(one.compartment, one.by_details) for one in quiet_word(office, screener, index, brother)] == [
        (cy, True),
        (client(office, "bo"), False),
    ]
    stranger = ask(office, "Isolde Vanterpool", "")
    assert quiet_word(office, screener, index, stranger) == []
    index.close()


def test_a_second_client_of_one_name_is_taken_only_as_a_namesake(office: Office) -> None:
    here = ask(office, "bo  invented")
    with pytest.raises(InputError, match="here already") as refused:
        take_on(office, here, DUE)
    assert "bo" not in refused.value.message.split()
    take_on(office, here, DUE, namesake=True)
    assert len(list_clients(office)) == 4
