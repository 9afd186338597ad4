"""Weights of the ranking, fitted by `benchmarks/ranking_training.py` on the open stories.

In the order of `ranking.measured` and `ranking.leading`, the constant last.
"""

import numpy as np

# fmt: off
_WORDS_SHORT = np.array([0.0802, 0.2650, 0.1526, 0.0858, 0.1734, 0.2273, -0.0663, 0.0979, 0.2111, 0.1094,
    0.0479, 0.0597, -0.4345])
_WORDS_LONG = np.array([0.0744, 0.0571, -0.0683, 0.1478, 0.0571, 0.1264, 0.1796, 0.1181, 0.2383, 0.1139,
    0.0385, 0.0046, -0.4753])
SURE_BY_WORDS = np.array([1.4704, 1.0698, 1.7434, -0.0916, 0.2049, -0.0651, 0.7510, 0.1774, 0.0000, 0.0000,
    -3.6070])
_MEANING_SHORT = np.array([0.0209, -0.0076, -0.0145, -0.0312, 0.1236, 0.0741, -0.0264, 0.1551, 0.2129,
    0.0778, 0.2366, 0.0770, -0.2309, 0.7299, 0.2350, 0.1778, 0.5565, 0.3186])
_MEANING_LONG = np.array([0.0390, 0.0039, -0.0034, 0.0796, 0.0118, 0.0864, 0.0646, 0.0084, 0.2106, 0.0560,
    0.0520, 0.0263, -0.1254, 0.6910, 0.1957, 0.1502, 0.5686, 0.2721])
SURE_WITH_MEANING = np.array([0.6782, 1.1812, 2.8552, 1.2443, -1.0387, -0.2350, 0.9481, 0.9916, 0.3043,
    0.4991, -6.9295])
WORDS_ONLY = (_WORDS_SHORT, _WORDS_LONG)
WITH_MEANING = (_MEANING_SHORT, _MEANING_LONG)
