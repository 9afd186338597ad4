"""Does a text tell of an individual or a couple in care?

Judged for the whole text, for every run of three sentences and for every sentence, since a case is as often one
sentence of an article as all of it. Small models share the work: named cues that can be read and argued with, word
pairs over an abstracted text, where every word but the common ones is replaced by its shape, meaning where there is
an encoder, and what stands together around a stretch (`setting`). All are logistic; `case_talk_training` and
`case_talk_mixing` in `benchmarks` fit them on texts written for the purpose.
"""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from privity.screen.around import around
from privity.screen.case_talk_meaning import MEANING_BIAS, MEANING_WEIGHTS
from privity.screen.case_talk_setting import WITH_MEANING, WORDS_ONLY
from privity.screen.case_talk_weights import BIAS, BUCKETS, CUE_WEIGHTS, WORD_WEIGHTS
from privity.screen.checkable import signs, telling_capitals
from privity.screen.cue_search import CueSearch
from privity.screen.cues import CUES, OPENINGS
from privity.screen.english import FUNCTION_WORDS
from privity.screen.finding import CaseTalk
from privity.screen.fold import Span
from privity.screen.grains import Vector
from privity.screen.memory import remembered
from privity.screen.passages import Passage, paragraphs, passages, whole
from privity.screen.rarity import chance
from privity.screen.setting import in_practice, setting
from privity.screen.vectors import Reading
from privity.screen.words import Words, stem

Numbers = NDArray[np.float64]

STOP_AT, ASK_AT = 0.75, 0.16
_STOP_IN_PRACTICE_AT = 0.56
"""By words alone so much is enough where a sign of the practice stands beside it."""
STOP_WITH_MEANING_AT, ASK_WITH_MEANING_AT = 0.82, 0.142
_FAMILIAR = 2.0**-11.5
_RUN = 3
_BLOCK = 120
_MOST_READ_BLOCKS = 3
_FEWEST_WORDS = 5
MOST_JUDGED_WORDS = 100_000
_SIGNS = frozenset(
    [
        "client",
        "clients",
        "patient",
        "patients",
        "session",
        "sessions",
        "therapy",
        "counselling",
        "counseling",
        "consultation",
        "couple",
        "wife",
        "husband",
        "she",
        "he",
        "her",
        "him",
        "his",
        "me",
        "told",
    ]
)
_AROUND = 70


@cache
def _search() -> CueSearch:
    """All cues as one search, made when the first text comes."""
    return CueSearch([pattern for _, pattern in CUES], OPENINGS)


_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Judged:
    """What the detector saw: the whole, the stretches that read as case-talk, and those that could be.

    Of a text too long to be judged at once `passed_over` are the stretches that nothing was said about.
    """

    score: float
    told: tuple[Passage, ...]
    doubtful: tuple[Passage, ...]
    passed_over: tuple[Passage, ...] = ()


