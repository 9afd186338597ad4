"""Does a text to a client ask for something beyond the agreed work? Pure, by words: it finds, and clears nothing.

The practitioner never asks: no story, review, recommendation, follower, subscriber or favour. Every text that ships
is held against this in the tests, and what a practitioner types to a client is shown with what was found in it.
"""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Asking:
    """A passage that asks for something, by its place in characters, end exclusive, and what it asks for."""

    start: int
    end: int
    what: str


_PATTERNS: Final = (
    ("a review", r"\b(?:leave|write|give|post|share|add|drop)\b[^.!?\n]{0,40}\b(?:reviews?|ratings?|stars?|feedback online)\b"),
    ("a review", r"\brate (?:me|us|my|our|this)\b|\b(?:five|5)[- ]stars?\b|\breview (?:me|us|my practice|our practice)\b"),
    ("a testimonial", r"\btestimonials?\b|\b(?:a few|some) (?:kind )?words (?:about|for) (?:my|our|the) (?:website|site|page)\b"),
    ("a story", r"\b(?:share|tell|write|give)\b[^.!?\n]{0,30}\byour (?:story|experience|journey)\b"),
    ("a story", r"\b(?:may|can|could) i (?:use|quote|publish|write about|tell)\b"),
    ("a recommendation", r"\b(?:tell|recommend|refer|send|bring|invite)\b[^.!?\n]{0,40}\b(?:friends?|family|colleagues?|someone you know|others)\b"),
    ("a recommendation", r"\bspread the word\b|\bword of mouth\b|\brefer a friend\b"),
    ("joining a list", r"\b(?:join|subscribe|sign up|register)\b[^.!?\n]{0,40}\b(?:list|newsletter|updates|course|workshop|webinar|group programme)\b"),
    ("following", r"\b(?:follow|like|connect with|find|add) (?:me|us|my page|our page)\b[^.!?\n]{0,30}(?:instagram|facebook|linkedin|tiktok|youtube|twitter|online|\bx\b|social)"),
    ("buying more", r"\b(?:book|buy|upgrade|try)\b[^.!?\n]{0,30}\b(?:package|programme|program|course|workshop|retreat|bundle)\b"),
    ("research", r"\b(?:take part|participate|fill (?:in|out))\b[^.!?\n]{0,40}\b(?:study|survey|research|questionnaire for)\b"),
    ("a favour", r"\b(?:do|grant) (?:me|us) (?:a|the) favou?r\b|\bvote for (?:me|us)\b|\bnominate (?:me|us)\b|\bdonat(?:e|ion)\b"),
    ("a reward", r"\b(?:discount|voucher|free session|gift|reward)\b[^.!?\n]{0,40}\b(?:for|if you|when you)\b[^.!?\n]{0,40}\b(?:review|refer|recommend|share|story|testimonial)"),
)  # fmt: skip
_COMPILED: Final = tuple((what, re.compile(pattern, re.IGNORECASE)) for what, pattern in _PATTERNS)
# To promise that nothing will be asked for, one has to name it. "Don't hesitate to leave a review" is no such promise.
_DENIED: Final = re.compile(r"\b(?:not|never) be asked for\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[^.!?\n]+")


def askings(text: str) -> tuple[Asking, ...]:
    """Every passage that asks a client for something beyond the agreed work, in order."""
    found: set[Asking] = set()
    for sentence in _SENTENCE.finditer(text):
        if _DENIED.search(sentence[0]):
            continue
        for what, pattern in _COMPILED:
            for match in pattern.finditer(sentence[0]):
                found.add(Asking(sentence.start() + match.start(), sentence.start() + match.end(), what))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.what)))
