"""What the packs of the United Kingdom and of Europe decide for a careful lawyer, or somebody with designs."""

from datetime import date

import pytest

from privity.gate import decide, render
from privity.gate.request import Request, Value
from privity.services.gate import shipped_library

TODAY = date(2026, 11, 22)
Facts = dict[str, Value]

ENGLAND: Facts = {"jurisdiction": "UK", "subdivision": "England", "profession": "counsellor"}
SCOTLAND: Facts = {**ENGLAND, "subdivision": "Scotland"}
GERMANY: Facts = {"jurisdiction": "DE", "profession": "psychotherapist"}
IRELAND: Facts = {"jurisdiction": "EU", "subdivision": "IE", "profession": "psychologist"}
NETHERLANDS: Facts = {"jurisdiction": "EU", "subdivision": "NL", "profession": "psychologist"}
FRANCE: Facts = {"jurisdiction": "EU", "subdivision": "FR", "profession": "psychologist"}

POLICE: Facts = {
    "requester.kind": "police",
    "requester.verified": True,
    "purpose": "investigation",
    "data": "record",
    "instrument.type": "none",
}
WARRANT: Facts = {
    **POLICE,
    "instrument.type": "warrant",
    "instrument.issuer": "judge",
    "instrument.verified": True,
    "instrument.in_scope": frozenset({"record"}),
}
FORM: Facts = {**POLICE, "instrument.type": "letter", "instrument.form": "dpa_sch2"}
SUMMONS: Facts = {
    "requester.kind": "court",
    "requester.verified": True,
    "purpose": "criminal_trial",
    "data": "testimony",
    "instrument.type": "court_summons",
    "instrument.issuer": "court_registry",
    "instrument.verified": True,
    "instrument.in_scope": frozenset({"testimony"}),
}
CIVIL_ORDER: Facts = {
    **WARRANT,
    "requester.kind": "lawyer",
    "purpose": "divorce",
    "instrument.type": "court_order",
    "client_objects": True,
}
OWN_MOTION: Facts = {"mode": "self_initiated_report", "requester.kind": "none", "requester.verified": True}
DANGER: Facts = {
    **OWN_MOTION,
    "purpose": "prevent_harm",
    "data": "safety_facts",
    "threat.exists": True,
    "threat.target": "partner",
    "threat.seriousness": "lethal",
    "threat.imminence": "hours",
}
PLAN: Facts = {**OWN_MOTION, "purpose": "prevent_harm", "data": "safety_facts", "offence.time": "intended"}
CHILD: Facts = {
    **OWN_MOTION,
    "purpose": "child_protection",
    "data": "abuse_facts",
    "abuse.kind": "neglect",
    "abuse.victim_age": 9,
    "client_objects": True,
}
FGM: Facts = {**CHILD, "purpose": "statutory_report", "abuse.kind": "fgm", "abuse.source": "victim"}
STEPS: Facts = {"steps_done": frozenset({"discussed_with_family", "pseudonymised_specialist_advice"})}
ACCESS: Facts = {
    "requester.kind": "client",
    "requester.verified": True,
    "purpose": "own_access",
    "data": "record",
    "unit": "individual",
}
EXECUTOR: Facts = {
    "requester.kind": "executor",
    "requester.verified": True,
    "authority": "executor",
    "authority_verified": True,
    "purpose": "estate_claim",
    "data": "summary",
    "client.status": "deceased",
    "client.wishes": "none_recorded",
}
PARENT: Facts = {
    "requester.kind": "parent",
    "requester.verified": True,
    "authority": "parental",
    "authority_verified": True,
    "purpose": "parental_interest",
    "data": "summary",
}
SUPERVISOR: Facts = {
    "requester.kind": "supervisor",
    "requester.verified": True,
    "purpose": "supervision",
    "data": "summary",
    "supervision.contracted": True,
    "supervision.client_informed": True,
}
TOOL: Facts = {
    "requester.kind": "software",
    "requester.verified": True,
    "purpose": "documentation",
    "data": "session_notes",
    "vendor.processor_contract": True,
    "vendor.dpia": True,
    "vendor.location": "EU",
    "vendor.trains_on_data": False,
}
PRESS: Facts = {
    "requester.kind": "journalist",
    "requester.verified": True,
    "purpose": "publication",
    "data": "existence",
    "client_self_disclosed": True,
}
HEALTH: Facts = {"profession": "psychologist", "registered": frozenset({"HCPC"})}
PRODUCTION: Facts = {"instrument.type": "judicial_production_order", "instrument.issuer": "circuit_judge"}


def harm(*found: str) -> Facts:
    return {"access_exceptions": frozenset(found)}


