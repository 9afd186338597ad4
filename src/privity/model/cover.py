"""What a client agreed a named colleague may know while the practitioner is away."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CoverPart(StrEnum):
    """One thing that a client may agree to, by itself."""

    REACH = "reach"
    DATES = "dates"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class CoverAgreement:
    """That a client agreed, to what, for whom and until when. `words` are those they saw and agreed to."""

    colleague: str
    agreed: date
    until: date
    parts: tuple[CoverPart, ...]
    words: str = ""
