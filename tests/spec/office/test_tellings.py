"""What was told outside the door: entered afterwards, marked as late, judged by the rules of its day; lines marked."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from privity.errors import InputError
from privity.gate import Refuse
from privity.ledger.account import Departure, Held, Marking
from privity.ledger.accounting import OPEN
from privity.ledger.entry import EventClass
from privity.model.consent import CameBy, Scope
from privity.model.engagement import EndedAs
from privity.model.ids import CompartmentId
from privity.services.accounts import AccountAsked, account_item, mark_line, view_account
from privity.services.consents import giving
from privity.services.consents.keeping import lay_out
from privity.services.consents.taking_back import take_back
from privity.services.door import ProofItem, hand_out
from privity.services.emergency import Happened, enter
from privity.services.engagements import end_work
from privity.services.entries import entries_of
from privity.services.office import Office
from privity.services.proof import verify
from privity.services.requests.handling import finish_task
from privity.services.requests.keeping import find_request, forget_request
from privity.services.tellings import Telling, TellingWay, enter_telling, requests_about
from tests.house.offices import Clock, Practice, client, joint
from tests.spec.office.asked import JOURNALIST, REFERRAL, decided

DOCTOR = Scope("Dr Invented", "doctor", "continuity_of_care", ("summary",), "A page on what we did together.")
# A referral of which nobody states anything about a consent.
BARE = {path: value for path, value in REFERRAL.items() if path != "consent"}
DAY = date(2026, 11, 3)
SLIP = Telling(
    DAY,
    TellingWay.MISTAKE,
    "existence",
    facts={"jurisdiction": "SG", "requester.kind": "journalist", "purpose": "publication"},
    words="Said hello by name at the fair.",
)


def told(office: Office, reference: str = "cy") -> tuple[Departure, ...]:
    return view_account(office, client(office, reference)).told


def test_a_word_by_mistake_is_written_down_as_late_and_has_no_ground(practice: Practice) -> None:
    with practice.opened() as office:
        decision = enter_telling(office, client(office, "cy"), SLIP)
        assert isinstance(decision, Refuse)
        [line] = told(office)
        assert (line.day, line.entered) == (DAY, office.now().astimezone().date())
        assert (line.way, line.outcome, line.recipient) == ("mistake", "refuse", "journalist")
        assert line.held is None
        text = account_item(office, AccountAsked(client(office, "cy"))).body.decode()
        assert "written down afterwards" in text
        assert "there was no ground for it" in text
        assert "Said hello by name at the fair." in text
        assert verify(office).flaws == ()


def test_the_house_keeps_when_and_why_and_no_word_of_it(practice: Practice) -> None:
    with practice.opened() as office:
        enter_telling(office, client(office, "cy"), replace(SLIP, to="Pat Invented"))
        [entry] = entries_of(office, EventClass.TOLD_ELSEWHERE)
        assert (entry.details["day"], entry.details["late"]) == (DAY.isoformat(), True)
        assert entry.details["packs"]
        assert "Invented" not in str(entry.details)
        assert "fair" not in str(entry.details)


def test_what_was_told_on_a_request_is_judged_by_its_facts(practice: Practice) -> None:
    with practice.opened() as office:
        cy = client(office, "cy")
        where = decided(office, REFERRAL, about=(cy,), recipient="Dr Invented")
        assert [one for one, _ in requests_about(office, cy)] == [where]
        telling = Telling(office.today(), TellingWay.PHONE, "summary", "Dr Invented", request=where)
        enter_telling(office, cy, telling)
        account = view_account(office, cy)
        [line] = account.told
        assert (line.outcome, line.recipient, line.to) == ("permit", "doctor", "Dr Invented")
        assert line.reasons
        assert account.asked == ()


def test_a_request_about_somebody_else_is_no_ground(practice: Practice) -> None:
    with practice.opened() as office:
        where = decided(office, REFERRAL, about=(client(office, "bo"),))
        with pytest.raises(InputError):
            enter_telling(office, client(office, "cy"), replace(SLIP, request=where))


def test_what_is_not_stated_is_judged_to_be_open(practice: Practice) -> None:
    facts: dict[str, Any] = {"jurisdiction": "SG", "requester.kind": "doctor"}
    telling = Telling(DAY, TellingWay.PHONE, "summary", facts=facts | {"purpose": "continuity_of_care"})
    with practice.opened() as office:
        enter_telling(office, client(office, "cy"), telling)
        assert [one.outcome for one in told(office)] == [OPEN]


def test_work_that_ended_later_had_not_ended_then(practice: Practice) -> None:
    with practice.opened() as office:
        cy = client(office, "cy")
        [record] = [one for one, payload in office.read_all(cy) if type(payload).__name__ == "Engagement"]
        end_work(office, cy, record, DAY + timedelta(days=2), EndedAs.COMPLETED)
        enter_telling(office, cy, SLIP)
        assert len(told(office)) == 1


def test_what_was_told_of_a_couple_is_on_both_accounts(practice: Practice) -> None:
    with practice.opened() as office:
        enter_telling(office, joint(office), SLIP)
        assert [len(told(office, one)) for one in ("ann", "bo", "cy")] == [1, 1, 0]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"day": date(2999, 1, 1)}, "day"),
        ({"day": date(1900, 1, 1)}, "day"),
        ({"data": "gossip"}, "data"),
        ({"to": "two\nlines"}, "to"),
        ({"words": "x" * 2001}, "words"),
        ({"facts": {"requester.kind": "herald"}}, "facts.requester.kind"),
    ],
)
def test_what_cannot_be_kept_is_refused(practice: Practice, change: dict[str, Any], field: str) -> None:
    with practice.opened() as office:
        size = office.tree.size
        with pytest.raises(InputError) as error:
            enter_telling(office, client(office, "cy"), replace(SLIP, **change))
        assert error.value.field == field
        assert office.tree.size == size


def test_an_emergency_is_on_the_account(practice: Practice) -> None:
    with practice.opened() as office:
        enter(office, Happened(client(office, "cy"), office.now()))
        [line] = told(office)
        assert (line.recipient, line.ground, line.entered) == ("emergency_services", "emergency", None)


def _tell_the_client(office: Office, about: CompartmentId, *, untold: bool = False) -> None:
    where = enter(office, Happened(about, office.now())).request
    assert where is not None
    duties = [task.duty for task in find_request(office, where)[1].tasks]
    number = duties.index("notify_client_unless_unsafe")
    finish_task(office, where, number, "weighed with a colleague", untold=untold)


def test_an_emergency_stays_off_their_page_until_they_were_told(practice: Practice) -> None:
    with practice.opened() as office:
        cy = client(office, "cy")
        enter(office, Happened(cy, office.now()))
        [line] = told(office)
        assert line.held is Held.UNTOLD
        hand_out(office, ProofItem(line.entry, with_person=True))  # the proof of it would tell as much
        theirs = view_account(office, cy, for_practice=False)
        assert (theirs.told, theirs.left) == ((), ())
        [outgoing] = hand_out(office, account_item(office, AccountAsked(cy)))
        assert b"emergency" not in outgoing.body()
        _tell_the_client(office, cy)
        assert [one.held for one in told(office)] == [Held.UNTOLD, None]  # the other one is another matter
        mark_line(office, cy, line.entry, Marking.SHOW, "they know of it")
        assert len(view_account(office, cy, for_practice=False).told) == 2


def test_that_it_would_be_unsafe_to_tell_puts_nothing_on_their_page(practice: Practice) -> None:
    with practice.opened() as office:
        _tell_the_client(office, client(office, "cy"), untold=True)
        assert [one.held for one in told(office)] == [Held.UNTOLD]


def test_what_was_told_to_a_partner_is_held_back_until_somebody_settles_it(practice: Practice) -> None:
    with practice.opened() as office:
        cy = client(office, "cy")
        facts = {"jurisdiction": "SG", "requester.kind": "partner"}
        enter_telling(office, cy, replace(SLIP, facts=facts))
        [line] = told(office)
        assert line.held is Held.EXPOSES
        mark_line(office, cy, line.entry, Marking.SHOW, "both know of it")
        assert [one.held for one in told(office)] == [None]
        assert view_account(office, cy, for_practice=False).told[0].entry == line.entry
        mark_line(office, cy, line.entry, Marking.HOLD, "she is afraid again")
        assert [one.held for one in told(office)] == [Held.EXPOSES]
        assert verify(office).flaws == ()


def test_an_entry_made_in_error_stays_with_the_practice(practice: Practice) -> None:
    with practice.opened() as office:
        cy = client(office, "cy")
        enter_telling(office, cy, SLIP)
        [line] = told(office)
        mark_line(office, cy, line.entry, Marking.MISTAKEN, "it was somebody else")
        assert [(one.held, one.reason) for one in told(office)] == [(Held.MISTAKEN, "it was somebody else")]
        assert view_account(office, cy, for_practice=False).told == ()


def test_no_choice_shows_what_a_law_forbids_to_tell(practice: Practice) -> None:
    with practice.opened() as office:
        cy = client(office, "cy")
        where = decided(office, JOURNALIST | {"notice_forbidden": True}, about=(cy,))
        [asked] = view_account(office, cy).asked
        with pytest.raises(InputError) as error:
            mark_line(office, cy, asked.entry, Marking.SHOW, "I think it would be right")
        assert error.value.field == "marking"
        forget_request(office, where)
        assert view_account(office, cy, for_practice=False).asked == ()


@pytest.mark.parametrize(("entry", "reason", "field"), [(0, "why", "entry"), (None, " ", "reason")])
def test_a_mark_has_a_line_and_a_reason(
    practice: Practice, entry: int | None, reason: str, field: str
) -> None:
    with practice.opened() as office:
        cy = client(office, "cy")
        enter_telling(office, cy, SLIP)
        with pytest.raises(InputError) as error:
            mark_line(office, cy, told(office)[0].entry if entry is None else entry, Marking.HOLD, reason)
        assert error.value.field == field


def test_a_consent_counts_for_its_own_days_and_not_for_those_before_or_after(practice: Practice) -> None:
    """Consent that was given afterwards mends nothing; a later withdrawal makes nothing wrong that was right."""
    clock = Clock(datetime(2026, 11, 20, 9, tzinfo=UTC))
    office = practice.open(clock=clock)
    try:
        cy = client(office, "cy")
        where = decided(office, BARE, about=(cy,), recipient="Dr Invented")
        told = Telling(clock.now.date(), TellingWay.PHONE, "summary", "Dr Invented", request=where)
        clock.now += timedelta(days=3)
        record = lay_out(office, cy, DOCTOR, clock.now.date() + timedelta(days=90))
        giving.agree(office, cy, record, alone=None)
        agreed = clock.now.date()
        clock.now += timedelta(days=3)
        take_back(office, cy, record, CameBy.PASSING, clock.now.date())
        ended = clock.now.date()
        for day in (told.day, agreed, ended):
            enter_telling(office, cy, replace(told, day=day))
        found = [one.outcome for one in view_account(office, cy).told]
        assert found == [OPEN, "permit", "refuse"]
    finally:
        office.close()
