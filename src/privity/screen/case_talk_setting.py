"""How words, meaning and setting are weighed, with the encoder and without it, in log odds.

Written by `benchmarks/case_talk_mixing.py`. The rows of the setting are those of `setting.SETTING`.
"""

import numpy as np

WEIGHING = (
    ("words", 0.741, 1.002),
    ("meaning", 0.741, 0.000),
    ("practice", 0.475, 0.137),
    ("own life, no practice", -0.357, -0.563),
    ("was helped", 0.165, -0.303),
    ("much helped", 0.745, 0.597),
    ("their practitioner", 0.124, -0.058),
    ("helped by a practitioner", 0.158, 0.475),
    ("constant", 0.168, -0.768),
)
WITH_MEANING = np.array([both for _, both, _ in WEIGHING], np.float64)
WORDS_ONLY = np.array([alone for name, _, alone in WEIGHING if name != "meaning"], np.float64)