CASES: tuple[tuple[str, Facts, str, str], ...] = (
    ("a form under Schedule 2", ENGLAND | FORM, "needs-more", "uk.voluntary-request"),
    ("a magistrate's warrant", ENGLAND | WARRANT, "needs-more", "uk-ew.excluded-material"),
    ("a production order", ENGLAND | WARRANT | PRODUCTION, "must", "uk.production-order"),
    ("a sheriff's warrant", SCOTLAND | WARRANT, "must", "uk-scotland.warrant"),
    ("an order of the family court", ENGLAND | CIVIL_ORDER, "must", "uk.court-order"),
    ("a solicitor's letter", ENGLAND | CIVIL_ORDER | {"instrument.type": "letter"}, "needs-more", ""),
    ("an order not looked at yet", ENGLAND | CIVIL_ORDER | {"instrument.verified": False}, "needs-more", ""),
    ("a tabloid and a talkative client", ENGLAND | PRESS, "refuse", "house.no-case-for-publication"),
    ("a threat to somebody else", ENGLAND | DANGER, "limited", "uk.emergency"),
    ("a threat told to an employer", ENGLAND | DANGER | {"proposed_recipient": "employer"}, "refuse", ""),
    ("a bomb", ENGLAND | PLAN | {"offence.kind": "terrorism"}, "must", "uk.terrorism-38b"),
    ("a theft long ago", ENGLAND | PLAN | {"offence.kind": "theft", "offence.time": "past"}, "refuse", ""),
    ("mutilation told to a psychologist", ENGLAND | FGM | HEALTH, "must", "uk-ew.fgm-5b"),
    ("mutilation told to a counsellor", ENGLAND | FGM | {"registered": frozenset()}, "limited", ""),
    ("mutilation told in Scotland", SCOTLAND | FGM | HEALTH, "limited", "uk.child-protection"),
    ("mutilation of a grown woman", ENGLAND | FGM | HEALTH | {"abuse.victim_age": 19}, "needs-more", ""),
    ("access that would harm", ENGLAND | ACCESS | harm("serious_harm_self"), "limited", ""),
    ("access with others in it", ENGLAND | ACCESS | harm("third_party_data"), "must", "uk.own-access"),
    ("access for an employer", ENGLAND | ACCESS | {"proposed_recipient": "employer"}, "needs-more", ""),
    ("an executor with a claim", ENGLAND | EXECUTOR | HEALTH, "limited", "uk.health-record-after-death"),
    ("an executor with a biographer", ENGLAND | EXECUTOR | {"purpose": "biography"}, "refuse", ""),
    (
        "the parent of a competent girl",
        ENGLAND | PARENT | {"client.age": 15, "client.competent_minor": True},
        "needs-more",
        "uk.competent-minor",
    ),
    ("the parent of a boy of sixteen", ENGLAND | PARENT | {"client.age": 16}, "needs-more", "uk.sixteen"),
    ("murder planned, told to a coach", GERMANY | PLAN | {"profession": "coach", "offence.kind": "murder"},
     "must", "de.planned-killing-138"),
    ("murder planned, dissuaded", GERMANY | PLAN | {"offence.kind": "murder", "dissuasion_attempted": True},
     "must", "de.planned-killing-138"),
    ("robbery planned, dissuaded", GERMANY | PLAN | {"offence.kind": "robbery", "dissuasion_attempted": True},
     "refuse", "de.secrecy-203"),
    ("robbery planned, told to a psychologist",
     GERMANY | PLAN | {"profession": "psychologist", "offence.kind": "robbery", "dissuasion_attempted": True},
     "must", "de.planned-crime-138"),
    ("murder confessed", GERMANY | PLAN | {"offence.kind": "murder", "offence.time": "past"}, "refuse", ""),
    ("a psychotherapist as a witness", GERMANY | SUMMONS, "needs-more", "de.privilege-criminal"),
    ("a psychologist as a witness", GERMANY | SUMMONS | {"profession": "psychologist"}, "limited",
     "de.criminal-summons"),
    ("a psychologist in a civil court", GERMANY | SUMMONS | {"profession": "psychologist", "purpose": "litigation"},
     "needs-more", "de.privilege-civil"),
    ("a psychotherapist's file seized", GERMANY | WARRANT, "refuse", "de.privilege-criminal"),
    ("a colleague and a number", GERMANY | SUPERVISOR | {"identifiability": "coded"}, "needs-more", "de.colleague"),
    ("a colleague and nobody", GERMANY | SUPERVISOR | {"identifiability": "deidentified_expert"}, "limited", ""),
    ("a tool without an undertaking", GERMANY | TOOL, "needs-more", "de.secrecy-203"),
    ("a tool bound to secrecy", GERMANY | TOOL | {"vendor.secrecy_undertaking": True}, "limited", "de.vendor-203"),
    ("the youth office before the steps", GERMANY | CHILD, "needs-more", "de.secrecy-203"),
    ("the youth office after the steps", GERMANY | CHILD | STEPS, "limited", "de.kkg-4"),
    ("a widow who wants to understand",
     GERMANY | EXECUTOR | {"requester.kind": "partner", "purpose": "understanding"}, "needs-more", ""),
    ("access in Germany", GERMANY | ACCESS, "must", "de.own-access-630g"),
    ("a mandated person", IRELAND | CHILD, "must", "ie.mandated-report"),
    ("a coach in Ireland", IRELAND | CHILD | {"profession": "coach"}, "limited", "ie.child-report"),
    ("Tusla assesses a report",
     IRELAND | CHILD | {"mode": "request", "requester.kind": "child_protection", "report_stage": "follow_up"},
     "limited", "ie.mandated-assisting"),
    ("a boy of fifteen who says no to the Garda",
     IRELAND | CHILD | {"purpose": "crime_report", "proposed_recipient": "police", "abuse.kind": "sexual",
                        "abuse.victim_age": 15, "abuse.source": "victim"},
     "limited", "ie.child-report"),
    ("a survivor who is grown",
     IRELAND | CHILD | {"purpose": "crime_report", "abuse.kind": "sexual", "abuse.victim_age": 44}, "refuse", ""),
    ("a complainant's record without leave", IRELAND | SUMMONS | {"client.role": "victim"}, "needs-more",
     "ie.counselling-records"),
    ("the reporting code not followed", NETHERLANDS | CHILD, "needs-more", "nl.secrecy"),
    ("the reporting code followed", NETHERLANDS | CHILD | STEPS, "limited", "nl.meldrecht"),
    ("acute danger before any step", NETHERLANDS | CHILD | DANGER, "limited", "eu.emergency"),
    ("a Dutch file seized", NETHERLANDS | WARRANT, "refuse", "nl.privilege"),
    ("an instrument of a country without a pack", FRANCE | CIVIL_ORDER, "refuse", "eu.national-instrument"),
    ("a report in a country without a pack", FRANCE | CHILD, "refuse", "eu.national-duty"),
    ("access in a country without a pack", FRANCE | ACCESS, "must", "eu.own-access"),
)  # fmt: skip


