"""What is missing for another outcome, and what may properly be done about it.

A prohibition can be met by a rule it yields to, or by learning a fact that was unknown. For each that stands, the
nearest way is the one with the fewest missing facts. What only a client could grant for publicity is never a task:
its remedy is `never_solicit` whatever a pack says, and without an offer there is nothing to list at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, Protocol

from privity.gate.columns import UNKNOWN, Question
from privity.gate.compile import CompiledRule, Leaning
from privity.gate.decision import Missing
from privity.gate.request import Facts, Value
from privity.gate.vocabulary import Remedy

_OPEN: Final = frozenset({Remedy.OBTAIN, Remedy.VERIFY, Remedy.WAIT})
# Nobody can find out who asked, for what, or what for: the asker says so or is refused.
_ASKED: Final = frozenset({"requester.kind", "purpose", "data", "mode", "jurisdiction"})
# Without one of these there is nothing to complete.
_HEADS: Final = frozenset({"consent.exists", "instrument.type", "authority", "privilege_waived"})
_LONGEST_CLOSED: Final = 3
_CLOSED: Final = frozenset({Remedy.NONE, Remedy.NEVER_SOLICIT})
_NO_NEWS: Final = ("consent.exists", "instrument.", "threat.", "abuse.", "offence.")


class _Way(NamedTuple):
    """What would open a layer: a rule with what it still needs, by the name under which each fact is told."""

    rule: CompiledRule
    needed: Mapping[str, tuple[Question, Remedy]]
    is_open: bool


class Seen(Protocol):
    """What the interpreter found: the rules that hold, the prohibitions, the near ones, and the facts' states."""

    fired: list[CompiledRule]
    forbids: list[Leaning]
    near: list[Leaning]
    states: list[int]


def what_is_missing(
    facts: Facts, found: Seen, needs: Sequence[int], standing: Sequence[Leaning]
) -> tuple[tuple[Missing, ...], bool]:
    """What is missing, and whether it could change the outcome; nothing when no way is near."""
    publicity = facts.get("publicity") is True
    if publicity and facts.get("consent.exists") is not True:
        return (), False
    look = _Look(found, publicity=publicity)
    missing: dict[str, Missing] = {}
    is_open = True
    grounded = bool(found.fired)
    for rank in sorted({forbid.rule.rank for forbid in standing}):
        ways = look.ways(rank, needs[rank], grounded=grounded)
        if not ways:
            return (), False
        is_open = _take(ways, facts, missing) and is_open
        grounded = True
    if not grounded:
        # A permission is needed even where nothing forbids: what is not permitted is refused.
        ways = [look.way(leaning) for leaning in found.near]
        if not ways:
            return (), False
        is_open = _take(ways, facts, missing)
    if not is_open and not _final(missing.values()):
        return (), False
    return tuple(missing.values()), is_open and bool(missing)


def _take(ways: Sequence[_Way], facts: Facts, missing: dict[str, Missing]) -> bool:
    # A consent to this very purpose that lacks something is completed; no other paper is asked for in its place.
    begun = facts.get("consent.exists") is True and facts.get("consent.purpose_fits") is True
    best = ways[0] if len(ways) == 1 else min(ways, key=lambda way: _distance(way, begun=begun))
    for each in _with_alternatives(best, ways, facts):
        missing.setdefault(each.fact, each)
    return best.is_open


def _final(missing: Iterable[Missing]) -> bool:
    """Is it worth saying what closed the way? Only a few facts, none of which anybody could bring.

    That there is no danger, no offence, no order and no offer is no news to whoever stated it.
    """
    known = list(missing)
    return len(known) <= _LONGEST_CLOSED and all(
        each.remedy in _CLOSED and not each.fact.startswith(_NO_NEWS) for each in known
    )


