"""Random consents never open what they should not, and one that was taken back never permits anything again.

The judge here is the gate itself, with every fact around the consent as favourable as it can be.
"""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from privity.consent import Judged, Standing, facts_of, judge
from privity.consent.voluntariness import CONSEQUENCES
from privity.gate import Refuse
from privity.model.consent import (
    CameBy,
    Circumstances,
    Confirmed,
    Consent,
    ConsentForm,
    ConsentWithdrawal,
    RaisedBy,
    Said,
    SignedAs,
)
from privity.model.ids import RecordId
from privity.services.gate import decide_request
from privity.services.requests.keeping import with_facts
from tests.unit.consent.made import (
    ALONE,
    ANN,
    BACK,
    BO,
    COUPLE,
    IN_WORK,
    OTHER,
    RECORD,
    SIGNED,
    TODAY,
    at,
    referral,
    signature,
    story,
)

PUBLICITY = ("book", "publication", "testimonial", "case_report")
_known = st.sampled_from([None, False, False, False, True])
_days = st.integers(-20, 120).map(lambda days: SIGNED + timedelta(days=days))
_circumstances = st.builds(
    Circumstances,
    raised_by=st.sampled_from([RaisedBy.CLIENT, RaisedBy.CLIENT, *RaisedBy, None]),
    asked_again=_known,
    benefit=_known,
    detriment=_known,
    depends=_known,
    owes_fee=_known,
    crisis=_known,
    pressed=_known,
    gratitude=_known,
    returning=_known,
    capacity=st.sampled_from([None, True, True, False]),
    bundled=st.sampled_from([None, "", "", "intake_form"]),
    explained_by=st.sampled_from(["", "a colleague"]),
    explainer_independent=st.sampled_from([None, True, True, False]),
    interpreter=st.sampled_from([None, "none", "independent", "relative"]),
    others_agree=st.sampled_from([None, True, True, False]),
    told_withdrawal=st.sampled_from([None, True, True, False]),
    told_passing_on=_known,
)
_signatures = st.lists(
    st.builds(
        replace,
        st.sampled_from([signature(ANN), signature(BO)]),
        form=st.sampled_from([ConsentForm.WRITTEN, *ConsentForm]),
        signed_as=st.sampled_from([SignedAs.SELF, *SignedAs]),
        alone=st.sampled_from([None, True, True, False]),
        day=st.sampled_from([SIGNED, SIGNED - timedelta(days=900)]),
    ),
    max_size=3,
).map(tuple)


@st.composite
def consents(draw: st.DrawFn) -> Consent:
    """A consent that is right, with some of it exchanged; circumstances right, or random."""
    base = draw(st.sampled_from([story(), story(ANN, BO), referral(), referral(ANN, BO)]))
    if base.taught:
        base = replace(base, scope=replace(base.scope, purpose=draw(st.sampled_from(PUBLICITY))))
    changes: dict[str, object] = {}
    if draw(st.booleans()):
        changes["circumstances"] = draw(_circumstances)
    if draw(st.integers(0, 3)) == 0:
        changes["signatures"] = draw(_signatures)
    if draw(st.integers(0, 3)) == 0:
        changes["until"] = draw(st.none() | _days)
    if draw(st.integers(0, 3)) == 0:
        changes["said"] = draw(st.sampled_from(Said))
    if draw(st.integers(0, 3)) == 0:
        changes["taught"] = tuple(
            replace(one, understood=draw(st.sampled_from([True, None, False]))) for one in base.taught[1:]
        )
    if draw(st.integers(0, 3)) == 0:
        changes["confirmed"] = tuple(
            Confirmed(one, day := draw(_days), at(day))
            for one in draw(st.sampled_from([(), (ANN,), (ANN, BO)]))
        )
    if draw(st.integers(0, 5)) == 0:
        changes["scope"] = replace(
            base.scope,
            text=draw(st.sampled_from(["", base.scope.text, "Other words."])),
            recipient=draw(st.sampled_from(["", base.scope.recipient])),
            data=draw(st.sampled_from([(), base.scope.data])),
            anonymous=draw(_known),
        )
    return replace(base, **changes)


_settings = st.sampled_from([ALONE, COUPLE, IN_WORK, replace(ALONE, ended=date(2026, 1, 1))])
_withdrawals = st.builds(
    ConsentWithdrawal,
    of=st.sampled_from([None, RECORD, OTHER]),
    member=st.sampled_from([ANN, BO]),
    came_by=st.sampled_from(CameBy),
    arrived=_days,
    recorded=_days.map(at),
)


