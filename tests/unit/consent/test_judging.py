"""Where a consent stands, and what each respect of it comes to."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from privity.consent import Check, Member, Setting, Standing, Verdict, WorkState, facts_of
from privity.consent.scope import FOR_THE_CLIENT, Measure, measure_of
from privity.gate.sets import SETS
from privity.model.consent import (
    Circumstances,
    Consent,
    ConsentForm,
    RaisedBy,
    Said,
    SignedAs,
    TaughtBack,
)
from tests.unit.consent.made import (
    ALONE,
    ANN,
    BO,
    COUPLE,
    CY,
    ENDED,
    IN_WORK,
    SIGNED,
    TODAY,
    at,
    judged,
    referral,
    signature,
    story,
)


def verdict(consent: Consent, check: Check, setting: Setting = ALONE, today: date = TODAY) -> Verdict:
    return {one.check: one.verdict for one in judged(consent, setting, today=today).weighed}[check]


def how(consent: Consent, **changes: object) -> Consent:
    return replace(consent, circumstances=replace(consent.circumstances, **changes))


class TestTwoMeasures:
    def test_what_serves_others_is_never_on_the_list_of_what_serves_the_client(self) -> None:
        for purpose in (
            *SETS["publicity"],
            "research",
            "teaching",
            "reputation",
            "curiosity",
            "understanding",
        ):
            assert measure_of(purpose) is Measure.OTHERS
        assert set(SETS["for_the_client"]) <= FOR_THE_CLIENT

    def test_an_unknown_purpose_is_held_to_the_stricter_one(self) -> None:
        assert measure_of("") is measure_of("anything new") is Measure.OTHERS

    def test_a_complete_release_is_in_force_during_the_work_whoever_raised_it(self) -> None:
        for by in (RaisedBy.PRACTITIONER, RaisedBy.CLIENT, None):
            assert judged(how(referral(), raised_by=by), IN_WORK).standing is Standing.IN_FORCE

    def test_the_same_for_others_is_not(self) -> None:
        other = replace(referral(), scope=replace(referral().scope, purpose="teaching"))
        assert judged(other, IN_WORK).standing is Standing.DOES_NOT_COUNT

    def test_a_story_that_was_offered_unasked_and_is_right_in_everything_is_in_force(self) -> None:
        assert judged(story()).standing is Standing.IN_FORCE


class TestARelease:
    @pytest.mark.parametrize(
        ("change", "check"),
        [
            ({"until": None}, Check.ENDS),
            ({"until": SIGNED + timedelta(days=367)}, Check.ENDS),
            ({"signatures": ()}, Check.ALL_SIGNED),
            ({"signatures": (replace(signature(), form=ConsentForm.ORAL),)}, Check.IN_WRITING),
            ({"scope": replace(referral().scope, recipient=" ")}, Check.NAMES_THE_RECIPIENT),
            ({"scope": replace(referral().scope, what="")}, Check.SAYS_WHAT),
            ({"scope": replace(referral().scope, data=())}, Check.SAYS_WHAT),
        ],
    )
    def test_what_it_lacks_is_named(self, change: dict[str, object], check: Check) -> None:
        found = judged(replace(referral(), **change))
        assert found.standing is Standing.INCOMPLETE
        assert check in {one.check for one in found.open}

    @pytest.mark.parametrize("wrong", [{"detriment": True}, {"capacity": False}, {"pressed": True}])
    def test_what_is_known_to_be_unfree_does_not_count(self, wrong: dict[str, object]) -> None:
        assert judged(how(referral(), **wrong)).standing is Standing.DOES_NOT_COUNT

    @pytest.mark.parametrize("wrong", [{"crisis": True}, {"interpreter": "relative"}])
    def test_what_may_pass_defers(self, wrong: dict[str, object]) -> None:
        assert judged(how(referral(), **wrong)).standing is Standing.DEFERRED

    def test_it_runs_out_and_has_a_first_day(self) -> None:
        given = referral()
        assert given.until is not None
        assert judged(given, today=given.until).standing is Standing.IN_FORCE
        assert judged(given, today=given.until + timedelta(days=1)).standing is Standing.EXPIRED
        assert judged(given, today=SIGNED - timedelta(days=1)).standing is Standing.NOT_YET

    @pytest.mark.parametrize("said", [one for one in Said if one is not Said.GIVEN])
    def test_no_not_asked_and_not_known_are_three_things_and_open_nothing(self, said: Said) -> None:
        found = judged(replace(referral(), said=said))
        assert found.standing.value == said.value
        facts = facts_of(found, TODAY)
        assert facts["consent.exists"] is False
        assert (facts.get("client_objects") is True) == (said is Said.REFUSED)
        assert set(facts) <= {"consent.exists", "client_objects"}


class TestForOthers:
    @pytest.mark.parametrize(
        "by",
        [
            RaisedBy.PRACTITIONER,
            RaisedBy.STAFF,
            RaisedBy.PUBLISHER,
            RaisedBy.EXECUTOR,
            RaisedBy.SOMEBODY_ELSE,
        ],
    )
    def test_what_somebody_else_raised_does_not_count(self, by: RaisedBy) -> None:
        asked = how(story(), raised_by=by)
        assert judged(asked).standing is Standing.DOES_NOT_COUNT
        assert verdict(asked, Check.RAISED_BY_THE_CLIENT) is Verdict.INVALID

    @pytest.mark.parametrize(
        ("setting", "check", "expected"),
        [
            (IN_WORK, Check.WORK_COMPLETED, Verdict.INVALID),
            (replace(ALONE, work=WorkState.ENDED), Check.WORK_COMPLETED, Verdict.INVALID),
            (replace(ALONE, ended=SIGNED), Check.WORK_COMPLETED, Verdict.INVALID),
            (replace(ALONE, ended=date(2025, 3, 3)), Check.IN_GOOD_TIME, Verdict.DEFER),
            (replace(ALONE, ended=date(2025, 3, 2)), Check.IN_GOOD_TIME, Verdict.MET),
            (replace(ALONE, members=(Member(ANN, 17),)), Check.OF_AGE, Verdict.INVALID),
        ],
    )
    def test_during_the_work_soon_after_it_and_as_a_minor(
        self, setting: Setting, check: Check, expected: Verdict
    ) -> None:
        assert verdict(story(), check, setting) is expected

    @pytest.mark.parametrize(
        ("wrong", "check"),
        [
            ({"benefit": True}, Check.NOTHING_GAINED),
            ({"detriment": True}, Check.NOTHING_LOST),
            ({"depends": True}, Check.NOT_DEPENDENT),
            ({"owes_fee": True}, Check.NO_DEBT),
            ({"returning": True}, Check.NOT_RETURNING),
            ({"pressed": True}, Check.NOT_PRESSED),
            ({"asked_again": True}, Check.NOT_ASKED_AGAIN),
            ({"bundled": "intake_form"}, Check.DOCUMENT_OF_ITS_OWN),
            ({"capacity": False}, Check.ABLE_TO_DECIDE),
            ({"others_agree": False}, Check.OTHERS_AGREE),
            ({"told_withdrawal": False}, Check.TOLD_OF_WITHDRAWAL),
        ],
    )
    def test_one_thing_wrong_is_enough(self, wrong: dict[str, object], check: Check) -> None:
        assert verdict(how(story(), **wrong), check) is Verdict.INVALID
        assert judged(how(story(), **wrong)).standing is Standing.DOES_NOT_COUNT

    @pytest.mark.parametrize(
        "name", sorted({*Circumstances.__dataclass_fields__} - {"interpreter", "told_passing_on"})
    )
    def test_one_thing_that_nobody_knows_is_enough(self, name: str) -> None:
        blank = "" if name == "explained_by" else None
        assert judged(how(story(), **{name: blank})).standing in (Standing.INCOMPLETE, Standing.DEFERRED)

    def test_thanks_are_human_and_somebody_independent_talks_first(self) -> None:
        assert judged(how(story(), gratitude=True)).standing is Standing.IN_FORCE
        unheard = how(story(), gratitude=True, explainer_independent=None)
        assert verdict(unheard, Check.NO_OBLIGATION) is Verdict.DEFER

    def test_another_text_than_its_hash_does_not_count(self) -> None:
        for scope in (
            replace(story().scope, text="Some other words."),
            replace(story().scope, sha256=""),
            replace(story().scope, text="", sha256=""),
        ):
            changed = replace(story(), scope=scope)
            assert verdict(changed, Check.EXACT_TEXT_SEEN) is Verdict.INVALID

    @pytest.mark.parametrize(
        ("again", "expected"),
        [
            (SIGNED + timedelta(days=13), Verdict.DEFER),
            (SIGNED + timedelta(days=14), Verdict.MET),
            (TODAY + timedelta(days=1), Verdict.DEFER),
        ],
    )
    def test_there_is_time_to_think_and_they_say_it_again(self, again: date, expected: Verdict) -> None:
        [one] = story().confirmed
        assert verdict(replace(story(), confirmed=(replace(one, day=again),)), Check.THOUGHT_OVER) is expected
        assert verdict(replace(story(), confirmed=()), Check.THOUGHT_OVER) is Verdict.DEFER

    def test_each_consequence_in_their_own_words_and_the_last_word_counts(self) -> None:
        first = story().taught[0]
        for taught in (
            story().taught[1:],
            (replace(first, words=" "), *story().taught[1:]),
            (replace(first, understood=None), *story().taught[1:]),
            (*story().taught, replace(first, recorded=at(TODAY), understood=False)),
        ):
            assert verdict(replace(story(), taught=taught), Check.UNDERSTOOD) is Verdict.DEFER
        better = TaughtBack(ANN, first.consequence, "Everybody at work.", at(TODAY), understood=True)
        worse = replace(first, understood=False)
        assert (
            verdict(replace(story(), taught=(worse, *story().taught[1:], better)), Check.UNDERSTOOD)
            is Verdict.MET
        )

    def test_somebody_standing_by_when_it_was_signed(self) -> None:
        for alone, expected in ((False, Verdict.INVALID), (None, Verdict.DEFER), (True, Verdict.MET)):
            signed = replace(story(), signatures=(replace(signature(), alone=alone),))
            assert verdict(signed, Check.ALONE) is expected


class TestWhoSigns:
    def test_both_of_a_couple_and_one_is_never_enough(self) -> None:
        assert judged(referral(ANN), COUPLE).standing is Standing.INCOMPLETE
        assert judged(referral(ANN, BO), COUPLE).standing is Standing.IN_FORCE
        assert judged(story(ANN, BO), COUPLE).standing is Standing.IN_FORCE
        assert judged(story(ANN), COUPLE).standing is Standing.INCOMPLETE
        twice = replace(referral(), signatures=(signature(ANN), signature(ANN), signature(CY)))
        assert [one.compartment for one in judged(twice, COUPLE).quorum.missing] == [BO]

    def test_the_gate_hears_of_a_family_as_of_two_only_once_all_have_signed(self) -> None:
        family = replace(COUPLE, unit="family", members=(*COUPLE.members, Member(CY, 20)))
        some = facts_of(judged(referral(ANN, BO), family), TODAY)
        assert some["consent.signers"] == ["partner_a"]
        every = facts_of(judged(referral(ANN, BO, CY), family), TODAY)
        assert every["consent.signers"] == every["consent.participants"] == ["partner_a", "partner_b"]

    @pytest.mark.parametrize(
        ("age", "able", "signed_as", "enough"),
        [
            (14, True, SignedAs.SELF, True),
            (14, True, SignedAs.PARENT, False),
            (14, None, SignedAs.SELF, False),
            (14, None, SignedAs.PARENT, False),
            (14, False, SignedAs.PARENT, True),
            (14, False, SignedAs.SELF, False),
            (16, None, SignedAs.SELF, True),
            (16, None, SignedAs.PARENT, False),
            (18, False, SignedAs.PARENT, False),
            (40, None, SignedAs.PARENT, False),
            (40, None, SignedAs.EXECUTOR, False),
            (None, None, SignedAs.SELF, True),
            (None, None, SignedAs.PARENT, False),
        ],
    )
    def test_a_minor_who_can_decide_signs_and_nobody_signs_for_an_adult(
        self, age: int | None, able: bool | None, signed_as: SignedAs, enough: bool
    ) -> None:
        setting = Setting("individual", (Member(ANN, age),), WorkState.OPEN)
        signed = replace(referral(), signatures=(replace(signature(), able=able, signed_as=signed_as),))
        assert judged(signed, setting).quorum.complete is enough

    def test_for_the_dead_their_executor_alone(self) -> None:
        setting = Setting("individual", (Member(ANN, 40, deceased=True),), WorkState.DECEASED, ENDED)
        assert not judged(referral(), setting).quorum.complete
        signed = replace(referral(), signatures=(replace(signature(), signed_as=SignedAs.EXECUTOR),))
        found = judged(signed, setting)
        assert found.quorum.complete
        assert facts_of(found, TODAY)["consent.signers"] == ["executor"]

    def test_an_adult_who_cannot_decide_is_signed_for_by_nobody(self) -> None:
        assert not judged(how(referral(), capacity=False)).quorum.complete
