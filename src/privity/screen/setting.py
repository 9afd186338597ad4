"""Where a story is set, as far as that bears on its being a case: in the practice, or in the author's own life.

That a text is somebody's own life counts for little beside a sign of the practice ("when I was a girl of nine, so she
told me on Thursday"), and "she helped me" for much where a practitioner is spoken of. So what is weighed here is what
stands together around a stretch, which cues one by one cannot say. That a story can be looked up is weighed among the
cues alone, and no further here: a made-up title set before a case would else be a way past.
`benchmarks/case_talk_mixing.py` fits the weights.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from privity.screen.checkable import SIGNS
from privity.screen.cues import CUES

Numbers = NDArray[np.float64]

MARKS: Final = (*(name for name, _ in CUES), *SIGNS)
"""What is counted in a text, in the order of its columns: all cues, then all signs that a story can be looked up."""

SETTING: Final = (
    "practice",
    "own life, no practice",
    "was helped",
    "much helped",
    "their practitioner",
    "helped by a practitioner",
)


_NEAR: Final = slice(2 * len(MARKS), 3 * len(MARKS))
_DENSE: Final = slice(3 * len(MARKS), 4 * len(MARKS))
_PRACTICE: Final = [
    MARKS.index(name)
    for name in (
        "one client",
        "one of mine",
        "came to me",
        "sat with me",
        "in session",
        "clipped note",
        "asks a machine",
        "my hour",
    )
]
_OWN_LIFE, _FIRST_PERSON, _HELPED, _PRACTITIONER = map(
    MARKS.index, ("own life", "first person", "was helped", "their practitioner")
)


def setting(cues: Numbers) -> Numbers:
    """Say of each stretch what stands around it, a column for each of `SETTING`. `cues` is what `cue_matrix` gives."""
    near, dense = cues[:, _NEAR] > 0.0, cues[:, _DENSE]
    practice, helped, practitioner = in_practice(cues), near[:, _HELPED], near[:, _PRACTITIONER]
    columns = (
        practice,
        near[:, _OWN_LIFE] & ~practice,
        helped,
        dense[:, _HELPED],
        practitioner,
        helped & practitioner & near[:, _FIRST_PERSON],
    )
    return np.array(columns, np.float64).T


def in_practice(cues: Numbers) -> NDArray[np.bool_]:
    """Say of each stretch whether a sign of the practice stands in it or around it."""
    return np.asarray((cues[:, _NEAR][:, _PRACTICE] > 0.0).any(axis=1))
