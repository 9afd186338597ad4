"""Whoever is not entitled to know cannot tell whether a person is a client: not from an answer, nor from a count.

Two practices that differ in one person alone are asked the same things, at random. In one of them the person is
nobody; in the other they are, were, or once asked to be a client, or are erased on the way. Whatever an asker gets to
see is held side by side: every letter in its bytes, every silence, every error.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, partial
from itertools import count
from random import Random
from typing import Any

import pytest
from benchmarks.gate_requests import near_requests
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from privity.errors import PrivityError
from privity.gate import Refuse, Request, decide, parse_examples
from privity.gate.sets import SETS
from privity.gate.vocabulary import FACTS, Kind
from privity.model.consent import Said, Scope
from privity.model.engagement import EndedAs, Engagement, Unit
from privity.model.enquiry import Enquiry, Way
from privity.model.ids import CompartmentId
from privity.model.notes import Draft
from privity.model.people import Client, Contacts
from privity.model.requests import Asker, Channel, KeptRequest, Ruling
from privity.services.clients import add_client
from privity.services.consents.keeping import write_down
from privity.services.door import hand_out
from privity.services.engagements import begin_joint
from privity.services.enquiries import add_enquiry
from privity.services.erasure import erase_client
from privity.services.gate import shipped_library
from privity.services.holds import lift_hold, place_hold
from privity.services.letters import languages
from privity.services.mailing_list import find, subscribe, unsubscribe
from privity.services.notes import finish_note
from privity.services.office import Office
from privity.services.requests.deciding import rendered, rule_on
from privity.services.requests.grant import Form
from privity.services.requests.handling import asked_again
from privity.services.requests.keeping import (
    RequestLine,
    forget_due,
    forget_request,
    is_past,
    list_requests,
    with_facts,
)
from privity.services.requests.practice import facts_of_the_practice
from privity.services.requests.replying import ReplyItem, compose
from tests.house.offices import Clock, make_practice
from tests.spec.office.asked import asked

_numbers = count()


class Truth(StrEnum):
    """What the person really is, in the practice where they are anything."""

    NOBODY = "nobody"
    ASKED_ONCE = "asked once to be a client"
    IN_TREATMENT = "in treatment"
    COMPLETED = "completed"
    DIED = "died"
    COUPLE = "one of a couple"
    REFUSES = "a client who said no"
    HELD = "a client whose record is on hold"


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody outside does next, or the time that goes by."""

    what: str
    asker: int = 0
    facts: dict[str, Any] = field(default_factory=dict)
    channel: Channel = Channel.EMAIL
    form: Form = Form.EMAIL
    language: str = "en"
    words: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """One of the two practices, with its own clock; it goes on from example to example."""

    office: Office
    clock: Clock


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Place, Place]]:
    """The same practice twice, on two machines."""
    made = make_practice(tmp_path_factory.mktemp("one"))
    other = made.copy(tmp_path_factory.mktemp("other") / "machine")
    clocks = Clock(), Clock()
    offices = made.open(clock=clocks[0]), other.open(clock=clocks[1])
    yield Place(offices[0], clocks[0]), Place(offices[1], clocks[1])
    for office in offices:
        office.close()


# Whoever is not entitled: each of them is refused whatever is known, or asks for what the practice has of everybody.
_OUTSIDERS = (
    "journalist", "author", "publisher", "public", "student", "friend", "relative", "partner", "parent", "employer",
    "insurer", "school", "researcher", "lawyer", "police", "immigration", "doctor", "executor", "client", "ex_client",
)  # fmt: skip
_WANTED = (
    "publication", "book", "curiosity", "understanding", "underwriting", "employment_decision", "divorce",
    "investigation", "estate_claim", "continuity_of_care", "own_access", "parental_interest", "reputation",
)  # fmt: skip
_ASKED = st.fixed_dictionaries(
    {
        "requester": st.fixed_dictionaries(
            {"kind": st.sampled_from(_OUTSIDERS)}, optional={"verified": st.just(False)}
        ),
        "purpose": st.sampled_from(_WANTED),
        "data": st.sampled_from(["existence", "attendance", "record", "session_notes", "narrative", "quote"]),
    },
    optional={
        "instrument": st.fixed_dictionaries({"type": st.sampled_from(["letter", "lawyer_subpoena"])}),
        "pressure": st.sampled_from(["deadline", "fame", "others_do_it"]),
    },
)
_PRACTICES = st.fixed_dictionaries(
    {
        "jurisdiction": st.sampled_from(["SG", "US", "UK", "DE", "AU", "CA", "other"]),
        "profession": st.sampled_from(["psychologist", "counsellor", "sexologist"]),
    }
)
_CHANNELS = st.sampled_from([one for one in Channel if one not in (Channel.OWN, Channel.PASSING)])
_ASKS = st.builds(
    Step,
    st.sampled_from(["ask", "ask", "ask", "insist"]),
    st.integers(0, 1),
    _ASKED,
    _CHANNELS,
    st.sampled_from([Form.POST, Form.EMAIL, Form.ALOUD]),
    st.sampled_from(list(languages())),
    st.sampled_from(["", "named", "a softer question, just background"]),
)
_OTHERS = st.builds(Step, st.sampled_from(["join the list", "wait", "a word out of place"]))
_STEPS = st.lists(st.one_of(_ASKS, _ASKS, _ASKS, _OTHERS), min_size=3, max_size=7)
# What the person is, and before which step they are erased; beyond the last they are not.
_PEOPLE = st.tuples(st.sampled_from(list(Truth)), st.integers(0, 9))


