"""What goes by its date goes by a date that may be believed."""

from datetime import UTC, datetime, timedelta

from privity.services.by_date import confirm_date, doubt_of_date, go_by_date
from privity.services.office import Office
from privity.services.requests.handling import in_passing
from privity.services.requests.keeping import list_requests
from tests.house.offices import Clock, Practice
from tests.spec.office.asked import JOURNALIST, decided

FAR = datetime.fromisoformat("2099-01-01T09:00:00+00:00")


def _clock() -> Clock:
    """One that goes on from the day on which the practice of these tests was made."""
    return Clock(datetime.now(UTC))


def _with_a_request(practice: Practice, clock: Clock) -> Office:
    office = practice.open(clock=clock)
    decided(office, JOURNALIST)
    return office


def test_a_clock_far_ahead_destroys_nothing(practice: Practice) -> None:
    clock = _clock()
    office = _with_a_request(practice, clock)
    right, clock.now = clock.now, FAR
    doubt = go_by_date(office)
    assert doubt is not None
    assert (doubt.shown.year, doubt.last.date()) == (2099, right.date())
    # What is written meanwhile does not vouch for the date: neither does the next opening.
    in_passing(office)
    office.close()
    office = practice.open(clock=clock)
    in_passing(office)
    clock.now += timedelta(days=3)
    assert go_by_date(office) is not None
    assert len(list_requests(office)) == 1
    # Set right again, nobody is asked, and nothing is due; set wrong again, somebody is.
    clock.now = right + timedelta(days=20)
    in_passing(office)
    clock.now = right + timedelta(days=45)
    assert go_by_date(office) is None
    clock.now = FAR + timedelta(days=9)
    assert go_by_date(office) is not None
    assert len(list_requests(office)) == 1
    office.close()


def test_after_a_long_absence_one_word_is_enough(practice: Practice) -> None:
    clock = _clock()
    office = _with_a_request(practice, clock)
    clock.now += timedelta(days=400)
    assert go_by_date(office) is not None
    confirm_date(office)
    assert go_by_date(office) is None
    assert list_requests(office) == []
    office.close()
    office = practice.open(clock=clock)
    assert doubt_of_date(office) is None
    office.close()


def test_whose_office_is_in_use_is_never_asked(practice: Practice) -> None:
    clock = _clock()
    office = _with_a_request(practice, clock)
    for _ in range(14):
        clock.now += timedelta(days=30)
        assert go_by_date(office) is None
        in_passing(office)
    assert list_requests(office) == []
    office.close()