def units_of(parts: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Give the stretches that are judged: the whole, runs of three sentences, single sentences."""
    if not parts:
        return ()
    whole = (Passage(parts[0].first, parts[-1].last),)
    return whole + passages(parts, size=_RUN, stride=1) + (parts if len(parts) > 1 else ())


def judge(words: Words, parts: tuple[Passage, ...], reading: Reading | None = None) -> Judged:
    """Judge every stretch of a text; a long one block by block, so that memory stays bounded.

    With a `reading` what the text means counts beside the words it uses, in its first blocks. Of a text longer than
    a thick book the blocks that look most like casework are judged, and the others are given as passed over.
    """
    parts = around(words).trimmed(parts)
    if len(parts) <= _BLOCK:
        return _judge_block(words, parts, reading)
    cut = [parts[start : start + _BLOCK] for start in range(0, len(parts), _BLOCK)]
    chosen = _likeliest(words, cut)
    blocks: list[Judged] = []
    passed_over: list[Passage] = []
    for number, inside in enumerate(cut):
        first, last = inside[0].first, inside[-1].last
        if number not in chosen:
            passed_over.append(Passage(first, last))
            continue
        block = Words(words.folded, words.words[first:last], words.starts[first:last], words.ends[first:last])
        moved = tuple(Passage(part.first - first, part.last - first) for part in inside)
        judged = _judge_block(block, moved, reading if number < _MOST_READ_BLOCKS else None)
        blocks.append(Judged(judged.score, _shifted(judged.told, first), _shifted(judged.doubtful, first)))
    return Judged(
        max(block.score for block in blocks),
        tuple(part for block in blocks for part in block.told),
        tuple(part for block in blocks for part in block.doubtful),
        tuple(joined(tuple(passed_over))),
    )


def _likeliest(words: Words, cut: Sequence[tuple[Passage, ...]]) -> frozenset[int]:
    """Choose the blocks that are judged: all, or as many as there is time for, by signs counted word by word."""
    sizes = [block[-1].last - block[0].first for block in cut]
    if sum(sizes) <= MOST_JUDGED_WORDS:
        return frozenset(range(len(cut)))
    signs = [sum(map(_SIGNS.__contains__, words.words[block[0].first : block[-1].last])) for block in cut]
    chosen: set[int] = set()
    left = MOST_JUDGED_WORDS
    for number in sorted(range(len(cut)), key=lambda place: (-signs[place] / sizes[place], place)):
        if sizes[number] > left:
            break
        chosen.add(number)
        left -= sizes[number]
    return frozenset(chosen)


def _shifted(parts: tuple[Passage, ...], by: int) -> tuple[Passage, ...]:
    return tuple(Passage(part.first + by, part.last + by) for part in parts)


def _judge_block(words: Words, parts: tuple[Passage, ...], reading: Reading | None) -> Judged:
    units = units_of(parts)
    if not units:
        return Judged(0.0, (), ())
    measured = features(words, units)
    vectors = None
    if reading is not None:
        vectors = reading.vectors([(words.starts[unit.first], words.ends[unit.last - 1]) for unit in units])
    scores = 1.0 / (1.0 + np.exp(-weighed(measured, vectors)))
    if reading is None:
        stop_at, ask_at = np.where(in_practice(measured[0]), _STOP_IN_PRACTICE_AT, STOP_AT), ASK_AT
    else:
        stop_at, ask_at = np.full(len(units), STOP_WITH_MEANING_AT), ASK_WITH_MEANING_AT
    if reading is None and len(parts) > 2 * _RUN:
        # By words alone a long text as a whole is a mixture: it can raise a doubt, and its parts must tell.
        scores[0] = min(scores[0], _STOP_IN_PRACTICE_AT - 0.01)
    told: list[Passage] = []
    doubtful: list[Passage] = []
    best = 0.0
    for place, (unit, score, enough) in enumerate(zip(units, scores.tolist(), stop_at.tolist(), strict=True)):
        if place and unit.last - unit.first < _FEWEST_WORDS:
            continue
        best = max(best, score)
        if score >= enough:
            told.append(unit)
        elif score >= ask_at:
            doubtful.append(unit)
    of_part = dict(zip(units[-len(parts) :], scores[-len(parts) :].tolist(), strict=True))
    within = paragraphs(words) if told else []
    cut = [_within_paragraph(unit, within, of_part) for unit in _narrow(told)]
    return Judged(best, _narrow(cut), _narrow(doubtful))


def _within_paragraph(unit: Passage, within: list[Passage], of_part: dict[Passage, float]) -> Passage:
    """Cut a run that reaches over the end of a paragraph back to the one where a sentence by itself tells most.

    General advice is no case for standing before one. The text as a whole stays whole.
    """
    inside = [part for part in of_part if unit.first <= part.first and part.last <= unit.last]
    if len(inside) > _RUN:
        return unit
    telling = max(inside, key=of_part.__getitem__)
    around = next(one for one in within if one.first <= telling.first < one.last)
    return Passage(max(unit.first, around.first), min(unit.last, around.last))


def found(judged: Judged, words: Words) -> CaseTalk:
    """Render what was judged as stretches of characters."""
    stretches = joined(judged.told)
    spans: tuple[Span, ...] = tuple(whole(words, part) for part in stretches)
    return CaseTalk(bool(spans), round(judged.score, 3), spans)


def _narrow(units: list[Passage]) -> tuple[Passage, ...]:
    """Keep the smallest stretches: a run is dropped where one inside it already tells."""
    ordered = sorted(units, key=lambda unit: unit.last - unit.first)
    kept: list[Passage] = []
    for unit in ordered:
        if len(kept) > 400 or not any(
            unit.first <= other.first and other.last <= unit.last for other in kept
        ):
            kept.append(unit)
    return tuple(sorted(kept, key=lambda unit: (unit.first, unit.last)))


def joined(units: tuple[Passage, ...]) -> list[Passage]:
    """Join stretches that touch or overlap."""
    runs: list[Passage] = []
    for unit in units:
        if runs and unit.first <= runs[-1].last:
            runs[-1] = Passage(runs[-1].first, max(runs[-1].last, unit.last))
        else:
            runs.append(unit)
    return runs


def features(
    words: Words, units: tuple[Passage, ...]
) -> tuple[Numbers, Numbers, NDArray[np.int64], NDArray[np.int64]]:
    """Measure stretches: their cues (a row each), lengths, and pairs of stretch and word-pair bucket."""
    total = len(words)
    met = [*_search().starts(words.folded.text, words.starts[0], words.ends[-1] + 2), *signs(words)]
    places = np.fromiter(chain.from_iterable(met), np.int64)
    at = np.searchsorted(np.array(words.starts, np.int64), places, "right") - 1
    apart = around(words)
    cells = (at.clip(0) + 1) * len(met) + np.repeat(np.arange(len(met)), list(map(len, met)))
    counts = np.bincount(cells, minlength=(total + 1) * len(met)).reshape(total + 1, len(met))
    counts[apart.words + 1] = 0
    sums = counts.cumsum(axis=0)
    firsts, lasts = np.array(units, np.int64).T
    inside = sums[lasts] - sums[firsts]
    begins, ends = apart.limits(firsts, lasts, total)
    far_lasts, far_firsts = np.minimum(lasts + _AROUND, ends), np.maximum(firsts - _AROUND, begins)
    nearby, stretches = sums[far_lasts] - sums[far_firsts], apart.telling(far_firsts, far_lasts, total)
    lengths = (lasts - firsts).astype(np.float64)
    # Each bucket counts once for a stretch: every pair of the two is one number, and those are made distinct at once.
    sizes = (lasts - firsts) * 2
    rows = np.repeat(np.arange(len(units)), sizes)
    within = np.arange(len(rows)) + np.repeat(firsts * 2 - np.cumsum(sizes) + sizes, sizes)
    if len(apart.words):
        told = ~np.isin(within // 2, apart.words)
        rows, within = rows[told], within[told]
    pairs = np.sort(rows * BUCKETS + _buckets(words)[within])
    pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
    return cue_matrix(inside, nearby, lengths, stretches), lengths, pairs // BUCKETS, pairs % BUCKETS


def cue_matrix(inside: Numbers, around: Numbers, lengths: Numbers, stretches: Numbers) -> Numbers:
    """Turn counts of cues into what the model weighs: that a cue is there, how thickly, and whether it is near.

    What stands near decides whose story it is: a sentence out of a novel reads like one out of a case.
    """
    present = np.minimum(inside, 2.0) / 2.0
    thick = np.minimum(inside / np.maximum(lengths[:, None], 12.0) * 40.0, 3.0) / 3.0
    near = np.minimum(around, 3.0) / 3.0
    dense = np.minimum(around / np.maximum(stretches[:, None], 30.0) * 40.0, 3.0) / 3.0
    size = np.log(np.maximum(lengths, 1.0))[:, None] / 5.0
    return np.hstack([present, thick, near, dense, size])


def log_odds(measured: tuple[Numbers, Numbers, NDArray[np.int64], NDArray[np.int64]]) -> Numbers:
    """Give the model's log odds that each stretch tells of a case, by its words."""
    cues, _, rows, columns = measured
    pairs = np.bincount(rows, WORD_WEIGHTS[columns], len(cues))
    norms = np.sqrt(np.maximum(np.bincount(rows, minlength=len(cues)), 1.0))
    return np.asarray(cues @ CUE_WEIGHTS + pairs / norms + BIAS)


def by_meaning(vectors: Vector) -> Numbers:
    """Give the log odds that each stretch tells of a case, by what it means."""
    return np.asarray(vectors @ MEANING_WEIGHTS + MEANING_BIAS)


def weighed(
    measured: tuple[Numbers, Numbers, NDArray[np.int64], NDArray[np.int64]], vectors: Vector | None
) -> Numbers:
    """Weigh words, meaning where there is any, and where the story is set, as log odds."""
    by_words, around = log_odds(measured), setting(measured[0])
    if vectors is None:
        return np.asarray(by_words * WORDS_ONLY[0] + around @ WORDS_ONLY[1:-1] + WORDS_ONLY[-1])
    given = np.column_stack((by_words, by_meaning(vectors), around))
    return np.asarray(given @ WITH_MEANING[:-1] + WITH_MEANING[-1])


def _buckets(words: Words) -> NDArray[np.int64]:
    """Give two buckets a word: the word's shape, and the pair with the word before it."""
    shapes = list(map(shape_key, words.words))
    for at in _capitals(words):
        shapes[at] = name_shape_key(words.words[at])
    keys = np.array(shapes, np.uint64)
    before = np.concatenate((np.zeros(1, np.uint64), keys[:-1])) if len(keys) else keys
    pairs = (before * np.uint64(0x9E3779B97F4A7C15) ^ keys * np.uint64(0xC2B2AE3D27D4EB4F)) >> np.uint64(20)
    interleaved = np.empty(len(keys) * 2, np.uint64)
    interleaved[0::2] = keys
    interleaved[1::2] = pairs
    return (interleaved % np.uint64(BUCKETS)).astype(np.int64)


def _capitals(words: Words) -> list[int]:
    """Give the words that are written with a capital inside a sentence, as a name is."""
    text, found = words.folded.text, []
    for at in telling_capitals(words):
        start = words.starts[at]
        before = text[max(0, start - 3) : start].rstrip(" \"'(")
        if before and before[-1] not in ".!?:\n":
            found.append(at)
    return found


def shape(word: str, capital: bool) -> str:
    """Give a common word as its stem, and of any other only what kind of word it is."""
    if _DIGITS.search(word):
        return "<number>"
    if word in FUNCTION_WORDS:
        return word
    if capital:
        return "<name>"
    stemmed = stem(word)
    return stemmed if chance(stemmed) >= _FAMILIAR else "<word>"


@remembered(1 << 16)
def shape_key(word: str) -> int:
    """Give the number of a word's shape."""
    return _number(shape(word, capital=False))


@remembered(1 << 16)
def name_shape_key(word: str) -> int:
    """Give the number of the shape of a word that is written as a name is."""
    return _number(shape(word, capital=True))


def _number(shape: str) -> int:
    return zlib.crc32(shape.encode("utf-8", "replace")) * 2654435761 & 0xFFFFFFFF
