"""What a text hides from the eye: marks that reorder or cannot be seen, and letters that only look like others.

They are folded away before anything is compared, so that no name slips past by them. That they are there at all is a
reason to ask a person: what is read on a screen is not what stands in the file (Unicode Technical Reports 36 and 39).
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import Final

from privity.screen.lookalikes import LIVING

_REORDERING: Final = "\u202a-\u202e\u2066-\u2069"
_UNSEEN: Final = "\u200b\u2060-\u2064\ufeff"
_LATIN: Final = "A-Za-z\u00c0-\u024f"
_TWINS: Final = "\u0370-\u03ff\u0400-\u058f\u1c80-\u1c8f\u10a0-\u10ff\u1f00-\u1fff\ua640-\ua69f"
# Alphabets in which hardly a text of ours is written, but whose letters look like ours: Cherokee, Canadian, Runic,
# Coptic, Tifinagh, Lisu, and from Old Italic to Warang Citi beyond the first plane.
_STRANGE: Final = (
    "\u13a0-\u13ff\uab70-\uabbf\u1400-\u167f\u16a0-\u16f0\u2c80-\u2cee\u2d30-\u2d67\ua4d0-\ua4fd"
    "\U00010280-\U000104ff\U00010500-\U00010527\U000118a0-\U000118df\U00016f00-\U00016f4a"
)
# Letters of ours in another dress: small capitals, in a circle, full width, of formulas.
_DRESSED: Final = (
    "\u1d00-\u1d22\u24b6-\u24e9\ua730-\ua731\ua7ae-\ua7af\uff21-\uff3a\uff41-\uff5a"
    "\U0001d400-\U0001d7cb\U0001f130-\U0001f189"
)
_ALL_TWINS: Final = f"(?<![^\\W_])[{''.join(sorted(LIVING))}]{{3,}}(?![^\\W_])"
# Letters that leave no trace on a page: tags outside the flag of a region, variation selectors one after another, and
# signs that only one font knows.
_TAGS: Final = "\U000e0000-\U000e007f"
_VARIANTS: Final = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_PRIVATE: Final = "\ue000-\uf8ff"
_SUSPECT: Final = re.compile(
    f"[{_REORDERING}{_UNSEEN}{_TAGS}{_VARIANTS}{_PRIVATE}{_TWINS}{_STRANGE}{_DRESSED}]"
)
_MASKED: Final = re.compile(
    f"[{_REORDERING}]+"
    f"|(?<![\U0001f3f4{_TAGS}])[{_TAGS}]+|[{_TAGS}]{{9,}}|[{_VARIANTS}]{{2,}}|[{_PRIVATE}]{{3,}}"
    f"|(?<=[^\\W\\d_])[{_UNSEEN}]+(?=[^\\W\\d_])"
    f"|{_ALL_TWINS}"
    f"|[{_STRANGE}]+|[{_DRESSED}]+[A-Za-z]+[{_DRESSED}A-Za-z]*|(?<![A-Za-z])[A-Za-z]+[{_DRESSED}][{_DRESSED}A-Za-z]*"
    f"|(?<![{_LATIN}])[{_LATIN}]+[{_TWINS}][{_LATIN}{_TWINS}]*|(?<![{_TWINS}])[{_TWINS}]+[{_LATIN}][{_LATIN}{_TWINS}]*"
)
_BY_NUMBER: Final = re.compile(
    r"&(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z]{2,24});|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})"
)
_HIDES: Final = re.compile(f"[^\\W\\d_]|[\u00ad\u200c\u200d{_UNSEEN}{_REORDERING}]")
_MOST: Final = 20


def masked(text: str) -> tuple[tuple[int, int], ...]:
    """Where something is hidden, in characters, end exclusive; the first twenty places."""
    found = list(islice(_written_by_number(text), _MOST))
    if not text.isascii() and _SUSPECT.search(text):
        found += [match.span() for match in islice(_MASKED.finditer(text), _MOST)]
    return tuple(sorted(found)[:_MOST])


def _written_by_number(text: str) -> Iterator[tuple[int, int]]:
    """Letters within a word that a source writes by number or name, and whoever reads the page sees plain."""
    if "&" not in text and "\\" not in text:
        return
    for match in _BY_NUMBER.finditer(text):
        shown = unescape(match[0]) if match[0][0] == "&" else chr(int(match[0][2:], 16))
        beside = text[match.start() - 1 : match.start()] + text[match.end() : match.end() + 1]
        if _HIDES.fullmatch(shown) and any(one.isalpha() or one in "&\\;" for one in beside):
            yield match.span()
