"""The stretch of a note that shows why it was found, with the words that were looked for marked."""

import re
import unicodedata

_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_BEFORE, _LENGTH = 70, 240

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
    """A short stretch of a text around the first word that was looked for, in parts that are marked or not."""
    pattern, folded = pattern_of(words), fold(text)
    first = pattern.search(folded) if pattern else None
    start = max(0, first.start() - _BEFORE) if first else 0
    if start:
        start = text.find(" ", start, first.start() if first else None) + 1 or start
    end = (
        len(text)
        if start + _LENGTH >= len(text)
        else max(text.rfind(" ", start, start + _LENGTH), start + _LENGTH // 2)
    )
    parts: list[Part] = [("… ", False)] if start else []
    at = start
    for match in pattern.finditer(folded, start, end) if pattern else ():
        parts += [(text[at : match.start()], False), (text[match.start() : match.end()], True)]
        at = match.end()
    parts.append((text[at:end] + (" …" if end < len(text) else ""), False))
    return [part for part in parts if part[0]]


def name_matches(name: str, words: str) -> bool:
    """Say whether every word that was typed begins a word of a name."""
    parts = re.findall(r"\w+", fold(name))
    sought = re.findall(r"\w+", fold(words))
    return bool(sought) and all(any(part.startswith(word) for part in parts) for word in sought)