def decided(facts: Facts) -> dict[str, object]:
    return render(decide(Request("r", facts), shipped_library().book_for(facts), TODAY))


@pytest.mark.parametrize(
    ("facts", "outcome", "rule"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_request_is_decided_as_the_cited_rule_says(facts: Facts, outcome: str, rule: str) -> None:
    decision = decided(facts)
    assert ("needs-more" if decision["undetermined"] else decision["outcome"]) == outcome
    basis = decision["basis"]
    assert isinstance(basis, list)
    assert not rule or rule in [reason["rule"] for reason in basis]


@pytest.mark.parametrize("place", [ENGLAND, SCOTLAND, GERMANY, IRELAND, NETHERLANDS, FRANCE])
@pytest.mark.parametrize("data", ["existence", "attendance", "record", "session_notes", "narrative"])
def test_a_letter_compels_nothing_whatever_it_calls_itself(place: Facts, data: str) -> None:
    letter: Facts = {
        "instrument.verified": True,
        "instrument.judge_signed": True,
        "instrument.statutory_power": True,
    }
    scope: Facts = {"data": data, "instrument.in_scope": frozenset({data})}
    for asker in ("police", "lawyer", "immigration", "insurer", "employer"):
        assert decided({**place, **FORM, **letter, **scope, "requester.kind": asker})["outcome"] == "refuse"


@pytest.mark.parametrize("place", [ENGLAND, SCOTLAND, GERMANY, IRELAND, NETHERLANDS, FRANCE])
def test_what_averts_a_danger_leaves_as_safety_facts_only(place: Facts) -> None:
    decision = decided({**place, **DANGER, "data": "session_notes", "client_objects": True})
    assert decision["outcome"] == "limited"
    assert decision["limits"] == {"data": ["safety_facts"]}
    obligations = decision["obligations"]
    assert isinstance(obligations, list)
    assert {"safety_facts_only", "competent_recipient_only", "without_delay"} <= set(obligations)


@pytest.mark.parametrize("place", [ENGLAND, SCOTLAND, GERMANY, IRELAND, NETHERLANDS, FRANCE])
def test_access_costs_nothing_and_gives_each_of_two_their_own_part(place: Facts) -> None:
    decision = decided(
        {**place, **ACCESS, "unit": "couple", "access_exceptions": frozenset({"third_party_data"})}
    )
    assert decision["outcome"] == "must"
    obligations = decision["obligations"]
    assert isinstance(obligations, list)
    assert {"within_one_month", "first_copy_free", "own_part_only", "redact_third_party"} <= set(obligations)
