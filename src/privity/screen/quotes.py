"""Words copied from a note: any run of eight words or more, with punctuation, case and spelling disturbed.

Notes are fingerprinted by winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003) in two ways. Of every two
neighbouring three-word grams at least one is kept, so that four words in a row are always met; and of every two runs of
seven first letters, so that eight words in a row are met however each is misspelt behind its first letter. What is met
is then aligned word by word, letting single words be misspelt, swapped, dropped or put in.
"""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log2

import numpy as np
from numpy.typing import NDArray

from privity.screen.alike import SHORTHAND, alike, joined
from privity.screen.english import FUNCTION_WORDS
from privity.screen.fold import Span, fold
from privity.screen.memory import remembered
from privity.screen.postings import Postings
from privity.screen.rarity import chance
from privity.screen.words import Words, plain_words, stem, words_of

_GRAM = 3
_WINDOW = 2
_INITIALS = 7
_INITIALS_WINDOW = 2
_LEAST_RUN = 8
# What a run must tell over differing words: by chance ordinary words come to thirty, as "he sits in the car with the
# engine off" does.
_LEAST_BITS = 26.0
_AROUND = 3
_MOST_PLACES = 400
_MOST_NOTES = 400
_MIX = np.uint64(0x9E3779B97F4A7C15)
_MASK = np.uint64((1 << 63) - 1)
Run = list[tuple[int, int]]
"""Words that agree: which word of the draft, and which of the note."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the draft that stand in a note: stretches of characters, and how many words agree.

    `said` are the draft's words, `around` the words of the note before and after.
    """

    draft: Span
    note: int
    note_span: Span
    words: int
    said: tuple[str, ...]
    around: tuple[str, ...]


def _keys(words: Words) -> NDArray[np.uint64]:
    return np.fromiter(map(stem_key, words.words), np.uint64, len(words))


@remembered(1 << 16)
def stem_key(word: str) -> int:
    """Give the number of a word's stem."""
    return zlib.crc32(stem(SHORTHAND.get(word, word)).encode("utf-8", "replace"))


def _grams(words: Words) -> NDArray[np.int64]:
    keys = _keys(words)
    if len(keys) < _GRAM:
        return np.empty(0, np.int64)
    mixed = keys[: len(keys) - 2] * _MIX
    mixed = (mixed ^ (mixed >> np.uint64(29))) + keys[1:-1]
    mixed = mixed * _MIX
    mixed = (mixed ^ (mixed >> np.uint64(31))) + keys[2:]
    mixed = mixed * _MIX
    return ((mixed ^ (mixed >> np.uint64(30))) & _MASK).astype(np.int64)


def _initials(words: Words) -> NDArray[np.int64]:
    """Give a number to every run of seven first letters."""
    first = "".join([word[0] for word in words.words]).encode("utf-32-le", "surrogatepass")
    letters = np.frombuffer(first, np.uint32).astype(np.uint64)
    if len(letters) < _INITIALS:
        return np.empty(0, np.int64)
    mixed = np.zeros(len(letters) - _INITIALS + 1, np.uint64)
    for step in range(_INITIALS):
        mixed = (mixed + letters[step : len(letters) - _INITIALS + 1 + step]) * _MIX
        mixed ^= mixed >> np.uint64(31)
    return (mixed & _MASK).astype(np.int64)


def _winnowed(grams: NDArray[np.int64], window: int) -> NDArray[np.int64]:
    if len(grams) <= window:
        return np.arange(len(grams))
    views = np.lib.stride_tricks.sliding_window_view(grams, window)
    return np.unique(views.argmin(axis=1) + np.arange(len(views)))


class Quotes:
    """Fingerprints of notes. Notes are known by number; the text of one is asked for when it is aligned."""

    def __init__(self) -> None:
        self._postings = Postings()

    def add(self, note: int, words: Words) -> None:
        """Take one note."""
        for grams, window in ((_grams(words), _WINDOW), (_initials(words), _INITIALS_WINDOW)):
            places = _winnowed(grams, window)
            self._postings.add(grams[places], np.full(len(places), note, np.int32), places.astype(np.float32))

    def keep(self, alive: NDArray[np.bool_]) -> None:
        """Forget the notes that are no longer alive."""
        self._postings.keep(alive)

    def find(self, draft: Words, text_of: Callable[[int], str | None]) -> list[Quote]:
        """Find the quoted runs. `text_of` gives a note's text, or None for one that has gone and is passed over."""
        words, letters = _grams(draft), _initials(draft)
        if not len(words):
            return []
        grams = np.concatenate((words, letters))
        order = np.argsort(grams, kind="stable")
        ordered = grams[order]
        firsts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
        shared, notes, places = self._postings.find(ordered[firsts])
        which = np.repeat(np.arange(len(firsts)), shared)
        firsts = np.append(firsts, len(order))
        seeds: dict[int, set[tuple[int, int]]] = {}
        telling: dict[int, float] = {}
        for gram, note, place in zip(which.tolist(), notes.tolist(), places.tolist(), strict=True):
            here = seeds.setdefault(note, set())
            telling[note] = telling.get(note, 0.0) + 1.0 / float(shared[gram])
            if len(here) < _MOST_PLACES:
                which_draft = order[firsts[gram] : firsts[gram + 1]][:20]
                here.update((at, int(place)) for at in (which_draft % len(words)).tolist())
        found: list[Quote] = []
        for note in sorted(seeds, key=lambda number: (-telling[number], number))[:_MOST_NOTES]:
            text = text_of(note)
            if text is None:
                continue
            folded = fold(text)
            source = plain_words(folded)
            # Nearly all that is met is met by chance: few words agree, and where they stand need not be known.
            runs = _align(draft.words, source, sorted(seeds[note]))
            if runs:
                placed = words_of(folded)
                found.extend(_quote(draft, placed, note, run) for run in runs)
        return found


