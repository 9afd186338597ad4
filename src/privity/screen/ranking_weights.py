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
_MEANING_SHORT = np.array([0.0062, 0.0170, -0.0038, 0.0149, 0.0423, 0.0276, 0.0970, 0.0900, 0.0733, 0.0158,
    0.0334, -0.0118, -0.0588, 1.2248, 0.0276, 0.0276, 0.9416, 0.2463, 1.3476])
_MEANING_LONG = np.array([0.0216, 0.0279, -0.0015, 0.0352, 0.0439, 0.0210, 0.1229, 0.0948, 0.0699, 0.0288,
    0.0324, -0.0086, -0.0426, 1.2774, 0.0813, 0.0802, 0.9867, 0.2969, 1.5122])
SURE_WITH_MEANING = np.array([0.2374, 0.2495, 1.5014, 0.7804, 0.3749, -0.0489, 0.9071, -0.0710, 0.7406,
    0.5561, 0.1278, -6.1837])
WORDS_ONLY = (_WORDS_SHORT, _WORDS_LONG)
WITH_MEANING = (_MEANING_SHORT, _MEANING_LONG)
