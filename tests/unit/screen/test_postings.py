"""Postings answer alike whether they came at once or one after another, before and after some are dropped."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from privity.screen.postings import Postings

ENTRIES = st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=6), min_size=1, max_size=12)


def _add(postings: Postings, unit: int, terms: list[int]) -> None:
    size = len(terms)
    postings.add(np.array(terms, np.int64), np.full(size, unit, np.int32), np.ones(size, np.float32))


@given(ENTRIES, st.sets(st.integers(0, 11)))
def test_a_term_leads_to_every_living_unit_that_holds_it(units: list[list[int]], dead: set[int]) -> None:
    postings = Postings()
    for unit, terms in enumerate(units):
        _add(postings, unit, terms)
        postings.find(np.array([0], np.int64))
    alive = np.array([unit not in dead for unit in range(len(units))], np.bool_)
    postings.keep(alive)
    counts, found, _ = postings.find(np.arange(10, dtype=np.int64))
    which = np.repeat(np.arange(10), counts)
    expected = sorted((term, unit) for unit, terms in enumerate(units) if unit not in dead for term in terms)
    assert sorted(zip(which.tolist(), found.tolist(), strict=True)) == expected
