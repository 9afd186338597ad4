"""What another program's records say of consents and disclosures, as far as it could be read without guessing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ConsentSays(StrEnum):
    """What a consent from elsewhere says. `UNKNOWN` is whatever is not said in one clear way; it permits nothing.

    `PERMITS` describes the paper only: here it is kept as unknown like every consent that came from elsewhere.
    """

    PERMITS = "permits"
    DENIES = "denies"
    ENDED = "ended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ElsewhereConsent:
    """One consent as another program held it. `because` names what kept it from being clear."""

    version: str
    reference: str
    says: ConsentSays
    because: tuple[str, ...]
    day: date | None
    until: date | None
    recipient: str
    purpose: str


@dataclass(frozen=True, slots=True)
class ElsewhereDisclosure:
    """One disclosure as another program's audit trail has it."""

    version: str
    reference: str
    day: date
    recipient: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """All that a file held. `left_out` says of each of its other resources what it was and why it was not taken."""

    consents: tuple[ElsewhereConsent, ...]
    disclosures: tuple[ElsewhereDisclosure, ...]
    left_out: tuple[str, ...]
