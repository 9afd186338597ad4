"""Several stories in one text: a talk of five vignettes, a newsletter, slides.

Held against the files as one, each of them drowns in the others. Each is looked at as if it stood alone, too.
"""

from collections.abc import Sequence

from privity.screen.case_talk import Judged
from privity.screen.fold import Span
from privity.screen.grains import Vector
from privity.screen.passages import Passage, paragraphs
from privity.screen.vectors import Read
from privity.screen.words import Words

_FEWEST_WORDS = 35
_MOST = 10


def stories_apart(words: Words, judged: Judged) -> tuple[Passage, ...]:
    """Give the paragraphs that tell of somebody, where a text has several: a short one with what follows it.

    Of more than ten some are taken that lie all over the text.
    """
    heard = judged.told or judged.doubtful
    if not heard or len(words) < 2 * _FEWEST_WORDS:
        return ()
    telling = [part for part in paragraphs(words) if any(_holds(part, one) for one in heard)]
    found: list[Passage] = []
    for part in telling:
        before = found[-1] if found else None
        if before is not None and before.last == part.first and before.last - before.first < _FEWEST_WORDS:
            found[-1] = Passage(before.first, part.last)
        else:
            found.append(part)
    if not found or found[0].last - found[0].first == len(words):
        return ()
    long_enough = [part for part in found if part.last - part.first >= _FEWEST_WORDS]
    return tuple(long_enough[:: max(1, -(-len(long_enough) // _MOST))])


def _holds(part: Passage, one: Passage) -> bool:
    """Say whether a passage lies in a paragraph, and does not reach over from the next one."""
    return part.first <= one.first and one.last <= part.last


class ReadApart:
    """One stretch of a text, read by itself and asked about by its places in the whole."""

    def __init__(self, read: Read, text: str, span: Span) -> None:
        self._begin = span[0]
        self._reading = read(text[span[0] : span[1]])

    def vectors(self, spans: Sequence[Span]) -> Vector:
        """Give one row a stretch of characters."""
        return self._reading.vectors([self._moved(span) for span in spans])

    def grains(self, span: Span) -> Vector:
        """Give the grains of a stretch of characters."""
        return self._reading.grains(self._moved(span))

    def _moved(self, span: Span) -> Span:
        return span[0] - self._begin, span[1] - self._begin
