"""Work with one client: begun and ended, its dates, and how they wish to be reached."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest

from privity.errors import InputError
from privity.model.appointment import Appointment, Attendance
from privity.model.engagement import EndedAs, Engagement
from privity.model.overview import ClientOverview
from privity.model.people import Client
from privity.model.wishes import ContactWishes
from privity.services.appointments import (
    coming,
    drop_appointment,
    keep_appointment,
    mark_appointment,
    move_appointment,
)
from privity.services.clients import add_client, view_client, view_joint
from privity.services.engagements import begin_work, end_work, part, reopen_work
from privity.services.office import Office
from privity.services.wishes import keep_wishes, members_of, wishes_of
from tests.house.offices import Practice, client, joint

FIRST, LATER = datetime(2026, 12, 1, 9, 30), datetime(2026, 12, 8, 9, 30)  # noqa: DTZ001 - the clock on the wall


@pytest.fixture
def office(practice: Practice) -> Iterator[Office]:
    with practice.opened() as opened:
        yield opened


def line(office: Office, reference: str = "bo") -> ClientOverview:
    overview = office.overview(client(office, reference))
    assert isinstance(overview, ClientOverview)
    return overview


def test_work_ends_in_one_of_the_known_ways_and_new_work_may_begin(office: Office) -> None:
    bo = client(office, "bo")
    with pytest.raises(InputError, match="open work"):
        begin_work(office, bo, date(2026, 6, 1))
    [(record, _)] = view_client(office, bo).engagements
    end_work(office, bo, record, date(2026, 5, 1), EndedAs.COMPLETED)
    assert (line(office).ended, line(office).ended_as) == (date(2026, 5, 1), EndedAs.COMPLETED)
    with pytest.raises(InputError, match="ended already"):
        end_work(office, bo, record, date(2026, 5, 2), EndedAs.REFERRED)
    reopen_work(office, bo, record)
    assert line(office).ended is None
    with pytest.raises(InputError, match="is open"):
        reopen_work(office, bo, record)
    end_work(office, bo, record, date(2026, 5, 1), EndedAs.REFERRED)
    begin_work(office, bo, date(2026, 9, 1), ("sleep",))
    assert (line(office).started, line(office).ended) == (date(2026, 9, 1), None)
    with pytest.raises(InputError, match="other work"):
        reopen_work(office, bo, record)


@pytest.mark.parametrize("ended", [date(2026, 1, 5), date(1926, 5, 1), date(2926, 5, 1)])
def test_work_that_would_end_before_it_began_is_refused(office: Office, ended: date) -> None:
    bo = client(office, "bo")
    [(record, before)] = view_client(office, bo).engagements
    with pytest.raises(InputError) as refused:
        end_work(office, bo, record, ended, EndedAs.COMPLETED)
    assert refused.value.field == "ended"
    assert view_client(office, bo).engagements[0][1] == before


def test_the_next_date_is_the_first_whose_end_is_not_known(office: Office) -> None:
    bo = client(office, "bo")
    first = keep_appointment(office, bo, Appointment("bo-alone", FIRST, 50))
    keep_appointment(office, bo, Appointment("bo-alone", LATER, 50))
    keep_appointment(office, joint(office), Appointment("ann-and-bo", LATER, 90))
    assert [one.starts for one in coming(office, FIRST)] == [FIRST, LATER]
    passed = FIRST + timedelta(hours=1)
    assert [one.starts for one in coming(office, passed)] == [FIRST, LATER, LATER]
    with pytest.raises(InputError, match="set already"):
        keep_appointment(office, bo, Appointment("bo-alone", LATER, 30))
    mark_appointment(office, bo, first, Attendance.MISSED)
    assert line(office).next == LATER
    mark_appointment(office, bo, first, Attendance.PLANNED)
    move_appointment(office, bo, first, LATER.replace(day=15), 60)
    assert line(office).next == LATER
    drop_appointment(office, bo, first)
    assert line(office).next == LATER
    with pytest.raises(InputError):
        mark_appointment(office, bo, first, Attendance.KEPT)


def test_dates_of_work_that_parted_are_called_off(office: Office) -> None:
    together = joint(office)
    keep_appointment(office, together, Appointment("ann-and-bo", LATER, 90))
    part(office, together, date(2026, 11, 1))
    assert coming(office, FIRST) == []
    assert view_joint(office, together).appointments[0][1].attendance is Attendance.CALLED_OFF
    with pytest.raises(InputError, match="parted"):
        keep_appointment(office, together, Appointment("ann-and-bo", LATER, 90))


@pytest.mark.parametrize(
    "wrong",
    [
        Appointment("bo-alone", FIRST, 0),
        Appointment("bo-alone", FIRST, 5000),
        Appointment("bo-alone", FIRST.replace(year=26), 50),
        Appointment("ann-alone", FIRST, 50),
    ],
)
def test_what_is_no_appointment_is_refused(office: Office, wrong: Appointment) -> None:
    with pytest.raises(InputError):
        keep_appointment(office, client(office, "bo"), wrong)


def test_wishes_are_kept_with_the_person_and_shown_where_one_writes(office: Office) -> None:
    bo = client(office, "bo")
    assert wishes_of(office, bo) is None
    keep_wishes(office, bo, ContactWishes(calls=True, speak_as="the library"))
    said = ContactWishes(calls=False, never="at work", since=date(2026, 3, 2))
    keep_wishes(office, bo, said)
    assert wishes_of(office, bo) == said
    assert [wishes for _, wishes in view_client(office, bo).wishes] == [said]
    overview = office.overview(joint(office))
    members = members_of(overview, joint(office))  # type: ignore[arg-type]
    assert [wishes_of(office, one) for one in members] == [None, said]
    for wrong in (
        ContactWishes(never="x" * 601),
        ContactWishes(number="1\u202e"),
        ContactWishes(since=date(26, 1, 1)),
    ):
        with pytest.raises(InputError):
            keep_wishes(office, bo, wrong)
    with pytest.raises(InputError):
        keep_wishes(office, joint(office), said)


def test_a_second_client_of_the_same_name_is_asked_about_once(office: Office) -> None:
    same = Client("bo-2", ("BO Invented",))
    work = Engagement("bo-2-1", ("bo-2",), date(2026, 3, 2))
    with pytest.raises(InputError) as refused:
        add_client(office, same, work)
    assert refused.value.field == "namesake"
    assert add_client(office, same, work, namesake=True) != client(office, "bo")