# An example writes a hundred entries: what fails is shown as it was drawn, and not made smaller for minutes.
@settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(_PEOPLE, _PEOPLE, _PRACTICES, _STEPS)
def test_nobody_outside_can_tell_who_is_a_client(
    places: tuple[Place, Place],
    one: tuple[Truth, int],
    other: tuple[Truth, int],
    practice: dict[str, Any],
    steps: list[Step],
) -> None:
    number = next(_numbers)
    found = [
        seen(where, *each, practice, steps, number) for where, each in zip(places, (one, other), strict=True)
    ]
    assert found[0] == found[1]


# -- whatever is known of somebody, and by whomever it is asked --------------------------------------------------------

# What whoever asks knows, since they say it or hold the paper. Everything else is the practice's own knowledge.
_THEIRS = (
    "requester", "instrument", "jurisdiction", "subdivision", "profession", "registered", "codes", "setting", "mode",
    "covered_entity", "proposed_recipient", "recipient_bound_by_secrecy", "authority", "authority_verified", "purpose",
    "data", "claimed_ground", "pressure", "prior_refusals", "practitioner_status", "proceedings", "identifiability",
    "channel", "min_cell", "dp",
)  # fmt: skip
_OURS = tuple(path for path in FACTS if path.split(".")[0] not in _THEIRS)


@settings(max_examples=400)
@given(st.integers(0, 2**32), st.sampled_from(list(Form)[1:]), st.sampled_from(list(languages())))
def test_what_is_known_of_somebody_moves_no_word_and_no_step_of_a_refusal(
    seed: int, form: Form, language: str
) -> None:
    """Courts and police with their papers among the askers: only a client who proved who they are is told more.

    The answer's words are the same, and so is the work of finding them: the same functions, called as often.
    """
    random, day = Random(seed), date(2026, 11, 27)
    base = next(near_requests(_examples(), 1, random)).facts
    theirs = {path: value for path, value in base.items() if path.split(".")[0] in _THEIRS}
    if theirs.get("requester.kind") in SETS["the_client"] and theirs.get("requester.verified") is True:
        return
    found = set()
    for known in ({}, *(next(near_requests([Request("r", base)], 1, random)).facts for _ in range(4))):
        facts = theirs | {path: value for path, value in known.items() if path in _OURS}
        decision = decide(Request("r", facts), shipped_library().book_for(facts), day)
        if not isinstance(decision, Refuse):
            continue
        kept = with_facts({}, {path: _as_stated(path, value) for path, value in theirs.items()})
        ruling = Ruling(
            Clock()(), day, {"prior_refusals": theirs.get("prior_refusals", 0)}, rendered(decision)
        )
        request = KeptRequest("r", day, Channel.LETTER, Asker("Pat Invented"), kept, rulings=(ruling,))
        compose(request, form, language, day)
        with counted() as calls:
            made = compose(request, form, language, day)
        found.add((made, calls[0]))
    assert len(found) <= 1


@cache
def _examples() -> list[Request]:
    return [
        one.request for pack in shipped_library().packs for one in parse_examples(pack, date(2026, 11, 27))
    ]


def _as_stated(path: str, value: Any) -> Any:
    if FACTS[path].kind is Kind.DAYS:
        return f"{value}d"
    return sorted(value) if isinstance(value, frozenset) else value


