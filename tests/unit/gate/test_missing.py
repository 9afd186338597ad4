"""What a refusal says is missing, and what may properly be done about it."""

import pytest

from privity.gate import Refuse
from tests.unit.gate.packs import decision, pack

LOCK = """
  - {id: lock, modality: must_not, says: locked, cite: s, applies: {data: {not: aggregate}}}
"""
ORDER = """
  - id: order
    modality: must
    says: an order
    cite: s
    applies: {requester.kind: lawyer}
    requires: {instrument.type: court_order, requester.verified: true, instrument.verified: true, instrument.reach: all}
    exception_to: lock
"""
RELEASE = """
  - id: release
    modality: may
    says: a release
    cite: s
    applies: {purpose: [litigation, book]}
    requires: {consent.exists: true, consent.form: written, requester.verified: true, consent.revoked: false}
    exception_to: lock
"""
FOR_THIS_PURPOSE = "consent.form: written, consent.recipient_named: true, consent.purpose_fits: true"
LAWYER = {"requester": {"kind": "lawyer", "verified": True}, "purpose": "litigation", "data": "record"}


def refused(texts: tuple[str, ...], facts: dict[str, object]) -> Refuse:
    decided = decision(texts, facts)
    assert isinstance(decided, Refuse)
    return decided


def missing(texts: tuple[str, ...], facts: dict[str, object]) -> list[tuple[str, str]]:
    return [(each.fact, each.remedy.value) for each in refused(texts, facts).missing]


def test_under_a_head_that_is_not_right_nothing_else_is_asked() -> None:
    assert missing((pack(LOCK + ORDER),), {**LAWYER, "instrument": {"type": "letter"}}) == [
        ("instrument.type", "obtain")
    ]


def test_two_ways_that_differ_in_one_fact_are_told_as_alternatives() -> None:
    assert missing((pack(LOCK + ORDER + RELEASE),), LAWYER) == [("consent.exists|instrument.type", "obtain")]


def test_the_nearest_way_is_the_one_with_the_fewest_missing_facts() -> None:
    consent = {"exists": True, "form": "oral", "revoked": False}
    assert missing(
        (pack(LOCK + ORDER + RELEASE),), {**LAWYER, "consent": consent, "instrument": {"type": "court_order"}}
    ) == [("consent.form", "obtain")]


def test_a_final_fact_makes_the_refusal_final() -> None:
    consent = {"exists": True, "form": "written", "revoked": True}
    decided = refused((pack(LOCK + RELEASE),), {**LAWYER, "consent": consent})
    assert not decided.undetermined
    assert [(each.fact, each.remedy.value) for each in decided.missing] == [("consent.revoked", "none")]


def test_a_fact_that_is_merely_unknown_can_be_looked_at() -> None:
    decided = refused((pack(LOCK + RELEASE),), {**LAWYER, "consent": {"exists": True, "form": "written"}})
    assert decided.undetermined
    assert [(each.fact, each.remedy.value) for each in decided.missing] == [("consent.revoked", "verify")]


@pytest.mark.parametrize("consent", [{}, {"exists": None}, {"exists": False}])
def test_for_publicity_without_an_offer_nothing_is_listed_and_the_refusal_is_final(
    consent: dict[str, object],
) -> None:
    facts = {
        "requester": {"kind": "journalist", "verified": True},
        "purpose": "book",
        "data": "narrative",
        "consent": consent,
    }
    decided = refused((pack(LOCK + RELEASE),), facts)
    assert decided.missing == ()
    assert not decided.undetermined


def test_for_publicity_a_consent_fact_is_never_a_task_whatever_a_pack_says() -> None:
    eager = RELEASE.replace("consent.form: written", "consent.form: {is: written, remedy: obtain}")
    facts = {"requester": {"kind": "journalist", "verified": True}, "purpose": "book", "data": "narrative"}
    consent = {"exists": True, "form": "oral", "revoked": False}
    assert missing((pack(LOCK + eager),), {**facts, "consent": consent}) == [
        ("consent.form", "never_solicit")
    ]


def test_who_asks_and_what_for_is_not_something_to_find_out() -> None:
    decided = refused((pack(LOCK + RELEASE),), {"requester": {"kind": "lawyer"}, "data": "record"})
    assert decided.missing == ()
    assert not decided.undetermined


def test_a_derived_fact_is_named_by_the_fact_behind_it() -> None:
    instrument = {"type": "court_order", "verified": True, "in_scope": ["billing"]}
    assert missing((pack(LOCK + ORDER),), {**LAWYER, "data": "session_notes", "instrument": instrument}) == [
        ("instrument.in_scope", "obtain")
    ]


def test_undetermined_always_names_a_fact() -> None:
    for facts in (LAWYER, {**LAWYER, "requester": {"kind": "lawyer"}}, {"purpose": "litigation"}):
        decided = refused((pack(LOCK + ORDER + RELEASE),), dict(facts))
        assert bool(decided.missing) >= decided.undetermined


PUT_RIGHT = """
  - id: not-by-a-relative
    modality: must_not
    says: a relative interpreted
    cite: s
    applies: {consent.interpreter: {is: relative, remedy: obtain}}
"""


def test_what_a_prohibition_says_could_be_put_right_is_missing() -> None:
    consent = {"exists": True, "form": "written", "revoked": False, "interpreter": "relative"}
    decided = refused((pack(LOCK + RELEASE + PUT_RIGHT),), {**LAWYER, "consent": consent})
    assert decided.undetermined
    assert [(each.fact, each.remedy.value) for each in decided.missing] == [("consent.interpreter", "obtain")]


def test_a_consent_to_this_purpose_is_completed_and_no_order_asked_for_in_its_place() -> None:
    """The order would need one fact and the consent two; yet what was begun for this purpose is what is nearest."""
    texts = (pack(LOCK + ORDER + RELEASE.replace("consent.form: written", FOR_THIS_PURPOSE)),)
    begun = {"exists": True, "form": "oral", "revoked": False, "recipient_named": False}
    for purpose, nearest in (("litigation", "consent.form"), ("payment", "instrument.type")):
        facts = {**LAWYER, "consent": {**begun, "purpose": purpose}}
        assert missing(texts, facts)[0][0] == nearest
