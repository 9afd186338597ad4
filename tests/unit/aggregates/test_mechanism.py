"""The exact sampler against its formula and against OpenDP, and the tails that sentences rest on."""

import math
import random
from collections import Counter
from collections.abc import Callable
from fractions import Fraction

import opendp.prelude as dp
import pytest

from privity.aggregates import discrete_laplace
from privity.aggregates.mechanism import lead_needed, one_sided, simultaneous, tail

# A seeded source stands in for the operating system's, so that the same test fails twice.
_DRAWS = 12_000


def seeded(seed: int) -> Callable[[int], bytes]:
    return random.Random(seed).randbytes


def expected(epsilon: Fraction, value: int) -> float:
    alpha = math.exp(-float(epsilon))
    return (1 - alpha) / (1 + alpha) * alpha ** abs(value)


def chi_square(drawn: Counter[int], epsilon: Fraction, reach: int) -> float:
    """Over the values from -reach to reach, with everything further out in two more cells."""
    total = sum(drawn.values())
    cells = [(drawn[value], expected(epsilon, value)) for value in range(-reach, reach + 1)]
    for side in (1, -1):
        further = sum(count for value, count in drawn.items() if value * side > reach)
        cells.append((further, tail(epsilon, reach + 1)))
    return sum((seen - total * chance) ** 2 / (total * chance) for seen, chance in cells)


@pytest.mark.parametrize("epsilon", [Fraction(9, 10), Fraction(1, 10), Fraction(2), Fraction(7, 5)])
def test_what_is_drawn_has_the_distribution_it_claims(epsilon: Fraction) -> None:
    source = seeded(1)
    drawn = Counter(discrete_laplace(source, epsilon) for _ in range(_DRAWS))
    reach = min(8, int(6 / float(epsilon)))
    # 0.999 quantile of chi-square with 2 * reach + 2 degrees of freedom (Wilson and Hilferty, 1931).
    freedom = 2 * reach + 2
    bound = freedom * (1 - 2 / (9 * freedom) + 3.09 * math.sqrt(2 / (9 * freedom))) ** 3
    assert chi_square(drawn, epsilon, reach) < bound


def test_a_wrong_scale_would_be_noticed() -> None:
    source = seeded(1)
    drawn = Counter(discrete_laplace(source, Fraction(9, 10)) for _ in range(_DRAWS))
    assert chi_square(drawn, Fraction(8, 10), 6) > 60


def test_it_agrees_with_opendp_in_distribution() -> None:
    """OpenDP's own discrete Laplace draws with randomness of its own, so the bound leaves room for one in 10,000."""
    dp.enable_features("contrib")
    epsilon = Fraction(9, 10)
    space = dp.atom_domain(T=int), dp.absolute_distance(T=int)
    theirs = dp.m.make_laplace(*space, scale=float(1 / epsilon))
    assert theirs.map(1) == pytest.approx(float(epsilon), abs=1e-9)
    source = seeded(2)
    ours = Counter(discrete_laplace(source, epsilon) for _ in range(_DRAWS))
    opendp = Counter(theirs(0) for _ in range(_DRAWS))
    furthest = max(
        abs(sum(c for v, c in ours.items() if v <= x) - sum(c for v, c in opendp.items() if v <= x)) / _DRAWS
        for x in range(-12, 13)
    )
    assert furthest < 2.2 * math.sqrt(2 / _DRAWS)  # Kolmogorov-Smirnov, two samples


def test_two_practices_that_differ_in_one_unit_are_told_apart_by_epsilon_at_most() -> None:
    """Neighbours differ by one in one count; no outcome is more than exp(epsilon) times as likely from one."""
    epsilon = Fraction(9, 10)
    for outcome in range(-40, 41):
        assert expected(epsilon, outcome) <= math.exp(epsilon) * expected(epsilon, outcome - 1) * (1 + 1e-12)


@pytest.mark.parametrize("epsilon", [Fraction(0), Fraction(-1)])
def test_no_noise_is_no_mechanism(epsilon: Fraction) -> None:
    with pytest.raises(ValueError, match="above nothing"):
        discrete_laplace(seeded(1), epsilon)


def test_the_margins_hold_as_often_as_they_say() -> None:
    epsilon, source = Fraction(9, 10), seeded(3)
    margin, side = simultaneous(epsilon, 10, 0.05), one_sided(epsilon, 0.05)
    rounds = 1_000
    table = [[discrete_laplace(source, epsilon) for _ in range(10)] for _ in range(rounds)]
    assert sum(max(map(abs, row)) > margin for row in table) / rounds < 0.065
    assert sum(row[0] > side for row in table) / rounds < 0.065


def test_a_smaller_list_or_a_larger_budget_needs_less_of_a_lead() -> None:
    epsilon = Fraction(9, 10)
    assert lead_needed(epsilon, 21, 1, 0.05) >= lead_needed(epsilon, 5, 1, 0.05)
    assert lead_needed(Fraction(2), 21, 5, 0.05) < lead_needed(Fraction(1, 2), 21, 5, 0.05)
