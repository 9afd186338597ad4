"""When two texts are the same exact text: letter for letter, whatever program wrote their line ends and accents.

What a reader cannot see a program may change: line ends, white space around the whole, and whether an accented letter
is one sign or two. Anything else, a space within a line and a sign of no width included, makes another text of it.
"""

import re
import unicodedata

from privity.model.text_hash import hash_of_text

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\x85]")


def in_one_form(text: str) -> str:
    """The text with one kind of line end, and its letters composed (NFC)."""
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))


def exact_hash(text: str) -> str:
    """The hash by which an exact text is known."""
    return hash_of_text(in_one_form(text).strip())
