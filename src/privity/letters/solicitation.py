"""Does a text to a client ask for something beyond the agreed work? Pure, by words: it finds, and clears nothing.

The practitioner never asks: no story, review, recommendation, follower, subscriber or favour. Every text that ships
is held against this in the tests, and what a practitioner types to a client is shown with what was found in it.
"""

import re
import unicodedata
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
    ("a review", r"\b(?:leav|writ|giv|post|add|dropp)ing\b[^.!?\n]{0,40}\b(?:reviews?|ratings?|stars)\b(?! of (?:the|your|our)\b)"),
    ("a review", r"\b(?:reviews?|ratings?|stars?|say so|recommendations?)\b[^.!?\n]{0,20}\bon (?:google|yelp|facebook|linkedin|trustpilot|instagram|the internet)\b"),
    ("a review", r"\b(?:grateful|thankful|happy|glad|love|appreciate|welcome|delighted|mean a lot|help me)\b[^.!?\n]{0,40}\b(?:a|your|any) (?:\w+ ){0,2}(?:reviews?|ratings?|recommendations?)\b(?! (?:of (?:the|your|our)|together)\b)"),
    ("a review", r"\breview(?:ed|ing) (?:me|us|my practice|our practice)\b|\brat(?:ed|ing) (?:me|us)\b|[\u2605\u2b50]"),
    ("a testimonial", r"\b(?:write|say|words|something|lines)\b[^.!?\n]{0,30}\b(?:for|on|about) (?:my|our) (?:web ?site|web ?page|home ?page|page|site|profile)\b"),
    ("a testimonial", r"\btestimonials?\b|\b(?:a few|some) (?:kind )?words (?:about|for) (?:my|our|the) (?:website|site|page)\b"),
    ("a story", r"\b(?:share|tell|write|give)\b[^.!?\n]{0,30}\byour (?:story|experience|journey)\b"),
    ("a story", r"\b(?:may|can|could) i (?:use|quote|publish|write about|tell)\b"),
    ("a recommendation", r"\b(?:tell|recommend|refer|send|bring|invite)\b[^.!?\n]{0,40}\b(?:friends?|family|colleagues?|someone you know|others)\b"),
    ("a story", r"\b(?:may|can|could) we (?:quote|publish|write about|use your (?:story|words|experience))\b"),
    ("a recommendation", r"\b(?:recommend|mention) (?:me|us|my practice|our practice)\b|\bsend (?:\w+ ){1,3}(?:my|our) way\b"),
    ("a recommendation", r"\b(?:pass|hand|give)\b(?: on)? (?:my|our) (?:name|card|details|number)\b[^.!?\n]{0,20}\b(?:on|friends?|others|anyone|anybody|somebody|someone)\b|\bpass on (?:my|our) (?:name|card|details)\b"),
    ("a recommendation", r"\bspread the word\b|\bword of mouth\b|\brefer a friend\b"),
    ("joining a list", r"\b(?:join|subscribe|sign up|register)\b[^.!?\n]{0,40}\b(?:list|newsletter|updates|course|workshop|webinar|group programme)\b"),
    ("following", r"\b(?:follow|like|connect with|find|add) (?:me|us|(?:my|our) (?:page|practice|profile|account))\b[^.!?\n]{0,30}(?:instagram|facebook|linkedin|tiktok|youtube|twitter|online|\bx\b|social)"),
    ("buying more", r"\b(?:book|buy|upgrade|try)\b[^.!?\n]{0,30}\b(?:package|programme|program|course|workshop|retreat|bundle)\b"),
    ("research", r"\b(?:take part|participate|fill (?:in|out))\b[^.!?\n]{0,40}\b(?:study|survey|research|questionnaire for)\b"),
    ("a favour", r"\b(?:do|grant) (?:me|us) (?:a|the) favou?r\b|\bvote for (?:me|us)\b|\bnominate (?:me|us)\b|\bdonat(?:e|ion)\b"),
    ("a reward", r"\b(?:discount|voucher|free session|gift|reward)\b[^.!?\n]{0,40}\b(?:for|if you|when you)\b[^.!?\n]{0,40}\b(?:review|refer|recommend|share|story|testimonial)"),
)  # fmt: skip
_COMPILED: Final = tuple((what, re.compile(pattern, re.IGNORECASE)) for what, pattern in _PATTERNS)
# To promise that nothing will be asked for, one has to name it. "Don't hesitate to leave a review" is no such promise.
_DENIED: Final = re.compile(r"\b(?:not|never) be asked for\b", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[^.!?\n]+")
# A sentence goes on over a line that a mail program broke.
_BROKEN: Final = re.compile(r"(?<=[\w,;:])\n(?=\w)")


def askings(text: str) -> tuple[Asking, ...]:
    """Every passage that asks a client for something beyond the agreed work, in order."""
    found: set[Asking] = set()
    plain, places = _folded(text)
    for sentence in _SENTENCE.finditer(plain):
        if _DENIED.search(sentence[0]):
            continue
        for what, pattern in _COMPILED:
            for match in pattern.finditer(sentence[0]):
                first, last = sentence.start() + match.start(), sentence.start() + match.end() - 1
                found.add(Asking(places[first], places[last] + 1, what))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.what)))


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as it is read, without what is not seen and with wide letters as others, and where each letter stood."""
    seen = [
        (plain, place)
        for place, sign in enumerate(text)
        if unicodedata.category(sign) != "Cf" and sign != "\r"
        for plain in unicodedata.normalize("NFKC", sign)
    ]
    return _BROKEN.sub(" ", "".join(plain for plain, _ in seen)), [place for _, place in seen]
