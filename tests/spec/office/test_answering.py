"""The answer to whoever asks: constant, recorded, and the same whether or not there is such a client."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privity.errors import InputError, RefusedError
from privity.ledger.entry import EventClass
from privity.letters import Plea, Subject
from privity.letters.answer import said
from privity.model.ids import CompartmentId
from privity.model.requests import Asker, Channel, KeptRequest, Ruling
from privity.services.clients import view_client
from privity.services.door import Outgoing, hand_out
from privity.services.erasure import erase_client
from privity.services.holds import lift_hold, place_hold
from privity.services.letters import languages, letter_words
from privity.services.office import Office
from privity.services.proof import lines
from privity.services.requests.deciding import rule_on
from privity.services.requests.grant import Form
from privity.services.requests.handling import asked_again
from privity.services.requests.keeping import (
    add_request,
    earlier,
    forget_due,
    forget_request,
    list_requests,
    view_request,
)
from privity.services.requests.replying import ReplyItem, plea_of
from tests.house.offices import Clock, Practice, client
from tests.spec.office.asked import JOURNALIST, OWN_COPY, REFERRAL, REPORTER, asked, decided

INSURER: dict[str, Any] = {
    "jurisdiction": "SG",
    "requester": {"kind": "insurer", "verified": True},
    "purpose": "underwriting",
    "data": "existence",
}


def answer(office: Office, where: CompartmentId, form: Form = Form.EMAIL, language: str = "en") -> Outgoing:
    [outgoing] = hand_out(office, ReplyItem(where, form, language))
    return outgoing


def test_a_refusal_passes_the_door_and_is_recorded(practice: Practice) -> None:
    with practice.opened() as office:
        where = decided(office, JOURNALIST)
        assert lines(office, newest=1)[0].event is EventClass.REQUEST_REFUSED
        text = answer(office, where).body().decode()
        assert "strictly confidential" in text
        assert "Dear Pat Invented," in text
        [line] = lines(office, newest=1)
        assert line.event is EventClass.HANDED_OUT
        assert line.details["answer"] == "case"
        assert line.details["rung"] == 0


def test_a_letter_that_could_not_be_read_is_refused_meanwhile(practice: Practice) -> None:
    with practice.opened() as office:
        where = decided(office, {}, unread=True, channel=Channel.LETTER)
        assert "don't comment on whether any person" in answer(office, where, Form.POST).body().decode()


def test_insistence_is_counted_until_silence(practice: Practice) -> None:
    """Another reporter of the same paper, a softer question: each gets the next answer, and then none."""
    with practice.opened() as office:
        askers = (REPORTER, Asker("Kim Other", "the invented TIMES"), REPORTER)
        texts = [
            answer(office, decided(office, JOURNALIST, asker=asker), Form.ALOUD).body() for asker in askers
        ]
        assert len(set(texts)) == 3
        last = decided(office, {**JOURNALIST, "purpose": "public_talk"})
        with pytest.raises(RefusedError):
            answer(office, last)
        assert view_request(office, last).before.refusals == 3


def test_an_insurer_who_asks_about_many_is_not_answered_with_silence(practice: Practice) -> None:
    with practice.opened() as office:
        for number in range(4):
            asker = Asker(f"Clerk {number}", "Invented Mutual")
            text = answer(office, decided(office, INSURER, asker=asker)).body().decode()
            assert "I apply this to every enquiry" in text


def test_who_is_entitled_gets_an_ordinary_answer(practice: Practice) -> None:
    with practice.opened() as office:
        where = decided(office, OWN_COPY, asker=Asker("Cy Invented"), about=(client(office, "cy"),))
        assert "answered as the law provides" in answer(office, where).body().decode()


def test_a_report_of_ones_own_has_no_answer(practice: Practice) -> None:
    facts = {"mode": "self_initiated_report", "requester": {"kind": "none"}, "jurisdiction": "SG"}
    with practice.opened() as office:
        where = decided(office, facts, asker=Asker(), channel=Channel.OWN)
        with pytest.raises(RefusedError):
            answer(office, where)


def test_what_is_kept_about_an_asker_ends_on_its_day(practice: Practice) -> None:
    clock = Clock()
    office = practice.open(clock=clock)
    where = decided(office, JOURNALIST)
    assert "for a year after our last letter" in answer(office, where).body().decode()
    clock.now += timedelta(days=364)
    assert forget_due(office, clock.now.date()) == 0
    clock.now += timedelta(days=3)
    assert forget_due(office, clock.now.date()) == 1
    assert list_requests(office) == []
    assert office.is_shredded(where)
    with pytest.raises(InputError):
        view_request(office, where)
    office.close()


def test_what_concerns_a_client_on_hold_is_not_destroyed(practice: Practice) -> None:
    clock = Clock()
    office = practice.open(clock=clock)
    cy, bo = client(office, "cy"), client(office, "bo")
    named = view_client(office, bo).client.names[0]
    where = decided(office, JOURNALIST, about=(cy,), words=f"Is it true of {named}?")
    answer(office, where)
    place_hold(office, cy, "a complaint")
    clock.now += timedelta(days=400)
    assert forget_due(office, clock.now.date()) == 0
    # Who asks anew is answered as if it were gone.
    anew = asked(office, JOURNALIST)
    assert earlier(office, view_request(office, anew).request, anew).requests == ()
    for destroy in (lambda: forget_request(office, where), lambda: erase_client(office, bo)):
        with pytest.raises(InputError, match="on hold"):
            destroy()
    lift_hold(office, cy)
    assert forget_due(office, clock.now.date()) == 1
    office.close()


def test_what_a_hold_keeps_past_its_day_is_counted_no_more(practice: Practice) -> None:
    """A second answer after the year would tell whoever returns that the record of whom they meant is held."""
    from privity.services.holds import place_hold

    clock = Clock()
    office = practice.open(clock=clock)
    cy = client(office, "cy")
    place_hold(office, cy, "a complaint")
    clerk = Asker("A Clerk", "Invented Mutual")
    where = decided(office, INSURER, asker=clerk, about=(cy,))
    first = answer(office, where, Form.ALOUD).body()
    clock.now += timedelta(days=400)
    assert forget_due(office, clock.now.date()) == 0
    assert answer(office, decided(office, INSURER, asker=clerk), Form.ALOUD).body() == first
    with pytest.raises(InputError):
        asked_again(office, where, Channel.CALL, "")
    office.close()


def test_what_something_left_on_is_kept(practice: Practice) -> None:
    from tests.spec.office.asked import letter_of
    from tests.spec.office.test_granting import SUMMARY, referral

    with practice.opened() as office:
        where = referral(office)
        hand_out(office, letter_of(where, SUMMARY))
        assert view_request(office, where).request.forget is None
        with pytest.raises(InputError):
            forget_request(office, where)


def test_the_english_words_are_those_of_the_gate(practice: Practice) -> None:
    """Both are constants: one is the contract's, one stands in the language file."""
    with practice.opened() as office:
        for facts in (JOURNALIST, INSURER, OWN_COPY, REFERRAL):
            for refusals in range(3):
                where = decided(office, {**facts}, reference=f"{facts['purpose']}-{refusals}")
                request = view_request(office, where).request
                decision = json.loads(request.rulings[-1].rendered)
                plea = plea_of(request)
                assert plea is not None
                assert said(letter_words("en"), plea) == decision["reply"]["text"]


