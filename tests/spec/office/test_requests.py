"""A request from its coming to its end: learnt about, asked again, seen to, closed; and what the office knows of it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from privity.errors import InputError, RefusedError
from privity.gate import Refuse
from privity.model.engagement import EndedAs, Engagement
from privity.model.enquiry import Enquiry, Way
from privity.model.people import Client
from privity.model.requests import Asker, Channel, KeptRequest, ProposedFact, RequestState, Task
from privity.model.wishes import ContactWishes
from privity.services.door import hand_out
from privity.services.emergency import safety_facts
from privity.services.engagements import alone_for, end_work
from privity.services.enquiries import add_enquiry
from privity.services.erasure import erase_client
from privity.services.office import Office
from privity.services.proof import verify
from privity.services.requests import handling
from privity.services.requests.deciding import known_facts, rule_on
from privity.services.requests.grant import Form, GrantItem, GrantKind, Part, kind_of, sha256_of
from privity.services.requests.keeping import (
    KEPT_FOR,
    add_request,
    change_request,
    find_request,
    forget_due,
    list_requests,
    state_of,
    view_request,
    with_facts,
)
from privity.services.requests.replying import ReplyItem
from privity.services.wishes import keep_wishes
from tests.house.offices import Practice, client, joint
from tests.spec.office.asked import (
    JOURNALIST,
    OWN_COPY,
    REFERRAL,
    REPORTER,
    asked,
    confirm,
    decided,
    letter_of,
)
from tests.spec.office.test_granting import SUMMARY, referral, refused


def test_what_is_learnt_is_decided_on_at_once(practice: Practice) -> None:
    with practice.opened() as office:
        where = decided(office, with_facts(REFERRAL, {"consent.exists": None, "requester.verified": None}))
        for facts in ({"requester.verified": True}, {"consent.exists": True}):
            assert '"undetermined":true' in find_request(office, where)[1].rulings[-1].rendered
            handling.learn(office, where, facts)
        assert '"outcome":"permit"' in find_request(office, where)[1].rulings[-1].rendered
        assert len(find_request(office, where)[1].rulings) == 3


def test_a_proposal_counts_only_once_confirmed(practice: Practice) -> None:
    proposed = (
        ProposedFact("instrument.type", "court_order", "by order"),
        ProposedFact("data", "record", "the file"),
    )
    with practice.opened() as office:
        where = decided(office, JOURNALIST, proposed=proposed)
        assert "instrument" not in find_request(office, where)[1].rulings[-1].facts
        handling.learn(office, where, {"instrument.type": "court_order"})
        handling.dismiss(office, where, "data")
        _, request = find_request(office, where)
        assert request.proposed == ()
        assert request.rulings[-1].facts["instrument"] == {"type": "court_order"}
        assert request.rulings[-1].facts["data"] == "narrative"


def test_asking_again_is_kept_unweighed(practice: Practice) -> None:
    with practice.opened() as office:
        where = decided(office, JOURNALIST)
        before = find_request(office, where)[1].rulings[-1].facts
        hand_out(office, ReplyItem(where, Form.ALOUD))
        handling.asked_again(office, where, Channel.CALL, "All others did.")
        _, request = find_request(office, where)
        assert "All others did." in request.words
        assert request.rulings[-1].facts == {**before, "prior_refusals": 1}
        with pytest.raises(InputError):
            handling.asked_again(office, where, Channel.CALL, "x" * 3000)


def test_an_asking_is_refused_once_whatever_ways_it_is_answered_in(practice: Practice) -> None:
    """Said at the door and sent as a letter too: they asked once, and are not met with silence the next time."""
    with practice.opened() as office:
        where = decided(office, JOURNALIST)
        for form in (Form.ALOUD, Form.POST, Form.EMAIL, Form.ALOUD):
            hand_out(office, ReplyItem(where, form))
        assert list_requests(office)[0].overview.refusals == 1
        handling.asked_again(office, where, Channel.CALL, "")
        assert find_request(office, where)[1].rulings[-1].facts["prior_refusals"] == 1


def test_what_is_learnt_after_a_refusal_is_no_insistence(practice: Practice) -> None:
    """The answer that was begun goes on in its own words, though a fact was stated or the rules were asked anew."""
    with practice.opened() as office:
        where = decided(office, JOURNALIST)
        hand_out(office, ReplyItem(where, Form.ALOUD))
        handling.learn(office, where, {"claimed_ground": "education"})
        rule_on(office, where, office.today())
        rulings = find_request(office, where)[1].rulings
        assert [ruling.facts["prior_refusals"] for ruling in rulings] == [0, 0, 0]


def test_what_came_long_ago_is_not_forgotten_as_it_is_written_down(practice: Practice) -> None:
    with practice.opened() as office:
        today = office.today()
        where = asked(office, JOURNALIST)
        change_request(office, where, "late", lambda one: replace(one, received=date(2019, 5, 1)))
        again = add_request(office, find_request(office, where)[1])
        assert forget_due(office, today) == 0
        assert find_request(office, again)[1].forget == today + KEPT_FOR
        handling.asked_again(office, again, Channel.CALL, "")
        assert find_request(office, again)[1].forget == office.today() + KEPT_FOR


@pytest.mark.parametrize("field", ["received", "deadline"])
@pytest.mark.parametrize("day", [date(26, 11, 20), date.max])
def test_a_year_that_cannot_be_meant_is_not_kept(practice: Practice, field: str, day: date) -> None:
    days = {"received": date(2026, 11, 20), "deadline": None, field: day}
    request = KeptRequest("r-1", channel=Channel.CALL, asker=Asker("A"), facts=JOURNALIST, **days)  # type: ignore[arg-type]
    with practice.opened() as office, pytest.raises(InputError) as wrong:
        add_request(office, request)
    assert wrong.value.field == field


@pytest.mark.parametrize(
    ("fact", "typed"), [("client.age", "9" * 5000), ("min_cell", "1e3"), ("consent.expiry", "9" * 5000)]
)
def test_a_number_without_end_is_not_taken(fact: str, typed: str) -> None:
    with pytest.raises(InputError):
        with_facts({}, {fact: handling.parse_answer(fact, [typed])})


def test_another_matter_begins_anew(practice: Practice) -> None:
    with practice.opened() as office:
        hand_out(office, ReplyItem(decided(office, JOURNALIST), Form.ALOUD))
        where = decided(office, JOURNALIST)
        assert view_request(office, where).before.refusals == 1
        handling.another_matter(office, where)
        assert view_request(office, where).before.refusals == 0
        assert find_request(office, where)[1].rulings[-1].facts["prior_refusals"] == 0


def test_tasks_are_done_before_a_request_is_closed(practice: Practice) -> None:
    with practice.opened() as office:
        today = office.today()
        where = decided(office, JOURNALIST, tasks=(Task("notify_client", today),))
        with pytest.raises(InputError):
            handling.close(office, where)
        handling.finish_task(office, where, 0, "told in the session")
        for number in (0, 1, -1):
            with pytest.raises(InputError):
                handling.finish_task(office, where, number, "")
        assert handling.open_tasks(find_request(office, where)[1]) == ()
        handling.close(office, where)
        [line] = list_requests(office)
        assert line.overview.state is RequestState.CLOSED


@pytest.mark.parametrize(("duty", "words"), [("sing", "done"), ("verify", " "), ("verify", "x" * 3000)])
def test_a_duty_is_seen_to_in_words(practice: Practice, duty: str, words: str) -> None:
    with practice.opened() as office:
        where = decided(office, JOURNALIST)
        with pytest.raises(InputError):
            handling.see_to(office, where, duty, words)
        handling.see_to(office, where, "verify", "rang the registry")
        assert find_request(office, where)[1].confirmed[0].words == "rang the registry"


def known(office: Office, *about: Any) -> dict[str, Any]:
    """What the office knows of these records, consents aside."""
    request = find_request(office, asked(office, JOURNALIST, about=about))[1]
    facts = known_facts(office, request, date(2026, 11, 30))
    return {path: value for path, value in facts.items() if not path.startswith("consent.")}


def test_what_the_office_knows_of_a_record(practice: Practice) -> None:
    with practice.opened() as office:
        cy = client(office, "cy")
        assert known(office) == {}
        assert known(office, cy) == {"unit": "individual", "client.status": "in_treatment"}
        assert known(office, client(office, "ann"))["client.status"] == "in_treatment"
        assert known(office, joint(office))["unit"] == "couple"
        assert known(office, cy, joint(office)) == {}
        [work] = [record for record, one in office.read_all(cy) if isinstance(one, Engagement)]
        end_work(office, cy, work, date(2026, 1, 31), EndedAs.COMPLETED)
        assert known(office, cy)["client.months_since_end"] == 10


def test_an_exact_text_is_let_through_and_no_other(practice: Practice) -> None:
    with practice.opened() as office:
        where = referral(office)
        _, request = find_request(office, where)
        assert request.exact_text == ""
        text = sha256_of((SUMMARY,))
        assert text != sha256_of((replace(SUMMARY, text="Seven sessions."),))
        assert sha256_of((SUMMARY, SUMMARY)) == ""


def test_a_closed_request_gives_nothing(practice: Practice) -> None:
    with practice.opened() as office:
        where = referral(office)
        handling.close(office, where)
        refused(office, letter_of(where, SUMMARY), "request")


def test_without_a_name_nothing_goes_anywhere(practice: Practice) -> None:
    with practice.opened() as office:
        about = (client(office, "cy"),)
        where = decided(office, REFERRAL, asker=Asker(contact="somewhere"), about=about)
        confirm(office, where, "minimum_necessary")
        refused(office, letter_of(where, SUMMARY, again=""), "recipient")


def test_a_part_that_is_gone_does_not_leave(practice: Practice) -> None:
    with practice.opened() as office:
        where = referral(office)
        gone = replace(SUMMARY, source=(client(office, "cy"), office.new_id()))  # type: ignore[arg-type]
        refused(office, letter_of(where, gone), "parts")


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        (OWN_COPY, GrantKind.OWN_ACCESS),
        (REFERRAL, GrantKind.REFERRAL),
        ({"requester": {"kind": "court"}}, GrantKind.OFFICIAL),
        ({"mode": "self_initiated_report", "requester": {"kind": "none"}}, GrantKind.REPORT),
        ({"requester": {"kind": "peer"}, "purpose": "supervision"}, GrantKind.QUESTION),
    ],
)
def test_what_a_paper_is_follows_from_the_request(
    practice: Practice, facts: dict[str, Any], kind: GrantKind
) -> None:
    with practice.opened() as office:
        assert kind_of(find_request(office, asked(office, facts))[1]) is kind


def test_no_answer_is_a_closed_file(practice: Practice) -> None:
    with practice.opened() as office, pytest.raises(InputError):
        hand_out(office, ReplyItem(decided(office, JOURNALIST), Form.FILE))


def test_a_request_that_nobody_decided_has_no_answer(practice: Practice) -> None:
    with practice.opened() as office, pytest.raises(RefusedError):
        hand_out(office, ReplyItem(asked(office, JOURNALIST), Form.POST))


def test_safety_facts_of_every_kind_of_record(practice: Practice) -> None:
    with practice.opened() as office:
        ann, bo = client(office, "ann"), client(office, "bo")
        keep_wishes(office, bo, ContactWishes(emergency="Ring my brother.", never="Not at work."))
        both = joint(office)
        [person] = safety_facts(office, bo).people
        assert (person.emergency, person.never) == ("Ring my brother.", "Not at work.")
        assert len(safety_facts(office, both).people) == 2
        apart = alone_for(office, both, ann)
        assert safety_facts(office, apart).people[0].name == safety_facts(office, ann).people[0].name
        day = date(2026, 11, 20)
        caller = add_enquiry(
            office, Client("e-1", ("A Caller",)), Enquiry(day, Way.CALL, day + timedelta(9)), ""
        )
        assert safety_facts(office, caller).people[0].name == "A Caller"
        for nobody in (office.header.house, office.new_id()):
            with pytest.raises(InputError):
                safety_facts(office, nobody)  # type: ignore[arg-type]


def test_only_one_request_is_changed_at_a_time_and_held_to_its_form(practice: Practice) -> None:
    with practice.opened() as office:
        where = decided(office, JOURNALIST)
        with pytest.raises(InputError):
            change_request(office, where, "worse", lambda request: replace(request, facts={"nonsense": 1}))
        with pytest.raises(InputError):
            find_request(office, client(office, "cy"))
        twice = find_request(office, where)[1]
        assert add_request(office, replace(twice, rulings=())) != where
        assert isinstance(rule_on(office, where, office.today()), Refuse)
        item = GrantItem(where, (Part("narrative", "", "x"),), Form.POST, REPORTER.name)
        refused(office, item, "decision")


def test_an_erasure_takes_requests_about_that_client_with_it(practice: Practice) -> None:
    """What others asked about Cy, and what was told of Cy, goes; what concerns somebody else too forgets the id."""
    with practice.opened() as office:
        cy, bo = client(office, "cy"), client(office, "bo")
        sent = referral(office)
        hand_out(office, letter_of(sent, SUMMARY))
        named = asked(office, JOURNALIST, words="Is Cy Invented one of yours?")
        both = asked(office, JOURNALIST, about=(cy, bo))
        other = asked(office, JOURNALIST, about=(bo,), words="The cyclist was invented.")
        certificate = erase_client(office, cy)
        assert certificate.requests == 2
        assert "2 request(s) of others" in certificate.render()
        [asker] = {line.compartment for line in list_requests(office)} - {both, other}
        rest = find_request(office, asker)[1]
        assert (rest.asker, rest.words, rest.about, rest.rulings) == (REPORTER, "", (), ())
        assert state_of(rest) is RequestState.CLOSED
        assert find_request(office, both)[1].about == (bo,)
        assert office.is_shredded(sent)
        assert office.is_shredded(named)
        assert verify(office).flaws == ()
