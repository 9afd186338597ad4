"""Conditions compiled to a flat form: a fact's value is one bit, a clause is a mask.

A fact's state is an integer with exactly one bit: the lowest for *unknown*, the others for its values (a number
falls into one of the intervals between the limits that the packs name). A clause is true when its mask has that
bit, unknown when the state is unknown and the clause does not demand a stated fact, and false otherwise. Three
values therefore cost one `and`; there is no expression to interpret.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from privity.gate.request import Value
from privity.gate.rules import (
    Clause,
    Operator,
)
from privity.gate.vocabulary import KNOWN, Fact, Kind, Remedy

UNKNOWN: Final = 1
_YES: Final = 2
_NO: Final = 4


class Question(NamedTuple):
    """What a clause asks when it is not met: made once, because every refusal looks at many of them.

    `for_publicity` is the remedy where the purpose is publicity: what only the client could grant is never a task.
    `when_unknown` replaces a remedy of `none`: whatever is merely unknown can be looked at.
    """

    path: str
    head: str
    shown: str
    words: str
    remedy: Remedy
    when_unknown: Remedy
    for_publicity: Remedy
    defer: bool


# (column, mask of the states that make it true, mask of the states that leave it open, what it asks)
Test = tuple[int, int, int, Question]


def holds(tests: Sequence[Test], states: list[int]) -> bool:
    """Are all these conditions known to hold? A loop, because a generator costs more on every decision."""
    for test in tests:
        if states[test[0]] & test[1]:
            continue
        return False
    return True


class Columns:
    """Gives every fact the rules read a column, and every value of it a bit."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        self.count = 0
        self._everything: list[int] = []
        self._limits: dict[str, list[int]] = {}
        words: dict[str, dict[Value, None]] = {}
        for clause in clauses:
            kind = KNOWN[clause.fact].kind
            if kind in (Kind.NUMBER, Kind.DAYS):
                self._limits.setdefault(clause.fact, []).extend(_limits(clause))
            elif kind is Kind.WORD:
                words.setdefault(clause.fact, {}).update(dict.fromkeys(clause.values))
        self._limits = {path: sorted(set(limits)) for path, limits in self._limits.items()}
        self._bits: dict[str, tuple[int, dict[Value, int]]] = {}
        self._numbers: dict[str, tuple[int, list[int]]] = {}
        self._sets: dict[str, list[tuple[int, bool, frozenset[Value]]]] = {}
        self._words = words

    def tests(self, clauses: Sequence[Clause]) -> tuple[Test, ...]:
        """Compile clauses; a clause on a fact not met before opens a column."""
        return tuple(self._test(clause) for clause in clauses)

    def _test(self, clause: Clause) -> Test:
        fact = KNOWN[clause.fact]
        left_open = 0 if clause.stated else UNKNOWN
        question = _question(clause, fact)
        if fact.kind in (Kind.CHOICES, Kind.WORDS):
            column = self._set_column(clause)
            return column, _NO if clause.operator is Operator.LACKS else _YES, left_open, question
        if fact.kind in (Kind.NUMBER, Kind.DAYS):
            column, limits = self._number_column(fact.path)
            return column, _interval_mask(clause, limits), left_open, question
        column, bits = self._bit_column(fact)
        mask = 0
        for value in clause.values:
            mask |= bits[value]
        if clause.operator is Operator.NOT:
            mask = self.everything(column) & ~mask & ~UNKNOWN
        return column, mask, left_open, question

    def everything(self, column: int) -> int:
        """All states a column can be in."""
        return self._everything[column]

    def _next(self, everything: int) -> int:
        self._everything.append(everything)
        self.count += 1
        return self.count - 1

    def _bit_column(self, fact: Fact) -> tuple[int, dict[Value, int]]:
        if fact.path not in self._bits:
            if fact.kind is Kind.FLAG:
                bits: dict[Value, int] = {True: _YES, False: _NO}
            else:
                # Bit 2 stands for any word that no rule names.
                values: Iterable[Value] = fact.values or self._words.get(fact.path, ())
                bits = {value: 8 << number for number, value in enumerate(values)}
            self._bits[fact.path] = (self._next(UNKNOWN | _NO | sum(bits.values())), bits)
        return self._bits[fact.path]

    def _number_column(self, path: str) -> tuple[int, list[int]]:
        if path not in self._numbers:
            limits = self._limits[path]
            self._numbers[path] = (self._next((1 << (len(limits) + 2)) - 1), limits)
        return self._numbers[path]

    def _set_column(self, clause: Clause) -> int:
        wanted, every = frozenset(clause.values), clause.operator is Operator.HAS_ALL
        columns = self._sets.setdefault(clause.fact, [])
        for column, all_of, values in columns:
            if all_of == every and values == wanted:
                return column
        columns.append((self._next(UNKNOWN | _YES | _NO), every, wanted))
        return columns[-1][0]

    def blank(self) -> list[int]:
        """The states when nothing is known, but for the facts that have a value when unstated."""
        states = [UNKNOWN] * self.count
        for path, fact in KNOWN.items():
            if fact.unstated is not None:
                value: Value = frozenset(fact.unstated) if isinstance(fact.unstated, tuple) else fact.unstated
                self._put(states, path, value)
        return states

    def encode(self, facts: Mapping[str, Value], blank: list[int]) -> list[int]:
        """The state of every column for these facts."""
        states = blank.copy()
        plain, numbers, sets = self._bits, self._numbers, self._sets
        for path, value in facts.items():
            if path in plain:
                column, bits = plain[path]
                states[column] = bits.get(value, _NO)
            elif path in numbers:
                column, limits = numbers[path]
                states[column] = _YES << bisect_right(limits, value)
            elif path in sets:
                self._put(states, path, value)
        return states

    def _put(self, states: list[int], path: str, value: Value) -> None:
        if path in self._bits:
            column, bits = self._bits[path]
            states[column] = bits.get(value, _NO)
        elif path in self._numbers and isinstance(value, int):
            column, limits = self._numbers[path]
            states[column] = _YES << bisect_right(limits, value)
        elif path in self._sets and isinstance(value, frozenset):
            for column, every, wanted in self._sets[path]:
                met = wanted <= value if every else bool(wanted & value)
                states[column] = _YES if met else _NO