@pytest.mark.parametrize("language", list(languages()))
def test_every_language_says_each_refusal_three_times_and_then_nothing(language: str) -> None:
    words = letter_words(language)
    for subject in (Subject.NOBODY, Subject.CASE, Subject.REVIEW, Subject.ONLINE):
        texts = [said(words, Plea(subject, rung)) for rung in range(5)]
        assert len(set(texts[:3])) == 3
        assert texts[3:] == ["", ""]


def test_a_language_that_is_not_shipped_is_an_error(practice: Practice) -> None:
    with practice.opened() as office, pytest.raises(InputError):
        answer(office, decided(office, JOURNALIST), language="xx")


# -- nobody outside can tell -------------------------------------------------------------------------------------

_KNOWN = st.fixed_dictionaries(
    {},
    optional={
        "client": st.fixed_dictionaries(
            {},
            optional={
                "status": st.sampled_from(["in_treatment", "completed", "deceased", "never", "prospective"]),
                "crisis": st.booleans(),
                "age": st.integers(8, 90),
            },
        ),
        "unit": st.sampled_from(["individual", "couple"]),
        "client_objects": st.booleans(),
        "consent": st.fixed_dictionaries(
            {}, optional={"exists": st.booleans(), "revoked": st.booleans(), "form": st.just("oral")}
        ),
        "access_exceptions": st.just(["serious_harm_other"]),
    },
)
_ASKED = st.fixed_dictionaries(
    {
        "jurisdiction": st.sampled_from(["SG", "US", "UK", "DE", "other"]),
        "requester": st.fixed_dictionaries(
            {
                "kind": st.sampled_from(
                    ["journalist", "friend", "employer", "insurer", "relative", "author", "public"]
                )
            },
            optional={"verified": st.booleans()},
        ),
        "purpose": st.sampled_from(
            ["publication", "curiosity", "underwriting", "employment_decision", "book"]
        ),
        "data": st.sampled_from(["existence", "attendance", "record", "narrative", "image"]),
    }
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    _ASKED, _KNOWN, _KNOWN, st.integers(0, 4), st.sampled_from(list(Form)), st.sampled_from(list(languages()))
)
def test_two_offices_that_know_different_things_answer_alike(
    asked_for: dict[str, Any],
    one: dict[str, Any],
    other: dict[str, Any],
    refusals: int,
    form: Form,
    language: str,
) -> None:
    """Whatever a file says of somebody, and why it is refused: the bytes of the refusal are the same."""
    from datetime import date

    from privity.gate import Refuse
    from privity.services.gate import decide_request
    from privity.services.requests.deciding import rendered
    from privity.services.requests.keeping import with_facts
    from privity.services.requests.replying import compose

    day = date(2026, 11, 27)

    def reply(known: dict[str, Any]) -> bytes | str | None:
        facts = with_facts({**asked_for, **known}, {"prior_refusals": refusals})
        decision = decide_request({"id": "r", "facts": facts}, day)
        if not isinstance(decision, Refuse):
            return "given"
        ruling = Ruling(Clock()(), day, facts, rendered(decision))
        request = KeptRequest("r", day, Channel.EMAIL, REPORTER, facts, rulings=(ruling,))
        made = compose(request, form, language, day)
        return made.text.encode() if made else None

    replies = {reply(one), reply(other), reply({})} - {"given"}
    assert len(replies) <= 1


