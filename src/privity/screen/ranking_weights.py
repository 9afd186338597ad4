"""Weights of the ranking, fitted by `benchmarks/ranking_training.py` on the open stories.

In the order of `ranking.measured` and `ranking.leading`, the constant last.
"""

import numpy as np

# fmt: off
_WORDS_SHORT = np.array([0.0766, 0.4158, -0.0018, 0.2107, 0.2599, 0.3677, 0.0972, -0.1047, 0.2899, -0.1587,
    0.1756, 0.1698, -0.7422])
_WORDS_LONG = np.array([0.0781, 0.2397, -0.0160, 0.0265, -0.0257, 0.1351, 0.1708, 0.1702, 0.5302, 0.1409,
    0.0829, 0.1195, -0.5484])
SURE_BY_WORDS = np.array([0.5520, 1.5274, 1.8827, -0.8680, -0.2316, 0.2658, 1.2604, -1.0026, 0.0000, 0.0000,
    -0.9739])
_MEANING_SHORT = np.array([-0.0667, 0.2421, -0.0430, 0.1506, 0.2112, 0.3560, 0.1874, -0.0617, 0.1654,
    -0.1975, 0.2001, 0.0867, -0.7885, 0.1978, 0.3164, 0.1736, 0.3370, 0.0290])
_MEANING_LONG = np.array([-0.0457, 0.1789, -0.0219, -0.0536, -0.0525, 0.1284, 0.2182, 0.1184, 0.4653,
    0.0900, 0.1502, 0.0902, -0.6306, 0.2124, 0.3068, 0.1731, 0.3338, 0.0947])
SURE_WITH_MEANING = np.array([0.1873, 2.5378, 1.3794, -0.5775, -0.3311, -0.3352, 1.4317, -1.0111, -1.9514,
    1.6972, -1.1885])
WORDS_ONLY = (_WORDS_SHORT, _WORDS_LONG)
WITH_MEANING = (_MEANING_SHORT, _MEANING_LONG)
