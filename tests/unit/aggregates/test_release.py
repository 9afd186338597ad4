"""What is said holds, even in practices where it is hard to; and an attacker learns as little as was promised."""

import math
import random
from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest

from privity.aggregates import (
    FEWEST,
    GUARANTEE,
    OTHER,
    SIZE,
    Cohort,
    Completed,
    Figures,
    Interval,
    Purpose,
    Released,
    Spent,
    check_limit,
    conclude,
    discrete_laplace,
    enough,
    for_kinds,
    main_kinds,
    noisy_histogram,
    render_card,
    render_chart,
    render_table,
    sentences,
    size_floor,
)
from privity.errors import InputError
from privity.services.catalogue import shipped_catalogue, shipped_surveys

KINDS = shipped_catalogue().list_of("counselling")
IDS = [*(kind.id for kind in KINDS.kinds), OTHER]
REST = Fraction(9, 10)
MIXES = {
    "zipf": [1 / (place + 1) ** 0.8 for place in range(len(IDS))],
    "flat": [1.0] * len(IDS),
    "steep": [1 / (place + 1) ** 1.6 for place in range(len(IDS))],
}


@pytest.mark.parametrize("mix", list(MIXES))
@pytest.mark.parametrize("units", [80, 200, 1000])
def test_a_printed_sentence_is_hardly_ever_false(units: int, mix: str) -> None:
    chance = random.Random(f"{units} {mix}")
    source, rounds = chance.randbytes, 100
    wrong = 0
    for _ in range(rounds):
        true = dict.fromkeys(IDS, 0)
        for kind in chance.choices(IDS, MIXES[mix], k=units):
            true[kind] += 1
        floor = size_floor(units + discrete_laplace(source, SIZE), SIZE)
        figures = conclude(noisy_histogram(true, REST, source), REST, floor)
        ranked = sorted(true.values(), reverse=True)
        wrong += (
            any(true[kind] < ranked[4] for kind in figures.among_five)
            or (figures.most_common is not None and true[figures.most_common] < ranked[0])
            or any(not one.low <= true[one.kind] <= one.high for one in figures.intervals)
        )
    assert wrong / rounds <= 0.05


def test_a_practice_of_eighty_can_say_something() -> None:
    chance, said = random.Random(7), 0
    for _ in range(60):
        true = dict.fromkeys(IDS, 0)
        for kind in chance.choices(IDS, MIXES["zipf"], k=80):
            true[kind] += 1
        said += bool(conclude(noisy_histogram(true, REST, chance.randbytes), REST, 55).among_five)
    assert said >= 45


def test_below_fifty_units_nothing_is_said_but_for_one_in_twenty() -> None:
    source = random.Random(9).randbytes
    passed = sum(enough(FEWEST - 1 + discrete_laplace(source, SIZE), SIZE) for _ in range(1500))
    assert passed / 1500 < 0.06


def attacker(epsilon: Fraction, rounds: int, *, knows_the_rest: bool) -> tuple[float, float]:
    """Somebody weighs by Bayes what the issue of one unit is that has joined.

    They see two releases, one from before and one after; or, stronger than anybody is,
    one release and every other unit.
    Gives how often the best guess is right, and the most that the attacker was ever sure of one kind.
    """
    chance = random.Random(11)
    weights = MIXES["zipf"]
    prior = [weight / sum(weights) for weight in weights]
    likelihood = _one_noise(epsilon) if knows_the_rest else _two_noises(epsilon)
    right, surest = 0, 0.0
    for _ in range(rounds):
        [issue] = chance.choices(range(len(IDS)), weights)
        seen = [discrete_laplace(chance.randbytes, epsilon) + (place == issue) for place in range(len(IDS))]
        if not knows_the_rest:
            seen = [value - discrete_laplace(chance.randbytes, epsilon) for value in seen]
        odds = [
            prior[place] * likelihood(seen[place] - 1) / likelihood(seen[place]) for place in range(len(IDS))
        ]
        sure = max(odds) / sum(odds)
        right += max(range(len(IDS)), key=odds.__getitem__) == issue
        surest = max(surest, sure)
    return right / rounds, surest


def _one_noise(epsilon: Fraction) -> Callable[[int], float]:
    return lambda value: math.exp(-float(epsilon) * abs(value))


def _two_noises(epsilon: Fraction) -> Callable[[int], float]:
    """The difference of two discrete Laplace draws, up to a factor."""
    alpha = math.exp(-float(epsilon))
    return lambda value: alpha ** abs(value) * (abs(value) + (1 + alpha**2) / (1 - alpha**2))


def test_an_attacker_with_two_neighbouring_releases_hardly_does_better_than_guessing() -> None:
    right, surest = attacker(Fraction(1), 900, knows_the_rest=False)
    assert max(MIXES["zipf"]) / sum(MIXES["zipf"]) == pytest.approx(0.2, abs=0.02)
    assert right <= 0.30
    assert surest <= 0.90


def test_one_who_knows_every_other_unit_stays_within_what_epsilon_allows() -> None:
    right, surest = attacker(Fraction(1), 900, knows_the_rest=True)
    assert right <= 0.36
    assert surest <= 0.90