def _question(clause: Clause, fact: Fact) -> Question:
    remedy = clause.remedy or fact.remedy
    publicity = remedy
    if fact.path.startswith("consent.") and remedy is not Remedy.WAIT:
        publicity = Remedy.NEVER_SOLICIT
    return Question(
        path=fact.path,
        head=fact.head,
        shown=fact.shown or fact.path,
        words=clause.ask or fact.ask,
        remedy=remedy,
        when_unknown=Remedy.VERIFY if remedy is Remedy.NONE else remedy,
        for_publicity=publicity,
        defer=clause.defer,
    )


def _limits(clause: Clause) -> list[int]:
    limits = []
    for value in clause.values:
        assert isinstance(value, int)  # noqa: S101 - the parser admits nothing else
        match clause.operator:
            case Operator.IS:
                limits += [value, value + 1]
            case Operator.AT_MOST:
                limits.append(value + 1)
            case _:
                limits.append(value)
    return limits


def _interval_mask(clause: Clause, limits: list[int]) -> int:
    mask = 0
    for interval in range(len(limits) + 1):
        lowest = limits[interval - 1] if interval else limits[0] - 1
        if _number_meets(clause, lowest):
            mask |= _YES << interval
    return mask


def _number_meets(clause: Clause, number: int) -> bool:
    limit = clause.values[0]
    assert isinstance(limit, int)  # noqa: S101 - the parser admits nothing else
    match clause.operator:
        case Operator.AT_LEAST:
            return number >= limit
        case Operator.AT_MOST:
            return number <= limit
        case Operator.BELOW:
            return number < limit
        case _:
            return number in clause.values
