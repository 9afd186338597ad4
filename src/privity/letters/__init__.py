"""The practitioner's answers to whoever asks, as letters, messages and sentences to say. Pure; words are data.

    words = parse_words(text_of_a_language_file)
    letter(words, Plea(Subject.CASE, rung=0), Addressee("A. Writer"), date(2026, 11, 27)).render()

INVARIANT: a refusal is a function of who asks, in which way, how often, in which language and on which day, and of
nothing else. No function here takes anything of a record, a decision's ground or what is missing.
"""

from privity.letters.answer import Addressee, Letter, Plea, Subject, aloud, letter, message
from privity.letters.words import LetterWords, parse_words

__all__ = [
    "Addressee",
    "Letter",
    "LetterWords",
    "Plea",
    "Subject",
    "aloud",
    "letter",
    "message",
    "parse_words",
]
