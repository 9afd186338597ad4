"""The conditions of a rule, parsed: each names a known fact, an operator that fits it, and values that it can take."""

from collections.abc import Mapping
from typing import Final

from privity.gate.document import Table
from privity.gate.request import Value
from privity.gate.row import Row
from privity.gate.rules import (
    Clause,
    Operator,
)
from privity.gate.sets import SETS
from privity.gate.vocabulary import KNOWN, Fact, Kind, Remedy

_OPERATORS: Final = frozenset(operator.value for operator in Operator)
_LISTS: Final = (Kind.CHOICES, Kind.WORDS)
_COUNTS: Final = (Kind.NUMBER, Kind.DAYS)
_ALLOWED: Final = {
    Kind.FLAG: (Operator.IS,),
    Kind.NUMBER: (Operator.IS, Operator.AT_LEAST, Operator.AT_MOST, Operator.BELOW),
    Kind.DAYS: (Operator.AT_LEAST, Operator.AT_MOST, Operator.BELOW),
    Kind.CHOICE: (Operator.IS, Operator.NOT),
    Kind.WORD: (Operator.IS, Operator.NOT),
    Kind.CHOICES: (Operator.HAS, Operator.HAS_ALL, Operator.LACKS),
    Kind.WORDS: (Operator.HAS, Operator.HAS_ALL, Operator.LACKS),
}


def parse_clauses(
    at: Row, items: Mapping[str, object], fragments: Mapping[str, tuple[Clause, ...]]
) -> tuple[Clause, ...]:
    """Parse a mapping of facts to conditions, or of `use` to a fragment."""
    clauses: list[Clause] = []
    for path, condition in items.items():
        if path == "use":
            for name in condition if isinstance(condition, list) else [condition]:
                if name not in fragments:
                    at.fail(f"unknown fragment `{name}`", str(name), fragments)
                clauses.extend(fragments[str(name)])
            continue
        fact = KNOWN.get(path)
        if fact is None:
            at.fail(f"unknown fact `{path}`", path, KNOWN)
        if not fact.ground:
            at.fail(f"`{path}` is never a ground, so no rule may read it")
        clauses.extend(_clauses_of(at, fact, condition))
    return tuple(clauses)


def _clauses_of(at: Row, fact: Fact, condition: object) -> list[Clause]:
    if not isinstance(condition, Table):
        operator = Operator.HAS if fact.kind in _LISTS else Operator.IS
        return [Clause(fact.path, operator, _values(at, fact, operator, condition))]
    stated = False
    details = dict(condition)
    if "stated" in details:
        if not fact.presumable:
            at.fail(f"`{fact.path}` may not be used with `stated`: when it is unknown, a prohibition blocks")
        inner = details.pop("stated")
        if details.keys() - {"remedy"}:
            at.fail("`stated` stands alone, or with `remedy`")
        stated, details = True, (dict(inner) if isinstance(inner, Table) else {"is": inner}) | details
    ask, defer = str(details.pop("ask", "")), details.pop("defer", False)
    remedy = details.pop("remedy", None)
    if not isinstance(defer, bool):
        at.fail("`defer` must be true or false")
    if not details:
        at.fail(f"`{fact.path}` states no condition")
    clauses = []
    for word, value in details.items():
        if word not in _OPERATORS:
            at.fail(f"unknown operator `{word}`", word, _OPERATORS)
        operator = Operator(word)
        if fact.kind in _LISTS and operator is Operator.IS:
            operator = Operator.HAS
        clauses.append(
            Clause(
                fact.path,
                operator,
                _values(at, fact, operator, value),
                stated=stated,
                ask=ask,
                remedy=None if remedy is None else at.word(str(remedy), "remedy", Remedy),
                defer=defer,
            )
        )
    return clauses


def _values(at: Row, fact: Fact, operator: Operator, value: object) -> tuple[Value, ...]:
    """The values of a clause, with `$set` written out; each must be one that the fact can take."""
    items = value if isinstance(value, list) else [value]
    allowed = _ALLOWED[fact.kind]
    if operator not in allowed:
        at.fail(f"`{fact.path}` cannot be compared with `{operator}`", operator, [op.value for op in allowed])
    if fact.kind in _COUNTS and operator is not Operator.IS and len(items) != 1:
        at.fail(f"`{fact.path}` takes one number with `{operator}`")
    values: list[Value] = []
    for item in items:
        if isinstance(item, str) and item.startswith("$"):
            if item[1:] not in SETS:
                at.fail(f"unknown set `{item}`", item[1:], SETS)
            values.extend(_checked(at, fact, word) for word in SETS[item[1:]])
        else:
            values.append(_checked(at, fact, item))
    if not values:
        at.fail(f"`{fact.path}` lists no value")
    return tuple(dict.fromkeys(values))


def _checked(at: Row, fact: Fact, item: object) -> Value:
    if not isinstance(item, str | int) or not _fits(fact, item):
        at.fail(f"`{fact.path}` cannot be `{item}`", str(item), fact.values)
    return item


def _fits(fact: Fact, item: str | int) -> bool:
    match fact.kind:
        case Kind.FLAG:
            return isinstance(item, bool)
        case Kind.NUMBER | Kind.DAYS:
            return isinstance(item, int) and not isinstance(item, bool)
        case Kind.CHOICE | Kind.CHOICES:
            return item in fact.values
        case Kind.WORD | Kind.WORDS:
            return isinstance(item, str) and bool(item)
