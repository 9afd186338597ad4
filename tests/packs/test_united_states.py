"""What the packs of the United States decide on requests that a careful lawyer, or somebody with designs, would put."""

from datetime import date

import pytest

from privity.gate import decide, render
from privity.gate.request import Request, Value
from privity.services.gate import shipped_library

TODAY = date(2026, 11, 22)
Facts = dict[str, Value]

PRACTICE: Facts = {"jurisdiction": "US", "profession": "psychologist", "covered_entity": True}
ASKED: Facts = {**PRACTICE, "requester.verified": True, "unit": "individual"}
SIGNED: Facts = {
    "consent.exists": True,
    "consent.form": "written",
    "consent.signers": frozenset({"client"}),
    "consent.recipient_named": True,
    "consent.content_specific": True,
    "consent.expiry": 90,
    "consent.age_days": 5,
    "consent.revocation_told": True,
    "consent.redisclosure_told": True,
    "consent.revoked": False,
}
LAWYER: Facts = {**ASKED, "requester.kind": "lawyer", "purpose": "litigation", "data": "record"}
SUBPOENA: Facts = {
    **LAWYER,
    "instrument.type": "lawyer_subpoena",
    "instrument.issuer": "lawyer",
    "instrument.verified": True,
    "instrument.in_scope": frozenset({"record"}),
}
ORDER: Facts = {**SUBPOENA, "instrument.type": "court_order", "instrument.issuer": "judge"}
ASSURED: Facts = {
    "privilege_waived": True,
    "instrument.notice_to_client": True,
    "instrument.objection_period_lapsed": True,
}
POLICE: Facts = {**ASKED, "requester.kind": "police", "purpose": "investigation", "data": "attendance"}
IMMIGRATION: Facts = {**POLICE, "requester.kind": "immigration", "purpose": "immigration_enforcement"}
INSURER: Facts = {**ASKED, "requester.kind": "insurer", "purpose": "payment", "data": "billing"}
DOCTOR: Facts = {**ASKED, "requester.kind": "doctor", "purpose": "continuity_of_care", "data": "summary"}
CLIENT: Facts = {**ASKED, "requester.kind": "client", "purpose": "own_access", "data": "record"}
PARENT: Facts = {
    **ASKED,
    "requester.kind": "parent",
    "purpose": "parental_interest",
    "data": "summary",
    "authority": "parental",
    "authority_verified": True,
    "client.age": 9,
    "client.competent_minor": False,
    "client.consented_alone": False,
    "abuse.exists": False,
}
EXECUTOR: Facts = {
    **ASKED,
    "requester.kind": "executor",
    "purpose": "estate_claim",
    "data": "record",
    "authority": "executor",
    "authority_verified": True,
    "client.status": "deceased",
    "client.wishes": "none_recorded",
}
OWN_MOTION: Facts = {**PRACTICE, "mode": "self_initiated_report", "requester.kind": "none"}
THREAT: Facts = {
    **OWN_MOTION,
    "requester.verified": True,
    "purpose": "prevent_harm",
    "data": "safety_facts",
    "threat.exists": True,
    "threat.target": "ex_partner",
    "threat.identifiable": True,
    "threat.seriousness": "lethal",
    "threat.imminence": "days",
}
ABUSE: Facts = {
    **OWN_MOTION,
    "requester.verified": True,
    "purpose": "child_protection",
    "data": "abuse_facts",
    "abuse.kind": "physical",
    "abuse.victim_age": 8,
}
PART2: Facts = {"setting": "part2_program"}
PART2_ORDER: Facts = {**ORDER, **PART2, "instrument.part2_order": True, "instrument.subpoena_attached": True}
NOTES: Facts = {"data": "session_notes", "instrument.in_scope": frozenset({"session_notes"})}


def decided(facts: Facts, state: str) -> dict[str, object]:
    asked = {path: value for path, value in {**facts, "subdivision": state}.items() if value != ""}
    return render(decide(Request("r", asked), shipped_library().book_for(asked), TODAY))


def outcome(shown: dict[str, object]) -> str:
    return "needs-more" if shown["undetermined"] else str(shown["outcome"])


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("AZ", "must"), ("CA", "must"), ("CO", "must"), ("FL", "must"), ("IL", "must"), ("KY", "must"),
        ("MA", "must"), ("MN", "must"), ("NV", "must"), ("OH", "must"), ("PA", "must"), ("WA", "must"),
        ("NC", "limited"), ("NY", "limited"), ("OR", "limited"), ("TX", "limited"), ("GA", "limited"),
    ],
)  # fmt: skip
def test_whether_a_threat_must_be_told_is_for_the_state_to_say(state: str, expected: str) -> None:
    shown = decided(THREAT, state)
    assert outcome(shown) == expected
    assert {"safety_facts_only", "without_delay"} <= set(shown["obligations"])  # type: ignore[call-overload]


