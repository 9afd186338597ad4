"""The calendar day is that of the desk: in Singapore it is tomorrow's already while it is still evening in UTC."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from privity.model.consent import CameBy, Said, Scope
from privity.services.consents.keeping import find_consent, write_down
from privity.services.consents.taking_back import find_withdrawal, take_back
from privity.services.door import hand_out
from privity.services.requests.grant import Form
from privity.services.requests.keeping import find_request
from privity.services.requests.replying import ReplyItem
from tests.house.offices import Clock, Practice, client
from tests.spec.office.asked import JOURNALIST, decided, letter_of
from tests.spec.office.test_granting import SUMMARY, referral

EVENING = datetime(2026, 11, 27, 22, 45, tzinfo=UTC)
SATURDAY = date(2026, 11, 28)


@pytest.fixture
def in_singapore(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as here:
        here.setenv("TZ", "Asia/Singapore")
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("in_singapore")
def test_a_letter_bears_the_day_on_which_it_is_written(practice: Practice) -> None:
    office = practice.open(clock=Clock(EVENING))
    where = decided(office, JOURNALIST)
    [letter] = hand_out(office, ReplyItem(where, Form.POST))
    assert "28 November 2026" in letter.body().decode()
    _, request = find_request(office, where)
    assert (request.rulings[-1].as_of, request.answers[-1].day) == (SATURDAY, SATURDAY)
    [paper] = hand_out(office, letter_of(referral(office), SUMMARY))
    assert "28 November 2026" in paper.body().decode()
    office.close()


@pytest.mark.usefixtures("in_singapore")
def test_what_a_client_says_this_morning_is_of_today(practice: Practice) -> None:
    office = practice.open(clock=Clock(EVENING))
    bo = client(office, "bo")
    scope = Scope("Dr Invented", "doctor", "continuity_of_care", ("summary",), "How the work goes.")
    given = write_down(office, bo, scope, Said.GIVEN, SATURDAY, until=SATURDAY + timedelta(90))
    assert find_consent(office, bo, given).valid_from == SATURDAY
    ended = take_back(office, bo, given, CameBy.CALL, SATURDAY)
    assert find_withdrawal(office, bo, ended).arrived == SATURDAY
    office.close()
