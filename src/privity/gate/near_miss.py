"""What is missing for another outcome, and what may properly be done about it.

A prohibition can be met by a rule it yields to, or by learning a fact that was unknown. For each that stands, the
nearest way is the one with the fewest missing facts. What only a client could grant for publicity is never a task:
its remedy is `never_solicit` whatever a pack says, and without an offer there is nothing to list at all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from privity.gate.compile import Book, CompiledRule, Test
from privity.gate.decision import Missing
from privity.gate.request import Facts, Value
from privity.gate.rules import Clause
from privity.gate.vocabulary import KNOWN, Remedy

_OPEN: Final = frozenset({Remedy.OBTAIN, Remedy.VERIFY, Remedy.WAIT})
# Nobody can find out who asked, for what, or what for: the asker says so or is refused.
_ASKED: Final = frozenset({"requester.kind", "purpose", "data", "mode", "jurisdiction"})
_LONGEST_CLOSED: Final = 3


@dataclass(frozen=True, slots=True)
class Unmet:
    """A condition that does not hold; `known` when it is known to be otherwise rather than unknown."""

    clause: Clause
    known: bool


@dataclass(frozen=True, slots=True)
class NearRule:
    """A permission or duty that concerns the request but whose conditions do not all hold."""

    rule: CompiledRule
    unmet: tuple[Unmet, ...]


@dataclass(frozen=True, slots=True)
class Forbid:
    """A prohibition that holds, or, with `open_tests`, might hold."""

    rule: CompiledRule
    open_tests: tuple[Test, ...] = ()


@dataclass(frozen=True, slots=True)
class _Way:
    covers: int
    facts: tuple[Missing, ...]
    is_open: bool


def what_is_missing(
    book: Book, facts: Facts, standing: Iterable[Forbid], near: Iterable[NearRule], *, permitted: bool
) -> tuple[tuple[Missing, ...], bool]:
    """What is missing, and whether it could change the outcome; nothing when no way is near.

    `permitted` says that some rule already permits, so that only what stands against it must fall.
    """
    publicity = _is_publicity(facts)
    if publicity and facts.get("consent.exists") is not True:
        return (), False
    ways = [_way(rule, facts, publicity=publicity) for rule in near]
    found: dict[str, Missing] = {}
    is_open = True
    standing = tuple(standing)
    left = 0
    for forbid in standing:
        left |= 1 << forbid.rule.position
    # A permission is needed even where nothing forbids: what is not permitted is refused.
    need_ground = not permitted
    while left or need_ground:
        useful = [way for way in ways if (way.covers & left if left else True)]
        forbid_bit = left & -left
        of_first = [way for way in useful if not left or way.covers & forbid_bit]
        unknown = [f for f in standing if 1 << f.rule.position == forbid_bit and f.open_tests]
        best = min(of_first, key=lambda way: (not way.is_open, len(way.facts)), default=None)
        if unknown and (best is None or not best.is_open) and not need_ground:
            best = _learning(unknown[0], book, facts)
        if best is None:
            return (), False
        for missing in _with_alternatives(best, of_first):
            found.setdefault(missing.fact, missing)
        is_open = is_open and best.is_open
        left &= ~(best.covers | forbid_bit)
        need_ground = False
    if not is_open and len(found) > _LONGEST_CLOSED:
        return (), False
    return tuple(found.values()), is_open and bool(found)


def _is_publicity(facts: Facts) -> bool:
    return facts.get("publicity") is True


def _way(near: NearRule, facts: Facts, *, publicity: bool) -> _Way:
    """What one rule still needs. Under a head that is not right, what hangs on it is not worth asking."""
    wrong = {unmet.clause.fact for unmet in near.unmet}
    missing: dict[str, Missing] = {}
    is_open = True
    for unmet in near.unmet:
        fact = KNOWN[unmet.clause.fact]
        if fact.head in wrong:
            continue
        remedy = _remedy(unmet, publicity=publicity)
        may_come = remedy in _OPEN or unmet.clause.defer or _may_be_offered(remedy, unmet)
        is_open = is_open and may_come and fact.path not in _ASKED
        shown = fact.shown or fact.path
        missing.setdefault(shown, Missing(shown, unmet.clause.ask or fact.ask, remedy, near.rule.citation))
    return _Way(near.rule.defeats, tuple(missing.values()), is_open)


def _may_be_offered(remedy: Remedy, unmet: Unmet) -> bool:
    """An offer that was made may have what is not yet known of it; an offer not made is not waited for."""
    return remedy is Remedy.NEVER_SOLICIT and not unmet.known and unmet.clause.fact != "consent.exists"


def _remedy(unmet: Unmet, *, publicity: bool) -> Remedy:
    fact = KNOWN[unmet.clause.fact]
    remedy = unmet.clause.remedy or fact.remedy
    if publicity and fact.path.startswith("consent."):
        return Remedy.WAIT if remedy is Remedy.WAIT else Remedy.NEVER_SOLICIT
    # Whatever is merely unknown can be looked at; only what is known to be wrong is final.
    return Remedy.VERIFY if remedy is Remedy.NONE and not unmet.known else remedy


def _learning(forbid: Forbid, book: Book, facts: Facts) -> _Way:
    """The way past a prohibition that only might hold: learn what is unknown about it."""
    unmet = tuple(Unmet(test[3], known=False) for test in forbid.open_tests)
    return _way(NearRule(forbid.rule, unmet), facts, publicity=_is_publicity(facts))


def _with_alternatives(best: _Way, ways: Iterable[_Way]) -> Iterable[Missing]:
    """The facts of the best way, each joined with its counterpart in a way that differs in this one fact only."""
    own = {missing.fact: missing for missing in best.facts}
    joined: dict[str, list[Missing]] = {path: [missing] for path, missing in own.items()}
    for way in ways:
        other = {missing.fact: missing for missing in way.facts}
        here, there = own.keys() - other.keys(), other.keys() - own.keys()
        if way.is_open and len(here) == len(there) == 1 and way.covers & best.covers == best.covers:
            alternative = other[there.pop()]
            group = joined[here.pop()]
            if all(alternative.fact != each.fact for each in group):
                group.append(alternative)
    for group in joined.values():
        if len(group) == 1:
            yield group[0]
            continue
        group.sort(key=lambda missing: missing.fact)
        yield Missing(
            "|".join(each.fact for each in group),
            " or ".join(dict.fromkeys(each.question for each in group)),
            group[0].remedy,
            "; ".join(dict.fromkeys(each.citation for each in group)),
        )


def dynamic(values: Mapping[str, tuple[str, ...]], facts: Mapping[str, Value]) -> dict[str, tuple[str, ...]]:
    """Limits with what they read from the request filled in."""
    filled: dict[str, tuple[str, ...]] = {}
    for key, words in values.items():
        out: list[str] = []
        for word in words:
            if not word.startswith("$"):
                out.append(word)
                continue
            value = facts.get(word[1:])
            out.extend(
                sorted(value) if isinstance(value, frozenset) else [str(value)] if value is not None else []
            )
        filled[key] = tuple(dict.fromkeys(out))
    return filled
