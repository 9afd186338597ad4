"""Noise that is exact: the discrete Laplace mechanism on whole numbers, without a single floating-point draw.

Floating-point noise has been undone from its low bits (Mironov, 2012). This is Algorithm 2 of Canonne, Kamath and
Steinke, "The Discrete Gaussian for Differential Privacy" (2020): rational arithmetic and uniform bits alone. Adding it
to counts of which one unit changes one by one is epsilon-differentially private (Dwork and others, 2006).
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import exp

Randomness = Callable[[int], bytes]
"""Gives that many random bytes. In production the operating system's; never one that can be seeded."""


def discrete_laplace(random: Randomness, epsilon: Fraction) -> int:
    """Draw a whole number z with probability proportional to exp(-epsilon * |z|)."""
    s, t = epsilon.numerator, epsilon.denominator
    if s <= 0:
        raise ValueError("epsilon is a fraction above nothing")
    while True:
        offset = _below(random, t)
        if not _bernoulli_exp(random, offset, t):
            continue
        rounds = 0
        while _bernoulli_exp(random, 1, 1):
            rounds += 1
        size = (offset + t * rounds) // s
        negative = _below(random, 2) == 1
        if negative and size == 0:
            continue
        return -size if negative else size


def noisy_histogram(counts: Mapping[str, int], epsilon: Fraction, random: Randomness) -> dict[str, int]:
    """Every count with noise of its own. Each unit adds one to one count, so the whole costs epsilon once."""
    return {name: count + discrete_laplace(random, epsilon) for name, count in counts.items()}


def _below(random: Randomness, bound: int) -> int:
    """A uniform whole number below a bound, by rejection: a remainder would favour the small ones."""
    length = (max(bound - 1, 1).bit_length() + 7) // 8
    limit = (256**length // bound) * bound
    while True:
        drawn = int.from_bytes(random(length), "big")
        if drawn < limit:
            return drawn % bound


def _bernoulli_exp(random: Randomness, numerator: int, denominator: int) -> bool:
    """True with probability exp(-numerator/denominator), for a fraction from 0 to 1 (Algorithm 1 there)."""
    k = 1
    while _below(random, denominator * k) < numerator:
        k += 1
    return k % 2 == 1


# -- What may be concluded from noisy counts. Nothing here draws; these are tails of the distribution above. ----------


def tail(epsilon: Fraction, least: int) -> float:
    """The probability that the noise is `least` or more, for `least` of 1 or more."""
    alpha = exp(-float(epsilon))
    return alpha**least / (1 + alpha)


def one_sided(epsilon: Fraction, risk: float) -> int:
    """The least m with P(noise > m) <= risk."""
    m = 0
    while tail(epsilon, m + 1) > risk:
        m += 1
    return m


def simultaneous(epsilon: Fraction, cells: int, risk: float) -> int:
    """The least m with which all cells' noise lies within m on either side, but for `risk`."""
    m = 0
    while 1 - (1 - 2 * tail(epsilon, m + 1)) ** cells > risk:
        m += 1
    return m


def lead_needed(epsilon: Fraction, cells: int, first: int, risk: float) -> int:
    """The lead over the next noisy count with which a kind may be called one of the `first` most common.

    A kind that is not has k >= `first` kinds truly above it, of which at least k - first + 1 stand below it by the
    lead: so many noises must lie more than the lead below its own. The sum of these probabilities over all k bounds the
    risk that any kind is named wrongly. Ties count as right: both are among the most common.
    """
    lead = 1
    while sum(_overtaken(epsilon, k, k - first + 1, lead + 1) for k in range(first, cells)) > risk:
        lead += 1
    return lead


def _overtaken(epsilon: Fraction, above: int, least: int, gap: int) -> float:
    """P(at least `least` of `above` independent noises lie `gap` or more below one other)."""
    alpha = exp(-float(epsilon))
    reach = int(40 / float(epsilon)) + gap
    total = 0.0
    for own in range(-reach, reach + 1):
        weight = (1 - alpha) / (1 + alpha) * alpha ** abs(own)
        level = own - gap
        below = alpha ** (-level) / (1 + alpha) if level < 0 else 1 - alpha ** (level + 1) / (1 + alpha)
        total += weight * _at_least(above, least, below)
    return total


def _at_least(trials: int, least: int, chance: float) -> float:
    """P(binomial(trials, chance) >= least)."""
    if chance <= 0.0:
        return 0.0
    if chance >= 1.0:
        return 1.0
    odds = chance / (1 - chance)
    term = (1 - chance) ** trials
    total = term if least <= 0 else 0.0
    for count in range(1, trials + 1):
        term *= odds * (trials - count + 1) / count
        if count >= least:
            total += term
    return min(1.0, total)
