"""Makes caseloads of any size, the same every time for the same seed.

Words are invented syllables drawn by Zipf's law (rank r with weight 1/r), as words of a language are, so that an index,
a compressor and a search meet the distribution they would meet in real notes without a single real sentence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import numpy as np
from tests.property.caseload_lines import json_lines

from privity.model.caseload import Caseload
from privity.model.engagement import Engagement
from privity.model.notes import Note
from privity.model.people import Client

_ONSETS = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gl",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "z",
)
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
_FIRST_DAY = date(2018, 1, 1)
_DAYS = 365 * 7
_MOST_WORDS_AT_ONCE = 2_000_000


@dataclass(frozen=True, slots=True)
class Size:
    """How large a made caseload is. Notes are about `note_bytes` long, give or take a fifth."""

    notes: int
    clients: int = 400
    note_bytes: int = 1_500
    vocabulary: int = 20_000


def make_vocabulary(size: int, random: Random) -> list[str]:
    """Distinct words, the short ones first, since the frequent words of a language are short."""
    words: dict[str, None] = {}
    while len(words) < size:
        syllables = 1 + (len(words) > 100) + (len(words) > 3_000)
        words["".join(random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(syllables))] = None
        if len(words) <= 100 and random.random() < 0.01:
            words[f"{random.choice(_ONSETS)}{random.choice(_VOWELS)}{random.choice('nrstl')}"] = None
    return list(words)


def make_texts(size: Size, seed: int) -> Iterator[str]:
    """The texts of all notes, one after the other."""
    vocabulary = np.array(make_vocabulary(size.vocabulary, Random(seed)), dtype=object)
    weights = 1 / np.arange(1, size.vocabulary + 1)
    heights = np.cumsum(weights / weights.sum())
    mean = float((np.array([len(word) + 1 for word in vocabulary]) * weights).sum() / weights.sum())
    numbers = np.random.default_rng(seed)
    lengths = numbers.integers(
        int(size.note_bytes * 0.8 / mean), int(size.note_bytes * 1.2 / mean), size.notes
    )
    for start in range(0, size.notes, batch := max(1, int(_MOST_WORDS_AT_ONCE / lengths.mean()))):
        some = lengths[start : start + batch]
        words = vocabulary[np.searchsorted(heights, numbers.random(int(some.sum())), side="right")].tolist()
        position = 0
        for length in some:
            yield " ".join(words[position : position + length])
            position += length


def make_caseload(size: Size, seed: int = 1) -> Caseload:
    """A caseload in which each client has one piece of work and the notes are spread evenly over all of them."""
    random = Random(seed)
    clients = tuple(
        Client(f"c-{number}", (f"Client {number} of Nowhere",), born=1940 + number % 60)
        for number in range(1, size.clients + 1)
    )
    engagements = tuple(
        Engagement(f"e-{number}", (client.reference,), started=_FIRST_DAY)
        for number, client in enumerate(clients, start=1)
    )
    days = sorted(random.randrange(_DAYS) for _ in range(size.notes))
    notes = tuple(
        Note(
            f"n-{number}",
            engagements[number % size.clients].reference,
            _FIRST_DAY + timedelta(days=day),
            text,
        )
        for number, (day, text) in enumerate(zip(days, make_texts(size, seed), strict=True), start=1)
    )
    return Caseload(clients, engagements, notes)


def make_lines(size: Size, seed: int = 1) -> Iterator[bytes]:
    """The same as `privity.caseload/1`."""
    return json_lines(make_caseload(size, seed))
