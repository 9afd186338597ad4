"""Weights of the ranking, fitted by `benchmarks/ranking_training.py` on the open stories.

In the order of `ranking.measured` and `ranking.leading`, the constant last.
"""

import numpy as np

# fmt: off
_WORDS_SHORT = np.array([0.0349, 0.2692, 0.0132, 0.1529, 0.2242, 0.3113, 0.1236, 0.0468, 0.3029, -0.0406,
    0.1602, 0.1193, -0.4019])
_WORDS_LONG = np.array([0.0803, 0.1848, 0.0052, 0.0951, 0.0332, 0.1942, 0.1711, 0.1136, 0.3763, 0.0777,
    0.1113, 0.0947, -0.2864])
SURE_BY_WORDS = np.array([0.3972, 1.5538, 1.7942, -1.0713, -0.1682, 0.3061, 1.5347, -1.0079, 0.0000, 0.0000,
    -0.7434])
_MEANING_SHORT = np.array([-0.0694, 0.1513, -0.0448, 0.1061, 0.1619, 0.2750, 0.1558, 0.0447, 0.2242,
    -0.0793, 0.1678, 0.0722, -0.4332, 0.2707, 0.2274, 0.1794, 0.2461, 0.1146])
_MEANING_LONG = np.array([-0.0158, 0.1219, -0.0155, 0.0544, 0.0022, 0.1743, 0.1809, 0.0818, 0.3329, 0.0441,
    0.1402, 0.0750, -0.3233, 0.2834, 0.2323, 0.1891, 0.2659, 0.0998])
SURE_WITH_MEANING = np.array([0.8791, 2.2218, 1.4015, -0.5874, -0.6423, -0.2530, 1.4609, -0.8061, -2.0530,
    1.6427, -1.2138])
WORDS_ONLY = (_WORDS_SHORT, _WORDS_LONG)
WITH_MEANING = (_MEANING_SHORT, _MEANING_LONG)
