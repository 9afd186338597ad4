"""Words that many have: a run that stands in the files of many clients, or is a saying, tells of none of them.

A note copied into several files is no stock phrase: what stands around the run is then the same everywhere.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Final

from rapidfuzz.distance import LCSseq

from privity.screen.quotes import Quote
from privity.screen.sayings_table import SAYINGS
from privity.screen.words import split_words, stem

FEWEST_FILES: Final = 4
"""How many files hold what tells of none of them."""
_NEARLY: Final = 0.8


def without_stock(quotes: Sequence[Quote], file_of: Callable[[int], Hashable]) -> list[Quote]:
    """Leave out the runs of sayings, and those that so many files hold amid other words. `file_of` is asked by note."""
    kept = [one for one in quotes if not is_saying(one.said)]
    if len(kept) < FEWEST_FILES:
        return kept
    return [one for one in kept if not _is_shared(one, kept, file_of)]


def _is_shared(one: Quote, quotes: Sequence[Quote], file_of: Callable[[int], Hashable]) -> bool:
    start, end = one.draft
    covering = [other for other in quotes if other.draft[0] <= start and other.draft[1] >= end]
    files = {file_of(other.note) for other in covering}
    surroundings = {other.around for other in covering}
    return min(len(files), len(surroundings)) >= FEWEST_FILES


def is_saying(words: Sequence[str]) -> bool:
    """Say whether folded words are, or are nearly, part of a saying."""
    run = [stem(word) for word in words]
    enough = len(run) * _NEARLY
    return any(
        sum(map(held.__contains__, run)) >= enough and LCSseq.similarity(run, saying) >= enough
        for saying, held in _SAYINGS
    )


def _stems(line: str) -> list[str]:
    return [stem(word) for word in split_words(line).words]


_LINES: Final = SAYINGS.replace("\n ", " ").strip().split("\n")
_SAYINGS: Final = tuple((stems, frozenset(stems)) for stems in map(_stems, _LINES))
