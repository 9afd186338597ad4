"""What a text hides from the eye: marks that reorder or cannot be seen, and letters that only look like others.

They are folded away before anything is compared, so that no name slips past by them. That they are there at all is a
reason to ask a person: what is read on a screen is not what stands in the file (Unicode Technical Reports 36 and 39).
"""

import re
from typing import Final

_REORDERING: Final = "\u202a-\u202e\u2066-\u2069"
_UNSEEN: Final = "\u200b\u2060-\u2064\ufeff"
_LATIN: Final = "A-Za-z\u00c0-\u024f"
_TWINS: Final = "\u0370-\u03ff\u0400-\u04ff"
# Letters that leave no trace on a page: tags outside the flag of a region, variation selectors one after another, and
# signs that only one font knows.
_TAGS: Final = "\U000e0000-\U000e007f"
_VARIANTS: Final = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_PRIVATE: Final = "\ue000-\uf8ff"
_MASKED: Final = re.compile(
    f"[{_REORDERING}]+"
    f"|(?<![\U0001f3f4{_TAGS}])[{_TAGS}]+|[{_TAGS}]{{9,}}|[{_VARIANTS}]{{2,}}|[{_PRIVATE}]{{3,}}"
    f"|(?<=[^\\W\\d_])[{_UNSEEN}]+(?=[^\\W\\d_])"
    f"|(?<![{_LATIN}])[{_LATIN}]+[{_TWINS}][{_LATIN}{_TWINS}]*|(?<![{_TWINS}])[{_TWINS}]+[{_LATIN}][{_LATIN}{_TWINS}]*"
)
_MOST: Final = 20


def masked(text: str) -> tuple[tuple[int, int], ...]:
    """Where something is hidden, in characters, end exclusive; the first twenty places."""
    if text.isascii():
        return ()
    found = []
    for match in _MASKED.finditer(text):
        found.append(match.span())
        if len(found) == _MOST:
            break
    return tuple(found)
