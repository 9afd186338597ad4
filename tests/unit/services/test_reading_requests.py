"""What a letter seems to say, who asked before, and which question is put next."""

from datetime import date
from types import MappingProxyType
from typing import Any

import pytest

from privity.errors import InputError
from privity.gate import Refuse, decide, parse_request
from privity.gate.interview import next_question
from privity.gate.sets import SETS
from privity.gate.vocabulary import FACTS
from privity.letters import parse_words
from privity.model.requests import Channel, RequestOverview, RequestState
from privity.services.gate import shipped_library
from privity.services.requests.handling import parse_answer
from privity.services.requests.insistence import is_alike
from privity.services.requests.reading import propose, propose_deadline

DAY = date(2026, 11, 27)


def said(text: str) -> dict[str, str]:
    return {one.fact: one.value for one in propose(text)}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "I am a journalist writing a feature. Could you tell us your most bizarre case? We go to press Friday.",
            {"requester.kind": "journalist", "purpose": "publication", "data": "narrative"},
        ),
        (
            "We act for the husband in the divorce. A subpoena is enclosed. Send the complete file.",
            {
                "requester.kind": "lawyer",
                "instrument.type": "lawyer_subpoena",
                "purpose": "divorce",
                "data": "record",
            },
        ),
        (
            "It is hereby ordered that copies of the file be produced to the Registrar of the Court.",
            {"instrument.type": "court_order", "requester.kind": "court", "data": "record"},
        ),
        ("This is a subject access request: a copy of my notes, please.", {"purpose": "own_access"}),
        ("Is my wife a client of yours?", {"requester.kind": "partner"}),
        ("", {}),
        ("Good morning, and a nice weekend.", {}),
    ],
)
def test_a_letter_proposes_what_it_says_of_itself(text: str, facts: dict[str, str]) -> None:
    found = said(text)
    assert facts.items() <= found.items()
    assert bool(found) == bool(facts)


def test_every_proposal_is_a_fact_of_the_gate_with_its_passage() -> None:
    text = (
        "We act for the accused. Subpoena. Deadline: an honorarium for your diagnosis, pursuant to section 9."
    )
    for one in propose(text):
        assert parse_answer(one.fact, [one.value]) == one.value
        assert parse_request({"facts": _nested(one.fact, one.value)})
        assert one.because in " ".join(text.split())


def _nested(path: str, value: Any) -> dict[str, Any]:
    group, _, name = path.rpartition(".")
    return {group: {name: value}} if group else {name: value}


def test_nothing_is_proposed_about_the_client() -> None:
    from privity.services.requests.reading import _cues

    for fact, value, _ in _cues():
        assert fact.split(".")[0] in {"instrument", "requester", "purpose", "data", "pressure"}
        parse_request({"facts": _nested(fact, value)})


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("within 14 days", date(2026, 12, 11)),
        ("within 2 weeks of this letter, or by the 3rd of December 2026", date(2026, 12, 3)),
        ("no later than 5 May 2027", date(2027, 5, 5)),
        ("by 31 February 2027", None),
        ("by 12 Smarch 2027", None),
        ("soon", None),
    ],
)
def test_the_day_that_a_letter_names(text: str, day: date | None) -> None:
    assert propose_deadline(text, DAY) == day


def line(
    name: str = "", house: str = "", contact: str = "", purpose: str = "underwriting"
) -> RequestOverview:
    return RequestOverview(
        DAY, Channel.EMAIL, name, house, "", purpose, "record", RequestState.OPEN, contact=contact
    )


def test_who_counts_as_the_same_asker() -> None:
    pat = line("Pat Invented", "Invented Mutual", "pat@mutual.example")
    assert is_alike(pat, line(" PAT invented", "Invented  Mutual"))
    assert is_alike(pat, line(contact="Pat@Mutual.example"))
    assert not is_alike(pat, line("Kim", "Invented Mutual"))
    assert not is_alike(pat, line("Pat Invented", "Another House"))
    assert not is_alike(line(), line())
    reporters = (
        line("Pat", "The Times", purpose="publication"),
        line("Kim", "the times", purpose="public_talk"),
    )
    assert is_alike(*reporters)


def ask(facts: dict[str, Any]) -> str | None:
    request = parse_request({"facts": facts})
    found = next_question(request, shipped_library().book_for(request.facts), DAY)
    return found.fact if found else None


