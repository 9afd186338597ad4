"""The mark by which an answer about a draft is found again, whatever became of its spaces, signs and capitals.

It is keyed (HMAC-SHA256, RFC 2104): whoever holds the entry alone, a bundle's reader, cannot try guesses on it as on a
bare hash. What counts as a word is settled here and in the specification alone, so that a mark of today is found by
every later version, however the screen folds a text by then.
"""

import hashlib
import hmac
import re
import unicodedata
from typing import Final

_WORDS: Final = b"privity.answered/1\n"
_DOCUMENT: Final = b"privity.answered-document/1\n"
_RUN: Final = re.compile(r"[^\W_]+")
_UNSEEN: Final = frozenset({"Mn", "Mc", "Me", "Cf"})


def answered_mark(key: bytes, text: str, document: bytes = b"") -> str:
    """The mark of a draft under the office's key; of a document without a word in it, that of its bytes."""
    words = plain_words(text)
    if words:
        return hmac.digest(key, _WORDS + " ".join(words).encode(), "sha256").hex()
    content = document or text.encode("utf-8", "surrogatepass")
    return hmac.digest(key, _DOCUMENT + hashlib.sha256(content).digest(), "sha256").hex()


def plain_words(text: str) -> list[str]:
    """The runs of letters and digits of a text: decomposed (NFKD), without marks, without capitals."""
    # What casefold gives may be composed again, so it is taken apart once more.
    return _RUN.findall(_bare(_bare(text).casefold()))


def _bare(text: str) -> str:
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text)
    drop = {ord(sign): None for sign in set(text) if unicodedata.category(sign) in _UNSEEN}
    return text.translate(drop)
