"""How rules combine: three values, named exceptions, duties, layers, dates, the emergency path."""

from datetime import date

import pytest

from privity.gate import Limited, Must, Refuse
from tests.unit.gate.packs import decision, outcome, pack

LOCK = """
  - {id: lock, modality: must_not, says: locked, cite: s, applies: {data: {not: aggregate}}}
"""
KEY = """
  - id: key
    modality: may
    says: a key
    cite: s
    applies: {purpose: payment}
    requires: {consent.exists: true}
    exception_to: lock
"""
LAW = (pack(LOCK + KEY),)
BILL = {"purpose": "payment", "data": "billing"}


def test_what_no_rule_permits_is_refused() -> None:
    assert outcome((pack(KEY),), {"purpose": "curiosity", "data": "billing"}) == "refuse"


def test_a_prohibition_yields_to_the_rule_that_names_it() -> None:
    assert outcome(LAW, {**BILL, "consent": {"exists": True}}) == "permit"


def test_a_prohibition_does_not_yield_to_a_rule_that_does_not_name_it() -> None:
    other = KEY.replace("exception_to: lock", "")
    assert outcome((pack(LOCK + other),), {**BILL, "consent": {"exists": True}}) == "refuse"


def test_a_key_to_one_lock_does_not_open_the_other() -> None:
    second = LOCK.replace("lock", "secrecy")
    assert outcome((pack(LOCK + second + KEY),), {**BILL, "consent": {"exists": True}}) == "refuse"


def test_an_unknown_fact_never_permits() -> None:
    assert outcome(LAW, BILL) == "needs-more"
    assert outcome(LAW, {**BILL, "consent": {"exists": None}}) == "needs-more"


def test_an_unknown_fact_in_a_prohibition_blocks() -> None:
    """Cedar and Rego skip a prohibition whose fact is missing; here it stands until the fact is known."""
    guard = """
  - {id: guard, modality: must_not, says: not to them, cite: s, applies: {recipient_bound_by_secrecy: false}}
"""
    texts = (pack(LOCK + KEY + guard),)
    facts = {**BILL, "consent": {"exists": True}}
    assert outcome(texts, facts) == "needs-more"
    assert outcome(texts, {**facts, "recipient_bound_by_secrecy": False}) == "refuse"
    assert outcome(texts, {**facts, "recipient_bound_by_secrecy": True}) == "permit"


def test_a_stated_clause_counts_only_when_stated() -> None:
    guard = """
  - {id: guard, modality: must_not, says: a hit, cite: s, applies: {screen_hit: {stated: true}}}
"""
    texts = (pack(LOCK + KEY + guard),)
    facts = {**BILL, "consent": {"exists": True}}
    assert outcome(texts, facts) == "permit"
    assert outcome(texts, {**facts, "screen_hit": True}) == "refuse"


DUTY = """
  - id: duty
    modality: must
    says: report it
    cite: s
    applies: {mode: self_initiated_report}
    requires: {offence.listed: true}
"""
REPORT = {
    "mode": "self_initiated_report",
    "requester": {"kind": "none"},
    "data": "offence_facts",
    "purpose": "crime_report",
}
HOUSE_LOCK = pack(LOCK, pack="ours", layer="house", scope="{}")


def test_a_duty_by_law_overrides_a_code_and_the_house() -> None:
    code = pack(LOCK, pack="code", layer="code", scope="{codes: [BACP]}")
    facts = {**REPORT, "offence": {"listed": True}, "codes": ["BACP"]}
    decided = decision((pack(DUTY), HOUSE_LOCK, code), facts)
    assert isinstance(decided, Must)
    assert {(each.rule, each.by) for each in decided.grounds.defeated} == {
        ("ours.lock", "law.duty"),
        ("code.lock", "law.duty"),
    }


def test_a_permission_by_law_does_not_override_the_house() -> None:
    texts = (pack(LOCK + KEY), HOUSE_LOCK)
    assert outcome(texts, {**BILL, "consent": {"exists": True}}) == "refuse"


def test_a_duty_against_a_prohibition_by_law_is_left_to_advice() -> None:
    decided = decision((pack(LOCK + DUTY),), {**REPORT, "offence": {"listed": True}})
    assert isinstance(decided, Refuse)
    assert decided.collision
    assert not decided.undetermined
    assert [each.rule for each in decided.grounds.basis] == ["law.lock", "law.duty"]
    assert "take_legal_advice" in decided.grounds.obligations


def test_a_duty_that_names_the_prohibition_prevails() -> None:
    named = DUTY + "    exception_to: lock\n"
    assert outcome((pack(LOCK + named),), {**REPORT, "offence": {"listed": True}}) == "must"


def test_a_code_binds_only_who_is_known_to_belong_to_it() -> None:
    code = pack(LOCK, pack="code", layer="code", scope="{codes: [BACP], registers: [HCPC]}")
    texts = (pack(KEY.replace("exception_to: lock", "")), code)
    facts = {**BILL, "consent": {"exists": True}}
    assert outcome(texts, facts) == "permit"
    assert outcome(texts, {**facts, "codes": ["BACP"]}) == "refuse"
    assert outcome(texts, {**facts, "registered": ["HCPC"]}) == "refuse"


def test_the_strictest_layer_decides() -> None:
    limited = KEY.replace("modality: may", "modality: may\n    limited: true\n    limits: {data: [billing]}")
    house = pack(limited.replace("exception_to: lock", ""), pack="ours", layer="house", scope="{}")
    decided = decision((*LAW, house), {**BILL, "consent": {"exists": True}})
    assert isinstance(decided, Limited)
    assert decided.limits == {"data": ("billing",)}
    assert decided.grounds.basis[0].layer == "house"


