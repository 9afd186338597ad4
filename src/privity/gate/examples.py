"""The examples inside a pack: what each rule does, and what it no longer does when one fact changes.

`but` lists contrasts: the same request with a fact or two changed. A null makes the fact unknown. `each` stands for
one contrast per fact, `unset` for one per fact made unknown. In a contrast the rule must not count any more, unless
`holds: true` says that it still does (a prohibition blocks while a fact is unknown). So a clause that is deleted or
misspelt fails an example of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from privity.errors import InputError
from privity.gate.book import Book
from privity.gate.decision import Decision, Refuse, outcome_of
from privity.gate.document import Table, read
from privity.gate.evaluate import Findings, decide
from privity.gate.library import Library
from privity.gate.request import Request, Value, parse_value
from privity.gate.rules import Pack
from privity.gate.vocabulary import FACTS, SAYS_UNKNOWN

_KEYS: Final = frozenset(
    (
        "rule",
        "from",
        "facts",
        "but",
        "each",
        "unset",
        "gives",
        "holds",
        "missing",
        "obligations",
        "reply",
        "as_of",
    )
)
_GIVES: Final = ("permit", "limited", "must", "refuse", "needs-more")


@dataclass(frozen=True, slots=True)
class Example:
    """A request, what is decided on it, and whether the rule under test counts."""

    name: str
    rule: str
    request: Request
    gives: str
    holds: bool
    as_of: date
    missing: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    reply: str = ""
    changed: tuple[str, ...] = field(default=())


def parse_examples(pack: Pack, today: date) -> tuple[Example, ...]:
    """Parse the second document of a pack; raise `InputError` naming the example that is wrong."""
    if not pack.examples_text.strip():
        return ()
    table = read(pack.examples_text, f"{pack.id} examples")
    bases = table.get("bases") or {}
    rows = table.get("examples") or []
    if (
        set(table) - {"bases", "examples"}
        or not isinstance(bases, Table | dict)
        or not isinstance(rows, list)
    ):
        raise InputError(f"{pack.id} examples: expected `bases` and `examples`", field=pack.id)
    found: list[Example] = []
    for row in rows:
        if not isinstance(row, Table) or set(row) - _KEYS or "rule" not in row:
            raise InputError(
                f"{pack.id} examples: an example has `rule`, `facts`, `gives`, `but`", field=pack.id
            )
        start = bases.get(str(row["from"]), None) if "from" in row else {}
        if start is None:
            raise InputError(
                f"{pack.id} examples line {row.line}: unknown base `{row['from']}`", field=pack.id
            )
        found.extend(_examples(pack, row, _joined(start, row.get("facts")), today))
    return tuple(found)


def run(example: Example, library: Library) -> tuple[str, ...]:
    """What is wrong with an example; empty when it stands."""
    book = library.book_for(example.request.facts)
    faults = []
    decision = decide(example.request, book, example.as_of)
    gave = _given(decision)
    if gave != example.gives:
        faults.append(f"{example.name}: expected {example.gives}, got {gave}")
    if counts(example, book) != example.holds:
        faults.append(f"{example.name}: the rule {'does not count' if example.holds else 'still counts'}")
    faults += _lacking(example.name, "obligation", example.obligations, decision.grounds.obligations)
    if isinstance(decision, Refuse):
        faults += _lacking(
            example.name, "missing fact", example.missing, [each.fact for each in decision.missing]
        )
    elif example.missing:
        faults.append(f"{example.name}: nothing is missing in a {gave}")
    if example.reply and example.reply != decision.grounds.reply.kind:
        faults.append(f"{example.name}: expected reply {example.reply}, got {decision.grounds.reply.kind}")
    return tuple(faults)


def counts(example: Example, book: Book) -> bool:
    """Does the rule under test permit, compel, forbid or oblige on this request?"""
    return example.rule in Findings(book, example.request.facts, example.as_of).counted()


def _lacking(name: str, what: str, wanted: Iterable[str], got: Iterable[str]) -> list[str]:
    given = set(got)
    return [f"{name}: {what} `{word}` is not there" for word in wanted if word not in given]


def _given(decision: Decision) -> str:
    if isinstance(decision, Refuse) and decision.undetermined:
        return "needs-more"
    return outcome_of(decision)


def _examples(pack: Pack, row: Table, facts: Mapping[str, object], today: date) -> Iterable[Example]:
    rule = f"{pack.id}.{row['rule']}"
    yield _example(f"{rule} line {row.line}", rule, row, facts, today, holds=True)
    contrasts = row.get("but") or []
    if not isinstance(contrasts, list):
        raise InputError(f"{pack.id} examples line {row.line}: `but` is a list", field=pack.id)
    for contrast in contrasts:
        if not isinstance(contrast, Table):
            raise InputError(f"{pack.id} examples line {row.line}: a contrast is a mapping", field=pack.id)
        for changed in _changes(pack, contrast):
            name = f"{rule} line {contrast.line} ({', '.join(changed)})"
            yield _example(
                name, rule, contrast, _joined(facts, changed), today, holds=False, changed=tuple(changed)
            )


def _changes(pack: Pack, contrast: Table) -> Iterable[dict[str, object]]:
    together = {key: value for key, value in contrast.items() if key not in _KEYS}
    each, unset = contrast.get("each") or {}, contrast.get("unset") or []
    if not isinstance(each, dict) or not isinstance(unset, list) or not (together or each or unset):
        raise InputError(f"{pack.id} examples line {contrast.line}: nothing is changed", field=pack.id)
    if together:
        yield together
    for path, value in each.items():
        yield {path: value}
    for path in unset:
        yield {str(path): None}


def _example(
    name: str,
    rule: str,
    row: Table,
    facts: Mapping[str, object],
    today: date,
    *,
    holds: bool,
    changed: tuple[str, ...] = (),
) -> Example:
    gives = row.get("gives")
    if gives not in _GIVES:
        raise InputError(f"{name}: `gives` is one of {', '.join(_GIVES)}", field=name)
    return Example(
        name=name,
        rule=rule,
        request=Request(None, _facts(name, facts)),
        gives=str(gives),
        holds=row.get("holds", holds) is True,
        as_of=date.fromisoformat(str(row["as_of"])) if "as_of" in row else today,
        missing=_words(row.get("missing")),
        obligations=_words(row.get("obligations")),
        reply=str(row.get("reply", "")),
        changed=changed,
    )


def _words(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _joined(first: object, second: object) -> dict[str, object]:
    joined: dict[str, object] = {}
    for table in (first, second):
        if isinstance(table, dict):
            joined.update(table)
    return joined


def _facts(name: str, stated: Mapping[str, object]) -> Mapping[str, Value]:
    known: dict[str, Value] = {}
    for path, value in stated.items():
        if path not in FACTS:
            raise InputError(f"{name}: unknown fact `{path}`", field=name)
        if value is None:
            continue
        parsed = parse_value(FACTS[path], value)
        if (path, parsed) not in SAYS_UNKNOWN:
            known[path] = parsed
    return MappingProxyType(known)
