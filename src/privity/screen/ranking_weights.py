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
_MEANING_SHORT = np.array([0.0051, -0.0279, -0.0064, 0.0061, -0.0016, 0.0330, 0.1126, 0.0612, 0.0911,
    0.0233, 0.0695, 0.0175, -0.0497, 1.2373, 0.0460, 0.0445, 0.9807, 0.2195, 1.3223])
_MEANING_LONG = np.array([0.0213, -0.0019, 0.0018, 0.0312, 0.0070, 0.0167, 0.1402, 0.0560, 0.0780, 0.0371,
    0.0590, 0.0142, -0.0305, 1.3098, 0.1189, 0.1164, 1.0356, 0.3140, 1.5456])
SURE_WITH_MEANING = np.array([-0.0808, 0.0327, 1.7258, 1.0917, -0.5890, 0.4672, 0.5675, -0.1388, 0.2449,
    1.5517, 0.6156, -6.5098])
WORDS_ONLY = (_WORDS_SHORT, _WORDS_LONG)
WITH_MEANING = (_MEANING_SHORT, _MEANING_LONG)