@contextmanager
def counted() -> Iterator[list[int]]:
    """Count the functions that are called."""
    calls = [0]

    def one_more(_frame: object, event: str, _argument: object) -> None:
        calls[0] += event == "call"

    # Collecting garbage calls functions of its own whenever it is due.
    gc.disable()
    sys.setprofile(one_more)
    try:
        yield calls
    finally:
        sys.setprofile(None)
        gc.enable()


def seen(
    place: Place, truth: Truth, erased: int, practice: dict[str, Any], steps: list[Step], number: int
) -> list[object]:
    """Everything that somebody outside gets to see, with the person being what they are."""
    office = place.office
    for line in list_requests(office):
        forget_request(office, line.compartment)
    name, email = f"Xen Invented-{number}", f"xen{number}@example.org"
    who = meant(office, truth, number, name, email)
    found: list[object] = []
    for turn, step in enumerate(steps):
        if turn == erased and truth is not Truth.HELD:
            for one in who:
                erase_client(office, one)
            who = ()
        match step.what:
            case "wait":
                place.clock.now += timedelta(days=190)
                forget_due(office, place.clock.now.date())
            case "join the list":
                subscribe(office, email, name, "at the market", place.clock.now.date())
                line_of_theirs = find(office, email)
                found.append((line_of_theirs is not None, unsubscribe(office, email)))
            case "a word out of place":
                found.append(failed(partial(asked, office, {"purpose": name}, about=who)))
            case _:
                asks = replace(step, facts={**practice, **step.facts})
                found.append(answered(office, asks, who, number, name))
    found.append(facts_of_the_practice(office))
    if truth is Truth.HELD:
        lift_hold(office, who[0])
    return found


def answered(
    office: Office,
    step: Step,
    who: tuple[CompartmentId, ...],
    number: int,
    name: str,
) -> object:
    """Somebody asks, or asks again, and is answered."""
    words = f"Does {name} come to see you?" if step.words == "named" else step.words
    contact = f"{step.asker}@{number}.example"
    today = office.now().date()
    theirs = [
        line
        for line in list_requests(office)
        if line.overview.contact == contact and not is_past(line.overview, today)
    ]
    before = [line.compartment for line in sorted(theirs, key=first_asked)]
    if step.what == "insist" and before:
        where = before[0]
        asked_again(office, where, step.channel, words)
    else:
        asker = Asker(f"Asker {step.asker} of {number}", f"House {number}", contact)
        where = asked(office, step.facts, asker=asker, channel=step.channel, about=who, words=words)
        rule_on(office, where, office.today())

    def go() -> object:
        [outgoing] = hand_out(office, ReplyItem(where, step.form, step.language))
        return outgoing.name, outgoing.media_type, outgoing.body()

    return failed(go)


def first_asked(line: RequestLine) -> tuple[object, ...]:
    """An order of requests that follows from what was asked, and not from their ids."""
    one = line.overview
    return one.received, one.refusals, one.channel, one.asker, one.purpose, one.data


def failed(act: Any) -> object:
    """What was given, or the words of why not."""
    try:
        return act()
    except PrivityError as error:
        return type(error), error.message, error.field, error.remedy


def meant(office: Office, truth: Truth, number: int, name: str, email: str) -> tuple[CompartmentId, ...]:
    """Make the person what they are, and say whom a question about them concerns."""
    if truth is Truth.NOBODY:
        return ()
    reference, first = f"x-{number}", date(2026, 3, 2)
    person = Client(reference, (name,), contacts=Contacts(email=(email,)))
    if truth is Truth.ASKED_ONCE:
        add_enquiry(office, person, Enquiry(first, Way.CALL, date(2030, 1, 1)), "Asked for a first hour.")
        return ()
    ended = {Truth.COMPLETED: EndedAs.COMPLETED, Truth.DIED: EndedAs.DIED}.get(truth)
    work = Engagement(f"{reference}-1", (reference,), first, Unit.INDIVIDUAL, ended and first, ended)
    who = add_client(office, person, work)
    finish_note(
        office, who, Draft(f"{reference}-n", f"{reference}-1", first, f"{name} spoke of the harbour.")
    )
    if truth is Truth.COUPLE:
        partner = add_client(
            office,
            Client(f"p-{number}", (f"Par Invented-{number}",)),
            Engagement(f"p-{number}-1", (f"p-{number}",), first),
        )
        begin_joint(office, (who, partner), Unit.COUPLE, first)
    if truth is Truth.HELD:
        place_hold(office, who, "a complaint")
    if truth is Truth.REFUSES:
        scope = Scope("The Invented Times", "journalist", "publication", ("narrative",), "Nothing.")
        write_down(office, who, scope, Said.REFUSED, first)
    return (who,)
