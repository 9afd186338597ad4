"""A decision as `privity.decision/1`."""

import json

from privity.gate import render
from tests.unit.gate.packs import decision, pack

RULES = """
  - {id: lock, modality: must_not, says: It is locked., cite: s, applies: {data: {not: aggregate}}}
  - {id: key, modality: may, limited: true, says: A key opens it., cite: s, applies: {purpose: payment}, requires: {consent.exists: true}, exception_to: lock, limits: {data: [$consent.covers, existence]}, obligations: [log_disclosure, minimum_necessary]}
"""  # noqa: E501
FACTS = {"purpose": "payment", "data": "billing", "requester": {"kind": "insurer", "verified": True}}


def test_a_refusal_carries_everything_of_the_contract() -> None:
    shown = render(decision((pack(RULES),), FACTS))
    assert {key: shown[key] for key in ("schema", "id", "outcome", "undetermined", "as_of")} == {
        "schema": "privity.decision/1",
        "id": "r-1",
        "outcome": "refuse",
        "undetermined": True,
        "as_of": "2026-11-22",
    }
    assert shown["basis"] == [
        {
            "rule": "law.lock",
            "pack": "law",
            "version": "1",
            "layer": "law",
            "citation": "Act s1",
            "says": "It is locked.",
            "confidence": "sure",
        }
    ]
    assert shown["missing"] == [
        {
            "fact": "consent.exists",
            "question": "is there a consent of the client on file?",
            "remedy": "obtain",
            "citation": "Act s1",
        }
    ]
    assert shown["obligations"] == ["log_request"]
    assert shown["reply"]["kind"] == "ncnd"  # type: ignore[index]
    assert shown["defeated"] == []
    assert json.loads(json.dumps(shown)) == shown


def test_a_limited_decision_carries_limits_and_what_yielded() -> None:
    shown = render(
        decision((pack(RULES),), {**FACTS, "consent": {"exists": True, "covers": ["billing", "attendance"]}})
    )
    assert shown["outcome"] == "limited"
    assert shown["limits"] == {"data": ["attendance", "billing", "existence"]}
    assert shown["defeated"] == [{"rule": "law.lock", "by": "law.key"}]
    assert shown["obligations"] == ["minimum_necessary", "log_disclosure"]
    assert shown["missing"] == []


def test_packs_are_named_by_the_hash_of_their_text() -> None:
    text = pack(RULES)
    first = render(decision((text,), FACTS))["packs"]
    assert first == render(decision((text,), FACTS))["packs"]
    assert first != render(decision((text + "# changed\n",), FACTS))["packs"]
    assert first[0]["reviewed_by"] is None  # type: ignore[index]


def test_an_unreviewed_pack_and_a_place_without_one_are_said() -> None:
    assert (
        "unreviewed rule pack: take advice before anything leaves"
        in decision((pack(RULES),), FACTS).grounds.notices
    )
    elsewhere = decision((pack(RULES),), {**FACTS, "jurisdiction": "other"}).grounds.notices
    assert any("no rule pack fits" in notice for notice in elsewhere)
