"""Signs that a story stands in print elsewhere, where anybody can look: a title, a full name.

That a text is fiction, history or somebody's life is first of all what its author says, and a disguised client can be
said to be a character as well. What can be looked up is another matter: a work has a title and an author, a public
person a first and a last name. (The years of the past, the references of a textbook and the chapters of a book are
cues.) These signs need capitals and marks, which the cues, over folded text, have not; they are weighed beside them.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from privity.screen.english import FUNCTION_WORDS
from privity.screen.name_words import TITLES
from privity.screen.words import Words

SIGNS: Final = ("title", "full name")

_LONGEST_TITLE: Final = 8
_NEAR: Final = 60
# What it begins with stands first, since that alone is looked for fast.
_QUOTED: Final = re.compile(r"""["*_'](?:(?<!')[^"*_\n]{2,70}["*_]|(?<=')(?<!\w')[^'\n]{2,70}'(?!\w))""")
_WORK: Final = re.compile(
    r"\b(?:novel|book|film|movie|play|series|serial|album|memoir|autobiography|story|song|poem|opera|show|drama"
    r"|episode|paper|magazine|strip|game|documentary|podcast|collection|essay|published|author|read|reading|watch"
    r"|watching)\b"
)
_SENTENCE_END: Final = re.compile(r"[.!?]+[\"')\]]*\s")
_LONGEST_SIGNATURE: Final = 14
_IN_A_SIGNATURE: Final = frozenset(
    """and of the for at in on de du van von der den la le y e by with from kind warm warmest best many regards wishes
    yours sincerely faithfully truly love thanks sent""".split()
)
_ARTICLES: Final = frozenset(("the", "a", "an"))
_ALWAYS_LARGE: Final = _ARTICLES | {"i", "i'm", "i'd", "i've", "i'll"}
_FEWEST_IN_CAPITALS: Final = 5
_NO_NAMES: Final = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter english french german dutch spanish polish welsh scottish
    irish dear hi hello hey new year happy merry good bank holiday world national mental health awareness day week month
    street road row lane avenue centre center clinic newsletter issue session part step chapter slide tip""".split()
)


def signs(words: Words) -> list[list[int]]:
    """Give where each sign stands in a text, as places in the folded text."""
    large = telling_capitals(words)
    capitals = frozenset(large)
    named = [place for place in _full_names(words, large) if not _is_signed(words, capitals, place)]
    return [_titles(words, large), named]


def telling_capitals(words: Words) -> list[int]:
    """Give the words written large, but for those of a line in capitals and of a Heading Where Every Word Has One.

    They are known by the small words among them: of a run of five and more, two that are neither articles nor I.
    """
    large = words.all_capitalised()
    kept: list[int] = []
    run: list[int] = []
    for at in large:
        if run and any(not words.words[between][0].isdigit() for between in range(run[-1] + 1, at)):
            kept.extend(_unless_all_are_large(words, run))
            run = []
        run.append(at)
    return kept + _unless_all_are_large(words, run)


def _unless_all_are_large(words: Words, run: list[int]) -> list[int]:
    if len(run) < _FEWEST_IN_CAPITALS:
        return run
    small = sum(words.words[at] in FUNCTION_WORDS and words.words[at] not in _ALWAYS_LARGE for at in run)
    return [] if small >= 2 else run


def _titles(words: Words, large: Sequence[int]) -> list[int]:
    """Where a title stands: between marks and written as one, or begun with an article written large."""
    text, last = words.folded.text, words.ends[-1] + 2
    capitals = frozenset(large)
    quoted = [match.span() for match in _QUOTED.finditer(text, words.starts[0], last)]
    found = [span[0] for span in quoted if _is_title(words, capitals, span)]
    found += [
        words.starts[at]
        for at in large
        if words.words[at] in _ARTICLES and at > 0 and at + 1 in capitals and _inside(words, at)
    ]
    return sorted(found)


def _is_title(words: Words, capitals: frozenset[int], span: tuple[int, int]) -> bool:
    """Say whether what stands between marks is a title: all its words but the small ones large, and no full stop."""
    start, end = span
    text = words.folded.text
    first = bisect_left(words.starts, start + 1)
    last = bisect_left(words.starts, end)
    if last == first or last - first > _LONGEST_TITLE or words.starts[first] != start + 1:
        return False
    if first not in capitals or text[end - 2] in ".!?-;:":
        return False
    telling = [at in capitals for at in range(first, last) if words.words[at] not in FUNCTION_WORDS]
    if not telling or not all(telling):
        return False
    return len(telling) > 1 or _WORK.search(text, max(0, start - _NEAR), end + _NEAR) is not None


def _full_names(words: Words, large: Sequence[int]) -> list[int]:
    """Where two or more words written large stand together, as first and last names do."""
    found: list[int] = []
    before, first = -2, -1
    for at in large:
        if not _may_be_a_name(words.words[at]):
            continue
        if at != before + 1 or not _joined(words, at):
            first = at
        elif before == first:
            found.append(words.starts[first])
        before = at
    return found


def _is_signed(words: Words, capitals: frozenset[int], place: int) -> bool:
    """Say whether a name stands in a signature, a letterhead or a byline: whoever writes can be looked up, not the story.

    So does what opens or ends a line and holds nothing but names, trades and numbers.
    """
    text = words.folded.text
    line = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    first = bisect_left(words.starts, line)
    last = bisect_left(words.starts, end)
    begins = first
    for at in range(bisect_left(words.starts, place), first, -1):
        if _ends_sentence(words, at - 1):
            begins = at
            break
    ends = last
    for at in range(bisect_left(words.starts, place), last - 1):
        if _ends_sentence(words, at):
            ends = at + 1
            break
    if (begins > first and ends < last) or ends - begins > _LONGEST_SIGNATURE:
        return False
    return all(
        at in capitals or words.words[at] in _IN_A_SIGNATURE or not words.words[at].isalpha()
        for at in range(begins, ends)
    )


def _ends_sentence(words: Words, at: int) -> bool:
    """Say whether a sentence ends behind a word that is no title and no initial."""
    if len(words.words[at]) == 1 or words.words[at] in TITLES:
        return False
    return _SENTENCE_END.match(words.folded.text, words.ends[at]) is not None


def _may_be_a_name(word: str) -> bool:
    return (
        len(word) > 1
        and word.isalpha()
        and word not in FUNCTION_WORDS
        and word not in _NO_NAMES
        and word not in TITLES
    )


def _joined(words: Words, at: int) -> bool:
    return words.folded.text[words.ends[at - 1] : words.starts[at]] in (" ", "-")


def _inside(words: Words, at: int) -> bool:
    """Say whether a word stands inside a sentence, where a capital means something."""
    before = words.folded.text[max(0, words.starts[at] - 3) : words.starts[at]].rstrip(" \"'(*_")
    return bool(before) and before[-1] not in ".!?:\n"