@pytest.mark.parametrize(
    "state", ["AZ", "CA", "CO", "FL", "IL", "KY", "MA", "MN", "NV", "NY", "NC", "OH", "PA", "TX", "WA"]
)
def test_child_abuse_is_reported_in_every_state_whatever_the_client_says(state: str) -> None:
    shown = decided({**ABUSE, "client_objects": True}, state)
    assert outcome(shown) == "must"
    assert {"initial_report_only", "without_delay", "log_disclosure"} <= set(shown["obligations"])  # type: ignore[call-overload]


# What is asked, in which state, the outcome and kind of reply, what is owed, and the facts.
CASES: list[tuple[str, str, str, str, Facts]] = [
    ("a subpoena for the notes that a lawyer signed", "NY", "refuse counsel",
     "assert_privilege notify_client respond_or_object_by_deadline",
     {**SUBPOENA, **NOTES}),
    ("a subpoena without an order", "CA", "needs-more counsel", "assert_privilege respond_or_object_by_deadline",
     SUBPOENA),
    ("a subpoena with notice and waiver", "OH", "limited counsel",
     "exclude_psychotherapy_notes instrument_scope_only",
     {**SUBPOENA, **ASSURED}),
    ("the same while the client objects", "OH", "needs-more counsel", "assert_privilege",
     {**SUBPOENA, **ASSURED, "client_objects": True}),
    ("the same in Illinois, which asks for an order", "IL", "needs-more counsel", "assert_privilege",
     {**SUBPOENA, **ASSURED}),
    ("the same while privilege stands", "OH", "needs-more counsel", "",
     {**SUBPOENA, **ASSURED, "privilege_waived": False}),
    ("a federal subpoena", "NC", "needs-more counsel", "assert_privilege",
     {**SUBPOENA, "instrument.federal": True, "data": "testimony"}),
    ("a lawyer's letter", "CA", "needs-more ncnd", "log_request",
     {**LAWYER, "instrument.type": "letter"}),
    ("a judge's order", "PA", "must counsel", "accounting instrument_scope_only notify_client",
     ORDER),
    ("a judge's order for less", "PA", "limited counsel", "instrument_scope_only",
     {**ORDER, "instrument.in_scope": frozenset({"attendance"})}),
    ("an order that does not speak of the notes", "PA", "needs-more counsel", "assert_privilege",
     {**ORDER, "data": "session_notes"}),
    ("an order that names the notes", "PA", "must counsel", "assert_privilege",
     {**ORDER, **NOTES, "instrument.covers_notes": True}),
    ("an officer on the telephone", "TX", "needs-more ncnd", "log_request",
     {**POLICE, "requester.verified": False}),
    ("an administrative demand of the police", "TX", "needs-more counsel", "respond_or_object_by_deadline",
     {**POLICE, "instrument.type": "admin_demand", "instrument.statutory_power": True, "instrument.specific": True,
      "instrument.verified": True, "instrument.in_scope": frozenset({"attendance"})}),
    ("an administrative warrant of immigration", "AZ", "needs-more counsel", "assert_privilege",
     {**IMMIGRATION, "instrument.type": "warrant", "instrument.issuer": "agency_official",
      "instrument.judge_signed": False, "instrument.verified": True,
      "instrument.in_scope": frozenset({"attendance"})}),
    ("an insurer that wants the notes", "CO", "refuse ncnd", "log_request",
     {**INSURER, "data": "session_notes"}),
    ("an insurer with a claim", "CO", "limited ack", "minimum_necessary",
     INSURER),
    ("an insurer, paid in full and excluded", "WA", "refuse ncnd", "log_request",
     {**INSURER, **SIGNED, "consent.purpose": "payment", "self_paid_in_full": True, "restriction_requested": True}),
    ("a doctor who treats the client too", "CA", "limited ack", "minimum_necessary",
     DOCTOR),
    ("the same where the state asks for consent", "MN", "needs-more ncnd", "",
     DOCTOR),
    ("the same in a state that is not known", "", "needs-more ncnd", "",
     DOCTOR),
    ("the client's own record", "MN", "must ack", "exclude_psychotherapy_notes within_30_days",
     CLIENT),
    ("the client's notes, kept apart", "MN", "refuse ack", "",
     {**CLIENT, "data": "session_notes", "notes_kept_separate": True}),
    ("the account of disclosures", "MN", "must ack", "omit_forbidden_entry within_60_days",
     {**CLIENT, "data": "disclosure_log", "notice_forbidden": True}),
    ("one of a couple", "CA", "must ack", "own_part_only redact_third_party",
     {**CLIENT, "unit": "couple"}),
    ("one signature for a couple", "AZ", "needs-more ncnd", "log_request",
     {**LAWYER, **SIGNED, "consent.purpose": "litigation", "unit": "couple",
      "consent.signers": frozenset({"partner_a"})}),
    ("a form without the American warning", "FL", "needs-more ncnd", "",
     {**DOCTOR, **SIGNED, "consent.purpose": "continuity_of_care", "consent.redisclosure_told": False}),
    ("a parent of a small child", "CA", "limited ack", "exclude_psychotherapy_notes",
     PARENT),
    ("a parent of a minor who came alone", "CA", "needs-more ncnd", "",
     {**PARENT, "client.age": 15, "client.competent_minor": True, "client.consented_alone": True}),
    ("a parent whose rights a court took away", "CA", "refuse ncnd", "",
     {**PARENT, "authority": "revoked_by_court"}),
    ("an executor with papers", "OH", "limited ack", "exclude_psychotherapy_notes",
     EXECUTOR),
    ("an executor without papers", "OH", "needs-more ncnd", "",
     {**EXECUTOR, "authority_verified": False}),
    ("a wish against it after death", "OH", "refuse ncnd", "",
     {**EXECUTOR, "client.wishes": "refused_disclosure"}),
    ("a partner who asks for an HIV status", "NY", "needs-more ncnd", "work_with_client_to_disclose",
     {**ASKED, "requester.kind": "partner", "purpose": "own_health", "data": "hiv"}),
    ("a warning in Texas to the person threatened", "TX", "refuse none",
     "do_not_warn_target_directly police_or_medical_only",
     {**THREAT, "proposed_recipient": "target"}),
    ("a danger in Texas told to the police", "TX", "limited none", "police_or_medical_only",
     {**THREAT, "proposed_recipient": "police"}),
    ("a threat in California that the family told", "CA", "must none", "notify_police warn_target",
     {**THREAT, "threat.communicated_by": "third_party"}),
    ("a murder long past", "CA", "refuse none", "take_legal_advice",
     {**OWN_MOTION, "purpose": "crime_report", "data": "offence_facts", "offence.kind": "murder",
      "offence.time": "past"}),
    ("a danger to oneself, in a programme", "OR", "limited none", "answer_must_not_reveal",
     {**THREAT, **PART2, "threat.target": "self", "proposed_recipient": "emergency_services"}),
    ("a programme and a general order", "MA", "needs-more counsel", "answer_must_not_reveal",
     {**PART2_ORDER, "instrument.part2_order": False}),
    ("a programme and an order without a subpoena", "MA", "needs-more counsel", "answer_must_not_reveal",
     {**PART2_ORDER, "instrument.subpoena_attached": False}),
    ("a programme, an order and a subpoena", "MA", "must counsel", "instrument_scope_only",
     PART2_ORDER),
    ("a programme and a doctor without consent", "CA", "needs-more ncnd", "answer_must_not_reveal",
     {**DOCTOR, **PART2}),
    ("a programme and a first report of child abuse", "KY", "must none", "initial_report_only",
     {**ABUSE, **PART2, "report_stage": "initial"}),
    ("a programme and what is asked after the report", "KY", "needs-more ncnd", "answer_must_not_reveal",
     {**ABUSE, **PART2, "mode": "request", "requester.kind": "child_protection", "report_stage": "follow_up"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "expected", "owed", "facts"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_is_decided(state: str, expected: str, owed: str, facts: Facts) -> None:
    shown = decided(facts, state)
    assert f"{outcome(shown)} {shown['reply']['kind']}" == expected  # type: ignore[index]
    assert shown["decided_by"] == "law"
    assert set(owed.split()) <= set(shown["obligations"])  # type: ignore[call-overload]


def test_a_law_that_speaks_against_the_duty_is_left_to_a_lawyer() -> None:
    shown = decided({**ORDER, **NOTES, "instrument.covers_notes": True}, "IL")
    assert shown["outcome"] == "refuse"
    assert shown["collision"] is True
    assert "take_legal_advice" in shown["obligations"]  # type: ignore[operator]