class _Look:
    """Looks for ways through the prohibitions of one layer."""

    def __init__(self, found: Seen, *, publicity: bool) -> None:
        self._found, self._states, self._publicity = found, found.states, publicity

    def ways(self, rank: int, need: int, *, grounded: bool) -> list[_Way]:
        """The rules that could open this layer, with what each still needs."""
        closed, lifted = 0, []
        for forbid in self._found.forbids:
            rule = forbid.rule
            if rule.rank != rank:
                continue
            if forbid.tests:
                lifted.append(self.way(forbid))
            elif rule.remediable:
                lifted.append(self.way(Leaning(rule, rule.remediable)))
            else:
                closed |= rule.bit
        ways = [
            self.way(leaning)
            for leaning in self._found.near
            if leaning.rule.defeats & need and not closed & ~leaning.rule.defeats
        ]
        ways += [
            _Way(rule, {}, is_open=True)
            for rule in self._found.fired
            if rule.defeats & need and not closed & ~rule.defeats
        ]
        if lifted:
            ways = [
                _joined(way, [each for each in lifted if not each.rule.bit & way.rule.defeats])
                for way in ways
            ]
            if grounded and not closed:
                ways.append(_joined(lifted[0], lifted[1:]))
        return ways

    def way(self, leaning: Leaning) -> _Way:
        """What one rule still needs; for a prohibition, what would lift it.

        Under a head that is not right, what hangs on it is not worth asking.
        """
        rule, tests = leaning
        wrong = {test[3].path for test in tests} if len(tests) > 1 else ()
        needed: dict[str, tuple[Question, Remedy]] = {}
        is_open = True
        for column, _, _, question in tests:
            if question.head in wrong:
                continue
            known = self._states[column] != UNKNOWN
            remedy = question.remedy if known else question.when_unknown
            if self._publicity:
                remedy = question.for_publicity if question.for_publicity is not question.remedy else remedy
            may_come = (
                remedy in _OPEN or question.defer
                # An offer that was made may have what is not yet known of it; one not made is not waited for.
                or (remedy is Remedy.NEVER_SOLICIT and not known and question.path != "consent.exists")
            )  # fmt: skip
            if not may_come or question.path in _ASKED:
                is_open = False
            if question.shown not in needed:
                needed[question.shown] = (question, remedy)
        return _Way(rule, needed, is_open)


def _joined(way: _Way, lifted: Sequence[_Way]) -> _Way:
    """A way together with what lifts the prohibitions that it does not open itself."""
    if not lifted:
        return way
    needed, is_open = dict(way.needed), way.is_open
    for each in lifted:
        needed = {**each.needed, **needed}
        is_open = is_open and each.is_open
    return _Way(way.rule, needed, is_open)


def _distance(way: _Way, *, begun: bool) -> tuple[bool, bool, int, int]:
    """A way already begun, with the consent or the paper in hand, is nearer than one that needs another."""
    heads = _heads(way)
    return not way.is_open, begun and heads > 0, len(way.needed), heads


def _heads(way: _Way) -> int:
    return sum(question.path in _HEADS for question, _ in way.needed.values())


def _missing(way: _Way, path: str) -> Missing:
    question, remedy = way.needed[path]
    return Missing(path, question.words, remedy, way.rule.citation)


def _with_alternatives(best: _Way, ways: Sequence[_Way], facts: Mapping[str, Value]) -> Iterable[Missing]:
    """The facts of the best way, each joined with its counterpart in a way that differs in this one fact only."""
    joined = {path: [_missing(best, path)] for path in best.needed}
    for way in ways if len(ways) > 1 else ():
        if way is best or not way.is_open or len(way.needed) != len(best.needed):
            continue
        here, there = best.needed.keys() - way.needed.keys(), way.needed.keys() - best.needed.keys()
        if len(here) != 1 or way.rule.defeats & best.rule.defeats != best.rule.defeats:
            continue
        mine, other = here.pop(), there.pop()
        if _is_counterpart(best.needed[mine], way.needed[other], facts):
            group = joined[mine]
            if all(other != each.fact for each in group):
                group.append(_missing(way, other))
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


def _is_counterpart(
    mine: tuple[Question, Remedy], other: tuple[Question, Remedy], facts: Mapping[str, Value]
) -> bool:
    """Would one do as well as the other? Not a new paper for one that is only to be checked or waited for."""
    if mine[0].path in _HEADS or other[0].path not in _HEADS:
        return mine[0].path in _HEADS or mine[1] is other[1]
    return mine[1] is Remedy.OBTAIN and facts.get(other[0].path) not in (None, False, "none")


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
