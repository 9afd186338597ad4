"""Folding a text so that what reads alike compares alike, with the way back to the original characters.

NFKD without marks (Unicode Annex 15), lower case, invisible and bidirectional controls dropped, typographic
quotes and dashes made plain, and look-alike letters of other scripts replaced inside words that mix scripts
(Unicode Technical Standard 39, "mixed-script confusables"). Every span a finding shows is mapped back here.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import compress

import numpy as np
from numpy.typing import NDArray

from privity.screen.lookalikes import LIVING, RARE

Offsets = NDArray[np.int64]
Span = tuple[int, int]

_SPECIAL = {
    "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
    "ɑ": "a", "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "ħ": "h", "Ħ": "h", "ŧ": "t",
    "’": "'", "‘": "'", "ʼ": "'", "ʹ": "'", "′": "'", "´": "'", "`": "'", "‛": "'", "＇": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
    "…": ".", "\u3164": "", "\u115f": "", "\u1160": "", "\uffa0": "", "\u2028": "\n", "\u2029": "\n",
    "\x85": "\n", "\x00": " ",
}  # fmt: skip

_LOOKALIKES = str.maketrans(
    {
        **dict(zip("аеорсухіјѕԁһкмтвнԛԝӏ", "aeopcyxijsdhkmtbhqwl", strict=True)),
        **dict(zip("οαεικνρτυχηω", "oaeikvptuxnw", strict=True)),
        **dict(zip("օսոհ", "ounh", strict=True)),
    }
)
# One range is looked for much faster than many: what is met beyond it is looked up.
_BEYOND_LATIN = re.compile("[^\x00-\u036f\u2000-\u2bff]")
_FOREIGN = frozenset(
    [*map(chr, range(0x370, 0x590)), *(form for twin in (*LIVING, *RARE) for form in (twin, twin.casefold()))]
)
_TWINS = LIVING | RARE
# A letter that is named after one of ours: small capitals, letters with a stroke or a hook, in a black circle.
_NAMED_AFTER = re.compile(
    r"(?:LATIN (?:SMALL |CAPITAL )?LETTER (?:SMALL CAPITAL |SCRIPT )?"
    r"|NEGATIVE (?:CIRCLED|SQUARED) LATIN CAPITAL LETTER )([A-Z])(?: WITH .*)?"
)
_LATIN = re.compile(r"[a-z]")
_LINE_END = re.compile("[-\u2010\u00ad]\r?\n")
_PARTED = re.compile("(?<=[a-z\u00df-\u00ff])[-\u2010\u00ad]\r?\n[ \t]*(?=[a-z\u00df-\u00ff])")
# More than one space in a row: after a full stop, between columns, around a mark that was taken out.
_SPARE = re.compile("(?<=[ \t\u00a0])[ \t\u00a0]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. `offsets[i]` is where its character i stands in the original; None means position for position."""

    original: str
    text: str
    offsets: Offsets | None

    def span(self, start: int, end: int) -> Span:
        """Give the original characters, end exclusive, that a stretch of the folded text came from."""
        if self.offsets is None:
            return start, end
        if start >= end:
            at = int(self.offsets[start]) if start < len(self.offsets) else len(self.original)
            return at, at
        return int(self.offsets[start]), int(self.offsets[end - 1]) + 1

    def position(self, at: int) -> int:
        """Give the original position of one folded character."""
        if self.offsets is None:
            return at
        return int(self.offsets[at]) if at < len(self.offsets) else len(self.original)


class _Table(dict[int, str]):
    """What each character folds to, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    special = _SPECIAL.get(character)
    if special is not None:
        return special
    category = unicodedata.category(character)
    if category in ("Cf", "Mn", "Me", "Cs", "Co"):
        return ""
    if category == "Cc":
        return character if character in "\t\n\r" else " "
    if category in ("Zs", "Zl", "Zp"):
        return " "
    if character.isascii():
        return character.lower()
    named = _NAMED_AFTER.fullmatch(unicodedata.name(character, ""))
    if named is not None:
        return named[1].lower()
    parts = unicodedata.normalize("NFKD", character)
    kept = "".join(part for part in parts if unicodedata.category(part) not in ("Mn", "Me", "Cf"))
    lowered = "".join(_SPECIAL.get(part, part) for part in kept.casefold())
    return "".join(part for part in lowered if unicodedata.category(part) != "Mn")


_TABLE = _Table()


def fold(text: str) -> Folded:
    """Fold a text for comparing.

    A word that is parted at the end of a line, as printed pages do, is one word, and several spaces are one.
    """
    spare = [match.span() for match in _PARTED.finditer(text)] if _LINE_END.search(text) else []
    if "  " in text or "\t" in text or "\u00a0" in text:
        spare.extend(match.span() for match in _SPARE.finditer(text))
    if not spare:
        return _fold(text)
    kept = np.ones(len(text), dtype=bool)
    for start, end in spare:
        kept[start:end] = False
    places = np.flatnonzero(kept)
    whole = _fold("".join(compress(text, kept.tolist())))
    return Folded(text, whole.text, places if whole.offsets is None else places[whole.offsets])


def _fold(text: str) -> Folded:
    folded = text.translate(_TABLE)
    offsets: Offsets | None = None
    if not text.isascii():
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        kinds, inverse = np.unique(codes, return_inverse=True)
        lengths = np.fromiter((len(_TABLE[int(code)]) for code in kinds), dtype=np.int64, count=len(kinds))
        if not bool((lengths == 1).all()):
            offsets = np.repeat(np.arange(len(text), dtype=np.int64), lengths[inverse])
        folded = _unmask(folded, text, offsets)
    return Folded(text, folded, offsets)


def fold_text(text: str) -> str:
    """Fold a text where the way back is not needed."""
    return fold(text).text


def _unmask(text: str, original: str, offsets: Offsets | None) -> str:
    """Replace look-alike letters, one for one, in words that mix them with Latin letters.

    A word written wholly in another script keeps its letters, except where the text around it is Latin and
    every letter of the word has a Latin twin: nobody writes so but to slip a name past a reader. Only the nearest
    twins count then, or a Russian name would lose its letters.
    """
    if text.isascii():
        return text
    made: list[str] = []
    done = 0
    is_latin: bool | None = None
    for met in _BEYOND_LATIN.finditer(text):
        first = last = met.start()
        if first < done or text[first] not in _FOREIGN:
            continue
        while first > done and text[first - 1].isalpha():
            first -= 1
        while last < len(text) and text[last].isalpha():
            last += 1
        word = text[first:last]
        # A capital may look like another letter than its small form does: that is seen in the original only.
        places = range(first, last) if offsets is None else offsets[first:last].tolist()
        plain = "".join([_TWINS.get(original[at]) or letter for at, letter in zip(places, word, strict=True)])
        if _LATIN.search(word):
            plain = plain.translate(_LOOKALIKES)
        elif len(word) <= 2 or not plain.isascii():
            plain = word
        else:
            if is_latin is None:
                is_latin = len(_LATIN.findall(text)) * 2 > sum(map(str.isalpha, text))
            plain = plain if is_latin else word
        made.extend((text[done:first], plain))
        done = last
    return "".join((*made, text[done:]))
