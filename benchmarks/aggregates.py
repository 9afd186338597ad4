"""Figures of common issues: how often a sentence is false, what an attacker learns, and what a release takes.

    python -m benchmarks.aggregates [--rounds 2000]

The attacker sees two releases that differ by one joiner and weighs by Bayes what brought that joiner, where there is
noise; without noise the change itself is looked at. Peers: exact counts, suppression below five and below ten, and
rounding to base three at random. OpenDP's own histogram is timed beside ours, both in processor time.
"""

import argparse
import math
import random
import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from os import urandom

import opendp.prelude as dp

from privity.aggregates import OTHER, SIZE, conclude, discrete_laplace, noisy_histogram, size_floor
from privity.services.catalogue import shipped_catalogue

KINDS = shipped_catalogue().list_of("counselling")
IDS = [*(kind.id for kind in KINDS.kinds), OTHER]
REST = Fraction(1) - SIZE
MIXES = {
    "Zipf": [1 / (place + 1) ** 0.8 for place in range(len(IDS))],
    "flat": [1.0] * len(IDS),
}
Counts = Sequence[int]


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=2000)
    rounds = options.parse_args().rounds
    chance = random.Random(20261127)
    print(f"sentences, {rounds} simulated practices each")
    for units in (80, 200, 1000):
        for mix, weights in MIXES.items():
            _sentences(units, mix, weights, rounds, chance)
    print("attacker on a practice of 80, Zipf, best guess without anything 20 %")
    for name, rule in RULES.items():
        _attack(name, rule, rounds, chance)
    _timed(chance)


def _practice(units: int, weights: Sequence[float], chance: random.Random) -> dict[str, int]:
    true = dict.fromkeys(IDS, 0)
    for kind in chance.choices(IDS, weights, k=units):
        true[kind] += 1
    return true


def _sentences(units: int, mix: str, weights: Sequence[float], rounds: int, chance: random.Random) -> None:
    made = five = one = false_five = false_one = false_interval = named = 0
    for _ in range(rounds):
        true = _practice(units, weights, chance)
        floor = size_floor(units + discrete_laplace(chance.randbytes, SIZE), SIZE)
        if floor < 50:
            continue
        made += 1
        figures = conclude(noisy_histogram(true, REST, chance.randbytes), REST, floor)
        ranked = sorted(true.values(), reverse=True)
        five += bool(figures.among_five)
        named += len(figures.among_five)
        one += figures.most_common is not None
        false_five += any(true[kind] < ranked[4] for kind in figures.among_five)
        false_one += figures.most_common is not None and true[figures.most_common] < ranked[0]
        false_interval += any(not i.low <= true[i.kind] <= i.high for i in figures.intervals)
    print(
        f"  {units:5d} {mix:5s} released {made / rounds:4.0%}; 'among the five' said {five / rounds:4.0%}"
        f" ({named / max(five, 1):.1f} kinds), false {false_five / rounds:.2%}; 'the most common' said"
        f" {one / rounds:4.0%}, false {false_one / rounds:.2%}; a bound false {false_interval / rounds:.2%}"
    )


def _exact(counts: Counts, _: random.Random) -> list[int]:
    return list(counts)


def _suppressed(least: int) -> Callable[[Counts, random.Random], list[int]]:
    return lambda counts, _: [count if count >= least else 0 for count in counts]


def _rounded(counts: Counts, chance: random.Random) -> list[int]:
    return [3 * (count // 3 + (chance.random() < count % 3 / 3)) for count in counts]


def _laplace(epsilon: Fraction) -> Callable[[Counts, random.Random], list[int]]:
    return lambda counts, chance: [count + discrete_laplace(chance.randbytes, epsilon) for count in counts]


RULES: dict[str, Callable[[Counts, random.Random], list[int]]] = {
    "no protection": _exact,
    "suppress below 5": _suppressed(5),
    "suppress below 10": _suppressed(10),
    "random rounding to base 3": _rounded,
    "discrete Laplace, epsilon 1": _laplace(Fraction(1)),
}


def _attack(
    name: str, rule: Callable[[Counts, random.Random], list[int]], rounds: int, chance: random.Random
) -> None:
    weights = MIXES["Zipf"]
    prior = [weight / sum(weights) for weight in weights]
    alpha = math.exp(-1.0)
    right = certain = 0
    for _ in range(rounds):
        before = list(_practice(80, weights, chance).values())
        [issue] = chance.choices(range(len(IDS)), weights)
        after = [count + (place == issue) for place, count in enumerate(before)]
        change = [b - a for a, b in zip(rule(before, chance), rule(after, chance), strict=True)]
        if "Laplace" in name:
            weigh = [alpha ** abs(c) * (abs(c) + (1 + alpha**2) / (1 - alpha**2)) for c in change]
            joined = [alpha ** abs(c - 1) * (abs(c - 1) + (1 + alpha**2) / (1 - alpha**2)) for c in change]
            odds = [p * j / w for p, j, w in zip(prior, joined, weigh, strict=True)]
            certain += max(odds) / sum(odds) > 0.9
        else:
            odds = [p * (1 + 1000 * (c > 0)) for p, c in zip(prior, change, strict=True)]
            certain += sum(c != 0 for c in change) == 1
        right += max(range(len(IDS)), key=odds.__getitem__) == issue
    print(f"  {name:28s} right {right / rounds:4.0%}; sure {certain / rounds:4.0%}")


def _timed(chance: random.Random) -> None:
    true = _practice(1000, MIXES["Zipf"], chance)
    dp.enable_features("contrib")
    space = dp.vector_domain(dp.atom_domain(T=int)), dp.l1_distance(T=int)
    theirs = dp.m.make_laplace(*space, scale=float(1 / REST))
    counts = list(true.values())

    def ours() -> None:
        conclude(noisy_histogram(true, REST, urandom), REST, 900)

    for name, run in (("privity, sentences included", ours), ("OpenDP's histogram", lambda: theirs(counts))):
        best = math.inf
        for _ in range(20):
            start = time.process_time()
            run()
            best = min(best, time.process_time() - start)
        print(f"  a release for 1,000 units, {name}: {best * 1e3:.2f} ms of processor time")


if __name__ == "__main__":
    main()
