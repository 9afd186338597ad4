"""Facts the gate works out: who signed, what a paper reaches, what is publicity."""

import pytest

from privity.gate import parse_request
from privity.gate.derived import complete


def derived(path: str, **groups: object) -> object:
    return complete(parse_request({"id": "r", "facts": groups}).facts, law_pack=True).get(path)


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ({"consent": {"signers": ["client"]}, "unit": "individual"}, True),
        ({"consent": {"signers": ["client"]}}, True),
        ({"consent": {"signers": []}}, False),
        ({"consent": {}}, None),
        ({"consent": {"signers": ["partner_a"]}, "unit": "couple"}, False),
        ({"consent": {"signers": ["client"]}, "unit": "couple"}, False),
        ({"consent": {"signers": ["client"]}, "unit": "couple", "other_partner_consent": True}, True),
        ({"consent": {"signers": ["partner_a", "partner_b"]}, "unit": "couple"}, True),
        ({"consent": {"signers": ["partner_a"], "participants": ["partner_a", "partner_b"]}, "unit": "couple"}, False),
        ({"consent": {"signers": ["partner_a"], "participants": ["partner_a"]}, "unit": "couple"}, False),
        ({"consent": {"signers": ["client"]}, "unit": "family"}, None),
        ({"consent": {"signers": ["parent", "child"], "participants": ["parent", "child"]}, "unit": "family"}, True),
        ({"consent": {"signers": ["requester"]}, "requester": {"kind": "client"}}, True),
        ({"consent": {"signers": ["requester"]}, "requester": {"kind": "partner"}}, False),
        ({"consent": {"signers": ["executor"]}, "client": {"status": "deceased"}}, True),
        ({"consent": {"signers": ["executor"]}, "client": {"status": "completed"}}, False),
        ({"consent": {"signers": ["client"]}, "client": {"capacity": False}}, False),
        ({"consent": {"signers": ["parent"]}, "client": {"age": 9, "competent_minor": False}}, True),
        ({"consent": {"signers": ["parent"]}, "client": {"age": 9}}, None),
        ({"consent": {"signers": ["parent"]}, "client": {"age": 14, "competent_minor": True}}, False),
        ({"consent": {"signers": ["child"]}, "client": {"age": 14, "competent_minor": True}}, True),
        ({"consent": {"signers": ["child"]}, "client": {"age": 14}}, None),
        ({"consent": {"signers": ["client"]}, "client": {"age": 17}}, True),
        ({"consent": {"signers": ["parent"]}, "client": {"age": 17}}, False),
        ({"consent": {"signers": ["parent"]}, "client": {"age": 40}}, False),
    ],
)  # fmt: skip
def test_who_must_sign(groups: dict[str, object], expected: bool | None) -> None:
    assert derived("consent.all_signed", **groups) is expected


@pytest.mark.parametrize(
    ("data", "named", "reach"),
    [
        ("attendance", ["attendance"], "all"),
        ("attendance", ["record"], "all"),
        ("record", ["attendance"], "part"),
        ("session_notes", ["record"], "outside"),
        ("hiv", ["record"], "outside"),
        ("record", ["session_notes"], "outside"),
        ("record", [], "outside"),
    ],
)
def test_what_a_paper_reaches(data: str, named: list[str], reach: str) -> None:
    assert derived("instrument.reach", data=data, instrument={"in_scope": named}) == reach
    assert derived("consent.reach", data=data, consent={"exists": True, "covers": named}) == reach


def test_an_instrument_that_names_nothing_reaches_nothing_known() -> None:
    assert derived("instrument.reach", data="record", instrument={"type": "court_order"}) is None


def test_a_consent_that_lists_no_data_covers_what_is_asked_for() -> None:
    assert derived("consent.reach", data="record", consent={"exists": True}) == "all"


@pytest.mark.parametrize(
    ("consent", "expected"),
    [
        ({"expiry": "90d", "age_days": 90}, True),
        ({"expiry": "90d", "age_days": 91}, False),
        ({"expiry": "90d"}, True),
        ({"age_days": 5}, None),
    ],
)
def test_when_a_consent_has_run_out(consent: dict[str, object], expected: bool | None) -> None:
    assert derived("consent.unexpired", consent=consent) is expected


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ({"purpose": "public_talk", "data": "narrative"}, True),
        ({"purpose": "public_talk", "data": "aggregate"}, False),
        ({"purpose": "public_talk"}, True),
        ({"purpose": "testimonial", "data": "quote"}, True),
        ({"purpose": "publication", "data": "aggregate"}, False),
        ({"purpose": "payment"}, False),
        ({}, None),
    ],
)
def test_what_is_publicity(groups: dict[str, object], expected: bool | None) -> None:
    assert derived("publicity", **groups) is expected


def test_a_described_threat_or_abuse_is_a_stated_one() -> None:
    assert derived("threat.exists", threat={"seriousness": "lethal"}) is True
    assert derived("abuse.exists", abuse={"kind": "sexual"}) is True
    assert derived("abuse.exists", abuse={"kind": "sexual", "exists": False}) is False


def test_an_order_issued_by_a_judge_is_signed_by_one_unless_the_paper_shows_otherwise() -> None:
    order = {"type": "court_order", "issuer": "judge"}
    assert derived("instrument.judge_signed", instrument=order) is True
    assert derived("instrument.judge_signed", instrument={**order, "judge_signed": False}) is False
    assert (
        derived("instrument.judge_signed", instrument={"type": "lawyer_subpoena", "issuer": "judge"}) is None
    )
    assert (
        derived("instrument.judge_signed", instrument={"type": "court_order", "issuer": "court_registry"})
        is None
    )
