"""The terms of a text: stems of its content words, the classes and families they belong to, bands of ages and times."""

import zlib
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from privity.screen.concepts import class_members, concepts, number, quantities
from privity.screen.english import FUNCTION_WORDS
from privity.screen.families import families, family_chance, family_members
from privity.screen.memory import remembered
from privity.screen.passages import Passage
from privity.screen.rarity import chance
from privity.screen.words import Words, stem

_OF_ANYBODY = frozenset(
    [
        "somebody",
        "anybody",
        "everybody",
        "everyone",
        "anyone",
        "everything",
        "anything",
        "somewhere",
        "anywhere",
        "everywhere",
        "somehow",
        "anyway",
        "anyhow",
        "whoever",
        "whatever",
        "wherever",
        "whenever",
        "oneself",
        "twice",
    ]
)
"""Words that say nothing of anybody, though few texts hold them."""
_CLASS_CHANCE = 0.004
_BAND_CHANCE = 0.003
_PASSAGE_WORDS = 60


class Kind(IntEnum):
    """What a term is: a word as it stands, a class of words or a band of numbers, a family of words of like meaning."""

    WORD = 0
    CLASS = 1
    FAMILY = 2


@dataclass(frozen=True, slots=True)
class Term:
    """A term, the number by which postings know it, since no word is kept in the index, and what it is.

    `chance` is how likely one word of general prose is to stand for it.
    """

    name: str
    key: int
    kind: Kind
    chance: float


@dataclass(frozen=True, slots=True)
class Terms:
    """Distinct terms of a text. `occurrences` are pairs of term position and word position, in order of the words."""

    names: tuple[str, ...]
    keys: NDArray[np.int64]
    kinds: NDArray[np.int64]
    chances: NDArray[np.float64]
    occurrences: tuple[tuple[int, int], ...]

    def within(self, passages: tuple[Passage, ...]) -> NDArray[np.bool_]:
        """Say for each passage which terms it holds: one row a passage."""
        held = np.zeros((len(passages), len(self.names)), np.bool_)
        terms, places = np.array(self.occurrences, np.int64).reshape(-1, 2).T
        firsts, lasts = np.array(passages, np.int64).T[:, :, None]
        rows, inside = np.nonzero((places >= firsts) & (places < lasts))
        held[rows, terms[inside]] = True
        return held


def terms_of(words: Words, first: int = 0, last: int | None = None) -> Terms:
    """Find the terms of a stretch of words. Their chances are those that a passage of general prose holds them."""
    numbers: dict[str, int] = {}
    found: list[Term] = []
    occurrences: list[tuple[int, int]] = []
    for at, terms in _met(words, first, len(words) if last is None else last):
        for term in terms:
            number = numbers.setdefault(term.name, len(found))
            if number == len(found):
                found.append(term)
            occurrences.append((number, first + at))
    chances = np.fromiter(map(attrgetter("chance"), found), np.float64, len(found))
    return Terms(
        tuple(numbers),
        np.fromiter(map(attrgetter("key"), found), np.int64, len(found)),
        np.fromiter(map(attrgetter("kind"), found), np.int64, len(found)),
        1.0 - (1.0 - chances) ** _PASSAGE_WORDS,
        tuple(occurrences),
    )


def counted(words: Words, passage: Passage) -> dict[int, int]:
    """Count the terms of one passage, by their numbers."""
    met = _met(words, passage.first, passage.last)
    return Counter(term.key for _, terms in met for term in terms)


def _met(words: Words, first: int, last: int) -> list[tuple[int, tuple[Term, ...]]]:
    """Give the places of words that stand for terms, with these, and then the places of bands of numbers."""
    met = [(at, terms) for at, terms in enumerate(map(terms_for, words.words[first:last])) if terms]
    return met + [(at, (term_of(band),)) for at, _, band in quantities(words, first, last)]


@remembered(1 << 16)
def terms_for(word: str) -> tuple[Term, ...]:
    """Give the terms that a word stands for by itself, its stem first; a word of grammar or a number has none."""
    if word in FUNCTION_WORDS or word in _OF_ANYBODY or number(word) is not None:
        return ()
    stemmed = stem(word)
    names = (stemmed, *concepts(stemmed), *families(stemmed)) if len(stemmed) > 1 else ()
    return tuple(map(term_of, names))


@remembered(1 << 16)
def term_of(name: str) -> Term:
    """Tell what a term is by the first character of its name: no word begins with either sign."""
    if name[0] == "=":
        return Term(name, term_key(name), Kind.CLASS, _BAND_CHANCE if " " in name else _CLASS_CHANCE)
    if name[0] == "~":
        return Term(name, term_key(name), Kind.FAMILY, family_chance(name))
    return Term(name, term_key(name), Kind.WORD, chance(name))


def term_key(name: str) -> int:
    """Give the number of a term."""
    data = name.encode("utf-8", "replace")
    return zlib.crc32(data) << 8 | zlib.adler32(data) & 0xFF


@remembered(1 << 16)
def words_for(name: str) -> frozenset[int]:
    """Give the numbers of the stems (or of the band) that stand for a term."""
    kind = term_of(name).kind
    members = (
        class_members(name) if kind is Kind.CLASS else family_members(name) if kind is Kind.FAMILY else ()
    )
    return frozenset(map(term_key, members or (name,)))
