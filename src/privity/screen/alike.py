"""Is this the same word, written otherwise? Misspelt, inflected, misread from a picture, contracted, in shorthand."""

from collections.abc import Mapping
from typing import Final

from rapidfuzz.distance import OSA

from privity.screen.memory import remembered
from privity.screen.words import stem

SHORTHAND: Final[Mapping[str, str]] = {
    "pt": "patient", "pts": "patients", "ct": "client", "cts": "clients", "cl": "client", "w": "with", "wk": "week",
    "wks": "weeks", "hr": "hour", "hrs": "hours", "yr": "year", "yrs": "years", "mth": "month", "mths": "months",
    "mo": "month", "mos": "months", "min": "minute", "mins": "minutes", "hw": "homework", "re": "regarding",
    "dx": "diagnosis", "hx": "history", "rx": "prescription", "tx": "treatment", "sx": "symptoms", "rpts": "reports",
    "appt": "appointment", "appts": "appointments", "dtr": "daughter", "hosp": "hospital", "ref": "referred",
    "mon": "monday", "tues": "tuesday", "tue": "tuesday", "wed": "wednesday", "thurs": "thursday", "thur": "thursday",
    "thu": "thursday", "fri": "friday", "sat": "saturday", "sun": "sunday", "jan": "january", "feb": "february",
    "apr": "april", "aug": "august", "sept": "september", "sep": "september", "oct": "october", "nov": "november",
    "dec": "december", "sess": "session", "diff": "difficulty", "xmas": "christmas", "mtg": "meeting", "gp": "doctor",
    "bf": "boyfriend", "gf": "girlfriend", "hubby": "husband", "mum": "mother", "mom": "mother", "dad": "father",
    "approx": "about", "dep": "depression", "anx": "anxiety", "meds": "medication", "esp": "especially",
}  # fmt: skip
"""What practitioners shorten, and how it reads in full."""

_CLITICS: Final = (
    ("n't", ("not",)), ("'re", ("are",)), ("'ve", ("have",)), ("'ll", ("will",)), ("'m", ("am",)),
    ("'d", ("had", "would")), ("'s", ("is", "has")),
)  # fmt: skip
_IRREGULAR: Final = {"won't": "willnot", "can't": "cannot", "shan't": "shallnot"}
_MISREAD: Final = (("rn", "m"), ("ri", "n"), ("cl", "d"), ("li", "h"), ("vv", "w"), ("ii", "u"))
_TWINS: Final = str.maketrans("015i|cb8", "olslleha")


def alike(first: str, second: str) -> bool:
    """Say whether two folded words are one, written alike: nothing shorter than four letters is taken for misspelt."""
    if first == second:
        return True
    if first[0] != second[0]:
        # Only shorthand may begin with another letter than what it stands for: gp, dad.
        return (first in SHORTHAND or second in SHORTHAND) and _full(first) == _full(second)
    if _full(first) == _full(second):
        return True
    longer = max(len(first), len(second))
    if longer < 4:
        bare = first.replace("'", "") == second.replace("'", "")
        return bare or (longer == 3 and _seen(first) == _seen(second))
    if abs(len(first) - len(second)) > 2:
        return False
    allowed = 1 if longer < 7 else 2
    return OSA.distance(first, second, score_cutoff=allowed) <= allowed or _seen(first) == _seen(second)


def joined(whole: str, left: str, right: str) -> bool:
    """Say whether one word is two others written together: parted by a slip, or a contraction written out."""
    if whole[:1] != left[:1]:
        return False
    both = (left + right).replace("'", "")
    return whole.replace("'", "") == both or both in _written_out(whole)


@remembered(1 << 16)
def _full(word: str) -> str:
    return stem(SHORTHAND.get(word, word))


@remembered(1 << 14)
def _written_out(word: str) -> frozenset[str]:
    if word in _IRREGULAR:
        return frozenset((_IRREGULAR[word],))
    for clitic, full in _CLITICS:
        if word.endswith(clitic):
            return frozenset(word.removesuffix(clitic) + one for one in full)
    return frozenset()


@remembered(1 << 14)
def _seen(word: str) -> str:
    """Give a word as a machine may read it: letters and pairs that look the same become one."""
    for pair, letter in _MISREAD:
        word = word.replace(pair, letter)
    return word.translate(_TWINS)
