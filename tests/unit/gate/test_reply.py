"""The answer gives nothing away: its kind follows from who asks, its words from what the asker knows already."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.gate import Reply, parse_request
from privity.gate.reply import reply_for
from privity.gate.vocabulary import FACTS, Kind

THIRD_PARTIES = [
    "journalist",
    "employer",
    "insurer",
    "friend",
    "relative",
    "partner",
    "police",
    "lawyer",
    "public",
]


def reply(outcome: str, **groups: object) -> Reply:
    return reply_for(parse_request({"id": "r", "facts": groups}).facts, outcome)


@pytest.mark.parametrize("kind", THIRD_PARTIES)
@pytest.mark.parametrize("verified", [True, False, None])
def test_a_third_party_who_is_refused_learns_nothing(kind: str, verified: bool | None) -> None:
    answer = reply("refuse", requester={"kind": kind, "verified": verified}, data="attendance")
    assert answer.kind == "ncnd"
    assert answer.text.startswith("I don't comment on whether any person is or has been a client")


@given(
    st.dictionaries(
        st.sampled_from(
            [path for path, fact in FACTS.items() if path.startswith(("client.", "consent.", "threat."))]
        ),
        st.sampled_from([True, False, 1, 40, "completed", "never", "deceased"]),
    ),
    st.sampled_from(["existence", "record", "narrative"]),
    st.integers(0, 5),
)
def test_the_words_of_a_refusal_depend_on_nothing_that_is_known_about_a_client(
    known: dict[str, object], data: str, refusals: int
) -> None:
    groups: dict[str, dict[str, object]] = {}
    for path, value in known.items():
        group, _, name = path.partition(".")
        fact = FACTS[path]
        fits = {
            Kind.FLAG: isinstance(value, bool),
            Kind.NUMBER: isinstance(value, int) and not isinstance(value, bool),
            Kind.CHOICE: value in fact.values,
        }
        if fits.get(fact.kind, False):
            groups.setdefault(group, {})[name] = value
    asked = {"requester": {"kind": "journalist", "verified": True}, "data": data, "prior_refusals": refusals}
    assert reply("refuse", **asked, **groups) == reply("refuse", **asked)


def test_where_only_a_case_is_wanted_the_refusal_is_warm_and_offers_the_common_issues() -> None:
    answer = reply(
        "refuse", requester={"kind": "journalist", "verified": True}, data="narrative", purpose="publication"
    )
    assert answer.kind == "ncnd"
    assert "strictly confidential" in answer.text
    assert "most common kinds of issues" in answer.text


def test_insistence_shortens_the_answer_until_there_is_none() -> None:
    asked = {"requester": {"kind": "journalist", "verified": True}, "data": "narrative"}
    texts = [reply("refuse", **asked, prior_refusals=count).text for count in range(5)]
    assert [len(text) for text in texts] == sorted((len(text) for text in texts), reverse=True)
    assert texts[3:] == ["", ""]
    assert all(texts[:3])


def test_the_client_gets_an_ordinary_answer_and_somebody_unproven_does_not() -> None:
    assert reply("refuse", requester={"kind": "client", "verified": True}).kind == "ack"
    assert reply("refuse", requester={"kind": "client", "verified": False}).kind == "ncnd"
    assert reply("refuse", requester={"kind": "client"}).kind == "ncnd"


def test_whoever_asks_for_what_the_client_has_just_forbidden_is_answered_as_a_stranger() -> None:
    asked = {"requester": {"kind": "client", "verified": True}, "proposed_recipient": "doctor"}
    assert reply("refuse", **asked, client_objects=True).kind == "ncnd"
    assert reply("refuse", **asked, consent={"revoked": True}).kind == "ncnd"
    assert reply("refuse", **asked).kind == "ack"


def test_an_instrument_is_answered_formally_unless_nothing_about_it_is_genuine() -> None:
    instrument = {"type": "lawyer_subpoena"}
    assert (
        reply("refuse", requester={"kind": "lawyer", "verified": True}, instrument=instrument).kind
        == "counsel"
    )
    assert (
        reply("refuse", requester={"kind": "lawyer"}, instrument={**instrument, "verified": True}).kind
        == "counsel"
    )
    assert reply("refuse", requester={"kind": "lawyer"}, instrument=instrument).kind == "ncnd"
    assert (
        reply("refuse", requester={"kind": "lawyer", "verified": True}, instrument={"type": "letter"}).kind
        == "ncnd"
    )


def test_a_report_or_an_internal_question_answers_nobody() -> None:
    assert reply("must", mode="self_initiated_report", requester={"kind": "none"}) == reply(
        "refuse", mode="self_initiated_report"
    )
    assert (
        reply("limited", requester={"kind": "supervisor", "verified": True}, purpose="supervision").kind
        == "none"
    )
    assert reply("refuse", requester={"kind": "peer", "verified": True}, purpose="curiosity").kind == "ncnd"


def test_anyone_may_be_answered_about_figures() -> None:
    asked = {"requester": {"kind": "journalist"}, "data": "aggregate"}
    assert reply("permit", **asked).kind == "ack"
    assert reply("refuse", **asked).kind == "ack"


def test_no_reply_says_what_it_must_not() -> None:
    for outcome in ("permit", "limited", "must", "refuse"):
        for kind in (*THIRD_PARTIES, "client", "court"):
            text = reply(outcome, requester={"kind": kind, "verified": True}, data="record").text.lower()
            for word in ("my client", "former", "authoriz", "authoris", "that case", "no longer"):
                assert word not in text
