"""What a screening says: a verdict, and inside the office why."""

from dataclasses import dataclass
from enum import StrEnum

from privity.screen.fold import Span


class Verdict(StrEnum):
    """May this text leave? `NOTHING_FOUND` means that every check ran and found nothing, and no more than that."""

    STOP = "stop"
    ASK = "ask"
    NOTHING_FOUND = "nothing-found"


class FindingKind(StrEnum):
    """What was found."""

    NAME = "name"
    IDENTIFIER = "identifier"
    QUOTE = "quote"
    RETELLING = "retelling"
    CASE_TALK = "case-talk"
    COMBINATION = "combination"


class Strength(StrEnum):
    """How much ties a draft to one client's file, in words: a number would be read as a chance."""

    STRONG = "strong"
    POSSIBLE = "possible"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason for a verdict. `client` is a reference, or None where it concerns nobody or several.

    A finding that is not `judged` says of a stretch that no check could hear it.
    """

    kind: FindingKind
    span: Span
    client: str | None
    reason: str
    calls_for: Verdict
    judged: bool = True

    @property
    def label(self) -> str:
        """What a face calls it: what could not be judged, and what only may be a case, is no case that was found."""
        if not self.judged:
            return "not-judged"
        if self.kind is FindingKind.CASE_TALK and self.calls_for is Verdict.ASK:
            return "may-be-case"
        return self.kind.value


@dataclass(frozen=True, slots=True)
class Fact:
    """One detail that stands in the draft and in a note, as stretches of characters of each."""

    draft: Span
    note: str
    note_span: Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A client whom the draft could be about."""

    rank: int
    client: str
    strength: Strength
    score: float
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class CaseTalk:
    """Does the text tell of an individual or a couple in care, and where?"""

    found: bool
    score: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class WordsAlone:
    """Why texts are judged by their words alone, with no ear for what they mean, and what to do about it."""

    why: str
    remedy: str

    @property
    def said(self) -> str:
        """What every face says of it."""
        return f"judged by words alone, which hear less of a story told in other words: {self.why}"


@dataclass(frozen=True, slots=True)
class Screening:
    """The answer about one text. Everything but `verdict` is for the unlocked practitioner only."""

    verdict: Verdict
    case_talk: CaseTalk
    findings: tuple[Finding, ...]
    candidates: tuple[Candidate, ...]
    clients: int
    notes: int
    unread_parts: tuple[str, ...]
    words_alone: WordsAlone | None = None

    @property
    def checked_against(self) -> str:
        """What it was held against, in the words of every face: what its user can open, and no word of the rest."""
        noun = "note" if self.notes == 1 else "notes"
        return f"checked against the clients you can open: {self.clients:,} ({self.notes:,} {noun})"
