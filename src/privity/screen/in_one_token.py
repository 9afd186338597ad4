"""Names inside what is written without a space: e-mail addresses, handles, hashtags, links, names of files.

There a capital letter says nothing and its absence neither, words stand against one another (#TeamHollis), and a
first name is often its letter only (mhollis@).
"""

import re
from collections.abc import Iterator
from typing import Final

from privity.screen.fold import Span
from privity.screen.words import Words

_LONGEST: Final = 120
_SPACE: Final = re.compile(r"\s")
_ADDRESS: Final = re.compile(
    r"[@#_]|://|^www\.|\.(?:docx?|pdf|odt|rtf|txt|md|pptx?|xlsx?|csv|jpe?g|png|heic|mp3|mp4|m4a|wav|zip|eml|html?)\b"
)
# Tried once where a word begins: an endless word costs no more than another.
_CAMEL: Final = re.compile(r"(?<![A-Za-z])(?=[A-Za-z]{0,60}[a-z][A-Z])[A-Za-z]{3,80}(?![A-Za-z])")
_HUMP: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def stands_in_an_address(draft: Words, at: int) -> bool:
    """Say whether a word is part of an address, a handle, a hashtag, a link or the name of a file."""
    text, start, end = draft.folded.text, draft.starts[at], draft.ends[at]
    first = max(start - _LONGEST, 0)
    before = _SPACE.split(text[first:start])[-1]
    after = _SPACE.split(text[end : end + _LONGEST], maxsplit=1)[0]
    return _ADDRESS.search(before + text[start:end] + after) is not None


def humps(draft: Words) -> Iterator[tuple[str, Span]]:
    """Give the folded words that stand against one another in one, with where all of it stands: TeamHollis."""
    for met in _CAMEL.finditer(draft.folded.original):
        for hump in _HUMP.findall(met.group()):
            yield hump.lower(), met.span()