def _quote(draft: Words, source: Words, note: int, run: Run) -> Quote:
    (first, note_first), (last, note_last) = run[0], run[-1]
    return Quote(
        draft.span(first, last),
        note,
        source.span(note_first, note_last),
        len(run),
        draft.words[first : last + 1],
        (
            *source.words[max(0, note_first - _AROUND) : note_first],
            "",
            *source.words[note_last + 1 : note_last + 1 + _AROUND],
        ),
    )


def _align(draft: Sequence[str], source: Sequence[str], seeds: list[tuple[int, int]]) -> list[Run]:
    found: list[Run] = []
    covered: set[tuple[int, int]] = set()
    for at, place in seeds:
        if (at, place) in covered or place + _GRAM > len(source):
            continue
        if not all(alike(draft[at + step], source[place + step]) for step in range(_GRAM)):
            continue
        run = [(at + step, place + step) for step in range(_GRAM)]
        run = [*_extend(draft, source, at, place, -1)[::-1], *run, *_extend(draft, source, *run[-1], 1)]
        covered.update(run)
        if _telling(draft, run):
            found.append(run)
    return found


def _telling(draft: Sequence[str], pairs: Run) -> bool:
    """Say whether a run is long enough, dense enough, and more than a turn of phrase."""
    length = max(pairs[-1][0] - pairs[0][0], pairs[-1][1] - pairs[0][1]) + 1
    if length < _LEAST_RUN or len(pairs) < _LEAST_RUN - 1 or len(pairs) * 5 < length * 4:
        return False
    stems = {stem(draft[at]) for at, _ in pairs}
    content = stems - _STEMMED_FUNCTION_WORDS
    if len(pairs) >= length:
        return len(content) >= 1 or len(stems) >= _LEAST_RUN - 1
    return sum(map(_bits, content)) >= _LEAST_BITS


def _bits(stemmed: str) -> float:
    return 0.0 if stemmed.isdigit() or len(stemmed) < 2 else -log2(chance(stemmed))


_STEMMED_FUNCTION_WORDS = frozenset(map(stem, FUNCTION_WORDS))
# How far a run may be carried on over words that differ: words of the draft, words of the note.
_STEPS = ((1, 1), (2, 2), (2, 1), (1, 2), (3, 3), (2, 3), (3, 2), (3, 1), (1, 3))


def _extend(draft: Sequence[str], source: Sequence[str], at: int, place: int, step: int) -> Run:
    """Walk on from an agreeing pair in one direction, over two differing words at most where three then agree."""
    pairs: Run = []
    while True:
        for ahead_draft, ahead_source in _STEPS:
            d, s = at + step * ahead_draft, place + step * ahead_source
            if not (0 <= d < len(draft) and 0 <= s < len(source)):
                continue
            if alike(draft[d], source[s]) and _goes_on(
                draft, source, d, s, step, max(ahead_draft, ahead_source)
            ):
                pairs.append((d, s))
                at, place = d, s
                break
            if ahead_draft == ahead_source == 1 and (parted := _parted(draft, source, d, s, step)):
                pairs.extend(parted)
                at, place = parted[-1]
                break
        else:
            return pairs


def _parted(draft: Sequence[str], source: Sequence[str], d: int, s: int, step: int) -> Run:
    """Pair one word with the two that it is written as on the other side."""
    beyond = s + step
    if 0 <= beyond < len(source) and joined(draft[d], source[min(s, beyond)], source[max(s, beyond)]):
        return [(d, s), (d, beyond)]
    beyond = d + step
    if 0 <= beyond < len(draft) and joined(source[s], draft[min(d, beyond)], draft[max(d, beyond)]):
        return [(d, s), (beyond, s)]
    return []


def _goes_on(draft: Sequence[str], source: Sequence[str], d: int, s: int, step: int, ahead: int) -> bool:
    """Say whether what agrees after `ahead - 1` differing words goes on to agree, for as many words."""
    for more in range(1, ahead):
        at, place = d + step * more, s + step * more
        if not (0 <= at < len(draft) and 0 <= place < len(source) and alike(draft[at], source[place])):
            # The last word of a run stands alone beyond a differing one.
            return ahead == 2 and draft[d] not in FUNCTION_WORDS
    return True