def gate_says_no(judged: Judged) -> bool:
    """Decide with everything around the consent as favourable as it can be."""
    scope = judged.consent.scope
    facts: dict[str, object] = {
        "jurisdiction": "other",
        "profession": "psychologist",
        "unit": judged.setting.unit,
        "requester.kind": scope.recipient_kind,
        "requester.verified": True,
        "purpose": scope.purpose,
        "data": "quote" if scope.purpose == "testimonial" else (*scope.data, "summary")[0],
        "identifiability": "disguised",
        "client.status": "completed",
        "client.months_since_end": 20,
        "client.crisis": False,
        "client.owes_fee": False,
        "client_objects": False,
        "restriction_requested": False,
    }
    stated = with_facts({}, facts | facts_of(judged, TODAY))
    return isinstance(decide_request({"id": "p-1", "facts": stated}, TODAY), Refuse)


@cache
def _permitting() -> frozenset[str]:
    judged = judge((RECORD, story()), (), {RECORD: story()}, ALONE, TODAY)
    return frozenset(facts_of(judged, TODAY)) - {"consent.exists"}


@given(consents(), _settings, _withdrawals)
@settings(max_examples=150, deadline=None)
def test_what_was_taken_back_never_permits_again(
    consent: Consent, setting: object, ended: ConsentWithdrawal
) -> None:
    known = {RECORD: consent}
    assert setting is not None
    judged = judge((RECORD, consent), [(BACK, replace(ended, of=RECORD))], known, setting, TODAY)  # type: ignore[arg-type]
    facts = facts_of(judged, TODAY)
    assert facts == {"consent.exists": True, "consent.revoked": True}
    assert gate_says_no(judged)
    # Whatever is written of it afterwards.
    again = replace(consent, recorded=at(TODAY), lifts=(BACK,), reference="k-new")
    rewritten = judge((RECORD, again), [(BACK, replace(ended, of=RECORD))], {RECORD: again}, setting, TODAY)  # type: ignore[arg-type]
    assert facts_of(rewritten, TODAY) == facts


@given(consents(), _settings, st.lists(_withdrawals, max_size=2))
@settings(max_examples=400, deadline=None)
def test_random_consents_never_fail_open(
    consent: Consent, setting: object, withdrawals: list[ConsentWithdrawal]
) -> None:
    numbered = [(RecordId(f"{number:032x}"), one) for number, one in enumerate(withdrawals, 1)]
    judged = judge((RECORD, consent), numbered, {RECORD: consent}, setting, TODAY)  # type: ignore[arg-type]
    facts = facts_of(judged, TODAY)
    if judged.measure == "others":
        # By a measure written a second time, in other words.
        how = consent.circumstances
        free = (
            consent.said is Said.GIVEN
            and not any(one.of in (None, RECORD) for one in withdrawals)
            and setting in (ALONE, COUPLE)
            and how.raised_by is RaisedBy.CLIENT
            and how.capacity
            and how.bundled == ""
            and how.others_agree
            and how.told_withdrawal
            and how.explainer_independent
            and how.explained_by
            and how.interpreter != "relative"
            and not any(
                getattr(how, name) is not False
                for name in (
                    "asked_again", "benefit", "detriment", "depends", "owes_fee", "crisis", "pressed", "returning",
                )
            )
            and how.gratitude is not None
        )  # fmt: skip
        if not free or judged.standing is not Standing.IN_FORCE:
            assert judged.standing is not Standing.IN_FORCE
            assert gate_says_no(judged)
            assert facts.get("consent.comprehension") != "teach_back_ok"
            assert facts.get("consent.seen_text") is None
    elif judged.standing is not Standing.IN_FORCE:
        assert gate_says_no(judged)
    if judged.standing not in (Standing.IN_FORCE, Standing.INCOMPLETE):
        good = {
            "consent.revoked": False,
            "consent.recipient_named": True,
            "consent.content_specific": True,
            "consent.revocation_told": True,
            "consent.conditioned": False,
        }
        assert not [path for path, value in good.items() if facts.get(path) is value]


def test_what_is_right_opens_and_only_that() -> None:
    """The two properties would hold of a judge that always says no."""
    for consent, setting in ((story(), ALONE), (story(ANN, BO), COUPLE), (referral(), IN_WORK)):
        judged = judge((RECORD, consent), (), {RECORD: consent}, setting, TODAY)
        assert judged.standing is Standing.IN_FORCE
        assert not gate_says_no(judged)
    assert {"consent.comprehension", "consent.seen_text", "consent.signers"} <= _permitting()
    assert set(CONSEQUENCES["others"]) == {one.consequence for one in story().taught}  # type: ignore[index]
