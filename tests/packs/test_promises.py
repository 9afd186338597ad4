"""Promises that hold whatever the packs say, on requests made at random from the vocabulary."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from privity.gate import Refuse, decide, outcome_of, render
from privity.gate.request import Request, Value
from privity.gate.sets import SETS
from privity.gate.vocabulary import FACTS, SAYS_UNKNOWN, Fact, Kind, Remedy
from privity.services.gate import shipped_library

TODAY = date(2026, 11, 22)


def values(fact: Fact) -> st.SearchStrategy[Value]:
    """Any value that a fact can have."""
    known = [value for value in fact.values if (fact.path, value) not in SAYS_UNKNOWN]
    match fact.kind:
        case Kind.FLAG:
            return st.booleans()
        case Kind.NUMBER | Kind.DAYS:
            return st.integers(0, 400)
        case Kind.CHOICE:
            return st.sampled_from(known)
        case Kind.CHOICES:
            return st.frozensets(st.sampled_from(known), max_size=3)
        case Kind.WORD:
            return st.sampled_from(["murder", "rape", "theft", "CA", "ON"])
        case Kind.WORDS:
            return st.frozensets(st.sampled_from(["BACP", "HCPC", "AHPRA"]), max_size=2)


REQUESTS = st.fixed_dictionaries({}, optional={path: values(fact) for path, fact in FACTS.items()})


def decided(facts: dict[str, Value]) -> dict[str, object]:
    request = Request("r", facts)
    return render(decide(request, shipped_library().book_for(facts), TODAY))


@given(REQUESTS)
def test_every_request_gets_a_decision_of_the_contract(facts: dict[str, Value]) -> None:
    shown = decided(facts)
    assert shown["outcome"] in ("permit", "limited", "must", "refuse")
    assert shown["basis"]
    assert shown["undetermined"] in (True, False)
    if shown["undetermined"]:
        assert shown["outcome"] == "refuse"
        assert shown["missing"]
    leaves = shown["outcome"] != "refuse"
    assert ("log_disclosure" in shown["obligations"]) == leaves  # type: ignore[operator]
    assert ("log_request" in shown["obligations"]) != leaves  # type: ignore[operator]


@given(
    REQUESTS, st.sampled_from(SETS["publicity"]), st.sampled_from(["narrative", "quote", "image", "summary"])
)
def test_for_publicity_nothing_is_ever_a_task_to_get_from_the_client(
    facts: dict[str, Value], purpose: str, data: str
) -> None:
    request = Request("r", {**facts, "purpose": purpose, "data": data})
    decision = decide(request, shipped_library().book_for(request.facts), TODAY)
    if isinstance(decision, Refuse):
        for missing in decision.missing:
            for path in missing.fact.split("|"):
                assert not (path.startswith("consent.") and missing.remedy is Remedy.OBTAIN)


@given(REQUESTS, st.sampled_from(SETS["publicity"]), st.sampled_from(["narrative", "quote", "image"]))
def test_publicity_that_the_client_did_not_raise_never_leaves(
    facts: dict[str, Value], purpose: str, data: str
) -> None:
    for raised in ("practitioner", "staff", "publisher", None):
        asked = {**facts, "purpose": purpose, "data": data, "mode": "request", "instrument.type": "none"}
        asked.pop("consent.initiated_by", None)
        if raised is not None:
            asked["consent.initiated_by"] = raised
        assert decided(asked)["outcome"] == "refuse"


@given(REQUESTS, st.sampled_from(["journalist", "friend", "employer", "public", "author", "publisher"]))
def test_strangers_without_consent_or_instrument_get_nothing(facts: dict[str, Value], kind: str) -> None:
    asked = {
        path: value
        for path, value in facts.items()
        if not path.startswith(("consent.", "instrument.", "threat.", "abuse.", "offence."))
    }
    asked |= {"requester.kind": kind, "mode": "request", "proposed_recipient": "employer", "data": "summary"}
    assert decided({**asked, "authority": "none"})["outcome"] == "refuse"


@given(REQUESTS)
def test_what_the_asker_claims_or_presses_changes_nothing(facts: dict[str, Value]) -> None:
    pressed = {**facts, "claimed_ground": "fame", "pressure": "deadline", "client_self_disclosed": True}
    calm = {path: value for path, value in facts.items() if FACTS[path].ground is not False}
    assert {**decided(pressed), "reply": None} == {**decided(calm), "reply": None}


@given(REQUESTS, st.data())
def test_forgetting_a_ground_never_turns_a_refusal_into_a_disclosure(
    facts: dict[str, Value], data: st.DataObject
) -> None:
    """Unknown never permits: taking away evidence for a release cannot open a door."""
    evidence = [
        path
        for path in facts
        if path.startswith(
            ("consent.", "requester.", "authority", "instrument.verified", "vendor.", "supervision.")
        )
        and not FACTS[path].presumable
        and FACTS[path].unstated is None
        and path not in ("consent.signers", "consent.participants", "consent.covers", "consent.age_days")
    ]
    if not evidence or decided(facts)["outcome"] != "refuse":
        return
    forgotten = data.draw(st.sampled_from(evidence))
    assert decided({path: value for path, value in facts.items() if path != forgotten})["outcome"] == "refuse"


@pytest.mark.parametrize("jurisdiction", FACTS["jurisdiction"].values)
def test_an_empty_request_is_refused_with_the_non_confirming_reply(jurisdiction: str) -> None:
    request = Request("r", {"jurisdiction": jurisdiction})
    decision = decide(request, shipped_library().book_for(request.facts), TODAY)
    assert outcome_of(decision) == "refuse"
    assert decision.grounds.reply.kind == "ncnd"
