"""Each obligation has its way of being met, and none is met by silence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from privity.gate.obligation import Obligation
from privity.model.requests import Confirmation
from privity.services.obligations import (
    KNOWN,
    How,
    Seen,
    due_days,
    hold,
    is_for_a_person,
    left_to_do,
)

TODAY = date(2026, 11, 27)
SEEN = Seen(
    data=frozenset({"summary"}),
    allowed=frozenset({"summary"}),
    text="Six sessions.",
    recipient="doctor",
    received=TODAY,
    today=TODAY,
    names=("Ann Invented", "Invented"),
    identifiers=("+65 8123 4567",),
    others=("Bo",),
)


def unmet(duty: Obligation, **changes: object) -> str:
    _, missing = hold([duty], replace(SEEN, **changes))  # type: ignore[arg-type]
    return missing[0].remedy if missing else ""


def test_every_obligation_of_the_gate_has_its_way() -> None:
    assert frozenset(Obligation) == KNOWN


@pytest.mark.parametrize("duty", [duty for duty in Obligation if is_for_a_person(duty)])
def test_what_a_person_must_see_to_is_met_by_their_words_alone(duty: Obligation) -> None:
    data = frozenset({"abuse_facts"}) if duty is Obligation.INITIAL_REPORT_ONLY else SEEN.data
    both = {"data": data, "allowed": data}
    assert unmet(duty, **both) == "confirm"
    assert unmet(duty, confirmed=(Confirmation(duty.value, TODAY, "  "),), **both) == "confirm"
    assert (
        unmet(duty, confirmed=(Confirmation(duty.value, TODAY + timedelta(days=1), "x"),), **both)
        == "confirm"
    )
    assert unmet(duty, confirmed=(Confirmation(duty.value, TODAY, "looked"),), **both) == ""


def test_a_word_before_release_grows_old() -> None:
    old = Confirmation("reconfirm_before_release", TODAY - timedelta(days=8), "she said yes again")
    assert unmet(Obligation.RECONFIRM_BEFORE_RELEASE, confirmed=(old,)) == "confirm"
    assert unmet(Obligation.RECORD_REASONS, confirmed=(replace(old, duty="record_reasons"),)) == ""


@pytest.mark.parametrize(
    ("duty", "changes"),
    [
        (Obligation.SAFETY_FACTS_ONLY, {}),
        (Obligation.CONSENT_SCOPE_ONLY, {"data": frozenset({"record"})}),
        (Obligation.INSTRUMENT_SCOPE_ONLY, {"data": frozenset({"summary", "billing"})}),
        (Obligation.MINIMUM_NECESSARY, {"data": frozenset({"record"})}),
        (Obligation.EXACT_TEXT_ONLY, {}),
        (Obligation.OWN_PART_ONLY, {"own": False}),
        (Obligation.EXCLUDE_PSYCHOTHERAPY_NOTES, {"data": frozenset({"session_notes"})}),
        (Obligation.NO_IDENTIFIERS, {"text": "Ring +65 8123-4567 at noon."}),
        (Obligation.NO_IDENTIFIERS, {"text": "Invented, as she is called"}),
        (Obligation.OMIT_CLIENT_NAME, {"text": "About ann\ninvented."}),
        (Obligation.REDACT_THIRD_PARTY, {"text": "and BO's mother"}),
        (Obligation.ANSWER_MUST_NOT_REVEAL, {}),
        (Obligation.DO_NOT_WARN_TARGET_DIRECTLY, {"recipient": "target"}),
        (Obligation.POLICE_OR_MEDICAL_ONLY, {"recipient": "parent"}),
        (Obligation.TO_COURT_ONLY, {}),
        (Obligation.HONOUR_WITHDRAWAL, {"revoked": True}),
        (Obligation.INITIAL_REPORT_ONLY, {}),
    ],
)
def test_what_the_item_does_not_show_no_word_can_mend(duty: Obligation, changes: dict[str, object]) -> None:
    said = (Confirmation(duty.value, TODAY, "it is all right"),)
    assert unmet(duty, confirmed=said, **changes) == "change"


def test_a_name_inside_another_word_is_none() -> None:
    said = (Confirmation("redact_third_party", TODAY, "looked"),)
    assert unmet(Obligation.REDACT_THIRD_PARTY, text="The bottle, above, and a robot.", confirmed=said) == ""
    assert unmet(Obligation.OMIT_CLIENT_NAME) == ""


@pytest.mark.parametrize(
    "written",
    [
        "We spoke of Nilgün.",
        "We spoke of Nilgu\u0308n.",
        "We spoke of NILGÜN",
        "We spoke of Nil\u00adgün",
        "We spoke of Nil\u200bgun's week.",
        "Ring 8123 4567.",
        "Ring (65) 8123-4567",
        "Ring 81.23.45.67 at noon",
    ],
)
def test_a_name_or_a_number_is_found_however_it_is_written(written: str) -> None:
    """One sign or two for a letter and its accent, signs that are not seen, the gaps of a telephone number."""
    seen = {"text": written, "names": ("Nilgün Invented", "Nilgün")}
    assert unmet(Obligation.NO_IDENTIFIERS, **seen) == "change"


def test_other_numbers_are_not_a_telephone_number() -> None:
    text = "8123 of 4568 were asked, in 2026, 8 to 12 at a time."
    assert unmet(Obligation.NO_IDENTIFIERS, text=text) == ""
    assert unmet(Obligation.NO_IDENTIFIERS, text="Room 12 of 12.", identifiers=("12",)) == "change"


def test_duties_afterwards_are_met_and_remain() -> None:
    met, missing = hold([Obligation.NOTIFY_CLIENT, Obligation.NO_INSPECTION, Obligation.LOG_DISCLOSURE], SEEN)
    assert [one.how for one in met] == [How.AFTERWARDS, How.PRINTED, How.ENTRY]
    assert missing == ()
    owed = (Obligation.NOTIFY_CLIENT, Obligation.NOTIFY_POLICE, Obligation.LOG_DISCLOSURE)
    assert left_to_do(owed, TODAY) == (
        (Obligation.NOTIFY_CLIENT, TODAY + timedelta(days=7)),
        (Obligation.NOTIFY_POLICE, TODAY),
    )
    assert left_to_do((*owed, Obligation.NO_TIPPING_OFF), TODAY) == ((Obligation.NOTIFY_POLICE, TODAY),)


def test_the_earliest_day_of_the_law_counts() -> None:
    paper = TODAY + timedelta(days=10)
    owed = (Obligation.WITHIN_30_DAYS, Obligation.WITHIN_INSTRUMENT_DEADLINE)
    assert due_days(owed, TODAY, paper) == paper
    assert due_days(owed, TODAY, None) == TODAY + timedelta(days=30)
    assert due_days((), TODAY, None) is None