def test_exact_figures_would_tell_everything() -> None:
    """The harness itself: without noise worth the name the same attacker is always right."""
    right, surest = attacker(Fraction(12), 100, knows_the_rest=False)
    assert right == 1.0
    assert surest > 0.99


class TestWhoIsCounted:
    def completed(self, *people: str, ended: date = date(2026, 3, 1), counted: bool = True) -> Completed:
        return Completed(people, ended, f"kind of {people[0]}", counted)

    def test_a_couple_and_their_own_works_are_one_unit(self) -> None:
        works = [self.completed("a"), self.completed("b"), self.completed("a", "b"), self.completed("c")]
        assert len(main_kinds(works, [("a", "b")], Cohort(None, date(2026, 6, 1)))) == 2

    def test_joint_work_that_goes_on_makes_one_household_all_the_same(self) -> None:
        works = [self.completed("a"), self.completed("b")]
        assert len(main_kinds(works, [("a", "b")], Cohort(None, date(2026, 6, 1)))) == 1

    def test_whoever_comes_back_is_not_counted_again(self) -> None:
        works = [self.completed("a", ended=date(2024, 3, 1)), self.completed("a", ended=date(2026, 3, 1))]
        assert main_kinds(works, [], Cohort(date(2025, 1, 1), date(2026, 6, 1))) == ()

    def test_one_who_was_not_told_takes_the_household_out(self) -> None:
        works = [self.completed("a"), self.completed("b", counted=False)]
        assert main_kinds(works, [("a", "b")], Cohort(None, date(2026, 6, 1))) == ()

    def test_a_cohort_ends_and_begins_by_days(self) -> None:
        cohort = Cohort(date(2025, 1, 1), date(2026, 1, 1))
        assert [cohort.holds(date(2025, 1, day)) for day in (1, 2)] == [False, True]
        assert cohort.holds(date(2026, 1, 1))
        assert not cohort.holds(date(2026, 1, 2))


class TestBudget:
    def test_above_one_needs_a_reason_and_two_is_the_end(self) -> None:
        assert check_limit(Fraction(3, 2), "an institution of four hundred") == Fraction(3, 2)
        for epsilon, reason in ((Fraction(3, 2), " "), (Fraction(21, 10), "very good"), (Fraction(0), "x")):
            with pytest.raises(InputError):
                check_limit(epsilon, reason)

    def test_the_histogram_gets_what_asking_left(self) -> None:
        asked = [Spent(Purpose.SIZE, SIZE)] * 5
        assert for_kinds(Fraction(1), asked) == Fraction(1, 2)
        with pytest.raises(InputError) as refused:
            for_kinds(Fraction(1), [*asked, asked[0]])
        assert refused.value.field == "cohort"


class TestWhatIsHandedOut:
    FIGURES = Figures(
        "more than two hundred",
        "gc-anxiety",
        ("gc-anxiety", "gc-grief"),
        (Interval("gc-anxiety", 40, 47, 54),),
    )

    def test_the_sentences_say_what_holds_and_how_roughly(self) -> None:
        several, most = sentences(self.FIGURES, KINDS)
        assert several.startswith("Among more than two hundred people, couples and families")
        assert (
            "two of the five most common main reasons for coming were anxiety and worry and grief" in several
        )
        assert most == "The most common main reason was anxiety and worry."
        one = Figures("several dozen", None, ("gc-grief",), ())
        assert "grief and loss was one of the five" in sentences(one, KINDS)[0]
        assert sentences(Figures("several dozen", None, (), ()), KINDS) == ()

    def test_all_five_are_called_the_five(self) -> None:
        five = Figures("several dozen", None, tuple(sorted(IDS[:5])), ())
        assert "the five most common main reasons for coming were" in sentences(five, KINDS)[0]

    def test_the_guarantee_is_three_sentences(self) -> None:
        assert len(GUARANTEE.split("\n")) == 3
        assert "anonymous" not in GUARANTEE

    def test_a_card_without_figures_says_that_nothing_comes_from_a_client(self) -> None:
        card = render_card(shipped_catalogue(), KINDS, shipped_surveys(), None)
        assert "Nothing on this card comes from a client or a practice." in card
        assert all(kind.title in card for kind in KINDS.kinds)
        assert "epsilon" not in card

    def test_a_card_with_figures_states_unit_rule_version_and_limit(self) -> None:
        card = render_card(
            shipped_catalogue(),
            KINDS,
            shipped_surveys(),
            Released(self.FIGURES, Fraction(1), date(2026, 6, 30)),
        )
        for said in ("person, couple or family", "30 June 2026", "(epsilon): 1", shipped_catalogue().version):
            assert said in card

    def test_the_chart_shows_bounds_and_no_count_where_none_may_be_said(self) -> None:
        chart = render_chart(KINDS, self.FIGURES)
        assert "40 to 54" in chart
        assert ">47<" not in chart
        bare = render_chart(KINDS, Figures("several dozen", None, ("gc-grief",), ()))
        assert "<rect x=" not in bare
        assert "grief and loss" in bare
        assert render_table(KINDS, self.FIGURES) == 'kind,at least,at most\r\n"anxiety and worry",40,54\r\n'
