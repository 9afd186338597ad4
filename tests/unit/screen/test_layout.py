"""The stretches laid out: whose each is, and what is best among a client's."""

import numpy as np

from privity.screen.layout import Layout, Stretch, Stretches


def stretches() -> Stretches:
    made = Stretches()
    made.add(Stretch(0, (0, 10)), 40, [7])
    made.add(Stretch(0, (10, 30)), 60, [7])
    made.add(Stretch(1, (0, 20)), 50, [3, 7])
    return made


def test_a_shared_note_counts_for_both():
    layout = Layout.of(stretches(), set(), {3, 7, 9})
    assert layout.clients.tolist() == [3, 7, 9]
    assert layout.file_lengths.tolist() == [50, 150, 0]
    assert layout.passages_of.of_column(0).tolist() == [2]
    assert layout.passages_of.of_column(1).tolist() == [0, 1, 2]
    assert layout.passages_of.of_column(2).tolist() == []
    best = layout.passages_of.best(np.array([[1.0, 3.0, 2.0]]), 3)
    assert best.tolist() == [[2.0, 3.0, 0.0]]


def test_who_has_gone_owns_nothing():
    layout = Layout.of(stretches(), {2}, {3})
    assert layout.file_lengths.tolist() == [0]
    assert layout.owner.tolist() == [1, 1, 1]
    assert Layout.of(stretches(), set(), {3}).owner.tolist() == [1, 1, 0]


def test_a_passage_goes_on_within_its_note_only():
    layout = Layout.of(stretches(), set(), {3, 7})
    assert layout.goes_on.tolist() == [True, False, False]


def test_no_stretch_at_all():
    layout = Layout.of(Stretches(), set(), set())
    assert layout.passages_of.best(np.zeros((2, 0)), 0).shape == (2, 0)
