"""Static checks: each kind of fault is found, and a sound pack is left alone."""

import pytest

from privity.gate import check_packs, parse_packs
from tests.unit.gate.packs import pack

SOUND = """
  - {id: lock, modality: must_not, says: x, cite: s, applies: {data: {not: aggregate}}}
  - {id: key, modality: may, says: x, cite: s, applies: {purpose: [payment, research]}, requires: {consent.exists: true}, exception_to: lock}
  - {id: duty, modality: must, says: x, cite: s, applies: {mode: self_initiated_report}, requires: {offence.listed: true}, exception_to: lock}
"""  # noqa: E501
TESTED = "---\nexamples:\n  - rule: lock\n  - rule: key\n  - rule: duty\n"


def kinds(rules: str, layer: str = "law") -> set[str]:
    texts = {
        "x.yaml": pack(rules, layer=layer, scope="{}" if layer != "law" else "{jurisdictions: [SG]}") + TESTED
    }
    return {fault.kind for fault in check_packs(parse_packs(texts))}


def test_a_sound_pack_has_no_fault() -> None:
    assert kinds(SOUND) == set()


@pytest.mark.parametrize(
    ("changed", "to", "kind"),
    [
        ("requires: {consent.exists: true}", "requires: {consent.exists: true, purpose: own_access}", "dead"),
        ("requires: {consent.exists: true}", "requires: {client.age: {at_least: 18, below: 18}}", "dead"),
        ("exception_to: lock}\n", "exception_to: lock, effective: {from: 2026-01-01, to: 2026-01-01}}\n", "dead"),
        ("requires: {consent.exists: true}, exception_to: lock", "requires: {data: billing}", "dead"),
        ("requires: {offence.listed: true}, exception_to: lock", "requires: {data: billing}", "contradictory"),
        ("requires: {consent.exists: true}", "requires: {consent.exists: true}, limits: {data: [billing]}", "modality"),
        ("requires: {consent.exists: true}, ", "", "modality"),
        ("requires: {consent.exists: true}", "requires: {client.capacity: {stated: true}}", "modality"),
        ("exception_to: lock}\n  - {id: duty", "exception_to: lck}\n  - {id: duty", "unknown"),
        ("exception_to: lock}\n  - {id: duty", "exception_to: duty}\n  - {id: duty", "cyclic"),
        ("{not: aggregate}}}", "{not: aggregate}}, requires: {unit: couple}}", "modality"),
        ("id: duty", "id: key", "duplicate"),
        ("id: duty", "id: other", "untested"),
    ],
)  # fmt: skip
def test_each_kind_of_fault_is_found(changed: str, to: str, kind: str) -> None:
    assert changed in SOUND
    assert kind in kinds(SOUND.replace(changed, to))


def test_the_same_rule_twice_is_redundant() -> None:
    narrower = "  - {id: duty2, modality: may, says: x, cite: s, applies: {purpose: payment}, requires: {consent.exists: true, unit: couple}, exception_to: lock}\n"  # noqa: E501
    assert "redundant" in kinds(SOUND + narrower)


def test_only_the_law_compels() -> None:
    assert "modality" in kinds(SOUND, layer="house")


def test_a_permission_inside_a_prohibition_of_another_layer_that_nothing_opens_is_dead() -> None:
    house = pack(
        "  - {id: never, modality: must_not, says: x, cite: s, applies: {purpose: [payment, research]}}\n",
        pack="ours", layer="house", scope="{}",
    )  # fmt: skip
    texts = {"house.yaml": house + "---\nexamples:\n  - rule: never\n", "x.yaml": pack(SOUND) + TESTED}
    assert [(fault.rule, fault.kind) for fault in check_packs(parse_packs(texts))] == [("law.key", "dead")]
