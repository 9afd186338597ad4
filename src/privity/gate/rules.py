"""Rules as a pack states them: data that a lawyer can read, and that the gate compiles.

`may` permits, `must` compels (law only), `must_not` forbids and yields only to the rules that name it
(LegalRuleML calls this an override, Catala an exception). A duty adds to what is decided and decides nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from privity.gate.obligation import Obligation
from privity.gate.request import Value
from privity.gate.vocabulary import Remedy, ReplyKind


class Layer(StrEnum):
    """Where a rule comes from. A duty by law stands above a code and the house; nothing else does."""

    LAW = "law"
    CODE = "code"
    HOUSE = "house"


LAYERS: Final = (Layer.LAW, Layer.CODE, Layer.HOUSE)


class Modality(StrEnum):
    """What a rule does."""

    MAY = "may"
    MUST = "must"
    MUST_NOT = "must_not"


class Operator(StrEnum):
    """How a clause compares a fact with its values; there is no other way, so that checks stay exact."""

    IS = "is"
    NOT = "not"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    BELOW = "below"
    HAS = "has"
    HAS_ALL = "has_all"
    LACKS = "lacks"


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition on one fact.

    `stated` makes an unknown fact count as not fulfilled instead of unknown. `defer` says that the fact can still
    come although the client alone can bring it. `ask` and `remedy` default to those of the vocabulary.
    """

    fact: str
    operator: Operator
    values: tuple[Value, ...]
    stated: bool = False
    ask: str = ""
    remedy: Remedy | None = None
    defer: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule stands: the citation, since when, and who looked at it when."""

    id: str
    cite: str
    in_force_from: date
    in_force_to: date | None
    checked_on: date
    confidence: str
    basis: str


@dataclass(frozen=True, slots=True)
class Duty:
    """An obligation with the condition under which it is owed."""

    do: Obligation
    when: tuple[Clause, ...] = ()
    unless: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: when it concerns a request (`applies`), what must be shown (`requires`), and what follows."""

    id: str
    modality: Modality
    says: str
    cite: tuple[str, ...]
    applies: tuple[Clause, ...]
    requires: tuple[Clause, ...] = ()
    exception_to: tuple[str, ...] = ()
    collides_with: tuple[str, ...] = ()
    limited: bool = False
    emergency: bool = False
    general: bool = False
    limits: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    obligations: tuple[Duty, ...] = ()
    reply: ReplyKind | None = None
    effective_from: date = date.min
    effective_to: date | None = None
    line: int = 0

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Every condition of the rule."""
        return self.applies + self.requires


@dataclass(frozen=True, slots=True)
class StandingDuty:
    """A procedural duty on whatever is decided: owed when the outcome is one of `on` and the conditions hold."""

    id: str
    on: tuple[str, ...]
    says: str
    cite: tuple[str, ...]
    applies: tuple[Clause, ...]
    obligations: tuple[Duty, ...]
    reply: ReplyKind | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a pack concerns. Empty means everyone; a code binds by membership (`codes`) or register."""

    jurisdictions: tuple[str, ...] = ()
    subdivisions: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Default:
    """What the house says when no rule decides: nothing leaves."""

    id: str
    says: str
    cite: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """One file of rules with its sources, its version and the lawyer who has signed it, if any."""

    id: str
    version: str
    title: str
    layer: Layer
    scope: Scope
    sha256: str
    reviewed_by: str | None
    reviewed_on: date | None
    sources: Mapping[str, Source]
    fragments: Mapping[str, tuple[Clause, ...]]
    rules: tuple[Rule, ...]
    duties: tuple[StandingDuty, ...]
    default: Default | None
    tested: frozenset[str]
    examples_text: str = ""
