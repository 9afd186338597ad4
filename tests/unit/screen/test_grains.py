"""Grains: runs of four tokens, kept roughly, by which the likeliest files are read again."""

import numpy as np
import pytest

from privity.screen.grains import GRAIN, grains_of, nearness, packed, unit, unpacked, without_overlap
from privity.screen.vectors import Vectors


def directions(count: int, width: int = 384, seed: int = 1) -> np.ndarray:
    return unit(np.random.default_rng(seed).normal(size=(count, width)).astype(np.float32))


@pytest.mark.parametrize("tokens", [0, 1, GRAIN, GRAIN + 1, 10 * GRAIN - 1])
def test_every_token_is_in_one_grain(tokens: int) -> None:
    grains = grains_of(directions(tokens, 8))
    assert grains.shape == (-(-tokens // GRAIN), 8)
    assert np.allclose(np.linalg.norm(grains, axis=1), 1.0, atol=1e-5)


def test_packing_keeps_the_direction() -> None:
    grains = directions(50)
    kept = packed(grains)
    assert kept.shape == (50, 96)
    assert (np.sum(unpacked(kept) * grains, axis=1) > 0.9).all()


def test_the_levels_are_those_of_the_specification() -> None:
    four = unpacked(np.array([[0b11100100]], np.uint8))[0]
    assert np.allclose(four / four[3] * 1.510, [-1.510, -0.4528, 0.4528, 1.510], atol=1e-4)


def test_neighbours_that_overlap_are_left_out_but_the_end_is_kept() -> None:
    sizes = [len(one) for one in without_overlap([packed(directions(3)) for _ in range(4)])]
    assert sizes == [3, 0, 3, 3]
    assert without_overlap([]) == ()


def test_a_passage_is_near_where_each_grain_finds_its_like_in_whatever_order() -> None:
    told, other = directions(12), directions(12, seed=2)
    mixed_up = np.concatenate((told[6:], told[:6], other))
    near, far = nearness(told, [packed(mixed_up), packed(other)])
    assert near > 0.9
    assert far < 0.3


def test_the_nearest_passage_counts_and_who_has_none_is_not_known() -> None:
    vectors, told = Vectors(), directions(6)
    gist = directions(1, 384, seed=3)
    vectors.put(0, [0], np.repeat(gist, 2, axis=0), [packed(directions(6, seed=4)), packed(told)])
    vectors.put(1, [1], gist, [packed(directions(6, seed=5))])
    vectors.put(2, [2], gist)
    near = vectors.closely(gist[0], told, np.array([0, 1, 2]))
    assert near[0] > 0.9 > near[1]
    assert np.isnan(near[2])
    vectors.remove(0)
    assert np.isnan(vectors.closely(gist[0], told, np.array([0]))[0])
