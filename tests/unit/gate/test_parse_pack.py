"""A pack with a fault is no pack: the error names the line, the word and the nearest known one."""

import pytest

from privity.errors import InputError
from privity.gate import parse_packs
from tests.unit.gate.packs import pack

RULE = """
  - id: key
    modality: may
    says: a key
    cite: s
    applies: {purpose: payment}
    requires: {consent.exists: true}
"""


@pytest.mark.parametrize(
    ("changed", "to", "says", "near"),
    [
        ("consent.exists", "consent.exist", "unknown fact `consent.exist`", "consent.exists"),
        ("purpose: payment", "purpose: paiment", "`purpose` cannot be `paiment`", "payment"),
        ("purpose: payment", "purpose: $publicty", "unknown set `$publicty`", "publicity"),
        ("modality: may", "modality: might", "unknown modality `might`", "must"),
        ("cite: s", "cite: t", "unknown source `t`", ""),
        ("cite: s", "cite: []", "without a citation", ""),
        ("says: a key", "say: a key", "unknown key `say`", "says"),
        ("says: a key", "says: ' '", "`says` must be a text", ""),
        ("id: key", "id: Key One", "`id` must be", ""),
        ("consent.exists: true", "consent.exists: yes", "`consent.exists` cannot be `yes`", ""),
        ("consent.exists: true", "client.age: {above: 3}", "unknown operator `above`", ""),
        ("consent.exists: true", "client.age: {at_least: ten}", "`client.age` cannot be `ten`", ""),
        ("consent.exists: true", "consent.exists: {not: true}", "cannot be compared with `not`", ""),
        ("consent.exists: true", "consent.exists: {}", "states no condition", ""),
        ("consent.exists: true", "consent.exists: []", "lists no value", ""),
        ("consent.exists: true", "consent.exists: {is: true, remedy: ask}", "unknown remedy `ask`", ""),
        ("consent.exists: true", "instrument.verified: {stated: true}", "may not be used with `stated`", ""),
        ("consent.exists: true", "pressure: fame", "never a ground", ""),
        ("consent.exists: true", "claimed_ground: press", "never a ground", ""),
        ("consent.exists: true", "use: nothing", "unknown fragment `nothing`", ""),
        ("consent.exists: true}", "consent.exists: true}\n    obligations: [verfy]", "unknown obligation", "verify"),
        ("consent.exists: true}", "consent.exists: true}\n    limits: {data: bill}", "unknown data `bill`", "billing"),
        ("consent.exists: true}", "consent.exists: true}\n    effective: {from: soon}", "`from` must be a date", ""),
        ("consent.exists: true}", "consent.exists: true, consent.exists: false}", "stands twice", ""),
        ("consent.exists: true}", "consent.exists: true}\n    exception_to: [$lokcs]", "unknown group `$lokcs`", ""),
    ],
)  # fmt: skip
def test_faults_are_named(changed: str, to: str, says: str, near: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_packs({"x.yaml": pack(RULE.replace(changed, to))})
    assert says in caught.value.message
    assert "x.yaml line" in caught.value.message
    assert near in caught.value.remedy


@pytest.mark.parametrize(
    ("changed", "to", "says"),
    [
        ("from: 2000-01-01, ", "", "undated"),
        ("checked: 2026-11-01, ", "", "undated"),
        ("confidence: sure", "confidence: maybe", "sure or check"),
        ("privity.rule-pack/1", "privity.rule-pack/2", "expected schema"),
        ("[SG]", "[SGP]", "unknown jurisdiction"),
        ("layer: law", "layer: lore", "unknown layer"),
        ("sources:", "sources: 1\nx:", "unknown key"),
    ],
)
def test_faults_of_the_head_are_named(changed: str, to: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_packs({"x.yaml": pack(RULE).replace(changed, to)})
    assert says in caught.value.message


@pytest.mark.parametrize(
    "text", ["", "[]", "{", "a: &x [*x]", "schema: !!python/object:os.system x", "\t- x", "a: b: c"]
)
def test_what_is_no_pack_is_an_error(text: str) -> None:
    with pytest.raises(InputError):
        parse_packs({"x.yaml": text})


def test_country_codes_and_dates_stay_text() -> None:
    """A usual YAML reader turns `NO` into false and a date into an object."""
    parsed = parse_packs({"x.yaml": pack(RULE.replace("purpose: payment", "subdivision: [NO, ON]"))})
    assert parsed[0].rules[0].applies[0].values == ("NO", "ON")


def test_a_range_is_two_conditions_on_one_fact() -> None:
    parsed = parse_packs(
        {"x.yaml": pack(RULE.replace("consent.exists: true", "client.age: {at_least: 13, below: 18}"))}
    )
    assert [str(clause.operator) for clause in parsed[0].rules[0].requires] == ["at_least", "below"]


def test_a_group_stands_for_every_prohibition_in_it() -> None:
    locks = "groups:\n  locks: [confidence, other.secrecy]\n  all: [$locks, third]\nrules:\n"
    named = RULE.replace("cite: s", "cite: s\n    exception_to: [$all]")
    parsed = parse_packs({"x.yaml": pack(named).replace("rules:\n", locks)})
    assert parsed[0].rules[0].exception_to == ("law.confidence", "other.secrecy", "law.third")


@pytest.mark.parametrize("group", ["Locks: [a]", "a.b: [a]", "locks: []", "locks: [$later]\n  later: [a]"])
def test_a_group_has_a_name_and_names_what_stands_above_it(group: str) -> None:
    with pytest.raises(InputError):
        parse_packs({"x.yaml": pack(RULE).replace("rules:\n", f"groups:\n  {group}\nrules:\n")})