@pytest.mark.parametrize("purpose", SETS["publicity"])
def test_for_publicity_nothing_is_ever_asked(purpose: str) -> None:
    for facts in (
        {},
        {"requester": {"kind": "journalist"}},
        {"data": "narrative", "consent": {"exists": True}},
    ):
        assert ask({**facts, "purpose": purpose}) is None


def test_the_interview_begins_with_what_was_asked_and_ends_where_nothing_would_change() -> None:
    assert ask({}) == "requester.kind"
    assert ask({"requester": {"kind": "friend"}}) == "purpose"
    friend = {
        "jurisdiction": "SG", "profession": "counsellor", "unit": "individual", "purpose": "curiosity",
        "data": "existence", "requester": {"kind": "friend", "verified": True}, "client_objects": True,
    }  # fmt: skip
    assert ask(friend) is None


def test_an_interview_comes_to_a_decision() -> None:
    """Answered as a complete release would be, it asks nothing twice and ends in a permission."""
    answers: dict[str, Any] = {
        "requester.verified": True, "client.capacity": True, "client_objects": False, "consent.exists": True,
        "consent.form": "written", "consent.signers": frozenset({"client"}), "consent.recipient_named": True,
        "consent.content_specific": True, "consent.purpose": "continuity_of_care", "consent.expiry": 90,
        "consent.age_days": 1, "consent.revocation_told": True, "consent.revoked": False,
        "consent.conditioned": False,
    }  # fmt: skip
    request = parse_request(
        {
            "facts": {
                "jurisdiction": "other", "profession": "counsellor", "unit": "individual",
                "purpose": "continuity_of_care", "data": "summary", "proposed_recipient": "doctor",
                "requester": {"kind": "client"}, "client": {"status": "in_treatment"},
            }
        }
    )  # fmt: skip
    asked: list[str] = []
    book = shipped_library().book_for(request.facts)
    while (question := next_question(request, book, DAY)) is not None:
        assert question.fact not in asked
        assert question.asks
        asked.append(question.fact)
        facts = MappingProxyType({**request.facts, question.fact: answers[question.fact]})
        request = type(request)(request.id, facts)
    assert not isinstance(decide(request, book, DAY), Refuse)
    assert asked


def test_answers_of_a_page_become_facts() -> None:
    assert parse_answer("client.capacity", ["yes"]) is True
    assert parse_answer("client.capacity", [""]) is None
    assert parse_answer("client.age", ["17"]) == 17
    assert parse_answer("consent.expiry", ["90"]) == "90d"
    assert parse_answer("consent.signers", ["client", " "]) == ["client"]
    assert set(FACTS) >= {"client.age"}
    for fact, value in (("client.age", "young"), ("nonsense", "x")):
        with pytest.raises(InputError):
            parse_answer(fact, [value])


@pytest.mark.parametrize(
    "text", ["not toml = = =", "language = 'x'", "language='x'\nname='x'\nreviewed=''\ndate=''"]
)
def test_a_language_with_gaps_is_not_loaded(text: str) -> None:
    with pytest.raises(InputError):
        parse_words(text)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({"house": "The Invented Times"}, {"house": "Invented Times Ltd."}, True),
        ({"house": "L\u00e9man Soir"}, {"house": "Le Le\u0301man Soir SA"}, True),
        ({"contact": "pat@times.example"}, {"contact": "Kim <kim@TIMES.example"}, True),
        ({"contact": "pat@gmail.com"}, {"contact": "kim@gmail.com"}, False),
        ({"contact": "pat@yahoo.co.uk"}, {"contact": "kim@yahoo.co.uk"}, False),
        ({"contact": "by telephone"}, {"contact": "at the door"}, False),
        ({"house": "The"}, {"house": "Ltd"}, False),
        ({"house": "The Times"}, {"house": "The Post"}, False),
    ],
)
def test_a_house_is_known_by_its_name_and_its_post(
    one: dict[str, str], other: dict[str, str], alike: bool
) -> None:
    """For a story the house counts as one, however it is written; for anything else only the same person does."""
    pat, kim = line("Pat", purpose="publication", **one), line("Kim", purpose="publication", **other)
    assert is_alike(pat, kim) is alike
    assert not is_alike(line("Pat", purpose="payment", **one), kim)
