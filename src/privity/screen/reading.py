"""What of a text an embedder is given: neighbouring stretches two by two, as the index cuts them."""

from privity.screen.fold import fold_text
from privity.screen.passages import segments, sentences
from privity.screen.words import split_words


def passages_of(text: str) -> tuple[str, ...]:
    """Give the passages of a note by its text alone; the same as those of an index that holds the note."""
    words = split_words(text)
    spans = [words.span(part.first, part.last - 1) for part in segments(sentences(words))]
    pairs = zip(spans, spans[1:] or spans, strict=False)
    return tuple(fold_text(text[first[0] : last[1]]) for first, last in pairs)
