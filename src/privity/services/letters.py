"""The languages that are shipped for the letters, read once per process."""

from functools import lru_cache
from importlib.resources import files
from typing import Final

from privity.errors import InputError
from privity.letters import LetterWords, parse_words

FIRST: Final = "en"


@lru_cache(maxsize=1)
def languages() -> dict[str, LetterWords]:
    """Every language by its tag, English at the head. Raises InputError where one lacks words."""
    folder = files("privity.letters") / "words"
    found = [
        parse_words(entry.read_text(encoding="utf-8"))
        for entry in folder.iterdir()
        if entry.name.endswith(".toml")
    ]
    found.sort(key=lambda words: (words.language != FIRST, words.language))
    return {words.language: words for words in found}


def letter_words(language: str) -> LetterWords:
    """The words of one language. Raises InputError for one that is not shipped."""
    words = languages().get(language)
    if words is None:
        raise InputError(
            "there are no letters in this language", field="language", remedy="choose one of the list"
        )
    return words
