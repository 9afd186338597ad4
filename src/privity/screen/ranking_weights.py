"""Weights of the ranking, fitted by `benchmarks/ranking_training.py` on the open stories.

In the order of `ranking.measured` and `ranking.leading`, the constant last.
"""

import numpy as np

# fmt: off
_WORDS_SHORT = np.array([0.0815, 0.2396, 0.2200, 0.1034, 0.2036, 0.2498, -0.0376, 0.1214, 0.2188, 0.0715,
    0.0863, 0.0833, -0.4030])
_WORDS_LONG = np.array([0.0738, 0.1133, -0.0257, 0.1716, 0.0976, 0.1777, 0.2122, 0.1521, 0.2559, 0.0373,
    0.0966, 0.0469, -0.4301])
SURE_BY_WORDS = np.array([1.3416, 1.1390, 1.9038, 0.5004, 0.2099, -0.1323, 0.5573, -0.0542, 0.0000, 0.0000,
    0.0000, -4.2304])
_MEANING_SHORT = np.array([-0.0084, -0.0141, -0.0370, -0.0204, 0.0512, 0.0206, 0.2889, 0.2192, 0.1877,
    -0.0188, 0.0508, -0.0954, -0.1790, 0.9902, -0.1925, -0.1960, 0.7034, 0.1620, 0.6316])
_MEANING_LONG = np.array([0.0432, 0.0370, -0.0264, 0.0425, 0.0661, 0.0071, 0.3748, 0.2493, 0.1947, 0.0131,
    0.0356, -0.0817, -0.1345, 1.0229, -0.1591, -0.1642, 0.7337, 0.1810, 0.8598])
SURE_WITH_MEANING = np.array([0.0884, -0.0589, 1.9709, 0.8657, -0.1783, 0.1281, 0.8662, -0.7319, 1.1923,
    0.8017, 1.1616, -5.9334])
WORDS_ONLY = (_WORDS_SHORT, _WORDS_LONG)
WITH_MEANING = (_MEANING_SHORT, _MEANING_LONG)
