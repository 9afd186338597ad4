"""Words of a text and where they stand, and their stems (Porter's second English stemmer, as Snowball gives it)."""

import re
from dataclasses import dataclass

import Stemmer

from privity.screen.fold import Folded, Span, fold
from privity.screen.memory import remembered

_WORD = re.compile(r"[^\W_]++(?:'[^\W_]++)*+")
_ASCII_WORD = re.compile(_WORD.pattern, re.ASCII)
_ENGLISH = Stemmer.Stemmer("english", 0)


@dataclass(frozen=True, slots=True)
class Words:
    """The folded words of a text in order, with their stretches in the folded text."""

    folded: Folded
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """Give the original characters from word `first` to word `last`, both included."""
        return self.folded.span(self.starts[first], self.ends[last])

    def capitalised(self, at: int) -> bool:
        """Say whether the original writes this word with a capital first letter."""
        return self.folded.original[self.folded.position(self.starts[at])].isupper()

    def all_capitalised(self) -> list[int]:
        """Give all words that the original writes with a capital first letter."""
        original, offsets = self.folded.original, self.folded.offsets
        starts = self.starts if offsets is None else offsets[list(self.starts)].tolist()
        return [at for at, start in enumerate(starts) if original[start].isupper()]


def split_words(text: str) -> Words:
    """Fold a text and split it into words."""
    return words_of(fold(text))


def words_of(folded: Folded) -> Words:
    """Split a folded text into words. Hyphens part words, apostrophes inside a word do not."""
    text = folded.text
    spans = [match.span() for match in _word_in(text).finditer(text)]
    words = tuple([text[start:end] for start, end in spans])
    return Words(folded, words, tuple([start for start, _ in spans]), tuple([end for _, end in spans]))


def plain_words(folded: Folded) -> list[str]:
    """Give the words of a folded text, without saying where they stand."""
    return _word_in(folded.text).findall(folded.text)


def _word_in(text: str) -> re.Pattern[str]:
    """Give the pattern that finds the words of a text soonest: where all signs are ASCII, few need be told apart."""
    return _ASCII_WORD if text.isascii() else _WORD


@remembered(1 << 17)
def stem(word: str) -> str:
    """Give the stem of a folded word; a possessive or contraction counts as the word without it."""
    bare = word.removesuffix("'s").removesuffix("'").replace("'", "")
    return str(_ENGLISH.stemWord(bare)) if bare else word
