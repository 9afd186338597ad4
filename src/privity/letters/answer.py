"""Which words answer a plea, and how they stand on paper, in an e-mail, or in the mouth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from privity.letters.words import LetterWords

# After the third answer nothing more need be said.
ENOUGH: Final = 3
_RUNGS: Final = ("first", "second", "third")


class Subject(StrEnum):
    """What the answer is about, which the asker knows: a person who is meant, a case without one, a review, a chat.

    `UNPROVEN` is whoever asks for something of their own and has not shown yet who they are.
    """

    NOBODY = "nobody"
    CASE = "case"
    REVIEW = "review"
    ONLINE = "online"
    UNPROVEN = "unproven"
    PERMIT = "permit"
    LIMITED = "limited"
    MUST = "must"
    REFUSE = "refuse"
    FIGURES = "figures"
    NO_FIGURES = "no_figures"
    COUNSEL = "counsel"


# Said in other words than they are written, since a person stands there who wants something of their own.
_SPOKEN: Final = frozenset({Subject.PERMIT, Subject.LIMITED, Subject.MUST, Subject.REFUSE, Subject.UNPROVEN})
_REFUSALS: Final = frozenset({Subject.NOBODY, Subject.CASE, Subject.REVIEW, Subject.ONLINE})


@dataclass(frozen=True, slots=True)
class Plea:
    """What is answered, and how often it was refused before."""

    subject: Subject
    rung: int = 0

    @property
    def is_refusal(self) -> bool:
        """Is it one of the constant refusals?"""
        return self.subject in _REFUSALS

    @property
    def is_over(self) -> bool:
        """Was everything said, so that silence is the answer?"""
        return self.is_refusal and self.rung >= ENOUGH


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom it goes, as they gave their name."""

    name: str = ""
    house: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as lines of text. Its subject names nobody."""

    day: str
    to: tuple[str, ...]
    subject: str
    paragraphs: tuple[str, ...]

    def render(self) -> str:
        """The letter as plain text."""
        blocks = [self.day, "\n".join(self.to), self.subject, *self.paragraphs]
        return "\n\n".join(block for block in blocks if block) + "\n"


def said(words: LetterWords, plea: Plea) -> str:
    """The answer itself, without greeting; empty where silence is the answer."""
    if plea.is_over:
        return ""
    if plea.is_refusal:
        return words(f"refusal.{plea.subject}.{_RUNGS[plea.rung]}")
    return words(f"answer.{plea.subject}")


def letter(
    words: LetterWords,
    plea: Plea,
    addressee: Addressee,
    day: date,
    enclosed: Sequence[str] = (),
    signed: Sequence[str] = (),
) -> Letter:
    """The answer on paper."""
    to = tuple(line for line in (addressee.name, addressee.house) if line)
    return Letter(
        words.day(day),
        to,
        words("letter.subject"),
        tuple(_paragraphs(words, plea, addressee, enclosed, signed)),
    )


def message(
    words: LetterWords,
    plea: Plea,
    addressee: Addressee,
    enclosed: Sequence[str] = (),
    signed: Sequence[str] = (),
) -> str:
    """The answer as an e-mail: its subject, an empty line, its text."""
    paragraphs = _paragraphs(words, plea, addressee, enclosed, signed)
    return "\n\n".join((words("letter.subject"), *paragraphs)) + "\n"


def aloud(words: LetterWords, plea: Plea) -> str:
    """The answer in one breath: on the telephone, at the door, at a party."""
    if plea.is_over:
        return ""
    if plea.subject in _SPOKEN:
        return words(f"aloud.answer.{plea.subject}")
    return words(f"aloud.{plea.subject}.{_RUNGS[plea.rung]}") if plea.is_refusal else said(words, plea)


def issues(words: LetterWords) -> tuple[str, ...]:
    """The common kinds of issues as general knowledge: of nobody's practice, and the same for whoever asks."""
    listed = "\n".join(f"– {issue}" for issue in words.issues)
    return (words("issues.lead"), listed, words("issues.end"))


def _paragraphs(
    words: LetterWords, plea: Plea, addressee: Addressee, enclosed: Sequence[str], signed: Sequence[str]
) -> list[str]:
    greeting = (
        words("letter.greeting", name=addressee.name) if addressee.name else words("letter.greeting_unnamed")
    )
    closing = "\n".join((words("letter.closing"), *signed))
    return [greeting, said(words, plea), *enclosed, words("letter.kept"), closing]
