"""Packs compiled to a flat form: a fact's value is one bit, a clause is a mask.

A fact's state is an integer with exactly one bit: the lowest for *unknown*, the others for its values (a number
falls into one of the intervals between the limits that the packs name). A clause is true when its mask has that
bit, unknown when the state is unknown and the clause does not demand a stated fact, and false otherwise. Three
values therefore cost one `and`; there is no expression to interpret.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from privity.gate.decision import PackStamp, Reason
from privity.gate.request import Facts, Value
from privity.gate.rules import (
    LAYERS,
    Clause,
    Default,
    Duty,
    Layer,
    Modality,
    Operator,
    Pack,
    Rule,
    StandingDuty,
)
from privity.gate.vocabulary import KNOWN, Fact, Kind, Obligation, Remedy

UNKNOWN: Final = 1
_YES: Final = 2
_NO: Final = 4
_DAYS_KEPT: Final = 64


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


NOT_ADVICE: Final = "this is not legal advice"
UNREVIEWED: Final = "unreviewed rule pack: take advice before anything leaves"
NO_PACK: Final = (
    "no rule pack fits this place: the house rules alone decide, and every instrument or duty needs advice"
)


_OBLIGATIONS: Final = tuple(Obligation)
BIT_OF: Final[Mapping[Obligation, int]] = {obligation: 1 << at for at, obligation in enumerate(_OBLIGATIONS)}


class CompiledDuties:
    """Obligations as bits: those always owed together, and each of the others with its tests."""

    __slots__ = ("always", "conditional")

    def __init__(self, duties: Iterable[Duty], columns: "Columns") -> None:
        self.always = 0
        conditional = []
        for duty in duties:
            if duty.when or duty.unless:
                conditional.append((BIT_OF[duty.do], columns.tests(duty.when), columns.tests(duty.unless)))
            else:
                self.always |= BIT_OF[duty.do]
        self.conditional = tuple(conditional)

    def owed(self, states: list[int]) -> int:
        """The obligations that are owed in these states."""
        owed = self.always
        for bit, when, unless in self.conditional:
            if holds(when, states) and not (unless and holds(unless, states)):
                owed |= bit
        return owed


def holds(tests: Sequence[Test], states: list[int]) -> bool:
    """Are all these conditions known to hold? A loop, because a generator costs more on every decision."""
    for test in tests:
        if states[test[0]] & test[1]:
            continue
        return False
    return True


class CompiledRule:
    """A rule with its clauses as tests; `bit` is its place in the masks of the book."""

    __slots__ = (
        "applies", "bit", "citation", "defeats", "duties", "emergency", "end", "general", "holding", "id",
        "is_forbid", "is_law", "layer", "limited", "modality", "rank", "reason", "remediable", "reply", "requires",
        "rule", "start", "unsure",
    )  # fmt: skip

    def __init__(self, rule: Rule, pack: Pack, position: int, columns: "Columns") -> None:
        self.rule, self.id, self.bit = rule, rule.id, 1 << position
        self.emergency, self.general, self.limited = rule.emergency, rule.general, rule.limited
        self.reply = rule.reply
        self.reason = _reason(rule, pack)
        self.citation = self.reason.citation
        self.layer, self.modality = pack.layer, rule.modality
        self.is_law = pack.layer is Layer.LAW
        self.rank = LAYERS.index(pack.layer)
        self.applies = columns.tests(rule.applies)
        self.requires = columns.tests(rule.requires)
        self.is_forbid = rule.modality is Modality.MUST_NOT
        # Conditions that an unknown fact leaves open, so that the prohibition blocks.
        self.unsure = tuple(test for test in self.applies if test[2])
        self.holding = Leaning(self, ())
        # What a prohibition itself says could be put right.
        self.remediable = tuple(
            test
            for test, clause in zip(self.applies, rule.applies, strict=True)
            if self.is_forbid and clause.remedy is not None
        )
        self.start = rule.effective_from.toordinal()
        self.end = rule.effective_to.toordinal() if rule.effective_to is not None else 10**9
        self.duties = CompiledDuties(rule.obligations, columns)
        self.defeats = 0


class Leaning(NamedTuple):
    """A rule that concerns a request, and those of its tests that are false or unknown.

    For a prohibition they are the unknown ones: with any, it might hold; with none, it holds.
    """

    rule: CompiledRule
    tests: Sequence[Test]


class CompiledStandingDuty:
    """A standing duty with its conditions as tests."""

    __slots__ = ("applies", "duties", "id", "on", "reply")

    def __init__(self, duty: StandingDuty, columns: "Columns") -> None:
        self.id, self.on, self.reply = duty.id, frozenset(duty.on), duty.reply
        self.applies = columns.tests(duty.applies)
        self.duties = CompiledDuties(duty.obligations, columns)


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


class Book:
    """The packs that concern one kind of request, compiled together."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.packs = tuple(packs)
        self.law_pack = any(pack.layer is Layer.LAW for pack in packs)
        self.columns = Columns(clause for pack in packs for clause in _every_clause(pack))
        self.rules: list[CompiledRule] = []
        for pack in packs:
            for rule in pack.rules:
                self.rules.append(CompiledRule(rule, pack, len(self.rules), self.columns))
        self.duties = tuple(
            CompiledStandingDuty(duty, self.columns) for pack in packs for duty in pack.duties
        )
        self.default_reason = next((_reason(pack.default, pack) for pack in packs if pack.default), None)
        self.stamps = tuple(PackStamp(pack.id, pack.version, pack.sha256, pack.reviewed_by) for pack in packs)
        self.notices = _notices(packs, law_pack=self.law_pack)
        at = {compiled.rule.id: compiled for compiled in self.rules}
        for compiled in self.rules:
            for name in compiled.rule.exception_to:
                if name in at:
                    compiled.defeats |= at[name].bit
        # Standing duties by the outcome they go with.
        self.duties_on = {
            outcome: tuple(duty for duty in self.duties if outcome in duty.on)
            for outcome in ("permit", "limited", "must", "refuse")
        }
        self._obligations: dict[int, tuple[Obligation, ...]] = {}
        self._blank = self.columns.blank()
        self._in_force: dict[int, int] = {}
        self._index = self._make_index()

    def obligations(self, owed: int) -> tuple[Obligation, ...]:
        """The obligations of a mask, in the order of the vocabulary."""
        found = self._obligations.get(owed)
        if found is None:
            found = tuple(each for each in _OBLIGATIONS if owed & BIT_OF[each])
            self._obligations[owed] = found
        return found

    def encode(self, facts: Facts) -> list[int]:
        """The states of a request's facts, completed by `derived.complete`."""
        return self.columns.encode(facts, self._blank)

    def candidates(self, states: list[int], day: int) -> int:
        """A mask of the rules in force whose conditions hold; of a prohibition those too that only might."""
        left = self._in_force.get(day)
        if left is None:
            if len(self._in_force) >= _DAYS_KEPT:
                self._in_force.clear()
            left = sum(compiled.bit for compiled in self.rules if compiled.start <= day < compiled.end)
            self._in_force[day] = left
        for column, table in self._index:
            left &= table[states[column]]
        return left

    def _make_index(self) -> tuple[tuple[int, dict[int, int]], ...]:
        """For each column and each of its states the rules that this state does not rule out."""
        every = (1 << len(self.rules)) - 1
        allowed: dict[int, dict[int, int]] = {}
        for compiled in self.rules:
            is_forbid = compiled.modality is Modality.MUST_NOT
            for column, true, left_open, _ in compiled.applies:
                masks = allowed.setdefault(column, {})
                mask = true | left_open if is_forbid else true
                masks[compiled.bit] = masks.get(compiled.bit, -1) & mask
        often = sorted(allowed, key=lambda column: -len(allowed[column]))
        index = []
        for column in often:
            table = {}
            state, states = UNKNOWN, self.columns.everything(column)
            while state <= states:
                ruled_out = 0
                for bit, mask in allowed[column].items():
                    if not state & mask:
                        ruled_out |= bit
                table[state] = every & ~ruled_out
                state <<= 1
            index.append((column, table))
        return tuple(index)


def _every_clause(pack: Pack) -> Iterable[Clause]:
    for rule in pack.rules:
        yield from rule.clauses
        for duty in rule.obligations:
            yield from duty.when
            yield from duty.unless
    for standing in pack.duties:
        yield from standing.applies
        for duty in standing.obligations:
            yield from duty.when
            yield from duty.unless


def _reason(rule: Rule | Default, pack: Pack) -> Reason:
    sources = [pack.sources[name] for name in rule.cite]
    return Reason(
        rule=rule.id,
        pack=pack.id,
        version=pack.version,
        layer=pack.layer,
        citation="; ".join(source.cite for source in sources),
        says=rule.says,
        confidence="check" if any(source.confidence == "check" for source in sources) else "sure",
    )


def _notices(packs: Sequence[Pack], *, law_pack: bool) -> tuple[str, ...]:
    notices = [NOT_ADVICE]
    if any(pack.reviewed_by is None for pack in packs if pack.layer is not Layer.HOUSE):
        notices.append(UNREVIEWED)
    if not law_pack:
        notices.append(NO_PACK)
    return tuple(notices)
