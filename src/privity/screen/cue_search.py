"""Finds where cues stand in a text in one walk over it, instead of one for each cue.

Nearly every cue begins with one of a few words. Those beginnings are looked for all at once (Aho and Corasick, 1975),
and a pattern is tried only where one of its own stands. What is found is what `re.finditer` finds.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as sre_parser  # type: ignore[attr-defined]
from typing import Any, Final

from ahocorasick_rs import AhoCorasick

_LONGEST: Final = 12
_MOST: Final = 4_000
_DIGIT: Final = "\0digit"
_DIGITS: Final = re.compile(r"\d")
_REPEATS: Final = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_WIDTHLESS: Final = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)


class CueSearch:
    """Searches a text for all of some patterns at once."""

    def __init__(
        self, patterns: Sequence[re.Pattern[str]], openings: Mapping[int, re.Pattern[str]] | None = None
    ) -> None:
        """Take the patterns. `openings` tell of some, by number, what every match holds that may begin with anything:

        in a text without it these patterns too are tried only where one of their own beginnings stands.
        """
        self._patterns = tuple(patterns)
        self._openings = openings or {}
        self._by_digit: list[int] = []
        self._by_itself: list[int] = []
        whose: dict[str, list[int]] = {}
        for number, pattern in enumerate(patterns):
            heads = beginnings(pattern, opens=number in self._openings)
            if heads is None:
                self._by_itself.append(number)
                continue
            for head in heads:
                if head == _DIGIT:
                    self._by_digit.append(number)
                else:
                    whose.setdefault(head, []).append(number)
        self._whose = tuple(whose.values())
        self._heads = AhoCorasick(list(whose)) if whose else None

    def starts(self, text: str, first: int, last: int) -> list[list[int]]:
        """Where each pattern is met between two places, as the starts of its matches that hold anything."""
        places: defaultdict[int, set[int]] = defaultdict(set)
        if self._heads is not None:
            # A long text comes block by block, and only the block is walked.
            for head, start, _ in self._heads.find_matches_as_indexes(text[first:last], overlapping=True):
                for number in self._whose[head]:
                    places[number].add(first + start)
        if self._by_digit:
            digits = [match.start() for match in _DIGITS.finditer(text, first, last)]
            for number in self._by_digit:
                places[number].update(digits)
        found: list[list[int]] = [[] for _ in self._patterns]
        for number, its_places in places.items():
            found[number] = _met(self._patterns[number], text, sorted(its_places), last)
        open_here = [number for number, held in self._openings.items() if held.search(text, first, last)]
        for number in (*self._by_itself, *open_here):
            matches = self._patterns[number].finditer(text, first, last)
            found[number] = [match.start() for match in matches if match.group()]
        return found


def _met(pattern: re.Pattern[str], text: str, places: list[int], last: int) -> list[int]:
    met: list[int] = []
    after = 0
    for place in places:
        if place >= after:
            match = pattern.match(text, place, last)
            if match is not None and match.end() > place:
                met.append(place)
                after = match.end()
    return met


def beginnings(pattern: re.Pattern[str], *, opens: bool = False) -> frozenset[str] | None:
    """The strings one of which every match begins with, or None where it could begin with anything.

    With `opens` those that could begin with anything are left out.
    """
    going, done = _read({""}, sre_parser.parse(pattern.pattern, pattern.flags))
    heads = going | done
    if opens:
        heads.discard("")
    return None if "" in heads or len(heads) > _MOST else frozenset(heads)


def _read(going: set[str], items: Iterable[Any]) -> tuple[set[str], set[str]]:
    """Read on from beginnings that may still grow. Gives those that still may, and those that are at their end."""
    done: set[str] = set()
    for kind, value in items:
        if kind in _WIDTHLESS:
            continue
        if kind is sre.LITERAL:
            going = {head + chr(value) for head in going}
        elif kind is sre.IN and all(one is sre.LITERAL for one, _ in value):
            going = {head + chr(code) for head in going for _, code in value}
        elif kind is sre.IN and value == [(sre.CATEGORY, sre.CATEGORY_DIGIT)]:
            return set(), done | {head or _DIGIT for head in going}
        elif kind is sre.SUBPATTERN:
            going, more = _read(going, value[-1])
            done |= more
        elif kind is sre.BRANCH:
            read = [_read(going, branch) for branch in value[1]]
            going = set().union(*(one for one, _ in read))
            done |= set().union(*(more for _, more in read))
        elif kind in _REPEATS:
            least, most, inner = value
            once, more = _read(going, inner)
            done |= more
            if most == 1:
                going = once | (going if least == 0 else set())
            else:
                done |= once
                going = going if least == 0 else set()
        else:
            return set(), done | going
        done |= {head for head in going if len(head) >= _LONGEST}
        going -= done
        if not going or len(going) > _MOST:
            return set(), done | going
    return going, done
