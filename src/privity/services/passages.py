"""The stretch of a note that shows why it was found, with the words that were looked for marked."""

import re
import unicodedata
from itertools import islice

_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_BEFORE, _LENGTH, _MOST_MATCHES, _AROUND = 70, 240, 200, 40

_BLANK_LINE = "\n\n"
Part = tuple[str, bool]


def fold(text: str) -> str:
    """Lower case without accents, one character for one, so that places in it are places in the text."""
    return "".join((unicodedata.normalize("NFKD", char)[0].lower() or char)[0] for char in text)


def pattern_of(words: str) -> re.Pattern[str] | None:
    """What to mark for the words that were typed: phrases whole, words by their beginning."""
    pieces = (match.group(1) or match.group(2) or "" for match in _PIECE.finditer(fold(words)))
    found = [re.findall(r"\w+", piece) for piece in pieces]
    sought = [r"\W+".join(map(re.escape, piece)) for piece in found if piece]
    sought.sort(key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(sought) + r")\w*") if sought else None


def passage(text: str, words: str) -> list[Part]:
    """A short stretch of a text that holds as many of the words as one can, in parts that are marked or not."""
    pattern, folded = pattern_of(words), fold(text)
    matches = list(islice(pattern.finditer(folded), _MOST_MATCHES)) if pattern else []
    start = _best_start(text, folded, matches)
    end = start + _LENGTH
    end = len(text) if end >= len(text) else max(text.rfind(" ", start, end), start + _LENGTH // 2)
    parts: list[Part] = [("… ", False)] if start else []
    at = start
    for match in matches:
        if start <= match.start() and match.end() <= end:
            parts += [(text[at : match.start()], False), (text[match.start() : match.end()], True)]
            at = match.end()
    parts.append((text[at:end] + (" …" if end < len(text) else ""), False))
    return [part for part in parts if part[0]]


def _best_start(text: str, folded: str, matches: list[re.Match[str]]) -> int:
    """Where to begin so that the stretch holds the most different words that were found."""
    if not matches:
        return 0

    def different(first: re.Match[str]) -> int:
        last = first.start() + _LENGTH - _BEFORE
        return len({match.group()[:4] for match in matches if first.start() <= match.start() < last})

    best = max(matches, key=lambda match: (different(match), -match.start()))
    start = max(0, best.start() - _BEFORE)
    return start and (text.find(" ", start, best.start()) + 1 or start)


def excerpt(text: str, span: tuple[int, int]) -> list[Part]:
    """A span with some words of its paragraph around it, for showing two texts beside each other."""
    first, last = span
    begins, ends = text.rfind(_BLANK_LINE, 0, first), text.find(_BLANK_LINE, last)
    begins, ends = begins + len(_BLANK_LINE) if begins >= 0 else 0, ends if ends >= 0 else len(text)
    start, end = max(begins, first - _AROUND), min(ends, last + _AROUND)
    start = start if start == begins else text.find(" ", start, first) + 1 or start
    end = end if end == ends else max(text.rfind(" ", last, end), last)
    parts = [
        (("… " if start > begins else "") + text[start:first].lstrip(), False),
        (text[first:last], True),
        (text[last:end].rstrip() + (" …" if end < ends else ""), False),
    ]
    return [part for part in parts if part[0]]


def name_matches(name: str, words: str) -> bool:
    """Say whether every word that was typed begins a word of a name."""
    parts = re.findall(r"\w+", fold(name))
    sought = re.findall(r"\w+", fold(words))
    return bool(sought) and all(any(part.startswith(word) for part in parts) for word in sought)
