"""What is missing for another outcome, and what may properly be done about it.

A prohibition can be met by a rule it yields to, or by learning a fact that was unknown. For each that stands, the
nearest way is the one with the fewest missing facts. What only a client could grant for publicity is never a task:
its remedy is `never_solicit` whatever a pack says, and without an offer there is nothing to list at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from privity.gate.compile import UNKNOWN, CompiledRule, Question, Test
from privity.gate.decision import Missing
from privity.gate.request import Facts, Value
from privity.gate.vocabulary import Remedy

_OPEN: Final = frozenset({Remedy.OBTAIN, Remedy.VERIFY, Remedy.WAIT})
# Nobody can find out who asked, for what, or what for: the asker says so or is refused.
_ASKED: Final = frozenset({"requester.kind", "purpose", "data", "mode", "jurisdiction"})
_LONGEST_CLOSED: Final = 3


class Leaning(NamedTuple):
    """A rule that concerns a request, and those of its tests that are false or unknown.

    For a prohibition they are the unknown ones: with any, it might hold; with none, it holds.
    """

    rule: CompiledRule
    tests: Sequence[Test]


class _Way(NamedTuple):
    """A rule that would open the way, and what it still needs, by the name under which it is told."""

    rule: CompiledRule
    needed: Mapping[str, tuple[Question, Remedy]]
    is_open: bool


def what_is_missing(
    facts: Facts, states: list[int], standing: Sequence[Leaning], near: Iterable[Leaning], *, permitted: bool
) -> tuple[tuple[Missing, ...], bool]:
    """What is missing, and whether it could change the outcome; nothing when no way is near.

    `permitted` says that some rule already permits, so that only what stands against it must fall.
    """
    publicity = facts.get("publicity") is True
    if publicity and facts.get("consent.exists") is not True:
        return (), False
    ways = [_way(leaning, states, publicity=publicity) for leaning in near]
    found: dict[str, Missing] = {}
    is_open = True
    left = 0
    for forbid in standing:
        left |= forbid.rule.bit
    # A permission is needed even where nothing forbids: what is not permitted is refused.
    need_ground = not permitted
    while left or need_ground:
        first = left & -left
        useful = [way for way in ways if way.rule.defeats & first] if left else ways
        best = min(useful, key=_distance, default=None)
        if not need_ground and (best is None or not best.is_open):
            for forbid in standing:
                if forbid.rule.bit == first and forbid.tests:
                    # A prohibition that only might hold: learn what is unknown about it.
                    best = _way(forbid, states, publicity=publicity)
        if best is None:
            return (), False
        for missing in _with_alternatives(best, useful):
            found.setdefault(missing.fact, missing)
        is_open = is_open and best.is_open
        left &= ~(best.rule.defeats | first)
        need_ground = False
    if not is_open and len(found) > _LONGEST_CLOSED:
        return (), False
    return tuple(found.values()), is_open and bool(found)


def _distance(way: _Way) -> tuple[bool, int]:
    return not way.is_open, len(way.needed)


def _way(leaning: Leaning, states: list[int], *, publicity: bool) -> _Way:
    """What one rule still needs. Under a head that is not right, what hangs on it is not worth asking."""
    rule, tests = leaning
    wrong = {test[3].path for test in tests}
    needed: dict[str, tuple[Question, Remedy]] = {}
    is_open = True
    for column, _, _, question in tests:
        if question.head in wrong:
            continue
        known = states[column] != UNKNOWN
        remedy = question.remedy if known else question.when_unknown
        if publicity:
            remedy = question.for_publicity if question.for_publicity is not question.remedy else remedy
        may_come = (
            remedy in _OPEN or question.defer
            # An offer that was made may have what is not yet known of it; an offer not made is not waited for.
            or (remedy is Remedy.NEVER_SOLICIT and not known and question.path != "consent.exists")
        )  # fmt: skip
        if not may_come or question.path in _ASKED:
            is_open = False
        if question.shown not in needed:
            needed[question.shown] = (question, remedy)
    return _Way(rule, needed, is_open)


def _missing(way: _Way, path: str) -> Missing:
    question, remedy = way.needed[path]
    return Missing(path, question.words, remedy, way.rule.citation)


def _with_alternatives(best: _Way, ways: Iterable[_Way]) -> Iterable[Missing]:
    """The facts of the best way, each joined with its counterpart in a way that differs in this one fact only."""
    joined = {path: [_missing(best, path)] for path in best.needed}
    for way in ways:
        if way is best or not way.is_open or len(way.needed) != len(best.needed):
            continue
        here, there = best.needed.keys() - way.needed.keys(), way.needed.keys() - best.needed.keys()
        if len(here) == 1 and way.rule.defeats & best.rule.defeats == best.rule.defeats:
            group, path = joined[here.pop()], there.pop()
            if all(path != each.fact for each in group):
                group.append(_missing(way, path))
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
