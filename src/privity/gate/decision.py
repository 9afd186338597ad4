"""What the gate decides, and its one rendering as `privity.decision/1`.

`Permit | Limited | Must | Refuse`: what is missing is data of a refusal, not a fifth outcome. The types hold
everything that is needed to replay a decision bit for bit: facts are the caller's, packs are named by hash.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, assert_never

from privity.gate.obligation import Obligation
from privity.gate.rules import Layer
from privity.gate.vocabulary import Remedy, ReplyKind

SCHEMA: Final = "privity.decision/1"


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that decided, with where it stands and what it says."""

    rule: str
    pack: str
    version: str
    layer: Layer
    citation: str
    says: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Defeat:
    """A prohibition that yielded, and the rule it yielded to."""

    rule: str
    by: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact without which nothing leaves, what it asks, and what may properly be done about it."""

    fact: str
    question: str
    remedy: Remedy
    citation: str


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to whoever asked."""

    kind: ReplyKind
    text: str


@dataclass(frozen=True, slots=True)
class PackStamp:
    """A pack that was consulted, by content."""

    id: str
    version: str
    sha256: str
    reviewed_by: str | None


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why, under which duties, and on which day's law."""

    id: str | int | None
    basis: tuple[Reason, ...]
    defeated: tuple[Defeat, ...]
    obligations: tuple[Obligation, ...]
    reply: Reply
    packs: tuple[PackStamp, ...]
    as_of: date
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Permit:
    """It may leave as asked; nobody is compelled."""

    grounds: Grounds


@dataclass(frozen=True, slots=True)
class Limited:
    """It may leave only in part, at the minimum, in the exact text, or to a named recipient."""

    grounds: Grounds
    limits: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Must:
    """The law compels it, within its scope."""

    grounds: Grounds
    limits: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Refuse:
    """Nothing leaves. `undetermined`: a missing fact could change it. `collision`: a duty stands against a
    prohibition, which only advice can resolve.
    """

    grounds: Grounds
    missing: tuple[Missing, ...] = ()
    undetermined: bool = False
    collision: bool = False


Decision = Permit | Limited | Must | Refuse


def outcome_of(decision: Decision) -> str:
    """The word of the decision."""
    match decision:
        case Permit():
            return "permit"
        case Limited():
            return "limited"
        case Must():
            return "must"
        case Refuse():
            return "refuse"
        case _:
            assert_never(decision)


def render(decision: Decision) -> dict[str, object]:
    """Render a decision as the JSON object of the contract."""
    grounds = decision.grounds
    refusal = decision if isinstance(decision, Refuse) else None
    limits = decision.limits if isinstance(decision, Limited | Must) else {}
    return {
        "schema": SCHEMA,
        "id": grounds.id,
        "outcome": outcome_of(decision),
        "undetermined": refusal is not None and refusal.undetermined,
        "collision": refusal is not None and refusal.collision,
        "decided_by": grounds.basis[0].layer.value if grounds.basis else Layer.HOUSE.value,
        "basis": [
            {
                "rule": reason.rule,
                "pack": reason.pack,
                "version": reason.version,
                "layer": reason.layer.value,
                "citation": reason.citation,
                "says": reason.says,
                "confidence": reason.confidence,
            }
            for reason in grounds.basis
        ],
        "defeated": [{"rule": defeat.rule, "by": defeat.by} for defeat in grounds.defeated],
        "missing": [
            {
                "fact": missing.fact,
                "question": missing.question,
                "remedy": missing.remedy.value,
                "citation": missing.citation,
            }
            for missing in (refusal.missing if refusal is not None else ())
        ],
        "limits": {key: list(values) for key, values in limits.items()},
        "obligations": [obligation.value for obligation in grounds.obligations],
        "reply": {"kind": grounds.reply.kind.value, "text": grounds.reply.text},
        "packs": [
            {"id": pack.id, "version": pack.version, "sha256": pack.sha256, "reviewed_by": pack.reviewed_by}
            for pack in grounds.packs
        ],
        "notices": list(grounds.notices),
        "as_of": grounds.as_of.isoformat(),
    }
