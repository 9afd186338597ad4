"""Weights of the ranking, fitted by `benchmarks/ranking_training.py` on the open stories.

In the order of `ranking.measured` and `ranking.leading`, the constant last.
"""

import numpy as np

# fmt: off
_WORDS_SHORT = np.array([0.0817, 0.2517, 0.1439, 0.0842, 0.1675, 0.2346, -0.0245, 0.1311, 0.2276, 0.1247,
    0.0314, 0.0539, -0.4795])
_WORDS_LONG = np.array([0.0750, 0.0612, -0.0804, 0.1421, 0.0500, 0.1232, 0.1840, 0.1269, 0.2592, 0.1137,
    0.0300, -0.0013, -0.5585])
SURE_BY_WORDS = np.array([1.9970, 2.1890, 0.9115, -0.3190, 0.6396, -0.4643, 0.8322, -2.0614, 0.0000, 0.0000,
    -1.2875])
_MEANING_SHORT = np.array([-0.0091, -0.0233, 0.0022, -0.0105, 0.1165, 0.0701, -0.0546, 0.1429, 0.2466,
    0.1078, 0.2256, 0.0043, -0.2250, 0.7486, 0.2656, 0.2041, 0.5940, 0.3502])
_MEANING_LONG = np.array([0.0386, 0.0057, -0.0131, 0.0807, 0.0128, 0.0750, 0.0625, 0.0090, 0.2256, 0.0581,
    0.0568, 0.0267, -0.1407, 0.6585, 0.1873, 0.1318, 0.5734, 0.2648])
SURE_WITH_MEANING = np.array([2.0103, 2.8279, 1.3340, 0.4682, -1.2898, -0.3163, 1.2462, -1.4467, -1.6289,
    -0.6599, -1.4607])
WORDS_ONLY = (_WORDS_SHORT, _WORDS_LONG)
WITH_MEANING = (_MEANING_SHORT, _MEANING_LONG)