def test_within_one_layer_the_widest_permission_counts() -> None:
    limited = KEY.replace("id: key", "id: narrow").replace(
        "modality: may", "modality: may\n    limited: true"
    )
    assert outcome((pack(LOCK + KEY + limited),), {**BILL, "consent": {"exists": True}}) == "permit"


def test_between_layers_only_what_all_allow_remains() -> None:
    def narrow(data: str) -> str:
        return KEY.replace(
            "modality: may", f"modality: may\n    limited: true\n    limits: {{data: [{data}]}}"
        )

    house = pack(narrow("billing").replace("exception_to: lock", ""), pack="ours", layer="house", scope="{}")
    law = pack(LOCK + narrow("billing, attendance"))
    decided = decision((law, house), {**BILL, "consent": {"exists": True}})
    assert isinstance(decided, Limited)
    assert decided.limits == {"data": ("billing",)}


EMERGENCY = """
  - id: life
    modality: may
    limited: true
    emergency: true
    says: a life
    cite: s
    applies: {purpose: prevent_harm}
    requires: {threat.exists: true}
    exception_to: lock
    limits: {data: [safety_facts]}
"""


def test_the_emergency_path_stands_above_house_and_codes() -> None:
    facts = {"purpose": "prevent_harm", "data": "record", "threat": {"exists": True}, "client_objects": True}
    decided = decision((pack(LOCK + EMERGENCY), HOUSE_LOCK), facts)
    assert isinstance(decided, Limited)
    assert decided.limits == {"data": ("safety_facts",)}


def test_the_emergency_path_does_not_open_a_prohibition_by_law_that_it_does_not_name() -> None:
    unnamed = EMERGENCY.replace("exception_to: lock", "")
    facts = {"purpose": "prevent_harm", "data": "record", "threat": {"exists": True}}
    assert outcome((pack(LOCK + unnamed),), facts) == "refuse"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 1, 14), "refuse"),
        (date(2025, 1, 15), "permit"),
        (date(2026, 6, 30), "permit"),
        (date(2026, 7, 1), "refuse"),
    ],
)
def test_a_rule_counts_only_while_it_is_in_force(day: date, expected: str) -> None:
    dated = KEY + "    effective: {from: 2025-01-15, to: 2026-07-01}\n"
    assert outcome((pack(LOCK + dated),), {**BILL, "consent": {"exists": True}}, day) == expected


def test_a_rule_begins_with_the_latest_source_it_rests_on() -> None:
    texts = (
        pack(LOCK),
        pack(KEY.replace("exception_to: lock", "exception_to: law.lock"), pack="late", since="2026-01-01"),
    )
    facts = {**BILL, "consent": {"exists": True}}
    assert outcome(texts, facts, date(2025, 12, 31)) == "refuse"
    assert outcome(texts, facts, date(2026, 1, 1)) == "permit"


def test_a_pack_of_another_place_says_nothing() -> None:
    german = pack(LOCK, pack="de", scope="{jurisdictions: [DE]}")
    bavaria = pack(LOCK, pack="by", scope="{jurisdictions: [SG], subdivisions: [BY]}")
    texts = (pack(KEY.replace("exception_to: lock", "")), german, bavaria)
    assert outcome(texts, {**BILL, "consent": {"exists": True}}) == "permit"


def test_the_same_facts_packs_and_day_give_the_same_decision() -> None:
    facts = {**BILL, "consent": {"exists": True}}
    assert decision(LAW, facts) == decision(LAW, facts)


def test_the_order_in_which_facts_are_stated_changes_nothing() -> None:
    one = decision(LAW, {"purpose": "payment", "data": "billing", "consent": {"exists": True}})
    other = decision(LAW, {"consent": {"exists": True}, "data": "billing", "purpose": "payment"})
    assert one == other


def test_conditions_on_obligations_are_read_from_the_facts() -> None:
    told = (
        KEY
        + "    obligations:\n"
        + "      - {do: notify_client, unless: {notice_forbidden: true}}\n"
        + "      - {do: no_tipping_off, when: {notice_forbidden: true}}\n"
    )
    facts = {**BILL, "consent": {"exists": True}}
    assert "notify_client" in decision((pack(LOCK + told),), facts).grounds.obligations
    forbidden = decision((pack(LOCK + told),), {**facts, "notice_forbidden": True}).grounds.obligations
    assert "no_tipping_off" in forbidden
    assert "notify_client" not in forbidden


def test_two_grounds_that_each_open_a_part_open_nothing() -> None:
    """A release that leaves a second lock of the law, and a liberty that leaves the first, make no key together."""
    second = LOCK.replace("lock", "secrecy")
    other = KEY.replace("key", "other-key").replace("exception_to: lock", "exception_to: secrecy")
    facts = {**BILL, "consent": {"exists": True}}
    assert outcome((pack(LOCK + second + KEY + other),), facts) == "refuse"
    both = KEY.replace("exception_to: lock", "exception_to: [lock, secrecy]")
    assert outcome((pack(LOCK + second + both),), facts) == "permit"


def test_a_ground_that_opens_a_part_does_not_widen_the_one_that_opens_all() -> None:
    second = LOCK.replace("lock", "secrecy")
    narrow = KEY.replace("id: key", "id: narrow").replace("modality: may", "modality: may\n    limited: true")
    narrow = narrow.replace("exception_to: lock", "exception_to: [lock, secrecy]")
    assert outcome((pack(LOCK + second + KEY + narrow),), {**BILL, "consent": {"exists": True}}) == "limited"