def test_two_whole_offices_answer_alike_whether_or_not_it_is_a_client(
    practice: Practice, tmp_path: Path
) -> None:
    """The same question about Ann in an office that has Ann, and in one that erased her."""
    from privity.services.erasure import erase_client

    without = practice.copy(tmp_path / "without")
    found = []
    for place, erased in ((practice, False), (without, True)):
        office = place.open(clock=Clock())
        if erased:
            erase_client(office, client(office, "ann"))
            about = ()
        else:
            about = (client(office, "ann"),)
        bodies = []
        for facts in (INSURER, JOURNALIST, {**INSURER, "data": "record"}):
            where = decided(office, facts, about=about, asker=Asker("Ask Er", str(facts["data"])))
            for form in (Form.POST, Form.EMAIL, Form.ALOUD):
                outgoing = answer(office, where, form)
                bodies.append((outgoing.name, outgoing.media_type, outgoing.body()))
                rule_on(office, where, office.today())
        found.append(bodies)
        office.close()
    assert found[0] == found[1]


def test_a_request_is_held_to_its_form(practice: Practice) -> None:
    with practice.opened() as office:
        for wrong in (
            {"asker": Asker("x" * 301)},
            {"asker": Asker("two\nlines")},
            {"words": "a\x00b"},
            {"channel": Channel.OWN},
            {"about": (office.header.house,)},
        ):
            with pytest.raises(InputError):
                asked(office, JOURNALIST, **wrong)
        with pytest.raises(InputError):
            add_request(
                office,
                replace(KeptRequest("r", Clock()().date(), Channel.CALL, Asker(), {}), facts={"datas": "x"}),
            )
        assert list_requests(office) == []
