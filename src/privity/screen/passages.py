"""Sentences of a text, and passages: a few neighbouring sentences read as one.

A column can hold one story in ten paragraphs, and a story can be told in one sentence. Whole text, passages and
single sentences are therefore all judged.
"""

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from privity.screen.fold import Span
from privity.screen.words import Words

_LONGEST = 60
_BREAK = re.compile(r"[.!?;:]+[\"')\]]*\s|\n\s*\n|\n\s*[-*•\d]|[.!?。！？]+[\"')\]]*$|[。！？]", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n\s*\n|(?<=[.!?:\"\u201d\u2019)\]])[ \t]*\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|e\.g|i\.e|vs|no|approx|yrs?|mths?|wks?)|\b[a-z])\.\s$"
)


_OPENING = "\"'“‘„«‹([{¿¡—–"
_CLOSING = ".!?…\"'”’»›)]}。！？"


class Passage(NamedTuple):
    """Words `first` to `last`, end exclusive."""

    first: int
    last: int


def sentences(words: Words) -> tuple[Passage, ...]:
    """Split into sentences. One longer than sixty words is cut, so that a text without a full stop still has parts."""
    text = words.folded.text
    cuts: list[int] = []
    for match in _BREAK.finditer(text):
        if match.group().startswith((";", ":")):
            continue
        if match.group().startswith(".") and _ABBREVIATION.search(
            text, max(0, match.start() - 7), match.end()
        ):
            continue
        cuts.append(match.end())
    found: list[Passage] = []
    first = 0
    at = 0
    total = len(words)
    for cut in [*cuts, len(text) + 1]:
        while at < total and words.starts[at] < cut:
            at += 1
        while at - first > _LONGEST:
            found.append(Passage(first, first + _LONGEST))
            first += _LONGEST
        if at > first:
            found.append(Passage(first, at))
            first = at
    return tuple(found)


def paragraphs(words: Words) -> list[Passage]:
    """Split into paragraphs: at an empty line, or where a line ends with a sentence."""
    breaks = _PARAGRAPH.finditer(words.folded.text, words.starts[0], words.ends[-1]) if len(words) else ()
    edges = sorted({0, *(bisect_left(words.starts, match.end()) for match in breaks), len(words)})
    return [Passage(first, last) for first, last in pairwise(edges)]


def passages(parts: tuple[Passage, ...], *, size: int = 4, stride: int = 2) -> tuple[Passage, ...]:
    """Give overlapping runs of `size` sentences, every `stride` sentences; none when the text is no longer than one."""
    if len(parts) <= size:
        return ()
    runs: list[Passage] = []
    for start in range(0, len(parts), stride):
        run = parts[start : start + size]
        runs.append(Passage(run[0].first, run[-1].last))
        if start + size >= len(parts):
            break
    return tuple(runs)


def segments(parts: tuple[Passage, ...], *, target: int = 40) -> tuple[Passage, ...]:
    """Group sentences, without overlap, into stretches of about `target` words."""
    grouped: list[Passage] = []
    first = parts[0].first if parts else 0
    for position, part in enumerate(parts):
        last = position == len(parts) - 1
        if part.last - first >= target or last:
            if last and grouped and part.last - first < target // 3:
                grouped[-1] = Passage(grouped[-1].first, part.last)
            else:
                grouped.append(Passage(first, part.last))
            first = part.last
    return tuple(grouped)


def whole(words: Words, part: Passage) -> Span:
    """Give the original characters of a passage, with the quotes before its first word and the stop behind its last."""
    text = words.folded.original
    start, end = words.span(part.first, part.last - 1)
    before = words.span(part.first - 1, part.first - 1)[1] if part.first else 0
    behind = words.span(part.last, part.last)[0] if part.last < len(words) else len(text)
    while start > before and text[start - 1] in _OPENING:
        start -= 1
    while end < behind and text[end] in _CLOSING:
        end += 1
    return start, end
