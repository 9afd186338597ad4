"""What a consent reaches, and by which measure it is held."""

import unicodedata
from enum import StrEnum
from typing import Final

from privity.model.consent import Scope
from privity.model.exact_text import exact_hash
from privity.model.text_hash import hash_of_text


class Measure(StrEnum):
    """What serves the client needs a complete release; what serves others needs everything to be known and right."""

    CLIENT = "client"
    OTHERS = "others"


# INVARIANT: a purpose that is not on this list is held to the stricter measure. Publicity, research and teaching are
# not on it, nor is what merely satisfies somebody; a test holds the list against the gate's own sets.
FOR_THE_CLIENT: Final = frozenset(
    {
        "own_access", "own_health", "continuity_of_care", "payment", "own_legal_claim", "joint_report",
        "emergency_care", "interpreting", "prevent_harm", "prevent_terrorism", "safeguarding", "child_protection",
        "crime_report", "statutory_report", "litigation", "divorce", "criminal_trial", "criminal_defence",
        "investigation", "immigration_enforcement", "death_inquiry", "oversight_of_practitioner", "own_defence",
        "supervision", "documentation", "bookkeeping", "practice_transfer", "estate_claim", "employment_decision",
        "underwriting",
    }
)  # fmt: skip


def measure_of(purpose: str) -> Measure:
    """By which measure a consent for this purpose is held."""
    return Measure.CLIENT if purpose in FOR_THE_CLIENT else Measure.OTHERS


def is_same_scope(one: Scope, other: Scope) -> bool:
    """Do two consents open the same thing to the same recipient? What is ended stays so under a new number too."""
    return (
        one.purpose == other.purpose
        and _folded(one.recipient) == _folded(other.recipient)
        and one.recipient_kind == other.recipient_kind
        and (_is_same_text(one, other) or "" in (one.sha256, other.sha256))
    )


def is_exact(scope: Scope) -> bool:
    """Is a text meant, and is it the one that its hash stands for?"""
    return bool(scope.text.strip()) and scope.sha256 in (exact_hash(scope.text), _as_it_stood(scope.text))


def _as_it_stood(text: str) -> str:
    """The hash that earlier versions wrote, before line ends and accents were brought into one form."""
    return hash_of_text(text.strip())


def _is_same_text(one: Scope, other: Scope) -> bool:
    return one.sha256 == other.sha256 or (
        bool(one.text.strip()) and exact_hash(one.text) == exact_hash(other.text)
    )


def names(scope: Scope, recipient: str) -> bool:
    """Is this the recipient that the consent names?"""
    return bool(scope.recipient.strip()) and _folded(scope.recipient) == _folded(recipient)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
