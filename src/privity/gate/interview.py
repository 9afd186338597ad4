"""The question to put next: the unknown fact whose answer decides most. Pure; nothing is asked where no answer helps.

For publicity there is no interview at all: nothing that anybody could obtain would change the answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from privity.gate.book import Book
from privity.gate.decision import Decision, Refuse, outcome_of
from privity.gate.evaluate import decide
from privity.gate.request import Request, Value
from privity.gate.sets import SETS
from privity.gate.vocabulary import FACTS, Fact, Kind, Remedy

# What every request is: without these there is nothing to decide.
_OPENING: Final = ("requester.kind", "purpose", "data", "jurisdiction", "profession", "unit")
_ASKABLE: Final = frozenset({Remedy.OBTAIN, Remedy.VERIFY, Remedy.WAIT})
_HEADS: Final = ("consent.exists", "instrument.type", "authority")
_A_NUMBER: Final = (0, 30, 400)
_MOST_ANSWERS: Final = 12


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """A fact to learn, what it asks, and what may be answered."""

    fact: str
    asks: str
    kind: Kind
    values: tuple[str, ...]


def next_question(request: Request, book: Book, as_of: date) -> NextQuestion | None:
    """The question whose answer decides most, or None where no answer would change anything."""
    facts = request.facts
    if facts.get("purpose") in SETS["publicity"] and facts.get("data") != "aggregate":
        return None
    for path in _OPENING:
        if path not in facts and not (
            path == "requester.kind" and facts.get("mode") == "self_initiated_report"
        ):
            return question_of(FACTS[path])
    decision = decide(request, book, as_of)
    if not isinstance(decision, Refuse) or not decision.undetermined:
        return None
    open_facts = [
        FACTS[path]
        for missing in decision.missing
        if missing.remedy in _ASKABLE
        for path in missing.fact.split("|")
        if path in FACTS and path not in facts
    ]
    heads = [fact for fact in open_facts if fact.path in _HEADS]
    candidates = heads or [fact for fact in open_facts if not fact.head or fact.head in facts] or open_facts
    if not candidates:
        return None
    return question_of(max(candidates, key=lambda fact: _weight(fact, request, book, as_of)))


def question_of(fact: Fact) -> NextQuestion:
    """The question that learns a fact."""
    return NextQuestion(fact.path, fact.ask, fact.kind, fact.values)


def _weight(fact: Fact, request: Request, book: Book, as_of: date) -> tuple[int, int]:
    """How many different outcomes its answers lead to, and how little the best of them leaves to ask."""
    outcomes: set[tuple[str, bool]] = set()
    least = len(FACTS)
    for answer in _answers(fact):
        facts = MappingProxyType({**request.facts, fact.path: answer})
        decision = decide(Request(request.id, facts), book, as_of)
        outcomes.add((outcome_of(decision), _is_open(decision)))
        if not isinstance(decision, Refuse) or decision.undetermined:
            least = min(least, len(decision.missing) if isinstance(decision, Refuse) else 0)
    return len(outcomes), -least


def _is_open(decision: Decision) -> bool:
    return isinstance(decision, Refuse) and decision.undetermined


def _answers(fact: Fact) -> Sequence[Value]:
    match fact.kind:
        case Kind.FLAG:
            return (True, False)
        case Kind.CHOICE:
            return fact.values[:_MOST_ANSWERS]
        case Kind.CHOICES:
            return (frozenset(fact.values), frozenset())
        case Kind.NUMBER | Kind.DAYS:
            return _A_NUMBER
    return ("stated",) if fact.kind is Kind.WORD else (frozenset({"stated"}),)
