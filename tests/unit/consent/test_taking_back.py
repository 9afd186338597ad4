"""What is taken back stays so; what was known when; and the papers."""

from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files

import pytest

from privity.consent import (
    Standing,
    as_known,
    called_back,
    facts_of,
    is_same_scope,
    parse_texts,
    receipt,
    whole_copy,
)
from privity.model.consent import CameBy, Recall, Said
from tests.unit.consent.made import (
    ALONE,
    ANN,
    BACK,
    BO,
    COUPLE,
    OTHER,
    RECORD,
    SIGNED,
    TODAY,
    at,
    back,
    judged,
    referral,
    signature,
    story,
)

TEXTS = parse_texts((files("privity.consent") / "texts" / "consent.en.toml").read_text("utf-8"))


class TestSticky:
    def test_it_holds_from_the_moment_it_arrives_verified_or_not(self) -> None:
        found = judged(referral(), ALONE, back())
        assert found.standing is Standing.WITHDRAWN
        assert facts_of(found, TODAY) == {"consent.exists": True, "consent.revoked": True}

    def test_one_of_a_couple_ends_what_both_gave(self) -> None:
        for member in (ANN, BO):
            found = judged(referral(ANN, BO), COUPLE, back(member=member))
            assert found.standing is Standing.WITHDRAWN

    def test_everything_means_what_came_before_and_what_comes_after(self) -> None:
        later = replace(referral(), recorded=at(TODAY), signatures=(signature(day=TODAY),))
        assert judged(later, ALONE, back(of=None), record=OTHER).standing is Standing.WITHDRAWN

    def test_the_same_scope_under_another_number_is_ended_too(self) -> None:
        known = {RECORD: referral(), OTHER: replace(referral(), reference="k-9")}
        again = known[OTHER]
        assert judged(again, ALONE, back(), record=OTHER, known=known).standing is Standing.WITHDRAWN
        elsewhere = replace(again, scope=replace(again.scope, recipient="Dr Somebody"))
        found = judged(elsewhere, ALONE, back(), record=OTHER, known=known | {OTHER: elsewhere})
        assert found.standing is Standing.IN_FORCE

    def test_only_the_client_lifts_it_afterwards_and_in_so_many_words(self) -> None:
        after = date(2026, 3, 12)
        known = {RECORD: referral()}
        lifted = replace(
            referral(),
            recorded=at(after),
            valid_from=after,
            lifts=(BACK,),
            signatures=(signature(day=after),),
        )
        assert judged(lifted, ALONE, back(), record=OTHER, known=known).standing is Standing.IN_FORCE
        for not_lifted in (
            replace(lifted, lifts=()),
            replace(lifted, recorded=at(SIGNED)),
            replace(lifted, signatures=(signature(),)),
            replace(lifted, signatures=(signature(BO, after),)),
        ):
            found = judged(not_lifted, ALONE, back(), record=OTHER, known=known)
            assert found.standing is Standing.WITHDRAWN

    def test_the_consent_that_was_named_is_lifted_by_nothing(self) -> None:
        revived = replace(referral(), recorded=at(TODAY), lifts=(BACK,), signatures=(signature(day=TODAY),))
        assert judged(revived, ALONE, back()).standing is Standing.WITHDRAWN

    @pytest.mark.parametrize("said", Said)
    def test_it_stands_before_everything_else(self, said: Said) -> None:
        assert judged(replace(referral(), said=said), ALONE, back()).standing is Standing.WITHDRAWN


class TestWhatWasKnown:
    def test_what_was_recorded_later_was_not_known_then(self) -> None:
        late = replace(
            story(), confirmed=tuple(replace(one, recorded=at(TODAY)) for one in story().confirmed)
        )
        kept = [(RECORD, late), (OTHER, replace(referral(), recorded=at(TODAY)))]
        consents, withdrawals = as_known(kept, [back(day=TODAY)], at(TODAY) - timedelta(hours=1))
        assert [record for record, _ in consents] == [RECORD]
        assert consents[0][1].confirmed == ()
        assert consents[0][1].signatures == late.signatures
        assert withdrawals == []
        assert as_known(kept, [back(day=TODAY)], at(TODAY)) == (kept, [back(day=TODAY)])


class TestPapers:
    def test_a_receipt_names_nobody_and_nothing(self) -> None:
        for given in (story(), referral(), replace(referral(), said=Said.REFUSED)):
            paper = receipt(TEXTS, given, SIGNED)
            assert "2 March 2026" in paper
            assert "a word is enough" in paper
            for hidden in (
                "Invented",
                "doctor",
                "book",
                "chapter",
                "therapy",
                "session",
                "client",
                "consent",
            ):
                assert hidden.casefold() not in paper.casefold()
        assert "said no" in receipt(TEXTS, replace(referral(), said=Said.REFUSED), SIGNED)

    def test_what_was_called_back_and_what_cannot_be(self) -> None:
        _, ended = back()
        assert "Nothing had gone out" in called_back(TEXTS, ended)
        recalls = (
            Recall("Dr Invented", date(2026, 3, 5), "post", possible=True, asked_back=date(2026, 3, 10)),
            Recall("Dr Invented", date(2026, 3, 6), "post", possible=True),
            Recall("Dr Invented", date(2026, 3, 7), "aloud", possible=False),
        )
        paper = called_back(TEXTS, replace(ended, recalls=recalls, came_by=CameBy.POST))
        assert "Asked back: what went out on 5 March 2026" in paper
        assert "Still to be asked back: what went out on 6 March 2026" in paper
        assert "cannot be called back: what went out on 7 March 2026" in paper
        assert "stays read" in paper
        assert "Invented" not in paper
        assert "everything" in called_back(TEXTS, replace(ended, of=None))

    def test_the_whole_copy_is_the_other_paper(self) -> None:
        copy = whole_copy(TEXTS, story())
        for said in ("Invented Press", "One page in the fourth chapter.", story().scope.text, "31 May 2026"):
            assert said in copy
        assert "exactly these words" not in whole_copy(TEXTS, replace(referral(), until=None))

    def test_what_is_taken_back_stays_so_in_whatever_form_its_accents_are_written(self) -> None:
        given = replace(story().scope, text="Après elle,\nje dors.", sha256="of an earlier version")
        other = replace(given, text="Apre\u0300s elle,\r\nje dors. ", sha256="another")
        assert is_same_scope(given, other)
        assert not is_same_scope(given, replace(other, text="Après elle, je dors."))
