"""The terms of a text: stems of its content words, the classes and families they belong to, bands of ages and times."""

import zlib
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from privity.screen.concepts import class_members, concepts, number, quantities
from privity.screen.english import FUNCTION_WORDS
from privity.screen.families import families, family_chance, family_members
from privity.screen.memory import remembered
from privity.screen.passages import Passage
from privity.screen.rarity import chance
from privity.screen.words import Words, stem

_CLASS_CHANCE = 0.004
_BAND_CHANCE = 0.003
_PASSAGE_WORDS = 60


class Kind(IntEnum):
    """What a term is: a word as it stands, a class of words or a band of numbers, a family of words of like meaning."""

    WORD = 0
    CLASS = 1
    FAMILY = 2


@dataclass(frozen=True, slots=True)
class Terms:
    """Distinct terms of a text. `occurrences` are pairs of term position and word position, in order of the words.

    `keys` are the numbers by which postings know the terms, since no word is kept in the index; `kinds` says of each
    what it is.
    """

    names: tuple[str, ...]
    occurrences: tuple[tuple[int, int], ...]
    keys: NDArray[np.int64]
    kinds: NDArray[np.int64]

    def chances(self) -> NDArray[np.float64]:
        """Give the chance that a passage of general prose holds each term."""
        single = np.fromiter(map(chance_of, self.names), np.float64, len(self.names))
        return np.asarray(1.0 - (1.0 - single) ** _PASSAGE_WORDS)

    def within(self, passages: tuple[Passage, ...]) -> NDArray[np.bool_]:
        """Say for each passage which terms it holds: one row a passage."""
        held = np.zeros((len(passages), len(self.names)), np.bool_)
        pairs = np.array(self.occurrences, np.int64).reshape(-1, 2)
        for row, passage in enumerate(passages):
            inside = (pairs[:, 1] >= passage.first) & (pairs[:, 1] < passage.last)
            held[row, pairs[inside, 0]] = True
        return held


@remembered(1 << 16)
def term_key(name: str) -> int:
    """Give the number of a term."""
    data = name.encode("utf-8", "replace")
    return zlib.crc32(data) << 8 | zlib.adler32(data) & 0xFF


def terms_of(words: Words, first: int = 0, last: int | None = None) -> Terms:
    """Find the terms of a stretch of words."""
    numbers: dict[str, int] = {}
    occurrences: list[tuple[int, int]] = []
    stretch = words.words[first:last]
    for at, names in enumerate(map(names_of, stretch), first):
        if names:
            occurrences.extend([(numbers.setdefault(name, len(numbers)), at) for name in names])
    bands = quantities(words, first, len(words) if last is None else last)
    occurrences += [(numbers.setdefault(band, len(numbers)), first + place) for place, _, band in bands]
    keys = np.fromiter(map(term_key, numbers), np.int64, len(numbers))
    kinds = np.fromiter(map(kind_of, numbers), np.int64, len(numbers))
    return Terms(tuple(numbers), tuple(occurrences), keys, kinds)


def counted(words: Words, passage: Passage) -> dict[str, int]:
    """Count the terms of one passage."""
    counts: dict[str, int] = {}
    stretch = words.words[passage.first : passage.last]
    for word in stretch:
        for name in names_of(word):
            counts[name] = counts.get(name, 0) + 1
    for _, _, band in quantities(words, passage.first, passage.last):
        counts[band] = counts.get(band, 0) + 1
    return counts


@remembered(1 << 16)
def names_of(word: str) -> tuple[str, ...]:
    """Give the terms that a word stands for by itself; a word of grammar and a number stand for none."""
    if word in FUNCTION_WORDS or number(word) is not None:
        return ()
    stemmed = stem(word)
    return (stemmed, *concepts(stemmed), *families(stemmed)) if len(stemmed) > 1 else ()


@remembered(1 << 16)
def words_for(name: str) -> frozenset[int]:
    """Give the numbers of the stems (or of the band) that stand for a term."""
    kind = kind_of(name)
    members = (
        class_members(name) if kind is Kind.CLASS else family_members(name) if kind is Kind.FAMILY else ()
    )
    return frozenset(map(term_key, members or (name,)))


@remembered(1 << 16)
def chance_of(name: str) -> float:
    kind = kind_of(name)
    if kind is Kind.WORD:
        return chance(name)
    if kind is Kind.FAMILY:
        return family_chance(name)
    return _BAND_CHANCE if " " in name else _CLASS_CHANCE


@remembered(1 << 16)
def kind_of(name: str) -> Kind:
    """Tell what a term is by its first character: no word begins with either sign."""
    return Kind.CLASS if name[0] == "=" else Kind.FAMILY if name[0] == "~" else Kind.WORD
