"""What stands in a text and no check can hear: it is asked about, and never taken for harmless.

Words written without a space between them, letters replaced by digits, and sentences of words that nobody knows: a
cipher, a language that the screen has no ear for, a font that a reader could not follow.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from typing import Final

from privity.screen.english import FUNCTION_WORDS
from privity.screen.finding import Finding, FindingKind, Verdict
from privity.screen.passages import Passage
from privity.screen.rarity import common_word
from privity.screen.words import Words, stem

_LONGEST_WORD: Final = 32
_RUN: Final = re.compile(rf"\w{{{_LONGEST_WORD + 1},}}")
_DISGUISED: Final = re.compile("[a-z][0-9]{1,2}[a-z]{2}|[a-z]{2}[0-9]{1,2}[a-z]")
_FEWEST_DISGUISED: Final = 3
_FEWEST_UNKNOWN: Final = 4
# Once folded, a letter beyond ASCII is one of another script.
_STRANGE: Final = re.compile(r"[^\x00-\x7f\W\d_]+(?:[ ,]+[^\x00-\x7f\W\d_]+)*")
_FEWEST_SIGNS: Final = 4
_FEWEST_LETTERS: Final = 8
_MOST: Final = 20

_ENDLESS: Final = (
    "letters without a space between them stand here, and no word in them was judged: a person must look"
)
_DIGITS: Final = "digits stand within words here, as where words are to be hidden: a person must look"
_UNKNOWN: Final = (
    "hardly a word of this is known here: it was looked through for names, identifiers and quotes only"
)


def unheard(words: Words, parts: Sequence[Passage], foreign: Set[Passage]) -> list[Finding]:
    """What a person must look at because nothing here can; the first twenty places of each kind.

    Of the sentences that are `foreign` it is said elsewhere that they were not judged.
    """
    folded = words.folded
    longest = max(map(len, folded.text.split()), default=0)
    runs = [match.span() for match in _RUN.finditer(folded.text)] if longest > _LONGEST_WORD else []
    hidden = [
        at
        for at, word in enumerate(words.words)
        if not word.isalpha() and len(word) <= _LONGEST_WORD and _DISGUISED.search(word)
    ]
    if len({words.words[at] for at in hidden}) < _FEWEST_DISGUISED:
        hidden = []
    unknown = [part for part in parts if part not in foreign and _is_unknown(words, part)]
    starts = [words.starts[part.first] for part in parts]
    scripts = [
        match.span()
        for match in _STRANGE.finditer(folded.text)
        if _is_a_sentence(match.group()) and parts[bisect_right(starts, match.start()) - 1] not in foreign
    ]
    return [
        *(_ask(folded.span(*span), _ENDLESS) for span in runs[:_MOST]),
        *(_ask(words.span(at, at), _DIGITS) for at in hidden[:_MOST]),
        *(_ask(words.span(part.first, part.last - 1), _UNKNOWN) for part in unknown[:_MOST]),
        *(_ask(folded.span(*span), _UNKNOWN) for span in scripts[:_MOST]),
    ]


def _is_a_sentence(text: str) -> bool:
    """Say whether so many letters of another script can say something: fewer where each stands for a syllable."""
    signs = sum(letter >= "\u2e80" for letter in text)
    return signs >= _FEWEST_SIGNS or sum(map(str.isalpha, text)) >= _FEWEST_LETTERS


def _is_unknown(words: Words, part: Passage) -> bool:
    """Say whether nearly no word of a sentence is known. One that is written large may be a name, and is left out."""
    if _is_plainly_known(words, part):
        return False
    plain = [
        words.words[at]
        for at in range(part.first, part.last)
        if words.words[at].isalpha() and not words.capitalised(at)
    ]
    if len(plain) < _FEWEST_UNKNOWN:
        return False
    known = sum(word in FUNCTION_WORDS or common_word(stem(word)) for word in plain)
    return known * 5 < len(plain)


def _is_plainly_known(words: Words, part: Passage) -> bool:
    """Say whether the words of grammar alone are a fifth of a sentence: so it is of nearly all, and seen at once."""
    enough = -(-(part.last - part.first) // 5)
    for at in range(part.first, part.last):
        word = words.words[at]
        if word in FUNCTION_WORDS and word.isalpha() and not words.capitalised(at):
            enough -= 1
            if not enough:
                return True
    return False


def _ask(span: tuple[int, int], reason: str) -> Finding:
    return Finding(FindingKind.CASE_TALK, span, None, reason, Verdict.ASK, judged=False)
