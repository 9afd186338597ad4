import numpy as np

_L = np.array([1.0, 0.5, 0.5, 1, 0.5, 0.5, 1, 0.5, 0.5, 0.3, 0.2, 0.2, 0]) / 3
WORDS_ONLY = (_L, _L)
_M = np.concatenate((_L, np.array([0.6, 0.2, 0.2, 0.3, 0.2])))
WITH_MEANING = (_M, _M)
SURE_BY_WORDS = np.zeros(11)
SURE_WITH_MEANING = np.zeros(11)
