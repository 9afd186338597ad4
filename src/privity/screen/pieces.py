"""Names in one piece, with gaps, torn apart, backwards, or down the edge of a text: sought in its letters alone.

One automaton (Aho and Corasick, 1975) over the text without its separators finds them all, however many there are.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

import ahocorasick_rs

from privity.screen.english import FUNCTION_WORDS
from privity.screen.entities import Bearer, Entity, Manner, Mention
from privity.screen.in_one_token import stands_in_an_address
from privity.screen.ordinary_use import opens_sentence
from privity.screen.rarity import common_word
from privity.screen.spellings import JOINTS, joined_parts, spellings
from privity.screen.words import Words, split_words, stem

_SHORTEST_JOINED = 8
_SHORTEST_HANDLE = 6
_SHORTEST_TORN = 5
_MOST_TORN = 3
_JOINTS_OF_FIRMS = ("and", "n")
_GAPS_OF_A_NAME = frozenset(("", " ", "-", "'", "' ", ". "))
_NEXT_LINE = re.compile(r"\n[^\w\n]*([^\W\d_])")
_NEXT_SENTENCE = re.compile(r"[.!?\n]\W*([^\W\d_])")
_FEWEST_LINES = 6
_FEWEST_WORDS = 10
_SHORTEST_LETTERED = 4
_UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff]+")


class PieceBook:
    """The names of a caseload as runs of letters."""

    def __init__(self) -> None:
        self._whole: dict[str, dict[Entity, None]] = {}
        self._torn: dict[str, dict[Entity, None]] = {}
        self._lettered: dict[str, dict[Entity, None]] = {}
        self._unspaced: dict[str, dict[Entity, None]] = {}
        self._automaton: tuple[ahocorasick_rs.AhoCorasick, list[str]] | None = None

    def put(self, entity: Entity) -> None:
        """Take one name."""
        for book, keys in self._keys(entity):
            for key in keys:
                book.setdefault(key, {})[entity] = None
        self._automaton = None

    def remove(self, entity: Entity) -> None:
        """Forget one name."""
        for book, keys in self._keys(entity):
            for key in keys:
                holders = book.get(key, {})
                holders.pop(entity, None)
                if not holders:
                    book.pop(key, None)
        self._automaton = None

    def _keys(self, entity: Entity) -> tuple[tuple[dict[str, dict[Entity, None]], set[str]], ...]:
        return (
            (self._whole, _whole_keys(entity)),
            (self._torn, _torn_keys(entity)),
            (self._lettered, _lettered_keys(entity)),
            (self._unspaced, _unspaced_keys(entity)),
        )

    def _within(self, draft: Words, key: str, start: int) -> Iterator[Mention]:
        """Give a name in a script that sets no spaces, wherever it stands in the text."""
        span = draft.folded.span(start, start + len(key))
        holders = self._unspaced[key]
        return (Mention(one, span, True, True, False, len(holders)) for one in holders)

    def find(self, draft: Words) -> list[Mention]:
        """Find every name in a draft that its words do not show one by one."""
        if not len(draft) or not any((self._whole, self._torn, self._unspaced)):
            return []
        pieces = " ".join(draft.words).replace("'", "").split(" ")
        begins = list(accumulate(map(len, pieces), initial=0))
        joined = "".join(pieces)
        found: list[Mention] = []
        for key, start, end in self._met(joined):
            first = bisect_right(begins, start) - 1
            if key in self._unspaced:
                found.extend(self._within(draft, key, start - begins[first] + draft.starts[first]))
                continue
            if begins[first] != start:
                continue
            last = bisect_left(begins, end) - 1
            if key in self._torn and begins[last + 1] == end and _is_torn(draft, first, last):
                holders = self._torn[key]
                span = draft.span(first, last)
                found.extend(Mention(one, span, False, True, False, len(holders)) for one in holders)
            if (
                key in self._lettered
                and first == last
                and begins[last + 1] == end
                and stands_in_an_address(draft, first)
            ):
                holders = self._lettered[key]
                span = draft.span(first, first)
                found.extend(Mention(one, span, True, True, False, len(holders)) for one in holders)
            if key in self._whole:
                found.extend(self._in_one_piece(draft, key, first, last, begins[last + 1] - end))
        found.extend(self._backwards(draft, begins, joined[::-1]))
        found.extend(self._down_the_edge(draft))
        return found

    def _met(self, letters: str) -> Iterator[tuple[str, int, int]]:
        if self._automaton is None:
            keys = sorted(self._whole | self._torn | self._lettered | self._unspaced)
            self._automaton = (ahocorasick_rs.AhoCorasick(keys), keys)
        automaton, keys = self._automaton
        for key, start, end in automaton.find_matches_as_indexes(letters, overlapping=True):
            yield keys[key], start, end

    def _in_one_piece(self, draft: Words, key: str, first: int, last: int, over: int) -> Iterator[Mention]:
        # A key ends where a word does, or up to five letters of an ending before that.
        ending = key[-3:].rstrip("s")
        if over and (over > 5 or not draft.words[last].rstrip("0123456789s").endswith(ending)):
            return
        holders = self._whole[key]
        if len(key) < _SHORTEST_JOINED and not any(c.isdigit() for c in key):
            if first != last and any(len(word) > 1 for word in draft.words[first : last + 1]):
                return
            if first == last and common_word(stem(draft.words[first])) and not _is_a_handle(draft, first):
                return
        for entity in [one for one in holders if len(one.parts) > 1 or first != last] or holders:
            if not entity.is_person and first != last and not draft.capitalised(first):
                continue
            is_one_word = first == last and entity.is_person and not any(c.isdigit() for c in key)
            if last - first + 1 != len(entity.parts) or (len(entity.parts) == 1 and not is_one_word):
                yield Mention(entity, draft.span(first, last), True, True, False, len(holders))

    def _backwards(self, draft: Words, begins: Sequence[int], letters: str) -> Iterator[Mention]:
        for key, start, end in self._met(letters):
            if len(key) < _SHORTEST_JOINED or key not in self._whole:
                continue
            start, end = len(letters) - end, len(letters) - start
            first, last = bisect_right(begins, start) - 1, bisect_left(begins, end) - 1
            if begins[first] == start and begins[last + 1] == end and key != key[::-1]:
                yield from self._hidden(key, draft.span(first, last), Manner.BACKWARDS)

    def _down_the_edge(self, draft: Words) -> Iterator[Mention]:
        """Find full names that first letters spell: of lines, of sentences, and of words in a row."""
        text = draft.folded.text
        for pattern in (_NEXT_LINE, _NEXT_SENTENCE):
            starts = [draft.starts[0], *(match.start(1) for match in pattern.finditer(text))]
            if len(starts) < _FEWEST_LINES:
                continue
            for key, start, end in self._met("".join([text[at] for at in starts])):
                if key in self._whole:
                    span = draft.folded.span(starts[start], starts[end - 1] + 1)
                    yield from self._hidden(key, span, Manner.FIRST_LETTERS)
        for key, start, end in self._met("".join([word[0] for word in draft.words])):
            if len(key) >= _FEWEST_WORDS and key in self._whole:
                if all(len(word) == 1 for word in draft.words[start:end]):
                    continue
                yield from self._hidden(key, draft.span(start, end - 1), Manner.FIRST_LETTERS)

    def _hidden(self, key: str, span: tuple[int, int], manner: Manner) -> Iterator[Mention]:
        holders = [one for one in self._whole[key] if one.bearer is Bearer.CLIENT and len(one.parts) > 1]
        return (Mention(one, span, True, False, False, len(holders), manner=manner) for one in holders)


def _whole_keys(entity: Entity) -> set[str]:
    if entity.bearer is Bearer.PLACE or len(entity.parts) < 2:
        whole = "".join(entity.parts)
        coded = len(whole) >= 3 and any(c.isdigit() for c in whole)
        return {whole} if coded or len(whole) >= _SHORTEST_JOINED + 2 else set()
    keys = {"".join(entity.parts)}
    if entity.is_person:
        surname = "".join(split_words(entity.written[-1]).words).replace("'", "")
        keys |= {
            "".join(reversed(entity.parts)),
            entity.parts[0] + entity.parts[-1],
            entity.parts[0] + surname,
        }
    else:
        keys |= {joint.join(entity.parts) for joint in _JOINTS_OF_FIRMS}
    return {key for key in keys if len(key) >= _SHORTEST_HANDLE or any(c.isdigit() for c in key)}


def _lettered_keys(entity: Entity) -> set[str]:
    """Give a surname with the first letter of the name before it, as addresses are made: mhollis, hollism."""
    if not entity.is_person or len(entity.parts) < 2 or len(entity.parts[-1]) < _SHORTEST_LETTERED:
        return set()
    letter, surname = entity.parts[0][0], entity.parts[-1]
    return {letter + surname, surname + letter}


def _unspaced_keys(entity: Entity) -> set[str]:
    """Give a name in Chinese, Japanese or Korean letters, which stand against the words beside them."""
    whole = "".join(entity.parts)
    return {whole} if entity.is_person and len(whole) > 1 and _UNSPACED.fullmatch(whole) else set()


def _torn_keys(entity: Entity) -> set[str]:
    """Give the single parts of a person's name that somebody may write in two words: Hyejin, O'Brien, Annemarie."""
    if not entity.is_person:
        return set()
    parts = (*entity.parts, *(part for part, _ in joined_parts(entity)))
    spelt = {one for part in parts for one in spellings(part, entity.written)}
    return {one for one in spelt if len(one) >= _SHORTEST_TORN}


def _is_torn(draft: Words, first: int, last: int) -> bool:
    """Say whether two or three neighbouring words look like one name in pieces: Hye jin, O Brien, De Ryk."""
    if not first < last < first + _MOST_TORN or not draft.capitalised(first):
        return False
    text = draft.folded.text
    for at in range(first, last):
        if text[draft.ends[at] : draft.starts[at + 1]] not in _GAPS_OF_A_NAME:
            return False
    for at in range(first, last + 1):
        word = draft.words[at]
        if word in JOINTS and at < last:
            continue
        small = not draft.capitalised(at) or opens_sentence(draft, at)
        if word in FUNCTION_WORDS or (small and common_word(stem(word))):
            return False
    return True


def _is_a_handle(draft: Words, at: int) -> bool:
    """Say whether a word is marked as a name in one piece: by a sign before it, or a capital letter within."""
    start, end = draft.span(at, at)
    written = draft.folded.original[max(0, start - 1) : end]
    inner = written[2:] if start else written[1:]
    return written[0] in "@#" or (any(c.isupper() for c in inner) and not written[-2:].isupper())
